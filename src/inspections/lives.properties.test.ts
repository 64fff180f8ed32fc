import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import type { Refusal } from '../kernel/errors.ts';
import { createLived } from '../reform-work/reform-work.ts';
import { standing } from '../reform-work/sample-lives.ts';
import {
  answerItem,
  checklistLife,
  decidePlan,
  faultyItems,
  planLife,
  sheetLife,
  type ChecklistEvent,
  type PlanCommand,
  type SheetEvent,
} from './lives.ts';
import type { Answer, FilledSheet, Photo } from './schema.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
const settings = { seed: 4025, numRuns: 12 } as const;

const planCommand: fc.Arbitrary<PlanCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('line' as const),
    line: fc.record({
      agencyId: fc.integer({ min: 1, max: 3 }),
      quarter: fc.integer({ min: 1, max: 4 }),
      team: fc.constantFrom('', 'Đoàn một'),
    }),
  }),
  fc.record({ kind: fc.constant('unline' as const), line: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('submit' as const), on: fc.constant('2026-01-05') }),
  fc.record({
    kind: fc.constant('return' as const),
    reason: fc.constant('Thêm một phường'),
    isCityLeader: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('approve' as const),
    decision: fc.constant('1/KH-UBND'),
    on: fc.constant('2026-01-09'),
    isCityLeader: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('visit' as const),
    line: fc.integer({ min: 1, max: 4 }),
    inspectionId: fc.integer({ min: 1, max: 50 }),
  }),
);

let year = 3000;
test('a plan stands as its events give it, whatever is tried', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(planCommand, { maxLength: 14 }), async (commands) => {
      year += 1;
      await standing(house, planLife, { kind: 'created', data: { year } }, commands, decidePlan);
    }),
    settings,
  );
});

const photo = fc
  .constantFrom('a', 'b', 'c')
  .map((letter): Photo => ({ hash: letter.repeat(64), name: letter, size: 1, mediaType: 'image/jpeg' }));
const sheetCommand = fc.oneof(
  fc.record({
    do: fc.constant('answer' as const),
    item: fc.integer({ min: 0, max: 3 }),
    answer: fc.constantFrom<(Answer | null)[]>('ok', 'fault', 'none', null),
    note: fc.constantFrom('', 'ghi chú'),
    photos: fc.array(photo, { maxLength: 4 }),
  }),
  fc.record({ do: fc.constantFrom('found' as const, 'conclude' as const) }),
);
const actOn = (
  sheet: FilledSheet,
  command: typeof sheetCommand extends fc.Arbitrary<infer C> ? C : never,
): SheetEvent[] | Refusal => {
  if (command.do === 'answer') return answerItem(sheet, command);
  if (command.do === 'conclude') return sheet.isConcluded ? [] : [{ kind: 'concluded', data: {} }];
  return faultyItems(sheet).map(({ item }) => ({ kind: 'found', data: { item, findingId: 100 + item } }));
};

let inspectionId = 0;
test('a filled sheet stands as its events give it; no photograph stands twice in an item', async () => {
  const agency = await house.db
    .insertInto('agency')
    .values({
      code: 'P1',
      name: 'Sở Thử',
      kind: 'city',
      level: 'city',
      search: 'so thu p1',
      validFrom: Temporal.PlainDate.from('2020-01-01'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const items = [0, 1, 2].map((item) => ({ text: `Mục ${item}`, basis: '', kind: 'late' as const }));
  await fc.assert(
    fc.asyncProperty(fc.array(sheetCommand, { maxLength: 14 }), async (commands) => {
      inspectionId += 1;
      const data = { inspectionId, agencyId: agency.id, title: '', team: '', on: '2026-03-02', items };
      await standing(house, sheetLife, { kind: 'started', data }, commands, actOn);
      const [sheet] = await createLived(house, sheetLife).find({ key: String(inspectionId) });
      for (const { photos } of sheet?.state.answers ?? [])
        expect(new Set(photos.map(({ hash }) => hash)).size).toBe(photos.length);
    }),
    settings,
  );
});

test('a checklist stands as its events give it', async () => {
  const event: fc.Arbitrary<ChecklistEvent> = fc.oneof(
    fc.constantFrom('a', 'b').map((title): ChecklistEvent => ({
      kind: 'changed',
      data: { title: `${title} ${(inspectionId += 1)}`, items: [], on: '2026-03-02' },
    })),
    fc.constant<ChecklistEvent>({ kind: 'retired', data: {} }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 6 }), async (events) => {
      inspectionId += 1;
      const data = { title: `bảng ${inspectionId}`, items: [], on: '2026-01-05' };
      await standing(house, checklistLife, { kind: 'created', data }, events, (_, one) => [one]);
    }),
    settings,
  );
});
