import { z } from 'zod';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';

/** Where in a pack something is wrong: file, record (its code, or its place), field. */
export type Place = { readonly file: string; readonly record?: string; readonly field?: string };

/** A fault of a pack in words that begin with its place; `field` of the refusal is the place as a path. */
export function packFault(place: Place, text: Text): Refusal {
  const parts = [place.file, place.record, place.field].filter((part) => part !== undefined && part !== '');
  const where = parts.join(', ');
  return refuse('invalid-pack', t(`${where}: ${text.vi}`, `${where}: ${text.en}`), parts.join(' › '));
}

/** The input in its schema's shape; else null, and `tell` hears each field that does not fit. */
export function parsePart<T>(
  schema: z.ZodType<T>,
  input: unknown,
  tell: (issue: { field: string; text: Text }) => void,
): T | null {
  const result = schema.safeParse(input, { error: locales.vi });
  if (result.success) return result.data;
  const inEnglish = schema.safeParse(input, { error: locales.en }).error?.issues ?? [];
  for (const [i, issue] of result.error.issues.slice(0, 50).entries()) {
    tell({ field: issue.path.map(String).join('.'), text: wordsOf(issue.message, inEnglish[i]?.message) });
  }
  return null;
}

const locales = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/** A message that is the same in both runs is the schema's own: `Tiếng Việt|English`. */
function wordsOf(vietnamese: string, english: string = vietnamese): Text {
  if (vietnamese !== english) return t(vietnamese, english);
  const [vi = '', en = vi] = vietnamese.split('|', 2);
  return t(vi, en);
}
