import { expect, test } from 'vitest';
import { faultsOf, type KnownAgency } from './check.ts';
import { Plan } from './schema.ts';

const agency = (code: string, parent: string | null, isOver = false): KnownAgency => ({
  code,
  name: `Cơ quan ${code}`,
  parent,
  since: Temporal.PlainDate.from('2000-01-01'),
  isOver,
  units: [{ code: 'mot-cua', kind: 'one-stop' }],
});
const agencies = [
  agency('T', null),
  agency('T.1', 'T'),
  agency('T.2', 'T'),
  agency('T.2.1', 'T.2'),
  agency('T.9', 'T', true),
];
const today = Temporal.PlainDate.from('2026-03-02');

function faults(operations: unknown[], more: Record<string, unknown> = {}): string[] {
  const decision = { number: '1/NQ', issuer: 'Hội đồng', issuedOn: '' };
  const plan = Plan.parse({ title: 'x', effectiveOn: '2026-07-01', decision, operations, ...more });
  return faultsOf(plan, agencies, today).map(({ text }) => text.vi);
}
const create = (code: string, parent = 'T') => ({
  kind: 'create',
  code,
  name: code,
  level: 'commune',
  agencyKind: 'commune-committee',
  parent,
});

test('a whole plan has no fault', () => {
  expect(faults([create('T.3'), { kind: 'merge', from: ['T.1'], into: 'T.3' }])).toEqual([]);
  expect(faults([{ kind: 'merge', from: ['T.1', 'T.2'], into: 'T.2' }])).toEqual([]);
});

test.each([
  ['nothing to do', [], 'chưa có việc nào'],
  ['an agency that is not there', [{ kind: 'merge', from: ['X'], into: 'T.1' }], 'mang mã X'],
  ['an agency that has ended before', [{ kind: 'merge', from: ['T.9'], into: 'T.1' }], 'mang mã T.9'],
  [
    'two that swallow each other',
    [
      { kind: 'merge', from: ['T.1'], into: 'T.2.1' },
      { kind: 'merge', from: ['T.2.1'], into: 'T.1' },
    ],
    'cũng kết thúc',
  ],
  [
    'one that ends twice',
    [
      { kind: 'merge', from: ['T.1'], into: 'T.2.1' },
      { kind: 'abolish', from: 'T.1', main: 'T.2.1' },
    ],
    'hai việc khác nhau',
  ],
  ['a code that is taken', [create('T.1')], 'đã được dùng'],
  ['a split into one', [{ kind: 'split', from: 'T.1', main: 'T.2.1' }], 'ít nhất hai'],
  ['a child of what ends', [{ kind: 'merge', from: ['T.2'], into: 'T.1' }], 'T.2.1'],
  ['a circle', [{ kind: 'place', agency: 'T.2', parent: 'T.2.1' }], 'vòng tròn'],
  ['a unit that is not there', [{ kind: 'move-unit', agency: 'T.1', unit: 'x', to: 'T.2' }], 'bộ phận x'],
])('%s is said in words', (_, operations, words) => {
  expect(faults(operations).join(' ')).toContain(words);
});

test('the day and the decision are asked for', () => {
  const said = faults([create('T.3')], {
    effectiveOn: '',
    decision: { number: '', issuer: '', issuedOn: '' },
  });
  expect(said.join(' ')).toContain('ngày có hiệu lực');
  expect(said.join(' ')).toContain('số và cơ quan ban hành');
});
