import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { differences } from './compare.ts';
import { positionsOf } from './frames.ts';
import { apply, decide, isOpen, replay, transitions, type SchemeCommand } from './life.ts';
import { lacks } from './requirements.ts';
import {
  schemeStates,
  seatsOf,
  type Position,
  type Scheme,
  type SchemeEvent,
  type SchemeState,
} from './schema.ts';

const frame = positionsOf('department');
const [first] = frame;
if (first === undefined) throw new Error('a frame has positions');
const opened: SchemeEvent = {
  kind: 'opened',
  data: { agencyId: 1, number: 1, source: '', positions: frame },
};
const free = { quota: null, latestInForceOn: null, seated: [] };

const commands: readonly SchemeCommand[] = [
  { kind: 'position-written', data: { position: { ...first, seats: 2 } } },
  { kind: 'position-removed', data: { code: first.code } },
  { kind: 'imported', data: { positions: frame.slice(0, 3) } },
  { kind: 'submitted', data: { note: '' } },
  { kind: 'returned', data: { remarks: 'Bổ sung bản mô tả công việc' } },
  { kind: 'appraised', data: { opinion: 'Đồng ý' } },
  { kind: 'approved', data: { decision: '12/QĐ-UBND', approvedOn: '2026-03-01', inForceOn: '2026-04-01' } },
  { kind: 'dropped', data: { reason: '' } },
];

const undoings = [2, 3, 4, 5].map((number): SchemeCommand => ({ kind: 'import-undone', data: { number } }));

function schemeAfter(...kinds: SchemeCommand['kind'][]): Scheme {
  const events = kinds.map((kind) => commands.find((one) => one.kind === kind));
  const scheme = replay(1, [opened, ...events.filter((one) => one !== undefined)]);
  if (scheme === null) throw new Error('opened');
  return scheme;
}

const ways: Readonly<Record<SchemeState, Scheme>> = {
  drafting: schemeAfter(),
  submitted: schemeAfter('submitted'),
  appraised: schemeAfter('submitted', 'appraised'),
  approved: schemeAfter('submitted', 'appraised', 'approved'),
  dropped: schemeAfter('dropped'),
};

describe('an import', () => {
  const changed = { ...first, title: 'Giám đốc Sở (mới)', seats: 1 };
  const added = { ...first, code: 'NEW-01', title: 'Chuyên viên chuyển đổi số' };
  const imported: SchemeEvent = { kind: 'imported', data: { positions: [changed, added] } };
  const undo: SchemeCommand = { kind: 'import-undone', data: { number: 2 } };
  const after = (...events: SchemeEvent[]): Scheme => {
    const scheme = replay(1, [opened, imported, ...events]);
    if (scheme === null) throw new Error('opened');
    return scheme;
  };
  const words = (scheme: Scheme, seated: readonly string[] = []): string => {
    const decided = decide(scheme, undo, { ...free, seated });
    return isRefusal(decided) ? decided.text.vi : '';
  };

  test('is taken back whole: what it replaced returns, what it added goes', () => {
    expect(words(after())).toBe('');
    const undone = after(undo);
    expect(undone.positions).toEqual(frame);
    expect(undone.imports).toEqual([]);
    expect(words(undone)).toContain('lần nhập gần nhất');
  });

  test('stays once something stands on it, which is named', () => {
    const again: SchemeEvent = { kind: 'position-written', data: { position: { ...added, seats: 3 } } };
    expect(words(after(again))).toContain('NEW-01 Chuyên viên chuyển đổi số');
    expect(words(after({ kind: 'position-removed', data: { code: first.code } }))).toContain(first.code);
    expect(words(after(imported))).toContain('lần nhập gần nhất');
    expect(words(after({ kind: 'submitted', data: { note: '' } }))).toContain('chờ thẩm định');
    expect(words(ways.approved, ['Vi Thị Sen, NEW-01'])).toContain('Vi Thị Sen, NEW-01');
  });
});

