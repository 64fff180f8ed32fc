import fc from 'fast-check';
import { expect, test } from 'vitest';
import { system, type Actor } from '../kernel/access.ts';
import { factsBetween } from './facts.ts';
import { apply, isCounted, replay } from './life.ts';
import { change, create, move, remove } from './rules.ts';
import { courses } from './sample-courses.ts';
import type { Row, RowEvent, Values } from './schema.ts';

const at = Temporal.Instant.from('2026-03-02T01:30:00Z');
const officer: Actor = {
  kind: 'staff',
  accountId: 7,
  username: 'officer',
  fullName: 'Sầm Thị Nụ',
  agencyId: 1,
  agencyCode: 'X99',
  agencyName: '',
  agencyTree: [1],
  unitId: null,
  unitName: '',
  roles: ['reform-officer'],
  standsInFor: [],
};

const values: fc.Arbitrary<Values> = fc.record(
  {
    name: fc.constantFrom('Lớp A', 'Lớp B'),
    agency: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom('it', 'law'),
    heldOn: fc.constantFrom('2026-01-05', '2026-02-05'),
    people: fc.integer({ min: 0, max: 50 }),
    isOnline: fc.constant(true),
  },
  { requiredKeys: [] },
);
const command = fc.oneof(
  fc.record({ do: fc.constant('change' as const), values, isDraft: fc.boolean() }),
  fc.record({
    do: fc.constant('move' as const),
    to: fc.constantFrom('held', 'checked', 'cancelled', 'planned'),
    reason: fc.constantFrom('', 'Bận'),
  }),
  fc.record({ do: fc.constant('remove' as const), reason: fc.constantFrom('', 'Ghi nhầm') }),
);

test('whatever is asked: the events give the row, the facts give what it counts for, a refusal changes nothing', () => {
  fc.assert(
    fc.property(values, fc.boolean(), fc.array(command, { maxLength: 12 }), (first, isDraft, commands) => {
      const begun = create(courses, officer, first, { isDraft });
      if (Array.isArray(begun)) {
        expect(begun.length).toBeGreaterThan(0);
        return;
      }
      const events: (RowEvent & { actorId: number })[] = [{ ...begun, actorId: 7 }];
      let row: Row = { ...apply(1, null, begun), authorId: 7 };
      let facts = factsBetween(courses.code, null, row, at);
      for (const asked of commands) {
        if (row.isRemoved) break;
        const decided =
          asked.do === 'change'
            ? change(courses, officer, row, asked.values, asked.isDraft)
            : asked.do === 'move'
              ? [move(courses, officer, row, asked.to, asked.reason)].flat()
              : [remove(courses, officer, row, asked.reason)].flat();
        for (const event of decided) {
          if ('refused' in event) continue;
          const next = apply(1, row, event);
          facts = [...facts, ...factsBetween(courses.code, row, next, at)];
          row = next;
          events.push({ ...event, actorId: 7 });
        }
      }
      expect(replay(1, events)).toEqual(row);
      const sums = new Map<string, number>();
      for (const { agencyId, state, data, weight } of facts) {
        const key = `${agencyId} ${state} ${data}`;
        sums.set(key, (sums.get(key) ?? 0) + weight);
      }
      const standing = [...sums].filter(([, sum]) => sum !== 0);
      if (!isCounted(row)) {
        expect(standing).toEqual([]);
        return;
      }
      expect(standing).toHaveLength(1);
      expect(standing[0]?.[1]).toBe(1);
      const data: unknown = JSON.parse(facts.findLast(({ weight }) => weight === 1)?.data ?? '');
      expect(data).toEqual(row.values);
    }),
    { seed: 20_260_302, numRuns: 400 },
  );
});

test('what a state asks for, and what it does not allow', () => {
  const whole: Values = { name: 'Lớp A', agency: 1, heldOn: '2026-01-05' };
  const begun = create(courses, system, whole);
  if (Array.isArray(begun)) throw new Error('refused');
  const row = apply(1, null, begun);
  expect(move(courses, system, row, 'held', '')).toMatchObject([{ field: 'values.people' }]);
  expect(move(courses, system, row, 'cancelled', ' ')).toMatchObject([{ field: 'reason' }]);
  expect(move(courses, system, row, 'checked', '')).toMatchObject([{ code: 'no-such-move' }]);
  const locked = { ...row, state: 'checked' };
  expect(change(courses, system, locked, { ...whole, name: 'Lớp B' }, false)).toMatchObject([
    { code: 'locked' },
  ]);
  expect(create(courses, { ...officer, roles: ['leader'] }, whole)).toMatchObject([{ code: 'not-yours' }]);
});
