import { beforeAll, expect, test } from 'vitest';
import ExcelJS from 'exceljs';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { isBalanced, readForm } from './form.ts';
import { Division, formColumns, recordChecks } from './schema.ts';

let city: TestCity;
const day = (text: string) => Temporal.PlainDate.from(text);
const period = { from: day('2026-01-01'), to: day('2026-11-20') };

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: '2026-11-20T09:00:00Z' });
});

test.each(Division.options)('form II.06a balances in every row, divided by %s', async (division) => {
  for (const from of ['2022-01-01', '2026-01-01', '2026-03-15', '2026-11-20']) {
    const form = await readForm(city.steering.indicators, system, division, {
      period: { from: day(from), to: period.to },
    });
    expect(form.rows.length).toBeGreaterThan(0);
    for (const row of [...form.rows, form.total]) expect(isBalanced(row), row.label.vi).toBe(true);
  }
});

test('the total counts a shared dossier once: no more than the rows together', async () => {
  const form = await readForm(city.steering.indicators, system, 'agency', { period });
  const column = (code: string) =>
    form.rows.reduce((sum, row) => sum + (row.figures.get(code)?.value ?? 0), 0);
  for (const { indicator } of formColumns)
    expect(column(indicator)).toBeGreaterThanOrEqual(form.total.figures.get(indicator)?.value ?? 0);
  expect(
    form.total.figures.get('dossier.received')?.value ?? form.total.figures.get('dossier.total')?.value,
  ).toBeGreaterThan(10);
});

test('every number of the form leads to as many rows', async () => {
  const officer = await city.signedIn(await usernameOf('reform-officer'));
  const { text } = await officer.get('/statistics?from=2026-01-01&to=2026-11-20&by=level');
  const links = [...text.matchAll(/href="(\/indicators\/[^"]*\/rows[^"]*)">([\d.]+)</g)];
  expect(links.length).toBeGreaterThan(10);
  for (const [, href = '', shown = ''] of links.slice(0, 12)) {
    const rows = await officer.get(href.replaceAll('&amp;', '&'));
    expect(rows.text).toContain(`${shown} · `);
    expect(rows.text.match(/<th scope="row"/g)?.length ?? 0).toBe(
      Math.min(50, Number(shown.replaceAll('.', ''))),
    );
  }
});

test('the form prints, and its workbook holds the same figures', async () => {
  const officer = await city.signedIn(await usernameOf('reform-officer'));
  const query = 'from=2026-01-01&to=2026-11-20&by=level';
  const pdf = await officer.get(`/statistics/ii-06a.pdf?${query}`);
  expect(pdf.status).toBe(200);
  expect(pdf.text.startsWith('%PDF')).toBe(true);
  const { cookie } = await officer.credentials();
  const reply = await city.app.inject({ url: `/statistics/ii-06a.xlsx?${query}`, headers: { cookie } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload as unknown as ExcelJS.Buffer);
  const last = book.worksheets[0]?.lastRow;
  const form = await readForm(city.steering.indicators, system, 'level', { period });
  formColumns.forEach(({ indicator }, index) =>
    expect(last?.getCell(index + 3).value).toBe(form.total.figures.get(indicator)?.value),
  );
});

test('the list of late dossiers names the step where the time went', async () => {
  const officer = await city.signedIn(await usernameOf('reform-officer'));
  const { text } = await officer.get('/statistics/late?from=2022-01-01&to=2026-11-20');
  const late = await city.steering.indicators.figures(
    system,
    ['dossier.resolvedLate', 'dossier.inProgressOverdue'],
    {
      period: { from: day('2022-01-01'), to: period.to },
    },
  );
  const count = [...late.values()].reduce((sum, { value }) => sum + (value ?? 0), 0);
  expect(text.match(/<th scope="row"/g)?.length ?? 0).toBe(Math.min(50, count));
});

test('the register names who filed, in order of receipt, and the look is recorded', async () => {
  const officer = await city.signedIn(await usernameOf('reform-officer'));
  const looks = async () =>
    (await city.house.pool.query(`select 1 from personal_data_look where purpose = 'register'`)).rowCount ??
    0;
  const before = await looks();
  const { rows } = await city.house.pool.query<{ code: string; name: string }>(
    `select code, applicant_name as name from dossier
     where received_at >= '2026-01-01T00:00:00+07:00' order by received_at, id limit 50`,
  );
  const { text } = await officer.get('/statistics/register?from=2026-01-01&to=2026-11-20');
  const places = rows.map(({ code }) => text.indexOf(`>${code}<`));
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
  expect(text).toContain(rows[0]?.name);
  expect(await looks()).toBe(before + rows.length);
});

test('a record that spoils figures is found by its check, with how to mend it', async () => {
  const officer = await city.signedIn(await usernameOf('reform-officer'));
  await city.house.pool.query(`update dossier set channel = 'counter' where channel = 'online'`);
  const clean = await officer.get('/statistics/checks');
  expect(clean.text).toContain('Cả sáu phép kiểm tra đều sạch');
  const spoil: Record<string, string> = {
    'no-receipt-date': 'received_at = null, state = 4',
    'closed-without-end': 'resolved_at = null, closed_at = null, state = 10',
    'received-in-future': `received_at = '2030-01-01'`,
    'ended-in-future': `resolved_at = '2030-01-01'`,
    'ended-before-received': `resolved_at = received_at - interval '3 days', closed_at = null`,
    'online-not-offered': `channel = 'online'`,
  };
  const { rows } = await city.house.pool.query<{ id: number; code: string }>(
    `select d.id, d.code from dossier d join procedure_version v on v.id = d.procedure_version_id
     where d.state = 10 and (v.content->>'onlineLevel')::int < 3
       and not v.content->'channels' @> '[{"channel": "online"}]' order by d.id limit 6`,
  );
  for (const [index, { code }] of recordChecks.entries()) {
    const row = rows[index % rows.length];
    if (row === undefined) throw new Error('no dossier to spoil');
    await city.house.pool.query(`update dossier set ${spoil[code]} where id = $1`, [row.id]);
    const found = await officer.get(`/statistics/checks?check=${code}`);
    expect(found.text, code).toContain(row.code);
  }
});

async function usernameOf(role: string): Promise<string> {
  const { rows } = await city.house.pool.query<{ username: string }>(
    'select username from account where $1 = any(roles) order by id limit 1',
    [role],
  );
  return rows[0]?.username ?? '';
}
