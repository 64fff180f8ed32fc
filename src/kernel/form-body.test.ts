import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nest } from './form-body.ts';

const nestQuery = (query: string) => nest(new URLSearchParams(query));

test.each([
  ['name=Sen', { name: 'Sen' }],
  ['applicant.name=Sen&applicant.phone=0912', { applicant: { name: 'Sen', phone: '0912' } }],
  ['papers.0.name=a&papers.1.name=b', { papers: [{ name: 'a' }, { name: 'b' }] }],
  ['papers.7.name=b&papers.2.name=a', { papers: [{ name: 'a' }, { name: 'b' }] }],
  ['papers.10=c&papers.9=b', { papers: ['b', 'c'] }],
  ['tick=1&tick=2&tick=3', { tick: ['1', '2', '3'] }],
  ['a=&a.b=1', { a: { b: '1' } }],
  ['a.b=1&a=x', { a: { b: '1' } }],
  ['=x', { '': 'x' }],
  ['', {}],
  ['toString=x&hasOwnProperty.y=z', { toString: 'x', hasOwnProperty: { y: 'z' } }],
])('%s', (query, nested) => {
  expect(nestQuery(query)).toEqual(nested);
});

test.each([
  ['a name of the prototype', '__proto__.isAdmin=1'],
  ['one further in', 'a.constructor.prototype.x=1'],
  ['more steps than any form has', 'a.a.a.a.a.a.a.a.a=1'],
  ['a list of a million', 'papers.1000000=x'],
  ['an index that is no number of ours', `papers.${'9'.repeat(400)}=x`],
  ['more fields than any form has', 'a=1&'.repeat(4001)],
])('%s is refused', (_, query) => {
  expect(nestQuery(query)).toBe(null);
});

test('no names change what other objects are', () => {
  const step = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '0', '1', '', 'a'),
    fc.string({ maxLength: 4 }),
  );
  const name = fc.array(step, { minLength: 1, maxLength: 10 }).map((steps) => steps.join('.'));
  const pairs = fc.array(fc.tuple(name, fc.string()), { maxLength: 30 });
  const names = Object.getOwnPropertyNames(Object.prototype).length;
  const property = fc.property(pairs, (sent) => {
    const nested = nest(sent);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(names);
    expect(Object.keys({})).toEqual([]);
    if (nested !== null) expect(() => JSON.stringify(nested)).not.toThrow();
  });
  fc.assert(property, { seed: 2015, numRuns: 500 });
});

test('every value sent once under a name of its own arrives', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}(\.[a-z]{1,5}){0,2}$/), { maxLength: 12 });
  const property = fc.property(names, (sent) => {
    // A name that is the beginning of another stands for both a text and a group; the group wins.
    const leaves = sent.filter((name) => !sent.some((other) => other.startsWith(`${name}.`)));
    const nested = nest(leaves.map((name) => [name, `value of ${name}`]));
    for (const name of leaves) {
      let at: unknown = nested;
      for (const step of name.split('.')) at = (at as Record<string, unknown>)[step];
      expect(at).toBe(`value of ${name}`);
    }
  });
  fc.assert(property, { seed: 2015 });
});
