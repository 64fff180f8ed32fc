import { expect, it } from 'vitest';
import { actWords, gatherActs, type HistoryEntry } from './history.ts';

const did = (number: number, kind: string, at: string, by = 'Triết'): HistoryEntry => ({
  number,
  kind,
  at: Temporal.Instant.from(at),
  by,
});

it('tells what happened newest first, and what was done over and over on a day once', () => {
  const acts = gatherActs([
    did(1, 'planned', '2026-06-26T02:00:00Z'),
    did(2, 'position-asked', '2026-07-21T02:00:00Z'),
    did(3, 'position-asked', '2026-07-21T02:00:00Z'),
    did(4, 'position-asked', '2026-07-21T03:00:00Z', 'Nhung'),
    did(5, 'session-settled', '2026-11-20T02:00:00Z'),
    did(6, 'session-closed', '2026-11-14T02:00:00Z'),
  ]);
  expect(acts.map(({ number, times }) => [number, times])).toEqual([
    [5, 1],
    [6, 1],
    [4, 1],
    [3, 2],
    [1, 1],
  ]);
});

it('says how often, and never a code', () => {
  const [act] = gatherActs([
    did(1, 'position-asked', '2026-07-21T02:00:00Z'),
    did(2, 'position-asked', '2026-07-21T16:59:59Z'),
  ]);
  expect(act === undefined ? null : actWords(act).vi).toBe('Cơ quan đề nghị chỉ tiêu (2 lần)');
  const days = gatherActs([
    did(1, 'position-asked', '2026-07-21T02:00:00Z'),
    did(2, 'position-asked', '2026-07-21T17:00:00Z'),
  ]);
  expect(days).toHaveLength(2);
  const [unknown] = gatherActs([did(1, 'no-such-thing', '2026-07-21T02:00:00Z')]);
  expect(unknown === undefined ? null : actWords(unknown).vi).toBe('Việc khác');
});
