import type { Actor } from '../kernel/access.ts';
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
  attach(actor: Actor, register: string, id: number, files: readonly KeptFile[]): Promise<void>;
};
