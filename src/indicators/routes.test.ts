import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let officer: TestBrowser;
const day = (text: string) => Temporal.PlainDate.from(text);
const period = { from: day('2011-01-01'), to: day('2015-04-08') };
const query = 'from=2011-01-01&to=2015-04-08&asOf=2015-06-24';

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: '2026-11-20T09:00:00Z' });
  officer = await city.signedIn('office');
  const recorded = { recordedAt: Temporal.Instant.from('2015-06-22T03:00:00Z'), recordedBy: null };
  const value = (indicator: string, number: number) => ({
    ...recorded,
    indicator,
    aboutAgencyId: null,
    byAgencyId: 1,
    period,
    value: number,
    parts: null,
  });
  await city.steering.indicators.recordReported(city.house.db, [
    value('dossier.total', 3_547_428),
    value('dossier.resolved', 3_540_375),
  ]);
});

test('the rows of a reported figure are those who reported its parts', async () => {
  const figure = await officer.get(`/indicators/dossier.resolvedShare?${query}`);
  expect(figure.text).toContain('99,8 %');
  const rows = await officer.get(`/indicators/dossier.resolvedShare/rows?${query}`);
  expect(rows.status).toBe(303);
  const { text } = await officer.get(rows.location);
  expect(text).toContain('3.547.428');
  expect(text).toContain('3.540.375');
  expect(text).toContain(city.organization.getAgency(1).name);
});

test('before it was recorded there was no figure', async () => {
  const early = await officer.get('/indicators/dossier.total?from=2011-01-01&to=2015-04-08&asOf=2015-06-01');
  expect(early.text).toContain('chưa có số liệu');
});

test('what is counted from dossiers opens to dossiers', async () => {
  const rows = await officer.get('/indicators/dossier.received/rows?from=2026-01-01&to=2026-11-20');
  expect(rows.status).toBe(200);
  expect(rows.text).toMatch(/href="\/dossiers\//);
});

test('the API gives a value with its parts and breakdown, and says what it cannot do', async () => {
  const url = '/api/v1/indicators/dossier.onTimeShare';
  const reply = await officer.get(`${url}?from=2026-01-01&to=2026-11-20&by=agency`);
  const answer = reply.json() as {
    value: number;
    parts: { numerator: number; denominator: number };
    source: string;
    lines: unknown[];
  };
  expect(answer.value).toBeCloseTo(answer.parts.numerator / answer.parts.denominator, 12);
  expect(answer.source).toBe('measured');
  expect(answer.lines.length).toBeGreaterThan(1);
  for (const [wrong, words] of [
    ['from=2026-06-01&to=2026-01-01', 'trước khi bắt đầu'],
    ['from=2026-02-31&to=2026-03-01', 'Ngày chưa đúng'],
    ['from=2026-01-01&to=2026-02-01&by=colour', 'colour'],
    ['from=2026-01-01&to=2026-02-01&agency=X00', 'X00'],
  ]) {
    const refused = await officer.get(`${url}?${wrong}`);
    expect(refused.status, wrong).toBe(422);
    expect(refused.text).toContain(words);
  }
  expect((await officer.get('/api/v1/indicators/no.such?from=2026-01-01&to=2026-02-01')).status).toBe(404);
});
