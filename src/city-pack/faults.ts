import type { z } from 'zod';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { parseInput } from '../kernel/parse.ts';

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
  try {
    return parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const { field = '', text } of error.refusals) tell({ field, text });
    return null;
  }
}
