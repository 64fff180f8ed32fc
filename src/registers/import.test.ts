import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import type { Staff } from '../kernel/access.ts';
import { isRefusal, Refused } from '../kernel/errors.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { act } from './acting.ts';
import { carryOut, pastImports, tryImport, type Trial } from './import.ts';
import { undoImport } from './import-undo.ts';
import { countRows } from './listing.ts';
import { courses } from './sample-courses.ts';
import { readHistory } from './store.ts';

let city: TestCity;
let officer: Staff;

beforeAll(async () => {
  city = await testCity();
  const { id, agencyId } = await city.house.db
    .selectFrom('account')
    .select(['id', 'agencyId'])
    .where('username', '=', 'office')
    .executeTakeFirstOrThrow();
  officer = {
    kind: 'staff',
    accountId: id,
    username: 'office',
    fullName: 'Sầm Thị Nụ',
    agencyId,
    agencyCode: 'X99',
    agencyName: '',
    agencyTree: [agencyId],
    unitId: null,
    unitName: '',
    roles: ['reform-officer'],
    standsInFor: [],
  };
});

const headings = [
  'Tên lớp',
  'Cơ quan mở lớp',
  'Loại',
  'Ngày khai giảng',
  'Số học viên',
  'Kinh phí (triệu đồng)',
  'Tình trạng',
];
const workbook = (...rows: (string | number)[][]): Promise<Buffer> =>
  writeWorkbook([{ name: 'Nhập', columns: headings.map((title) => ({ title, width: 12 })), rows }]);

async function trial(bytes: Buffer): Promise<Trial> {
  const tried = await tryImport(city.house, [courses], courses, officer, bytes);
  if (isRefusal(tried)) throw new Refused(tried);
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
        ['NguyÔn V¨n §øc', 'X99.01', '', '07/03/2024', '', '', ''],
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
    expect(problems.find(({ cell }) => cell === 'A6')?.text.vi).toContain('TCVN3');
    expect(await total()).toBe(before);
  });

  test('refuses merged cells by their names, and a heading that the register does not have', async () => {
    const merged = new ExcelJS.Workbook();
    const sheet = merged.addWorksheet('Nhập');
    sheet.addRows([headings, ['A', 'X99.01', '', '05/03/2024'], ['B', 'X99.01', '', '05/03/2024']]);
    sheet.mergeCells('B2:B3');
    await expect(trial(Buffer.from(await merged.xlsx.writeBuffer()))).rejects.toThrow(/B2:B3/);
    const other = await writeWorkbook([
      { name: 'x', columns: [...headings, 'Lương'].map((title) => ({ title, width: 9 })), rows: [['A']] },
    ]);
    await expect(trial(other)).rejects.toThrow(/column H/i);
  });
});

describe('an import', () => {
  const file = async (from: number, count: number) => ({
    name: 'lop.xlsx',
    bytes: await workbook(
      ...Array.from({ length: count }, (_, index) => [
        `Lớp nhập ${from + index}`,
        'X99.01',
        '',
        '01/02/2025',
        5,
        '',
        '',
      ]),
    ),
  });

  test('goes in whole or not at all, and not twice', async () => {
    const { rows } = await carryOut(city.house, [courses], courses, officer, await file(1, 30));
    expect(rows).toBe(30);
    const before = await total();
    await expect(carryOut(city.house, [courses], courses, officer, await file(30, 3))).rejects.toThrow(
      /Nothing was imported/,
    );
    expect(await total()).toBe(before);
  });

  test('is taken back whole: what changed since stays and is named, and the figures follow', async () => {
    const start = await total();
    const { importId } = await carryOut(city.house, [courses], courses, officer, await file(100, 20));
    const row = await city.house.db
      .selectFrom('registerRow')
      .select('id')
      .where('importId', '=', importId)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    await act(city.house, courses, officer, row.id, null, () => [
      { kind: 'commented', data: { text: 'Giữ lại' } },
    ]);
    const undone = await undoImport(city.house, courses, officer, importId);
    expect(undone.removed).toBe(19);
    expect(undone.kept.map(({ id }) => id)).toEqual([row.id]);
    expect(await total()).toBe(start + 1);
    const facts = await city.house.db
      .selectFrom('registerFact')
      .select(({ fn }) => fn.sum<number>('weight').as('sum'))
      .where('register', '=', courses.code)
      .executeTakeFirstOrThrow();
    expect(facts.sum).toBe(await total());
    await expect(undoImport(city.house, courses, officer, importId)).rejects.toThrow(/undone already/);
    const [newest] = await pastImports(city.house, courses, officer);
    expect(newest).toMatchObject({ id: importId, keptCount: 1, mayUndo: false });
    const other: Staff = { ...officer, accountId: officer.accountId + 1, roles: ['specialist'] };
    await expect(undoImport(city.house, courses, other, importId)).rejects.toThrow(Refused);
  });

  test('a row is what its events say, also after it was taken back', async () => {
    const rows = await city.house.db
      .selectFrom('registerRow')
      .selectAll()
      .where('register', '=', courses.code)
      .execute();
    expect(rows.length).toBeGreaterThan(40);
    for (const stored of rows) {
      const found = await readHistory(city.house.db, courses, stored.id);
      const { row } = found ?? { row: null };
      expect(row).toMatchObject({
        agencyId: stored.agencyId,
        state: stored.state,
        values: stored.data,
        isRemoved: stored.isRemoved,
        importId: stored.importId,
        version: stored.version,
      });
    }
  });
});
