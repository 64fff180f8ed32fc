import type { Part, Points, RuleSet, TieBreak } from './rule-schema.ts';

/** What became of one part: points in hundredths, or why there are none. */
export type PartMark = Points | 'absent' | 'expelled' | 'exempt';

export type Entrant = {
  readonly id: number;
  readonly positionId: number;
  /** Sent by a Party or mass organisation: marked, but takes no place of the quota. */
  readonly isOutside: boolean;
  /** Code of the priority category that was accepted. */
  readonly priority: string | null;
  readonly marks: Readonly<Record<string, PartMark>>;
  readonly isFemale: boolean;
  readonly isMinority: boolean;
  /** YYYY-MM-DD */
  readonly bornOn: string;
  /** Months in service. */
  readonly service: number;
  /** Height of the highest commendation, 0…4. */
  readonly honour: number;
  /** A winner who withdrew after recognition. */
  readonly hasWithdrawn: boolean;
};

/** The council's choice among equals at the edge of a quota. */
export type TieDecision = {
  readonly positionId: number;
  readonly tied: readonly number[];
  readonly winners: readonly number[];
};

/**
 * won: within the quota · beyond: passed every part, but the quota was full · tied: the rule does not tell who has the
 * last places · outside: passed, competes for no place · waiting: a part has no mark yet.
 */
export const standings = [
  'won',
  'beyond',
  'tied',
  'outside',
  'failed',
  'absent',
  'expelled',
  'withdrawn',
  'waiting',
] as const;
export type Standing = (typeof standings)[number];

export type Outcome = {
  readonly id: number;
  readonly positionId: number;
  readonly standing: Standing;
  /** Weighted sum and priority points; null where a part was failed or missed. */
  readonly total: Points | null;
  readonly priority: Points;
  /** Within the position; equals share a rank. Null for who is not ranked. */
  readonly rank: number | null;
  /** The part that was failed or missed. */
  readonly failedPart: string | null;
};

export type OpenTie = {
  readonly positionId: number;
  readonly tied: readonly number[];
  readonly places: number;
};

export type Ranking = {
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly openTies: readonly OpenTie[];
  /** Places that nobody has, by position; those that a tie holds open are not among them. */
  readonly unfilled: ReadonlyMap<number, number>;
};

/**
 * Who has the places of each position, by the rule set alone: the order in which candidates come does not matter, and
 * nobody is preferred for a number or a name.
 */
export function rank(
  rules: RuleSet,
  quotas: ReadonlyMap<number, number>,
  entrants: readonly Entrant[],
  decisions: readonly TieDecision[] = [],
): Ranking {
  const outcomes = new Map<number, Outcome>();
  const openTies: OpenTie[] = [];
  const unfilled = new Map<number, number>();
  const grouped = Map.groupBy(entrants, ({ positionId }) => positionId);
  for (const [positionId, quota] of [...quotas].toSorted(([a], [b]) => a - b)) {
    const all = (grouped.get(positionId) ?? []).map((entrant) => judge(rules, entrant));
    for (const { outcome } of all) outcomes.set(outcome.id, outcome);
    const ranked = all.filter(({ outcome, entrant }) => {
      const isRunning = outcome.standing === 'beyond';
      return isRunning && !(rules.replaces && entrant.hasWithdrawn);
    });
    const order = ranked.toSorted((a, b) => compare(rules.ties, a, b));
    let taken = 0;
    for (let at = 0; at < order.length;) {
      const group = equalsAt(rules, order, at);
      const place = at + 1;
      const left = quota - taken;
      at += group.length;
      const winners = winnersOf(group, left, positionId, decisions);
      if (winners === null) {
        const tied = group.map(({ outcome }) => outcome.id).toSorted((a, b) => a - b);
        openTies.push({ positionId, tied, places: left });
      }
      taken += winners === null ? left : winners.size;
      for (const { outcome, entrant } of group) {
        const standing = winners === null ? 'tied' : winners.has(outcome.id) ? 'won' : 'beyond';
        const isGone = entrant.hasWithdrawn && standing === 'won';
        if (isGone) unfilled.set(positionId, (unfilled.get(positionId) ?? 0) + 1);
        outcomes.set(outcome.id, { ...outcome, rank: place, standing: isGone ? 'withdrawn' : standing });
      }
    }
    for (const { outcome, entrant } of all)
      if (entrant.hasWithdrawn)
        outcomes.set(outcome.id, { ...(outcomes.get(outcome.id) ?? outcome), standing: 'withdrawn' });
    unfilled.set(positionId, (unfilled.get(positionId) ?? 0) + Math.max(0, quota - taken));
  }
  return { outcomes, openTies, unfilled };
}

