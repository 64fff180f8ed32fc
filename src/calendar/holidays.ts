import { t, type Text } from '../kernel/messages.ts';
import { dateOf, epochDay, formatDate, weekdayOf } from './local-time.ts';
import { lunarToSolar } from './lunar.ts';
import type { CalendarData, Holiday } from './schema.ts';

/** A day that is not what its weekday says: off, or worked with the hours of the weekday it stands in for. */
export type DayMark = {
  readonly kind: 'holiday' | 'compensation' | 'swappedOff' | 'worked';
  readonly reason: Text;
  /** Weekday (1–7) whose office hours apply; null: a day off. */
  readonly worksAs: number | null;
};

/**
 * Every exceptional day of the calendar. Holidays follow from the law (Labour Code 2012, art. 115; 2019, art. 112) or
 * from the range announced for the year; one that falls on a weekly rest day moves to the next working day (art. 111.3);
 * a swap makes a weekday off and a rest day worked. Keys are days since 1970-01-01.
 */
export function markDays(data: CalendarData): Map<number, DayMark> {
  const marks = new Map<number, DayMark>();
  const owed: { day: number; holiday: Text }[] = [];
  for (const [year, holiday] of holidaysByYear(data)) {
    const announced = data.declared[year]?.ranges[holiday.code];
    const [first, last] = announced === undefined ? lawfulRange(holiday, year) : announced.map(parseDay);
    if (first === undefined || last === undefined) continue;
    for (let day = first; day <= last; day += 1) {
      // Two holidays on one day give one day off, and another is owed for the second only where it is announced.
      if (!marks.has(day)) marks.set(day, { kind: 'holiday', reason: holiday.name, worksAs: null });
      if (announced === undefined && isRest(data, day)) owed.push({ day, holiday: holiday.name });
    }
  }
  for (const declared of Object.values(data.declared)) {
    for (const [weekday, worked] of declared.swaps) markSwap(marks, parseDay(weekday), parseDay(worked));
  }
  for (const { day, holiday } of owed.toSorted((a, b) => a.day - b.day)) {
    let next = day + 1;
    while (isRest(data, next) || marks.has(next)) next += 1;
    marks.set(next, compensation(holiday));
  }
  for (const date of Object.values(data.declared).flatMap((declared) => declared.compensation)) {
    const day = parseDay(date);
    if (marks.get(day)?.kind !== 'compensation') marks.set(day, compensation(holidayNear(marks, day)));
  }
  return marks;
}

/** Days off that a holiday has by law in a year, first and last. */
function lawfulRange(holiday: Holiday, year: number): [number, number] {
  const day =
    holiday.calendar === 'lunar'
      ? lunarToSolar(year, holiday.month, holiday.day)
      : Date.UTC(year, holiday.month - 1, holiday.day) / 86_400_000;
  return [day - holiday.before, day + holiday.after];
}

function holidaysByYear(data: CalendarData): [number, Holiday][] {
  const result: [number, Holiday][] = [];
  for (let year = data.years.from - 1; year <= data.years.computedTo + 1; year += 1) {
    for (const holiday of data.holidays) {
      if (year >= (holiday.fromYear ?? -Infinity) && year <= (holiday.toYear ?? Infinity)) {
        result.push([year, holiday]);
      }
    }
  }
  return result;
}

function markSwap(marks: Map<number, DayMark>, weekday: number, worked: number): void {
  const [offDate, workedDate] = [formatDate(dateOf(weekday)), formatDate(dateOf(worked))];
  marks.set(weekday, {
    kind: 'swappedOff',
    reason: t(
      `Nghỉ hoán đổi, làm bù ngày ${workedDate}`,
      `Day off swapped with ${workedDate}, which is worked`,
    ),
    worksAs: null,
  });
  marks.set(worked, {
    kind: 'worked',
    reason: t(`Làm bù cho ${offDate}`, `Worked in place of ${offDate}`),
    worksAs: weekdayOf(weekday),
  });
}

function compensation(holiday: Text | undefined): DayMark {
  const reason =
    holiday === undefined
      ? t('Nghỉ bù', 'Compensatory day off')
      : t(`Nghỉ bù ${holiday.vi}`, `Compensatory day off for ${holiday.en}`);
  return { kind: 'compensation', reason, worksAs: null };
}

/** Name of the holiday an announced compensatory day belongs to: its own day's, or the nearest one up to 5 days before. */
function holidayNear(marks: Map<number, DayMark>, day: number): Text | undefined {
  for (let before = day; before >= day - 5; before -= 1) {
    const mark = marks.get(before);
    if (mark?.kind === 'holiday') return mark.reason;
  }
  return undefined;
}

function isRest(data: CalendarData, day: number): boolean {
  return data.weeklyRest.includes(weekdayOf(day));
}

function parseDay(date: string): number {
  return epochDay(Temporal.PlainDate.from(date));
}
