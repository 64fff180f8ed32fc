import { describe, expect, test } from 'vitest';
import { coefficientOf, nextStepOn } from './grades.ts';
import { apply } from './life.ts';
import { checkMove, openMoves, spellsOf, standingOn, stateOn } from './moves.ts';
import { nameKey, spellRows } from './projection.ts';
import { incompleteSections, isEntered, meetsProfessional, monthsLost, stepDueOn } from './record-rules.ts';
import { at, move, opened, other, person, sealing } from './samples.ts';
import { handMoves, moveKinds, type Move, type MoveKind, type Person, type StaffEvent } from './schema.ts';
import { readDay, readSection } from './values.ts';

test('steps fall due after 36 months, or 24 in groups B and C', () => {
  expect(nextStepOn('01.003', '2024-02-29')).toBe('2027-02-28');
  expect(nextStepOn('01.005', '2024-10-01')).toBe('2026-10-01');
  expect(nextStepOn('99.999', '2024-10-01')).toBeNull();
  expect([coefficientOf('01.003', 1), coefficientOf('01.003', 9), coefficientOf('01.003', 10)]).toEqual([
    2.34,
    4.98,
    null,
  ]);
});

test.each([
  ['civil-servant', 'reprimand', '2027-07-01', 6],
  ['public-employee', 'reprimand', '2027-04-01', 3],
  ['civil-servant', 'warning', '2027-07-01', 6],
  ['civil-servant', 'removal', '2028-01-01', 12],
  ['civil-servant', 'payCut', '2027-01-01', 0],
] as const)('%s, %s: the next step is due on %s', (kind, form, due, months) => {
  const disciplined: Person = {
    ...person,
    lists: {
      pay: [{ entry: 1, values: { grade: '01.003', step: '2', from: '2024-01-01' } }],
      discipline: [
        { entry: 2, values: { form, on: '2025-05-05' } },
        { entry: 3, values: { form: 'removal', on: '2023-12-31' } },
      ],
    },
  };
  expect(stepDueOn(disciplined, kind, '2026-03-02')).toBe(due);
  expect(monthsLost(disciplined, kind, '2024-01-01', '2026-03-02')).toBe(months);
  expect(stepDueOn(disciplined, kind, '2025-05-04')).toBe('2027-01-01');
  const failed = [{ entry: 4, values: { year: '2025', rating: 'failed' } }];
  const both = { ...disciplined, lists: { ...disciplined.lists, appraisal: failed } };
  expect(monthsLost(both, kind, '2024-01-01', '2026-03-02')).toBe(months + 6);
});

test('a step recorded in advance shows from its day; the stretch before it keeps what is so until then', () => {
  const pay = [
    { entry: 1, values: { grade: '01.003', step: '2', from: '2023-07-01' } },
    { entry: 2, values: { grade: '01.003', step: '3', from: '2026-07-01' } },
  ];
  const rows = spellRows({ ...person, lists: { pay } }, '2026-03-02');
  expect(rows.map(({ from_on, to_on, step, step_due_on }) => [from_on, to_on, step, step_due_on])).toEqual([
    ['2012-03-01', '2026-06-30', 2, null],
    ['2026-07-01', null, 3, '2029-07-01'],
  ]);
  expect(rows.map(({ number, is_first, is_last }) => [number, is_first, is_last])).toEqual([
    [1, true, false],
    [2, false, true],
  ]);
  expect(spellRows({ ...person, lists: { pay } }, '2026-07-01').length).toBe(1);
});

