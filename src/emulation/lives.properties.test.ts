import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { standing } from '../reform-work/sample-lives.ts';
import { councilLife, decideCouncil, mayScore, type Council, type CouncilCommand } from './council.ts';
import { decideRound, roundLife, type RoundCommand } from './round.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
const settings = { seed: 4026, numRuns: 12 } as const;
const members = [1, 2, 3].map((accountId) => ({ accountId, name: `Thành viên ${accountId}` }));

const council: Omit<Council, 'marks' | 'stage' | 'decision'> = {
  title: 'Hội đồng',
  on: '2026-03-02',
  criteria: [
    { name: 'Tính mới', most: 40 },
    { name: 'Hiệu quả', most: 60 },
  ],
  members,
  quorum: 1,
  threshold: 50,
  initiatives: [
    { id: 7, name: 'Một', agencyId: 1, author: 'Người khác', proposedBy: 2, spreadTo: [] },
    { id: 8, name: 'Hai', agencyId: 1, author: 'Thành viên 3', proposedBy: null, spreadTo: [] },
  ],
};
const account = fc.integer({ min: 1, max: 4 });
const initiative = fc.constantFrom(7, 8, 9);
const councilCommand: fc.Arbitrary<CouncilCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      marks: fc.record({
        initiative,
        accountId: account,
        points: fc.array(fc.integer({ min: -1, max: 61 }), { minLength: 1, maxLength: 3 }),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'decide' as const, decision: '9/QĐ-UBND' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('spread' as const),
      initiative,
      agencyIds: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    }),
  },
);

test('a council stands as its events give it; nobody has marked their own, nothing beyond its maximum', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(councilCommand, { maxLength: 25 }), async (commands) => {
      const state = await standing(
        house,
        councilLife,
        { kind: 'opened', data: council },
        commands,
        decideCouncil,
      );
      for (const { initiative: id, accountId, points } of state.marks) {
        const judged = state.initiatives.find((one) => one.id === id);
        expect(judged !== undefined && mayScore(state, judged, accountId)).toBe(true);
        expect(points.every((one, index) => one >= 0 && one <= (state.criteria[index]?.most ?? -1))).toBe(
          true,
        );
      }
    }),
    settings,
  );
});

const roundCommand: fc.Arbitrary<RoundCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('nominate' as const),
    nominee: fc.record({
      kind: fc.constantFrom('person' as const, 'collective' as const),
      agencyId: fc.integer({ min: 1, max: 2 }),
      name: fc.constantFrom('Thành viên 1', 'Tô Thị Sen', 'Sở Nội vụ'),
      post: fc.constant(''),
      achievement: fc.constant('Tốt'),
      indexScore: fc.constant(null),
      rank: fc.constant(null),
    }),
  }),
  fc.constant({ kind: 'call' as const }),
  fc.record({
    kind: fc.constant('vote' as const),
    vote: fc.record({ nominee: fc.integer({ min: 1, max: 4 }), accountId: account, isFor: fc.boolean() }),
  }),
  fc.constant({ kind: 'decide' as const, decision: '10/QĐ-UBND' }),
);

test('a round stands as its events give it; each member has one vote on each nominee', async () => {
  const opened = {
    year: 2025,
    title: 'Đợt xét',
    on: '2026-03-02',
    rules: [],
    members,
    nominees: [],
  } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(roundCommand, { maxLength: 25 }), async (commands) => {
      const state = await standing(house, roundLife, { kind: 'opened', data: opened }, commands, decideRound);
      const votes = state.votes.map(({ nominee, accountId }) => `${nominee} ${accountId}`);
      expect(new Set(votes).size).toBe(votes.length);
      expect(state.votes.every(({ accountId }) => members.some((one) => one.accountId === accountId))).toBe(
        true,
      );
    }),
    settings,
  );
});
