import ExcelJS from 'exceljs';
import type { TestCity } from './test-city.ts';
import type { Staff } from '../src/kernel/access.ts';
import { writeWorkbook } from '../src/kernel/spreadsheet.ts';

/** Headings of the courses, as an office writes them. */
export const headings = [
  'Tên lớp',
  'Cơ quan mở lớp',
  'Loại',
  'Ngày khai giảng',
  'Số học viên',
  'Kinh phí (triệu đồng)',
  'Tình trạng',
];
/** Rows under those headings. */
export const workbook = (...rows: (string | number)[][]): Promise<Buffer> =>
  writeWorkbook([{ name: 'Nhập', columns: headings.map((title) => ({ title, width: 12 })), rows }]);

/** A workbook drawn cell by cell, as people do it. */
export async function drawn(
  ...sheets: { name: string; rows: (string | number | Date)[][]; merge?: string[] }[]
) {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, merge = [] } of sheets) {
    const sheet = book.addWorksheet(name);
    sheet.addRows(rows);
    for (const cells of merge) sheet.mergeCells(cells);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Who keeps the courses of the whole town. */
export async function officerOf(city: TestCity): Promise<Staff> {
  const { id, agencyId } = await city.house.db
    .selectFrom('account')
    .select(['id', 'agencyId'])
    .where('username', '=', 'office')
    .executeTakeFirstOrThrow();
  return {
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
}
