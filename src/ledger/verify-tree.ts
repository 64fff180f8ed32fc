import { portions } from './cursor.ts';
import { leafHash } from './merkle.ts';
import { isSignedBy } from './note.ts';
import { nameOf, type Collector, type EventName } from './problems.ts';
import type { TreeHead } from './schema.ts';
import { findHead, findTile, type Connection } from './store.ts';
import { createTreeBuilder, splitHashes, tileWidth, type Tile } from './tree-builder.ts';
import type { VerifyOptions } from './verification.ts';

type Leaf = Omit<EventName, 'subject'> & { readonly leafIndex: number; readonly hash: Buffer | null };
type HeadWithEdge = TreeHead & { readonly edge: Buffer };

const leafColumns = `l.leaf_index as "leafIndex", l.subject_kind as "subjectKind", l.subject_id as "subjectId", l.number,
  e.kind, e.seq, e.hash`;
const leafTables = 'ledger_leaf l left join event e using (subject_kind, subject_id, number)';

/** Stands in the tree for a leaf that is gone, so that those after it keep their places. */
const standIn = Buffer.alloc(32);
const mostStandIns = 100_000;

/**
 * Builds the tree again from the events in the order of their leaves, and compares its tiles, and its root at every head.
 * All heads are roots of this one growing tree, which is what makes them consistent with each other. Gives their number.
 */
