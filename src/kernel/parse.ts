import { z } from 'zod';
import { refuse, Refused, type Refusal } from './errors.ts';
import { t, type Language } from './messages.ts';

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

/** Deeper than any of our shapes, and far from what would exhaust the stack. */
const deepest = 32;

const tooDeep = refuse(
  'malformed-request',
  t('Dữ liệu gửi lên lồng nhau quá sâu.', 'What was sent is nested too deeply.'),
);

/**
 * PostgreSQL's text cannot hold U+0000, and an unpaired surrogate is no text. No field of ours is named like a member of
 * every object (`toString`, `__proto__`): such a name would only make the value fail where it is read.
 */
export function cleanText<T>(value: T, depth?: number): T;
export function cleanText(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) throw new Refused(tooDeep);
  if (Array.isArray(value)) return value.map((child) => cleanText(child, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, child]) => [cleanText(name), cleanText(child, depth + 1)] as const)
      .filter(([name]) => !(name in Object.prototype)),
  );
}
