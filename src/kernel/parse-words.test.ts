import { expect, test } from 'vitest';
import { z } from 'zod';
import { Refused } from './errors.ts';
import { parseInput } from './parse.ts';
import { faultWords } from './parse-words.ts';

type Code = z.core.$ZodIssue['code'];

/** An input for every way in which zod finds fault, with the words for it. */
const faults: Record<Code, readonly (readonly [z.ZodType, unknown, string, string])[]> = {
  invalid_type: [
    [z.string(), undefined, 'Còn thiếu mục này: cần văn bản.', 'This is missing: text is needed.'],
    [
      z.string(),
      5,
      'Giá trị không hợp lệ: cần văn bản, nhưng nhận được số.',
      'text is needed, but a number was sent',
    ],
    [
      z.array(z.string()),
      {},
      'cần danh sách, nhưng nhận được nhóm mục có tên',
      'a list is needed, but an object',
    ],
    [
      z.object({}),
      [],
      'cần nhóm mục có tên, nhưng nhận được danh sách',
      'an object is needed, but a list was sent',
    ],
    [
      z.record(z.string(), z.string()),
      'x',
      'cần nhóm mục có tên, nhưng nhận được văn bản',
      'but text was sent',
    ],
    [z.tuple([z.string()]), null, 'cần danh sách, nhưng nhận được giá trị trống (null)', 'but null was sent'],
    [
      z.coerce.number(),
      'năm',
      'Giá trị không hợp lệ: cần số.',
      'The value is not valid: a number is needed.',
    ],
    [z.number().int(), 1.5, 'Giá trị không hợp lệ: cần số nguyên.', 'a whole number is needed.'],
    [z.boolean(), 'có', 'cần true hoặc false', 'true or false is needed'],
    [z.never(), 1, 'Không nhận mục này. Hãy bỏ đi.', 'This is not taken.'],
    [z.coerce.date(), 'x', 'cần ngày', 'a date is needed'],
    [z.instanceof(URL), 1, 'cần giá trị khác', 'another value is needed'],
  ],
  invalid_value: [
    [z.literal('nộp'), 'x', 'Chỉ nhận giá trị “nộp”.', 'Only “nộp” is accepted.'],
    [
      z.enum(['city', 'commune']),
      'x',
      'Hãy chọn một trong các giá trị: “city”, “commune”.',
      'Choose one of: “city”',
    ],
  ],
  too_small: [
    [z.string().min(1), '', 'Hãy nhập mục này.', 'This must be filled in.'],
    [z.string().min(3), 'ab', 'Cần ít nhất 3 ký tự.', 'At least 3 characters.'],
    [z.string().length(6), '1', 'Phải có đúng 6 ký tự.', 'Exactly 6 characters.'],
    [z.array(z.string()).min(1), [], 'Cần ít nhất 1 mục.', 'At least 1 item.'],
    [z.number().min(2011), 5, 'Không được nhỏ hơn 2.011.', 'It must be 2,011 or more.'],
    [z.number().positive(), 0, 'Phải lớn hơn 0.', 'It must be more than 0.'],
    [
      z.coerce.date().min(new Date('2026-03-02')),
      '1970-01-01',
      'Không được nhỏ hơn 2026-03-02.',
      '2026-03-02 or more',
    ],
  ],
  too_big: [
    [z.string().max(3), 'abcd', 'Tối đa 3 ký tự.', 'At most 3 characters.'],
    [z.array(z.string()).max(1), ['a', 'b'], 'Tối đa 1 mục.', 'At most 1 item.'],
    [z.array(z.string()).length(1), ['a', 'b'], 'Phải có đúng 1 mục.', 'Exactly 1 item.'],
    [z.number().max(150), 151, 'Không được lớn hơn 150.', 'It must be 150 or less.'],
    [z.number().lt(150), 150, 'Phải nhỏ hơn 150.', 'It must be less than 150.'],
  ],
  invalid_format: [
    [z.email(), 'x', 'Thư điện tử có dạng', 'An e-mail address looks like'],
    [z.url(), 'x', 'Địa chỉ web có dạng', 'A web address looks like'],
    [z.iso.date(), '2026-02-30', 'Ngày ghi theo thứ tự năm-tháng-ngày', 'A day is written year-month-day'],
    [z.iso.datetime(), 'x', 'Ngày giờ ghi theo ISO 8601', 'A moment is written by ISO 8601'],
    [z.iso.time(), 'x', 'Giờ ghi dạng giờ:phút', 'A time is written hours:minutes'],
    [z.iso.duration(), 'x', 'Khoảng thời gian ghi theo ISO 8601', 'A span of time'],
    [z.uuid(), 'x', 'Mã phải có dạng UUID.', 'must be a UUID'],
    [z.string().regex(/^a$/), 'x', 'Nội dung không đúng dạng quy định.', 'does not have the form'],
    [z.string().startsWith('a|b'), 'x', 'Nội dung không đúng dạng quy định.', 'does not have the form'],
  ],
  not_multiple_of: [[z.number().multipleOf(5), 7, 'Phải là bội số của 5.', 'It must be a multiple of 5.']],
  unrecognized_keys: [
    [
      z.object({}).strict(),
      { 'a|b': 1, c: 2 },
      'Không có mục nào tên là “a|b”, “c”.',
      'nothing called “a|b”, “c”',
    ],
    [z.strictObject({}), { ['x'.repeat(500)]: 1 }, `“${'x'.repeat(60)}…”`, `“${'x'.repeat(60)}…”`],
  ],
  invalid_union: [
    [z.union([z.string(), z.number()]), true, 'Giá trị không thuộc dạng nào được nhận.', 'none of the forms'],
    [
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
      { kind: 'c' },
      'Hãy chọn một trong các giá trị: “a”, “b”.',
      'Choose one of: “a”, “b”.',
    ],
    [
      z.union([z.object({ copies: z.number() }), z.array(z.object({ copies: z.number() }))]),
      [{ copies: 'hai' }],
      'cần số, nhưng nhận được văn bản',
      'a number is needed, but text was sent',
    ],
  ],
  invalid_key: [
    [
      z.record(z.string().max(3), z.number()),
      { abcd: 1 },
      'Tên “abcd” không dùng được ở đây.',
      'The name “abcd”',
    ],
  ],
  invalid_element: [
    [
      z.preprocess(() => new Map([[{}, 'x']]), z.map(z.object({}), z.number())),
      'x',
      'Danh sách có một giá trị không hợp lệ.',
      'The list holds a value',
    ],
  ],
  custom: [[z.string().refine(() => false), 'x', 'Giá trị không hợp lệ.', 'The value is not valid.']],
};

