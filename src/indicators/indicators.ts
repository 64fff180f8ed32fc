import type { Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import type { Text } from '../kernel/messages.ts';
import { dimensionOf, frameOf, scopeOf, subjects } from './ask.ts';
import { figureOf, reportedFor } from './figures.ts';
import { agencyNames } from './labels.ts';
import { begunWithin, divides, measure } from './measuring.ts';
import { split, type Grain } from './periods.ts';
import { seenBy } from './permissions.ts';
import { createRegistry, sourcesOf, type Leaf } from './registry.ts';
import { insertReported, readReported, reportedIn, type NewReportedValue } from './reported-store.ts';
import type { FactSource, Figure, Indicator, Period, Question, ReportedValue, RowTable } from './schema.ts';

export type Figures = ReadonlyMap<string, Figure>;
export type BreakdownLine = {
  readonly key: string;
  readonly label: Text;
  readonly figures: Figures;
  /** In the structure of a day: the agencies whose figures it adds. */
  readonly agencyIds?: readonly number[];
};
export type TrendPoint = { readonly period: Period; readonly figures: Figures };
export type RowsPage = {
  readonly side?: 'part' | 'whole';
  /** From 1. */
  readonly number?: number;
  readonly size?: number;
};

/** Every figure of the house. Unknown codes and dimensions are a RangeError. */
export type Indicators = {
  all(): readonly Indicator[];
  find(code: string): Indicator | undefined;
  /** Dimensions by which an indicator can be divided; empty when it is only reported. */
  dimensionsOf(code: string): Readonly<Record<string, Text>>;
  figure(actor: Actor, code: string, question: Question): Promise<Figure>;
  figures(actor: Actor, codes: readonly string[], question: Question): Promise<Figures>;
  /** One line for each value of a dimension that has facts, by label. */
  breakdown(
    actor: Actor,
    codes: readonly string[],
    dimension: string,
    question: Question,
  ): Promise<readonly BreakdownLine[]>;
  trend(
    actor: Actor,
    codes: readonly string[],
    grain: Grain,
    question: Question,
  ): Promise<readonly TrendPoint[]>;
  /** The things that made a measured figure; of a share its whole, or its part. */
  rows(
    actor: Actor,
    code: string,
    question: Question,
    language: 'vi' | 'en',
    page?: RowsPage,
  ): Promise<{ readonly total: number; readonly table: RowTable }>;
  /** Ids of the things that made a figure (`rows` shows them), newest first. */
  ids(
    actor: Actor,
    code: string,
    question: Question,
    page: { readonly limit: number; readonly offset: number },
    side?: 'part' | 'whole',
  ): Promise<{ readonly total: number; readonly ids: readonly number[]; readonly source: FactSource | null }>;
  recordReported(db: Queries, values: readonly NewReportedValue[]): Promise<void>;
  /** What agencies reported for each code and all that it rests on, as far as the actor may see. */
  reportedValues(
    actor: Actor,
    codes: readonly string[],
    question: Question,
  ): Promise<ReadonlyMap<string, readonly ReportedValue[]>>;
};

export function createIndicators(house: House, declarations: readonly Indicator[]): Indicators {
  const { db, clock } = house;
  const registry = createRegistry(declarations);

  const leavesOf = (codes: readonly string[]): Leaf[] => {
    const byCode = new Map(codes.flatMap((code) => registry.leavesOf(code)).map((leaf) => [leaf.code, leaf]));
    return [...byCode.values()];
  };

  /** Codes for which something may have been reported: those asked for and all that they rest on. */
  function reportable(codes: readonly string[]): string[] {
    const found = new Set<string>();
    const walk = (code: string): void => {
      if (found.has(code)) return;
      found.add(code);
      const { from } = registry.get(code);
      if (from.kind === 'ratio') [from.part, from.whole].forEach(walk);
      if (from.kind === 'sum') from.of.forEach((term) => walk(term.replace(/^-/, '')));
    };
    codes.forEach(walk);
    return [...found];
  }

  async function figures(actor: Actor, codes: readonly string[], question: Question): Promise<Figures> {
    const [[point], given] = await Promise.all([
      measure(house, actor, leavesOf(codes), [question.period], question),
      readReported(db, reportable(codes), [question.period], question.asOf),
    ]);
    const measured = point?.get('') ?? new Map<string, number>();
    return known(
      codes,
      measured,
      reportedFor(given, question.where, seenBy(actor)),
      (await begunWithin(db, leavesOf(codes)))(question.period),
    );
  }

  function known(
    codes: readonly string[],
    measured: ReadonlyMap<string, number>,
    reported: ReturnType<typeof reportedFor>,
    begun: ReadonlySet<string>,
  ): Figures {
    const facts = {
      isPartial: (code: string) => begun.has(code),
      measured: (code: string) => measured.get(code),
      reported: (code: string) => reported(registry.get(code)),
    };
    return new Map(codes.map((code) => [code, figureOf(registry, code, facts)]));
  }

  async function breakdown(
    actor: Actor,
    codes: readonly string[],
    dimension: string,
    question: Question,
  ): Promise<BreakdownLine[]> {
    const [[lines], given] = await Promise.all([
      measure(house, actor, leavesOf(codes), [question.period], question, dimension),
      dimension === 'agency' ? readReported(db, reportable(codes), [question.period], question.asOf) : [],
    ]);
    const wanted = question.where?.agencyIds;
    const sees = seenBy(actor);
    const about = given.flatMap(({ aboutAgencyId: id }) =>
      id === null || !sees(id) || (wanted !== undefined && !wanted.includes(id)) ? [] : [String(id)],
    );
    const keys = [...new Set([...(lines?.keys() ?? []), ...about])];
    const begun = (await begunWithin(db, leavesOf(codes)))(question.period);
    const labels = await labelsOf(codes, dimension, keys);
    return keys
      .map((key) => ({
        key,
        label: labels.get(key) ?? { vi: key, en: key },
        figures: known(
          codes,
          lines?.get(key) ?? new Map(),
          dimension === 'agency' ? reportedFor(given, { agencyIds: [Number(key)] }, sees) : () => null,
          begun,
        ),
      }))
      .toSorted((one, other) => collator.compare(one.label.vi, other.label.vi));
  }

  async function labelsOf(
    codes: readonly string[],
    dimension: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Text>> {
    if (keys.length === 0) return new Map();
    const source = sourcesOf(leavesOf(codes)).find((one) => dimension in one.dimensions);
    if (source !== undefined) return dimensionOf(source, dimension).labels(db, keys);
    if (dimension === 'agency') return agencyNames(db, keys);
    throw new RangeError(`${codes.join(', ')} cannot be divided by ${dimension}`);
  }

  async function ids(
    actor: Actor,
    code: string,
    question: Question,
    page: { readonly limit: number; readonly offset: number },
    side: 'part' | 'whole' = 'whole',
  ): Promise<{ total: number; ids: readonly number[]; source: FactSource | null }> {
    const { from } = registry.get(code);
    const leaves = registry.leavesOf(from.kind === 'ratio' ? from[side] : code);
    const [source, ...others] = sourcesOf(leaves);
    const none = { total: 0, ids: [], source: null };
    if (source === undefined || others.length > 0 || !divides(source, question)) return none;
    const scope = scopeOf(actor, source, question.where);
    const since = await source.since(db);
    if (scope === null || since === null || Temporal.PlainDate.compare(question.period.to, since) < 0)
      return none;
    const frame = frameOf(question.period, question.asOf, clock.now());
    const asked = leaves.flatMap(({ measure: one, sign }) =>
      one === null ? [] : [{ measure: one, frame, sign }],
    );
    return { ...(await subjects(db, source, scope, asked, question, page)), source };
  }

  return {
    all: () => registry.all,
    find: registry.find,
    dimensionsOf(code) {
      const [first] = sourcesOf(registry.leavesOf(code));
      return Object.fromEntries(
        Object.entries(first?.dimensions ?? {}).map(([name, { title }]) => [name, title]),
      );
    },
    async figure(actor, code, question) {
      const figure = (await figures(actor, [code], question)).get(code);
      if (figure === undefined) throw new RangeError(`no indicator ${code}`);
      return figure;
    },
    figures,
    breakdown,
    async trend(actor, codes, grain, question) {
      const periods = split(question.period, grain);
      const [points, given, begun] = await Promise.all([
        measure(house, actor, leavesOf(codes), periods, question),
        readReported(db, reportable(codes), periods, question.asOf),
        begunWithin(db, leavesOf(codes)),
      ]);
      return periods.map((period, index) => {
        const measured = points[index]?.get('') ?? new Map<string, number>();
        const reported = reportedFor(reportedIn(given, period), question.where, seenBy(actor));
        return { period, figures: known(codes, measured, reported, begun(period)) };
      });
    },
    ids,
    async rows(actor, code, question, language, { side = 'whole', number = 1, size = 50 } = {}) {
      const page = { limit: size, offset: (number - 1) * size };
      const { total, ids: found, source } = await ids(actor, code, question, page, side);
      const looking = { actor, at: clock.now(), code };
      const table =
        source === null ? { columns: [], rows: [] } : await source.rows(db, found, language, looking);
      return { total, table };
    },
    recordReported: insertReported,
    async reportedValues(actor, codes, { period, asOf }) {
      const sees = seenBy(actor);
      const given = await readReported(db, reportable(codes), [period], asOf);
      const seen = given.filter(({ aboutAgencyId: id }) => id === null || sees(id));
      return new Map(
        codes.map((code) => {
          const parts = new Set(reportable([code]));
          return [code, seen.filter(({ indicator }) => parts.has(indicator))];
        }),
      );
    },
  };
}

const collator = new Intl.Collator('vi', { numeric: true });

export { FigureAddress, questionOf, readDay } from './address.ts';
export { csvOf, excelOf, type Table } from './export.ts';
export { agencyNames } from './labels.ts';
export { readIndicators } from './permissions.ts';
export {
  grains,
  grainWords,
  periodWords,
  previousPeriod,
  samePeriodLastYear,
  type Grain,
} from './periods.ts';
export { insertReported, type NewReportedValue } from './reported-store.ts';
export { restructured, type AgencyLine, type PlaceInStructure, type StructureLine } from './restructured.ts';
export { roundHalf, roundingGap, roundShare } from './rounding.ts';
export { figureAddress, figureText, noData, parameters, partsText, rowsAddress, valueText } from './text.ts';
