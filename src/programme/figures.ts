import { restructured, type Indicators, type StructureLine } from '../indicators/indicators.ts';
import type { Figure, Period, Question } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { hasEnded, type Organization } from '../organization/organization.ts';
import type { Agency } from '../organization/schema.ts';
import type { Target } from './lives.ts';
import type { Audience, Day } from './schema.ts';
import { formatDay } from '../ui/format.ts';
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
  /** Its last day, where it has ended and nobody of the level carries it on: it no longer decides how the target stands. */
  readonly endedOn: Temporal.PlainDate | null;
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
  readonly organization: Pick<Organization, 'all' | 'structureOn'>;
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
  const present = agencies.filter(({ endedOn }) => endedOn === null);
  const status = togetherStatus(present.map((standing) => standing.status));
  const worst = present.find((standing) => standing.status === status);
  const reached = present.map((standing) => standing.isReached);
  return {
    target,
    status,
    why: worst?.why ?? (present.length === 0 ? nobodyLeft : targetVerdict(caseOf(target, null, look)).why),
    isReached: reached.every((one) => one === null) ? null : !reached.includes(false),
    expected,
    figure,
    question,
    agencies,
  };
}

/**
 * A standing for each agency of the level as it is organised on the day: what an agency that has ended did counts with
 * the one that carries on all of its work. One that nobody of the level carries on stands with what it had reached.
 */
async function standings(
  { indicators, organization }: FigureRooms,
  target: Target,
  audience: Audience,
  question: Question,
  look: Look,
): Promise<AgencyStanding[]> {
  const on = [Temporal.PlainDate.from(look.day), question.period.to].reduce((one, other) =>
    Temporal.PlainDate.compare(one, other) <= 0 ? one : other,
  );
  const placeOf = organization.structureOn(on);
  const lines = await linesOf(indicators, target, question, look, placeOf);
  const asked = organization.all().filter((agency) => belongs(agency, audience, question.period));
  const ids = new Set(asked.map(({ id }) => id));
  return asked
    .filter((agency) => !hasEnded(agency, on) || !isCarriedOn(placeOf(agency.id).agencyId, agency.id, ids))
    .map((agency) => {
      const line = lines.get(String(agency.id));
      const figure = line?.figures.get(target.fields.indicator) ?? null;
      const found = caseOf(target, figure, look);
      const reached = isReached(found);
      const agencyIds = line?.agencyIds ?? [agency.id];
      const each = agencyIds.length > 1 ? { each: true as const } : {};
      const own = { ...question, ...each, where: { agencyIds } };
      const endedOn = hasEnded(agency, on) ? agency.validTo : null;
      const verdict = endedOn === null ? targetVerdict(found) : endedVerdict(reached, endedOn);
      return { ...verdict, isReached: reached, agency, figure, question: own, endedOn };
    });
}

const nobodyLeft = t(
  'Không còn cơ quan nào của cấp này hoạt động: mục tiêu khép lại, không còn ai phải thực hiện',
  'No agency of the level is left: the target is closed, nobody has to reach it any more',
);

function isCarriedOn(byId: number, id: number, asked: ReadonlySet<number>): boolean {
  return byId !== id && asked.has(byId);
}

/** How a target stands for an agency that has ended: closed, with what it had reached by then. */
function endedVerdict(reached: boolean | null, endedOn: Temporal.PlainDate): Verdict {
  const day = formatDay(endedOn);
  return {
    status: reached === null ? 'noData' : reached ? 'met' : 'missed',
    why: t(
      `Cơ quan kết thúc hoạt động sau ngày ${day}, không có cơ quan cùng cấp kế thừa: mục tiêu khép lại với kết quả đến ngày đó`,
      `The agency ended after ${day} and none of its level carries it on: closed with what it had reached by then`,
    ),
  };
}

async function linesOf(
  indicators: FigureRooms['indicators'],
  { fields: { indicator, startsOn } }: Target,
  question: Question,
  { day }: Look,
  placeOf: ReturnType<Organization['structureOn']>,
): Promise<ReadonlyMap<string, StructureLine>> {
  if (indicators.find(indicator) === undefined || startsOn > day) return new Map();
  const dimensions = Object.keys(indicators.dimensionsOf(indicator));
  if (dimensions.length > 0 && !dimensions.includes('agency')) return new Map();
  const lines = await indicators.breakdown(system, [indicator], 'agency', question);
  return new Map(restructured(lines, placeOf, {}).map((line) => [line.key, line]));
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
