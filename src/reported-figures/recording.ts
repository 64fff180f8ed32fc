import type { NewReportedValue } from '../indicators/indicators.ts';
import { t } from '../kernel/messages.ts';
import { givenOf } from './checks.ts';
import { addUp } from './roll-up.ts';
import { emptyEntry, type Asked, type Collection, type FigureForm } from './schema.ts';

/** By whom and when values are recorded. */
export type Recording = { readonly at: Temporal.Instant; readonly actorId: number | null };

/** The values of a form that the city has approved: about its agency, by its agency. */
export function valuesOf(
  collection: Collection,
  asked: readonly Asked[],
  form: FigureForm,
  { at, actorId }: Recording,
): NewReportedValue[] {
  return asked.flatMap(({ code, unit }) => {
    const entry = form.entries[code] ?? emptyEntry;
    const given = givenOf(unit, entry);
    if (given === null) return [];
    return {
      indicator: code,
      aboutAgencyId: form.agencyId,
      byAgencyId: form.agencyId,
      period: collection.period,
      ...given,
      note: noteOf(entry),
      evidence: entry.evidence?.hash ?? null,
      recordedAt: at,
      recordedBy: actorId,
    };
  });
}

/** The whole city's values: the sum of all that the city has approved, and in the note whose are missing. */
export function cityValuesOf(
  collection: Collection,
  asked: readonly Asked[],
  forms: readonly FigureForm[],
  city: { readonly id: number; nameOf(agencyId: number): string },
  { at, actorId }: Recording,
): NewReportedValue[] {
  const missing = missingOf(forms);
  const came = `${forms.length - missing.length}/${forms.length}`;
  const note =
    missing.length === 0
      ? `Tổng hợp từ ${came} cơ quan.`
      : `Tổng hợp từ ${came} cơ quan; thiếu: ${missing.map((id) => city.nameOf(id)).join(', ')}.`;
  return asked.flatMap(({ code, unit }) => {
    const givens = forms.flatMap(({ standing }) =>
      standing === null ? [] : (givenOf(unit, standing[code] ?? emptyEntry) ?? []),
    );
    const given = addUp(unit, givens);
    if (given === null) return [];
    return {
      indicator: code,
      aboutAgencyId: null,
      byAgencyId: city.id,
      period: collection.period,
      ...given,
      note,
      evidence: null,
      recordedAt: at,
      recordedBy: actorId,
    };
  });
}

/** Agencies whose figures the city has not approved yet. */
export function missingOf(forms: readonly FigureForm[]): number[] {
  return forms.filter(({ standing }) => standing === null).map(({ agencyId }) => agencyId);
}

function noteOf({ note, isNone, acceptsMeasured }: FigureForm['entries'][string]): string {
  return [isNone ? saidNone.vi : '', acceptsMeasured ? accepted.vi : '', note]
    .filter((part) => part !== '')
    .join(' ');
}

const saidNone = t('Không phát sinh.', 'Nothing to report.');
const accepted = t('Chấp nhận số hệ thống đo được.', 'The measured value is accepted.');
