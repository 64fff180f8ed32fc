import { compare as compareExact, exact, sum } from './exact.ts';
import type { Item } from './schema.ts';

/** The tree of criteria lies in their codes: `3.2.1` is below `3.2`, which is below area `3`. At most three levels. */

export function parentCode(code: string): string | null {
  const dot = code.lastIndexOf('.');
  return dot === -1 ? null : code.slice(0, dot);
}

export function depthOf(code: string): number {
  return code.split('.').length - 1;
}

export function childrenOf(items: readonly Item[], code: string | null): Item[] {
  return items.filter((item) => parentCode(item.code) === code);
}

export function areasOf(items: readonly Item[]): Item[] {
  return childrenOf(items, null);
}

export function isLeaf(items: readonly Item[], code: string): boolean {
  return !items.some((item) => parentCode(item.code) === code);
}

/** What is scored, in order. An area is never scored by itself. */
export function leavesOf(items: readonly Item[]): Item[] {
  return items.filter((item) => depthOf(item.code) > 0 && isLeaf(items, item.code));
}

/** Whether an item is the other one or lies below it. */
export function isWithin(code: string, above: string): boolean {
  return code === above || code.startsWith(`${above}.`);
}

export function areaCode(code: string): string {
  return code.split('.', 1)[0] ?? code;
}

/** In the order of their codes, numbers as numbers: 1.2 before 1.10. */
export function inOrder(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => compareCodes(a.code, b.code));
}

export function compareCodes(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = Number(left[index] ?? -1) - Number(right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function pointsTogether(items: readonly Item[]) {
  return sum(items.map((item) => exact(item.points)));
}

export function areEqual(
  a: Parameters<typeof compareExact>[0],
  b: Parameters<typeof compareExact>[1],
): boolean {
  return compareExact(a, b) === 0;
}
