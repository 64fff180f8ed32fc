import { t, type Text } from '../kernel/messages.ts';
import type { TaskStanding } from './lives.ts';
import type { Comparison, Day } from './schema.ts';

/** Status is computed from figures, days and reports; nobody types it. `metLate`: a task confirmed, but done after its day. */
export const statuses = {
  met: t('Đạt', 'Met'),
  metLate: t('Đạt nhưng trễ hạn', 'Met late'),
  onCourse: t('Đúng tiến độ', 'On course'),
  atRisk: t('Có nguy cơ trễ', 'At risk'),
  missed: t('Không đạt', 'Missed'),
  noData: t('Chưa có số liệu', 'No data'),
} satisfies Record<string, Text>;
export type Status = keyof typeof statuses;

/** A status with the rule that gave it. */
export type Verdict = { readonly status: Status; readonly why: Text };

/** A rule of a table: the first that holds decides. */
type Rule<Case> = Verdict & { readonly holds: (found: Case) => boolean };

/** What a target's status rests on. Values in the unit of its indicator. */
export type TargetCase = {
  readonly value: number | null;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly baseline: number | null;
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** The day on which one looks. */
  readonly today: Day;
};

export const targetRules: readonly Rule<TargetCase>[] = [
  {
    status: 'noData',
    holds: ({ value }) => value === null,
    why: t('Chưa có số liệu của kỳ này', 'There is no figure for the period yet'),
  },
  {
    status: 'met',
    holds: (found) => isPast(found) && reaches(found),
    why: t('Đã đến hạn, số liệu đạt ngưỡng', 'Its day has passed and the figure is at the threshold'),
  },
  {
    status: 'missed',
    holds: isPast,
    why: t(
      'Đã đến hạn, số liệu chưa đạt ngưỡng',
      'Its day has passed and the figure is short of the threshold',
    ),
  },
  {
    status: 'onCourse',
    holds: reaches,
    why: t('Chưa đến hạn, số liệu đã đạt ngưỡng', 'Already at the threshold before its day'),
  },
  {
    status: 'onCourse',
    holds: isOnPath,
    why: t('Chưa đến hạn, số liệu theo kịp lộ trình đều', 'Keeps up with an even path to the threshold'),
  },
  {
    status: 'atRisk',
    holds: () => true,
    why: t('Chưa đến hạn, số liệu chậm hơn mức cần có', 'Before its day, short of where it should be'),
  },
];

export function targetVerdict(found: TargetCase): Verdict {
  return decide(targetRules, found);
}

/** Whether the value is at the threshold already; null without a value. */
export function isReached(found: Pick<TargetCase, 'value' | 'comparison' | 'threshold'>): boolean | null {
  return found.value === null ? null : reaches(found);
}

function reaches({
  value,
  comparison,
  threshold,
}: Pick<TargetCase, 'value' | 'comparison' | 'threshold'>): boolean {
  if (value === null) return false;
  switch (comparison) {
    case 'atLeast':
      return value >= threshold;
    case 'above':
      return value > threshold;
    case 'atMost':
      return value <= threshold;
    case 'below':
      return value < threshold;
  }
}

function isPast({ dueOn, today }: { dueOn: Day; today: Day }): boolean {
  return today > dueOn;
}

/**
 * What the value should be by today on an even path from the baseline to the threshold; the threshold itself where there
 * is no baseline to grow from.
 */
export function expectedValue({ baseline, threshold, startsOn, dueOn, today }: TargetCase): number {
  if (baseline === null) return threshold;
  return baseline + (threshold - baseline) * elapsedShare(startsOn, dueOn, today);
}

function isOnPath(found: TargetCase): boolean {
  const { value, comparison, baseline } = found;
  if (value === null || baseline === null) return false;
  const expected = expectedValue(found);
  return comparison === 'atLeast' || comparison === 'above' ? value >= expected : value <= expected;
}

/** Share of the days from the first to the last that have passed by `today`, 0…1. */
export function elapsedShare(startsOn: Day, dueOn: Day, today: Day): number {
  const whole = daysBetween(startsOn, dueOn);
  if (whole <= 0) return today >= dueOn ? 1 : 0;
  return Math.min(1, Math.max(0, daysBetween(startsOn, today) / whole));
}

function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** Of a target for each agency of a level: as bad as the worst of those that have data; met only when all of them are. */
export function togetherStatus(of: readonly Status[]): Status {
  const order: readonly Status[] = ['missed', 'atRisk', 'onCourse', 'metLate', 'met'];
  return order.find((status) => of.includes(status)) ?? 'noData';
}

/** What a task's status rests on. */
export type TaskCase = {
  readonly standing: TaskStanding;
  /** 0…100, as the owner last reported. */
  readonly progress: number;
  /** The day on which the owner says it was done. */
  readonly doneOn: Day | null;
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly today: Day;
};

/** Days before its day within which a task that lags is at risk. */
export const riskDays = 30;

export const taskRules: readonly Rule<TaskCase>[] = [
  {
    status: 'met',
    holds: ({ standing, doneOn, dueOn }) => standing === 'done' && doneOn !== null && doneOn <= dueOn,
    why: t('Hoàn thành trong hạn, đã được xác nhận', 'Done in time and confirmed'),
  },
  {
    status: 'metLate',
    holds: ({ standing }) => standing === 'done',
    why: t('Đã được xác nhận, hoàn thành sau hạn', 'Confirmed, but done after its day'),
  },
  {
    status: 'onCourse',
    holds: ({ standing, doneOn, dueOn }) => standing === 'reported' && doneOn !== null && doneOn <= dueOn,
    why: t('Đã báo hoàn thành trong hạn, chờ xác nhận', 'Reported done in time, waits to be confirmed'),
  },
  {
    status: 'missed',
    holds: isPast,
    why: t('Quá hạn mà chưa hoàn thành', 'Its day has passed and it is not done'),
  },
  {
    status: 'atRisk',
    holds: (found) => daysBetween(found.today, found.dueOn) <= riskDays && isBehind(found),
    why: t(
      `Còn không quá ${riskDays} ngày mà tiến độ chậm hơn thời gian đã qua`,
      `At most ${riskDays} days are left and progress is behind its share of the time`,
    ),
  },
  {
    status: 'onCourse',
    holds: () => true,
    why: t('Còn trong hạn', 'Within its time'),
  },
];

export function taskVerdict(found: TaskCase): Verdict {
  return decide(taskRules, found);
}

function isBehind({ progress, startsOn, dueOn, today }: TaskCase): boolean {
  return progress / 100 < elapsedShare(startsOn, dueOn, today);
}

/** How the follow-up of a steering document stands. */
export const followUpStandings = {
  none: t('Không phải theo dõi', 'Nothing to follow up'),
  done: t('Đã thực hiện', 'Carried out'),
  running: t('Đang thực hiện', 'Under way'),
  overdue: t('Quá hạn thực hiện', 'Overdue'),
} satisfies Record<string, Text>;
export type FollowUpStanding = keyof typeof followUpStandings;

export function followUpStanding(found: {
  followUpBy: Day | null;
  isDone: boolean;
  today: Day;
}): FollowUpStanding {
  if (found.isDone) return 'done';
  if (found.followUpBy === null) return 'none';
  return found.today > found.followUpBy ? 'overdue' : 'running';
}

function decide<Case>(rules: readonly Rule<Case>[], found: Case): Verdict {
  const rule = rules.find(({ holds }) => holds(found));
  if (rule === undefined) throw new Error('a table of rules ends with one that always holds');
  return { status: rule.status, why: rule.why };
}
