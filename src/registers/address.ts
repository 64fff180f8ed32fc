import { z } from 'zod';
import { isRefusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { ListAsk, View } from './listing.ts';
import type { Lookups } from './lookups.ts';
import type { Register } from './schema.ts';
import { readDay } from './typed-days.ts';
import { readValue } from './values.ts';

const word = z.string().trim().max(200).catch('');

/** A list as its address asks for it; what is wrong there is said on the page, never refused whole. */
export const ListAddress = (register: Register) =>
  z.object({
    q: word.describe('Từ cần tìm, có dấu hoặc không / Words, with or without diacritics'),
    state: word.describe(Object.keys(register.states).join(', ')),
    view: word.describe('mine, drafts, late, over'),
    from: word.describe('YYYY-MM-DD'),
    to: word.describe('YYYY-MM-DD'),
    sort: word,
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
    ...Object.fromEntries(filterable(register).map((name) => [name, word])),
  });
export type ListAddress = { readonly q: string; readonly page: number } & Readonly<
  Record<string, string | number>
>;

/** Columns by which a list can be narrowed. */
export function filterable({ columns }: Register): string[] {
  return Object.entries(columns).flatMap(([name, { kind }]) =>
    kind === 'choice' || kind === 'agency' || kind === 'row' || kind === 'person' || kind === 'yes'
      ? [name]
      : [],
  );
}

export function listAsk(
  register: Register,
  address: ListAddress,
  lookups: Lookups,
): { ask: ListAsk; problems: Text[] } {
  const problems: Text[] = [];
  const at = (name: string): string => String(address[name] ?? '');
  const filters: Record<string, string | number | boolean> = {};
  for (const name of filterable(register)) {
    const column = register.columns[name];
    const value = column === undefined ? null : readValue(column, at(name), lookups);
    if (isRefusal(value)) problems.push(value.text);
    else if (value !== null) filters[name] = value;
  }
  const dayAt = (name: string): Temporal.PlainDate | null => {
    if (at(name) === '') return null;
    const found = readDay(at(name));
    if (found === null) problems.push(t(`Không có ngày "${at(name)}".`, `There is no day "${at(name)}".`));
    return found === null ? null : Temporal.PlainDate.from(found);
  };
  const state = at('state');
  if (state !== '' && !Object.hasOwn(register.states, state))
    problems.push(t(`Sổ này không có tình trạng "${state}".`, `This register has no state "${state}".`));
  return {
    ask: {
      words: address.q,
      state: Object.hasOwn(register.states, state) ? state : '',
      view: viewOf(at('view')),
      filters,
      from: dayAt('from'),
      to: dayAt('to'),
      sort: at('sort'),
    },
    problems,
  };
}

function viewOf(words: string): View {
  return words === 'mine' || words === 'drafts' || words === 'late' || words === 'over' ? words : '';
}
