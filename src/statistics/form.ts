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
import { formColumns, type Division } from './schema.ts';

export type FormRow = {
  readonly label: Text;
  /** The question its cells open. */
  readonly question: Question;
  readonly figures: Figures;
};

/** Form II.06a: a row for each agency, field or level, and the whole of what the person may see. */
export type Form = { readonly rows: readonly FormRow[]; readonly total: FormRow };

const codes = formColumns.map(({ indicator }) => indicator);

export async function readForm(
  indicators: Indicators,
  actor: Actor,
  division: Division,
  question: Question,
  /** The structure in which agencies are listed; as they are unless told. */
  placeOf?: (agencyId: number) => PlaceInStructure,
): Promise<Form> {
  const [found, total] = await Promise.all([
    indicators.breakdown(actor, codes, division, question),
    indicators.figures(actor, codes, question),
  ]);
  const lines: readonly BreakdownLine[] =
    placeOf === undefined || division !== 'agency' ? found : restructured(found, placeOf, {});
  return {
    rows: lines
      .filter(({ figures }) => [...figures.values()].some(({ value }) => value !== null && value !== 0))
      .map((line) => ({
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

/** Carried over + received = resolved + in progress; a row in which it does not hold is a fault of the program. */
export function isBalanced({ figures }: FormRow): boolean {
  const value = (code: string): number => figures.get(`dossier.${code}`)?.value ?? 0;
  return (
    value('total') === value('opening') + value('receivedOnline') + value('receivedDirect') &&
    value('total') === value('resolved') + value('inProgress') &&
    value('resolved') === value('resolvedEarly') + value('resolvedOnTime') + value('resolvedLate') &&
    value('inProgress') === value('inProgressWithin') + value('inProgressOverdue')
  );
}
