import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { readNdjson, readRecords, type ImportReading } from './import.ts';
import { readAudience } from './portal-record.ts';
import type { PortalRecord } from './portal-schema.ts';
import { sampleContent, samplePortal } from './samples.ts';

const read = (...values: unknown[]): ImportReading =>
  readRecords(values.map((value, index) => ({ line: index + 1, value })));

function readPortal(changes: Partial<PortalRecord>) {
  const record = samplePortal(changes);
  const [read1] = read(record).records;
  if (read1 === undefined) throw new Error('the record was refused');
  return { ...read1, warnings: read1.warnings.map((warning) => warning.code) };
}

test('a faultless record of the portal goes in without a warning, in our terms and whole', () => {
  const { content, warnings, decision } = readPortal({});
  expect(warnings).toEqual([]);
  expect(content).toMatchObject({
    name: 'Cấp giấy phép thả đèn trên sông',
    level: 'city',
    channels: [{ channel: 'counter', term: '5wd', fee: 0 }],
    decidingAgency: 'Sở Văn hóa',
    process: '',
  });
  expect(content.source).toEqual(samplePortal());
  expect(decision).toMatchObject({
    number: '77/QĐ-BVHTTDL',
    issuedOn: null,
    issuer: 'Bộ Văn hóa, Thể thao và Du lịch',
  });
});

type Line = NonNullable<PortalRecord['channels']>[number];
const line = (changes: Partial<Line>): Line => ({
  channel: 'Trực tiếp',
  n: 5,
  unit: 'Ngày làm việc',
  fee: 'Miễn phí',
  feeSuspect: false,
  ...changes,
});

test.each<[string, Line[], string[], object[]]>([
  [
    'no unit',
    [line({ unit: null })],
    ['unit-missing'],
    [{ term: null, note: 'Thời hạn trong nguồn: 5, không ghi đơn vị' }],
  ],
  ['no term', [line({ n: null, unit: null })], ['term-missing'], [{ term: null, note: '' }]],
  ['a term of nought', [line({ n: 0, unit: null })], ['term-zero'], [{ term: null }]],
  [
    'half a day',
    [line({ n: 0.5 })],
    ['unit-missing'],
    [{ term: null, note: 'Thời hạn trong nguồn: 0.5 ngày làm việc' }],
  ],
  ['calendar days', [line({ unit: 'Ngày' })], [], [{ term: '5d' }]],
  ['hours', [line({ n: 4, unit: 'Giờ' })], [], [{ term: '4wh' }]],
  ['months', [line({ n: 2, unit: 'Tháng' })], [], [{ term: '2mo' }]],
  ['an amount', [line({ fee: '1,025,000 Việt Nam Đồng' })], [], [{ fee: 1_025_000, feeNote: '' }]],
  ['an amount of the other spelling', [line({ fee: '70,000 VNĐ' })], [], [{ fee: 70_000 }]],
  ['dollars', [line({ fee: '10 USD' })], ['fee-words'], [{ fee: null, feeNote: '10 USD' }]],
  ['no fee stated', [line({ fee: 'Không có thông tin' })], ['fee-missing'], [{ fee: null, feeNote: '' }]],
  [
    'term and fee run together',
    [line({ fee: '20 VNĐ', feeSuspect: true })],
    ['fee-suspect'],
    [{ fee: null, feeNote: 'Nguồn ghi "20 VNĐ", chưa tin được; cần kiểm tra' }],
  ],
  ['the same line twice', [line({}), line({})], ['channel-repeated'], [{ term: '5wd' }]],
  [
    'two terms for one way',
    [line({}), line({ n: 3 })],
    ['channel-several'],
    [{ term: '5wd' }, { term: '3wd' }],
  ],
  ['an unknown way', [line({ channel: 'Bồ câu' }), line({})], ['channel-unknown'], [{ channel: 'counter' }]],
  ['no way at all', [], ['no-channel'], []],
])('ways to file of the portal: %s', (_, channels, codes, expected) => {
  const { content, warnings } = readPortal({ channels });
  expect(warnings).toEqual(codes);
  expect(content.channels).toHaveLength(expected.length);
  expect(content.channels).toMatchObject(expected);
  expect(content.source?.['channels']).toEqual(channels);
});

