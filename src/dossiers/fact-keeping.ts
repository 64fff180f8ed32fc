import type pg from 'pg';
import type { ChainedEvent } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { replay } from './apply.ts';
import { happened, type Change } from './change.ts';
import { forgetRollUps } from './fact-roll-ups.ts';
import { recordFacts } from './record-sql.ts';

const dossiersATime = 500;

/** Makes all facts anew from the events, in one transaction; gives how many dossiers there are. */
export async function rebuildFacts(house: House): Promise<number> {
  const client = await house.pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    await client.query(forgetRollUps);
    await client.query('delete from dossier_fact');
    const done = await insertAll(client);
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** A city that was installed before there were facts gets them at its next start. */
export async function ensureFacts(house: House): Promise<void> {
  const { rows } = await house.pool.query<{ missing: boolean }>(
    `select not exists (select 1 from dossier_fact)
       and exists (select 1 from dossier where received_at is not null) as missing`,
  );
  if (rows[0]?.missing === true) await rebuildFacts(house);
}

async function insertAll(client: pg.PoolClient): Promise<number> {
  let done = 0;
  for (let last = 0; ;) {
    const { rows } = await client.query<StoredEvent>(historiesStatement, [last, dossiersATime]);
    if (rows.length === 0) return done;
    const histories = [...Map.groupBy(rows, ({ subjectId }) => subjectId)].map(history);
    await recordFacts(client, histories);
    done += histories.length;
    last = rows.at(-1)?.subjectId ?? last;
  }
}

type StoredEvent = Omit<ChainedEvent, 'subjectKind'>;

/** Events of the next dossiers after one, whole, in order. */
const historiesStatement = `
  select e.subject_id as "subjectId", e.number, e.kind, e.data, e.actor_id as "actorId",
    e.happened_at as "happenedAt", e.recorded_at as "recordedAt", e.previous_hash as "previousHash", e.hash
  from (select id from dossier where id > $1 order by id limit $2) d
  join event e on e.subject_kind = 'dossier' and e.subject_id = d.id
  order by e.subject_id, e.number`;

/** All that ever happened to a dossier, as one change from nothing. */
function history([id, stored]: readonly [number, readonly StoredEvent[]]): Change {
  const events = stored.map((event) => ({ ...event, subjectKind: 'dossier' }));
  const after = replay(id, events.map(happened));
  if (after === null) throw new Error(`dossier ${id} has no events`);
  return { before: null, after, events };
}