describe('a scheme', () => {
  test.each(Object.keys(schemeStates) as SchemeState[])(
    'when %s takes what its table says, nothing else',
    (state) => {
      expect(ways[state].state).toBe(state);
      for (const command of commands) {
        const decided = decide(ways[state], command, free);
        expect(!isRefusal(decided), command.kind).toBe(isOpen(state, command.kind));
      }
    },
  );

  test('is the same however its events are replayed, whatever was asked of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands, ...undoings), { maxLength: 30 }), (asked) => {
        const events: SchemeEvent[] = [opened];
        let scheme = apply(1, null, opened);
        for (const command of asked) {
          const decided = decide(scheme, command, free);
          if (isRefusal(decided)) continue;
          for (const event of decided) scheme = apply(1, scheme, event);
          events.push(...decided);
        }
        expect(replay(1, events)).toEqual(scheme);
        expect(scheme.version).toBe(events.length);
        expect(new Set(scheme.positions.map(({ code }) => code)).size).toBe(scheme.positions.length);
        if (scheme.state !== 'approved') expect(scheme.inForceOn).toBeNull();
      }),
      { seed: 62_2020 },
    );
  });

  test('stays within the quota when it is submitted, appraised and approved', () => {
    const quota = seatsOf(frame) - 1;
    for (const [state, kind] of [
      ['drafting', 'submitted'],
      ['submitted', 'appraised'],
      ['appraised', 'approved'],
    ] as const) {
      const command = commands.find((one) => one.kind === kind);
      if (command === undefined) throw new Error(kind);
      const refused = decide(ways[state], command, { ...free, quota });
      expect(isRefusal(refused) && refused.text.vi).toContain(`vượt biên chế ${quota}`);
      expect(isRefusal(decide(ways[state], command, { ...free, quota: quota + 1 }))).toBe(false);
    }
  });

  test('holds from after the one before it, and not before its decision', () => {
    const approve = (
      data: { approvedOn: string; inForceOn: string; decision: string },
      latest: string | null,
    ) =>
      decide(
        ways.appraised,
        { kind: 'approved', data },
        { quota: null, latestInForceOn: latest, seated: [] },
      );
    const day = { decision: '1/QĐ', approvedOn: '2026-03-01', inForceOn: '2026-03-01' };
    expect(isRefusal(approve(day, null))).toBe(false);
    expect(approve({ ...day, inForceOn: '2026-02-28' }, null)).toMatchObject({ field: 'inForceOn' });
    expect(approve(day, '2026-03-01')).toMatchObject({ field: 'inForceOn' });
    expect(approve({ ...day, decision: '' }, null)).toMatchObject({ field: 'decision' });
  });

  test('keeps what it was returned for until it is submitted again', () => {
    const returned = schemeAfter('submitted', 'returned');
    expect(returned).toMatchObject({ state: 'drafting', remarks: 'Bổ sung bản mô tả công việc' });
    expect(schemeAfter('submitted', 'returned', 'submitted').remarks).toBe('');
  });

  test('every command has a state in which it is open', () => {
    const open = new Set<string>(Object.values(transitions).flat());
    expect(commands.every(({ kind }) => open.has(kind))).toBe(true);
  });
});

describe('two schemes', () => {
  test('differ in what came, went and changed', () => {
    const [one, two, ...rest] = frame;
    if (one === undefined || two === undefined) throw new Error('frame');
    const added: Position = { ...one, code: 'NV-99' };
    const found = differences(frame, [{ ...one, seats: one.seats + 1 }, ...rest, added]);
    expect(
      found.map(({ code, before, after, fields }) => [code, before === null, after === null, fields]),
    ).toEqual([
      [one.code, false, false, ['seats']],
      [two.code, false, true, []],
      ['NV-99', true, false, []],
    ]);
    expect(differences(frame, frame)).toEqual([]);
  });
});

test.each([
  ['01.003', 'bachelor', 0],
  ['01.002', 'master', 0],
  ['01.004', 'bachelor', 1],
  ['', null, 2],
  ['V.03.00', 'college', 2],
] as const)('grade %s with degree %s lacks %i things for an officer’s position', (grade, degree, count) => {
  expect(lacks({ grade, degree }, { grade: '01.003', degree: 'bachelor' })).toHaveLength(count);
  expect(lacks({ grade, degree }, { grade: '', degree: null })).toEqual([]);
});
