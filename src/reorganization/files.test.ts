import { expect, test } from 'vitest';
import { readOperations, writeOperations } from './files.ts';
import { Operation } from './schema.ts';

const operations = [
  {
    kind: 'create',
    code: 'T.3',
    name: 'Ủy ban nhân dân phường Mới',
    level: 'commune',
    agencyKind: 'commune-committee',
    parent: 'T',
  },
  { kind: 'merge', from: ['T.1', 'T.2'], into: 'T.3', isUnverified: true, note: 'Cần đối chiếu' },
  {
    kind: 'abolish',
    from: 'T.4',
    main: 'T.3',
    stepsTo: 'dossier',
    heirs: [
      { to: 'T.5', fields: ['Đất đai', 'Xây dựng'], units: ['do-thi'], staff: ['an'], procedures: ['1.01'] },
    ],
  },
  { kind: 'place', agency: 'T.6', parent: 'T', level: 'commune' },
  { kind: 'move-unit', agency: 'T.6', unit: 'do-thi', to: 'T.5' },
  { kind: 'move-procedures', fields: ['Hộ tịch'], level: 'district', toLevel: 'commune' },
].map((operation) => Operation.parse(operation));

test('operations written to a workbook are read back the same, and so is a plan in JSON', async () => {
  expect(await readOperations(await writeOperations(operations), 'viec.xlsx')).toEqual(operations);
  const plan = Buffer.from(JSON.stringify({ title: 'x', operations }));
  expect(await readOperations(plan, 'viec.json')).toEqual(operations);
});

test('a row that says nothing usable is named, and nothing is loaded', async () => {
  const [first, ...rest] = operations;
  if (first === undefined || first.kind !== 'create') throw new Error('no operation');
  const broken = await writeOperations([{ ...first, name: '' }, ...rest]);
  const read = await readOperations(broken, 'viec.xlsx');
  expect(JSON.stringify(read)).toContain('Dòng 2');
  expect(read.every((one) => 'refused' in one)).toBe(true);
  expect(JSON.stringify(await readOperations(Buffer.from('{'), 'a.json'))).toContain('JSON');
});
