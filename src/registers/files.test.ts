import { expect, test } from 'vitest';
import { testCity } from '../../checks/test-city.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';

test('a scan is attached and given back; a file that lies about its type is refused; a look at a person is recorded', async () => {
  const city = await testCity();
  const office = await city.signedIn('office');
  const values = {
    'values.name': 'Mạc Văn Bách',
    'values.agency': 'X99.01',
    'values.kind': 'person',
    'values.title': 'merit',
    'values.achievement': 'Không có hồ sơ trễ hẹn',
    'values.proposedOn': '2026-02-02',
  };
  const { location: at } = await office.post('/registers/commendation', values);
  const { cookie, csrf } = await office.credentials();

  async function attach(name: string, content: string): Promise<number> {
    const form = new FormData();
    form.append('_csrf', csrf);
    form.append('files', new File([content], name));
    const body = new Response(form);
    const headers = { cookie, 'content-type': body.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await body.arrayBuffer());
    return (await city.app.inject({ method: 'POST', url: `${at}/files`, headers, payload })).statusCode;
  }

  expect(await attach('to-trinh.pdf', '%PDF-1.4\n%%EOF\n')).toBe(303);
  expect(await attach('to-trinh.pdf', 'MZ no document')).toBe(415);
  const page = await office.get(at);
  const href = /href="(\/registers\/commendation\/\d+\/files\/[0-9a-f]{64})"/.exec(page.text)?.[1] ?? '';
  expect((await office.get(href)).text).toBe('%PDF-1.4\n%%EOF\n');
  expect((await office.get(href.replace(/[0-9a-f]{64}/, 'f'.repeat(64)))).status).toBe(404);
  const clerk = await city.signedIn('clerk');
  expect((await clerk.get(href)).status).toBe(403);
  const looks = await city.house.db
    .selectFrom('personalDataLook')
    .select('purpose')
    .where('subjectKind', '=', 'register:commendation')
    .execute();
  expect(looks.length).toBeGreaterThan(1);
});

