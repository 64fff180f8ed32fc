import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import type { Staff } from '../kernel/access.ts';
import { isRefusal, Refused } from '../kernel/errors.ts';
import { readWorkbook, type Sheet } from '../kernel/spreadsheet.ts';
import { tryImport, type Choices, type Question, type Trial } from './import.ts';
import { withFaults } from './import-faults.ts';
import { countRows } from './listing.ts';
import { courses } from './sample-courses.ts';
import { drawn, headings, officerOf, workbook } from '../../checks/course-workbooks.ts';

let city: TestCity;
let officer: Staff;

beforeAll(async () => {
  city = await testCity();
  officer = await officerOf(city);
});

async function reading(bytes: Buffer, choices?: Choices): Promise<Trial | Question> {
  const tried = await tryImport(city.house, [courses], courses, officer, bytes, choices);
  if (isRefusal(tried)) throw new Refused(tried);
  return tried;
}

async function trial(bytes: Buffer, choices?: Choices): Promise<Trial> {
  const tried = await reading(bytes, choices);
  if (tried.kind === 'asks') throw new Error(JSON.stringify(tried));
  return tried;
}

async function total(): Promise<number> {
  const ask = { words: '', state: '', view: '' as const, filters: {}, from: null, to: null, sort: '' };
  return (await countRows(city.house.db, courses, officer, ask, city.house.clock.today())).total;
}

