/**
 * What somebody sent to study owes when the commitment is broken (Nghị định 101/2017/NĐ-CP, Điều 7–9; before it Thông tư
 * 03/2011/TT-BNV, by the same formula). All amounts in whole đồng, rounded by the half.
 */
export type Study = {
  readonly startedOn: Temporal.PlainDate;
  /** Null: still studying. */
  readonly endedOn: Temporal.PlainDate | null;
  readonly outcome: Outcome | null;
  /** F: all that the study cost, salary left out. */
  readonly cost: number;
  /** T1: months to be served afterwards. Null: what the rule of the day asks. */
  readonly commitmentMonths: number | null;
  /** Left service on this day; null: still serving. */
  readonly leftOn: Temporal.PlainDate | null;
  /** Whole years of service before the study; the probation is none. */
  readonly yearsBefore: number;
  /** A woman, or of an ethnic minority: a larger reduction. */
  readonly isReduced: boolean;
  /** What has been paid back so far. */
  readonly paid: number;
};
export type Outcome = 'returned' | 'absent' | 'noDegree' | 'abandoned';

export type Standing = 'studying' | 'bound' | 'fulfilled' | 'owes' | 'repaid';
export type Reckoning = {
  readonly standing: Standing;
  /** T1 and T2, in months. */
  readonly months: number;
  readonly served: number;
  /** Last day of the commitment; null while studying, and where nobody serves. */
  readonly boundUntil: Temporal.PlainDate | null;
  /** S before it is reduced. */
  readonly gross: number;
  /** Share taken off, 0…1. */
  readonly reduction: number;
  /** What is owed; of somebody still bound: what would be, on leaving today. */
  readonly owed: number;
  readonly rule: RuleSet;
};

/** Numbers of the law, by the day on which the study began. */
export type RuleSet = {
  readonly from: Temporal.PlainDate;
  readonly law: string;
  /** The commitment is so many times the length of the study (Điều 6). */
  readonly serviceTimes: number;
  /** Taken off for each year of service before: of everybody, and of women and ethnic minorities (Điều 9). */
  readonly perYear: number;
  readonly perYearReduced: number;
  /** Days in which the decision is to be paid (Điều 13). */
  readonly daysToPay: number;
};

/** What the program knows of the law; the register of rules adds to it, and takes the place of what it dates alike. */
export const lawOfOld: readonly [RuleSet, ...RuleSet[]] = [
  {
    from: Temporal.PlainDate.from('2010-05-01'),
    law: 'Nghị định số 18/2010/NĐ-CP; Thông tư số 03/2011/TT-BNV',
    serviceTimes: 3,
    perYear: 0.01,
    perYearReduced: 0.015,
    daysToPay: 120,
  },
  {
    from: Temporal.PlainDate.from('2017-10-21'),
    law: 'Nghị định số 101/2017/NĐ-CP, Điều 6 đến Điều 13',
    serviceTimes: 2,
    perYear: 0.01,
    perYearReduced: 0.015,
    daysToPay: 120,
  },
];

/** The rules, in the order of their days, for a study that began on a day; before the first of them the first. */
export function ruleSetOf(
  startedOn: Temporal.PlainDate,
  rules: readonly [RuleSet, ...RuleSet[]] = lawOfOld,
): RuleSet {
  return rules.findLast(({ from }) => Temporal.PlainDate.compare(from, startedOn) <= 0) ?? rules[0];
}

export function reckon(
  study: Study,
  today: Temporal.PlainDate,
  rules: readonly [RuleSet, ...RuleSet[]] = lawOfOld,
): Reckoning {
  const rule = ruleSetOf(study.startedOn, rules);
  const { endedOn, outcome, leftOn } = study;
  const length = endedOn === null ? 0 : monthsBetween(study.startedOn, endedOn);
  const months = study.commitmentMonths ?? Math.max(1, Math.round(length * rule.serviceTimes));
  const reduction = Math.min(1, study.yearsBefore * (study.isReduced ? rule.perYearReduced : rule.perYear));
  const result = (kind: Standing, served: number, gross: number): Reckoning => ({
    standing: kind === 'owes' && study.paid >= Math.round(gross * (1 - reduction)) ? 'repaid' : kind,
    months,
    served,
    boundUntil:
      endedOn === null || outcome !== 'returned' ? null : endedOn.add({ months }).subtract({ days: 1 }),
    gross,
    reduction,
    owed: Math.round(gross * (1 - reduction)),
    rule,
  });
  if (endedOn === null || outcome === null) return result('studying', 0, 0);
  // Điều 8 khoản 2 điểm a: all of it, where the study was given up, brought no degree, or nobody came to serve.
  if (outcome !== 'returned') return result('owes', 0, study.cost);
  const end = leftOn ?? today;
  const served = Math.min(months, Math.max(0, monthsBetween(endedOn, end)));
  // Điểm b: S = F ÷ T1 × (T1 − T2).
  const gross = Math.round((study.cost * (months - served)) / months);
  if (served >= months) return result('fulfilled', months, 0);
  return result(leftOn === null ? 'bound' : 'owes', served, gross);
}

/** Months from one day to another, rounded: fifteen days or more are a month. */
export function monthsBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const { months, days } = from.until(to, { largestUnit: 'months' });
  return months + (days >= 15 ? 1 : 0);
}

/** The day by which a decision received on a day is to be paid. */
export function payBy(rule: RuleSet, receivedOn: Temporal.PlainDate): Temporal.PlainDate {
  return receivedOn.add({ days: rule.daysToPay });
}