test('a row that points at another agency’s shows its number, never what it says; a file on its way in is seen by who sent it', async () => {
  const city = await testCity();
  const office = await city.signedIn('office');
  const inspection = await office.post('/registers/inspection', {
    'values.agency': 'X99.10.02',
    'values.kind': 'surprise',
    'values.tier': 'commune',
    'values.heldOn': '2026-01-17',
  });
  const id = inspection.location.split('/').at(-1) ?? '';
  const finding = await office.post('/registers/inspection-finding', {
    'values.fault': 'Niêm yết thiếu',
    'values.agency': 'X99.01',
    'values.inspection': id,
    'values.kind': 'posting',
    'values.foundOn': '2026-02-03',
    'values.dueOn': '2026-03-03',
  });
  expect((await office.get(finding.location)).text).toContain('17/01/2026');
  const specialist = await city.signedIn('specialist');
  expect((await specialist.get(inspection.location)).status).toBe(404);
  const page = await specialist.get(finding.location);
  expect(page.text).toContain(`#${id}`);
  expect(page.text).not.toContain('17/01/2026');

  const kept = await office.post('/registers/inspection', {
    draft: 'on',
    'values.heldOn': '2026-01-19',
    'values.agency': 'X99.01',
  });
  const draftId = kept.location.split('/').at(-1) ?? '';
  expect((await office.get(`/registers/inspection-finding/new?inspection=${draftId}`)).text).not.toContain(
    '19/01/2026',
  );

  const form = new FormData();
  const { cookie, csrf } = await office.credentials();
  form.append('_csrf', csrf);
  const columns = ['Cơ quan', 'Tên sáng kiến', 'Lạ'].map((title) => ({ title, width: 9 }));
  const bytes = await writeWorkbook([{ name: 'Nhập', columns, rows: [['X99.01', 'Một', 5]] }]);
  form.append('file', new File([new Uint8Array(bytes)], 'sang-kien.xlsx'));
  const body = new Response(form);
  const sent = await city.app.inject({
    method: 'POST',
    url: '/registers/initiative/import',
    headers: { cookie, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  const run = String(sent.headers['location']);
  expect(run).toMatch(/\/registers\/initiative\/import\/\d+$/);
  expect((await office.get(run)).text).toContain('sang-kien.xlsx');
  expect((await office.get(run.replace('initiative', 'inspection'))).status).toBe(404);
  for (const url of [run, `${run}/progress`, `${run}/faults.xlsx`])
    expect((await specialist.get(url)).status, url).toBe(404);
  expect((await specialist.post(`${run}/confirm`, {})).status).toBe(404);
  expect((await office.get(run)).text).toContain('Cột C “Lạ” là');
  expect((await office.post(`${run}/confirm`, {})).status).toBe(409);
  expect((await office.post(`${run}/answers`, { 'columns.c2': '' })).location).toBe(run);
  expect((await office.get(run)).text).toContain('Tệp thiếu cột bắt buộc: &quot;Tác giả&quot;');
});

test('rows that name people are looked at once a page, export, sheet, call, search and figure, with what was asked', async () => {
  const city = await testCity();
  const office = await city.signedIn('office');
  const values = {
    'values.name': 'Mạc Văn Chín',
    'values.agency': 'X99.01',
    'values.kind': 'person',
    'values.title': 'merit',
    'values.achievement': 'Không có hồ sơ trễ hẹn',
    'values.proposedOn': '2026-02-02',
  };
  for (const name of ['Mạc Văn Chín', 'Mạc Văn Mười'])
    await office.post('/registers/commendation', { ...values, 'values.name': name });
  const { db } = city.house;
  const kind = 'register:commendation';
  const looksAfter = async (ask: () => Promise<unknown>) => {
    const looks = () =>
      db
        .selectFrom('personalDataLook')
        .select(['subjectId', 'purpose', 'asked'])
        .where('subjectKind', '=', kind)
        .orderBy('id')
        .execute();
    const before = (await looks()).length;
    await ask();
    return (await looks()).slice(before);
  };
  const at = '/registers/commendation';
  const many = (purpose: string, asked: string) => [{ subjectId: 0, purpose, asked }];
  const filtered = '?kind=person&q=Mac';
  for (const [address, looked] of [
    [`${at}${filtered}`, many('list', 'q=Mac&page=1&kind=person')],
    [`${at}/print`, many('print', 'page=1')],
    [`${at}/rows.csv${filtered}`, many('export', 'q=Mac&page=1&kind=person')],
    [`${at}/rows.xlsx`, many('export', 'page=1')],
    [`${at}/options?q=muoi`, many('search', 'q=muoi')],
    [`/api/v1${at}`, many('api', 'page=1')],
    [`${at}?q=khongai`, []],
    ['/registers/initiative', []],
  ] as const)
    expect([address, await looksAfter(() => office.get(address))]).toEqual([address, looked]);
  const { location } = await office.post('/registers/commendation', {
    ...values,
    'values.name': 'Mạc Văn Tám',
    'values.decision': '12/QĐ-UBND',
    'values.decidedOn': '2026-02-20',
  });
  await office.post(`${location}/move`, { to: 'awarded' });
  const figure = '/indicators/emulation.individuals/rows?from=2026-01-01&to=2026-12-31';
  expect(await looksAfter(() => office.get(figure))).toEqual(many('figure', 'emulation.individuals'));
});

test('a row leads to the page that its room has for it, once it is no draft, and that page is there', async () => {
  const city = await testCity();
  const office = await city.signedIn('office');
  const unit = { 'values.agency': 'X99.01' };
  const system = {
    ...unit,
    'values.name': 'Sở Tư pháp',
    'values.appliesFrom': '2026-02-02',
  };
  const { location } = await office.post('/registers/quality-system', system);
  const own = /href="(\/quality\/systems\/\d+)"/.exec((await office.get(location)).text)?.[1] ?? '';
  expect((await office.get(own)).status).toBe(200);
  const draft = await office.post('/registers/quality-system', { ...unit, draft: 'on' });
  expect((await office.get(draft.location)).text).not.toContain('/quality/systems/');
});
