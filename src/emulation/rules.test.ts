import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import {
  councilLife,
  decideCouncil,
  isRecognised,
  mayScore,
  scoreFor,
  type CouncilEvent,
} from './council.ts';
import { decideRound, drawCollectives, tally, type Round } from './round.ts';
import { scoreOf } from './scoring.ts';

test.each([
  [[[30, 40]], [40, 60], { count: 1, mean: 70, spread: 0, least: 70, most: 70 }],
  [
    [
      [20, 20],
      [40, 60],
    ],
    [40, 60],
    { count: 2, mean: 70, spread: 30, least: 40, most: 100 },
  ],
  [[], [40], { count: 0, mean: null, spread: null, least: null, most: null }],
])('marks %j of %j come to %j', (sheets, maxima, score) => {
  expect(scoreOf(sheets, maxima)).toEqual(score);
});

const members = [1, 2, 3].map((accountId) => ({ accountId, name: `Thành viên ${accountId}` }));
const initiative = {
  id: 7,
  name: 'Trả kết quả tận nhà',
  agencyId: 1,
  author: 'Thành viên 3',
  proposedBy: 2,
  spreadTo: [],
};

test('nobody scores their own; a council closes at its quorum and recognises from its threshold', () => {
  const opened: CouncilEvent = {
    kind: 'opened',
    data: {
      title: '',
      on: '2026-03-02',
      criteria: [{ name: 'a', most: 10 }],
      members,
      quorum: 1,
      threshold: 65,
      initiatives: [initiative],
    },
  };
  const council = councilLife.apply(null, opened);
  expect(members.map(({ accountId }) => mayScore(council, initiative, accountId))).toEqual([
    true,
    false,
    false,
  ]);
  expect(isRefusal(decideCouncil(council, { kind: 'close' }))).toBe(true);
  expect(
    isRefusal(decideCouncil(council, { kind: 'mark', marks: { initiative: 7, accountId: 1, points: [11] } })),
  ).toBe(true);
  const marked = councilLife.apply(council, {
    kind: 'marked',
    data: { initiative: 7, accountId: 1, points: [7] },
  });
  expect(scoreFor(marked, 7).mean).toBe(70);
  expect(isRecognised(marked, 7)).toBe(true);
  expect(isRefusal(decideCouncil(marked, { kind: 'close' }))).toBe(false);
});

test('collectives are drawn by rank and points; more than half of all members carry', () => {
  const row = (agencyId: number, rank: number, index: number) => ({
    agencyId,
    rank,
    index,
    agencyName: `Cơ quan ${agencyId}`,
  });
  const rows = [row(1, 1, 92), row(2, 2, 85), row(3, 2, 85), row(4, 4, 84)] as unknown as Parameters<
    typeof drawCollectives
  >[1]['rows'];
  expect(
    drawCollectives({ level: 'department', top: 3, least: 80 }, { rows, year: 2025 }).map(
      ({ agencyId }) => agencyId,
    ),
  ).toEqual([1, 2, 3]);
  expect(drawCollectives({ level: 'department', top: 3, least: 90 }, { rows, year: 2025 })).toHaveLength(1);
  const vote = (accountId: number, isFor: boolean) => ({ nominee: 1, accountId, isFor });
  expect(tally({ members, votes: [vote(1, true)] }, 1).isCarried).toBe(false);
  expect(tally({ members, votes: [vote(1, true), vote(2, true), vote(3, false)] }, 1)).toEqual({
    yes: 2,
    no: 1,
    isCarried: true,
  });
});

test('a round is not decided before more than half of the members have voted on everybody', () => {
  const nominee = {
    kind: 'collective',
    agencyId: 1,
    post: '',
    achievement: '',
    indexScore: null,
    rank: null,
  } as const;
  const round: Round = {
    year: 2025,
    title: 'Đợt xét',
    on: '2026-03-02',
    rules: [],
    members,
    nominees: [
      { ...nominee, number: 1, name: 'Sở Nội vụ' },
      { ...nominee, number: 2, name: 'Sở Tư pháp' },
    ],
    votes: [],
    stage: 'voting',
    decision: '',
  };
  const decided = (...votes: readonly [nominee: number, accountId: number][]) =>
    decideRound(
      { ...round, votes: votes.map(([number, accountId]) => ({ nominee: number, accountId, isFor: false })) },
      { kind: 'decide', decision: '10/QĐ-UBND' },
    );
  expect(decided()).toMatchObject({
    code: 'not-yet',
    text: { vi: expect.stringContaining('"Sở Nội vụ"') as string },
  });
  expect(decided([1, 1], [1, 2], [2, 1])).toMatchObject({ code: 'not-yet' });
  expect(decided([1, 1], [1, 2], [2, 1], [2, 3])).toMatchObject([{ kind: 'decided' }]);
});
