import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { decide } from './deciding.ts';
import { isOpenTo, openIn, type Command, type CommandName } from './commands.ts';
import { apply, fold, phases, type Computed, type Examination, type ExaminationEvent } from './life.ts';
import { ruleSets } from './rule-sets.ts';
import type { ExaminationFields } from './schema.ts';

const fields: ExaminationFields = {
  code: 'TT-2026',
  title: 'Kỳ thi tuyển công chức năm 2026',
  rules: 'recruitment-2025',
  registerFrom: '2026-03-01',
  registerTo: '2026-03-31',
  sitsOn: '2026-05-10',
  place: 'Trường Chính trị',
  notice: '',
};
const digest = '0'.repeat(64);
const computed: Computed = {
  inputs: digest,
  results: digest,
  winners: 1,
  unfilled: 0,
  filled: { '1': 1 },
  openTies: [],
  changes: 0,
};
const position = {
  title: 'Chuyên viên',
  grade: 'specialist',
  asked: 1,
  education: 'bachelor',
  majors: [],
} as const;
const sheet = { present: 2, absent: 0, expelled: 0, missing: 0, digest };
const papers = { all: 2, unread: 0, differing: 0, thirdReadings: 0, digest };

const begun = apply(7, null, { kind: 'planned', data: { fields } });

/** One command of each kind, as it would be sent when all is well. */
const commands: readonly Command[] = [
  { do: 'change', fields },
  { do: 'askPosition', id: 1, agencyId: 3, fields: { ...position, majors: [] } },
  { do: 'decidePosition', id: 1, quota: 1, note: '' },
  { do: 'appointExaminers', accountIds: [4, 5] },
  { do: 'announce' },
  { do: 'openRegistration' },
  { do: 'register' },
  { do: 'withdrawApplication' },
  { do: 'closeRegistration', candidates: 2 },
  { do: 'judge' },
  {
    do: 'seat',
    rooms: [{ name: 'Phòng 1', capacity: 24 }],
    seed: 'a',
    sealedSeed: 'b',
    candidates: 2,
    unjudged: 0,
    claims: 0,
  },
  ...['general', 'language', 'specialised'].flatMap((part): Command[] => [
    { do: 'attend', part },
    { do: 'closeSession', part, sheet },
    { do: 'mark', part },
    { do: 'settleSession', part, papers },
  ]),
  { do: 'compute', computed, waiting: 0 },
  { do: 'decideTie', positionId: 1, winners: [1], reason: 'Biên bản số 1' },
  { do: 'publish' },
  { do: 'appeal', appealId: 1, candidateId: 1, part: 'specialised' },
  {
    do: 'settleAppeal',
    appealId: 1,
    candidateId: 1,
    part: 'specialised',
    before: 5000,
    after: 5500,
    answer: 'Cộng sót',
  },
  { do: 'recognise', decision: '12/QĐ-UBND', inputs: digest },
  { do: 'withdrawWinner', candidateId: 1, hasWon: true, reason: 'Đi học' },
  { do: 'close' },
  { do: 'cancel', reason: 'Hoãn' },
];

function run(days: readonly (readonly [Command, string])[]): { state: Examination; refused: CommandName[] } {
  let state = begun;
  const refused: CommandName[] = [];
  for (const [command, today] of days) {
    const decided = decide(state, command, { today });
    if (isRefusal(decided)) refused.push(command.do);
    else for (const event of decided) state = apply(7, state, event);
  }
  return { state, refused };
}

describe('the table of what is open in which phase', () => {
  test('names every command somewhere, and refuses every other in words', () => {
    const known = new Set(phases.flatMap((phase) => [...openIn[phase]] as CommandName[]));
    expect([...new Set(commands.map((one) => one.do))].toSorted()).toEqual([...known].toSorted());
    for (const phase of phases)
      for (const command of commands) {
        const decided = decide({ ...begun, phase }, command, { today: '2026-03-10' });
        if (!isOpenTo(phase, command.do)) expect(isRefusal(decided), `${command.do} in ${phase}`).toBe(true);
      }
  });

  test('once published, marks change by nothing but an appeal', () => {
    const closed: CommandName[] = ['attend', 'closeSession', 'mark', 'settleSession'];
    for (const phase of ['published', 'recognised', 'closed'] as const)
      for (const command of closed) expect(isOpenTo(phase, command)).toBe(false);
  });
});

test('numbers wait until every application has been concluded on; claims need a look of their own', () => {
  const room = [{ name: 'Phòng 1', capacity: 1 }];
  const given = { do: 'seat', rooms: room, seed: 'a', sealedSeed: 'b', candidates: 2 } as const;
  const refusalOf = (left: { unjudged: number; claims: number }) => {
    const decided = decide({ ...begun, phase: 'screening' }, { ...given, ...left }, { today: '2026-03-10' });
    return isRefusal(decided) ? [decided.field, decided.text.vi] : null;
  };
  expect(refusalOf({ unjudged: 2, claims: 1 })?.[1]).toContain('Còn 1 hồ sơ khai diện ưu tiên');
  expect(refusalOf({ unjudged: 1, claims: 0 })).toEqual([
    'screened',
    expect.stringContaining('Còn 1 hồ sơ chưa có kết luận'),
  ]);
  expect(refusalOf({ unjudged: 0, claims: 0 })?.[1]).toContain('chỉ có 1 chỗ cho 2 thí sinh');
});