describe('movements', () => {
  test('every kind is open somewhere, and recruiting only for who is outside', () => {
    const open = new Set<string>(Object.values(openMoves).flat());
    expect([...open].toSorted()).toEqual(handMoves.toSorted());
    for (const kind of Object.keys(moveKinds) as MoveKind[]) {
      const refused = checkMove({ moves: [] }, move(kind, '2020-01-01', { until: '2021-01-01' }));
      expect(refused.some(({ field }) => field === 'move.kind')).toBe(kind !== 'recruit');
    }
  });

  test('a secondment leads back by itself; what lies ahead takes effect by its day', () => {
    const moves = [
      { ...move('recruit', '2012-03-01'), number: 1 },
      { ...move('second', '2024-01-01', { until: '2024-12-31', post: other }), number: 2 },
      { ...move('retire', '2027-06-01', { post: null }), number: 3 },
    ];
    expect(spellsOf(moves).map(({ from, to, post: { agencyId } }) => [from, to, agencyId])).toEqual([
      ['2012-03-01', '2023-12-31', 3],
      ['2024-01-01', '2024-12-31', 4],
      ['2025-01-01', '2027-05-31', 3],
    ]);
    expect(standingOn(moves, '2024-06-01')).toBe('seconded');
    expect(standingOn(moves, '2025-06-01')).toBe('working');
    expect([stateOn(spellsOf(moves), '2012-02-29'), stateOn(spellsOf(moves), '2027-06-01')]).toEqual([
      'ahead',
      'left',
    ]);
  });

  test('a movement comes after those before it, and says what its kind needs', () => {
    const fields = (wanted: Omit<Move, 'number'>) => checkMove(person, wanted).map(({ field }) => field);
    expect(fields(move('transfer', '2012-03-01', { post: null }))).toEqual([
      'move.effectiveOn',
      'move.agencyId',
    ]);
    expect(fields(move('second', '2020-01-01'))).toEqual(['move.until']);
    expect(fields(move('appoint', '2020-01-01', { decidedOn: '2020-02-01' }))).toEqual(['move.decidedOn']);
    expect(fields(move('retire', '2027-01-01', { post: null }))).toEqual([]);
  });
});

test('a record is entered when every mandated section is complete, from that day, and no longer when one is not', () => {
  expect(incompleteSections(person)).toEqual(['identity', 'party', 'pay', 'family']);
  const fill: StaffEvent[] = [
    { kind: 'none-declared', data: { section: 'party', isNone: true } },
    { kind: 'none-declared', data: { section: 'family', isNone: true } },
    {
      kind: 'entry-added',
      data: { section: 'pay', values: { grade: '01.003', step: '2', from: '2014-05-01' } },
    },
    {
      kind: 'sheet-written',
      data: {
        section: 'identity',
        values: {
          ...opened.data.sheets['identity'],
          ethnicity: 'Kinh',
          birthPlace: 'Ô Môn',
          homeTown: 'Ô Môn',
          idNumber: sealing.seal('092166000001'),
        },
      },
    },
  ];
  let full = person;
  fill.forEach((event, index) => {
    expect(full.enteredOn).toBeNull();
    full = apply(1, full, { ...event, recordedAt: at(`2014-06-0${index + 1}`) });
  });
  expect([isEntered(full), full.enteredOn]).toEqual([true, '2014-06-04']);
  const pay = full.lists['pay']?.[0]?.entry ?? 0;
  const less = apply(1, full, {
    kind: 'entry-removed',
    data: { section: 'pay', entry: pay, reason: '' },
    recordedAt: at('2014-07-01'),
  });
  expect(less.enteredOn).toBeNull();
});

test('commune staff need intermediate training, others none in particular', () => {
  expect(meetsProfessional('commune-civil-servant', 'elementary')).toBe(false);
  expect(meetsProfessional('commune-civil-servant', 'intermediate')).toBe(true);
  expect(meetsProfessional('public-employee', 'elementary')).toBe(true);
});

test('days are read as people write them, numbers are sealed, and what is wrong is said beside its field', () => {
  expect([readDay('05/03/1985'), readDay('5-3-1985'), readDay('1985-03-05'), readDay('31/02/1985')]).toEqual([
    '1985-03-05',
    '1985-03-05',
    '1985-03-05',
    null,
  ]);
  const typed = { fullName: 'A', birthOn: '31/02/1985', gender: 'x', idNumber: '12' };
  const { refusals } = readSection('identity', typed, { today: '2026-03-02', sealing, prefix: 'values.' });
  expect(refusals.map(({ field }) => field)).toEqual(['values.birthOn', 'values.gender', 'values.idNumber']);
  const { values } = readSection(
    'identity',
    { idNumber: '092 166 000 001' },
    { today: '2026-03-02', sealing },
  );
  expect(values['idNumber']).not.toContain('092166');
  expect(sealing.open(values['idNumber'] ?? '')).toBe('092166000001');
  const again = readSection(
    'identity',
    { idNumber: '092166000001' },
    { today: '2026-03-02', sealing, before: values },
  );
  expect(again.values).toEqual(values);
});

test('lists are in the order of given names', () => {
  expect(
    ['Trần Văn Bình', 'Lê Thị An', 'Nguyễn Đình An'].toSorted((one, two) =>
      nameKey(one) < nameKey(two) ? -1 : 1,
    ),
  ).toEqual(['Nguyễn Đình An', 'Lê Thị An', 'Trần Văn Bình']);
});
