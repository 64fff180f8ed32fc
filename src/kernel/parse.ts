import { z } from 'zod';
import { refuse, Refused, type Refusal } from './errors.ts';
import type { Language } from './messages.ts';

const speakers = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };
const mostRefusals = 50;

/** The input in its schema's shape, or a refusal for each field that does not fit, in both languages. */
export function parseInput<T>(schema: z.ZodType<T> | undefined, input: unknown): T {
  if (schema === undefined) return {} as T;
  const clean = cleanText(input);
  const result = schema.safeParse(clean);
  if (result.success) return result.data;
  throw new Refused(refusalsOf(schema, clean));
}

/** What is wrong with an input. A schema's own words are written `'tiếng Việt|English'`; zod's are said in each language. */
function refusalsOf(schema: z.ZodType, input: unknown): Refusal[] {
  const complaints = (language: Language): z.core.$ZodIssue[] =>
    schema.safeParse(input, { error: speakers[language] }).error?.issues.slice(0, mostRefusals) ?? [];
  const english = complaints('en');
  return complaints('vi').map((issue, index) => {
    const vi = issue.message;
    const en = english[index]?.message ?? vi;
    const isOwn = vi === en;
    const [first = vi, second = first] = isOwn ? vi.split('|', 2) : [vi, en];
    return refuse('invalid', { vi: first, en: second }, issue.path.map(String).join('.'));
  });
}

/** PostgreSQL's text cannot hold U+0000, and an unpaired surrogate is no text. */
function cleanText(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleanText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, cleanText(child)]));
}
