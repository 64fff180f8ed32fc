import { describe, expect, it, test } from 'vitest';
import { accepted } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { renderReport } from './render.ts';
import type { ReportRooms } from './rooms.ts';
import { sampleRooms, sampleTown } from './sample-rooms.ts';
import type { DocumentBlock, Run } from './schema.ts';
import { readTemplate } from './template.ts';

const year = { from: Temporal.PlainDate.from('2015-01-01'), to: Temporal.PlainDate.from('2015-12-31') };

async function render(rooms: ReportRooms, body: string, period = year) {
  const template = accepted(readTemplate(`name: thử\ntitle: Báo cáo {=period}\n\n${body}`));
  return renderReport(rooms, sampleTown, template, { period, asOf: null });
}

const words = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'footnote' ? `[${run.number}]` : run.text)).join('');
const text = (block: DocumentBlock | undefined): string =>
  block?.kind === 'paragraph' ? words(block.runs) : '';

async function says(rooms: ReportRooms, source: string): Promise<string> {
  const { sections } = await render(rooms, `## s: Mục\n@no-data quiet\n${source}`);
  return sections[0]?.blocks.map(text).join('\n') ?? '';
}

const rooms = sampleRooms({
  'a.total': 3_547_428,
  'a.few': 8,
  'a.none': 0,
  'a.lateShare': [6497, 3_540_375],
  'a.fullShare': [19, 19],
  'a.received': 212,
  'a.received 2014-01-01': 200,
  'a.share': [90, 100],
  'a.share 2014-01-01': [80, 100],
  'a.same': 5,
  'a.same 2014-01-01': 5,
  'a.old 2013-01-01': 7,
});

test.each([
  ['{a.total} hồ sơ', '3.547.428 hồ sơ'],
  ['Có {a.few}[[ và {a.none|some} trễ]]', 'Có 8'],
  ['{a.few|pad} và {a.few|words}', '08 và tám'],
  ['{a.none|pad} việc', '0 việc'],
  ['{a.lateShare}', '0,18 %'],
  ['{a.lateShare|decimals=1}', '0,2 %'],
  ['{a.lateShare|parts}', '6.497/3.540.375'],
  ['{a.fullShare}', '100 %'],
  ['{a.received|compare=last-year|noun=hồ sơ}', 'tăng 12 hồ sơ (6 %) so với cùng kỳ năm trước'],
  ['{a.received|compare=previous}', 'tăng 12 (6 %) so với kỳ trước'],
  ['{a.share|compare=last-year}', 'tăng 10 điểm phần trăm so với cùng kỳ năm trước'],
  ['{a.same|compare=last-year}', 'không thay đổi so với cùng kỳ năm trước'],
  ['{a.old|year=2013}', '7'],
  ['{no.data ?? a.few}', '8'],
  ['Năm {=year} của {=city}', 'Năm 2015 của thành phố Sông Quê'],
])('%s is written %s', async (source, written) => {
  expect(await says(rooms, source)).toBe(written);
});

describe('without data', () => {
  it('a sentence goes, the others stay', async () => {
    expect(await says(rooms, 'Một.\nCó {no.data} việc.\nBa {a.few}.')).toBe('Một. Ba 8.');
  });

  it('a clause goes, its sentence stays; a footnote goes with its mark', async () => {
    expect(await says(rooms, 'Có {a.few}[[, trong đó {no.data}]][^Gồm {no.data}.] việc.')).toBe('Có 8 việc.');
  });

  it('figures and footnotes of what is left out leave no trace', async () => {
    const { figures, footnotes } = await render(
      rooms,
      '## s: Mục\nCó {a.few}[^Chú {a.total}.] và {no.data}.\nRồi {a.total}.',
    );
    expect(figures.map(({ code }) => code)).toEqual(['a.total']);
    expect(footnotes).toEqual([]);
  });

  test.each([
    ['say', ['Trong kỳ chưa có số liệu báo cáo về nội dung này.']],
    ['quiet', undefined],
    ['keep', ['Có chưa có số liệu việc.']],
  ])('a section that is to %s', async (way, expected) => {
    const { sections } = await render(rooms, `## s: Mục\n@no-data ${way}\nCó {no.data} việc.`);
    expect(sections[0]?.blocks.map(text)).toEqual(expected);
  });

  it('a section that is to be left out takes the heading above it along, and the numbers close up', async () => {
    const { sections } = await render(
      rooms,
      '# a: Một\n## b: Hai\n### c: Ba\n@no-data omit\nCó {no.data}.\n## d: Bốn\n### e: Năm\nCó {a.few}.\n#### f: Sáu\nx',
    );
    expect(sections.map(({ code, number }) => [code, number])).toEqual([
      ['a', 'Phần thứ nhất'],
      ['d', 'I'],
      ['e', '1'],
      ['f', 'a'],
    ]);
  });
});

