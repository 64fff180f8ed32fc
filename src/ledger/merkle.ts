import { hash } from 'node:crypto';
import { siblingSides } from './inclusion.ts';

/** Bytes of a SHA-256 hash. */
export const hashSize = 32;

/** Root of a tree without leaves: the hash of nothing (RFC 9162, 2.1.1). */
export const emptyRoot = hash('sha256', '', 'buffer');

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** Hash of a leaf; the prefix keeps a leaf from being passed off as a node (RFC 9162, 2.1.1). */
export function leafHash(content: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([leafPrefix, content]), 'buffer');
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');
}

/** A whole subtree of 2^height leaves, the `index`-th of its height: it never changes once its leaves are there. */
export type Node = { readonly height: number; readonly index: number };

/**
 * The whole subtrees that make up the leaves from `begin` to before `end`, from left to right. `begin` must be a
 * multiple of the largest power of two below the range's length, as in all ranges that the RFC's recursions meet.
 */
export function rangeNodes(begin: number, end: number): Node[] {
  const nodes: Node[] = [];
  for (let at = begin; at < end;) {
    const height = Math.floor(Math.log2(end - at));
    const exact = 2 ** height > end - at ? height - 1 : height;
    nodes.push({ height: exact, index: at / 2 ** exact });
    at += 2 ** exact;
  }
  return nodes;
}

/** The hash over subtrees that lie side by side, the larger ones on the left. */
export function foldRange(hashes: readonly Buffer[]): Buffer {
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** What each hash of an inclusion proof is made of, from the leaf up (PATH of RFC 9162, 2.1.3.1). */
export function inclusionPath(index: number, size: number): Node[][] {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return path(index, 0, size);
}

function path(index: number, begin: number, end: number): Node[][] {
  if (end - begin === 1) return [];
  const middle = begin + splitAt(end - begin);
  return index < middle
    ? [...path(index, begin, middle), rangeNodes(middle, end)]
    : [...path(index, middle, end), rangeNodes(begin, middle)];
}

/** What each hash of a consistency proof is made of (PROOF of RFC 9162, 2.1.4.1). */
export function consistencyPath(older: number, newer: number): Node[][] {
  if (older < 1 || older > newer) throw new RangeError(`no proof from ${older} to ${newer}`);
  return subproof(older, 0, newer, true);
}

function subproof(older: number, begin: number, end: number, isWhole: boolean): Node[][] {
  if (older === end) return isWhole ? [] : [rangeNodes(begin, end)];
  const middle = begin + splitAt(end - begin);
  return older <= middle
    ? [...subproof(older, begin, middle, isWhole), rangeNodes(middle, end)]
    : [...subproof(older, middle, end, false), rangeNodes(begin, middle)];
}

/** The largest power of two below `count`. */
function splitAt(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

/** Whether a leaf's hash is at its place in the tree with this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  leaf: { readonly hash: Buffer; readonly index: number },
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  const sides = siblingSides(leaf.index, size);
  if (sides === null || sides.length !== proof.length) return false;
  const folded = proof.reduce(
    (below, sibling, level) =>
      sides[level] === 'left' ? nodeHash(sibling, below) : nodeHash(below, sibling),
    leaf.hash,
  );
  return folded.equals(root);
}

/** Whether a newer tree is an older one with leaves added, and nothing else (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  older: { readonly size: number; readonly root: Buffer },
  newer: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  const isPower = rangeNodes(0, older.size).length === 1;
  const hashes = isPower ? [older.root, ...proof] : [...proof];
  const first = hashes.shift();
  if (first === undefined) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [old, present] = [first, first];
  for (const sibling of hashes) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(sibling, old);
      present = nodeHash(sibling, present);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else present = nodeHash(present, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && old.equals(older.root) && present.equals(newer.root);
}

function half(count: number): number {
  return Math.floor(count / 2);
}
