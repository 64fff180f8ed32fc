import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let officer: TestBrowser;
let clerk: TestBrowser;
let foreign: { id: number; code: string };
const year = 'from=2026-01-01&to=2026-11-20';

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: '2026-11-20T09:00:00Z' });
  officer = await signedInAs('reform-officer');
  clerk = await signedInAs('clerk');
  const { rows } = await city.house.pool.query<{ id: number; code: string }>(
    `select id, code from agency where id not in
       (select agency_id from account where 'clerk' = any(roles) order by id limit 1)
     and id in (select agency_id from dossier_fact) order by id limit 1`,
  );
  const [first] = rows;
  if (first === undefined) throw new Error('the demonstration has one agency only');
  foreign = first;
});

async function signedInAs(role: string): Promise<TestBrowser> {
  const { rows } = await city.house.pool.query<{ username: string }>(
    'select username from account where $1 = any(roles) order by id limit 1',
    [role],
  );
  return city.signedIn(rows[0]?.username ?? '');
}

test('a clerk who guesses another agency’s address is told so, and sees no figure or choice of it', async () => {
  const own = await clerk.get(`/indicators/dossier.received?${year}`);
  const guessed = await clerk.get(`/indicators/dossier.received?${year}&agency=${foreign.id}`);
  expect(guessed.text).toContain('bạn không được xem số liệu của cơ quan này');
  expect(valueIn(guessed.text)).toBe(valueIn(own.text));
  expect(own.text).not.toContain(`<option value="${foreign.id}"`);
  const api = await clerk.get(`/api/v1/indicators/dossier.received?${year}&agency=${foreign.code}`);
  expect(api.status).toBe(422);
  expect(api.text).toContain('agency-not-open');
  const form = await clerk.get(`/statistics?${year}&agency=${foreign.id}`);
  expect(form.text).toContain('bạn không được xem số liệu của cơ quan này');
  expect((await officer.get(`/indicators/dossier.received?${year}&agency=${foreign.id}`)).text).not.toContain(
    'không được xem',
  );
});

test('every period of the trend keeps what the figure is narrowed to, and the page says what that is', async () => {
  const { text } = await officer.get(
    `/indicators/dossier.received?${year}&channel=direct&agency=${foreign.id}&asOf=2026-11-19`,
  );
  const bars = [...text.matchAll(/<th scope="row"><a href="([^"]*)">Tháng/g)].map(([, href = '']) => href);
  expect(bars.length).toBeGreaterThan(2);
  for (const href of bars)
    for (const kept of ['channel=direct', `agency=${foreign.id}`, 'asOf=2026-11-19'])
      expect(href).toContain(kept);
  expect(text).toContain('Cách nộp: <strong>');
});

test('years by the month are shown by the quarter or year: no page asks thousands of questions', async () => {
  const reply = await officer.get('/indicators/dossier.received?from=1900-01-01&to=2199-12-31&grain=month');
  expect(reply.status).toBe(200);
  expect(reply.text).toContain('Năm 2025');
  expect(reply.text).not.toContain('Tháng 1 năm 2026');
});

test.each(['/indicators/dossier.received/rows', '/statistics/late', '/statistics/register'])(
  '%s beyond its last page is its last page',
  async (path) => {
    const reply = await officer.get(`${path}?from=2022-01-01&to=2026-11-20&page=9999`);
    expect(reply.status).toBe(303);
    expect(reply.location).not.toContain('page=9999');
  },
);

test('the breakdown as a workbook has its headings in the reader’s words and one line an agency', async () => {
  const { cookie } = await officer.credentials();
  const reply = await city.app.inject({
    method: 'GET',
    url: `/indicators/dossier.onTimeShare.xlsx?${year}`,
    headers: { cookie },
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload as unknown as ExcelJS.Buffer);
  const [sheet] = book.worksheets;
  const headings: unknown[] = [];
  sheet?.getRow(1).eachCell((cell) => headings.push(cell.value));
  expect(headings).toEqual(['Cơ quan', 'Giá trị (Tỷ lệ)', 'Tử số', 'Mẫu số']);
  expect(sheet?.rowCount).toBeGreaterThan(2);
});

function valueIn(text: string): string | undefined {
  return /text-3xl[^>]*>\s*<a [^>]*>([^<]*)</.exec(text)?.[1];
}
