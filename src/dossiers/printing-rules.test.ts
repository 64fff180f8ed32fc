import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import type { Happened, Movement, OpenedStep } from './events.ts';
import { replay } from './apply.ts';
import { handOvers } from './printing-hand-overs.ts';
import { formRulesOf, occasionOf, placeOf, printableForms, sequenceOf } from './printing-rules.ts';
import type { Dossier } from './schema.ts';

const at = (hour: number) => Temporal.Instant.from('2026-03-02T01:00:00Z').add({ hours: hour });
const step = (name: string, role: string, agencyId = 1): OpenedStep => ({
  elementId: name,
  name,
  kind: 'handle',
  agencyId,
  role,
  dueAt: at(10).toString(),
});
const moved = (...opened: OpenedStep[]): Movement => ({
  marking: { open: opened.map(({ elementId }) => elementId), waiting: [] },
  opened,
  timers: [],
  calls: [],
});

const opening = {
  code: 'X99/X99.10.01/20260302/00007',
  agencyId: 1,
  procedureId: 1,
  procedureVersionId: 1,
  processVersionId: 1,
  parent: null,
  channel: 'counter' as const,
  filing: {
    applicant: { name: 'Lò Thị Vui', idNumber: '', phone: '', email: '', address: '' },
    owner: null,
    papers: [],
    sets: 1,
    note: '',
  },
  files: [],
  fee: null,
};
const received = (movement: Movement): Happened => ({
  kind: 'received',
  data: { term: '5wd', ruleSet: 'r', dueAt: at(10).toString(), movement, opening },
  at: at(0),
  actorId: 7,
  number: 1,
});
const completed = (
  number: number,
  hour: number,
  actorId: number,
  ended: number,
  movement: Movement,
): Happened => ({
  kind: 'stepCompleted',
  data: { step: ended, outcome: null, note: '', movement },
  at: at(hour),
  actorId,
  number,
});

function lived(...events: Happened[]): { dossier: Dossier; events: Happened[] } {
  const dossier = replay(1, events);
  if (dossier === null) throw new Error('no events');
  return { dossier, events };
}

const judge = (due: Temporal.Instant, ended: Temporal.Instant) =>
  Temporal.Instant.compare(ended, due) > 0 ? 'late' : 'early';

describe('hand-overs of the control slip', () => {
  test('from the counter through each step to the applicant, each with how the giver did', () => {
    const { dossier, events } = lived(
      received(moved(step('Thụ lý', 'specialist'))),
      { kind: 'stepAssigned', data: { step: 1, assigneeId: 8, note: '' }, at: at(1), actorId: 8, number: 2 },
      completed(3, 2, 8, 1, moved(step('Trả', 'clerk'))),
      {
        kind: 'returned',
        data: { receivedBy: 'Lò Thị Vui', way: 'counter', marking: { open: [], waiting: [] }, steps: [2] },
        at: at(12),
        actorId: 7,
        number: 4,
      },
    );
    const rows = handOvers(dossier, events, judge);
    expect(
      rows.map(({ from, to, takenAt, result }) => [from.personId, to.personId ?? to.name, takenAt, result]),
    ).toEqual([
      [7, 8, at(1), null],
      [8, 7, at(12), 'early'],
      [7, 'Lò Thị Vui', at(12), 'late'],
    ]);
  });

  test('who finishes before a join hands over when the last one has finished', () => {
    const { dossier, events } = lived(
      received(moved(step('A', 'specialist'), step('B', 'specialist', 2))),
      completed(2, 1, 8, 1, moved()),
      completed(3, 2, 9, 2, moved(step('Ký', 'leader'))),
    );
    const rows = handOvers(dossier, events, judge);
    expect(rows.map(({ from, to, givenAt }) => [from.personId, to.role, givenAt])).toEqual([
      [7, 'specialist', at(0)],
      [7, 'specialist', at(0)],
      [8, 'leader', at(1)],
      [9, 'leader', at(2)],
    ]);
    expect(rows.at(-1)?.takenAt).toBeNull();
  });
});

describe('which forms can be printed', () => {
  test('follows from what has happened', () => {
    const fresh = lived(received(moved(step('A', 'specialist')))).dossier;
    expect(printableForms(fresh)).toEqual(['receipt', 'controlSlip']);
    expect(printableForms({ ...fresh, state: 'withdrawn' })).toEqual(['receipt', 'stop', 'controlSlip']);
    expect(printableForms({ ...fresh, result: 'refused' })).toContain('refusal');
    expect(printableForms({ ...fresh, state: 'notReceived', receivedAt: null })).toEqual(['refusal']);
  });

  test('a form is about the newest event of its kind', () => {
    const { dossier, events } = lived(received(moved(step('A', 'specialist'))), {
      kind: 'receiptCorrected',
      data: { filing: opening.filing, reason: 'Sai tên' },
      at: at(1),
      actorId: 7,
      number: 2,
    });
    expect(occasionOf('receipt', dossier, events)).toMatchObject({ number: 2 });
    expect(isRefusal(occasionOf('apology', dossier, events))).toBe(true);
  });
});

test('the circular is that of the rule set’s day', () => {
  expect(formRulesOf('2018-06-21')).toBe('2018');
  expect(formRulesOf('2025-07-01')).toBe('2025');
});

test('the sequence is the end of a code', () => {
  expect(sequenceOf('H13.31.02-260302-0007')).toBe('260302-0007');
  expect(sequenceOf('X99/X99.10.01/20260302/00007')).toBe('20260302/00007');
  expect(sequenceOf('khác')).toBe('');
});

test.each([
  ['Ủy ban nhân dân phường An Hội', 'Thành phố Cần Thơ', 'An Hội'],
  ['Ủy ban nhân dân quận Ninh Kiều', 'Thành phố Cần Thơ', 'Ninh Kiều'],
  ['Sở Tư pháp', 'Thành phố Cần Thơ', 'Cần Thơ'],
  ['Ủy ban nhân dân khu Bờ Đông', 'Thị xã mẫu Bến Mây', 'Bờ Đông'],
])('%s writes its letters at its own place', (agency, city, place) => {
  expect(placeOf(agency, city)).toBe(place);
});
