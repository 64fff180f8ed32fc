import type { Column, Columns } from './schema.ts';

/** What a column holds: a choice by its code, a day as YYYY-MM-DD, an agency, a person or a row by its id. */
export type ValueIn<C extends Column> = C extends { readonly kind: 'choice'; readonly choices: infer All }
  ? keyof All & string
  : C extends { readonly kind: 'text' | 'day' }
    ? string
    : C extends { readonly kind: 'yes' }
      ? boolean
      : number;

/** Columns that every row holds which is no draft: required without a condition. */
type Always<Cs extends Columns> = {
  [K in keyof Cs]: [Cs[K]['required'], Cs[K]['when']] extends [true | undefined, undefined] ? K : never;
}[keyof Cs];

/** A row's values as its declaration types them; what is empty is not there. */
export type ValuesIn<Cs extends Columns> = {
  readonly [K in keyof Cs & Always<Cs>]: ValueIn<Cs[K]>;
} & { readonly [K in Exclude<keyof Cs, Always<Cs>>]?: ValueIn<Cs[K]> };
