import { z } from 'zod';
import { refuse, Refused, type Refusal } from './errors.ts';
import { t, type Language } from './messages.ts';
import { faultSpeaker, noShape } from './parse-words.ts';

const speakers = { vi: faultSpeaker('vi'), en: faultSpeaker('en') };
const mostRefusals = 50;

/** The input in its schema's shape, or a refusal for each field that does not fit, in both languages. */
export function parseInput<T>(schema: z.ZodType<T> | undefined, input: unknown): T {
  if (schema === undefined) return {} as T;
  const clean = cleanText(input);
  const result = schema.safeParse(clean);
  if (result.success) return result.data;
  throw new Refused(refusalsOf(schema, clean));
}

/** What is wrong with an input. A schema's own words are written `'tiếng Việt|English'`; the rest is said in each language. */
function refusalsOf(schema: z.ZodType, input: unknown): Refusal[] {
  const complaints = (language: Language): Complaint[] =>
    (schema.safeParse(input, { error: speakers[language] }).error?.issues ?? [])
      .flatMap(complaintsOf)
      .slice(0, mostRefusals);
  const english = complaints('en');
  return complaints('vi').map(({ message: vi, path }, index) => {
    const en = english[index]?.message ?? vi;
    const isOwn = vi === en;
    const [first = vi, second = first] = isOwn ? vi.split('|', 2) : [vi, en];
    return refuse('invalid', { vi: first, en: second }, path === '' ? undefined : path);
  });
}

type Complaint = { readonly path: string; readonly message: string };

/** Of a value that may have several shapes the complaint is about the shape that it came nearest to. */
function complaintsOf(issue: z.core.$ZodIssue): Complaint[] {
  const path = issue.path.map(String).join('.');
  const isSaid = issue.message !== noShape.vi && issue.message !== noShape.en;
  if (issue.code !== 'invalid_union' || isSaid) return [{ path, message: issue.message }];
  const nearest = issue.errors.filter(isInside).toSorted((one, other) => one.length - other.length)[0];
  return nearest === undefined
    ? [{ path, message: issue.message }]
    : nearest.flatMap((inner) => complaintsOf({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Whether the value as a whole had this shape, and only something in it does not fit. */
function isInside(faults: readonly z.core.$ZodIssue[]): boolean {
  return (
    faults.length > 0 && faults.every(({ code, path }) => path.length > 0 || isOfContent.has(code ?? ''))
  );
}

const isOfContent: ReadonlySet<string> = new Set([
  'too_small',
  'too_big',
  'invalid_format',
  'not_multiple_of',
]);

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