export async function verifyTree(
  db: Connection,
  problems: Collector,
  { publicKey, keptHeads = [] }: Pick<VerifyOptions, 'publicKey' | 'keptHeads'>,
  newest: TreeHead | null,
): Promise<number> {
  const tree = createTreeBuilder();
  /** Leaves of the tile that is being filled. */
  let window: (Leaf | null)[] = [];
  let lastSeq = 0;
  /** `seq` of the last event of the head before. */
  let coveredSeq = 0;
  let goodSize = 0;
  let isRootBroken = false;
  let headCount = 0;
  let heads: HeadWithEdge[] = await headsAfter(db, 0);

  function nameDifferences(stored: Buffer | undefined, computed: Buffer, begin: number): void {
    if (stored?.length !== computed.length) return; // it says nothing about single leaves
    const expected = splitHashes(stored);
    for (const [at, hash] of splitHashes(computed).entries()) {
      if (expected[at]?.equals(hash)) continue;
      problems.nameLeaf(begin + at);
      const leaf = window[at];
      if (leaf?.hash) problems.add({ fault: 'hash-replaced', place: begin + at, event: nameOf(leaf) });
    }
  }

  async function checkTile({ level, index, hashes }: Tile): Promise<void> {
    const stored = await findTile(db, level, index);
    if (stored?.equals(hashes)) return;
    const width = tileWidth ** (level + 1);
    if (level === 0) nameDifferences(stored, hashes, index * width);
    if (problems.hasNamed(index * width, (index + 1) * width)) return;
    const detail = `level ${level}, tile ${index}`;
    problems.add({ fault: 'tile-changed', place: tree.size() - 0.5, detail, head: tree.size() });
  }

  async function checkHead(head: HeadWithEdge, last: Leaf | null): Promise<void> {
    headCount += 1;
    const place = head.size - 0.5;
    const event = last === null ? {} : { event: nameOf(last) };
    if (!isSignedBy(publicKey, head)) {
      problems.add({ fault: 'head-forged', place, head: head.size, ...event });
    } else if (!head.root.equals(tree.root())) {
      nameDifferences(head.edge, tree.edge(), head.size - (head.size % tileWidth));
      if (isRootBroken || problems.hasNamed(0, head.size)) return;
      isRootBroken = true;
      const first = await findLeaf(db, goodSize);
      const named = first === null ? {} : { event: nameOf(first) };
      const detail = `events ${goodSize}–${head.size - 1} of the ledger`;
      problems.add({ fault: 'head-changed', place: goodSize, head: head.size, detail, ...named });
    } else {
      goodSize = head.size;
      if (!head.edge.equals(tree.edge()))
        problems.add({ fault: 'tile-changed', place, head: head.size, detail: 'edge of the head' });
    }
    coveredSeq = head.lastSeq;
  }

  /** Leaves are in the order of `seq`, and those of one head lie between what it and the head before it say. */
  function checkOrder({ seq, ...leaf }: Leaf): void {
    if (seq === null) return;
    const [head] = heads;
    const isLast = head?.size === leaf.leafIndex + 1;
    const isInHead =
      seq > coveredSeq && seq <= (head?.lastSeq ?? Infinity) && (!isLast || seq === head.lastSeq);
    if (!isInHead || seq <= lastSeq)
      problems.add({ fault: 'order-changed', place: leaf.leafIndex, event: nameOf({ ...leaf, seq }) });
    if (isInHead) lastSeq = Math.max(lastSeq, seq);
  }

  async function add(leaf: Leaf | null): Promise<void> {
    window.push(leaf);
    if (leaf?.hash == null) problems.nameLeaf(tree.size());
    for (const tile of tree.append(leaf?.hash == null ? standIn : leafHash(leaf.hash))) await checkTile(tile);
    while (heads[0]?.size === tree.size()) {
      await checkHead(heads[0], leaf);
      heads = heads.length > 1 ? heads.slice(1) : await headsAfter(db, tree.size());
    }
    if (tree.size() % tileWidth === 0) window = [];
  }

  const inOrder = `select ${leafColumns} from ${leafTables} order by l.leaf_index`;
  walk: for await (const rows of portions<Leaf>(db, 'leaves', inOrder)) {
    for (const leaf of rows) {
      if (leaf.leafIndex !== tree.size()) {
        const detail = `leaves ${tree.size()}–${leaf.leafIndex - 1}`;
        problems.add({ fault: 'leaf-missing', place: leaf.leafIndex - 0.25, detail });
        if (leaf.leafIndex - tree.size() > mostStandIns) break walk;
        while (tree.size() < leaf.leafIndex) await add(null);
      }
      if (leaf.hash === null)
        problems.add({ fault: 'event-missing', place: leaf.leafIndex, event: nameOf(leaf) });
      checkOrder(leaf);
      await add(leaf);
    }
  }

  if (tree.size() > (newest?.size ?? 0)) {
    const first = await findLeaf(db, newest?.size ?? 0);
    const named = first === null ? {} : { event: nameOf(first) };
    const size = newest?.size ?? 0;
    problems.add({ fault: 'head-missing', place: size, head: size, ...named });
  }
  for (; heads.length > 0; heads = await headsAfter(db, heads.at(-1)?.size ?? 0)) {
    for (const head of heads) {
      headCount += 1;
      const fault = isSignedBy(publicKey, head) ? 'leaf-missing' : 'head-forged';
      problems.add({ fault, place: head.size, head: head.size, detail: `${tree.size()} leaves` });
    }
  }
  await findSurplusTiles(db, problems, tree.size());
  for (const kept of keptHeads) {
    if (!isSignedBy(publicKey, kept)) continue;
    const stored = await findHead(db, kept.size);
    if (stored === undefined || !stored.root.equals(kept.root))
      problems.add({ fault: 'head-unknown', place: kept.size, head: kept.size });
  }
  return headCount;
}

async function headsAfter(db: Connection, size: number): Promise<HeadWithEdge[]> {
  const { rows } = await db.query<HeadWithEdge>(
    `select size, root, last_seq as "lastSeq", signed_at as "signedAt", key_id as "keyId", signature, edge
     from tree_head where size > $1 order by size limit 100`,
    [size],
  );
  return rows;
}

async function findLeaf(db: Connection, index: number): Promise<Leaf | null> {
  const { rows } = await db.query<Leaf>(`select ${leafColumns} from ${leafTables} where l.leaf_index = $1`, [
    index,
  ]);
  return rows[0] ?? null;
}

async function findSurplusTiles(db: Connection, problems: Collector, size: number): Promise<void> {
  const { rows } = await db.query<{ level: number; index: number }>(
    `select level, index from ledger_tile
     where index >= floor($1::numeric / power(${tileWidth}::numeric, level + 1)) order by level, index limit 100`,
    [size],
  );
  for (const { level, index } of rows)
    problems.add({
      fault: 'tile-changed',
      place: Number.MAX_SAFE_INTEGER,
      detail: `level ${level}, tile ${index}`,
      head: size,
    });
}
