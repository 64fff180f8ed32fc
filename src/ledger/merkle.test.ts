import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siblingSides } from './inclusion.ts';
import {
  consistencyPath,
  emptyRoot,
  foldRange,
  inclusionPath,
  leafHash,
  rangeNodes,
  verifyConsistency,
  verifyInclusion,
  type Node,
} from './merkle.ts';
import { createTreeBuilder, edgeWidths, splitHashes, tileWidth, type Tile } from './tree-builder.ts';

/** The eight leaves with which Certificate Transparency logs are tried out, and the roots of the trees over the first n. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('RFC 6962 test vectors', () => {
  test('the tree without leaves has the hash of nothing', () => {
    expect(createTreeBuilder().root()).toEqual(emptyRoot);
    expect(emptyRoot.toString('hex')).toBe(createHash('sha256').digest('hex'));
  });

  test.each(knownRoots.map((root, index) => ({ size: index + 1, root })))(
    'root of $size leaves',
    ({ size, root }) => {
      const tree = createTreeBuilder();
      for (const leaf of knownLeaves.slice(0, size)) tree.append(leafHash(leaf));
      expect(tree.root().toString('hex')).toBe(root);
    },
  );

  test.each([
    { index: 0, size: 1, proof: [] },
    {
      index: 0,
      size: 8,
      proof: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      index: 5,
      size: 8,
      proof: [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    {
      index: 2,
      size: 3,
      proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    },
  ])('proof of leaf $index among $size', ({ index, size, proof }) => {
    const leaves = knownLeaves.slice(0, size).map(leafHash);
    const made = resolve(inclusionPath(index, size), leaves);
    expect(made.map((each) => each.toString('hex'))).toEqual(proof);
    const leaf = { hash: leafHash(knownLeaves[index] ?? Buffer.alloc(0)), index };
    expect(verifyInclusion(leaf, size, made, Buffer.from(knownRoots[size - 1] ?? '', 'hex'))).toBe(true);
  });
});

const runs = { seed: 6962, numRuns: 300 };
const sizes = fc.integer({ min: 1, max: 700 });

describe('against a naive tree', () => {
  test('the builder has the same root, from nothing and continued at any size', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, cut) => {
        const leaves = leavesOf(size);
        const tiles: Tile[] = [];
        const tree = createTreeBuilder();
        for (const leaf of leaves.slice(0, cut % size)) tiles.push(...tree.append(leaf));
        const resumed = createTreeBuilder(tree.size(), edgesFrom(tree.size(), leaves, tiles));
        for (const leaf of leaves.slice(cut % size)) resumed.append(leaf);
        expect(resumed.root()).toEqual(naiveRoot(leaves));
        expect(splitHashes(resumed.edge())).toEqual(leaves.slice(size - (size % tileWidth)));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  test('a leaf proves its place, and nothing else does', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat(), (size, place, wrong, bit) => {
        const leaves = leavesOf(size);
        const index = place % size;
        const root = naiveRoot(leaves);
        const hash = leaves[index] ?? emptyRoot;
        const proof = resolve(inclusionPath(index, size), leaves);
        expect(siblingSides(index, size)?.length).toBe(proof.length);
        expect(verifyInclusion({ hash, index }, size, proof, root)).toBe(true);
        const other = wrong % size;
        if (other !== index) expect(verifyInclusion({ hash, index: other }, size, proof, root)).toBe(false);
        expect(verifyInclusion({ hash: flipped(hash, bit), index }, size, proof, root)).toBe(false);
        expect(verifyInclusion({ hash, index }, size, [...proof, hash], root)).toBe(false);
        expect(verifyInclusion({ hash, index }, size, proof, flipped(root, bit))).toBe(false);
        if (proof.length === 0) return;
        const spoilt = proof.with(bit % proof.length, flipped(proof[bit % proof.length] ?? root, bit));
        expect(verifyInclusion({ hash, index }, size, spoilt, root)).toBe(false);
      }),
      runs,
    );
  });

  test('a grown tree proves that it only grew', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, cut, bit) => {
        const leaves = leavesOf(size);
        const older = { size: 1 + (cut % size), root: naiveRoot(leaves.slice(0, 1 + (cut % size))) };
        const newer = { size, root: naiveRoot(leaves) };
        const proof = resolve(consistencyPath(older.size, size), leaves);
        expect(verifyConsistency(older, newer, proof)).toBe(true);
        expect(verifyConsistency({ ...older, root: flipped(older.root, bit) }, newer, proof)).toBe(false);
        expect(verifyConsistency(older, { ...newer, root: flipped(newer.root, bit) }, proof)).toBe(false);
        expect(verifyConsistency(older, newer, [...proof, emptyRoot])).toBe(false);
      }),
      runs,
    );
  });

  test('a range is covered by whole subtrees without gap or overlap', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        let at = 0;
        for (const { height, index } of rangeNodes(0, size)) {
          expect(index * 2 ** height).toBe(at);
          at += 2 ** height;
        }
        expect(at).toBe(size);
      }),
      runs,
    );
  });

  test('there is no proof for a leaf outside the tree', () => {
    expect(() => inclusionPath(3, 3)).toThrow(RangeError);
    expect(() => consistencyPath(0, 3)).toThrow(RangeError);
    expect(siblingSides(3, 3)).toBeNull();
  });
});

test('the unfinished tiles of a tree are the digits of its size', () => {
  expect(edgeWidths(0)).toEqual([]);
  expect(edgeWidths(255)).toEqual([255]);
  expect(edgeWidths(256)).toEqual([0, 1]);
  expect(edgeWidths(3 * 65_536 + 2 * 256 + 7)).toEqual([7, 2, 3]);
  expect(() => createTreeBuilder(2, [[emptyRoot]])).toThrow(/edges/);
});

/** RFC 9162, 2.1.1, word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length <= 1) return leaves[0] ?? emptyRoot;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const [left, right] = [naiveRoot(leaves.slice(0, half)), naiveRoot(leaves.slice(half))];
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

function resolve(path: readonly Node[][], leaves: readonly Buffer[]): Buffer[] {
  return path.map((nodes) =>
    foldRange(
      nodes.map(({ height, index }) =>
        naiveRoot(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height)),
      ),
    ),
  );
}

function edgesFrom(size: number, leaves: readonly Buffer[], tiles: readonly Tile[]): Buffer[][] {
  return edgeWidths(size).map((width, level) =>
    level === 0
      ? leaves.slice(size - width, size)
      : tiles
          .filter((tile) => tile.level === level - 1)
          .slice(-width || Infinity)
          .map((tile) => naiveRoot(splitHashes(tile.hashes))),
  );
}

function leavesOf(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`${count} ${index}`)));
}

function flipped(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash);
  const place = (bit >> 3) % copy.length;
  copy[place] = (copy[place] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
