import { foldRange, hashSize, nodeHash } from './merkle.ts';

/** Hashes in a tile: 256 neighbours of one level, where level L stands for subtrees of 256^L leaves (C2SP tlog-tiles). */
export const tileWidth = 256;

/** A full tile; it never changes. */
export type Tile = { readonly level: number; readonly index: number; readonly hashes: Buffer };

/** A Merkle tree that grows leaf by leaf and remembers only its right edge: at most 255 hashes a level. */
export type TreeBuilder = {
  /** Adds a leaf's hash; gives the tiles that it filled, the lowest first. */
  append(leaf: Buffer): Tile[];
  size(): number;
  root(): Buffer;
  /** The leaves after the last full tile, joined. */
  edge(): Buffer;
};

/** How many hashes stand in the unfinished tile of each level of a tree, the lowest level first. */
export function edgeWidths(size: number): number[] {
  const widths: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / tileWidth)) widths.push(rest % tileWidth);
  return widths;
}

/** Goes on from a tree of `size` leaves, given the hashes of its unfinished tiles (`edgeWidths`). */
export function createTreeBuilder(size = 0, edges: readonly (readonly Buffer[])[] = []): TreeBuilder {
  let count = size;
  const levels = edges.map((edge) => [...edge]);
  const widths = edgeWidths(size);
  if (widths.some((width, level) => (levels[level]?.length ?? 0) !== width))
    throw new Error(`the edges given are not those of a tree of ${size} leaves`);

  function push(level: number, hash: Buffer): Tile[] {
    const edge = (levels[level] ??= []);
    edge.push(hash);
    if (edge.length < tileWidth) return [];
    levels[level] = [];
    const index = Math.floor(count / tileWidth ** (level + 1)) - 1;
    return [{ level, index, hashes: Buffer.concat(edge) }, ...push(level + 1, tileRoot(edge))];
  }

  return {
    append(leaf) {
      count += 1;
      return push(0, leaf);
    },
    size: () => count,
    root: () => foldRange(levels.toReversed().flatMap(wholeSubtrees)),
    edge: () => Buffer.concat(levels[0] ?? []),
  };
}

/** The hash over a tile's 256 hashes, or over any power of two of them. */
export function tileRoot(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const below = row;
    row = Array.from({ length: below.length / 2 }, (_, at) =>
      nodeHash(hashAt(below, 2 * at), hashAt(below, 2 * at + 1)),
    );
  }
  return hashAt(row, 0);
}

/** A joined row of hashes, one by one. */
export function splitHashes(joined: Buffer): Buffer[] {
  return Array.from({ length: joined.length / hashSize }, (_, at) =>
    joined.subarray(at * hashSize, (at + 1) * hashSize),
  );
}

/** A row of up to 255 neighbours as the largest whole subtrees, from the left. */
function wholeSubtrees(row: readonly Buffer[]): Buffer[] {
  const roots: Buffer[] = [];
  let at = 0;
  for (let width = tileWidth / 2; width >= 1; width /= 2) {
    if (row.length - at < width) continue;
    roots.push(tileRoot(row.slice(at, at + width)));
    at += width;
  }
  return roots;
}

function hashAt(row: readonly Buffer[], index: number): Buffer {
  const found = row[index];
  if (found === undefined) throw new RangeError(`no hash at ${index}`);
  return found;
}
