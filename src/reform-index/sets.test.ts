import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../kernel/config.ts';
import { isRefusal } from '../kernel/errors.ts';
import { readWorkbook, writeWorkbook, type Sheet } from '../kernel/spreadsheet.ts';
import { emptyRuleText, readRule, writeRule } from './rule-text.ts';
import { SetContent, type Item, type Rule } from './schema.ts';
import { setProblems } from './set-checks.ts';
import { editSet } from './set-edit.ts';
import { readSet, setSheets } from './set-excel.ts';
import { emptySet } from './sets.ts';

const levels = ['department', 'district', 'commune'] as const;
const pack = (level: string): SetContent =>
  SetContent.parse(
    JSON.parse(
      readFileSync(path.join(projectFolder, 'cities/can-tho/reform-index', `${level}.json`), 'utf8'),
    ),
  );
const shares = new Set([
  'dossier.onTimeShare',
  'dossier.resolvedShare',
  'dossier.onlineShare',
  'dossier.earlyShare',
]);
const find = (code: string) =>
  shares.has(code) ? { unit: 'share' } : code === 'dossier.received' ? { unit: 'count' } : undefined;

const item = (code: string, points: number, rule: Rule | null = null): Item => ({
  code,
  name: `Tiêu chí ${code}`,
  nameEn: '',
  points,
  rule,
  needsEvidence: false,
  guidance: '',
});
const yes: Rule = { kind: 'yesNo' };
const small = (items: Item[]): SetContent => ({ ...emptySet, total: 10, items });
const fine = small([item('1', 10), item('1.1', 4, yes), item('1.2', 6), item('1.2.1', 6, yes)]);
const wordsOf = (content: SetContent): string[] =>
  setProblems(content, find).map(({ code, text }) => `${code ?? '*'}: ${text.vi}`);

test.each(levels)('the demonstration’s set for %s may be published', (level) => {
  expect(wordsOf(pack(level))).toEqual([]);
});

async function sheetsOf(content: SetContent): Promise<Sheet[]> {
  const sheets = await readWorkbook(await writeWorkbook(setSheets(content)), 1000);
  if (isRefusal(sheets)) throw new Error(sheets.text.en);
  return sheets;
}

describe('Excel', () => {
  test.each(levels)('a set goes out and comes back the same (%s)', async (level) => {
    expect(readSet(await sheetsOf(pack(level)))).toEqual(pack(level));
  });

  test('columns may stand in another order; a renamed one is named with its cell, and nothing is read', async () => {
    const sheets = await sheetsOf(pack('commune'));
    const moved = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: Array.from({ length: 10 }, (_, index) => row.cells[9 - index] ?? ''),
      })),
    }));
    expect(readSet([...moved.slice(0, 1), ...sheets.slice(1)])).toEqual(pack('commune'));
    // A sheet without a line would take the whole draft's place.
    const emptied = { name: 'Bộ tiêu chí', rows: sheets[0]?.rows.slice(0, 1) ?? [] };
    expect(readSet([emptied, ...sheets.slice(1)])).toMatchObject([
      { text: { vi: expect.stringContaining('chưa có dòng tiêu chí nào') as string } },
    ]);
    const renamed = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell === 'Điểm tối đa' ? 'Điểm' : cell)),
      })),
    }));
    const refusals = readSet(renamed);
    const words = 'items' in refusals ? [] : refusals.map(({ text }) => text.vi);
    expect(words[0]).toContain('thiếu cột "Điểm tối đa"');
    expect(words[1]).toContain('ô D1: không có cột "Điểm"');
  });

  test('each wrong cell is named', () => {
    const head = {
      line: 1,
      cells: [
        'Mã',
        'Tiêu chí',
        'Tên tiếng Anh',
        'Điểm tối đa',
        'Cách chấm',
        'Chỉ tiêu',
        'Đơn vị',
        'Tham số',
        'Cần tài liệu kiểm chứng',
        'Hướng dẫn',
      ],
    };
    const rows = [
      head,
      { line: 2, cells: ['A1', 'Tên', '', 'năm', 'Tung xu'] },
      { line: 4, cells: ['1.1', '', '', 2, 'Theo bậc', '', 'Số', 'dưới mười: 1'] },
    ];
    const rest = [
      { name: 'Xếp loại', rows: [{ line: 1, cells: ['Từ (%)', 'Xếp loại', 'Tên tiếng Anh'] }] },
      {
        name: 'Thông tin',
        rows: [
          { line: 1, cells: ['Mục', 'Giá trị'] },
          { line: 2, cells: ['Tổng điểm', 100] },
        ],
      },
    ];
    const refusals = readSet([{ name: 'Bộ tiêu chí', rows }, ...rest]);
    const cells = 'items' in refusals ? [] : refusals.map(({ text }) => /ô (\w+)/.exec(text.vi)?.[1]);
    expect(cells).toEqual(['A2', 'D2', 'E2', 'H4', 'B4']);
  });
});