describe('a trial', () => {
  test('reads days, numbers, names and states as they are written, and ignores empty rows at the end', async () => {
    const tried = await trial(
      await workbook(
        ['Tin học 1', 'X99.01', 'tin hoc', '5/3/2024', '1.250', '12,5', ''],
        [
          'Pháp luật 1',
          'uy ban nhan dan phuong hai au',
          'Pháp luật',
          'ngày 6 tháng 3 năm 2024',
          40,
          3,
          'Đã mở',
        ],
        ['', '', '', '', '', '', ''],
        [' ', '', '', '', '', '', ''],
      ),
    );
    expect(tried.problems).toEqual([]);
    expect(tried.rows.map(({ values, state }) => ({ ...values, agency: 0, state }))).toEqual([
      {
        name: 'Tin học 1',
        agency: 0,
        kind: 'it',
        heldOn: '2024-03-05',
        people: 1250,
        cost: 12.5,
        state: 'planned',
      },
      {
        name: 'Pháp luật 1',
        agency: 0,
        kind: 'law',
        heldOn: '2024-03-06',
        people: 40,
        cost: 3,
        state: 'held',
      },
    ]);
  });

  test('names every cell that is wrong, and records nothing', async () => {
    const before = await total();
    const { rows, problems } = await trial(
      await workbook(
        ['Lớp đúng', 'X99.01', 'Tin học', '05/03/2024', 10, '', ''],
        ['', 'X77', 'Thể dục', '31/02/2024', '12,5', 'mười', 'Lạ'],
        ['Lớp thiếu', 'X99.01', '', '06/03/2024', '', '', 'Đã mở'],
        ['Lớp đúng', 'X99.02', '', '05/03/2024', '', '', ''],
        ['#REF!', 'X99.01', '', '07/03/2024', '', '', ''],
      ),
    );
    expect(rows.map(({ values }) => values['name'])).toEqual(['Lớp đúng']);
    expect(problems.map(({ cell }) => cell)).toEqual([
      'A3',
      'B3',
      'C3',
      'D3',
      'E3',
      'F3',
      'G3',
      'E4',
      'A5',
      'A6',
    ]);
    expect(problems.find(({ cell }) => cell === 'A5')?.text.vi).toContain('dòng 2');
    expect(problems.find(({ cell }) => cell === 'A6')?.text.vi).toContain('#REF!');
    expect(await total()).toBe(before);
  });

  test('finds headings under a title, in two lines, in another order, and fills merged cells down', async () => {
    const { rows, problems } = await trial(
      await drawn({
        name: 'Sổ',
        rows: [
          ['ỦY BAN NHÂN DÂN'],
          ['DANH SÁCH LỚP ĐÀO TẠO NĂM 2014'],
          [],
          ['TT', 'NGAY KHAI GIANG *', 'Lớp', '', 'Cơ quan mở lớp (mã)'],
          ['', '', 'Tên lớp', 'Loại', ''],
          ['(1)', '(2)', '(3)', '(4)', '(5)'],
          [1, '31/12/2014', 'Lớp A', 'Tin học', 'X99.01'],
          [2, '31-12-2014', 'Lớp B', 'Tin học', ''],
          [3, '31.12.14', 'Lớp C', 'Tin học', ''],
          [4, '2014-12-31', 'Lớp D', '', 'X99.02'],
          [5, 42_004, 'Lớp E', '', 'X99.02'],
          [6, '31 tháng 12 năm 2014', 'Lớp G', '', 'X99.02'],
          [7, new Date('2014-12-31'), 'Lớp H', '', 'X99.02'],
          ['', ' ', '', ''],
        ],
        merge: ['C4:D4', 'A4:A5', 'B4:B5', 'E4:E5', 'E7:E9', 'A2:E2'],
      }),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ values }) => values['name']).join()).toBe('Lớp A,Lớp B,Lớp C,Lớp D,Lớp E,Lớp G,Lớp H');
    expect(new Set(rows.map(({ values }) => values['heldOn']))).toEqual(new Set(['2014-12-31']));
    const agencies = rows.map(({ values }) => values['agency']);
    expect(agencies[2]).toBe(agencies[0]);
    expect(agencies[3]).not.toBe(agencies[0]);
  });

  test('asks about headings that it does not know, and guesses those that are like one', async () => {
    const rows = [
      ['Tên lớp', 'Đơn vị mở', 'Ngày khai giảng lớp', 'Lương'],
      ['A', 'X99.01', '05/03/2024', 5],
    ];
    const bytes = await drawn({ name: 'x', rows }, { name: 'Ghi chú', rows: [['Không có gì']] });
    const asked = await reading(bytes);
    expect(asked).toMatchObject({
      kind: 'asks',
      sheet: 'x',
      unclear: [
        { index: 1, words: 'Đơn vị mở', guess: null },
        { index: 2, guess: 'heldOn' },
        { index: 3, words: 'Lương', guess: null },
      ],
    });
    const answers = { sheet: 'x', columns: { 1: 'agency', 2: 'heldOn', 3: '' } };
    expect((await trial(bytes, answers)).rows).toHaveLength(1);
    await expect(trial(bytes, { sheet: 'x', columns: { 1: '', 2: 'heldOn', 3: '' } })).rejects.toThrow(
      /lacks the required columns “?"?Held by/,
    );
    const twice = [headings, ['A', 'X99.01', '', '05/03/2024']];
    const both = await drawn({ name: 'Quý I', rows: twice }, { name: 'Quý II', rows: twice });
    expect(await reading(both)).toMatchObject({ kind: 'asks', sheet: null, sheets: [{ name: 'Quý I' }, {}] });
    expect((await trial(both, { sheet: 'Quý II', columns: {} })).sheet).toBe('Quý II');
    await expect(trial(await drawn({ name: 'x', rows: [['Một'], ['Hai']] }))).rejects.toThrow(/headings/);
  });

  test('puts old fonts into Unicode, says so, and gives the file back with what is wrong in each row', async () => {
    const bytes = await drawn({
      name: 'TCVN3',
      rows: [
        ['Danh s¸ch'],
        ['Tªn líp', 'C¬ quan më líp', 'Lo¹i', 'Ngµy khai gi¶ng'],
        ['Líp ®µo t¹o c«ng chøc', 'X99.01', 'Tin häc', '05/03/2024'],
        ['Cã', 'X99.01', 'Tin häc', '05/03/2024'],
        ['Lôùp Nguyeãn Vaên Ñöùc', 'X99.77', 'Ph¸p luËt', '05/03/2024'],
        ['Líp båi d\u00ADìng', 'X99.01', 'Ph¸p luËt', '06/03/2024'],
        ['Líp kiÓm tra', 'X99.01', 'Ph¸p luËt', '07/03/2024'],
      ],
    });
    const tried = await trial(bytes);
    expect(tried.problems.map(({ cell }) => cell)).toEqual(['B5']);
    expect(tried.rows.map(({ values }) => `${values['name']} ${values['kind']}`)).toEqual([
      'Lớp đào tạo công chức it',
      'Có it',
      'Lớp bồi dưỡng law',
      'Lớp kiểm tra law',
    ]);
    expect(tried.conversions[0]).toEqual({
      cell: 'A3',
      encoding: 'tcvn3',
      before: 'Líp ®µo t¹o c«ng chøc',
      after: 'Lớp đào tạo công chức',
    });
    const outcome = { ...tried, kind: 'tried', right: 4, conversionCount: 9 } as const;
    const [sheet] = (await readWorkbook(await withFaults(bytes, outcome, 'vi'), 100)) as Sheet[];
    expect(sheet?.rows.map(({ line, cells }) => `${line} ${cells[4] ?? ''}`)).toEqual([
      '1 ',
      '2 Cần sửa',
      '3 ',
      '4 ',
      expect.stringMatching(/^5 B5: Không có cơ quan/),
      '6 ',
      '7 ',
    ]);
  });
});
