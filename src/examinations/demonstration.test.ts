import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { readEvents } from '../kernel/events.ts';
import { demonstrateExaminations } from './demonstration.ts';
import { fold } from './life.ts';

/** The examinations of the mid-term report, held by the agencies of a small town. */
let city: TestCity;

beforeAll(async () => {
  city = await testCity({ now: '2026-11-20T02:00:00Z' });
  const made = await demonstrateExaminations(
    city.offices.examinations,
    path.join(projectFolder, 'cities', 'can-tho'),
  );
  expect(made).toBeGreaterThan(2000);
}, 60_000);

const day = (text: string) => Temporal.PlainDate.from(text);

async function figure(code: string, from: string, to: string, asOf?: string): Promise<number | null> {
  const known = asOf === undefined ? {} : { asOf: day(asOf) };
  const { value, source } = await city.steering.indicators.figure(system, code, {
    period: { from: day(from), to: day(to) },
    ...known,
  });
  return source === 'measured' ? value : null;
}

describe('the figures of the mid-term report, as known on 24 June 2015', () => {
  test.each([
    ['recruitment.exams', '2011-01-01', '2015-04-08', 2],
    ['recruitment.registered', '2012-01-01', '2012-12-31', 895],
    ['recruitment.absent', '2012-01-01', '2012-12-31', 114],
    ['recruitment.partyCandidates', '2012-01-01', '2012-12-31', 47],
    ['recruitment.passed', '2012-01-01', '2012-12-31', 112],
    ['recruitment.unfilled', '2012-01-01', '2012-12-31', 44],
    ['recruitment.registered', '2014-01-01', '2014-12-31', 1086],
    ['recruitment.absent', '2014-01-01', '2014-12-31', 331],
    ['recruitment.passed', '2014-01-01', '2014-12-31', 71],
    ['recruitment.unfilled', '2014-01-01', '2014-12-31', 10],
    ['promotion.specialistQuota', '2015-01-01', '2015-12-31', 47],
    ['promotion.forestRangerQuota', '2015-01-01', '2015-12-31', 1],
    ['promotion.marketInspectorQuota', '2015-01-01', '2015-12-31', 2],
    ['promotion.quota', '2015-01-01', '2015-12-31', 50],
    ['selection.competitions', '2014-01-01', '2014-12-31', 3],
  ])('%s from %s to %s is %d', async (code, from, to, value) => {
    expect(await figure(code, from, to, '2015-06-24')).toBe(value);
  });

  test('before the results of 2012 were recognised nobody had passed', async () => {
    expect(await figure('recruitment.passed', '2012-01-01', '2012-12-31', '2012-08-01')).toBe(0);
    expect(await figure('recruitment.absent', '2012-01-01', '2012-12-31', '2012-08-01')).toBe(114);
  });

  test('a figure opens to as many rows as it counts', async () => {
    const period = { from: day('2012-01-01'), to: day('2012-12-31') };
    const { total, table } = await city.steering.indicators.rows(
      system,
      'recruitment.passed',
      { period },
      'vi',
    );
    expect(total).toBe(112);
    expect(table.rows[0]?.cells['result']).toBe('Trúng tuyển');
    expect(JSON.stringify(table.rows)).not.toContain('fullName');
  });
});

describe('what was recorded', () => {
  test('replaying its events gives every examination its row, and computing again the same results', async () => {
    const { db } = city.house;
    const rows = await db.selectFrom('examination').selectAll().orderBy('id').execute();
    expect(rows.map(({ phase }) => phase)).toEqual([
      'cancelled',
      'closed',
      'closed',
      'closed',
      'closed',
      'sitting',
      'registering',
    ]);
    for (const row of rows) {
      const state = fold(row.id, await readEvents(db, 'examination', row.id));
      expect(state).toMatchObject({ phase: row.phase, version: row.version, examiners: row.examiners });
      expect(state?.fields).toMatchObject({ code: row.code, title: row.title, rules: row.rules });
      if (state === null || state.computed === null) continue;
      const check = await city.offices.examinations.check(state);
      expect(check.differences).toEqual([]);
      expect(check.computed.inputs).toBe(state.computed.inputs);
      expect(check.computed.results).toBe(state.computed.results);
    }
  });

  test('no identity number and no secret stands anywhere in clear', async () => {
    const { db } = city.house;
    const events = await db
      .selectFrom('event')
      .select('data')
      .where('subjectKind', '=', 'examination-candidate')
      .execute();
    const rows = await db.selectFrom('examinationCandidate').selectAll().execute();
    expect(JSON.stringify([events, rows])).not.toMatch(/"09212\d{7}"/);
  });
});
