import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let anyone: TestBrowser;

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: '2026-11-20T09:00:00Z' });
  anyone = city.visitor();
});

test('anyone reads the published figures; shares carry their parts and no row names a person', async () => {
  const reply = await anyone.get('/open-data/indicators.json');
  const { values } = reply.json() as {
    values: {
      indicator: string;
      agency: string;
      value: number | null;
      numerator: number | null;
      denominator: number | null;
    }[];
  };
  const whole = values.find(
    (row) => row.indicator === 'dossier.onTimeShare' && row.agency === '' && row.value !== null,
  );
  expect(whole?.value).toBeCloseTo((whole?.numerator ?? 0) / (whole?.denominator ?? 1), 10);
  expect(new Set(values.map(({ agency }) => agency)).size).toBeGreaterThan(2);
  const { rows } = await city.house.pool.query<{ name: string }>(
    'select distinct applicant_name as name from dossier',
  );
  for (const { name } of rows) expect(reply.text).not.toContain(name);
});

test('the same figures as CSV, one line a value', async () => {
  const json = (await anyone.get('/open-data/indicators.json?year=2026')).json() as { values: unknown[] };
  const { text } = await anyone.get('/open-data/indicators.csv?year=2026');
  expect(text.trimEnd().split('\r\n').length).toBe(json.values.length + 1);
});

test('a year that cannot be is refused in words', async () => {
  const reply = await anyone.get('/open-data/indicators.json?year=1066');
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('2000');
});

test('what has not begun has no value, and each value says the day at which it stood so', async () => {
  const of = async (year: number) =>
    (await anyone.get(`/open-data/indicators.json?year=${year}`)).json() as {
      values: { from: string; knownOn: string }[];
    };
  expect((await of(2027)).values).toEqual([]);
  const { values } = await of(2026);
  expect(new Set(values.map(({ knownOn }) => knownOn))).toEqual(new Set(['2026-11-20']));
  expect(values.every(({ from }) => from <= '2026-11-20')).toBe(true);
});

test('procedures come as CSV, JSON and public services, each once', async () => {
  const { procedures } = (await anyone.get('/open-data/procedures.json')).json() as {
    procedures: { code: string }[];
  };
  expect(procedures.length).toBeGreaterThan(2);
  const { text } = await anyone.get('/open-data/procedures.csv');
  for (const { code } of procedures) expect(text).toContain(code);
  const services = (await anyone.get('/open-data/procedures.jsonld')).json() as {
    '@graph': { '@type': string; 'dct:identifier': string }[];
  };
  expect(services['@graph'].map((service) => service['dct:identifier'])).toEqual(
    procedures.map(({ code }) => code),
  );
});

test('every file that the catalogue of datasets names is there', async () => {
  const catalog = (await anyone.get('/open-data/catalog.jsonld')).json() as {
    'dcat:dataset': { 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] }[];
  };
  const urls = catalog['dcat:dataset'].flatMap((set) =>
    set['dcat:distribution'].map((file) => file['dcat:downloadURL']['@id']),
  );
  expect(urls.length).toBe(5);
  for (const url of urls) expect((await anyone.get(new URL(url).pathname)).status).toBe(200);
  const { text } = await anyone.get('/open-data');
  for (const url of urls) expect(text).toContain(new URL(url).pathname);
});
