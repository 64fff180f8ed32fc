import type { Indicators } from '../indicators/indicators.ts';
import type { Figure, Period, Question } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import type { Text } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import type { Agency } from '../organization/schema.ts';
import type { Target } from './lives.ts';
import type { Audience, Day } from './schema.ts';
import {
  expectedValue,
  isReached,
  targetVerdict,
  togetherStatus,
  type Status,
  type TargetCase,
  type Verdict,
} from './status-rules.ts';

/** How one agency stands towards a target for each agency of a level. */
export type AgencyStanding = Verdict & {
  readonly agency: Agency;
  /** Whether it is at the threshold; null without a figure. */
  readonly isReached: boolean | null;
  readonly figure: Figure | null;
  readonly question: Question;
};

/** A target with its computed status and the figure it rests on. */
export type TargetReading = {
  readonly target: Target;
  readonly status: Status;
  /** The rule that gave the status; of a target for each agency, that of the worst. */
  readonly why: Text;
  /** Whether the figure is at the threshold, due or not; null without a figure. For each agency: whether all are. */
  readonly isReached: boolean | null;
  /** Value that an even path asks for on the day; null where the threshold itself is asked for. */
  readonly expected: number | null;
  /** The city's figure; of a target for each agency, that of all together. */
  readonly figure: Figure | null;
  /** What the figure answers, for its page. */
  readonly question: Question;
  /** Empty for a target of the whole city. */
  readonly agencies: readonly AgencyStanding[];
};

/** On which day one looks, and whether only what was known at its end counts. */
export type Look = { readonly day: Day; readonly asOf?: Temporal.PlainDate | undefined };

export type FigureRooms = {
  readonly indicators: Pick<Indicators, 'figure' | 'breakdown' | 'find' | 'dimensionsOf'>;
  readonly organization: Pick<Organization, 'all'>;
};

/** Status is the city's own, the same for whoever reads it: figures are asked for as the program itself. */
export async function readTarget(rooms: FigureRooms, target: Target, look: Look): Promise<TargetReading> {
  const { question, figure } = await figureFor(rooms, target, look);
  const found = caseOf(target, figure, look);
  const expected = target.fields.baseline === null ? null : expectedValue(found);
  const { audience } = target.fields;
  if (audience === null) {
    const verdict = targetVerdict(found);
    return { target, ...verdict, isReached: isReached(found), expected, figure, question, agencies: [] };
  }
  const agencies = await standings(rooms, target, audience, question, look);
  const status = togetherStatus(agencies.map((standing) => standing.status));
  const worst = agencies.find((standing) => standing.status === status);
  const reached = agencies.map((standing) => standing.isReached);
  return {
    target,
    status,
    why: worst?.why ?? targetVerdict(caseOf(target, null, look)).why,
    isReached: reached.every((one) => one === null) ? null : !reached.includes(false),
    expected,
    figure,
    question,
    agencies,
  };
}

async function standings(
  { indicators, organization }: FigureRooms,
  target: Target,
  audience: Audience,
  question: Question,
  look: Look,
): Promise<AgencyStanding[]> {
  const lines = await linesOf(indicators, target, question, look);
  return organization
    .all()
    .filter((agency) => belongs(agency, audience, question.period))
    .map((agency) => {
      const figure = lines.get(String(agency.id)) ?? null;
      const found = caseOf(target, figure, look);
      const own = { ...question, where: { agencyIds: [agency.id] } };
      return { ...targetVerdict(found), isReached: isReached(found), agency, figure, question: own };
    });
}

async function linesOf(
  indicators: FigureRooms['indicators'],
  { fields: { indicator, startsOn } }: Target,
  question: Question,
  { day }: Look,
): Promise<ReadonlyMap<string, Figure>> {
  if (indicators.find(indicator) === undefined || startsOn > day) return new Map();
  const dimensions = Object.keys(indicators.dimensionsOf(indicator));
  if (dimensions.length > 0 && !dimensions.includes('agency')) return new Map();
  const lines = await indicators.breakdown(system, [indicator], 'agency', question);
  return new Map(
    lines.flatMap(({ key, figures }) => {
      const figure = figures.get(indicator);
      return figure === undefined ? [] : [[key, figure] as const];
    }),
  );
}

function belongs(
  { level, kind, validFrom, validTo }: Agency,
  audience: Audience,
  { from, to }: Period,
): boolean {
  return (
    level === audience.level &&
    (audience.kind === '' || kind === audience.kind) &&
    Temporal.PlainDate.compare(validFrom, to) <= 0 &&
    (validTo === null || Temporal.PlainDate.compare(validTo, from) >= 0)
  );
}

function caseOf({ fields }: Target, figure: Figure | null, { day }: Look): TargetCase {
  const { comparison, threshold, baseline, startsOn, dueOn } = fields;
  return { value: figure?.value ?? null, comparison, threshold, baseline, startsOn, dueOn, today: day };
}

/** The newest figure that can be had for a target on a day, and the question it answers. */
async function figureFor(
  { indicators }: FigureRooms,
  target: Target,
  { day, asOf }: Look,
): Promise<{ question: Question; figure: Figure | null }> {
  const known = asOf === undefined ? {} : { asOf };
  const [own, ...older] = periodsFor(target, day);
  const first: Question = { period: own, ...known };
  if (indicators.find(target.fields.indicator) === undefined || target.fields.startsOn > day)
    return { question: first, figure: null };
  const ask = (question: Question): Promise<Figure> =>
    indicators.figure(system, target.fields.indicator, question);
  const figure = await ask(first);
  if (figure.value !== null) return { question: first, figure };
  for (const period of older) {
    const question = { period, ...known };
    const reported = await ask(question);
    if (reported.source === 'reported' && reported.value !== null) return { question, figure: reported };
  }
  return { question: first, figure };
}

/**
 * Periods whose figure may tell of a target on a day: its own until then, then those for which agencies report, newest
 * first (whole years, nine months, half-years, first quarters of the last two years it covers).
 */
export function periodsFor({ fields }: Target, day: Day): readonly [Period, ...Period[]] {
  const { startsOn, dueOn, measuredFrom, measuredTo } = fields;
  if (measuredFrom !== null && measuredTo !== null) return [periodOf(measuredFrom, measuredTo)];
  const end = [dueOn, day].reduce((one, other) => (one < other ? one : other));
  const own = periodOf(startsOn, end < startsOn ? startsOn : end);
  const year = Number(end.slice(0, 4));
  const reported = [year, year - 1]
    .flatMap((of) =>
      ['12-31', '09-30', '06-30', '03-31'].map((last) => [`${of}-01-01`, `${of}-${last}`] as const),
    )
    .filter(([from, to]) => from >= startsOn && to <= end)
    .map(([from, to]) => periodOf(from, to));
  return [own, ...reported];
}

function periodOf(from: Day, to: Day): Period {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
}
