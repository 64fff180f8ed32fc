import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { system } from '../kernel/access.ts';
import { Refused, type Refusal } from '../kernel/errors.ts';
import { createLived, type Life } from '../reform-work/reform-work.ts';
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
const by = { actor: system, at: Temporal.Instant.from('2026-03-02T01:30:00Z') };
const settings = { seed: 4025, numRuns: 12 } as const;

/** Acts one after the other, refused ones too; what stands in the row must be what the events give. */
async function standsAsReplayed<S, E extends { kind: string; data: unknown }, C>(
  life: Life<S, E>,
  first: E,
  commands: readonly C[],
  decide: (state: S, command: C) => readonly E[] | Refusal,
): Promise<void> {
  const lived = createLived(house, life);
  const id = await lived.begin(by, [first]);
  for (const command of commands)
    await lived
      .act(by, id, (state) => decide(state, command))
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
      });
  const { state } = await lived.get(id);
  expect(await lived.replay(id)).toEqual(state);
  const row = await house.db
    .selectFrom('reformSubject')
    .select(['state', 'key', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { state: words, key } = life.row(state);
  expect(row).toMatchObject({ state: words, key });
}

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
      await standsAsReplayed(planLife, { kind: 'created', data: { year } }, commands, decidePlan);
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
      await standsAsReplayed(sheetLife, { kind: 'started', data }, commands, actOn);
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
      await standsAsReplayed(checklistLife, { kind: 'created', data }, events, (_, one) => [one]);
    }),
    settings,
  );
});
