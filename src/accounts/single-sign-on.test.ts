import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { sessionCookie } from '../kernel/server.ts';
import { readEvents } from '../kernel/events.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import { SampleBrowser, serveAccounts } from './sample-browser.tsx';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';
import { openSampleProvider, sampleClient, type SampleProvider } from './sample-provider.ts';
import { codeAt } from './second-factor.ts';

let house: TestHouse;
let accounts: Accounts;
let app: FastifyInstance;
let city: SampleCity;
let provider: SampleProvider;

const callback = 'http://motcua.example/sign-in/oidc/callback';
const base = { label: 'Tài khoản công vụ', clientId: sampleClient.id, clientSecret: sampleClient.secret };

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
  provider = await openSampleProvider(callback);
});
beforeEach(async () => {
  app = await serveAccounts(house, accounts);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

const browse = () => new SampleBrowser(app);
const idOf = (username: string) => city.people[username] ?? 0;

async function configure(change: Readonly<Record<string, string>> = {}) {
  const browser = browse();
  await browser.signIn('quantri', samplePassword);
  await browser.get('/admin/sign-in');
  const fields = { ...base, issuer: provider.issuer, matchBy: 'subject', isEnabled: 'on', ...change };
  return { response: await browser.post('/admin/sign-in', fields), browser };
}

async function bind(username: string, oidcSubject: string): Promise<void> {
  await house.db.updateTable('account').set({ oidcSubject }).where('username', '=', username).execute();
}

/** Through the provider and back; the page or redirect that the way back ends with. */
async function signOn(browser: SampleBrowser, next = '/dossiers') {
  const start = await browser.get(`/sign-in/oidc?next=${encodeURIComponent(next)}`);
  expect(start.statusCode).toBe(303);
  const back = await provider.follow(String(start.headers.location));
  return browser.get(back.pathname + back.search);
}

test('until it is turned on, no page offers it and its address is not there', async () => {
  expect((await browse().get('/sign-in')).body).not.toContain('/sign-in/oidc');
  expect((await browse().get('/sign-in/oidc')).statusCode).toBe(404);
  expect((await browse().get('/sign-in/oidc/callback?code=x&state=y')).statusCode).toBe(404);
});

test('what an administrator fills in is tried before it counts', async () => {
  expect((await configure({ issuer: 'http://dangnhap.example' })).response.body).toContain('https://');
  expect((await configure({ issuer: 'http://127.0.0.1:1' })).response.body).toContain(
    'Không đọc được cấu hình',
  );
  expect((await configure({ clientId: '' })).response.body).toContain('Hãy ghi mã ứng dụng');
  expect((await configure({ clientSecret: '' })).response.body).toContain('Hãy ghi khóa bí mật');
  expect(await accounts.readSignOn()).toMatchObject({ isEnabled: false });
});

test('the client’s secret is stored sealed, never shown, and not sent to another provider', async () => {
  const { response, browser } = await configure();
  expect(response.statusCode).toBe(303);
  expect((await browser.get('/admin/sign-in')).body).not.toContain(sampleClient.secret);
  const rows = await house.db.selectFrom('setting').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(sampleClient.secret);
  expect((await configure({ clientSecret: '' })).response.statusCode).toBe(303);
  const moved = await configure({ clientSecret: '', clientId: 'another' });
  expect(moved.response.body).toContain('phải ghi lại khóa');
  expect((await readEvents(house.db, 'account', idOf('quantri'))).map(({ kind }) => kind)).toContain(
    'sign-on-configured',
  );
});

test('a bound identity signs in and goes on to where it wanted', async () => {
  await configure();
  await bind('an.bac', 'sub-an');
  provider.stand({ sub: 'sub-an' });
  expect((await browse().get('/sign-in')).body).toContain('Tài khoản công vụ');
  const browser = browse();
  const back = await signOn(browser);
  expect(back.statusCode).toBe(303);
  expect(back.headers.location).toBe('/dossiers');
  expect((await browser.get('/account')).body).toContain('Nguyễn Văn An');
  const last = (await readEvents(house.db, 'account', idOf('an.bac'))).at(-1);
  expect(last).toMatchObject({ kind: 'signed-in', data: { method: 'single-sign-on' } });
});

test('who is not known here, or is closed, is told so in words', async () => {
  provider.stand({ sub: 'sub-nobody', email: 'binh@bac.example', email_verified: true });
  const back = await signOn(browse());
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain('chưa có tài khoản đang hoạt động nào');
  await bind('tay', 'sub-tay');
  await house.db.updateTable('account').set({ isActive: false }).where('username', '=', 'tay').execute();
  provider.stand({ sub: 'sub-tay' });
  const closed = browse();
  expect((await signOn(closed)).statusCode).toBe(422);
  expect(closed.cookies.has(sessionCookie)).toBe(false);
});

test('who turns back at the provider may try again', async () => {
  provider.stand(null);
  const back = await signOn(browse());
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain('đã dừng hoặc bị từ chối');
});

test('an answer with another state, in another browser, too late, or used twice opens nothing', async () => {
  provider.stand({ sub: 'sub-an' });
  const begin = async (browser: SampleBrowser) => {
    const start = await browser.get('/sign-in/oidc');
    return provider.follow(String(start.headers.location));
  };
  const victim = browse();
  const changed = await begin(victim);
  changed.searchParams.set('state', 'made-up');
  const stranger = browse();
  const stolen = await begin(browse());
  const late = browse();
  const lateBack = await begin(late);
  house.clock.set(house.clock.now().add({ minutes: 5 }));
  for (const [browser, back] of [
    [victim, changed],
    [stranger, stolen],
    [late, lateBack],
  ] as const) {
    const response = await browser.get(back.pathname + back.search);
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('đã quá hạn hoặc không bắt đầu từ trình duyệt này');
    expect(browser.cookies.has(sessionCookie)).toBe(false);
  }
  const twice = browse();
  const back = await begin(twice);
  const kept = twice.cookies.get('motcua_sign_on') ?? '';
  expect((await twice.get(back.pathname + back.search)).statusCode).toBe(303);
  const again = browse();
  again.cookies.set('motcua_sign_on', kept);
  expect((await again.get(back.pathname + back.search)).statusCode).toBe(422);
  expect(again.cookies.has(sessionCookie)).toBe(false);
});

test('an answer to one sign-on does not pass for another of the same browser', async () => {
  provider.stand({ sub: 'sub-an' });
  const browser = browse();
  const first = await provider.follow(String((await browser.get('/sign-in/oidc')).headers.location));
  const secondStart = new URL(String((await browser.get('/sign-in/oidc')).headers.location));
  first.searchParams.set('state', secondStart.searchParams.get('state') ?? '');
  const response = await browser.get(first.pathname + first.search);
  expect(response.statusCode).toBe(422);
  expect(browser.cookies.has(sessionCookie)).toBe(false);
});

test('a verified address binds its one account at the first sign-in; from then on the identity counts', async () => {
  await configure({ matchBy: 'email' });
  provider.stand({ sub: 'sub-binh', email: 'Binh@bac.example', email_verified: false });
  expect((await signOn(browse())).statusCode).toBe(422);
  provider.stand({ sub: 'sub-binh', email: 'Binh@bac.example', email_verified: true });
  expect((await signOn(browse())).statusCode).toBe(303);
  provider.stand({ sub: 'sub-binh', email: 'changed@bac.example', email_verified: true });
  expect((await signOn(browse())).statusCode).toBe(303);
  provider.stand({ sub: 'sub-thief', email: 'binh@bac.example', email_verified: true });
  expect((await signOn(browse())).statusCode).toBe(422);
  const { email } = await accounts.getAccount({ kind: 'system' }, idOf('binh.bac')).then((found) => {
    if ('refused' in found) throw new Error(found.code);
    return found;
  });
  await house.db.updateTable('account').set({ email }).where('username', '=', 'quantri.bac').execute();
  await house.db
    .updateTable('account')
    .set({ email, oidcSubject: null })
    .where('username', '=', 'binh.bac')
    .execute();
  provider.stand({ sub: 'sub-two', email, email_verified: true });
  expect((await signOn(browse())).statusCode).toBe(422);
});

test('who has a second factor is asked for the code here too', async () => {
  await configure();
  await bind('quantri.dong', 'sub-dong');
  const outcome = await accounts.signIn({
    username: 'quantri.dong',
    password: samplePassword,
    ip: '',
    userAgent: '',
  });
  if (!('token' in outcome)) throw new Error('was not signed in');
  const actor = await accounts.findActor(outcome.token);
  if (actor.kind !== 'staff') throw new Error('is nobody');
  const { secret, sealed } = await accounts.beginSecondFactor(actor);
  await accounts.confirmSecondFactor(actor, sealed, codeAt(secret, house.clock.now()));
  house.clock.set(house.clock.now().add({ minutes: 1 }));
  provider.stand({ sub: 'sub-dong' });
  const browser = browse();
  expect((await signOn(browser, '/account')).headers.location).toBe('/sign-in/code');
  expect(browser.cookies.has(sessionCookie)).toBe(false);
  await browser.get('/sign-in/code');
  const done = await browser.post('/sign-in/code', { code: codeAt(secret, house.clock.now()) });
  expect(done.headers.location).toBe('/account');
});
