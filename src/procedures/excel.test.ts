import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { toSheets } from './excel-layout.ts';
import { readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import { toExcel } from './export.ts';
import { readImportFile } from './import-file.ts';
import type { ImportReading } from './import.ts';
import { sampleContent } from './samples.ts';
import { packPlainly, unpack } from '../kernel/zip-guard.ts';

const decision = {
  number: '5/QĐ-UBND',
  issuedOn: '2015-05-01',
  effectiveOn: '2015-05-15',
  issuer: 'UBND',
  title: '',
};

async function read(bytes: Buffer): Promise<ImportReading> {
  const reading = await readImportFile(bytes);
  if (isRefusal(reading)) throw new Error(reading.text.en);
  return reading;
}

async function refusalOf(bytes: Buffer): Promise<string> {
  const reading = await readImportFile(bytes);
  return isRefusal(reading) ? reading.text.vi : 'accepted';
}

/** A workbook filled in by hand: rows of the sheet of procedures, then of the other sheets by name. */
async function workbook(
  rows: readonly Record<string, unknown>[],
  others: Record<string, unknown[][]> = {},
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Thủ tục');
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  sheet.addRow(titles);
  for (const row of rows) sheet.addRow(titles.map((title) => row[title] ?? null));
  for (const [name, lines] of Object.entries(others)) book.addWorksheet(name).addRows(lines);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const least = { 'Mã thủ tục': 'A.1', 'Tên thủ tục': 'Một', 'Cấp thực hiện': 'Cấp xã', 'Lĩnh vực': 'Hộ tịch' };

test('a record comes back from a workbook as it went in', async () => {
  const content = sampleContent({
    alsoLevels: ['city'],
    agencies: ['X01'],
    conditions: 'Dòng một\nDòng hai',
    source: { code: '1', thứ_tự: [1] },
  });
  const { records, refused } = await read(await toExcel([{ code: '1.001190', content, decision }]));
  expect(refused).toEqual([]);
  expect(records[0]).toMatchObject({ code: '1.001190', content, warnings: [] });
  expect(records[0]?.decision).toMatchObject({
    number: '5/QĐ-UBND',
    effectiveOn: Temporal.PlainDate.from('2015-05-15'),
  });
});

test('the template has every sheet and heading, and no rows', async () => {
  const sheets = await readWorkbook(await writeWorkbook(toSheets([])), 100);
  if (isRefusal(sheets)) throw new Error(sheets.text.en);
  expect(sheets.map((sheet) => [sheet.name, sheet.rows.length])).toEqual([
    ['Thủ tục', 1],
    ['Trình tự', 1],
    ['Cách nộp', 1],
    ['Giấy tờ', 1],
  ]);
  expect(await refusalOf(await writeWorkbook(toSheets([])))).toContain('không có dòng thủ tục nào');
});

test('what people type in Excel is understood', async () => {
  const bytes = await workbook(
    [
      {
        'LĨNH VỰC': { richText: [{ text: 'Hộ ' }, { text: 'tịch' }] },
        'mã thủ tục': 1.00123,
        'Tên thủ tục': '=1+1',
        'Cấp thực hiện': 'cấp xã',
        'Kết quả': 'Giấy A\nGiấy B',
        'Số quyết định': '7/QĐ',
        'Ngày ban hành': '1/5/2015',
        'Ngày hiệu lực': new Date('2015-05-15T00:00:00Z'),
        'Ghi chú riêng': 'x',
      },
    ],
    {
      'Cách nộp': [
        ['Mã thủ tục', 'Cách nộp', 'Thời hạn', 'Đơn vị', 'Phí, lệ phí (đồng)'],
        [1.00123, 'trực tiếp', 3, 'Ngày làm việc', '20.000'],
        ['1.001230', 'Online', null, null, null],
      ],
      'Giấy tờ': [
        ['Mã thủ tục', 'Tên giấy tờ', 'Bản chính', 'Bắt buộc'],
        ['1.001230', 'Tờ khai', '2', 'không'],
      ],
    },
  );
  const { records } = await read(bytes);
  expect(records[0]).toMatchObject({
    line: 2,
    code: '1.001230',
    content: {
      name: '=1+1',
      level: 'commune',
      field: 'Hộ tịch',
      results: ['Giấy A', 'Giấy B'],
      channels: [
        { channel: 'counter', term: '3wd', fee: 20_000 },
        { channel: 'online', term: null, fee: null },
      ],
      papers: [{ name: 'Tờ khai', original: 2, required: false }],
      source: { 'ghi chu rieng': 'x' },
    },
    decision: {
      issuedOn: Temporal.PlainDate.from('2015-05-01'),
      effectiveOn: Temporal.PlainDate.from('2015-05-15'),
    },
  });
  expect(records[0]?.warnings.map((warning) => warning.code)).toEqual(['unknown-fields']);
});

test('a row that cannot go in is refused with its row and reason; rows of no procedure too', async () => {
  const bytes = await workbook([least, { ...least, 'Mã thủ tục': 'A.2', 'Cấp thực hiện': 'Cấp trời' }], {
    'Giấy tờ': [
      ['Mã thủ tục', 'Tên giấy tờ'],
      ['A.9', 'Lạc'],
    ],
  });
  const { records, refused } = await read(bytes);
  expect(records.map((record) => record.code)).toEqual(['A.1']);
  expect(refused.map(({ line, code }) => [line, code])).toEqual([
    [2, 'A.9'],
    [3, 'A.2'],
  ]);
  expect(refused[0]?.reasons[0]?.vi).toContain('Trang "Giấy tờ", dòng 2');
  expect(refused[1]?.reasons[0]?.vi).toContain('content.level');
});

test('a part too long for a cell is refused in words, not cut off', async () => {
  const content = sampleContent({ source: { text: 'x'.repeat(40_000) } });
  await expect(toExcel([{ code: 'A.1', content, decision: null }])).rejects.toThrow(/NDJSON/);
});

/** An archive of one packed file whose directory claims whatever size one likes. */
function lyingZip(name: string, content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const plain = packPlainly([{ name, content: packed }]);
  const directory = plain.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  plain.writeUInt16LE(8, 8);
  plain.writeUInt16LE(8, directory + 10);
  plain.writeUInt32LE(claimed, directory + 24);
  return plain;
}

test.each<[string, number]>([
  ['says its size', 300_000],
  ['hides its size', 10],
])('an archive that grows past the limit is refused, one that %s', (_, claimed) => {
  const bomb = lyingZip('xl/worksheets/sheet1.xml', Buffer.alloc(300_000), claimed);
  expect(bomb.length).toBeLessThan(1000);
  const outcome = unpack(bomb, () => true, 100_000);
  expect(isRefusal(outcome) && outcome.code).toBe('too-large');
});

test('files share the limit, and what is not wanted is not unpacked', () => {
  const archive = packPlainly([
    { name: 'a', content: Buffer.alloc(60) },
    { name: 'b', content: Buffer.alloc(60) },
  ]);
  const both = unpack(archive, () => true, 100);
  expect(isRefusal(both) && both.code).toBe('too-large');
  expect(unpack(archive, (name) => name === 'b', 100)).toMatchObject([{ name: 'b' }]);
});

test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
  [
    'a zip of something else',
    () => packPlainly([{ name: 'a.txt', content: Buffer.from('x') }]),
    /không phải tệp Excel/,
  ],
  ['half a workbook', async () => (await workbook([least])).subarray(0, 3000), /bị hỏng/],
  ['an empty archive', () => packPlainly([]), /không phải tệp Excel/],
  ['letters that begin like a zip', () => Buffer.from('PK and nothing more'), /bị hỏng/],
  ['an old Excel file', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /\.xls/],
  ['a workbook without our sheet', () => workbook([{ Tên: 'x' }]), /Mã thủ tục/],
  ['a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /UTF-8/],
  ['sheets that are no XML', () => broken(), /bị hỏng/],
])('%s is refused in words', async (_, make, words) => {
  expect(await refusalOf(await make())).toMatch(words);
});

test('merged cells, names and validations over a whole sheet cost nothing', async () => {
  const bytes = await workbook([least]);
  const entries = unpack(bytes, () => true, 1e7);
  if (isRefusal(entries)) throw new Error('unreadable');
  const hostile = entries.map(({ name, content }) => {
    const text = content.toString();
    if (name === 'xl/workbook.xml')
      return {
        name,
        content: Buffer.from(
          text.replace(
            '</sheets>',
            `</sheets><definedNames><definedName name="n">'Thủ tục'!$A$1:$XFD$1048576</definedName></definedNames>`,
          ),
        ),
      };
    if (!name.includes('sheet1.xml')) return { name, content };
    const after = `</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`;
    return { name, content: Buffer.from(text.replace('</sheetData>', after)) };
  });
  expect((await read(packPlainly(hostile))).records).toHaveLength(1);
});

test('more rows than allowed are refused', async () => {
  const outcome = await readWorkbook(await workbook([least, least, least]), 3);
  expect(isRefusal(outcome) && outcome.text.en).toContain('more than 3 rows');
});

async function broken(): Promise<Buffer> {
  const entries = unpack(await workbook([least]), () => true, 1e7);
  if (isRefusal(entries)) throw new Error('unreadable');
  return packPlainly(
    entries.map((entry) =>
      entry.name.includes('worksheets') ? { ...entry, content: Buffer.from('<worksheet><<<') } : entry,
    ),
  );
}
