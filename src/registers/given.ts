import type { Actor } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import { brokenLinks } from './acting.ts';
import { lookupsFor, type Desk } from './desk.ts';
import type { Values } from './schema.ts';
import { readValues } from './values.ts';

/** What an address gives of a new row: its values, what is wrong with the others, and their words as they stand in the form. */
export type Given = {
  readonly values: Values;
  readonly refusals: readonly Refusal[];
  readonly words: Readonly<Record<string, string>>;
};

export const nothingGiven: Given = { values: {}, refusals: [], words: {} };

/** `?unit=12&year=2025&agency=H13.05`: read and checked as if a person had typed it. */
export async function givenIn(
  desk: Desk,
  actor: Actor,
  query: Readonly<Record<string, unknown>>,
): Promise<Given> {
  const { house, registers, register } = desk;
  const sent = Object.fromEntries(
    Object.entries(query).filter(([name]) => Object.hasOwn(register.columns, name)),
  );
  if (Object.keys(sent).length === 0) return nothingGiven;
  const read = readValues(register, sent, await lookupsFor(desk, actor, sent));
  const links = await brokenLinks(house.db, registers, register, actor, [read.values]);
  const refusals = [...read.refusals, ...links];
  const wrong = new Set(refusals.map(({ field = '' }) => field.slice('values.'.length)));
  const words = Object.entries(sent).flatMap(([name, value]) => {
    if (!wrong.has(name) || typeof value !== 'string') return [];
    // A box that is searched in keeps its words apart from what was chosen.
    const isBox = ['person', 'row'].includes(register.columns[name]?.kind ?? '');
    return [[isBox ? `${name}_q` : name, value] as const];
  });
  const values = Object.fromEntries(Object.entries(read.values).filter(([name]) => !wrong.has(name)));
  return { values, refusals, words: Object.fromEntries(words) };
}
