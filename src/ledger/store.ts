import type pg from 'pg';
import { foldRange, leafHash, type Node } from './merkle.ts';
import type { TreeHead } from './schema.ts';
import { edgeWidths, splitHashes, tileRoot, tileWidth, type Tile } from './tree-builder.ts';

/** A pool, or a client inside a transaction. */
export type Connection = Pick<pg.ClientBase, 'query'>;

const headColumns = `size, root, last_seq as "lastSeq", signed_at as "signedAt", key_id as "keyId", signature`;

export async function readHeads(db: Connection, limit: number, before?: number): Promise<TreeHead[]> {
  const { rows } = await db.query<TreeHead>(
    `select ${headColumns} from tree_head where size < $2 order by size desc limit $1`,
    [limit, before ?? Number.MAX_SAFE_INTEGER],
  );
  return rows;
}

export async function findHead(db: Connection, size: number): Promise<TreeHead | undefined> {
  const { rows } = await db.query<TreeHead>(`select ${headColumns} from tree_head where size = $1`, [size]);
  return rows[0];
}

export async function insertHead(db: Connection, head: TreeHead & { edge: Buffer }): Promise<void> {
  await db.query(
    `insert into tree_head (size, root, last_seq, signed_at, key_id, signature, edge) values ($1, $2, $3, $4, $5, $6, $7)`,
    [head.size, head.root, head.lastSeq, head.signedAt, head.keyId, head.signature, head.edge],
  );
}

/** Gives the events after `afterSeq` up to `lastSeq` their places in the tree, in the order of `seq`. */
export async function insertLeaves(
  db: Connection,
  range: { readonly size: number; readonly afterSeq: number; readonly lastSeq: number },
): Promise<number> {
  const { rowCount } = await db.query(
    `insert into ledger_leaf (leaf_index, subject_kind, subject_id, number)
     select $1::bigint + row_number() over (order by seq) - 1, subject_kind, subject_id, number
     from event where seq > $2 and seq <= $3`,
    [range.size, range.afterSeq, range.lastSeq],
  );
  return rowCount ?? 0;
}

export async function insertTiles(db: Connection, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return;
  await db.query(
    `insert into ledger_tile (level, index, hashes) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
    [tiles.map((tile) => tile.level), tiles.map((tile) => tile.index), tiles.map((tile) => tile.hashes)],
  );
}

/** The hashes of the unfinished tiles of a tree of `size` leaves: from the events, and from the full tiles below. */
export async function readEdges(db: Connection, size: number): Promise<Buffer[][]> {
  const edges: Buffer[][] = [];
  for (const [level, width] of edgeWidths(size).entries()) {
    const end = Math.floor(size / tileWidth ** level);
    edges.push(await readRow(db, level, end - width, end));
  }
  return edges;
}

/** Hashes `begin` to before `end` of one level that are not in a full tile of that level. */
async function readRow(db: Connection, level: number, begin: number, end: number): Promise<Buffer[]> {
  if (begin === end) return [];
  const { rows } =
    level === 0
      ? await db.query<{ hash: Buffer }>(
          `select event.hash from ledger_leaf join event using (subject_kind, subject_id, number)
           where leaf_index >= $1 and leaf_index < $2 order by leaf_index`,
          [begin, end],
        )
      : await db.query<{ hash: Buffer }>(
          `select hashes as hash from ledger_tile where level = $3 and index >= $1 and index < $2 order by index`,
          [begin, end, level - 1],
        );
  if (rows.length !== end - begin)
    throw new Error(`the ledger lacks hashes ${begin}–${end} of level ${level}; run verify-ledger`);
  return rows.map(({ hash }) => (level === 0 ? leafHash(hash) : tileRoot(splitHashes(hash))));
}

/** The hash of each path step, read from the tiles they lie in. */
export async function readPath(db: Connection, path: readonly (readonly Node[])[]): Promise<Buffer[]> {
  const tiles = new Map<string, Buffer | undefined>();
  const hashes: Buffer[] = [];
  for (const nodes of path) {
    const found: Buffer[] = [];
    for (const node of nodes) found.push(await readNode(db, node, tiles));
    hashes.push(foldRange(found));
  }
  return hashes;
}

async function readNode(db: Connection, node: Node, tiles: Map<string, Buffer | undefined>): Promise<Buffer> {
  const level = Math.floor(node.height / 8);
  const width = 2 ** (node.height % 8);
  const begin = node.index * width;
  const index = Math.floor(begin / tileWidth);
  const key = `${level}/${index}`;
  if (!tiles.has(key)) tiles.set(key, await findTile(db, level, index));
  const tile = tiles.get(key);
  const row =
    tile === undefined
      ? await readRow(db, level, begin, begin + width)
      : splitHashes(tile).slice(begin % tileWidth, (begin % tileWidth) + width);
  return tileRoot(row);
}

export async function findTile(db: Connection, level: number, index: number): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ hashes: Buffer }>({
    name: 'find tile',
    text: 'select hashes from ledger_tile where level = $1 and index = $2',
    values: [level, index],
  });
  return rows[0]?.hashes;
}

/** A subject's events so far, and the first and last of them that a tree of `size` leaves covers. */
export async function readCovered(db: Connection, subjectKind: string, subjectId: number, size: number) {
  const { rows } = await db.query<{ number: number; hash: Buffer; leafIndex: number | null }>(
    `select e.number, e.hash, l.leaf_index as "leafIndex"
     from event e left join ledger_leaf l
       on l.subject_kind = e.subject_kind and l.subject_id = e.subject_id and l.number = e.number and l.leaf_index < $3
     where e.subject_kind = $1 and e.subject_id = $2 order by e.number`,
    [subjectKind, subjectId, size],
  );
  return rows;
}
