import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import type { Agency } from '../organization/schema.ts';
import { readSheet } from './excel-reading.ts';
import { templateSheet } from './excel-template.ts';
import type { FormRow } from './reading.ts';
import { emptyForm } from './rules.ts';
import { asked, entriesWith, meetings, satisfied } from './samples.ts';
import type { Collection, FigureForm } from './schema.ts';
import { tryUpload } from './uploading.ts';
import { columnName, readWorkbook, writeWorkbook, type Cell } from '../kernel/spreadsheet.ts';

async function readFirstSheet(bytes: Buffer) {
  const sheets = await readWorkbook(bytes, 20_000);
  return isRefusal(sheets) ? sheets : (sheets[0]?.rows ?? []);
}

const day = Temporal.PlainDate.from('2026-03-31');
const collection: Collection = {
  id: 1,
  name: 'Quý I',
  period: { from: day.with({ month: 1, day: 1 }), to: day },
  indicators: asked.map(({ code }) => code),
  guidance: '',
  deadlines: { commune: day, district: day, city: day },
  state: 'open',
  hasTotal: false,
  openedAt: Temporal.Instant.from('2026-03-01T00:00:00Z'),
  version: 1,
};

function rowOf(id: number, code: string, form: Partial<FigureForm> = {}): FormRow {
  const agency: Agency = {
    id,
    code,
    name: `Phường ${code}`,
    nameEn: '',
    level: 'commune',
    kind: 'commune-committee',
    parentId: 1,
    address: '',
    phone: '',
    officeHours: null,
    validFrom: day,
    validTo: null,
    units: [],
  };
  return { agency, due: day, late: 0, form: { ...emptyForm(id, 1, id), ...form } };
}

const forms = [rowOf(11, 'P.01'), rowOf(12, 'P.02')];

/** What a sheet of these cells would do. */
async function trial(
  rows: readonly (readonly Cell[])[],
  own = forms,
  mayFill: true | { agencyIds: number[] } = true,
) {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Số liệu');
  for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell)));
  const read = await readFirstSheet(Buffer.from(await workbook.xlsx.writeBuffer()));
  if (isRefusal(read)) throw new Error(read.text.en);
  return tryUpload(collection, own, readSheet(asked, read), mayFill);
}

const wideHead = templateSheet('agencies', asked, []).columns.map(({ title }) => title);
const tallHead = templateSheet('indicators', asked, []).columns.map(({ title }) => title);

test.each(['agencies', 'indicators'] as const)(
  'a template (%s) that comes back as it went changes nothing',
  async (layout) => {
    const filled = [rowOf(11, 'P.01', { entries: entriesWith(1234, 5, 9) }), rowOf(12, 'P.02')];
    const bytes = await writeWorkbook([templateSheet(layout, asked, filled)]);
    const read = await readFirstSheet(bytes);
    if (isRefusal(read)) throw new Error(read.text.en);
    const outcome = tryUpload(collection, filled, readSheet(asked, read), true);
    expect(outcome.problems).toEqual([]);
    expect(outcome.summary.every(({ changed }) => changed === 0)).toBe(true);
    expect(outcome.drafts.get(11)).toEqual(entriesWith(1234, 5, 9));
  },
);

test('a row an agency: numbers as people write them, and nothing to report', async () => {
  const { drafts, problems } = await trial([
    wideHead,
    ['P.01', 'x', '1.234', 'tăng', 45, '50', ''],
    ['P.02', 'y', 'Không phát sinh', '', '', '', ''],
  ]);
  expect(problems).toEqual([]);
  expect(drafts.get(11)?.[meetings.code]).toMatchObject({ value: 1234, note: 'tăng' });
  expect(drafts.get(11)?.[satisfied.code]).toMatchObject({ numerator: 45, denominator: 50 });
  expect(drafts.get(12)?.[meetings.code]).toMatchObject({ value: null, isNone: true });
});

