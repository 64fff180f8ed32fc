/**
 * The Vietnamese lunisolar calendar, from the motions of the moon and the sun at UTC+7 (Decision 121/CP of 8 August
 * 1967). It differs from the Chinese one, which is reckoned at UTC+8, whenever a new moon or a solstice falls in the
 * hour between the two midnights: Tết of 1985, 2007 and 2030. Formulas: J. Meeus, Astronomical Algorithms, 2nd ed.,
 * chapters 25 (sun, 0.01°) and 49 (new moon, some seconds); valid here for 1900–2200. Days are days since 1970-01-01.
 *
 * Rules: a month begins on the local day of the new moon; month 11 holds the winter solstice; if thirteen months lie
 * between two months 11, the first of them in which the sun enters no new sign of 30° is the leap month.
 */
export function lunarToSolar(
  lunarYear: number,
  month: number,
  day: number,
  utcOffsetHours = vietnamOffset,
): number {
  const first = month11(month >= 11 ? lunarYear : lunarYear - 1, utcOffsetHours);
  const next = month11(month >= 11 ? lunarYear + 1 : lunarYear, utcOffsetHours);
  const ordinal = (month + 1) % 12;
  const leap = next - first === 13 ? leapMonth(first, utcOffsetHours) : Infinity;
  return newMoonDay(first + ordinal + (ordinal >= leap ? 1 : 0), utcOffsetHours) + day - 1;
}

const vietnamOffset = 7;
const julianDayOf1970 = 2_440_587.5;

/** Number (counted from January 2000) of the new moon that begins month 11 of a solar year. */
function month11(year: number, offset: number): number {
  let lunation = Math.ceil((year + 1 - 2000) * 12.3685) + 1;
  const yearEnd = Date.UTC(year, 11, 31) / 86_400_000;
  while (newMoonDay(lunation, offset) > yearEnd) lunation -= 1;
  // A month that begins after the day of the solstice is month 12 already.
  if (sunSign(newMoonDay(lunation, offset), offset) === 9) lunation -= 1;
  return lunation;
}

/** Place (1 … 12) after month 11 of the month in which the sun enters no sign. */
function leapMonth(first: number, offset: number): number {
  for (let place = 1; place < 13; place += 1) {
    const start = sunSign(newMoonDay(first + place, offset), offset);
    if (start === sunSign(newMoonDay(first + place + 1, offset), offset)) return place;
  }
  throw new RangeError(`no leap month after lunation ${first}`);
}

/** Local day of the new moon with this number. */
function newMoonDay(lunation: number, offset: number): number {
  const julianDay = newMoon(lunation) - deltaT(2000 + lunation / 12.3685);
  return Math.floor(julianDay - julianDayOf1970 + offset / 24);
}

/** Sign 0–11 (30° each, from the spring equinox) in which the sun stands at the local midnight that begins a day. */
function sunSign(day: number, offset: number): number {
  const julianDay = day + julianDayOf1970 - offset / 24;
  const centuries = (julianDay + deltaT(2000 + (julianDay - 2_451_545) / 365.25) - 2_451_545) / 36_525;
  const anomaly = 357.52911 + 35_999.05029 * centuries - 0.0001537 * centuries ** 2;
  const centre =
    (1.914602 - 0.004817 * centuries) * sin(anomaly) +
    (0.019993 - 0.000101 * centuries) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly);
  const mean = 280.46646 + 36_000.76983 * centuries + 0.0003032 * centuries ** 2;
  const longitude = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * centuries);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** Julian ephemeris day of a new moon. */
function newMoon(k: number): number {
  const T = k / 1236.85;
  const e = 1 - 0.002516 * T - 0.0000074 * T ** 2;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * T ** 2;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * T ** 2 + 0.00001238 * T ** 3;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * T ** 2 - 0.00000227 * T ** 3;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * T ** 2;
  let day = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * T ** 2 - 0.00000015 * T ** 3;
  for (const [size, ofSun, ofMoon, ofLatitude] of newMoonTerms) {
    day += size * e ** Math.abs(ofSun) * sin(ofSun * sun + ofMoon * moon + ofLatitude * latitude);
  }
  day -= 0.00017 * sin(node);
  day += 0.000325 * sin(299.77 + 0.107408 * k - 0.009173 * T ** 2);
  for (const [size, start, rate] of planetTerms) day += size * sin(start + rate * k);
  return day;
}

/** Days by which even time runs ahead of the clock (Espenak and Meeus, polynomial for 2005–2050; about a minute). */
function deltaT(year: number): number {
  const y = year - 2000;
  return (62.92 + 0.32217 * y + 0.005589 * y ** 2) / 86_400;
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

/** Size in days, then multiples of the sun's anomaly, the moon's anomaly and the moon's argument of latitude. */
const newMoonTerms: readonly (readonly [number, number, number, number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
];

/** Size in days, phase and its change per lunation in degrees: disturbance by the planets. */
const planetTerms: readonly (readonly [number, number, number])[] = [
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
];
