import { dayAfter } from './effect.ts';
import type { Day, DocumentLevel } from './schema.ts';

/** A number of days by level that a law sets from a day on. `unverified`: written down from memory. */
type DayRule = {
  readonly from: Day;
  readonly days: Readonly<Record<DocumentLevel, number>>;
  readonly source: string;
  readonly standing: 'law' | 'unverified';
};

/** From signing or adoption to the first day of effect, at least. */
const effectRules: readonly DayRule[] = [
  {
    from: '2005-04-01',
    days: { central: 15, city: 10, district: 7, commune: 5 },
    source: 'Luật 31/2004/QH11, điều 51; Luật 17/2008/QH12, điều 78',
    standing: 'unverified',
  },
  {
    from: '2016-07-01',
    days: { central: 45, city: 10, district: 7, commune: 7 },
    source: 'Luật 80/2015/QH13, điều 151',
    standing: 'law',
  },
  {
    from: '2025-04-01',
    days: { central: 45, city: 10, district: 7, commune: 7 },
    source: 'Luật 64/2025/QH15, điều 53',
    standing: 'unverified',
  },
];

/** How long a draft stands open for everybody’s comments, at least. */
const postingRules: readonly DayRule[] = [
  {
    from: '2016-07-01',
    days: { central: 60, city: 30, district: 7, commune: 7 },
    source: 'Luật 80/2015/QH13, điều 57, 120, 129, 134',
    standing: 'unverified',
  },
  {
    from: '2025-04-01',
    days: { central: 20, city: 20, district: 20, commune: 0 },
    source: 'Luật 64/2025/QH15 và Nghị định 78/2025/NĐ-CP',
    standing: 'unverified',
  },
];

/** The earliest first day of effect of a document issued on a day; by the shortened procedure that day itself. */
export function earliestEffect(
  level: DocumentLevel,
  issuedOn: Day,
  isShortened: boolean,
): { readonly on: Day; readonly days: number; readonly source: string } {
  const { days, source } = ruleOn(effectRules, level, issuedOn);
  return isShortened ? { on: issuedOn, days: 0, source } : { on: dayAfter(issuedOn, days), days, source };
}

/** Days for which a draft of this level that is posted today has to stand open. */
export function leastPosting(
  level: DocumentLevel,
  today: Day,
): { readonly days: number; readonly source: string } {
  return ruleOn(postingRules, level, today);
}

/** The day on which the lists of the year’s expired documents must be published (Nghị định 34/2016, điều 157; 79/2025, unverified). */
export function expiryListDue(year: number): Day {
  return `${year + 1}-01-31`;
}

/** Marks of systematisation: every fifth 31 December from 2013 (Nghị định 34/2016/NĐ-CP, điều 164; 79/2025, unverified). */
export function systematisationMarks(today: Day): readonly { readonly on: Day; readonly publishBy: Day }[] {
  const marks: { on: Day; publishBy: Day }[] = [];
  for (let year = 2013; year - 5 < Temporal.PlainDate.from(today).year; year += 5)
    marks.push({ on: `${year}-12-31`, publishBy: `${year + 1}-03-01` });
  return marks;
}

function ruleOn(rules: readonly DayRule[], level: DocumentLevel, day: Day) {
  const rule = rules.findLast(({ from }) => from <= day);
  return { days: rule?.days[level] ?? 0, source: rule?.source ?? '' };
}
