import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { House } from '../kernel/house.ts';
import { keepHead, type SigningKey } from './key.ts';
import { leafHash } from './merkle.ts';
import { signHead } from './note.ts';
import type { TreeHead } from './schema.ts';
import { insertHead, insertLeaves, insertTiles, readEdges, readHeads } from './store.ts';
import { createTreeBuilder, type Tile, type TreeBuilder } from './tree-builder.ts';

export type Anchoring = {
  /** The newest head; null while there has been no event at all. */
  readonly head: TreeHead | null;
  /** Events that it covers and the head before it did not. */
  readonly added: number;
  /** A writer held its transaction open for so long that the events at hand must wait for the next time. */
  readonly isDelayed: boolean;
};

/**
 * Takes every event that is not yet in the tree, in the order of `seq`, and signs a new head: one transaction, so that
 * leaves, tiles and head are there together or not at all. A second process waits, and then finds nothing to do.
 */
export async function anchorEvents(house: House, key: SigningKey, patience = 1500): Promise<Anchoring> {
  const client = await house.pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query(`select pg_advisory_xact_lock(hashtext('ledger'), hashtext(current_schema()))`);
    const anchoring = await addEvents(client, house, key, patience);
    await client.query('commit');
    if (anchoring.head !== null && anchoring.added > 0) await keepHead(house.dataFolder, anchoring.head);
    return anchoring;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      failure = lost; // the connection is gone, and the transaction with it
    });
    throw error;
  } finally {
    client.release(failure);
  }
}

async function addEvents(
  client: pg.PoolClient,
  house: House,
  { privateKey, publicKey }: SigningKey,
  patience: number,
): Promise<Anchoring> {
  const [head = null] = await readHeads(client, 1);
  const range = { size: head?.size ?? 0, afterSeq: head?.lastSeq ?? 0, lastSeq: await readLastSeq(client) };
  if (range.lastSeq <= range.afterSeq) return { head, added: 0, isDelayed: false };
  if (!(await settle(client, patience))) return { head, added: 0, isDelayed: true };

  const added = await insertLeaves(client, range);
  const tree = createTreeBuilder(range.size, await readEdges(client, range.size));
  await growTree(client, tree, range);
  if (tree.size() !== range.size + added) throw new Error('events changed while they were anchored');
  const unsigned = { size: tree.size(), root: tree.root(), signedAt: house.clock.now() };
  const signature = signHead(publicKey.origin, unsigned, privateKey);
  const next = { ...unsigned, lastSeq: range.lastSeq, keyId: publicKey.keyId, signature };
  await insertHead(client, { ...next, edge: tree.edge() });
  return { head: next, added, isDelayed: false };
}

async function readLastSeq(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ last: number | null }>('select max(seq) as last from event');
  return rows[0]?.last ?? 0;
}

/**
 * Numbers of `seq` are given before a transaction commits, so a smaller one may still be on its way when a larger one is
 * seen. Whoever has taken a number holds a writer's lock on the table until its end: wait until all who hold one now have
 * ended. Later writers take larger numbers and do not matter. No lock is taken, so nobody is kept waiting by this.
 */
async function settle(client: pg.PoolClient, patience: number): Promise<boolean> {
  const { rows } = await client.query<{ writer: string }>(`select virtualtransaction as writer ${writers}`);
  const waitedFor = rows.map(({ writer }) => writer);
  for (let left = patience; waitedFor.length > 0; left -= 1) {
    const still = await client.query(`select 1 ${writers} and virtualtransaction = any($1)`, [waitedFor]);
    if (still.rowCount === 0) return true;
    if (left === 0) return false;
    await wait(20);
  }
  return true;
}

const writers = `from pg_locks where locktype = 'relation' and relation = 'event'::regclass and granted
  and database = (select oid from pg_database where datname = current_database())
  and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
  and pid is distinct from pg_backend_pid()`;

/** Reads the new events in portions and stores the tiles that they fill, so that a first run over millions stays small. */
async function growTree(
  client: pg.PoolClient,
  tree: TreeBuilder,
  { afterSeq, lastSeq }: { afterSeq: number; lastSeq: number },
): Promise<void> {
  let last = afterSeq;
  let tiles: Tile[] = [];
  while (last < lastSeq) {
    const { rows } = await client.query<{ seq: number; hash: Buffer }>({
      name: 'events to anchor',
      text: 'select seq, hash from event where seq > $1 and seq <= $2 order by seq limit 10000',
      values: [last, lastSeq],
    });
    for (const { hash } of rows) tiles.push(...tree.append(leafHash(hash)));
    await insertTiles(client, tiles);
    tiles = [];
    last = rows.at(-1)?.seq ?? lastSeq;
  }
}
