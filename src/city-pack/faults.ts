import type { z } from 'zod';
import { refuse, type Refusal } from '../kernel/errors.ts';
import type { Text } from '../kernel/messages.ts';
import { issueRefusal } from '../kernel/parse.ts';

/** Where in a pack something is wrong: file, record (its code, or its place), field. */
export type Place = { readonly file: string; readonly record?: string; readonly field?: string };

/** A fault of a pack in words that begin with its place; `field` of the refusal is the place as a path. */
export function packFault(place: Place, text: Text): Refusal {
  const parts = [place.file, place.record, place.field].filter((part) => part !== undefined && part !== '');
  const where = parts.join(', ');
  return refuse(
    'invalid-pack',
    { vi: `${where}: ${text.vi}`, en: `${where}: ${text.en}` },
    parts.join(' › '),
  );
}

/** The input in its schema's shape; else null, and `tell` hears each field that does not fit. */
export function parsePart<T>(
  schema: z.ZodType<T>,
  input: unknown,
  tell: (issue: { field: string; text: Text }) => void,
): T | null {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const issue of result.error.issues.slice(0, 50)) {
    const refusal = issueRefusal(issue);
    tell({ field: refusal.field ?? '', text: refusal.text });
  }
  return null;
}
