import type { Text } from '../kernel/messages.ts';
import type { SheetToWrite } from '../kernel/spreadsheet.ts';
import { bodyWords, kindWords, levelWords } from './words.ts';

/** Columns of the sheet, found by their headings. */
export const columns = {
  kind: { title: 'Loại văn bản', width: 16 },
  level: { title: 'Cấp', width: 14 },
  body: { title: 'Thẩm quyền', width: 26 },
  unit: { title: 'Địa phương', width: 34 },
  issuer: { title: 'Cơ quan ban hành', width: 34 },
  number: { title: 'Số, ký hiệu', width: 22 },
  issuedOn: { title: 'Ngày ban hành', width: 14 },
  effectiveOn: { title: 'Ngày có hiệu lực', width: 16 },
  endsOn: { title: 'Ngày cuối có hiệu lực', width: 18 },
  title: { title: 'Trích yếu', width: 70 },
  field: { title: 'Lĩnh vực', width: 24 },
  signer: { title: 'Người ký', width: 24 },
  replaces: { title: 'Thay thế văn bản số', width: 30 },
} as const;
export type Column = keyof typeof columns;
export const optional: ReadonlySet<Column> = new Set(['unit', 'issuer', 'endsOn', 'signer', 'replaces']);
export const sheetName = 'Văn bản';

/** The template: headings, how to fill each column in, and the units. */
export function templateSheets(
  units: readonly { readonly code: string; readonly name: string }[],
): SheetToWrite[] {
  const words = (of: Readonly<Record<string, Text>>): string =>
    Object.values(of)
      .map(({ vi }) => vi)
      .join('; ');
  return [
    { name: sheetName, columns: Object.values(columns), rows: [] },
    {
      name: 'Hướng dẫn',
      columns: [
        { title: 'Cột', width: 24 },
        { title: 'Cách ghi', width: 100 },
      ],
      rows: [
        [columns.kind.title, words(kindWords)],
        [columns.level.title, words(levelWords)],
        [columns.body.title, words(bodyWords)],
        [columns.unit.title, 'Mã hoặc tên, chỉ với văn bản cấp huyện, cấp xã; xem trang "Địa phương"'],
        [columns.issuer.title, 'Bắt buộc với văn bản trung ương; văn bản địa phương để trống thì tự ghép'],
        [columns.number.title, 'Ví dụ 12/2026/QĐ-UBND'],
        [columns.issuedOn.title, 'Ngày dạng 30/06/2026 hoặc 2026-06-30; các cột ngày khác cũng vậy'],
        [columns.replaces.title, 'Số, ký hiệu các văn bản cũ của cùng cơ quan, cách nhau bằng dấu chấm phẩy'],
      ],
    },
    {
      name: 'Địa phương',
      columns: [
        { title: 'Mã', width: 16 },
        { title: 'Tên', width: 60 },
      ],
      rows: units.map(({ code, name }) => [code, name]),
    },
  ];
}
