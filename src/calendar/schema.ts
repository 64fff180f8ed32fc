import { z } from 'zod';
import { closingMinute, commonMultiple, openMinutes, parseClock } from './local-time.ts';

export { DueDateQuery } from './due-date-query.ts';

/** Words in both languages, as city packs write them. */
const Words = z.object({ vi: z.string().min(1).max(500), en: z.string().min(1).max(500) });

/** A civil day, `2015-02-25`; the day must exist. */
export const IsoDate = z.iso.date();

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A stretch of office time within one day, `["07:00", "11:00"]`: from the first minute, to before the last. */
export const TimeRange = z
  .tuple([clock, clock])
  .refine(([from, to]) => parseClock(from) < parseClock(to), 'Giờ kết thúc phải sau giờ bắt đầu');

const DayHours = z
  .array(TimeRange)
  .max(12)
  .refine(
    (ranges) => ranges.every(([from], i) => i === 0 || parseClock(from) >= closingMinute(ranges.slice(0, i))),
    'Các khoảng giờ trong ngày phải theo thứ tự và không chồng nhau',
  )
  .readonly();

/** Parts of a day that still count exactly, as whole numbers, over fifty years of days. */
const mostParts = 2 ** 53 / 20_000;

/**
 * Office hours of an agency: for each ISO weekday (1 Monday … 7 Sunday) its ranges; an empty list is a weekly day off.
 * A weekday that is left out is a day off as well.
 */
export const OfficeHours = z
  .object({
    1: DayHours.default([]),
    2: DayHours.default([]),
    3: DayHours.default([]),
    4: DayHours.default([]),
    5: DayHours.default([]),
    6: DayHours.default([]),
    7: DayHours.default([]),
  })
  .strict()
  .refine((hours) => Object.values(hours).some((day) => day.length > 0), 'Phải có ít nhất một ngày làm việc')
  .refine(
    (hours) => commonMultiple(openDays(hours)) <= mostParts,
    'Số giờ các ngày trong tuần quá lẻ để quy đổi với nhau, hãy làm tròn giờ đến 5 phút',
  );
export type OfficeHours = z.infer<typeof OfficeHours>;

/** How sure a fact of the calendar is: by the law alone, by an announcement, or known but not yet checked. */
export const Source = z.enum(['law', 'announced', 'unverified']);

/** A public holiday by law, in the solar or the Vietnamese lunar calendar, for the years in which the law says so. */
export const Holiday = z
  .object({
    code: z.string().regex(/^[a-z][a-z-]{0,39}$/),
    name: Words,
    calendar: z.enum(['solar', 'lunar']),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    /** Days off before and after the day itself. */
    before: z.number().int().min(0).max(9).default(0),
    after: z.number().int().min(0).max(9).default(0),
    fromYear: z.number().int().optional(),
    toYear: z.number().int().optional(),
    law: z.string().max(300),
  })
  .refine(
    ({ calendar, month, day }) => day <= (calendar === 'lunar' ? 29 : daysOfMonth(month)),
    'Ngày lễ phải có trong mọi năm',
  );
export type Holiday = z.infer<typeof Holiday>;

/** What the government announced for one year. */
export const DeclaredYear = z.object({
  source: Source,
  note: z.string().max(500).default(''),
  /** First and last day off around a holiday (weekends and compensation included); replaces what the law gives. */
  ranges: z.record(z.string(), z.tuple([IsoDate, IsoDate])).default({}),
  /** Days off that stand in for a holiday on a weekly rest day, as announced. */
  compensation: z.array(IsoDate).default([]),
  /** Swaps: the weekday off, and the rest day worked for it. */
  swaps: z.array(z.tuple([IsoDate, IsoDate])).default([]),
});
export type DeclaredYear = z.infer<typeof DeclaredYear>;

/** The one-stop rules in force on the day a dossier is received; a dossier stays on them. */
export const RuleSet = z.object({
  code: z.string().min(1).max(60),
  title: Words,
  validFrom: IsoDate,
  /** Last day in force; null: still in force. */
  validTo: IsoDate.nullable(),
  /** After a supplement: the waiting time is added to the term, or the term starts again. */
  lateSupplement: z.enum(['add', 'restart']),
  /** How often a dossier may be sent back for papers (Decree 61/2018/NĐ-CP art. 17: once). */
  maxSupplements: z.number().int().min(0).max(9).default(1),
  /** A same-day procedure received after this time is answered on the next working day; null: no such rule. */
  sameDayCutoff: clock.nullable(),
  source: Source,
  note: z.string().max(500).default(''),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** A city pack's `calendar.json`. */
export const CalendarData = z
  .object({
    /** Declared years `from`–`declaredTo`; to `computedTo` days off follow from the law alone, swaps not yet known. */
    years: z.object({
      from: z.number().int().min(1976).max(2200),
      declaredTo: z.number().int().min(1976).max(2200),
      computedTo: z.number().int().min(1976).max(2200),
    }),
    /** ISO weekdays on which public servants rest; a holiday on one of them moves to the next working day. */
    weeklyRest: z.array(z.number().int().min(1).max(7)).max(6).default([6, 7]),
    hours: OfficeHours,
    holidays: z.array(Holiday),
    declared: z.record(z.string().regex(/^\d{4}$/), DeclaredYear),
    ruleSets: z.array(RuleSet).min(1),
  })
  .superRefine((data, context) => {
    const fault = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path });
    if (!(data.years.from <= data.years.declaredTo && data.years.declaredTo <= data.years.computedTo)) {
      fault('Các năm phải theo thứ tự from ≤ declaredTo ≤ computedTo', 'years');
    }
    const codes = new Set(data.holidays.map((holiday) => holiday.code));
    for (const [year, declared] of Object.entries(data.declared)) {
      for (const [code, [from, to]] of Object.entries(declared.ranges)) {
        if (!codes.has(code)) fault(`Không có ngày lễ nào mã ${code}`, 'declared', year, 'ranges', code);
        if (from > to) fault('Ngày đầu phải trước ngày cuối', 'declared', year, 'ranges', code);
      }
      declared.swaps.forEach(([off, worked], i) => {
        const isRest = (date: string) => data.weeklyRest.includes(Temporal.PlainDate.from(date).dayOfWeek);
        if (isRest(off) || !isRest(worked)) {
          fault(
            'Hoán đổi phải là một ngày làm việc lấy một ngày nghỉ hằng tuần',
            'declared',
            year,
            'swaps',
            i,
          );
        }
      });
    }
    data.ruleSets.forEach((rules, i) => {
      const next = data.ruleSets[i + 1];
      if (next !== undefined && (rules.validTo === null || rules.validTo >= next.validFrom)) {
        fault('Các bộ quy tắc phải theo thứ tự thời gian và không chồng nhau', 'ruleSets', i);
      }
    });
  });
export type CalendarData = z.infer<typeof CalendarData>;

export const TermUnit = z.enum(['wd', 'wh', 'd', 'mo']);

/** A legal time limit: `wd` working days (0: the same day), `wh` working hours, `d` calendar days, `mo` months. */
export type Term = { readonly amount: number; readonly unit: z.infer<typeof TermUnit> };

/** A term as written: `5wd`, `8wh`, `20d`, `2mo`; `0wd` is "within the day" (trong ngày). */
export const TermText = z.string().regex(/^(0wd|[1-9]\d{0,3}(wd|wh|d|mo))$/);

type WeekHours = Record<string, readonly (readonly [string, string])[]>;

function openDays(hours: WeekHours): number[] {
  return Object.values(hours)
    .map(openMinutes)
    .filter((length) => length > 0);
}

function daysOfMonth(month: number): number {
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
