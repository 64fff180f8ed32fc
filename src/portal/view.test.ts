import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateNames, type Dossier, type State, type Step } from '../dossiers/schema.ts';
import { countByLevel, findAgencies, hoursLines, levelToShow } from './directory.ts';
import { readCode } from './schema.ts';
import { isTrackingToken, trackingToken, trackingUrl } from './tokens.ts';
import { handOverNotice } from './notice.ts';
import { advice, briefView, isClosed, milestones, type AgencyView, type PublicEvent } from './view.ts';

const receivedAt = Temporal.Instant.from('2026-03-02T01:30:00Z');
const dueAt = Temporal.Instant.from('2026-03-09T10:00:00Z');
const secretWords = 'Trần Văn Kín';

function dossierIn(state: State, changes: Partial<Dossier> = {}): Dossier {
  return {
    id: 1,
    code: 'H13.01-260302-0001',
    agencyId: 1,
    procedureId: 1,
    procedureVersionId: 1,
    processVersionId: 1,
    parent: null,
    state,
    channel: 'counter',
    filing: {
      applicant: { name: secretWords, idNumber: '', phone: '', email: '', address: secretWords },
      owner: null,
      papers: [{ name: secretWords, original: 1, certified: 0, plain: 0 }],
      sets: 1,
      note: secretWords,
    },
    files: [],
    fee: 0,
    payments: [],
    amountDue: null,
    term: '5wd',
    ruleSet: '',
    registeredAt: receivedAt,
    receivedAt,
    receivedBy: 7,
    dueAt,
    pauses: [],
    supplementRequests: [{ at: receivedAt, reason: secretWords, papers: [secretWords] }],
    extensions: [],
    transfers: [],
    corrections: 0,
    marking: null,
    steps: [],
    calls: [],
    timers: [],
    result: null,
    closingReason: secretWords,
    resolvedAt: null,
    closedAt: null,
    timeliness: null,
    version: 1,
    ...changes,
  };
}

const agencyOf = (id: number): AgencyView => ({
  code: `H13.0${id}`,
  name: `Phường ${id}`,
  address: id === 2 ? 'Số 5 đường Lớn' : '',
  phone: id === 2 ? '0292 1' : '',
});
const nameOf = (id: number): string => agencyOf(id).name;

function step(kind: string, isOpen: boolean): Step {
  return {
    number: 1,
    elementId: 'Task',
    name: secretWords,
    kind,
    agencyId: 1,
    role: 'specialist',
    assigneeId: 7,
    openedAt: receivedAt,
    dueAt,
    closedAt: isOpen ? null : dueAt,
    closedBy: null,
    outcome: null,
    note: secretWords,
  };
}

const happened = (...kinds: string[]): PublicEvent[] => kinds.map((kind) => ({ kind, at: receivedAt }));

describe('what the holder of a receipt reads', () => {
  test.each(stateNames)('in state %s there is advice, and nothing personal', (state) => {
    const dossier = dossierIn(state, { steps: [step('approve', true)] });
    const shown = JSON.stringify([
      advice(dossier),
      briefView(dossier, agencyOf),
      milestones(dossier, happened('received', 'stepCompleted', state), nameOf),
    ]);
    expect(shown).not.toContain(secretWords);
    expect(advice(dossier).text.vi.length).toBeGreaterThan(10);
    const isAsked = ['supplementRequested', 'paymentRequested', 'resolved'].includes(state);
    expect(advice(dossier).isAsked).toBe(isAsked);
  });

  test('what happened, where it is now, and what is ahead, in this order', () => {
    const dossier = dossierIn('processing', { steps: [step('handle', false), step('approve', true)] });
    const shown = milestones(
      dossier,
      happened('received', 'stepAssigned', 'stepCompleted', 'stepCompleted'),
      nameOf,
    );
    expect(shown.map(({ title, state }) => [title.vi, state])).toEqual([
      ['Cơ quan tiếp nhận hồ sơ', 'done'],
      ['Bắt đầu giải quyết', 'done'],
      ['Đang trình lãnh đạo ký duyệt', 'now'],
      ['Trả kết quả, hẹn ngày 09/03/2026', 'ahead'],
    ]);
  });

  test('open steps of one kind are said once, and a step of unknown kind in general words', () => {
    const steps = [step('consult', true), step('consult', true), step('secret-kind', true)];
    const titles = milestones(dossierIn('processing', { steps }), [], nameOf).flatMap((entry) =>
      entry.state === 'now' ? [entry.title.vi] : [],
    );
    expect(titles).toEqual(['Đang lấy ý kiến cơ quan có liên quan', 'Cơ quan đang giải quyết hồ sơ']);
  });

  test('another agency’s part under way is said', () => {
    const call = {
      elementId: 'Call',
      procedure: '1.0',
      agencyId: 2,
      code: 'H13.02-260302-0001',
      outcome: null,
    };
    const shown = milestones(
      dossierIn('processing', { calls: [call] }),
      happened('received', 'linkedStarted'),
      nameOf,
    );
    expect(shown.map((entry) => entry.title.vi)).toContain('Cơ quan phối hợp đang làm phần việc của mình');
  });

  describe('handed over by a reorganisation', () => {
    const at = Temporal.Instant.from('2026-07-01T01:00:00Z');
    const move = (from: number, to: number) => ({ at, decision: 'NQ 1668', from, to, steps: [] });

    test('the applicant reads who handles it, since when, where to go, and that the date stays', () => {
      const view = briefView(dossierIn('processing', { transfers: [move(1, 2)] }), agencyOf);
      const lines = handOverNotice(view);
      const [vi, en] = [lines.map((line) => line.vi).join(' '), lines.map((line) => line.en).join(' ')];
      for (const words of [
        '01/07/2026',
        'Phường 2',
        'Phường 1',
        'NQ 1668',
        'Số 5 đường Lớn · 0292 1',
        '09/03/2026',
      ])
        expect(vi).toContain(words);
      expect(vi).toContain('giữ nguyên');
      expect(en).toContain('stay');
      expect(
        milestones(
          dossierIn('processing', { transfers: [move(1, 2)] }),
          [{ kind: 'transferred', at }],
          nameOf,
        )[0]?.title.vi,
      ).toContain('Chuyển sang Phường 2');
    });

    test('without an address it points to the page of the agency; closed, it says nothing of where to go', () => {
      const away = briefView(dossierIn('processing', { transfers: [move(2, 1)] }), agencyOf);
      expect(handOverNotice(away)[1]?.vi).toContain('xem ở trang của cơ quan');
      const over = briefView(dossierIn('returned', { transfers: [move(1, 2)] }), agencyOf);
      expect(handOverNotice(over).some(({ vi }) => vi.includes('nhận kết quả'))).toBe(false);
    });

    test('where only steps went on, nothing is said', () => {
      const dossier = dossierIn('processing', { transfers: [move(1, 1)] });
      expect(handOverNotice(briefView(dossier, agencyOf))).toEqual([]);
      expect(milestones(dossier, [{ kind: 'transferred', at }], nameOf).some(({ id }) => id === '0')).toBe(
        false,
      );
    });
  });

  test.each(stateNames.filter(isClosed))('a dossier that is %s has nothing ahead', (state) => {
    expect(
      milestones(dossierIn(state), happened('received', state), nameOf).every((entry) => entry.at !== null),
    ).toBe(true);
  });

  test('the amount to pay is said; an unknown one is left to the notice', () => {
    expect(advice(dossierIn('paymentRequested', { amountDue: 150_000 })).text.vi).toContain('150.000 đồng');
    expect(advice(dossierIn('paymentRequested')).text.vi).toContain('số tiền ghi trong thông báo');
  });
});

