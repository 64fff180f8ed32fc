import { sql } from 'kysely';
import pg from 'pg';
import { actorId, can, covers, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import { formatMoment } from '../ui/format.ts';
import { readPlaces, type Place } from './lookups.ts';
import { visibleIds } from './listing.ts';
import { mayTakePart } from './rules.ts';
import { draft, type Register, type Row, type RowEvent, type Values } from './schema.ts';
import { beginRows, continueRow, lockRow, readHistory, uniqueKey } from './store.ts';

/** Whether the actor sees this row: the one access rule, for a row that has been read. */
export function sees(register: Register, actor: Actor, row: Row): boolean {
  if (row.isRemoved) return false;
  if (row.state === draft) return actor.kind === 'staff' && actor.accountId === row.authorId;
  return covers(can(actor, register.access.read), row.agencyId);
}

export async function placesById(db: Queries): Promise<Map<number, Place>> {
  return new Map((await readPlaces(db)).map((place) => [place.id, place]));
}

/** Decides on a row and records it, in one transaction that holds the row. @throws Refused */
export async function act(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  register: Register,
  actor: Actor,
  id: number,
  /** The version that was looked at; null when it does not matter. */
  version: number | null,
  decide: (row: Row, tx: Tx) => Promise<readonly (RowEvent | Refusal)[]> | readonly (RowEvent | Refusal)[],
): Promise<Row> {
  return asRefusal(register, () =>
    db.transaction().execute(async (tx) => {
      if (!(await lockRow(tx, register, id))) throw new Refused(notFound);
      const before = await readHistory(tx, register, id);
      if (before === null || !sees(register, actor, before.row)) throw new Refused(notFound);
      // Who may do nothing here is told so by the decision, not that somebody was faster.
      const mayAct = before.row.isRemoved || mayTakePart(register, actor, before.row);
      if (version !== null && mayAct) await refuseOvertaken(tx, before.events, version);
      const events = eventsOf(await decide(before.row, tx));
      const at = clock.now();
      const told = events.map((event) => ({ ...event, actorId: actorId(actor), at }));
      return continueRow(tx, register, before, told, await placesById(tx));
    }),
  );
}

/** Records a new row. @throws Refused */
export async function begin(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  register: Register,
  actor: Actor,
  decide: (tx: Tx) => Promise<RowEvent | readonly Refusal[]>,
  /** Recorded together with the row. */
  alongside: (tx: Tx, id: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  return asRefusal(register, () =>
    db.transaction().execute(async (tx) => {
      const [event] = eventsOf([await decide(tx)].flat());
      if (event === undefined) throw new RangeError('a new row begins with an event');
      const told = { ...event, actorId: actorId(actor), at: clock.now() };
      const [id] = await beginRows(tx, register, [{ events: [told] }], await placesById(tx));
      if (id === undefined) throw new RangeError('a new row has an id');
      await alongside(tx, id);
      return id;
    }),
  );
}

/** The decision's events. @throws Refused with all that stands in the way */
function eventsOf(decided: readonly (RowEvent | Refusal)[]): RowEvent[] {
  const refusals = decided.filter((one): one is Refusal => 'refused' in one);
  if (refusals.length > 0) throw new Refused(refusals);
  return decided.filter((one): one is RowEvent => !('refused' in one));
}

/** What a person looked at has been changed by somebody else since: who was first stands, the other is told. */
async function refuseOvertaken(db: Queries, events: readonly ChainedEvent[], version: number): Promise<void> {
  const since = events.find(({ number, kind }) => number > version && overtaking.has(kind));
  if (since === undefined) return;
  const by =
    since.actorId === null
      ? undefined
      : await db.selectFrom('account').select('fullName').where('id', '=', since.actorId).executeTakeFirst();
  const [vi, en] = [by?.fullName ?? 'Hệ thống', by?.fullName ?? 'The system'];
  throw new Refused(
    refuse(
      'conflict',
      t(
        `${vi} đã sửa dòng này lúc ${formatMoment(since.recordedAt, 'vi')}, sau khi bạn mở trang. Chưa ghi gì; hãy mở lại dòng, xem phần đã đổi rồi sửa tiếp.`,
        `${en} changed this row at ${formatMoment(since.recordedAt, 'en')}, after you opened the page. Nothing was saved; open the row again, see what changed, and go on from there.`,
      ),
    ),
  );
}

const overtaking: ReadonlySet<string> = new Set(['changed', 'moved', 'removed']);

/** Two rows with the same unique columns: the index finds it, whoever was first. */
async function asRefusal<T>(register: Register, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'register_row_once')
      throw new Refused(twice(register));
    throw error;
  }
}

export function twice(register: Register): Refusal {
  const names = (register.unique ?? []).map((name) => register.columns[name]?.title ?? t(name, name));
  return refuse(
    'conflict',
    t(
      `Sổ đã có dòng trùng ${names.map(({ vi }) => `"${vi}"`).join(', ')}. Hãy tìm dòng đó và sửa.`,
      `The register already has a row with the same ${names.map(({ en }) => `"${en}"`).join(', ')}. Find it and change it.`,
    ),
    `values.${register.unique?.[0] ?? register.owner}`,
  );
}

/** Which of these rows the register already has, by what must not be twice there. */
export async function knownKeys(
  db: Queries,
  register: Register,
  rows: readonly Values[],
): Promise<ReadonlySet<string>> {
  const keys = rows.flatMap((values) => uniqueKey(register, { values }) ?? []);
  if (keys.length === 0) return new Set();
  const found = await db
    .selectFrom('registerRow')
    .select('uniqueKey')
    .where('register', '=', register.code)
    .where('uniqueKey', '=', sql<string>`any(${keys})`)
    .execute();
  return new Set(found.flatMap(({ uniqueKey: key }) => key ?? []));
}

/**
 * What these values name and the city does not have: rows of other registers that the actor does not see, texts that
 * their column does not know. Refused beside their fields; a text that stood in the row before is not asked about.
 */
export async function brokenLinks(
  db: Queries,
  registers: readonly Register[],
  { columns }: Register,
  actor: Actor,
  rows: readonly Values[],
  before: Values = {},
): Promise<(Refusal & { readonly row: number })[]> {
  const refusals: (Refusal & { row: number })[] = [];
  for (const [name, column] of Object.entries(columns)) {
    if (column.kind === 'text' && column.known !== undefined) {
      const texts = rows.map(({ [name]: text }) =>
        typeof text === 'string' && text !== before[name] ? text : '',
      );
      const asked = [...new Set(texts)].filter((text) => text !== '');
      const wrong = asked.length === 0 ? new Map<string, Text>() : await column.known(db, asked);
      for (const [row, text] of texts.entries()) {
        const words = wrong.get(text);
        if (words !== undefined) refusals.push({ ...refuse('invalid', words, `values.${name}`), row });
      }
    }
    const other = column.kind === 'row' ? registers.find(({ code }) => code === column.of) : undefined;
    if (other === undefined) continue;
    const wanted = rows.flatMap((values) => (typeof values[name] === 'number' ? [values[name]] : []));
    const seen = await visibleIds(db, other, actor, wanted);
    rows.forEach((values, row) => {
      const id = values[name];
      if (typeof id === 'number' && !seen.has(id))
        refusals.push({ ...refuse('invalid', noSuchRow, `values.${name}`), row });
    });
  }
  return refusals;
}

const noSuchRow = t(
  'Không có dòng này trong sổ, hoặc bạn không được xem.',
  'There is no such row, or you may not see it.',
);
