import { describe, expect, test } from 'vitest';
import { textProblems } from '../../checks/words.ts';
import type { DossierEvent, Happened, Movement } from './events.ts';
import { eventWords } from './words-events.ts';

const movement: Movement = {
  marking: { open: ['Sign'], waiting: [] },
  opened: [
    { elementId: 'Sign', name: 'Ký duyệt', kind: 'approve', agencyId: 1, role: 'leader', dueAt: null },
  ],
  timers: [],
  calls: [],
};
const at = '2026-03-05T10:00:00Z';
const person = { name: 'Lê Bình', idNumber: '', phone: '', email: '', address: '' };
const filing = { applicant: person, owner: null, papers: [], sets: 1, note: '' };
const file = { hash: 'a', name: 'đơn.pdf', size: 1, mediaType: 'application/pdf', paper: null };
const opening = {
  code: 'X-1',
  agencyId: 1,
  procedureId: 1,
  procedureVersionId: 1,
  processVersionId: 1,
  parent: null,
  channel: 'counter' as const,
  filing,
  files: [],
  fee: null,
};

/** One of every kind: a kind without an example does not compile. */
const examples: { readonly [Kind in DossierEvent['kind']]: Extract<DossierEvent, { kind: Kind }>['data'] } = {
  registered: opening,
  received: { term: '5wd', ruleSet: 'X', dueAt: at, movement, opening: null },
  notReceived: { reason: 'Sai thẩm quyền' },
  stepAssigned: { step: 1, assigneeId: 7, note: 'Gấp' },
  stepCompleted: { step: 1, outcome: 'approved', note: 'Đủ', movement },
  timerFired: { elementId: 'Wait', movement },
  linkedStarted: { elementId: 'Call', code: 'Y-1' },
  linkedReturned: { elementId: 'Call', code: 'Y-1', outcome: 'returned', movement },
  supplementRequested: { reason: 'Thiếu', papers: ['Ảnh 3x4'] },
  supplemented: { filing, files: [file], dueAt: at, stepDues: [] },
  paymentRequested: { amount: 20_000, reason: 'Lệ phí' },
  paid: { amount: 20_000, way: 'cash', step: null, movement: null, dueAt: null, stepDues: [] },
  extended: { from: at, to: '2026-03-09T10:00:00Z', reason: 'Xác minh' },
  filesAttached: { files: [file] },
  receiptCorrected: { filing, reason: 'Sai họ tên' },
  withdrawn: { reason: 'Theo đơn' },
  stopped: { reason: 'Không liên lạc được' },
  resolved: { result: 'granted', timeliness: 'early' },
  transferred: {
    reorganization: 1,
    decision: 'Nghị quyết số 1/NQ-HĐND',
    from: 1,
    to: 2,
    steps: [{ step: 1, from: 1, to: 2, assigneeId: null }],
  },
  returned: { receivedBy: 'Lê Bình', way: 'counter', marking: movement.marking, steps: [1] },
};

const names = {
  stepName: () => 'Thẩm định',
  outcomeLabel: () => ({ vi: 'Đủ điều kiện', en: 'Approved' }),
  nameOf: () => 'Nguyễn Văn An',
  agencyName: () => 'Ủy ban nhân dân phường',
};

function wordsOf(kind: string, data: unknown) {
  const event = { kind, data, at: Temporal.Instant.from(at), actorId: 7, number: 1 };
  return eventWords(event as Happened, names);
}

describe.each(Object.entries(examples))('the event %s', (kind, data) => {
  test('is told in both languages', () => {
    const { title, details } = wordsOf(kind, data);
    for (const text of [title, ...details]) expect(textProblems(text)).toEqual([]);
  });
});

test('what people wrote is quoted, and where the dossier went is said', () => {
  const { title, details, quote } = wordsOf('stepCompleted', examples.stepCompleted);
  expect(title.vi).toBe('Xong bước "Thẩm định": Đủ điều kiện');
  expect(details.map(({ vi }) => vi)).toEqual(['Chuyển đến bước "Ký duyệt" (Ủy ban nhân dân phường)']);
  expect(quote).toBe('Đủ');
});

test('a new date names the old one', () => {
  const { details } = wordsOf('extended', examples.extended);
  expect(details[0]?.vi).toBe('Từ 05/03/2026 17:00 sang 09/03/2026 17:00');
});
