import type { Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import type { Refusal } from '../kernel/errors.ts';
import { act, begin, brokenLinks } from './acting.ts';
import { lookupsFor, typedValues, type Desk } from './desk.ts';
import { apply } from './life.ts';
import { change, create, move } from './rules.ts';
import type { Row, RowEvent } from './schema.ts';
import { readValues } from './values.ts';

export type Sending = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly isDraft: boolean;
  /** The version that was looked at; null: whatever stands. */
  readonly version: number | null;
};

/** Records a new row from what a form or the API sent; gives its id. @throws Refused with all that is wrong */
export async function recordRow(
  desk: Desk,
  actor: Actor,
  { values: sent, isDraft }: Sending,
  alongside?: (tx: Tx, id: number) => Promise<void>,
): Promise<number> {
  const { house, registers, register } = desk;
  const typed = typedValues(register, sent);
  const { values, refusals } = readValues(register, typed, await lookupsFor(desk, actor, typed));
  const decide = async (tx: Tx): Promise<RowEvent | readonly Refusal[]> => {
    const links = await brokenLinks(tx, registers, register, actor, [values]);
    const decided = create(register, actor, values, { isDraft });
    const all = together(refusals, links, Array.isArray(decided) ? decided : []);
    return all.length > 0 || Array.isArray(decided) ? all : decided;
  };
  return begin(house, register, actor, decide, alongside);
}

/** Changes a row to what was sent. @throws Refused */
export async function changeRow(
  desk: Desk,
  actor: Actor,
  id: number,
  { values: sent, isDraft, version }: Sending,
): Promise<Row> {
  const { house, registers, register } = desk;
  const typed = typedValues(register, sent);
  const { values, refusals } = readValues(register, typed, await lookupsFor(desk, actor, typed));
  return act(house, register, actor, id, version, async (row, tx) => {
    const links = await brokenLinks(tx, registers, register, actor, [values], row.values);
    const decided = change(register, actor, row, values, isDraft);
    const refused = decided.filter((one): one is Refusal => 'refused' in one);
    const all = together(refusals, links, refused);
    return all.length > 0 ? all : decided;
  });
}

export type Moving = {
  readonly to: string;
  readonly reason: string;
  readonly version: number | null;
  /** What the state asks for and was not filled yet; the rest of the row stays as it is. */
  readonly values: Readonly<Record<string, unknown>>;
};

/** Brings a row to another state, after filling what that state asks for. @throws Refused */
export async function moveRow(desk: Desk, actor: Actor, id: number, moving: Moving): Promise<Row> {
  const { house, registers, register } = desk;
  const typed = typedValues(register, moving.values);
  const read = readValues(register, typed, await lookupsFor(desk, actor, typed));
  return act(house, register, actor, id, moving.version, async (row, tx) => {
    const links = await brokenLinks(tx, registers, register, actor, [read.values], row.values);
    const isFilled = Object.keys(read.values).length > 0;
    const filled = isFilled ? change(register, actor, row, { ...row.values, ...read.values }, false) : [];
    const refused = filled.filter((one): one is Refusal => 'refused' in one);
    const events = filled.filter((one): one is RowEvent => !('refused' in one));
    const next = events.reduce((state, event) => apply(id, state, event), row);
    const moved = move(register, actor, next, moving.to, moving.reason);
    const all = together(read.refusals, links, refused, Array.isArray(moved) ? moved : []);
    return all.length > 0 || Array.isArray(moved) ? all : [...events, moved];
  });
}

/** Each field is refused once: for what was typed in it, before it counts as missing. */
function together(...lists: readonly (readonly Refusal[])[]): Refusal[] {
  const fields = new Set<string>();
  return lists.flat().filter(({ field, code }) => {
    const key = field ?? code;
    if (fields.has(key)) return false;
    fields.add(key);
    return true;
  });
}
