import { createHash, createHmac } from 'node:crypto';
import type { Room } from './life.ts';

export type Seat = {
  readonly id: number;
  readonly number: string;
  readonly room: number;
  readonly seat: number;
};

/**
 * Candidate numbers and seats that follow from a recorded seed: anybody who has the seed and the list of candidates finds
 * the same, in whatever order the list comes. Rooms are counted from 0, seats from 1. @throws RangeError without seats for all
 */
export function assignSeats(seed: string, rooms: readonly Room[], candidates: readonly number[]): Seat[] {
  const order = shuffled(candidates, (id) => createHash('sha256').update(`${seed}|${id}`).digest('hex'));
  const digits = Math.max(3, String(order.length).length);
  const places = rooms.flatMap(({ capacity }, room) =>
    Array.from({ length: capacity }, (_, index) => ({ room, seat: index + 1 })),
  );
  return order.map((id, index) => {
    const place = places[index];
    if (place === undefined) throw new RangeError('more candidates than seats');
    return { id, number: String(index + 1).padStart(digits, '0'), ...place };
  });
}

/** Blind codes of a part's papers, by candidate: they follow from a seed that is kept sealed, and tell nothing without it. */
export function blindCodes(seed: string, part: string, present: readonly number[]): Map<number, string> {
  const order = shuffled(present, (id) => createHmac('sha256', seed).update(`${part}|${id}`).digest('hex'));
  const codes = paperCodes(order.length);
  return new Map(order.map((id, index) => [id, codes[index] ?? '']));
}

/** The blind codes of so many papers. */
export function paperCodes(count: number): string[] {
  const digits = Math.max(4, String(count).length);
  return Array.from({ length: count }, (_, index) => `P${String(index + 1).padStart(digits, '0')}`);
}

/** `Phòng 1: 24`, one a line → rooms; the number of the line that cannot be read otherwise. */
export function parseRooms(text: string): Room[] | number {
  const rooms: Room[] = [];
  const lines = text.split('\n');
  for (const [index, typed] of lines.entries()) {
    if (typed.trim() === '') continue;
    const match = /^\s*(.{1,60}?)\s*[:;,]\s*(\d{1,5})\s*$/.exec(typed);
    const capacity = Number(match?.[2] ?? 0);
    if (match?.[1] === undefined || capacity === 0 || rooms.length >= 5000) return index + 1;
    rooms.push({ name: match[1], capacity });
  }
  return rooms;
}

function shuffled(ids: readonly number[], keyOf: (id: number) => string): number[] {
  return ids
    .map((id) => ({ id, key: keyOf(id) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id);
}
