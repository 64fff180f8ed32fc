import { rowsAddress } from '../indicators/indicators.ts';
import type { Figure, Question } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import type { Text } from '../kernel/messages.ts';
import { comparedPeriod, periodOf } from './period.ts';
import { registerTable, type RegisterTable } from './registers.ts';
import type { ReportRooms, ReportTarget } from './rooms.ts';
import type { Block, FigureReference, Frame, RegisterName, Template, TemplateSection } from './schema.ts';
import { referencesIn } from './walk.ts';

/** All that a template needs, asked before it is written out. */
export type Gathered = {
  figure(reference: FigureReference): Figure;
  /** The figure to compare with. */
  compared(reference: FigureReference): Figure | null;
  target(reference: FigureReference): ReportTarget | null;
  question(reference: FigureReference): Question;
  reportedBy(reference: FigureReference): readonly string[];
  breakdown(block: Extract<Block, { kind: 'breakdown' }>): readonly BreakdownLine[];
  /** Null when it holds nothing, or the template does not print it. */
  register(name: RegisterName): RegisterTable | null;
};
type BreakdownLine = {
  readonly key: string;
  readonly label: Text;
  readonly figures: ReadonlyMap<string, Figure>;
};

export async function gather(rooms: ReportRooms, template: Template, frame: Frame): Promise<Gathered> {
  const { indicators, organization } = rooms;
  const blocks = template.sections.flatMap((section) => section.blocks);
  const asked = template.sections.flatMap((section: TemplateSection) => referencesIn(section));

  function questionOf(reference: FigureReference): Question {
    return questionFor(rooms, reference, frame);
  }

  function comparedQuestion(reference: FigureReference): Question | null {
    const { show } = reference.options;
    if (show !== 'previous' && show !== 'last-year') return null;
    const question = questionOf(reference);
    return { ...question, period: comparedPeriod(show, question.period) };
  }

  const wanted = new Map<string, { question: Question; codes: Set<string> }>();
  const want = (code: string, question: Question): void => {
    const key = questionKey(question);
    const entry = wanted.get(key) ?? { question, codes: new Set<string>() };
    entry.codes.add(code);
    wanted.set(key, entry);
  };
  for (const reference of asked) {
    want(reference.code, questionOf(reference));
    const compared = comparedQuestion(reference);
    if (compared !== null) want(reference.code, compared);
  }
  const figures = new Map<string, Figure>();
  const reporters = new Map<string, readonly string[]>();
  const names = new Map(organization.all().map(({ id, name }) => [id, name]));
  await Promise.all([...wanted].map(([key, { question, codes }]) => ask(key, question, [...codes])));

  async function ask(key: string, question: Question, codes: readonly string[]): Promise<void> {
    const found = await indicators.figures(system, codes, question);
    for (const [code, figure] of found) figures.set(`${code} ${key}`, figure);
    const reported = [...found].flatMap(([code, { source }]) => (source === 'reported' ? [code] : []));
    for (const [code, values] of await indicators.reportedValues(system, reported, question)) {
      const by = [...new Set(values.map(({ byAgencyId }) => names.get(byAgencyId) ?? ''))];
      reporters.set(
        `${code} ${key}`,
        by.filter((name) => name !== ''),
      );
    }
  }

  const targets = new Map<string, ReadonlyMap<string, ReportTarget>>();
  for (const reference of asked.filter(isAboutTarget)) {
    const day = questionOf(reference).period.to;
    if (!targets.has(day.toString())) targets.set(day.toString(), await rooms.targetsOn(day));
  }

  const breakdowns = new Map<Block, readonly BreakdownLine[]>();
  const registers = new Map<RegisterName, RegisterTable | null>();
  for (const block of blocks) {
    if (block.kind === 'breakdown') {
      const codes = [...new Set(block.columns.map(({ figure }) => figure.code))];
      const question = { period: frame.period, ...asOfPart(frame) };
      breakdowns.set(block, await indicators.breakdown(system, codes, block.dimension, question));
    }
    if (block.kind === 'register')
      registers.set(block.register, await registerTable(rooms, block.register, frame));
  }

  const keyOf = (reference: FigureReference, question: Question): string =>
    `${reference.code} ${questionKey(question)}`;
  return {
    figure(reference) {
      const figure = figures.get(keyOf(reference, questionOf(reference)));
      if (figure === undefined) throw new RangeError(`${reference.code} was not gathered`);
      return figure;
    },
    compared(reference) {
      const question = comparedQuestion(reference);
      return question === null ? null : (figures.get(keyOf(reference, question)) ?? null);
    },
    target: (reference) =>
      targets.get(questionOf(reference).period.to.toString())?.get(reference.code) ?? null,
    question: questionOf,
    reportedBy: (reference) => reporters.get(keyOf(reference, questionOf(reference))) ?? [],
    breakdown: (block) => breakdowns.get(block) ?? [],
    register: (name) => registers.get(name) ?? null,
  };
}

/** The question behind a figure of a report. An agency that no longer is has no figures. */
export function questionFor(
  { organization }: Pick<ReportRooms, 'organization'>,
  { options }: FigureReference,
  frame: Frame,
): Question {
  const agency = options.agency === undefined ? undefined : organization.findAgency(options.agency);
  const agencyIds =
    options.agency === undefined ? {} : { agencyIds: agency === undefined ? [] : [agency.id] };
  const where = { ...options.where, ...agencyIds };
  return {
    period: periodOf(options, frame.period),
    ...asOfPart(frame),
    ...(Object.keys(where).length === 0 ? {} : { where }),
  };
}

function asOfPart({ asOf }: Frame): { asOf?: Temporal.PlainDate } {
  return asOf === null ? {} : { asOf };
}

function questionKey(question: Question): string {
  return rowsAddress('', question);
}

function isAboutTarget({ options: { show } }: FigureReference): boolean {
  return show === 'target' || show === 'against-target';
}
