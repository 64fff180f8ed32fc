import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each([
  ['=1+1', `'=1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['-2 ngày', `'-2 ngày`],
  ['Nguyễn "An"', '"Nguyễn ""An"""'],
  ['Cần Thơ, Ninh Kiều', '"Cần Thơ, Ninh Kiều"'],
  ['hai\ndòng', '"hai\ndòng"'],
  ['', ''],
])('the cell %j is harmless to spreadsheets, and comes back as it was', (text, cell) => {
  expect(csvLine([text, -2])).toBe(`${cell},-2\r\n`);
});
