import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { readWorkbook, writeWorkbook, type Cell, type Sheet } from '../kernel/spreadsheet.ts';
import type { Agency } from '../organization/schema.ts';
import { readDay, readTasks } from './import.ts';
import type { PlanFields } from './schema.ts';
import { taskColumns, templateSheets } from './sheets.ts';

const plan: PlanFields = {
  code: 'KH-2026',
  title: 'Kế hoạch 2026',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  focus: [],
  note: '',
};
const agencies = [
  { id: 1, code: 'H13.02', name: 'Sở Nội vụ' },
  { id: 2, code: 'H13.03', name: 'Sở Tư pháp' },
] as Agency[];
const titles = Object.values(taskColumns).map(({ title }) => title);
const good: Cell[] = [
  'Rà soát văn bản',
  'Danh mục',
  'Cải cách thể chế',
  'Sở Tư pháp',
  'H13.02',
  '05/01/2026',
  '30/06/2026',
];

function sheet(...rows: Cell[][]): Sheet[] {
  return [{ name: 'Nhiệm vụ', rows: [titles, ...rows].map((cells, index) => ({ line: index + 1, cells })) }];
}

describe('tasks from a workbook', () => {
  test('agencies by name or code, areas by name, days as people and Excel write them', () => {
    expect(
      readTasks(
        sheet(good, ['B', 'C', 'institutional REFORM', 'h13.02', '', 46_027, '2026-02-01']),
        plan,
        agencies,
      ),
    ).toEqual({
      kind: 'read',
      tasks: [
        {
          title: 'Rà soát văn bản',
          product: 'Danh mục',
          area: 'institutions',
          ownerId: 2,
          coOwnerIds: [1],
          startsOn: '2026-01-05',
          dueOn: '2026-06-30',
        },
        {
          title: 'B',
          product: 'C',
          area: 'institutions',
          ownerId: 1,
          coOwnerIds: [],
          startsOn: '2026-01-05',
          dueOn: '2026-02-01',
        },
      ],
    });
  });

  test('moved columns are found by their headings', () => {
    const turned = [
      {
        name: 'nhiem vu',
        rows: [titles, good].map((cells, index) => ({ line: index + 1, cells: cells.toReversed() })),
      },
    ];
    expect(readTasks(turned, plan, agencies)).toMatchObject({
      kind: 'read',
      tasks: [{ title: 'Rà soát văn bản' }],
    });
  });

  test('every wrong cell is named, and nothing is read while one is wrong', () => {
    const wrong: Cell[] = [
      '',
      'Danh mục',
      'Thể thao',
      'Sở Hàng hải',
      'Sở Nội vụ; Sở Mây',
      '31/02/2026',
      '2027-01-01',
    ];
    const found = readTasks(sheet(good, wrong), plan, agencies);
    if (found.kind !== 'wrong') throw new Error(found.kind);
    expect(found.problems.map(({ cell }) => cell)).toEqual(['C3', 'D3', 'E3', 'F3']);
    const later = readTasks(
      sheet(['', 'x', 'Cải cách thể chế', 'Sở Nội vụ', 'Sở Nội vụ', '05/01/2026', '2027-01-01']),
      plan,
      agencies,
    );
    if (later.kind !== 'wrong') throw new Error(later.kind);
    expect(later.problems.map(({ cell }) => cell)).toEqual(['A2']);
    const outside = readTasks(
      sheet(['A', 'x', 'Cải cách thể chế', 'Sở Nội vụ', 'Sở Nội vụ', '05/01/2026', '2027-01-01']),
      plan,
      agencies,
    );
    expect(outside).toMatchObject({ kind: 'wrong', problems: [{ cell: 'G2' }, { cell: 'E2' }] });
  });

  test('a sheet without tasks, or without a column, is refused in a sentence', () => {
    expect(readTasks([], plan, agencies)).toMatchObject({ kind: 'refused' });
    expect(readTasks(sheet(), plan, agencies)).toMatchObject({ kind: 'refused' });
    const [, ...others] = titles;
    const found = readTasks([{ name: 'Nhiệm vụ', rows: [{ line: 1, cells: others }] }], plan, agencies);
    if (found.kind !== 'refused') throw new Error(found.kind);
    expect(found.refusal.text.vi).toContain('"Nhiệm vụ"');
  });

  test('the template is read back as a sheet of tasks without lines', async () => {
    const sheets = await readWorkbook(await writeWorkbook(templateSheets(agencies)), 100);
    if (isRefusal(sheets)) throw new Error(sheets.text.en);
    expect(sheets[0]?.rows[0]?.cells).toEqual(titles);
    expect(readTasks(sheets, plan, agencies)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'unreadable-file' },
    });
  });
});

test.each([
  ['30/06/2026', '2026-06-30'],
  ['5.1.2026', '2026-01-05'],
  [46_203, '2026-06-30'],
  ['31/02/2026', null],
  [0.5, null],
  ['', null],
])('the day %s', (cell, day) => {
  expect(readDay(cell)).toBe(day);
});
