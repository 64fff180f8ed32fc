import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { parseInput } from '../kernel/parse.ts';
import { Refused } from '../kernel/errors.ts';
import { nest, type Nested } from '../kernel/form-body.ts';
import { diffContents, diffLines } from './diff.ts';
import { changeRows, ContentForm, flatten, formOf, type RawForm } from './edit-form.ts';
import { decidePublication, missingParts, versionOn, type LastVersion } from './rules.ts';
import { sampleContent } from './samples.ts';
import { ProcedureContent } from './schema.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const last = (change: LastVersion['change']): LastVersion => ({
  number: 3,
  change,
  validFrom: day('2026-03-10'),
});

test.each<[string, LastVersion | undefined, boolean, string, string]>([
  ['a first version', undefined, false, '2026-03-02', '1 new'],
  ['an amendment', last('amended'), false, '2026-03-11', '4 amended'],
  ['an abolition', last('new'), true, '2026-03-11', '4 abolished'],
  ['a return after an abolition', last('abolished'), false, '2026-03-11', '4 new'],
  ['abolishing what is abolished', last('abolished'), true, '2026-03-11', 'not-in-force'],
  ['abolishing what never was', undefined, true, '2026-03-11', 'not-in-force'],
  ['starting with the version before', last('new'), false, '2026-03-10', 'overlapping'],
])('%s', (_, newest, isAbolition, on, expected) => {
  const outcome = decidePublication('A.1', newest, isAbolition, day(on));
  expect(isRefusal(outcome) ? outcome.code : `${outcome.number} ${outcome.change}`).toBe(expected);
});

test('on any day at most one version is in force, and from the first day on always one', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: -10, max: 3500 }), (days, ask) => {
      const start = day('2015-01-01');
      const starts = days.map((_, index) =>
        start.add({ days: days.slice(0, index).reduce((a, b) => a + b, 0) }),
      );
      const versions = starts.map((validFrom, index) => ({
        number: index + 1,
        validFrom,
        validTo: starts[index + 1]?.subtract({ days: 1 }) ?? null,
      }));
      const asked = start.add({ days: ask });
      const expected = starts.filter((from) => Temporal.PlainDate.compare(from, asked) <= 0).length;
      expect(versionOn(versions, asked)?.number ?? 0).toBe(expected);
    }),
    { seed: 11 },
  );
});

test('what an import leaves empty is named as missing', () => {
  expect(missingParts(sampleContent())).toEqual([]);
  expect(missingParts(sampleContent({ papers: [], decidingAgency: '' }))).toEqual([
    'papers',
    'decidingAgency',
  ]);
});

test('a comparison holds both versions: without what was added it is the older, without what was removed the newer', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (older, newer) => {
      const diff = diffLines(older, newer);
      const without = (sign: string) => diff.filter((line) => line.sign !== sign).map((line) => line.text);
      expect(without('added')).toEqual(older);
      expect(without('removed')).toEqual(newer);
      if (older.join() === newer.join()) expect(diff.every((line) => line.sign === 'same')).toBe(true);
    }),
    { seed: 12 },
  );
});

test('a comparison names the parts that changed, in words', () => {
  const older = sampleContent();
  const newer = sampleContent({
    channels: [{ channel: 'counter', term: '3wd', fee: 8000, feeNote: '', note: '' }],
  });
  const changed = diffContents(older, newer, 'vi').filter((part) => part.isChanged);
  expect(changed.map((part) => part.part)).toEqual(['channels']);
  expect(changed[0]?.lines.find((line) => line.sign === 'added')?.text).toBe(
    'Trực tiếp · 3 ngày làm việc · 8.000 đồng',
  );
});

/** What a browser sends for a form, and what the server makes of it. */
function throughBrowser(form: RawForm): Nested {
  const pairs = Object.entries(flatten(form)).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : (value ?? [])).map((item): [string, string] => [name, item]),
  );
  return nest(pairs) ?? {};
}

