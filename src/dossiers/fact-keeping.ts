import type pg from 'pg';
import { readEvents } from '../kernel/events.ts';
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
    const done = await insertAll(house, client);
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

async function insertAll(house: House, client: pg.PoolClient): Promise<number> {
  let done = 0;
  for (let last = 0; ;) {
    const { rows } = await client.query<{ id: number }>(
      'select id from dossier where id > $1 order by id limit $2',
      [last, dossiersATime],
    );
    if (rows.length === 0) return done;
    const histories = await Promise.all(rows.map(({ id }) => history(house, id)));
    await recordFacts(client, histories);
    done += rows.length;
    last = rows.at(-1)?.id ?? last;
  }
}

/** All that ever happened to a dossier, as one change from nothing. */
async function history(house: House, id: number): Promise<Change> {
  const events = await readEvents(house.db, 'dossier', id);
  const after = replay(id, events.map(happened));
  if (after === null) throw new Error(`dossier ${id} has no events`);
  return { before: null, after, events };
}
