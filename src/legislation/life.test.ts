import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../kernel/spreadsheet.ts';
import { matchBases, numbersIn, type Citable } from './bases.ts';
import { decide, isOpen, openActs } from './decide.ts';
import { readArticles } from './forms.ts';
import { readDay } from './import-cells.ts';
import { sheetName } from './import-template.ts';
import { readDocuments, type Reading } from './import.ts';
import { earliestEffect, leastPosting, systematisationMarks } from './law-rules.ts';
import { acts, next, standings, type Act, type Done, type LegalDocument } from './life.ts';

const today = '2026-03-02';
const fields = {
  kind: 'decision',
  level: 'city',
  body: 'committee',
  agencyId: 1,
  drafterId: 2,
  issuer: 'Ủy ban nhân dân thành phố',
  title: 'Quy định tách thửa',
  field: 'Đất đai',
} as const;
const issue = {
  number: '12/2026/QĐ-UBND',
  issuedOn: '2026-03-01',
  effectiveOn: '2026-03-11',
  endsOn: null,
  signer: '',
};
const impact = { adds: [], amends: [], abolishes: [], assessment: '' };
const appraisal = {
  verdict: 'agree',
  isLegal: true,
  isConsistent: true,
  isFeasible: true,
  words: 'Được',
} as const;

function moment(number: number, kind: string, data: unknown) {
  return { number, kind, data, happenedAt: Temporal.Instant.from('2026-03-02T02:00:00Z') };
}
const proposed = next(7, undefined, moment(1, 'proposed', { fields, need: '' }));

function after(...list: Done[]): LegalDocument {
  let state = proposed;
  for (const done of list) {
    const decided = decide(state, done, today);
    if (!('kind' in decided)) throw new Error(decided[0]?.code);
    state = next(7, state, moment(state.version + 1, done.kind, done.data));
  }
  return state;
}
const codes = (state: LegalDocument, done: Done, day = today): string[] => {
  const decided = decide(state, done, day);
  return 'kind' in decided ? [] : decided.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
};

const accept: Done = { kind: 'accept', data: {} };
const assess: Done = { kind: 'assess', data: impact };
const ask: Done = { kind: 'ask', data: { agencyIds: [3, 4], dueOn: '2026-03-20' } };
const post: Done = { kind: 'post', data: { from: today, until: '2026-03-21' } };
const send: Done = { kind: 'send-appraisal', data: {} };
const submitted: LegalDocument = {
  ...after(accept, assess),
  standing: 'submitted',
  posted: { from: '2026-01-01', until: '2026-02-01' },
};

