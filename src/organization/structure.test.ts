import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restructured } from '../indicators/indicators.ts';
import { structureOn } from './structure.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const agency = (id: number, from: string, to: string | null = null) => ({
  id,
  validFrom: day(from),
  validTo: to === null ? null : day(to),
});
// 1 and 2 became 3; 4 was split into 5 and 6; 7 came of nothing.
const agencies = [
  agency(1, '2011-01-01', '2025-06-30'),
  agency(2, '2011-01-01', '2025-06-30'),
  agency(3, '2025-07-01'),
  agency(4, '2011-01-01', '2025-06-30'),
  agency(5, '2025-07-01'),
  agency(6, '2025-07-01'),
  agency(7, '2025-07-01'),
];
const successions = [
  { fromAgencyId: 1, toAgencyId: 3 },
  { fromAgencyId: 2, toAgencyId: 3 },
  { fromAgencyId: 4, toAgencyId: 5 },
  { fromAgencyId: 4, toAgencyId: 6 },
];

test.each([
  [1, '2025-07-01', 3, 'then'],
  [4, '2025-07-01', 4, 'split'],
  [3, '2025-07-01', 3, 'then'],
  [3, '2025-06-30', 3, 'merged'],
  [5, '2025-06-30', 4, 'then'],
  [7, '2025-06-30', 7, 'new'],
  [1, '2025-06-30', 1, 'then'],
])('agency %i in the structure of %s stands with %i: %s', (id, on, agencyId, standing) => {
  expect(structureOn(agencies, successions, day(on))(id)).toEqual({ agencyId, standing });
});

test('sums and the parts of shares are the same in every structure', () => {
  const figure = (value: number, whole: number) => {
    const base = { source: 'measured' as const, reported: null };
    const parts = { numerator: value, denominator: whole };
    return new Map([
      ['a', { ...base, code: 'a', unit: 'count' as const, value, parts: null }],
      ['b', { ...base, code: 'b', unit: 'share' as const, value: whole === 0 ? null : value / whole, parts }],
    ]);
  };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 7, maxLength: 7 }),
      fc.constantFrom('2024-01-01', '2025-06-30', '2025-07-01', '2026-01-01'),
      (values, on) => {
        const lines = values.map(([value, more], index) => ({
          key: String(index + 1),
          label: { vi: `${index}`, en: `${index}` },
          figures: figure(value, value + more),
        }));
        const shown = restructured(lines, structureOn(agencies, successions, day(on)), {});
        const total = (
          list: readonly { figures: (typeof lines)[number]['figures'] | (typeof shown)[number]['figures'] }[],
        ) => list.reduce((sum, { figures }) => sum + (figures.get('a')?.value ?? 0), 0);
        expect(total(shown)).toBe(total(lines));
        const known = shown.flatMap(({ figures }) => figures.get('b')?.parts ?? []);
        expect(known.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(
          values.reduce((sum, [value, more]) => sum + (value + more === 0 ? 0 : value), 0),
        );
        expect(shown.flatMap(({ agencyIds }) => agencyIds).toSorted((one, other) => one - other)).toEqual([
          1, 2, 3, 4, 5, 6, 7,
        ]);
      },
    ),
    { seed: 2025 },
  );
});
