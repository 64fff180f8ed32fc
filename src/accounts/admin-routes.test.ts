import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { sessionCookie } from '../kernel/server.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import { SampleBrowser, serveAccounts } from './sample-browser.tsx';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';

let house: TestHouse;
let accounts: Accounts;
let app: FastifyInstance;
let city: SampleCity;

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
});
/** A server for each test, so that the sign-ins of one do not use up another's share of a minute. */
beforeEach(async () => {
  app = await serveAccounts(house, accounts);
});
afterAll(() => app.close());

const idOf = (username: string) => city.people[username] ?? 0;
const browse = () => new SampleBrowser(app);

async function browserOf(username: string, password = samplePassword): Promise<SampleBrowser> {
  const browser = browse();
  await browser.signIn(username, password);
  expect(browser.cookies.get(sessionCookie)).toMatch(/^[\w-]{43}$/);
  return browser;
}

test('administrators’ pages are for administrators, of their own tree', async () => {
  const clerk = await browserOf('an.bac');
  for (const path of [
    '/admin/accounts',
    '/admin/accounts/new',
    `/admin/accounts/${idOf('an.bac')}`,
    '/admin/sign-in',
  ])
    expect((await clerk.get(path)).statusCode).toBe(403);
  expect((await browse().get('/admin/accounts')).headers.location).toBe('/sign-in?next=%2Fadmin%2Faccounts');

  const district = await browserOf('quantri.dong');
  expect((await district.get('/admin/accounts')).body).not.toContain('Huỳnh Thị Tây');
  for (const id of [String(idOf('tay')), '999999999', '0', '-1', 'x', '99999999999999999999'])
    expect((await district.get(`/admin/accounts/${id}`)).statusCode).toBe(404);
  expect((await district.post(`/admin/accounts/${idOf('tay')}/deactivate`)).statusCode).toBe(404);
  expect((await district.post(`/admin/accounts/${idOf('tay')}`, { fullName: 'X' })).statusCode).toBe(404);
  expect((await district.get('/admin/sign-in')).statusCode).toBe(403);
  expect(
    (await district.post('/admin/sign-in', { matchBy: 'subject', label: '', issuer: '', clientId: '' }))
      .statusCode,
  ).toBe(403);
});

test('an account is made step by step; its first password is shown once', async () => {
  const browser = await browserOf('quantri.dong');
  expect((await browser.get('/admin/accounts/new')).body).toContain('Ủy ban nhân dân phường Nam');
  const agencyId = String(city.agencies['C.20.01']);
  const form = (await browser.get(`/admin/accounts/new?agency=${agencyId}`)).body;
  expect(form).toContain('Bộ phận Một cửa');
  const fields = {
    agencyId,
    username: 'lan.bac',
    fullName: 'Mai Thị Lan',
    email: '',
    unitId: '',
    oidcSubject: '',
  };
  const bad = await browser.post('/admin/accounts/new', {
    ...fields,
    username: 'Lan Bắc',
    email: 'không phải',
  });
  expect(bad.statusCode).toBe(422);
  for (const words of [
    'Mai Thị Lan',
    'Tên đăng nhập dài',
    'Thư điện tử có dạng',
    'Hãy chọn ít nhất một vai trò',
  ])
    expect(bad.body).toContain(words);
  expect((await browser.post('/admin/accounts/new', { ...fields, roles: 'auditor' })).statusCode).toBe(422);
  const made = await browser.post('/admin/accounts/new', { ...fields, roles: ['clerk', 'specialist'] });
  const password = /<code[^>]*>([a-z2-9-]{19})<\/code>/.exec(made.body)?.[1] ?? '';
  const holder = await browse().signIn('lan.bac', password);
  expect(holder.headers.location).toBe('/sign-in/new-password');
  const again = await browser.post('/admin/accounts/new', { ...fields, roles: 'clerk' });
  expect(again.body).toContain('đã có người dùng');
});

test('an administrator edits, resets, closes and opens; the history shows it', async () => {
  const browser = await browserOf('quantri.dong');
  const address = `/admin/accounts/${idOf('quantri.bac')}`;
  expect((await browser.get(address)).body).toContain('Lê Thị Bắc');
  const fields = {
    agencyId: String(city.agencies['C.20.01']),
    fullName: 'Lê Thị Bắc Ninh',
    unitId: '',
    roles: 'clerk',
  };
  expect((await browser.post(address, { ...fields, roles: [] })).statusCode).toBe(422);
  expect((await browser.post(address, fields)).headers.location).toBe(address);
  expect((await browser.post(`${address}/password`)).body).toContain('chỉ hiện một lần');
  expect((await browser.post(`${address}/deactivate`)).statusCode).toBe(303);
  expect((await browser.post(`${address}/reactivate`)).statusCode).toBe(303);
  const page = (await browser.get(address)).body;
  for (const words of [
    'Lê Thị Bắc Ninh',
    'Thay đổi vai trò',
    'Quản trị viên đặt lại mật khẩu',
    'Ngừng hoạt động',
  ])
    expect(page).toContain(words);
  const own = (await browser.get(`/admin/accounts/${idOf('quantri.dong')}`)).body;
  expect(own).toContain('Không ai tự đổi vai trò');
  expect((await browser.post(`/admin/accounts/${idOf('quantri.dong')}/password`)).statusCode).toBe(422);
});

test('filters stand in the address; nonsense filters nothing', async () => {
  const browser = await browserOf('quantri');
  const found = (await browser.get('/admin/accounts?q=huynh+thi+tay&role=clerk&state=')).body;
  expect(found).toContain('Huỳnh Thị Tây');
  expect(found).not.toContain('Phạm Thị Bình');
  for (const query of [
    'role=king',
    'agency=x',
    'state=x',
    'page=0',
    'page=999999999',
    'q=a&q=b',
    'q.x=1',
    'q=%00',
  ])
    expect((await browser.get(`/admin/accounts?${query}`)).statusCode).toBe(200);
});