/** Words that are zod's or a programmer's, and no clerk's. */
const raw =
  /Invalid|Unrecognized|expected|received|undefined|NaN|object Object|mong đợi|Đầu vào|instanceof|[<>]=?\d/;

test.each(Object.entries(faults))('%s is said in natural words of both languages', (code, samples) => {
  for (const [schema, input, vi, en] of samples) {
    const found = schema.safeParse(input).error?.issues.map((issue) => issue.code) ?? [];
    expect(found).toContain(code);
    const [refusal] = refusalsOf(schema, input);
    expect(refusal?.text.vi).toContain(vi);
    expect(refusal?.text.en).toContain(en);
    for (const words of [refusal?.text.vi ?? '', refusal?.text.en ?? '']) {
      expect(words).not.toMatch(raw);
      expect(words).toMatch(/\.$/);
    }
    expect(refusal?.text.vi).not.toBe(refusal?.text.en);
  }
});

test('every type that zod may expect has its words', () => {
  for (const expected of [
    'string',
    'number',
    'int',
    'boolean',
    'bigint',
    'date',
    'array',
    'object',
    'tuple',
    'record',
  ])
    expect(faultWords({ code: 'invalid_type', expected, input: undefined }).vi).not.toContain('giá trị khác');
});

test('a value of several shapes is told what its nearest one lacks, and where', () => {
  const schema = z.object({
    pauses: z.array(z.union([z.null(), z.object({ from: z.iso.date(), to: z.iso.date() })])),
  });
  expect(refusalsOf(schema, { pauses: [null, { from: '2026-03-02', to: '2026-13-01' }] })).toMatchObject([
    { field: 'pauses.1.to', text: { vi: expect.stringContaining('năm-tháng-ngày') } },
  ]);
  const own = z.union([z.string(), z.number()], { error: 'Ghi số hoặc chữ|Write a number or a word' });
  expect(refusalsOf(own, true)[0]?.text).toEqual({ vi: 'Ghi số hoặc chữ', en: 'Write a number or a word' });
});

test('a fault of the whole names no field', () => {
  expect(refusalsOf(z.object({}), 'x')[0]).not.toHaveProperty('field');
});

function refusalsOf(schema: z.ZodType, input: unknown) {
  try {
    parseInput(schema, input);
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.refusals;
    throw error;
  }
}
