import { z } from 'zod';
import { refuse, Refused, type Refusal } from './errors.ts';
import type { Language } from './messages.ts';

const words = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/** The input in its schema's shape, or a refusal for each field that does not fit, in both languages. */
export function parseInput<T>(schema: z.ZodType<T> | undefined, input: unknown, _language: Language): T {
  if (schema === undefined) return {} as T;
  const result = schema.safeParse(withoutNul(input));
  if (result.success) return result.data;
  throw new Refused(result.error.issues.slice(0, 50).map(issueRefusal));
}

/** A schema's complaint as a refusal of ours; a schema's own message (`{ error: 'vi|en' }`) wins. */
export function issueRefusal(issue: z.core.$ZodIssue): Refusal {
  const field = issue.path.map(String).join('.');
  const [vi, en] = issue.message.includes('|')
    ? issue.message.split('|', 2)
    : [speak(issue, 'vi'), speak(issue, 'en')];
  return refuse('invalid', { vi: vi ?? '', en: en ?? vi ?? '' }, field);
}

function speak(issue: z.core.$ZodIssue, language: Language): string {
  const spoken = words[language](issue as z.core.$ZodRawIssue);
  return typeof spoken === 'string' ? spoken : (spoken?.message ?? issue.message);
}

/** PostgreSQL text cannot hold U+0000; unpaired surrogates are not text either. */
function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(withoutNul);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withoutNul(child)]));
}
