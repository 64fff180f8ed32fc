import type { Actor } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import {
  restructured,
  type BreakdownLine,
  type Figures,
  type Indicators,
  type PlaceInStructure,
} from '../indicators/indicators.ts';
import type { Question } from '../indicators/schema.ts';
import type { Agency } from '../organization/schema.ts';
import { namesApart } from './names.ts';
import { formColumns, handOverColumns, type Division } from './schema.ts';

export type FormRow = {
  readonly label: Text;
  /** The question its cells open. */
  readonly question: Question;
  readonly figures: Figures;
};

/** Form II.06a: a row for each agency, field or level, and the whole of what the person may see. */
export type Form = { readonly rows: readonly FormRow[]; readonly total: FormRow };

const codes = [...formColumns, ...handOverColumns].map(({ indicator }) => indicator);

export async function readForm(
  indicators: Indicators,
  actor: Actor,
  division: Division,
  question: Question,
  /** The structure in which agencies are listed; as they are unless told. */
  placeOf?: (agencyId: number) => PlaceInStructure,
  /** Agencies by which rows of one name are told apart. */
  agencyOf: (agencyId: number) => Pick<Agency, 'validFrom' | 'validTo'> | undefined = () => undefined,
): Promise<Form> {
  const [found, total] = await Promise.all([
    indicators.breakdown(actor, codes, division, question),
    indicators.figures(actor, codes, question),
  ]);
  const lines: readonly BreakdownLine[] =
    placeOf === undefined || division !== 'agency' ? found : restructured(found, placeOf, {});
  const filled = lines.filter(({ figures }) =>
    [...figures.values()].some(({ value }) => value !== null && value !== 0),
  );
  return {
    rows: (division === 'agency' ? namesApart(filled, agencyOf) : filled).map((line) => ({
      label: line.label,
      figures: line.figures,
      question: narrowed(question, division, line),
    })),
    total: { label: t('Tổng cộng', 'Total'), question, figures: total },
  };
}

function narrowed(
  question: Question,
  division: Division,
  { key, agencyIds = [Number(key)] }: BreakdownLine,
): Question {
  const where = division === 'agency' ? { agencyIds } : { [division]: key };
  const each = division === 'agency' && agencyIds.length > 1 ? { each: true as const } : {};
  return { ...question, ...each, where: { ...question.where, ...where } };
}

/** Whether dossiers were handed over by a reorganisation in the period: then the form says so beside its columns. */
export function hasHandOvers({ rows, total }: Form): boolean {
  return [total, ...rows].some((row) => handOverColumns.some(({ indicator }) => valueOf(row, indicator) > 0));
}

/**
 * Carried over + received + taken over = resolved + in progress + handed over, and nothing below zero; a row in which it
 * does not hold is a fault of the program.
 */
export function isBalanced(row: FormRow): boolean {
  const value = (code: string): number => valueOf(row, `dossier.${code}`);
  const received = value('opening') + value('receivedOnline') + value('receivedDirect');
  return (
    codes.every((code) => valueOf(row, code) >= 0) &&
    value('total') === received + value('takenOver') - value('handedOver') &&
    value('total') === value('resolved') + value('inProgress') &&
    value('resolved') === value('resolvedEarly') + value('resolvedOnTime') + value('resolvedLate') &&
    value('inProgress') === value('inProgressWithin') + value('inProgressOverdue')
  );
}

function valueOf({ figures }: FormRow, code: string): number {
  return figures.get(code)?.value ?? 0;
}
