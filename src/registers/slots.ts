import { sql, type RawBuilder } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import type { Column, Register } from './schema.ts';

/** Where the columns of a register stand in a row's figures and in its keys, from 1. */
export type Slots = {
  /** Numbers. */
  readonly figures: ReadonlyMap<string, number>;
  /** Texts, choices and days of the list, by which it is ordered. */
  readonly keys: ReadonlyMap<string, number>;
};

export async function readSlots(db: Queries, { code }: Pick<Register, 'code'>): Promise<Slots> {
  const rows = await db
    .selectFrom('registerSlot')
    .select(['name', 'isKey', 'slot'])
    .where('register', '=', code)
    .execute();
  const of = (wanted: boolean): ReadonlyMap<string, number> =>
    new Map(rows.filter(({ isKey }) => isKey === wanted).map(({ name, slot }) => [name, slot]));
  return { figures: of(false), keys: of(true) };
}

/** The slots, after giving one to each column that has none. A slot that is given stays. */
export async function ensureSlots(db: Queries, register: Register): Promise<Slots> {
  // The first few numbers have an index each: those by which the list is ordered.
  const columns = Object.entries(register.columns).toSorted(
    ([, one], [, other]) => Number(other.list === true) - Number(one.list === true),
  );
  const wanted = columns.flatMap(([name, column]) => {
    if (column.kind === 'number') return [{ name, isKey: false }];
    return hasKey(register, name) ? [{ name, isKey: true }] : [];
  });
  let slots = await readSlots(db, register);
  const given = ({ isKey }: { isKey: boolean }) => (isKey ? slots.keys : slots.figures);
  // Where two give the same slot at once, one of them looks again and takes the next.
  while (wanted.some((one) => !given(one).has(one.name))) {
    const last = {
      figures: Math.max(0, ...slots.figures.values()),
      keys: Math.max(0, ...slots.keys.values()),
    };
    const fresh = wanted.flatMap((one) => {
      if (given(one).has(one.name)) return [];
      const slot = one.isKey ? (last.keys += 1) : (last.figures += 1);
      return [{ register: register.code, ...one, slot }];
    });
    await db
      .insertInto('registerSlot')
      .values(fresh)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    slots = await readSlots(db, register);
  }
  return slots;
}

type Kept = Readonly<Record<string, unknown>>;

/** A row's numbers, each in its slot. */
export function figuresIn({ figures }: Slots, values: Kept): (number | null)[] {
  return inSlots(figures, (name) => {
    const value = values[name];
    return typeof value === 'number' ? value : null;
  });
}

/** What a row is ordered by, each in its slot. */
export function keysIn(
  { keys }: Slots,
  { columns }: Pick<Register, 'columns'>,
  values: Kept,
): (string | null)[] {
  return inSlots(keys, (name) => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    return column === undefined ? null : keyOf(column, values[name]);
  });
}

/** A number column; nothing where no row has had one yet. */
export function numberIn({ figures }: Slots, name: string): RawBuilder<number> {
  const slot = figures.get(name);
  return slot === undefined ? sql`null::float8` : sql`figures[${sql.lit(slot)}]`;
}

/** Whether a list is ordered by a column's keys. */
export function hasKey({ columns, on }: Pick<Register, 'columns' | 'on'>, name: string): boolean {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column?.list !== true || name === on) return false;
  return column.kind === 'text' || column.kind === 'choice' || column.kind === 'day';
}

/** Letters by which rows are ordered; those after it no longer count. */
const longestKey = 120;

/** A text and the words of a choice without diacritics, so that Đ stands with D; null for nothing. */
function keyOf(column: Column, value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const words = column.kind === 'choice' ? (column.choices[value]?.vi ?? value) : value;
  return fold(words).slice(0, longestKey);
}

function inSlots<Kind>(slots: ReadonlyMap<string, number>, valueOf: (name: string) => Kind | null) {
  const found: (Kind | null)[] = [];
  for (const [name, slot] of slots) {
    while (found.length < slot) found.push(null);
    found[slot - 1] = valueOf(name);
  }
  return found;
}
