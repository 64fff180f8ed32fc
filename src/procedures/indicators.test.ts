import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';

let city: TestCity;
const day = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T01:30:00Z' });
});

async function valueOf(code: string, from: string, to: string): Promise<number | null> {
  const figure = await city.steering.indicators.figure(system, code, {
    period: { from: day(from), to: day(to) },
  });
  return figure.value;
}

test('procedures in force are those that the catalogue finds in force that day, by level', async () => {
  for (const level of ['city', 'district', 'commune'] as const) {
    const { total } = await city.procedures.search({ level, onDate: day('2026-03-02'), pageSize: 1 });
    const code = `procedure.total${level.charAt(0).toUpperCase()}${level.slice(1)}`;
    expect(await valueOf(code, '2026-01-01', '2026-03-02'), level).toBe(total);
  }
});

test('each opens to as many procedures, and a publication changes it from the day it takes effect', async () => {
  const question = { period: { from: day('2026-01-01'), to: day('2026-12-31') } };
  const before = await city.steering.indicators.rows(system, 'procedure.totalCommune', question, 'vi');
  const figure = await city.steering.indicators.figure(system, 'procedure.totalCommune', question);
  expect(before.total).toBe(figure.value);
  const { rows } = await city.procedures.search({ level: 'commune', pageSize: 1 });
  const code = rows[0]?.code ?? '';
  await city.procedures.publish(
    [{ kind: 'abolish', code }],
    {
      number: '7/QĐ-UBND',
      issuedOn: day('2026-03-02'),
      effectiveOn: day('2026-04-01'),
      issuer: 'UBND',
      title: '',
    },
    system,
  );
  const commune = 'procedure.totalCommune';
  const [march, april] = [
    await valueOf(commune, '2026-01-01', '2026-03-31'),
    await valueOf(commune, '2026-01-01', '2026-04-01'),
  ];
  expect(april).toBe((march ?? 0) - 1);
  expect(await valueOf('procedure.abolished', '2026-01-01', '2026-03-31')).toBe(0);
  expect(await valueOf('procedure.abolished', '2026-04-01', '2026-04-30')).toBe(1);
});