describe('from proposal to issue', () => {
  test('a draft goes to appraisal once opinions are in or due, it was posted, and its impact is said', () => {
    expect(codes(after(accept), send)).toEqual(['not-posted', 'no-impact']);
    const asked = after(accept, assess, ask, post);
    expect(codes(asked, send)).toEqual(['awaited', 'not-posted']);
    expect(codes(asked, send, '2026-03-22')).toEqual([]);
    const touched = after(accept, { kind: 'assess', data: { ...impact, amends: ['1.001193'] } });
    expect(codes({ ...touched, posted: { from: '2026-01-01', until: '2026-02-01' } }, send)).toEqual([
      'not-assessed',
    ]);
  });

  test('only an agency that was asked answers, and nobody is asked twice', () => {
    const asked = after(accept, ask);
    const opine = (agencyId: number): Done => ({
      kind: 'opine',
      data: { agencyId, stance: 'agree', words: '' },
    });
    expect(codes(asked, opine(9))).toEqual(['not-asked']);
    expect(codes(asked, ask)).toEqual(['asked agencyIds']);
    expect(after(accept, ask, opine(3)).opinions.map(({ stance }) => stance)).toEqual(['agree', null]);
  });

  test('an appraisal that does not agree sends it back to the drafters', () => {
    const waiting: LegalDocument = { ...submitted, standing: 'appraisal' };
    const words = { ...appraisal, verdict: 'disagree' as const };
    expect(next(7, waiting, moment(9, 'appraise', words)).standing).toBe('drafting');
    expect(codes(waiting, { kind: 'submit', data: { words: '' } })).toEqual(['not-appraised']);
  });

  test.each([
    ['ten days after signing for the city', {}, []],
    ['not a day sooner', { effectiveOn: '2026-03-10' }, ['too-early effectiveOn']],
    ['not before it was issued', { effectiveOn: '2026-02-28' }, ['order effectiveOn']],
    ['the year of the number is that of issue', { number: '12/2025/QĐ-UBND' }, ['invalid number']],
    ['a decision carries QĐ', { number: '12/2026/NQ-HĐND' }, ['invalid number']],
    ['not issued tomorrow', { issuedOn: '2026-03-03', effectiveOn: '2026-03-13' }, ['future issuedOn']],
  ])('issue: %s', (_, change, refused) => {
    const data = { issue: { ...issue, ...change }, isShortened: false };
    expect(codes(submitted, { kind: 'issue', data })).toEqual(refused);
  });

  test('by the shortened procedure it is in force from the day of signing', () => {
    const data = { issue: { ...issue, effectiveOn: '2026-03-01' }, isShortened: true };
    expect(codes(submitted, { kind: 'issue', data })).toEqual([]);
    expect(earliestEffect('district', '2012-05-01', false).on).toBe('2012-05-08');
    expect(leastPosting('city', '2024-01-01').days).toBe(30);
    expect(leastPosting('city', '2026-01-01').days).toBe(20);
    expect(systematisationMarks('2026-11-22').map(({ on }) => on)).toEqual([
      '2013-12-31',
      '2018-12-31',
      '2023-12-31',
      '2028-12-31',
    ]);
  });

  test('a check with faults names remedy and day, and is followed to the end', () => {
    const issued: LegalDocument = { ...submitted, standing: 'issued', issue };
    const check = {
      checkedOn: '2026-03-01',
      faults: ['form' as const],
      words: 'Sai',
      remedy: '',
      dueOn: null,
    };
    expect(codes(issued, { kind: 'check', data: check })).toEqual(['missing remedy', 'missing dueOn']);
    const checked = next(
      7,
      issued,
      moment(5, 'check', { ...check, remedy: 'Đính chính', dueOn: '2026-04-01' }),
    );
    const remedy: Done = {
      kind: 'remedy-check',
      data: { number: 5, doneOn: '2026-03-02', words: 'Đã đính chính' },
    };
    expect(codes(checked, remedy)).toEqual([]);
    expect(next(7, checked, moment(6, remedy.kind, remedy.data)).checks[0]?.doneOn).toBe('2026-03-02');
  });
});

test('every act is open somewhere, every standing but the ends has a way on, and what is closed is refused', () => {
  for (const act of Object.keys(acts) as Act[])
    expect(
      standings.some((standing) => isOpen(standing, act)),
      act,
    ).toBe(true);
  for (const standing of standings)
    expect(openActs(standing).length > 0, standing).toBe(standing !== 'dropped' && standing !== 'withdrawn');
  fc.assert(
    fc.property(fc.constantFrom(...standings), (standing) => {
      const refused = decide({ ...submitted, standing }, accept, today);
      expect('kind' in refused).toBe(standing === 'proposed');
    }),
    { seed: 20_260_302, numRuns: 40 },
  );
});

test('a basis names documents by number and symbol; of several the one whose issuer is named, else the highest', () => {
  expect(numbersIn('Luật Xây dựng số 50/2014/QH13, sửa đổi bởi Luật số 62/2020/QH14')).toEqual([
    '50/2014/QH13',
    '62/2020/QH14',
  ]);
  expect(
    numbersIn('Thông tư liên tịch số 05/2015/TTLT-BTP-BCA-BYT; Quyết định 595/QĐ-BHXH ngày 14/4/2017'),
  ).toEqual(['05/2015/TTLT-BTP-BCA-BYT', '595/QD-BHXH']);
  const one = (id: number, level: Citable['level'], issuer: string): Citable => ({
    id,
    level,
    issuer,
    number: '05/2014/QĐ-UBND',
    state: 'expired',
  });
  const known = [one(1, 'district', 'UBND quận A'), one(2, 'district', 'UBND quận B')];
  const idsOf = (line: string, all: Citable[]) =>
    matchBases([line], new Map([['05/2014/QD-UBND', all]]))[0]?.documents.map(({ id }) => id);
  expect(idsOf('Quyết định số 05/2014/QĐ-UBND', known)).toEqual([]);
  expect(idsOf('Quyết định số 05/2014/QĐ-UBND của UBND quận B', known)).toEqual([2]);
  expect(idsOf('Quyết định số 05/2014/QĐ-UBND', [...known, one(3, 'city', 'UBND thành phố')])).toEqual([3]);
});

