import type { Refusal } from '../kernel/errors.ts';
import type { Agency } from '../organization/schema.ts';
import type { SchemeCommand } from './life.ts';
import type { Scheme } from './schema.ts';
import type { SchemeRow } from './store.ts';
import type { eventWords } from './words.ts';

export type Moment = {
  readonly number: number;
  readonly kind: keyof typeof eventWords;
  readonly words: string;
  readonly by: string;
  readonly at: Temporal.Instant;
};

export type SchemeProps = {
  readonly agency: Agency;
  /** Whether the agency has ended by today. */
  readonly hasEnded: boolean;
  readonly scheme: Scheme;
  readonly moments: readonly Moment[];
  /** The agency's other schemes, to compare with. */
  readonly others: readonly SchemeRow[];
  readonly quota: number | null;
  readonly may: Readonly<Record<SchemeCommand['kind'], boolean>>;
  readonly refusals: readonly Refusal[];
  readonly typed: Readonly<Record<string, unknown>>;
  readonly about: SchemeCommand['kind'] | null;
};