test.each<[string, string[], string, string[] | undefined, string[]]>([
  ['one level', ['Cấp xã'], 'commune', undefined, []],
  [
    'several: the highest of the city leads',
    ['Cấp bộ', 'Cấp xã', 'Cấp tỉnh'],
    'city',
    ['commune', 'ministry'],
    [],
  ],
  ['a ministry alone', ['Cấp bộ'], 'ministry', undefined, []],
  ['the districts of 2015', ['Cấp huyện'], 'district', undefined, []],
  ['other bodies', ['Cơ quan khác'], 'other', undefined, []],
  ['an unknown one', ['Cấp vũ trụ'], 'other', undefined, ['level']],
  ['none', [], 'other', undefined, ['level']],
])('levels of the portal: %s', (_, levels, level, alsoLevels, codes) => {
  const { content, warnings } = readPortal({ levels });
  expect([content.level, content.alsoLevels]).toEqual([level, alsoLevels]);
  expect(warnings).toEqual(codes);
});

test.each<[string, Partial<PortalRecord>, string]>([
  ['a decision of unusual form', { decision: 'QĐ/0001-BCA' }, 'decision-number'],
  ['no decision', { decision: null }, 'decision-missing'],
  ['no agency', { agency: 'Không có thông tin' }, 'agency-missing'],
  ['no result', { resultCodes: [] }, 'result-missing'],
  ['no legal basis', { legalBasis: [] }, 'legal-basis-missing'],
  ['no field', { field: '' }, 'field-missing'],
  ['a letter stuck to a sign', { legalBasis: ['03/2023/TT-BTP', '03/2023/TT-BTPT'] }, 'legal-basis-glued'],
])('%s is accepted with a warning', (_, changes, code) => {
  expect(readPortal(changes).warnings).toEqual([code]);
});

test('names are put into one line of composed letters; the source keeps what came', () => {
  const name = 'Cấp  giấy\nphép'.normalize('NFD');
  const { content } = readPortal({ name });
  expect(content.name).toBe('Cấp giấy phép'.normalize('NFC'));
  expect(content.source?.['name']).toBe(name);
});

test('the audience is divided at commas, but not inside brackets or set phrases', () => {
  expect(
    readAudience(
      'Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức, Công dân Việt Nam',
    ),
  ).toEqual([
    'Tổ chức (không bao gồm doanh nghiệp, HTX)',
    'Cán bộ, công chức, viên chức',
    'Công dân Việt Nam',
  ]);
});

test.each<[string, unknown, RegExp]>([
  ['a number', 7, /Không phải một bản ghi/],
  ['a list', [samplePortal()], /Không phải một bản ghi/],
  ['nothing known', {}, /^Thiếu mã thủ tục\. Thiếu tên thủ tục\. Thiếu cấp thực hiện\.$/],
  ['a code alone', { code: '1.1' }, /^Thiếu tên thủ tục\. Thiếu cấp thực hiện\.$/],
  ['an empty content', { code: '1.1', content: null }, /^Thiếu tên thủ tục\. Thiếu cấp thực hiện\.$/],
  [
    'a content of nothing',
    { code: '1.1', content: {} },
    /^Thiếu tên thủ tục\. Thiếu cấp thực hiện\. Thiếu lĩnh vực\.$/,
  ],
  ['a content of words', { code: '1.1', content: 'x' }, /^Thiếu tên thủ tục\./],
  ['a code that is a number', samplePortal({ code: 1.5 as never }), /^code: Mã thủ tục phải là chữ/],
  ['no name', samplePortal({ name: ' ' }), /^Thiếu tên thủ tục\.$/],
  ['a name of 10,000 letters', samplePortal({ name: 'x'.repeat(10_000) }), /^name: /],
  ['a code with a tag', samplePortal({ code: '<b>1</b>' }), /Mã thủ tục gồm/],
  [
    'a term of our own that is none',
    {
      code: '1.1',
      content: { ...sampleContent(), channels: [{ channel: 'counter', term: '5 ngày', fee: 0 }] },
    },
    /content\.channels\.0\.term/,
  ],
  ['nesting without end', nested(40), /Không phải một bản ghi/],
])('%s is refused with its reason', (_, value, reason) => {
  const { records, refused } = read(value);
  expect(records).toEqual([]);
  expect(refused[0]?.reasons.map((text) => text.vi).join(' ')).toMatch(reason);
  expect(refused[0]?.reasons.map((text) => text.en).join(' ')).not.toMatch(/undefined|Thiếu/);
});

