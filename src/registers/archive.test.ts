import { describe, expect, test } from 'vitest';
import { can, type Actor, type Staff } from '../kernel/access.ts';
import { sees } from './acting.ts';
import { change, create, mayWrite, move, movesOpen, remove } from './rules.ts';
import { courses } from './sample-courses.ts';
import type { Row } from './schema.ts';

/** Agency 2 has ended; 3 carries on its work. */
const heir: Staff = {
  kind: 'staff',
  accountId: 8,
  username: 'heir',
  fullName: 'Mạc Văn Bách',
  agencyId: 3,
  agencyCode: 'X99.03',
  agencyName: '',
  agencyTree: [3],
  archiveOf: [2],
  unitId: null,
  unitName: '',
  roles: ['specialist'],
  standsInFor: [],
};
const stranger: Actor = { ...heir, archiveOf: [] };
const values = { name: 'Lớp A', agency: 2, heldOn: '2026-01-05', people: 9 };
const row = (state: string): Row => ({
  id: 1,
  agencyId: 2,
  state,
  values,
  files: [],
  authorId: 1,
  assigneeId: null,
  importId: null,
  isRemoved: false,
  version: 1,
});

describe('rows of an agency that has ended', () => {
  test('are read by who carries on its work, and by nobody else', () => {
    for (const state of ['planned', 'held', 'checked', 'cancelled']) {
      expect(sees(courses, heir, row(state))).toBe(true);
      expect(sees(courses, stranger, row(state))).toBe(false);
    }
    expect(can(heir, courses.access.read)).toEqual({ agencyIds: [3, 2] });
  });

  test('what is open goes on, and stays about the agency', () => {
    const open = row('planned');
    expect(mayWrite(courses, heir, open)).toBe(true);
    expect(movesOpen(courses, heir, open)).toEqual(['held', 'cancelled']);
    expect(move(courses, heir, open, 'held', '')).toMatchObject({ kind: 'moved', data: { to: 'held' } });
    expect(change(courses, heir, open, { ...values, people: 12 }, false)).toMatchObject([
      { kind: 'changed', data: { agencyId: 2 } },
    ]);
    expect(mayWrite(courses, stranger, open)).toBe(false);
    expect(movesOpen(courses, stranger, open)).toEqual([]);
  });

  test('what has come to an end stays as it is; nothing new is recorded for it', () => {
    for (const state of ['held', 'cancelled']) {
      expect(mayWrite(courses, heir, row(state))).toBe(false);
      expect(movesOpen(courses, heir, row(state))).toEqual([]);
      expect(remove(courses, heir, row(state), 'Nhầm')).toMatchObject([{ code: 'forbidden' }]);
    }
    expect(create(courses, heir, values)).toMatchObject([{ code: 'not-yours' }]);
    expect(change(courses, heir, { ...row('planned'), agencyId: 3 }, values, false)).toMatchObject([
      { code: 'not-yours' },
    ]);
  });
});
