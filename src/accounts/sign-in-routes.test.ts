import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { sessionCookie } from '../kernel/server.ts';
import { writeSetting } from '../kernel/settings.ts';
import { createAccounts, demonstration } from './accounts.ts';
import type { Accounts } from './face.ts';
import { SampleBrowser, serveAccounts } from './sample-browser.tsx';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';
import { codeAt } from './second-factor.ts';

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

test('signing in leads on to where one wanted to go, with a cookie no script can read', async () => {
  const browser = browse();
  const response = await browser.signIn('an.bac', samplePassword, '/dossiers?state=4');
  expect(response.statusCode).toBe(303);
  expect(response.headers.location).toBe('/dossiers?state=4');
  const cookie = response.cookies.find(({ name }) => name === sessionCookie);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const own = await browser.get('/account');
  expect(own.statusCode).toBe(200);
  for (const words of [
    'Nguyễn Văn An',
    'Ủy ban nhân dân phường Bắc',
    'Bộ phận Một cửa',
    'Firefox trên Linux',
  ])
    expect(own.body).toContain(words);
  expect(own.headers['cache-control']).toBe('no-store');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example'])(
  '%s is no place to go on to',
  async (next) => {
    const response = await browse().signIn('an.bac', samplePassword, next);
    expect(response.headers.location).toBe('/desk');
    const asked = await browse().get(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(asked.body).not.toContain('evil');
  },
);

test('a form that is not ours changes nothing', async () => {
  const browser = browse();
  await browser.get('/sign-in');
  const response = await browser.post(
    '/sign-in',
    { username: 'an.bac', password: samplePassword },
    'made-up',
  );
  expect(response.statusCode).toBe(403);
  expect(browser.cookies.has(sessionCookie)).toBe(false);
  const signedIn = await browserOf('an.bac');
  for (const path of ['/account/password', '/account/absence', '/account/sessions/end', '/sign-out'])
    expect((await signedIn.post(path, {}, 'made-up')).statusCode).toBe(403);
  expect((await signedIn.get('/account')).statusCode).toBe(200);
});

test('a refused sign-in keeps the username, not the password, and says no more than it should', async () => {
  const nobody = await browse().signIn('<b>nobody</b>', 'bí mật của tôi');
  const wrong = await browse().signIn('an.bac', 'bí mật của tôi');
  for (const response of [nobody, wrong]) {
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng');
    expect(response.body).not.toContain('bí mật của tôi');
  }
  expect(nobody.body).toContain('&lt;b>nobody&lt;/b>');
  const empty = await browse().signIn('', '');
  expect(empty.body).toContain('Hãy nhập tên đăng nhập');
  expect(empty.body).toContain('Hãy nhập mật khẩu');
});

test('a token planted before signing in is worth nothing afterwards', async () => {
  const browser = browse();
  const planted = 'a'.repeat(43);
  browser.cookies.set(sessionCookie, planted);
  await browser.signIn('an.bac', samplePassword);
  expect(browser.cookies.get(sessionCookie)).not.toBe(planted);
  const thief = browse();
  thief.cookies.set(sessionCookie, planted);
  expect((await thief.get('/account')).headers.location).toMatch(/^\/sign-in\?next=/);
});

test('after five failures the right password is refused too, in the same words', async () => {
  const browser = browse();
  for (let count = 0; count < 5; count += 1) await browser.signIn('tay', 'sai');
  const response = await browser.signIn('tay', samplePassword);
  expect(response.statusCode).toBe(422);
  expect(response.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng');
});

test('one address may try thirty times a minute', async () => {
  const browser = browse();
  await browser.get('/sign-in');
  const statuses: number[] = [];
  for (let count = 0; count < 31; count += 1)
    statuses.push((await browser.post('/sign-in', { username: '' })).statusCode);
  expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(422));
  expect(statuses[30]).toBe(429);
});

test('signing out ends the session, and the page asks to sign in again', async () => {
  const browser = await browserOf('an.bac');
  const token = browser.cookies.get(sessionCookie) ?? '';
  await browser.get('/account');
  expect((await browser.post('/sign-out')).headers.location).toBe('/sign-in');
  expect(browser.cookies.has(sessionCookie)).toBe(false);
  browser.cookies.set(sessionCookie, token);
  expect((await browser.get('/account')).headers.location).toBe('/sign-in?next=%2Faccount');
});

test('a session that is over leads to signing in', async () => {
  const browser = await browserOf('an.bac');
  house.clock.set(house.clock.now().add({ minutes: 31 }));
  expect((await browser.get('/account')).headers.location).toBe('/sign-in?next=%2Faccount');
});

test('with a second factor: scan, confirm, and from then on a code after the password', async () => {
  const browser = await browserOf('binh.bac');
  const offer = (await browser.get('/account/second-factor')).body;
  expect(offer).toContain('data:image/svg+xml');
  const sealed = /name="sealed" value="([\w-]+)"/.exec(offer)?.[1] ?? '';
  const secret = (/<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(offer)?.[1] ?? '').replaceAll(' ', '');
  const wrong = await browser.post('/account/second-factor', { sealed, code: '000000' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain(secret.slice(0, 4));
  const code = () => codeAt(secret, house.clock.now());
  const on = await browser.post('/account/second-factor', { sealed, code: code() });
  expect(on.statusCode).toBe(200);
  expect(on.headers['cache-control']).toBe('no-store');
  expect(on.body.match(/\d{4} \d{4} \d{4}/g)).toHaveLength(10);
  expect((await browser.get('/account/second-factor')).body).toContain('còn 10 mã khôi phục');

  house.clock.set(house.clock.now().add({ minutes: 1 }));
  const again = browse();
  const first = await again.signIn('binh.bac', samplePassword, '/account/absence');
  expect(first.headers.location).toBe('/sign-in/code');
  expect(again.cookies.has(sessionCookie)).toBe(false);
  expect((await again.get('/account')).statusCode).toBe(303);
  expect((await again.get('/sign-in/code')).body).toContain('Mã xác thực');
  expect((await again.post('/sign-in/code', { code: '000000' })).statusCode).toBe(422);
  expect((await again.post('/sign-in/code', { code: code() })).headers.location).toBe('/account/absence');
  expect((await again.get('/account')).statusCode).toBe(200);

  expect((await browse().get('/sign-in/code')).headers.location).toBe('/sign-in');
  const late = browse();
  await late.signIn('binh.bac', samplePassword);
  house.clock.set(house.clock.now().add({ minutes: 5 }));
  const over = await late.post('/sign-in/code', { code: code() });
  expect(over.body).toContain('Đã quá 5 phút');
  expect(late.cookies.has('motcua_pending')).toBe(false);
});

test('a changed password keeps this browser signed in and puts the others out', async () => {
  const here = await browserOf('giam.dong');
  const there = await browserOf('giam.dong');
  await here.get('/account/password');
  const fields = {
    current: samplePassword,
    next: 'đò dọc đò ngang sông Tiền',
    repeat: 'đò dọc đò ngang sông Tiền',
  };
  const short = await here.post('/account/password', { ...fields, next: 'ngắn', repeat: 'ngắn' });
  expect(short.statusCode).toBe(422);
  expect(short.body).toContain('ít nhất 10 ký tự');
  expect(short.body).not.toContain(samplePassword);
  expect((await here.post('/account/password', fields)).statusCode).toBe(303);
  expect((await here.get('/account')).statusCode).toBe(200);
  expect((await there.get('/account')).statusCode).toBe(303);
});

test('an absence is handed to a colleague on a form that keeps what was typed', async () => {
  const browser = await browserOf('an.bac');
  const shown = (await browser.get('/account/absence')).body;
  expect(shown).toContain('Phạm Thị Bình');
  expect(shown).not.toContain('Huỳnh Thị Tây');
  const fields = {
    to: String(idOf('quantri.bac')),
    from: '2026-03-09T07:00',
    until: '2026-03-13T17:00',
    reason: 'Nghỉ phép năm',
  };
  const bad = await browser.post('/account/absence', { ...fields, until: '2026-02-30T17:00' });
  expect(bad.statusCode).toBe(422);
  for (const odd of ['', '+275760-09-12T00:00', '-271821-04-20T00:00', '2026-03-09', '9999-99-99T99:99'])
    expect((await browser.post('/account/absence', { ...fields, from: odd })).statusCode).toBe(422);
  expect(bad.body).toContain('Hãy ghi ngày và giờ');
  expect(bad.body).toContain('Nghỉ phép năm');
  expect((await browser.post('/account/absence', { ...fields, to: String(idOf('tay')) })).statusCode).toBe(
    422,
  );
  expect((await browser.post('/account/absence', fields)).statusCode).toBe(303);
  const list = (await browser.get('/account/absence')).body;
  expect(list).toContain('09/03/2026 07:00');
  const id = /name="delegation" value="(\d+)"/.exec(list)?.[1] ?? '';
  expect((await browser.post('/account/absence/end', { delegation: id })).statusCode).toBe(303);
  expect((await browser.post('/account/absence/end', { delegation: id })).statusCode).toBe(404);
});

test('a demonstration shows its accounts and fills the form in; a real city never does', async () => {
  expect((await browse().get('/sign-in?as=an.bac')).body).not.toContain('value="an.bac"');
  const shown = {
    isDemonstration: true,
    password: 'songque2026',
    accounts: [{ username: 'an.bac', role: 'clerk', agency: 'Ủy ban nhân dân phường Bắc' }],
  };
  await writeSetting(house.db, demonstration, shown, { at: house.clock.now(), accountId: null });
  const page = (await browse().get('/sign-in?next=/dossiers')).body;
  expect(page).toContain('songque2026');
  expect(page).toContain('Cán bộ Một cửa');
  expect(page).toContain('/sign-in?as=an.bac&amp;next=%2Fdossiers');
  expect((await browse().get('/sign-in?as=an.bac')).body).toContain('value="an.bac"');
  expect((await browse().get('/sign-in?as=quantri')).body).not.toContain('value="quantri"');
});

test('every page speaks English to who asks for it', async () => {
  const browser = await browserOf('quantri');
  for (const path of [
    '/account',
    '/account/password',
    '/account/second-factor',
    '/account/absence',
    '/admin/accounts',
    '/admin/accounts/new',
    '/admin/sign-in',
    '/sign-in',
  ]) {
    const english = (await browser.get(`${path}?lang=en`)).body;
    const vietnamese = (await browser.get(`${path}?lang=vi`)).body;
    expect(english).not.toBe(vietnamese);
    expect(english).toMatch(/Sign in|account|password|second factor|Single sign-on/i);
  }
});
