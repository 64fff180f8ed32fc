import type { Text } from '../kernel/messages.ts';
import type { FigureAddress } from './address.ts';
import type { BreakdownLine, TrendPoint } from './indicators.ts';
import type { Narrowing } from './narrowing.ts';
import type { Figure, Indicator, Question, ReportedValue } from './schema.ts';

/** What the page of a figure shows. */
export type FigurePageProps = {
  readonly indicator: Indicator;
  readonly names: (code: string) => Text;
  readonly address: FigureAddress;
  readonly question: Question;
  readonly problems: readonly Text[];
  readonly narrowings: readonly Narrowing[];
  readonly figure: Figure;
  readonly before: Figure;
  readonly beforeQuestion: Question;
  /** Null when the indicator cannot be divided. */
  readonly lines: readonly BreakdownLine[] | null;
  /** The dimension it is divided by. */
  readonly by: string;
  /** Column that the breakdown is sorted by; `-value`: the largest first. */
  readonly sort: string;
  readonly dimensions: Readonly<Record<string, Text>>;
  readonly points: readonly TrendPoint[];
  readonly reported: readonly ReportedValue[];
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
  readonly agencyName: (id: number) => string;
};

/** The dimensions to divide by, the one that is shown unless another is asked for first. */
export function divisionsOf(dimensions: Readonly<Record<string, Text>>): string[] {
  const names = Object.keys(dimensions);
  return names.length === 0 || names.includes('agency')
    ? ['agency', ...names.filter((name) => name !== 'agency')]
    : names;
}
