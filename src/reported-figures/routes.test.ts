import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';

const count = 'communication.internalMeetings';
const share = 'survey.administrationSatisfaction';

let city: TestCity;
let address = '';

beforeAll(async () => {
  city = await testCity();
  const office = await city.signedIn('office');
  const reply = await office.post('/reported-figures/new', {
    name: 'Số liệu quý I/2026',
    from: '2026-01-01',
    to: '2026-03-31',
    indicators: count,
    agencies: 'X99.10, X99.10.01 X99.10.02',
    guidance: 'Số liệu trong kỳ.',
    commune: '2026-03-05',
    district: '2026-03-10',
    city: '2026-03-15',
  });
  expect(reply.status, reply.text).toBe(303);
  address = reply.location;
});

async function formOf(code: string): Promise<string> {
  const id = city.organization.findAgency(code)?.id ?? 0;
  const { id: form } = await city.house.db
    .selectFrom('figureForm')
    .select('id')
    .where('agencyId', '=', id)
    .executeTakeFirstOrThrow();
  return `/reported-figures/forms/${form}`;
}

async function send(username: string, form: string, fields: Record<string, string>) {
  const person = await city.signedIn(username);
  const { cookie, csrf } = await person.credentials();
  const parts = Object.entries({ ...fields, _csrf: csrf }).map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const reply = await city.app.inject({
    method: 'POST',
    url: form,
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' },
    payload: `${parts.join('')}--edge--\r\n`,
  });
  return { status: reply.statusCode, text: reply.body };
}

const filled = (value: string, action: string, seen = '0') => ({
  seen,
  action,
  'entries.0.code': count,
  'entries.0.value': value,
});

test('a commune fills in and sends; its district approves, then the reform office for the city', async () => {
  const form = await formOf('X99.10.01');
  const wrong = await send('head-x99.10.01', form, filled('mười hai', 'submit'));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="mười hai"');
  expect(wrong.text).toContain('không phải là số');
  const empty = await send('head-x99.10.01', form, filled('', 'submit'));
  expect(empty.text).toContain('chưa có số liệu');
  expect((await send('head-x99.10.01', form, filled('12', 'save'))).status).toBe(303);
  expect((await send('head-x99.10.01', form, filled('13', 'submit', '1'))).status).toBe(303);
  const again = await send('head-x99.10.01', form, filled('99', 'submit', '1'));
  expect(again.status).toBe(409);
  expect(again.text).toContain('đã được gửi rồi');

  const commune = await city.signedIn('head-x99.10.01');
  expect((await commune.post(`${form}/approve`, { seen: '2' })).status).toBe(404);
  const office = await city.signedIn('office');
  expect((await office.post(`${form}/approve`, { seen: '2' })).status).toBe(404);

  const district = await city.signedIn('head-x99.10');
  expect((await district.get('/reported-figures/approvals')).text).toContain('Số liệu quý I/2026');
  expect((await district.post(`${form}/approve`, { seen: '2' })).status).toBe(303);
  expect((await district.post(`${form}/approve`, { seen: '2' })).status).toBe(404);
  const id = form.split('/').at(-1);
  expect((await office.post('/reported-figures/approvals', { forms: `${id}:3` })).status).toBe(303);
  expect((await office.get(form)).text).toContain('Thành phố đã duyệt');

  const values = await office.get(`/reported-figures/values/${count}?from=2026-01-01&to=2026-03-31`);
  expect(values.text).toContain(form);
  const address = `/reported-figures/values/${count}?from=2026-01-01&to=2026-03-31`;
  expect((await district.get(address)).text).toContain(form);
  const other = await city.signedIn('head-x99.10.02');
  expect((await other.get(address)).text).toContain('Chưa có cơ quan nào báo cáo');
  expect(
    (await office.get(`/reported-figures/values/${share}?from=2026-01-01&to=2026-03-31`)).text,
  ).toContain('Chưa có cơ quan nào báo cáo');
  expect((await office.get(`/reported-figures/values/${count}?from=2026-03-31&to=2026-01-01`)).status).toBe(
    422,
  );
  expect((await office.get('/reported-figures/values/no.such?from=2026-01-01&to=2026-03-31')).status).toBe(
    404,
  );
});

test('another commune’s form is not there: by its address, in the list, in the template', async () => {
  const form = await formOf('X99.10.02');
  const person = await city.signedIn('head-x99.10.01');
  for (const rest of ['', '/print']) expect((await person.get(form + rest)).status).toBe(404);
  expect((await send('head-x99.10.01', form, filled('1', 'save'))).status).toBe(404);
  const page = (await person.get(address)).text;
  expect(page).toContain('X99.10.01');
  expect(page).not.toContain('X99.10.02');
  const other = city.organization.findAgency('X99.10.02')?.id;
  expect((await person.get(`${address}/template?agency=${other}`)).status).toBe(404);
  expect((await person.get(`${address}/roll-up?agency=${other}`)).text).not.toContain('X99.10.02');
});

test('pages of a collection: progress by filter, roll-up, Excel; a clerk has none of it', async () => {
  const office = await city.signedIn('office');
  expect((await office.get(`${address}?state=approved`)).text).toContain('X99.10.01');
  expect((await office.get(`${address}?state=approved`)).text).not.toContain('X99.10.02');
  expect((await office.get(`${address}?late=on`)).text).toContain('Không có biểu nào khớp');
  const rollUp = (await office.get(`${address}/roll-up`)).text;
  expect(rollUp).toContain('đã duyệt 1/3 biểu');
  for (const view of ['/excel', '/template?layout=indicators', '/roll-up.xlsx'])
    expect((await office.get(address + view)).status).toBe(200);
  const clerk = await city.signedIn('clerk');
  expect((await clerk.get('/reported-figures')).status).toBe(403);
});

test('a form goes back with its reason, and the agency sees it', async () => {
  const form = await formOf('X99.10.02');
  await send('head-x99.10.02', form, filled('4', 'submit'));
  const district = await city.signedIn('head-x99.10');
  expect((await district.post(`${form}/return`, { seen: '1', reason: '' })).text).toContain('Hãy ghi lý do');
  expect((await district.post(`${form}/return`, { seen: '1', reason: 'Thiếu danh sách' })).status).toBe(303);
  const commune = await city.signedIn('head-x99.10.02');
  expect((await commune.get(form)).text).toContain('Thiếu danh sách');
  expect((await commune.get('/reported-figures')).text).toContain('Nhập và gửi biểu');
});

test('what opens nothing keeps what was typed', async () => {
  const office = await city.signedIn('office');
  const reply = await office.post('/reported-figures/new', {
    name: 'Đợt giữ chữ',
    from: '2026-04-01',
    to: '2026-03-01',
  });
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('Đợt giữ chữ');
});