/** Whether a candidate may sit a part: everybody round 1; round 2 only who passed all of round 1. */
export function isAdmitted(rules: RuleSet, part: Part, marks: Entrant['marks']): boolean {
  if (Object.values(marks).includes('expelled')) return false;
  return (
    part.round === 1 || rules.parts.every((one) => one.round === 2 || isPassed(one, marks[one.code]) === true)
  );
}

type Judged = { readonly entrant: Entrant; readonly outcome: Outcome; readonly marks: Points };

/** What a candidate's own marks give, before anybody else is looked at; who passed stands as `beyond` here. */
function judge(rules: RuleSet, entrant: Entrant): Judged {
  const { id, positionId, marks } = entrant;
  const priority = rules.priorities.find(({ code }) => code === entrant.priority)?.points ?? 0;
  const stopped = (standing: Standing, failedPart: string | null): Judged => ({
    entrant,
    marks: 0,
    outcome: { id, positionId, standing, total: null, priority, rank: null, failedPart },
  });
  const expelled = rules.parts.find(({ code }) => marks[code] === 'expelled');
  if (expelled !== undefined) return stopped('expelled', expelled.code);
  const missed = rules.parts.find((part) => isPassed(part, marks[part.code]) !== true);
  if (missed !== undefined) {
    // A part that was failed or missed decides, even while others still wait for their marks.
    const lost = rules.parts.find((part) => isPassed(part, marks[part.code]) === false);
    if (lost === undefined) return stopped('waiting', missed.code);
    return stopped(marks[lost.code] === 'absent' ? 'absent' : 'failed', lost.code);
  }
  const sum = rules.parts.reduce((all, { code, weight }) => all + weight * pointsOf(marks[code]), 0);
  const standing = entrant.isOutside ? 'outside' : 'beyond';
  const total = sum + priority;
  return {
    entrant,
    marks: sum,
    outcome: { id, positionId, standing, total, priority, rank: null, failedPart: null },
  };
}

/** Undefined: not known yet. */
function isPassed(part: Part, mark: PartMark | undefined): boolean | undefined {
  if (mark === undefined) return undefined;
  if (mark === 'exempt') return true;
  return typeof mark === 'number' && mark >= part.pass;
}

function pointsOf(mark: PartMark | undefined): Points {
  return typeof mark === 'number' ? mark : 0;
}

/** Negative when `a` comes first; 0 when the rule knows no difference. */
function compare(ties: readonly TieBreak[], a: Judged, b: Judged): number {
  const byTotal = (b.outcome.total ?? 0) - (a.outcome.total ?? 0);
  if (byTotal !== 0) return byTotal;
  for (const tie of ties) {
    const difference = keyOf(tie, b) - keyOf(tie, a);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The higher comes first. */
function keyOf(tie: TieBreak, { entrant, marks }: Judged): number {
  switch (tie.by) {
    case 'part':
      return pointsOf(entrant.marks[tie.part]);
    case 'marks':
      return marks;
    case 'honour':
      return entrant.honour;
    case 'female':
      return Number(entrant.isFemale);
    case 'minority':
      return Number(entrant.isMinority);
    case 'older':
      return -Number(entrant.bornOn.replaceAll('-', ''));
    case 'service':
      return entrant.service;
  }
}

function equalsAt(rules: RuleSet, order: readonly Judged[], from: number): Judged[] {
  const [first] = order.slice(from, from + 1);
  const group: Judged[] = [];
  for (let at = from; at < order.length; at += 1) {
    const one = order[at];
    if (first === undefined || one === undefined || compare(rules.ties, first, one) !== 0) break;
    group.push(one);
  }
  return group;
}

/** Who of a group of equals has a place; null when the council has not said so of these very people and places. */
function winnersOf(
  group: readonly Judged[],
  left: number,
  positionId: number,
  decisions: readonly TieDecision[],
): ReadonlySet<number> | null {
  const ids = group.map(({ outcome }) => outcome.id);
  if (left <= 0) return new Set();
  if (ids.length <= left) return new Set(ids);
  const decision = decisions.findLast(
    (one) =>
      one.positionId === positionId &&
      one.winners.length === left &&
      one.tied.length === ids.length &&
      one.tied.every((id) => ids.includes(id)),
  );
  return decision === undefined ? null : new Set(decision.winners);
}
