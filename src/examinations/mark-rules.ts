import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Part, Points } from './rule-schema.ts';
import { formatPoints, parsePoints } from './words.ts';

/** What one reader entered for one paper; of several by the same reader the newest. */
export type Reading = { readonly readerId: number; readonly points: Points };

/**
 * unread: fewer than two readers · differs: two readers, two marks · agreed: the same mark twice · third: a third reader
 * decided.
 */
export type PaperState =
  | { readonly state: 'unread' | 'differs'; readonly points: null }
  | { readonly state: 'agreed' | 'third'; readonly points: Points };

/** Where a paper stands. `readings` in the order in which the readers first entered one. */
export function paperState([first, second, third]: readonly Reading[]): PaperState {
  if (first === undefined || second === undefined) return { state: 'unread', points: null };
  if (third !== undefined) return { state: 'third', points: third.points };
  if (first.points === second.points) return { state: 'agreed', points: first.points };
  return { state: 'differs', points: null };
}

/** Whether this reader has something to enter for a paper: nobody reads alone what two others agree on. */
export function mayRead(readings: readonly Reading[], readerId: number): boolean {
  const own = readings.findIndex((one) => one.readerId === readerId);
  // One's own entry can be put right as long as nobody else has read the paper after it.
  if (own !== -1) return own === readings.length - 1;
  return readings.length < 2 || paperState(readings).state === 'differs';
}

/** A typed mark in hundredths, or why it is none. */
export function readMark(part: Part, text: string, field: string): Points | Refusal {
  const points = parsePoints(text);
  if (points === null)
    return refuse(
      'invalid',
      t(
        `"${text.slice(0, 40)}" không phải điểm. Hãy ghi số có nhiều nhất hai chữ số thập phân, như 72,5.`,
        `"${text.slice(0, 40)}" is no mark. Write a number with at most two decimals, such as 72.5.`,
      ),
      field,
    );
  if (points <= part.most) return points;
  return refuse(
    'invalid',
    t(
      `Điểm ${formatPoints(points)} vượt thang điểm ${formatPoints(part.most)} của môn ${part.title.vi}.`,
      `${formatPoints(points)} is more than the ${formatPoints(part.most)} of ${part.title.en}.`,
    ),
    field,
  );
}
