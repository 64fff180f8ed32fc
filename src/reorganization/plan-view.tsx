import type { Refusal } from '../kernel/errors.ts';
import type { Fault } from './check.ts';
import type { Command, Reorganization } from './life.ts';
import type { OperationKind } from './schema.ts';
import type { Moment } from './store.ts';
import { words } from './words.ts';

export const crumbs = [{ href: '/reorganization', text: words.room }];
export const operationsPerPage = 50;

export type PlanPageProps = {
  readonly reorganization: Reorganization;
  readonly moments: readonly Moment[];
  readonly faults: readonly Fault[];
  readonly may: (command: Command) => boolean;
  readonly mayCompare: boolean;
  readonly nameOf: (code: string) => string;
  /** The operation that is being added or changed. */
  readonly editing: { readonly kind: OperationKind; readonly index: number | null } | null;
  readonly page: number;
  /** Which operations are shown: those of a kind (or unverified), and with these words. */
  readonly only: { readonly q: string; readonly kind: OperationKind | 'unverified' | '' };
  readonly refused: {
    readonly form: string;
    readonly refusals: readonly Refusal[];
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
};

/** What a refused form of the page shows again. */
export function refusedIn({ refused }: PlanPageProps, form: string) {
  return refused?.form === form ? { refusals: refused.refusals, values: refused.values } : {};
}

/** The version that the page showed. */
export function Seen({ reorganization }: Pick<PlanPageProps, 'reorganization'>) {
  return <input type="hidden" name="seen" value={String(reorganization.version)} />;
}