describe('checks', () => {
  test('a set that adds up has no problems', () => expect(wordsOf(fine)).toEqual([]));

  const tiers = (spec: string): Rule => {
    const rule = readRule({ ...emptyRuleText, kind: 'Theo bậc', unit: 'Số', parameters: spec });
    if (rule === null || isRefusal(rule)) throw new Error('no rule');
    return rule;
  };
  const leaf = (rule: Rule | null, points = 10): SetContent =>
    small([item('1', 10), item('1.1', points, rule)]);
  test.each<[string, SetContent, string]>([
    ['nothing in it', small([]), 'chưa có tiêu chí nào'],
    [
      'areas that miss the total',
      { ...fine, total: 11 },
      'cộng lại là 10, khác tổng điểm của bộ tiêu chí (11)',
    ],
    [
      'children that miss their parent',
      small([item('1', 10), item('1.1', 4, yes), item('1.2', 6), item('1.2.1', 5.5, yes)]),
      '1.2: Điểm các tiêu chí bên dưới cộng lại là 5,5',
    ],
    ['a leaf without a rule', leaf(null), 'Chưa có cách chấm'],
    ['an area without criteria', small([item('1', 10)]), 'Lĩnh vực chưa có tiêu chí'],
    [
      'an unknown indicator',
      leaf({ kind: 'ratio', indicator: 'dossier.magic' }),
      'Không có chỉ tiêu "dossier.magic"',
    ],
    ['a ratio of a count', leaf({ kind: 'ratio', indicator: 'dossier.received' }), 'không phải tỷ lệ'],
    [
      'an unknown indicator in a formula',
      leaf({ kind: 'formula', expression: '2 * no.such' }),
      'Không có chỉ tiêu "no.such"',
    ],
    ['a broken formula', leaf({ kind: 'formula', expression: '2 * (' }), 'Công thức sai: vị trí 6'],
    [
      'tiers with a hole',
      leaf(tiers('dưới 5: 0\n6 - 8: 5\ntừ 8: 10')),
      'Không bậc nào cho giá trị từ 5 đến dưới 6',
    ],
    ['tiers that overlap', leaf(tiers('dưới 5: 0\n4 - 8: 5\ntừ 8: 10')), 'Hai bậc chồng lên nhau ở mức 4'],
    ['tiers open above', leaf(tiers('dưới 5: 0\n5 - 8: 10')), 'Không bậc nào cho giá trị từ 8 trở lên'],
    ['tiers that give too much', leaf(tiers('dưới 5: 0\ntừ 5: 11')), 'nhiều hơn điểm tối đa'],
    ['a floor of nothing', leaf({ kind: 'ratioFloor', indicator: null, floor: 0 }), 'Mức sàn'],
    ['weights that rise', leaf({ kind: 'survey', question: 'Q1', weights: [100, 20, 60] }), 'giảm dần'],
    [
      'a penalty with points',
      leaf({ kind: 'penalty', indicator: null, each: 1, most: 2 }),
      'ghi điểm tối đa là 0',
    ],
    [
      'grades that leave a gap',
      { ...fine, grades: [{ from: 50, name: 'Khá', nameEn: '' }] },
      'mức cuối bắt đầu từ 0',
    ],
  ])('%s', (_, content, words) => {
    expect(wordsOf(content).join('\n')).toContain(words);
  });
});

