import { t, type Text } from '../kernel/messages.ts';
import { markDays, type DayMark } from './holidays.ts';
import { commonMultiple, epochDay, openMinutes, parseClock, weekdayOf } from './local-time.ts';
import type { CalendarData, OfficeHours } from './schema.ts';

/** The days of a city: what each day from 1 January `years.from` to 31 December `years.computedTo` is, and why. */
export type WorkingCalendar = {
  readonly data: CalendarData;
  /** First day covered and the day after the last, as days since 1970-01-01. */
  readonly firstDay: number;
  readonly endDay: number;
  readonly marks: ReadonlyMap<number, DayMark>;
  /** Office times already worked out for this calendar. */
  readonly offices: WeakMap<OfficeHours, OfficeTime>;
};

/**
 * Working time of one agency, laid out so that a due date is a few look-ups: `…Before[i]` counts everything on the
 * days before day `firstDay + i`.
 */
export type OfficeTime = {
  readonly calendar: WorkingCalendar;
  readonly minutesBefore: Int32Array;
  readonly workDaysBefore: Int32Array;
  /** The working days in order, as index from `firstDay`. */
  readonly workDays: Int32Array;
  /** Weekday (1–7) whose hours each day has; 0 for a day off. */
  readonly hoursAs: Uint8Array;
  /** Per weekday 1–7: start and end minutes `[420, 660, 780, 1020]`, and their sum. */
  readonly ranges: readonly (readonly number[])[];
  readonly lengths: readonly number[];
  /** Least common multiple of the lengths: parts into which every working day, long or short, is divided evenly. */
  readonly partsPerDay: number;
};

const built = new WeakMap<CalendarData, WorkingCalendar>();

/** The calendar of a city pack, built once per data. The data has passed `CalendarData`. */
export function buildCalendar(data: CalendarData): WorkingCalendar {
  const known = built.get(data);
  if (known !== undefined) return known;
  const calendar: WorkingCalendar = {
    data,
    firstDay: epochDay(new Temporal.PlainDate(data.years.from, 1, 1)),
    endDay: epochDay(new Temporal.PlainDate(data.years.computedTo + 1, 1, 1)),
    marks: markDays(data),
    offices: new WeakMap(),
  };
  built.set(data, calendar);
  return calendar;
}

/** What a day is for an agency: the weekday whose hours apply (0: day off), and why. */
export function dayKind(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  day: number,
): { hoursAs: number; reason: Text } {
  const weekday = weekdayOf(day);
  const mark = calendar.marks.get(day);
  if (mark?.worksAs === null) return { hoursAs: 0, reason: mark.reason };
  if (mark !== undefined) {
    // An agency closed on the weekday that was swapped away still works its own hours on the day worked, if it has any.
    const hoursAs = [mark.worksAs, weekday].find((each) => rangesOn(hours, each).length > 0);
    if (hoursAs !== undefined) return { hoursAs, reason: mark.reason };
  }
  if (rangesOn(hours, weekday).length > 0) {
    return { hoursAs: weekday, reason: t('Ngày làm việc', 'Working day') };
  }
  const name = weekdayNames[weekday - 1] ?? weekdayNames[0];
  return calendar.data.weeklyRest.includes(weekday)
    ? { hoursAs: 0, reason: name }
    : {
        hoursAs: 0,
        reason: t(`Cơ quan không làm việc ${name.vi}`, `The office is closed on ${name.en}`),
      };
}

/** Working time of an agency in a calendar, worked out at the first use of these hours. */
export function officeTime(calendar: WorkingCalendar, hours: OfficeHours): OfficeTime {
  const known = calendar.offices.get(hours);
  if (known !== undefined) return known;
  const ranges = [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    rangesOn(hours, weekday).flatMap(([from, to]) => [parseClock(from), parseClock(to)]),
  );
  const lengths = [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => openMinutes(rangesOn(hours, weekday)));
  const count = calendar.endDay - calendar.firstDay;
  const hoursAs = new Uint8Array(count);
  const minutesBefore = new Int32Array(count + 1);
  const workDaysBefore = new Int32Array(count + 1);
  const workDays: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const weekday = dayKind(calendar, hours, calendar.firstDay + i).hoursAs;
    hoursAs[i] = weekday;
    minutesBefore[i + 1] = (minutesBefore[i] ?? 0) + (lengths[weekday] ?? 0);
    workDaysBefore[i + 1] = (workDaysBefore[i] ?? 0) + (weekday > 0 ? 1 : 0);
    if (weekday > 0) workDays.push(i);
  }
  const office: OfficeTime = {
    calendar,
    minutesBefore,
    workDaysBefore,
    workDays: Int32Array.from(workDays),
    hoursAs,
    ranges,
    lengths,
    partsPerDay: commonMultiple(lengths.filter((length) => length > 0)),
  };
  calendar.offices.set(hours, office);
  return office;
}

/** An agency's ranges on an ISO weekday; none for 0. */
export function rangesOn(hours: OfficeHours, weekday: number): readonly (readonly [string, string])[] {
  return [[], hours[1], hours[2], hours[3], hours[4], hours[5], hours[6], hours[7]][weekday] ?? [];
}

export const weekdayNames = [
  t('Thứ Hai', 'Monday'),
  t('Thứ Ba', 'Tuesday'),
  t('Thứ Tư', 'Wednesday'),
  t('Thứ Năm', 'Thursday'),
  t('Thứ Sáu', 'Friday'),
  t('Thứ Bảy', 'Saturday'),
  t('Chủ nhật', 'Sunday'),
] as const;
