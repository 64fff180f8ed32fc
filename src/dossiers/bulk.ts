import pg from 'pg';
import type { Actor } from '../kernel/access.ts';
import { localDate } from '../kernel/clock.ts';
import { Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Change, Loaded } from './change.ts';
import {
  createPlanner,
  type AnyCommand,
  type DossierRooms,
  type NewDossier,
  type Occasion,
} from './planner.ts';
import { recordChanges } from './record-sql.ts';
import { conflict } from './refusals.ts';
import type { Dossier } from './schema.ts';

/**
 * Many dossiers lived through in memory, by the same rules as one at a counter, and written in large transactions:
 * for the demonstration, for benches, for taking over another system's dossiers.
 */
export type Bulk = {
  open(actor: Actor, at: Temporal.Instant, dossier: NewDossier, isReceived?: boolean): Promise<Dossier>;
  act(actor: Actor, at: Temporal.Instant, id: number, command: AnyCommand): Promise<Dossier>;
  fireTimer(at: Temporal.Instant, id: number, elementId: string): Promise<Dossier>;
  /** The dossier as it stands. */
  get(id: number): Dossier;
  /** Linked dossiers of one, still open. */
  childrenOf(id: number): readonly Dossier[];
  /** Writes all that has happened since the last flush. Dossiers that are closed are then forgotten. */
  flush(): Promise<void>;
};

const rowsATransaction = 400;

export async function createBulk(house: House, rooms: DossierRooms): Promise<Bulk> {
  const planner = createPlanner(rooms);
  const loaded = new Map<number, Loaded>();
  const pending = new Map<number, Change>();
  const children = new Map<number, number[]>();
  const counters = new Map<string, number>();
  const changedCounters = new Set<string>();
  let ids: number[] = [];

  const { rows } = await house.pool.query<{ key: string; last: number }>(
    `select agency_id || ' ' || day as key, last from dossier_counter`,
  );
  for (const { key, last } of rows) counters.set(key, last);

  async function nextId(): Promise<number> {
    if (ids.length === 0) {
      const answer = await house.pool.query<{ id: number }>(
        `select nextval('dossier_id')::int8 as id from generate_series(1, 2000)`,
      );
      ids = answer.rows.map((row) => row.id);
    }
    return ids.shift() ?? 0;
  }

  function occasion(actor: Actor, now: Temporal.Instant): Occasion {
    const today = localDate(now);
    return {
      actor,
      now,
      today,
      load: (id) => Promise.resolve(get(id)),
      openChildren: (id) => Promise.resolve(childrenOf(id).map((child) => child.id)),
      async number(agencyId) {
        const key = `${agencyId} ${today.toString()}`;
        const sequence = (counters.get(key) ?? 0) + 1;
        counters.set(key, sequence);
        changedCounters.add(key);
        return { id: await nextId(), sequence };
      },
    };
  }

  function get(id: number): Loaded {
    const found = loaded.get(id);
    if (found === undefined) throw new Error(`dossier ${id} is not in memory`);
    return found;
  }

  function childrenOf(id: number): Dossier[] {
    const list = (children.get(id) ?? []).map((child) => get(child).dossier);
    return list.filter((child) => child.closedAt === null);
  }

  function keep(changes: readonly Change[]): Dossier {
    for (const change of changes) {
      const { id, parent } = change.after;
      const earlier = pending.get(id);
      pending.set(
        id,
        earlier === undefined
          ? change
          : { ...change, before: earlier.before, events: [...earlier.events, ...change.events] },
      );
      const last = change.events.at(-1);
      loaded.set(id, {
        dossier: change.after,
        head: { number: last?.number ?? 0, hash: last?.hash ?? null },
      });
      if (parent !== null && change.before === null) {
        children.set(parent.id, [...(children.get(parent.id) ?? []), id]);
      }
    }
    const first = changes[0];
    if (first === undefined) throw new Error('nothing was decided');
    return first.after;
  }

  return {
    open: async (actor, at, dossier, isReceived = true) =>
      keep(await planner.open(occasion(actor, at), dossier, isReceived)),
    act: async (actor, at, id, command) => keep(await planner.act(occasion(actor, at), get(id), command)),
    fireTimer: async (at, id, elementId) =>
      keep(await planner.fireTimer(occasion({ kind: 'system' }, at), get(id), elementId)),
    get: (id) => get(id).dossier,
    childrenOf,
    async flush() {
      const changes = [...pending.values()].toSorted((a, b) => a.after.id - b.after.id);
      for (let start = 0; start < changes.length; start += rowsATransaction) {
        await write(house, changes.slice(start, start + rowsATransaction));
      }
      await writeCounters(
        house,
        [...changedCounters].map((key) => ({ key, last: counters.get(key) ?? 0 })),
      );
      pending.clear();
      changedCounters.clear();
      for (const [id, { dossier }] of loaded) {
        if (dossier.closedAt !== null && (dossier.parent === null || !loaded.has(dossier.parent.id)))
          loaded.delete(id);
      }
    },
  };
}

async function write(house: House, changes: readonly Change[]): Promise<void> {
  const client = await house.pool.connect();
  try {
    await client.query('begin');
    const updated = await recordChanges(client, changes, [], house.clock.now());
    if (updated !== changes.filter((change) => change.before !== null).length) throw new Refused(conflict);
    await client.query('commit');
  } catch (error) {
    if (error instanceof pg.DatabaseError || error instanceof Refused) await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function writeCounters(
  house: House,
  counters: readonly { key: string; last: number }[],
): Promise<void> {
  const rows = counters.map(({ key, last }) => {
    const [agencyId, day] = key.split(' ');
    return { agency_id: Number(agencyId), day, last };
  });
  await house.pool.query(
    `insert into dossier_counter (agency_id, day, last)
     select * from jsonb_to_recordset($1) as x(agency_id int, day date, last int)
     on conflict (agency_id, day) do update set last = greatest(dossier_counter.last, excluded.last)`,
    [JSON.stringify(rows)],
  );
}