describe('editing', () => {
  const codes = (content: ReturnType<typeof editSet>): string[] =>
    isRefusal(content)
      ? [content.text.vi]
      : content.items.map(({ code, name }) => `${code} ${name.slice(9)}`);

  test('what stands behind moves up when something goes', () => {
    const three = small([...fine.items, item('1.3', 0, yes)]);
    expect(codes(editSet(three, { kind: 'remove', code: '1.1' }))).toEqual([
      '1 1',
      '1.1 1.2',
      '1.1.1 1.2.1',
      '1.2 1.3',
    ]);
  });

  test('up and down exchange places with all below them', () => {
    expect(codes(editSet(fine, { kind: 'move', code: '1.2', where: 'up' }))).toEqual([
      '1 1',
      '1.1 1.2',
      '1.1.1 1.2.1',
      '1.2 1.1',
    ]);
    expect(codes(editSet(fine, { kind: 'move', code: '1.1', where: 'up' }))).toEqual(codes(fine));
  });

  test('a criterion moves below another, never into itself or too deep', () => {
    expect(codes(editSet(fine, { kind: 'moveUnder', code: '1.1', under: '1.2' }))).toEqual([
      '1 1',
      '1.1 1.2',
      '1.1.1 1.2.1',
      '1.1.2 1.1',
    ]);
    expect(codes(editSet(fine, { kind: 'moveUnder', code: '1.2', under: '1.2.1' }))[0]).toContain(
      'trong chính nó',
    );
    expect(codes(editSet(fine, { kind: 'moveUnder', code: '1', under: null }))).toEqual(codes(fine));
    expect(codes(editSet(fine, { kind: 'add', under: '1.2.1', item: item('', 1) }))[0]).toContain('ba cấp');
  });

  test('editing at random never loses the tree', () => {
    const edit = fc.record({
      kind: fc.constantFrom('up', 'down', 'under', 'remove', 'add'),
      a: fc.nat(30),
      b: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        let content = fine;
        for (const { kind, a, b } of edits) {
          const code = content.items[a % Math.max(1, content.items.length)]?.code ?? '1';
          const under = content.items[b % Math.max(1, content.items.length)]?.code ?? null;
          const next =
            kind === 'add'
              ? editSet(content, {
                  kind,
                  under: content.items.length === 0 ? null : under,
                  item: item('', 1),
                })
              : kind === 'remove'
                ? editSet(content, { kind, code })
                : kind === 'under'
                  ? editSet(content, { kind: 'moveUnder', code, under })
                  : editSet(content, { kind: 'move', code, where: kind === 'up' ? 'up' : 'down' });
          if (!isRefusal(next)) content = next;
          const place = setProblems(content, find).filter(({ part }) => part === 'code');
          if (place.length > 0) return false;
        }
        return true;
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

test('every rule is written so that it reads back the same', () => {
  const number = fc.integer({ min: 0, max: 9999 }).map((hundredths) => hundredths / 100);
  const rule: fc.Arbitrary<Rule> = fc.oneof(
    fc.constant<Rule>({ kind: 'yesNo' }),
    fc.constant<Rule>({ kind: 'ratio', indicator: 'dossier.onTimeShare' }),
    number.map((floor): Rule => ({ kind: 'ratioFloor', indicator: null, floor })),
    fc
      .array(number, { minLength: 2, maxLength: 6 })
      .map((weights): Rule => ({ kind: 'survey', question: 'Q1', weights })),
    fc.tuple(number, number).map(([each, most]): Rule => ({ kind: 'bonus', indicator: 'a.b', each, most })),
    fc.uniqueArray(number, { minLength: 1, maxLength: 5 }).map((bounds): Rule => {
      const edges = bounds.toSorted((a, b) => a - b);
      const tiers = [...edges, null].map((to, index) => ({
        from: edges[index - 1] ?? null,
        to,
        gives: index % 2 === 0 ? ('points' as const) : ('share' as const),
        amount: index,
      }));
      return { kind: 'tiers', indicator: null, unit: 'percent', tiers };
    }),
  );
  fc.assert(
    fc.property(rule, (written) => {
      expect(readRule(writeRule(written))).toEqual(written);
    }),
    { seed: 11 },
  );
});