it('that nothing was reported is not said beside words of the section', async () => {
  const { sections } = await render(rooms, '## s: Mục\nViệc vẫn được làm.\nCó {no.data} việc.');
  expect(sections[0]?.blocks.map(text)).toEqual(['Việc vẫn được làm.']);
});

it('a heading under which nothing is left goes, also where its figures have data', async () => {
  const { sections } = await render(
    rooms,
    '## a: Một\n### b: Hai\n(unless a.few) Có {a.few}.\n### c: Ba\nCó {a.none|some} việc.\n## d: Bốn\nCó {a.none|some} việc.\n### e: Năm\nCòn lại.',
  );
  expect(sections.map(({ code, number }) => [code, number])).toEqual([
    ['d', 'I'],
    ['e', '1'],
  ]);
});

it('sentences stand by their conditions', async () => {
  expect(
    await says(
      rooms,
      '(if a.few) A.\n(unless a.few) B.\n(unless no.data) C.\n(for quarter) D.\n(for year) E.\n(has documents) F.',
    ),
  ).toBe('A. C. E.');
});

it('targets are named and judged', async () => {
  const targetsOn: ReportRooms['targetsOn'] = () =>
    Promise.resolve(new Map([['a.share', { threshold: 0.8, comparison: 'above' }]]));
  const withTarget = sampleRooms({ 'a.share': [87, 100], 'a.few': 8 }, { targetsOn });
  expect(
    await says(withTarget, '{a.share|target}: {a.share|compare=target}[[, {a.few|compare=target}]]'),
  ).toBe('trên 80 %: đạt mục tiêu trên 80 %');
});

it('a target of the whole is not “100 % and more”, and is marked as no figure', async () => {
  const targetsOn: ReportRooms['targetsOn'] = () =>
    Promise.resolve(new Map([['a.share', { threshold: 1, comparison: 'atLeast' }]]));
  const withTarget = sampleRooms({ 'a.share': [87, 100] }, { targetsOn });
  expect(await says(withTarget, '{a.share|target}, {a.share}')).toBe('100 %, 87 %');
  const { figures } = await render(withTarget, '## s: Mục\n{a.share|target}, {a.share}');
  expect(figures.map(({ isTarget }) => isTarget)).toEqual([true, undefined]);
});

it('footnotes are numbered in their order, tables drop rows without data, registers fill annexes', async () => {
  const documents = () =>
    Promise.resolve([
      {
        number: '07/CT-TTg',
        issuedOn: Temporal.PlainDate.from('2013-05-22'),
        issuer: 'Thủ tướng',
        title: 'Đẩy mạnh',
      },
    ]);
  const registers = { ...rooms.registers, documents };
  const { sections, footnotes, figures } = await render(
    { ...rooms, registers },
    '# p: PHẦN {=period}\nMột[^A.] hai[^B {a.few}.]\n\n@table Bảng | Tên | Số | Tỷ lệ\nMột | {a.few} | {no.data}\nHai | {no.data} | {no.data}\n\n@by level Theo cấp\nTổng | a.total\n\n#! x: DANH MỤC\n@documents Văn bản',
  );
  expect(sections[0]?.heading).toBe('PHẦN NĂM 2015');
  expect(footnotes.map(({ number, runs }) => [number, words(runs)])).toEqual([
    [1, 'A.'],
    [2, 'B 8.'],
  ]);
  const [, table, level] = sections[0]?.blocks ?? [];
  expect(table).toMatchObject({ kind: 'table', numeric: [false, true, true] });
  expect(table?.kind === 'table' && table.rows.map((row) => row.map(words))).toEqual([['Một', '8', '–']]);
  expect(level?.kind === 'table' && level.rows.map((row) => words(row[0] ?? []))).toEqual([
    'city',
    'commune',
    'Toàn thành phố',
  ]);
  expect(sections[1]).toMatchObject({
    number: 'Phụ lục I',
    blocks: [
      {
        kind: 'table',
        heads: ['TT', 'Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu nội dung'],
      },
    ],
  });
  expect(figures.map(({ number }) => number)).toEqual(figures.map((_, index) => index + 1));
  expect(figures[0]).toMatchObject({
    code: 'a.few',
    section: 'p',
    source: 'reported',
    definition: t('Định nghĩa', 'Definition'),
  });
});
