import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import { sampleContent, sampleDecision } from './samples.ts';
import type { ProcedureContent, ProcedureQuery } from './schema.ts';
import { plainerWords } from './search.ts';

let procedures: Procedures;
beforeAll(async () => {
  procedures = createProcedures(await testHouse());
  const decision = sampleDecision('1/QĐ-UBND', '2020-01-01');
  const of = (code: string, name: string, changes: Partial<ProcedureContent> = {}) => ({
    code,
    content: sampleContent({ name, lifeEvents: [], results: ['Giấy tờ'], ...changes }),
    decision,
  });
  await procedures.installProcedures([
    of('1.000110', 'Thủ tục đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới'),
    of('1.001193', 'Thủ tục đăng ký khai sinh', { lifeEvents: ['Sinh con'] }),
    of('1.003583', 'Thủ tục đăng ký khai sinh lưu động', { process: '' }),
    of('1.004884', 'Thủ tục đăng ký lại khai sinh'),
    of('2.000635', 'Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh', { lifeEvents: ['Sinh con'] }),
    of('1.001022', 'Đăng ký khai tử', { results: ['Giấy xác nhận khai sinh'] }),
    of('1.013225', 'Cấp giấy phép xây dựng nhà ở riêng lẻ', {
      field: 'Xây dựng',
      level: 'district',
      agencies: ['S01'],
    }),
    of('1.009972', 'Thẩm định báo cáo nghiên cứu khả thi', {
      field: 'Xây dựng',
      level: 'city',
      alsoLevels: ['ministry'],
      agencies: ['S01'],
    }),
    of('3.000001', 'Giảm 100% phí qua cầu_treo', { level: 'city', process: '' }),
    { code: '1.004884', content: null, decision: sampleDecision('2/QĐ-UBND', '2026-01-01') },
  ]);
});

const codes = async (query: ProcedureQuery): Promise<string[]> =>
  (await procedures.search(query)).rows.map((row) => row.code);

test.each<[string, string[]]>([
  ['dang ky khai sinh', ['1.001193', '1.000110', '1.003583', '1.001022']],
  ['khai sinh', ['1.001193', '2.000635', '1.000110', '1.003583', '1.001022']],
  ['ĐĂNG KÝ  KHAI-SINH', ['1.001193', '1.000110', '1.003583', '1.001022']],
  ['dang ky khai si', ['1.001193', '1.000110', '1.003583', '1.001022']],
  ['sinh khai', ['1.001193', '2.000635', '1.000110', '1.003583', '1.001022']],
  ['1.001193', ['1.001193']],
  ['1.0010', ['1.001022']],
  ['1.00', ['1.001022', '1.001193', '1.000110', '1.003583', '1.009972']],
  ['100%', ['3.000001']],
  ['cau treo', ['3.000001']],
  ['%', []],
  ['!!!', []],
  ['khai vị', []],
])('"%s" finds the nearest first', async (text, expected) => {
  const found = await codes({ text });
  expect(new Set(found)).toEqual(new Set(expected));
  expect(found[0]).toBe(expected[0]);
});

test('what was abolished is found on the days it was in force only', async () => {
  expect(await codes({ text: 'lai khai sinh' })).toEqual([]);
  expect(await codes({ text: 'lai khai sinh', onDate: Temporal.PlainDate.from('2025-12-31') })).toEqual([
    '1.004884',
  ]);
  expect(await codes({ onDate: Temporal.PlainDate.from('2019-12-31') })).toEqual([]);
});

test('choices narrow the list, and each facet counts under the other choices', async () => {
  const list = await procedures.search({ field: 'Xây dựng' });
  expect(list.total).toBe(2);
  expect(list.facets.level).toEqual([
    { value: 'city', count: 1 },
    { value: 'district', count: 1 },
    { value: 'ministry', count: 1 },
  ]);
  expect(list.facets.field).toEqual([
    { value: 'Hộ tịch', count: 6 },
    { value: 'Xây dựng', count: 2 },
  ]);
  expect(list.facets.agency).toEqual([{ value: 'S01', count: 2 }]);
  expect(list.facets.lifeEvent).toEqual([]);
  expect(await codes({ level: 'ministry' })).toEqual(['1.009972']);
  expect(await codes({ lifeEvent: 'Sinh con', text: 'ban sao' })).toEqual(['2.000635']);
  expect(await codes({ agency: { code: 'S01', level: 'city' } })).toEqual(['1.013225', '1.009972']);
});

test('pages follow each other without gap or overlap, and beyond the last there is none', async () => {
  const all = await codes({ pageSize: 200 });
  const pages = await Promise.all([1, 2, 3, 4].map((page) => procedures.search({ page, pageSize: 3 })));
  expect(pages.flatMap((page) => page.rows.map((row) => row.code))).toEqual(all);
  expect(pages.map((page) => page.total)).toEqual([8, 8, 8, 8]);
});

test('whatever is typed is searched for, never run', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom("'", '\\', "' | '", 'a:*', '<->', "'; drop table procedure; --", 'x'.repeat(5000)),
      ),
      async (text) => {
        const list = await procedures.search({
          text: text.replaceAll('\0', ''),
          field: text.replaceAll('\0', ''),
        });
        expect(list.rows.length).toBeLessThanOrEqual(8);
      },
    ),
    { seed: 7, numRuns: 100 },
  );
});

test.each<[string, string | null]>([
  ['tôi muốn làm giấy kết hôn', 'ket hon'],
  ['Xin giấy khai sinh cho con ở đâu?', 'khai sinh'],
  ['khai sinh', null],
  ['làm giấy tờ', null],
  ['không có gì', null],
  ['', null],
])('of "%s" the words that count are %s', (text, words) => {
  expect(plainerWords(text)).toBe(words);
});
