import type { Actor } from '../kernel/access.ts';
import type { Database } from '../kernel/database.ts';
import type { KeptFile } from '../registers/schema.ts';

/** What a person does to rows of the registers from other pages, by the registers' own rules. The city gives it. */
export type Keeping = {
  add(actor: Actor, register: string, values: Readonly<Record<string, unknown>>): Promise<number>;
  move(
    actor: Actor,
    register: string,
    id: number,
    to: string,
    more?: { readonly reason?: string; readonly values?: Readonly<Record<string, unknown>> },
  ): Promise<void>;
  /** Other values for some columns of a row. */
  change(actor: Actor, register: string, id: number, values: Readonly<Record<string, string>>): Promise<void>;
  /** Files onto a row; the house knows their contents from then on. */
  attach(actor: Actor, register: string, id: number, files: readonly KeptFile[]): Promise<void>;
  /** All that is done inside is recorded, or nothing. */
  together<T>(work: (inside: { readonly db: Database; readonly keeping: Keeping }) => Promise<T>): Promise<T>;
};
