import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { dueStanding, isLate, type DueFacts } from './reading-due.ts';

let city: TestCity;
let facts: DueFacts;
/** Office hours of the tiny town: 08:00–12:00 and 13:30–17:30, Saturday 08:00–12:00; 2/3/2026 is a Monday. */
beforeAll(async () => {
  city = await testCity();
  const agency = city.organization.findAgency('X99.01');
  if (agency === undefined) throw new Error('the town has changed');
  facts = {
    state: 'processing',
    agencyId: agency.id,
    dueAt: at('2026-03-04T17:30'),
    isPaused: false,
    isHourTerm: false,
    timeliness: null,
  };
});

function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant();
}

function standing(now: string, change: Partial<DueFacts> = {}) {
  return dueStanding(city.dossiers.time, { ...facts, ...change }, at(now));
}

describe('time left is working time', () => {
  test('days and hours of the office, not of the calendar', () => {
    expect(standing('2026-03-02T16:30')).toEqual({
      kind: 'running',
      left: { days: 2, hours: 1, minutes: 0 },
      soon: false,
    });
  });

  test('one working day or less is soon', () => {
    expect(standing('2026-03-03T17:30')).toMatchObject({
      soon: true,
      left: { days: 1, hours: 0, minutes: 0 },
    });
    expect(standing('2026-03-03T17:00')).toMatchObject({ soon: false });
  });

  test('on the due day after closing a day term is not late yet', () => {
    expect(standing('2026-03-04T18:00')).toMatchObject({ kind: 'running', soon: true });
  });

  test('from the next day on it is late, by the working time since', () => {
    expect(standing('2026-03-05T10:00')).toEqual({ kind: 'late', by: { days: 0, hours: 2, minutes: 0 } });
    expect(standing('2026-03-05T00:30')).toEqual({ kind: 'late', by: 7 * 60 });
  });
});

test('an hour term is late after its very minute', () => {
  const due = { dueAt: at('2026-03-04T09:00'), isHourTerm: true };
  expect(isLate(due, at('2026-03-04T09:00'))).toBe(false);
  expect(isLate(due, at('2026-03-04T09:01'))).toBe(true);
  expect(isLate({ ...due, isHourTerm: false }, at('2026-03-04T09:01'))).toBe(false);
});

test('waiting, finished, and without a date', () => {
  expect(standing('2026-03-09T09:00', { isPaused: true })).toEqual({ kind: 'paused' });
  expect(standing('2026-03-09T09:00', { dueAt: null })).toEqual({ kind: 'none' });
  expect(standing('2026-03-09T09:00', { state: 'withdrawn' })).toEqual({ kind: 'none' });
  expect(standing('2026-03-09T09:00', { state: 'returned', timeliness: 'onTime' })).toEqual({
    kind: 'finished',
    when: 'on-time',
  });
  expect(standing('1999-03-09T09:00')).toEqual({ kind: 'none' });
});
