import type { Refusal } from '../kernel/errors.ts';
import { StatusBadge, type DueStanding } from '../ui/badges.tsx';
import { formatDay } from '../ui/format.ts';
import type { Cause } from './effect.ts';
import type { Day, EffectState } from './schema.ts';
import { effectTones, effectWords } from './words.ts';

export function showDay(day: Day | null): string {
  return day === null || day === '' ? '–' : formatDay(Temporal.PlainDate.from(day));
}

/** How far off a due day is, for its badge: a week before, it is soon. */
export function dueStanding(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): DueStanding {
  const { days } = today.until(dueOn, { largestUnit: 'days' });
  return days < 0
    ? { kind: 'late', by: { days: -days } }
    : { kind: 'running', left: { days }, soon: days <= 7 };
}

export function EffectMark({ state }: { state: EffectState }) {
  return <StatusBadge tone={effectTones[state]} text={effectWords[state]} />;
}

/** What was sent and refused, of one form of a page. */
export type Filled = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

export type Names = ReadonlyMap<number, { readonly number: string; readonly title: string }>;

/** Another document, by its number. */
export function DocumentLink({ id, names }: { id: number; names: Names }) {
  return <a href={documentAddress(id)}>{names.get(id)?.number ?? id}</a>;
}

export function causeId(cause: Cause): number | null {
  return cause?.documentId ?? null;
}

export function documentAddress(id: number): string {
  return `/legislation/documents/${id}`;
}