test('a code that comes a second time is refused, with the line of the first', () => {
  const { records, refused } = read(samplePortal(), samplePortal({ name: 'Khác' }));
  expect(records).toHaveLength(1);
  expect(refused).toMatchObject([{ line: 2, code: '1.555001' }]);
  expect(refused[0]?.reasons[0]?.vi).toContain('dòng 1');
});

test('fields that we do not know are kept in the source record, with a warning', () => {
  const [record] = read({ code: 'A.1', content: { ...sampleContent(), colour: 'river' }, weight: 3 }).records;
  expect(record?.content.source).toEqual({ weight: 3, colour: 'river' });
  expect(record?.warnings.map((warning) => warning.code)).toEqual(['unknown-fields']);
});

test('zero bytes and lone surrogates are taken out of names', () => {
  const [record] = read(samplePortal({ name: 'Cấp\0 phép \ud800' })).records;
  expect(record?.content.name).toBe('Cấp phép \ufffd');
});

test.each<[string, Buffer, RegExp]>([
  ['Latin letters', Buffer.from([...Buffer.from('{"a":1}\n'), 0x7b, 0xe9, 0x7d]), /dòng 2 .*UTF-8/],
  ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), /dòng 1 .*UTF-8/],
  ['UTF-16 without a mark', Buffer.from('{"a":1}', 'utf16le'), /dòng 1 .*UTF-8/],
  ['nothing', Buffer.from('\n \n'), /không có bản ghi nào/],
  ['more than 20 MB', Buffer.alloc((20 << 20) + 1), /20 MB/],
  ['50,001 lines', Buffer.from('{}\n'.repeat(50_001)), /50\.000/],
])('a file of %s is refused as a whole', (_, bytes, words) => {
  const outcome = readNdjson(bytes);
  expect(isRefusal(outcome) && outcome.text.vi).toMatch(words);
});

test.each<[string, string, RegExp]>([
  ['half a line', '{"b":', /^Dòng 2 không phải JSON/],
  ['the beginning of an array', '[', /^Dòng 2 mở đầu một mảng JSON/],
  ['2 MB', `{"a":"${'x'.repeat(2 << 20)}"}`, /^Dòng 2 dài hơn 1 MB/],
])('a line of %s is one refused record; the lines around it are read', (_, text, words) => {
  const outcome = readNdjson(Buffer.from(`{"a":1}\n${text}\n{"c":3}`));
  if (isRefusal(outcome)) throw new Error(outcome.text.vi);
  expect(outcome.raw).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 3, value: { c: 3 } },
  ]);
  expect(outcome.refused).toMatchObject([
    { line: 2, code: '', reasons: [{ vi: expect.stringMatching(words) }] },
  ]);
});

test('broken lines count among the rows of a file', () => {
  const outcome = readNdjson(Buffer.from('{\n'.repeat(50_001)));
  expect(isRefusal(outcome) && outcome.text.vi).toMatch(/50\.000/);
});

test('a byte order mark, blank lines and Windows line ends do no harm', () => {
  expect(readNdjson(Buffer.from('\ufeff{"a":1}\r\n\r\n{"b":2}'))).toEqual({
    raw: [
      { line: 1, value: { a: 1 } },
      { line: 3, value: { b: 2 } },
    ],
    refused: [],
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? {} : { content: nested(depth - 1) };
}