test('columns that moved are found by their headings', async () => {
  const order = [4, 0, 2, 5];
  const { drafts, problems } = await trial([
    order.map((index) => wideHead[index] ?? ''),
    [45, 'P.01', 7, 50],
  ]);
  expect(problems).toEqual([]);
  expect(drafts.get(11)?.[meetings.code]?.value).toBe(7);
  expect(drafts.get(11)?.[satisfied.code]).toMatchObject({ numerator: 45, denominator: 50 });
});

test('a row an indicator, with the tick', async () => {
  const { drafts, problems } = await trial([
    tallHead,
    ['P.01', '', meetings.code, '', '', '', '', 'x', ''],
    ['P.01', '', satisfied.code, '', '', 4, 5, '', 'đủ'],
  ]);
  expect(problems).toEqual([]);
  expect(drafts.get(11)?.[meetings.code]?.isNone).toBe(true);
  expect(drafts.get(11)?.[satisfied.code]).toMatchObject({ numerator: 4, denominator: 5, note: 'đủ' });
});

test.each<[string, readonly (readonly Cell[])[], string, string]>([
  ['text in a number’s cell', [wideHead, ['P.01', '', 'mười']], 'C2', '"mười" không phải là số'],
  ['a fraction', [wideHead, ['P.01', '', 1.5]], 'C2', '1.5 không phải là số nguyên'],
  ['dots and commas mixed', [wideHead, ['P.01', '', '1.234,5']], 'C2', 'không phải là số'],
  [
    'a column nobody knows',
    [
      [...wideHead, 'Số lạ'],
      ['P.01', '', 1],
    ],
    'H1',
    'Không nhận ra cột "Số lạ"',
  ],
  ['a column twice', [[...wideHead, wideHead[2] ?? ''], ['P.01']], 'H1', 'có hai lần (xem C1)'],
  ['an agency twice', [wideHead, ['P.01', '', 1], ['P.01', '', 2]], 'A3', 'Trùng với dòng 2'],
  ['an agency without a form', [wideHead, ['P.99', '', 1]], 'C2', '"P.99"'],
  ['a row without its agency', [wideHead, ['', '', 1]], 'A2', 'thiếu mã cơ quan'],
  ['no column of agencies', [wideHead.slice(1), ['', 1]], 'A1', 'Thiếu cột "Mã cơ quan"'],
  ['an unknown indicator', [tallHead, ['P.01', '', 'no.such', '', 1]], 'C2', 'không thuộc đợt'],
  [
    'a tick that is none',
    [tallHead, ['P.01', '', meetings.code, '', '', '', '', 'có lẽ']],
    'H2',
    'chỉ ghi x',
  ],
  ['nothing but headings', [wideHead], 'A2', 'không có dòng số liệu'],
])('%s is named at its cell, and nothing is written', async (_, rows, cell, words) => {
  const { drafts, problems } = await trial(rows);
  expect(drafts.size).toBe(0);
  expect(problems.map((one) => one.cell)).toContain(cell);
  expect(problems.find((one) => one.cell === cell)?.text.vi).toContain(words);
});

test('a form that has been sent, or another agency’s, is not touched', async () => {
  const sent = [rowOf(11, 'P.01', { state: 'waiting', waitsAt: 1 }), rowOf(12, 'P.02')];
  const rows = [wideHead, ['P.01', '', 1], ['P.02', '', 2]];
  expect((await trial(rows, sent)).problems[0]?.text.vi).toContain('đã gửi');
  expect((await trial(rows, forms, { agencyIds: [11] })).problems[0]?.text.vi).toContain('P.02');
});

test.each<[string, Buffer]>([
  ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['letters that begin like a zip', Buffer.from('PK\u0005\u0006 and nothing more')],
  ['nothing', Buffer.alloc(0)],
])('%s is refused in words', async (_, bytes) => {
  expect(isRefusal(await readFirstSheet(bytes))).toBe(true);
});

test('half a workbook is refused in words', async () => {
  const bytes = await writeWorkbook([templateSheet('agencies', asked, forms)]);
  expect(isRefusal(await readFirstSheet(bytes.subarray(0, bytes.length / 2)))).toBe(true);
});

test('columns have the names that Excel shows', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnName)).toEqual([
    'A',
    'Z',
    'AA',
    'AB',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});