describe('the token of a receipt', () => {
  const secret = Buffer.alloc(32, 7);

  test('fits its own code only', () => {
    const codes = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(codes, codes, (one, other) => {
        expect(isTrackingToken(secret, one, trackingToken(secret, one))).toBe(true);
        if (one !== other) expect(isTrackingToken(secret, other, trackingToken(secret, one))).toBe(false);
        expect(isTrackingToken(Buffer.alloc(32, 8), one, trackingToken(secret, one))).toBe(false);
      }),
      { seed: 8, numRuns: 200 },
    );
    expect(isTrackingToken(secret, 'H13', undefined)).toBe(false);
  });

  test('the address in the QR is short, and read back from itself', () => {
    const address = trackingUrl(secret, 'https://motcua.cantho.example', 'H13.01-260302-0001');
    expect(address.length).toBeLessThan(80);
    expect(readCode(address)).toBe('H13.01-260302-0001');
  });
});

test.each([
  ['h13.01-260302-0001', 'h13.01-260302-0001'],
  ['X99/X99.10/2026/001', 'X99/X99.10/2026/001'],
  [' H13.01 – 260302 — 0001 ', 'H13.01-260302-0001'],
  ['000.00.01.G22-150211-0012', '000.00.01.G22-150211-0012'],
  ['', null],
  ['ab', null],
  ["x' or 1=1", null],
  ['%E0%A4%A', null],
])('the code typed as "%s" is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

test('office hours of neighbouring days share a line', () => {
  const day: [string, string][] = [
    ['07:00', '11:00'],
    ['13:00', '17:00'],
  ];
  const lines = hoursLines({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: [['07:00', '11:00']], 7: [] });
  expect(lines.map(({ days, ranges }) => [days.vi, ranges.vi])).toEqual([
    ['Thứ Hai – Thứ Sáu', '07:00–11:00, 13:00–17:00'],
    ['Thứ Bảy', '07:00–11:00'],
    ['Chủ Nhật', 'Nghỉ'],
  ]);
});

test('an agency that was abolished is found no more', () => {
  const agency = {
    id: 1,
    code: 'H13.21',
    name: 'Ủy ban nhân dân quận Đông',
    nameEn: '',
    level: 'district' as const,
    kind: 'district',
    parentId: null,
    address: '',
    phone: '',
    officeHours: null,
    validFrom: Temporal.PlainDate.from('2011-01-01'),
    validTo: Temporal.PlainDate.from('2025-06-30'),
    units: [],
  };
  const find = (day: string, query = '') => findAgencies([agency], query, Temporal.PlainDate.from(day));
  expect(find('2025-06-30', 'QUAN dong')).toEqual([agency]);
  expect(find('2025-07-01')).toEqual([]);
  expect(levelToShow(countByLevel([agency]))).toBe('district');
  expect(levelToShow(countByLevel([]))).toBe('commune');
});
