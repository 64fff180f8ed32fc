import fc from 'fast-check';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateFinance } from './finance.ts';
import {
  faultsByColumn,
  resultFaults,
  sumsByRegime,
  totalOf,
  withTotal,
  type Amounts,
  type YearLine,
} from './rules.ts';

const even: Amounts = {
  assigned: 1000,
  spent: 900,
  savings: 100,
  income: 60,
  bonus: 10,
  welfare: 15,
  funds: 10,
  carried: 5,
};

describe('the amounts of a result', () => {
  test('stand when savings are what is left and their uses are all of them', () => {
    expect(resultFaults(even)).toEqual([]);
  });

  test('are named where they do not add up', () => {
    expect(resultFaults({ ...even, bonus: 20 }).map(({ vi }) => vi)).toEqual([
      'Các khoản sử dụng cộng lại 110, khác kinh phí tiết kiệm 100 triệu đồng',
    ]);
    expect(resultFaults({ ...even, spent: 950 })[0]?.vi).toContain('còn 50,');
  });

  test('are compared to a tenth, whatever binary fractions make of them', () => {
    const tenths = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.tuple(tenths, tenths, tenths, tenths, tenths, tenths), ([spent, ...parts]) => {
        const [income = 0, bonus = 0, welfare = 0, funds = 0, carried = 0] = parts.map((part) => part / 10);
        const savings = parts.reduce((sum, part) => sum + part, 0);
        const amounts = { assigned: (spent + savings) / 10, spent: spent / 10, savings: savings / 10 };
        expect(resultFaults({ ...amounts, income, bonus, welfare, funds, carried })).toEqual([]);
      }),
      { seed: 20150408 },
    );
  });
});

test('sums go by level and regime, the city first, and a unit without a result only counts', () => {
  const line = (unitId: number, level: string, sent: boolean): YearLine => ({
    unitId,
    name: `Đơn vị ${unitId}`,
    agencyId: 1,
    kind: 'service',
    level,
    regime: 'nd43',
    result: sent ? { id: unitId, state: 'sent', amounts: even } : null,
  });
  const lines = [line(1, 'district', true), line(2, 'city', false), line(3, 'district', true)];
  expect(sumsByRegime(lines).map(({ level, units, sent }) => ({ level, units, sent }))).toEqual([
    { level: 'city', units: 1, sent: 0 },
    { level: 'district', units: 2, sent: 2 },
  ]);
  expect(totalOf(lines).savings).toBe(200);
  const [, , total] = withTotal(sumsByRegime(lines));
  expect(total).toMatchObject({ isTotal: true, units: 3, sent: 2, amounts: totalOf(lines) });
  expect(withTotal(sumsByRegime([line(1, 'city', true)]))).toHaveLength(1);
});

test('what does not add up is said beside the savings', () => {
  expect(faultsByColumn(even)).toEqual({});
  expect(faultsByColumn({ ...even, welfare: 0 }).savings?.vi).toContain('cộng lại 85');
});

describe('the city of 2015', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await testCity({ pack: 'can-tho', now: '2026-11-20T02:00:00Z' });
    await demonstrateFinance(
      { house: city.house, organization: city.organization, registers: city.steering.registers },
      path.join(projectFolder, 'cities/can-tho'),
    );
  }, 60_000);

  const period = { from: Temporal.PlainDate.from('2011-01-01'), to: Temporal.PlainDate.from('2015-04-08') };
  const asOf = Temporal.PlainDate.from('2015-06-24');

  test.each([
    ['finance.cityAutonomyShare', 40, 40],
    ['finance.districtAutonomyShare', 171, 171],
    ['finance.communeAutonomyShare', 85, 85],
    ['finance.cityServiceShare', 138, 139],
    ['finance.districtServiceShare', 462, 462],
    ['position.publicUnitSchemeShare', 601, 601],
  ])('%s is %i of %i, measured', async (code, numerator, denominator) => {
    const figure = await city.steering.indicators.figure(system, code, { period, asOf });
    expect(figure).toMatchObject({ source: 'measured', parts: { numerator, denominator } });
  });

  test('a unit with two decisions in force counts once, and a figure opens to its units', async () => {
    const today = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-11-20') };
    const { indicators } = city.steering;
    const code = 'finance.cityServiceUnits';
    expect((await indicators.figure(system, code, { period: today })).value).toBe(138);
    const { total, table } = await indicators.rows(system, code, { period: today }, 'vi', { size: 5 });
    expect(total).toBe(138);
    expect(table.rows[0]?.href).toMatch(/^\/registers\/public-unit\/\d+$/);
  });

  test('schemes of service units were not known before they were recorded', async () => {
    const early = { period, asOf: Temporal.PlainDate.from('2013-12-31') };
    const figure = await city.steering.indicators.figure(system, 'position.publicUnitSchemes', early);
    expect(figure.value).toBe(0);
  });

  test('the finance office sees who has not sent the year’s result, an agency only its own', async () => {
    const office = await city.signedIn('taichinh');
    const whole = await office.get('/finance');
    expect(whole.text).toContain('Kết quả thực hiện chế độ tự chủ năm 2025');
    expect(whole.text).toMatch(/\d{3}\/896/);
    const faults = await office.get('/finance?view=faults');
    expect(faults.text).toContain('Không có đơn vị nào trong danh sách này');
    const enter = /href="(\/registers\/autonomy-result\/new[^"]+)"/.exec(whole.text)?.[1] ?? '';
    const asked = new URLSearchParams(enter.replaceAll('&amp;', '&').split('?')[1]);
    const form = (await office.get(enter.replaceAll('&amp;', '&'))).text;
    expect(form).not.toContain('role="alert"');
    for (const name of ['unit', 'year', 'agency']) expect(asked.get(name), name).toMatch(/./);
    expect(form).toMatch(new RegExp(`name="values.unit"[^>]*value="${asked.get('unit')}"`));
    for (const name of ['year', 'agency'])
      expect(form).toMatch(new RegExp(`<option value="${asked.get(name)}" selected`));
    const leader = await city.signedIn('lanhdao');
    const own = await leader.get('/finance?view=sent');
    expect(own.text).toContain('1/1');
    const nobody = await city.signedIn('motcua');
    expect((await nobody.get('/finance')).status).toBe(403);
  });
});
