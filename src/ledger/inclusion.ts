/** On which side of the way up a sibling stands. */
export type Side = 'left' | 'right';

/**
 * The sides on which the hashes of an inclusion proof stand, from the leaf up (RFC 9162, 2.1.3.2); null when there is
 * no such leaf. Knows no hashing, so that the server and a browser share it.
 */
export function siblingSides(index: number, size: number): Side[] | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  const sides: Side[] = [];
  let [at, last] = [index, size - 1];
  while (last > 0) {
    if (at % 2 === 1) sides.push('left');
    else if (at < last) sides.push('right');
    // The last of an odd number has no sibling here: it is carried up as it is.
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return sides;
}