test('an examination goes from its plan to its end in the order of the law', () => {
  const days: (readonly [Command, string])[] = commands
    .filter((one) => !['cancel', 'decideTie'].includes(one.do))
    .map((one) => [
      one,
      one.do === 'recognise' ? '2026-07-01' : one.do === 'openRegistration' ? '2026-03-01' : '2026-03-10',
    ]);
  const { state, refused } = run(days);
  expect(refused).toEqual([]);
  expect(state).toMatchObject({
    phase: 'closed',
    decision: '12/QĐ-UBND',
    withdrawnWinners: [1],
    openAppeals: [],
  });
});

test('registration, appeals and recognition keep to their days', () => {
  const registering: Examination = { ...begun, phase: 'registering' };
  const published: Examination = { ...begun, phase: 'published', computed, appealsUntil: '2026-06-15' };
  const refusedOn = (state: Examination, command: Command, today: string) =>
    isRefusal(decide(state, command, { today }));
  expect(
    ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) =>
      refusedOn(registering, { do: 'register' }, day),
    ),
  ).toEqual([true, false, false, true]);
  const appeal: Command = { do: 'appeal', appealId: 1, candidateId: 1, part: 'specialised' };
  expect(['2026-06-15', '2026-06-16'].map((day) => refusedOn(published, appeal, day))).toEqual([false, true]);
  expect(refusedOn(published, { ...appeal, part: 'general' }, '2026-06-01')).toBe(true);
  const recognise: Command = { do: 'recognise', decision: '12', inputs: digest };
  expect(['2026-06-15', '2026-06-16'].map((day) => refusedOn(published, recognise, day))).toEqual([
    true,
    false,
  ]);
  expect(refusedOn(published, { ...recognise, inputs: '1'.repeat(64) }, '2026-06-16')).toBe(true);
});

test('round 2 waits for the settled marks of round 1, and a part with differing entries is not settled', () => {
  const sitting: Examination = { ...begun, phase: 'sitting' };
  const decided = (state: Examination, command: Command) => decide(state, command, { today: '2026-05-10' });
  expect(isRefusal(decided(sitting, { do: 'closeSession', part: 'specialised', sheet }))).toBe(true);
  expect(
    isRefusal(decided(sitting, { do: 'closeSession', part: 'general', sheet: { ...sheet, missing: 1 } })),
  ).toBe(true);
  const closed: Examination = { ...sitting, sessions: { general: { state: 'closed', present: 2 } } };
  const settle = (more: Partial<typeof papers>): Command => ({
    do: 'settleSession',
    part: 'general',
    papers: { ...papers, ...more },
  });
  expect(
    [settle({ unread: 1 }), settle({ differing: 1 }), settle({})].map((one) =>
      isRefusal(decided(closed, one)),
    ),
  ).toEqual([true, true, false]);
});

test('the council chooses exactly as many as there are places, among the tied alone', () => {
  const tie = { positionId: 1, tied: [1, 2, 3], places: 2 };
  const state: Examination = { ...begun, phase: 'computed', computed: { ...computed, openTies: [tie] } };
  const choose = (winners: number[]) =>
    isRefusal(
      decide(state, { do: 'decideTie', positionId: 1, winners, reason: 'x' }, { today: '2026-05-10' }),
    );
  expect([[1], [1, 1], [1, 4], [1, 2, 3], [3, 1]].map(choose)).toEqual([true, true, true, true, false]);
  expect(isRefusal(decide(state, { do: 'publish' }, { today: '2026-05-10' }))).toBe(true);
});

test('whatever is done in whatever order, the events give the state again', () => {
  const day = fc.constantFrom('2026-02-01', '2026-03-10', '2026-05-10', '2026-12-01');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...commands), day), { maxLength: 60 }), (done) => {
      let state = begun;
      const events: ExaminationEvent[] = [{ kind: 'planned', data: { fields } }];
      for (const [command, today] of done) {
        const decided = decide(state, command, { today });
        if (isRefusal(decided)) continue;
        for (const event of decided) {
          state = apply(7, state, event);
          events.push(event);
        }
      }
      const stored: unknown = JSON.parse(JSON.stringify(events));
      expect(fold(7, stored as ExaminationEvent[])).toEqual(state);
      expect(state.version).toBe(events.length);
    }),
    { seed: 138, numRuns: 300 },
  );
});

test('every rule set can be held: parts are told apart, ties name its parts, and marks can be reached', () => {
  for (const rules of ruleSets) {
    const codes = rules.parts.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(rules.parts.some(({ weight }) => weight > 0)).toBe(true);
    for (const tie of rules.ties) if (tie.by === 'part') expect(codes).toContain(tie.part);
    for (const { pass, most } of rules.parts) expect(pass).toBeLessThanOrEqual(most);
    expect(rules.law).not.toBe('');
  }
});
