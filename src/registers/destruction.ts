import { sql } from 'kysely';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { chain } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { pastRetention } from './listing.ts';
import type { Register } from './schema.ts';
import { markChanged } from './totals.ts';
import { subjectKind } from './store.ts';

export type Decision = { readonly number: string; readonly decidedOn: Temporal.PlainDate };
export type Destruction = Decision & {
  readonly id: number;
  readonly rowCount: number;
  readonly destroyedAt: Temporal.Instant;
  readonly by: string;
};

const mostAtOnce = 20_000;

/**
 * Destroys the rows past their retention of the agencies for which the actor writes, by a decision (Luật Lưu trữ 2024). What
 * stood in them leaves the register, its search, its lists and exports; of what figures count only what names nobody stays,
 * so that figures of past periods are what they were. The chain of events still proves that the rows were there.
 * @throws Refused when there is none
 */
export async function destroyOverKept(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  register: Register,
  actor: Actor,
  decision: Decision,
): Promise<number> {
  const today = clock.today();
  if (Temporal.PlainDate.compare(decision.decidedOn, today) > 0) throw new Refused(notYetDecided);
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; version: number }>`
      select id, version from register_row where ${pastRetention(register, actor, today)}
      order by id limit ${mostAtOnce} for update`.execute(tx);
    if (rows.length === 0) throw new Refused(nothingToDestroy);
    const at = clock.now();
    const { id } = await tx
      .insertInto('registerDestruction')
      .values({
        register: register.code,
        decisionNumber: decision.number,
        decidedOn: decision.decidedOn,
        rowCount: rows.length,
        destroyedAt: at,
        destroyedBy: actorId(actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tellDestroyed(tx, register, rows, { actorId: actorId(actor), at, destruction: id, decision });
    await empty(
      tx,
      register,
      rows.map((row) => row.id),
      at,
    );
    return rows.length;
  });
}

async function tellDestroyed(
  tx: Tx,
  register: Register,
  rows: readonly { readonly id: number; readonly version: number }[],
  by: {
    readonly actorId: number | null;
    readonly at: Temporal.Instant;
    readonly destruction: number;
    readonly decision: Decision;
  },
): Promise<void> {
  const kind = subjectKind(register);
  const { rows: heads } = await sql<{ id: number; number: number; hash: Buffer }>`
    select subject_id as id, number, hash from event
    join unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ version }) => version)}::int[]) last (id, version)
      on event.subject_kind = ${kind} and event.subject_id = last.id and event.number = last.version`.execute(
    tx,
  );
  const data = { destruction: by.destruction, decision: by.decision.number };
  const draft = { kind: 'destroyed', data, actorId: by.actorId, happenedAt: by.at, recordedAt: by.at };
  const events = heads.flatMap(({ id, number, hash }) => chain({ kind, id }, { number, hash }, [draft]));
  if (events.length < rows.length) throw new RangeError('a row has lost its last event');
  for (let from = 0; from < events.length; from += 2000)
    await tx
      .insertInto('event')
      .values(
        events.slice(from, from + 2000).map((event) => ({ ...event, data: JSON.stringify(event.data) })),
      )
      .execute();
}

/** Texts and people leave the facts; choices, days, numbers and agencies are what figures count by. */
async function empty(
  tx: Tx,
  register: Register,
  ids: readonly number[],
  at: Temporal.Instant,
): Promise<void> {
  const telling = Object.entries(register.columns).flatMap(([name, { kind }]) =>
    kind === 'text' || kind === 'person' ? [name] : [],
  );
  await sql`
    update register_row set is_removed = true, unique_key = null, version = version + 1, updated_at = ${at},
      data = '{}', figures = '{}', keys = '{}', search = ''
    where id = any(${[...ids]}::bigint[])`.execute(tx);
  await markChanged(tx, register);
  await sql`
    update register_fact set data = data - ${telling}::text[]
    where register = ${register.code} and row_id = any(${[...ids]}::bigint[])`.execute(tx);
}

/** Decisions by which rows of the register were destroyed, the last first. */
export async function readDestructions(
  { db }: Pick<House, 'db'>,
  { code }: Register,
): Promise<Destruction[]> {
  const rows = await db
    .selectFrom('registerDestruction')
    .leftJoin('account', 'account.id', 'registerDestruction.destroyedBy')
    .select(['registerDestruction.id', 'decisionNumber', 'decidedOn', 'rowCount', 'destroyedAt', 'fullName'])
    .where('register', '=', code)
    .orderBy('registerDestruction.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ decisionNumber: number, fullName, ...row }) => ({ ...row, number, by: fullName ?? '' }));
}

const nothingToDestroy = refuse(
  'conflict',
  t(
    'Không có dòng nào hết thời hạn bảo quản thuộc cơ quan của bạn.',
    'No row of your agencies is past its retention.',
  ),
);
const notYetDecided = refuse(
  'invalid',
  t('Ngày quyết định không được sau hôm nay.', 'A decision cannot be of a day to come.'),
  'decidedOn',
);