const text = (most: number) =>
  fc
    .string({ minLength: 1, maxLength: most, unit: fc.constantFrom('a', 'ơ', 'Đ', '1', ' ', '<', '"', '&') })
    .map((words) => `x${words}`.trim());

const contents = fc
  .record({
    name: text(30),
    nameEn: fc.constantFrom('', 'Birth'),
    level: fc.constantFrom('city', 'commune', 'ministry'),
    field: text(20),
    agencies: fc.uniqueArray(fc.constantFrom('X01', 'S01')),
    lifeEvents: fc.array(text(10), { maxLength: 2 }),
    sequence: fc.array(text(30), { maxLength: 3 }),
    channels: fc.array(
      fc.record({
        channel: fc.constantFrom('counter', 'online', 'post'),
        term: fc.constantFrom(null, '1wd', '8wh', '20d', '2mo'),
        fee: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
        feeNote: fc.constantFrom('', 'theo dự án'),
        note: fc.constantFrom('', 'ghi chú'),
      }),
      { maxLength: 3 },
    ),
    papers: fc.array(
      fc.record({
        name: text(20),
        original: fc.nat(9),
        certified: fc.nat(9),
        plain: fc.nat(9),
        required: fc.boolean(),
        note: fc.constantFrom('', 'nếu có'),
      }),
      { maxLength: 3 },
    ),
    sets: fc.integer({ min: 1, max: 20 }),
    onlineLevel: fc.integer({ min: 1, max: 4 }),
    results: fc.array(text(10), { maxLength: 2 }),
    conditions: fc.constantFrom('', 'Có hộ khẩu\ntại thành phố'),
  })
  .map((raw) => ProcedureContent.parse(raw));

test('a content goes through its form and comes back the same', () => {
  fc.assert(
    fc.property(contents, (content) => {
      expect(parseInput(ContentForm, throughBrowser(formOf(content)))).toEqual(content);
    }),
    { seed: 13 },
  );
});

test('adding and removing rows keeps what was typed in the others', () => {
  const form = formOf(sampleContent());
  const more = changeRows({ ...form, name: 'đang gõ' }, 'add papers');
  expect(more).toMatchObject({ name: 'đang gõ', papers: [{}, {}, { name: '', original: '1' }] });
  expect(changeRows(more, 'remove papers 0')).toMatchObject({
    papers: [{ name: 'Giấy chứng sinh' }, { name: '' }],
  });
  expect(changeRows(more, 'remove everything')).toBe(more);
});

test('blank rows are dropped, and refusals name the field as it stands in the form', () => {
  const form = throughBrowser(formOf(sampleContent()));
  const blank = { name: ' ', original: '', certified: '', plain: '', note: '' };
  const good = {
    ...form,
    papers: [blank, { ...blank, name: 'Tờ khai' }],
    channels: [{ channel: '', count: '', unit: 'wd', fee: '' }],
  };
  expect(parseInput(ContentForm, good)).toMatchObject({
    papers: [{ name: 'Tờ khai', original: 0 }],
    channels: [],
  });

  const bad = {
    ...form,
    name: '',
    sets: '0',
    papers: [blank, { ...blank, original: '1' }, { ...blank, name: 'a', plain: 'x' }],
    channels: [
      { channel: 'counter', count: '0', unit: '', fee: 'hai mươi nghìn' },
      { channel: '', count: '5' },
    ],
  };
  let fields: (string | undefined)[] = [];
  try {
    parseInput(ContentForm, bad);
  } catch (error) {
    fields = error instanceof Refused ? error.refusals.map((refusal) => refusal.field) : [];
  }
  expect(fields).toEqual([
    'name',
    'channels.0.count',
    'channels.0.unit',
    'channels.0.fee',
    'channels.1.channel',
    'papers.1.name',
    'papers.2.plain',
    'sets',
  ]);
});
