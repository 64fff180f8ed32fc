import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Refused } from './errors.ts';
import { parseInput } from './parse.ts';

const Person = z.object({
  name: z.string().trim().min(2, 'Hãy nhập họ tên|Enter the name'),
  age: z.coerce.number().int().max(150).optional(),
  papers: z.array(z.object({ copies: z.number() })).default([]),
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

test('what fits comes in the shape of its schema', () => {
  expect(parseInput(Person, { name: ' Sen ', age: '41', more: 1 })).toEqual({
    name: 'Sen',
    age: 41,
    papers: [],
  });
  expect(parseInput(undefined, { anything: 1 })).toEqual({});
});

test('each field that does not fit is named with the words of its schema, or those for all, in both languages', () => {
  const refusals = refusalsOf(Person, { name: 'S', age: 'old', papers: [{ copies: 1 }, { copies: 'x' }] });
  expect(refusals.map(({ field, code }) => [field, code])).toEqual([
    ['name', 'invalid'],
    ['age', 'invalid'],
    ['papers.1.copies', 'invalid'],
  ]);
  expect(refusals[0]?.text).toEqual({ vi: 'Hãy nhập họ tên', en: 'Enter the name' });
  for (const { text } of refusals.slice(1)) {
    expect(text.vi).toMatch(/không hợp lệ/);
    expect(text.en).toMatch(/not valid/);
  }
});

test('words of one language serve for both', () => {
  const [refusal] = refusalsOf(z.string().min(1, 'Bắt buộc'), '');
  expect(refusal?.text).toEqual({ vi: 'Bắt buộc', en: 'Bắt buộc' });
});

test('of a thousand faults fifty are said', () => {
  expect(refusalsOf(z.array(z.number()), Array.from({ length: 1000 }, String))).toHaveLength(50);
});

test('what no database can keep is taken out of texts', () => {
  expect(parseInput(z.object({ name: z.string() }), { name: 'a\0b\uD800c' })).toEqual({ name: 'ab\uFFFDc' });
  const property = fc.property(fc.string({ unit: 'binary' }), (name) => {
    const clean = parseInput(z.string(), name);
    expect(clean.isWellFormed() && !clean.includes('\0')).toBe(true);
  });
  fc.assert(property, { seed: 2015 });
});

test('what is nested beyond any of our shapes is refused', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(refusalsOf(z.unknown(), deep)[0]?.code).toBe('malformed-request');
  expect(parseInput(z.unknown(), [[[[[[[[[['x']]]]]]]]]])).toEqual([[[[[[[[[['x']]]]]]]]]]);
});
