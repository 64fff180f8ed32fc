import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { readWorkbook, writeWorkbook, type Cell, type Sheet } from '../kernel/spreadsheet.ts';
import { positionsOf } from './frames.ts';
import { positionSheets, readPositionSheet } from './import.ts';

const head = ['Mã', 'Tên vị trí', 'Nhóm', 'Số người', 'Công việc phải làm', 'Trình độ', 'Năng lực'];
const sheet = (...rows: readonly (readonly Cell[])[]): Sheet[] => [
  { name: 'Vị trí', rows: [head, ...rows].map((cells, index) => ({ line: index + 1, cells })) },
];
const good = [
  'NV-01',
  'Chuyên viên',
  'nghiep vu chuyen nganh',
  2,
  'Tham mưu',
  'Đại học',
  'Giao tiếp: 3; Tin học: 2',
];

test('the template, filled, reads back as it was', async () => {
  const positions = positionsOf('district');
  const sheets = await readWorkbook(await writeWorkbook(positionSheets(positions)), 1000);
  if (isRefusal(sheets)) throw new Error(sheets.text.en);
  expect(readPositionSheet(sheets)).toEqual({ kind: 'read', positions });
});

test('names of groups and degrees need no diacritics, empty lines are passed over', () => {
  const read = readPositionSheet(sheet(good, ['', ' ', '', '', '', '', '']));
  expect(read).toMatchObject({
    kind: 'read',
    positions: [
      { group: 'specialised', degree: 'bachelor', seats: 2, competences: [{ level: 3 }, { level: 2 }] },
    ],
  });
});

test('what is wrong is said by cell, and nothing is read then', () => {
  const read = readPositionSheet(
    sheet(good, ['NV-01', 'Chuyên viên', 'Nhóm lạ', 'hai', '', 'Đại học', 'Giao tiếp 3']),
  );
  if (read.kind !== 'wrong') throw new Error(read.kind);
  expect(read.problems.map(({ cell }) => cell).toSorted()).toEqual(['A3', 'C3', 'D3', 'E3', 'G3']);
});

test('a missing column is named', () => {
  const read = readPositionSheet([
    {
      name: 'Sheet1',
      rows: [
        { line: 1, cells: ['Mã'] },
        { line: 2, cells: ['NV-01'] },
      ],
    },
  ]);
  expect(read.kind === 'refused' && read.refusal.text.vi).toContain('thiếu cột "Tên vị trí"');
});
