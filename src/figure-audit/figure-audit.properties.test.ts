import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditFigures } from './figure-audit.ts';
import { percentOf } from './rounding.ts';

const vi = (value: number, decimals = 0): string =>
  value.toLocaleString('vi-VN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: true,
  });

const facts = fc.record({
  early: fc.integer({ min: 100, max: 90_000 }),
  onTime: fc.integer({ min: 100, max: 90_000 }),
  late: fc.integer({ min: 1, max: 900 }),
  open: fc.integer({ min: 1, max: 900 }),
  city: fc.integer({ min: 1000, max: 1900 }),
  district: fc.integer({ min: 100, max: 400 }),
  commune: fc.integer({ min: 100, max: 300 }),
  fewer: fc.integer({ min: 1, max: 99 }),
  met: fc.integer({ min: 1, max: 40 }),
  unmet: fc.integer({ min: 1, max: 40 }),
  decimals: fc.integer({ min: 0, max: 2 }),
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

type Figures = Record<'resolved' | 'received' | 'procedures' | 'fewer' | 'met' | 'late', number> & {
  share: number;
};

function figuresOf(facts: Facts): Figures {
  const resolved = facts.early + facts.onTime + facts.late;
  return {
    resolved,
    received: resolved + facts.open,
    procedures: facts.city + facts.district + facts.commune,
    fewer: facts.fewer,
    met: facts.met,
    late: facts.late,
    share: percentOf(facts.met, facts.met + facts.unmet, facts.decimals),
  };
}

/** A report of these facts, with the totals and shares as given. */
function reportOf(facts: Facts, told: Figures): string {
  const before = facts.city + facts.district + facts.commune + facts.fewer;
  return `Hòa Bình, ngày 20 tháng 6 năm 2024

Toàn tỉnh hoàn thành ${facts.met}/${facts.met + facts.unmet} nhiệm vụ, đạt tỷ lệ ${vi(told.share, facts.decimals)}%.

Tính đến ngày 15/6/2024, tổng số TTHC của tỉnh là ${vi(told.procedures)} thủ tục, gồm: cấp tỉnh ${vi(facts.city)} thủ tục, cấp huyện ${vi(facts.district)} thủ tục, cấp xã ${vi(facts.commune)} thủ tục. So với cuối năm 2023 (${vi(before)} thủ tục), giảm ${vi(told.fewer)} thủ tục.

Từ đầu năm, các cơ quan tiếp nhận ${vi(told.received)} hồ sơ, đã giải quyết ${vi(told.resolved)} hồ sơ (trước hạn ${vi(facts.early)} hồ sơ, đúng hạn ${vi(facts.onTime)} hồ sơ, quá hạn ${vi(told.late)} hồ sơ), đang giải quyết ${vi(facts.open)} hồ sơ.`;
}

test('a correct report has no findings', () => {
  fc.assert(
    fc.property(facts, (each) => {
      expect(auditFigures(reportOf(each, figuresOf(each))).findings).toEqual([]);
    }),
    { seed: 20150624, numRuns: 300 },
  );
});

const kinds = {
  share: 'share',
  procedures: 'sum',
  fewer: 'stock',
  resolved: 'sum',
  received: 'stock',
  late: 'sum',
} as const;

test('one figure changed is found in its sentence', () => {
  const which = fc.constantFrom('share', 'procedures', 'fewer', 'resolved', 'received', 'late');
  fc.assert(
    fc.property(facts, which, fc.integer({ min: 1, max: 60 }), (each, name, by) => {
      // By chance the parts may then add up to what was received.
      fc.pre(by !== each.open);
      const right = figuresOf(each);
      const { findings } = auditFigures(reportOf(each, { ...right, [name]: right[name] + by }));
      const own = findings.filter(({ kind }) => kind === kinds[name]);
      expect(own.length, `${name} + ${by}: ${JSON.stringify(findings)}`).toBeGreaterThan(0);
    }),
    { seed: 20150625, numRuns: 300 },
  );
});

test('any text is read without failing', () => {
  const piece = fc.constantFrom(
    'trong đó',
    'gồm:',
    '12.345',
    '99,8%',
    '3/4',
    'hồ sơ',
    '(',
    ')',
    ',',
    ';',
    '.',
    '\n',
    '| 1 | 2 |',
    '- ',
    'tăng',
    'so với',
    'năm 2015',
    'từ',
    'đến',
    'tổng số',
    '1 ',
    'ngày 31 tháng 02 năm 2015',
    'Đ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 60 }), (pieces) => {
      const { findings, numbers } = auditFigures(pieces.join(' '));
      expect(numbers).toBeGreaterThanOrEqual(0);
      for (const { stated, computed, explanation } of findings) {
        expect(Number.isFinite(stated) && Number.isFinite(computed)).toBe(true);
        expect(explanation).not.toMatch(/NaN|undefined|Infinity/);
      }
    }),
    { seed: 20150626, numRuns: 500 },
  );
});
