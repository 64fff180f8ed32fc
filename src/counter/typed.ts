import { randomUUID } from 'node:crypto';
import { readCard } from './card.ts';
import { PersonQuery, SubmissionKey } from './schema.ts';

/** What a form sent, nested as it came and unchecked: it is shown again as it was typed. */
export type Typed = Readonly<Record<string, unknown>>;

/** A scanned identity card in the number's field becomes number, name and address. */
export function withCard(values: Typed): Typed {
  const applicant = values['applicant'];
  if (typeof applicant !== 'object' || applicant === null || !('idNumber' in applicant)) return values;
  const card = readCard(String(applicant.idNumber));
  return card === null ? values : { ...values, applicant: { ...applicant, ...card } };
}

/** Who is being entered, as far as it can be read. */
export function personOf(values: Typed, procedure: string): PersonQuery {
  const applicant = typeof values['applicant'] === 'object' ? values['applicant'] : {};
  return PersonQuery.parse({ ...applicant, procedure });
}

/** The form's own key, or a new one. */
export function keyOf(values: Typed): string {
  return SubmissionKey.safeParse(values['key']).data ?? randomUUID();
}
