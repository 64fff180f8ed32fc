import { describe, expect, test } from 'vitest';
import { findFigures, readNumber } from './numbers.ts';

const read = (text: string) =>
  findFigures(text)
    .filter(({ kind }) => ['count', 'money', 'ratio', 'percent'].includes(kind))
    .map(({ kind, value, noun }) => [kind, value, noun]);

describe('numbers that count', () => {
  test.each<[string, ReturnType<typeof read>]>([
    ['có 3.547.428 hồ sơ', [['count', 3547428, 'hồ sơ']]],
    [
      'đạt 99,8% (tỷ lệ 0.96%)',
      [
        ['percent', 99.8, ''],
        ['percent', 0.96, ''],
      ],
    ],
    ['tỷ lệ 50,45; cao đẳng', [['percent', 50.45, '']]],
    ['hoàn thành 08/09 mục tiêu', [['ratio', 8, 'mục tiêu']]],
    ['12.568/25.228 CBCCVC toàn thành phố', [['ratio', 12568, 'cbccvc toàn thành phố']]],
    ['02 đợt làm việc', [['count', 2, 'đợt làm việc']]],
    [
      'kinh phí 1,5 tỷ đồng và 350 triệu đồng',
      [
        ['money', 1.5e9, ''],
        ['money', 3.5e8, ''],
      ],
    ],
    ['giải ngân 2.981,3/5.420,5 tỷ đồng', [['ratio', 2981.3e9, '']]],
    ['số chứng thư 4346, tỷ lệ', [['count', 4346, '']]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('numbers that count nothing', () => {
  test.each([
    'Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011',
    'Báo cáo số 92/BC-UBND; Quyết định số 29/2013/QĐ-UBND; Công văn số 1357/BNV-CCHC',
    'QCVN 102:2016, TCVN ISO 9001:2008',
    'giai đoạn 2011 - 2015, năm 2015, quý I/2024, tháng 6/2015, 15/3/2024',
    'trung bình 25 - 30',
    '(64cm x84cm), (ngang 2m x cao 3,5m)',
    'lưu động1, cấp xã9, CBCCVC12.',
    'mức độ 3, Đề án 30, khoản 2 Điều 14, Phụ lục 4, lần thứ 2',
    'trong 24 tháng, 6 tháng, 05 ngày làm việc, 8 giờ',
    'lúc 8h30, 17:00, trực 24/7, điện thoại 0292.3.812.345',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

test('about is not exact, and a change is a change', () => {
  expect(
    findFigures('hơn 35.500 người, trên 60%, khoảng 20 xã').every(({ isApproximate }) => isApproximate),
  ).toBe(true);
  expect(findFigures('tăng 24 thủ tục, giảm 13 hồ sơ').map(({ change }) => change)).toEqual(['up', 'down']);
});

test('how a number is written', () => {
  expect(readNumber('1.653')).toEqual({ value: 1653, decimals: 0 });
  expect(readNumber('1.234,5')).toEqual({ value: 1234.5, decimals: 1 });
  expect(readNumber('1,234,567')).toEqual({ value: 1234567, decimals: 0 });
  expect(readNumber('12.5')).toBeNull();
});