test('articles are read from text as it is written', () => {
  expect(readArticles('Điều 1. Phạm vi\nQuyết định này…\nĐiều 12a: Hiệu lực')).toEqual([
    { number: '1', heading: 'Phạm vi', text: 'Quyết định này…' },
    { number: '12a', heading: 'Hiệu lực', text: '' },
  ]);
});

describe('the stock from Excel', () => {
  const head = [
    'Loại văn bản',
    'Cấp',
    'Thẩm quyền',
    'Địa phương',
    'Số, ký hiệu',
    'Ngày ban hành',
    'Ngày có hiệu lực',
    'Trích yếu',
    'Lĩnh vực',
    'Thay thế văn bản số',
  ];
  const good = [
    'Quyết định',
    'Thành phố',
    'Ủy ban nhân dân',
    '',
    '05/2014/QĐ-UBND',
    '03/02/2014',
    41_683,
    'Về chợ',
    'Chợ',
    '',
  ];
  const world = {
    units: [{ id: 1, code: 'H1', name: 'Ủy ban nhân dân thành phố X', level: 'city', parentId: null }],
    today,
    mend: (sheet: Sheet) => ({ sheet, conversions: [] }),
  };
  const readSheet = (rows: readonly (readonly (string | number)[])[]): Promise<Reading> =>
    readDocuments(
      [{ name: sheetName, rows: rows.map((cells, index) => ({ line: index + 1, cells })) }],
      world,
      () => Promise.resolve(new Map()),
    );
  const read = (...rows: (string | number)[][]) => readSheet([head, ...rows]);
  const wrongCells = (found: Reading) =>
    found.kind === 'read' ? found.problems.map(({ cell }) => cell).toSorted() : found;

  test.each([
    ['3/2/2014', '2014-02-03'],
    ['03-02-2014', '2014-02-03'],
    ['3.2.2014', '2014-02-03'],
    ['2014-02-03', '2014-02-03'],
    ['ngày 3 tháng 2 năm 2014', '2014-02-03'],
    [41_673, '2014-02-03'],
    ['31/02/2014', null],
    ['tháng 2 năm 2014', null],
    ['3/2/14', null],
  ])('the cell %s is the day %s', (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });

  test('the issuer is put together, and what a row replaces may stand below it', async () => {
    const newer = good.with(4, '09/2015/QĐ-UBND').with(5, '2015-05-04').with(6, '2015-05-14');
    const found = await read(newer.with(9, '05/2014/qđ-ubnd'), good);
    expect(found).toMatchObject({
      kind: 'read',
      problems: [],
      documents: [
        { fields: { issuer: 'Ủy ban nhân dân thành phố X' }, replaces: [{ row: 1 }] },
        { replaces: [] },
      ],
    });
  });

  test('each wrong cell is named', async () => {
    const found = await read(
      good,
      good,
      good.with(0, 'Thư').with(5, 'hôm qua'),
      good.with(4, '1/2014/QĐ-UBND').with(9, '77/2000/QĐ'),
      good.with(4, '2/2014/QĐ-UBND').with(9, '2/2014/QĐ-UBND'),
      good.with(4, '3/2014/QĐ-UBND').with(7, 'x'.repeat(2001)),
    );
    expect(wrongCells(found)).toEqual(['A4', 'E3', 'F4', 'H7', 'J5', 'J6']);
  });

  test('headings stand wherever they are, under titles of the file', async () => {
    const found = await readSheet([['DANH MỤC VĂN BẢN'], [], head.map((word) => word.toUpperCase()), good]);
    expect(found).toMatchObject({
      kind: 'read',
      headingLine: 3,
      documents: [{ replaces: [] }],
      problems: [],
    });
    expect(await readSheet([['DANH MỤC'], good])).toMatchObject({ kind: 'refused' });
  });
});
