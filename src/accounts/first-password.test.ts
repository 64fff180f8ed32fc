import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { system, visitor } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { sessionCookie } from '../kernel/server.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import { firstPasswordOver, passwordSame, passwordsDiffer } from './refusals.ts';
import { SampleBrowser, serveAccounts } from './sample-browser.tsx';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';
import { codeAt } from './second-factor.ts';

let house: TestHouse;
let accounts: Accounts;
let app: FastifyInstance;
let city: SampleCity;
const from = { ip: '203.0.113.9', userAgent: 'Firefox' };
const own = 'vịt chạy đồng mùa nước nổi';

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
  app = await serveAccounts(house, accounts);
});
afterAll(() => app.close());

const idOf = (username: string) => city.people[username] ?? 0;
const wait = (duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));

/** The password that an administrator gives, and the token under which the holder's own one is awaited. */
async function reset(username: string): Promise<{ password: string; pending: string }> {
  const given = await accounts.resetPassword(system, idOf(username));
  if (isRefusal(given)) throw new Error(given.code);
  return { ...given, pending: await pendingOf(username, given.password) };
}

async function pendingOf(username: string, password: string): Promise<string> {
  const outcome = await accounts.signIn({ username, password, ...from });
  if (isRefusal(outcome) || outcome.kind !== 'password-needed') throw new Error('asks for no password');
  return outcome.pending;
}

const set = (pending: string, next = own, repeat = next) =>
  accounts.setFirstPassword({ pending, next, repeat, ...from });

test('a password that an administrator gave opens nothing but the choice of one’s own', async () => {
  const { password, pending } = await reset('an.bac');
  expect(await accounts.findActor(pending)).toBe(visitor);
  expect(await set(pending, 'ngắn')).toMatchObject({ code: 'password-short', field: 'next' });
  expect(await set(pending, own, `${own}!`)).toBe(passwordsDiffer);
  expect(await set(pending, password)).toBe(passwordSame);
  const outcome = await set(pending);
  if (isRefusal(outcome) || outcome.kind !== 'signed-in') throw new Error('was not signed in');
  expect(await accounts.findActor(outcome.token)).toMatchObject({ username: 'an.bac' });
  expect(await accounts.signIn({ username: 'an.bac', password: own, ...from })).toMatchObject({
    kind: 'signed-in',
  });
  expect(await accounts.signIn({ username: 'an.bac', password, ...from })).toMatchObject({ refused: true });
  const kinds = (await readEvents(house.db, 'account', idOf('an.bac'))).map(({ kind }) => kind);
  expect(kinds.slice(1, 4)).toEqual(['password-reset', 'password-changed', 'signed-in']);
});

test('the choice is made once, within 15 minutes, and not after another reset', async () => {
  const first = await reset('binh.bac');
  wait({ minutes: 15 });
  expect(await set(first.pending)).toBe(firstPasswordOver);
  const again = await pendingOf('binh.bac', first.password);
  const second = await reset('binh.bac');
  expect(await set(again)).toBe(firstPasswordOver);
  const both = await Promise.all([set(second.pending), set(second.pending, `${own} khác`)]);
  expect(both.filter((outcome) => outcome === firstPasswordOver)).toHaveLength(1);
  expect(await set('made up')).toBe(firstPasswordOver);
});

test('the code of the second factor comes before, and its token does not open this step', async () => {
  const signedIn = await accounts.signIn({ username: 'giam.dong', password: samplePassword, ...from });
  if (isRefusal(signedIn) || signedIn.kind !== 'signed-in') throw new Error('was not signed in');
  const actor = await accounts.findActor(signedIn.token);
  if (actor.kind !== 'staff') throw new Error('is nobody');
  const { secret, sealed } = await accounts.beginSecondFactor(actor);
  await accounts.confirmSecondFactor(actor, sealed, codeAt(secret, house.clock.now()));
  wait({ minutes: 1 });
  const given = await accounts.resetPassword(system, idOf('giam.dong'));
  if (isRefusal(given)) throw new Error(given.code);
  const half = await accounts.signIn({ username: 'giam.dong', password: given.password, ...from });
  if (isRefusal(half) || half.kind !== 'code-needed') throw new Error('asks for no code');
  expect(await set(half.pending)).toBe(firstPasswordOver);
  const code = codeAt(secret, house.clock.now());
  const last = await accounts.confirmCode({ pending: half.pending, code, ...from });
  if (isRefusal(last) || last.kind !== 'password-needed') throw new Error('asks for no password');
  expect(await accounts.confirmCode({ pending: last.pending, code, ...from })).toMatchObject({
    code: 'sign-in-over',
  });
  expect(await set(last.pending)).toMatchObject({ kind: 'signed-in' });
});

test('the shared password of a demonstration need not be replaced', async () => {
  expect(await accounts.signIn({ username: 'tay', password: samplePassword, ...from })).toMatchObject({
    kind: 'signed-in',
  });
});

test('in the browser: the page asks, says what is wrong, and leads on to where one wanted to go', async () => {
  const { password } = await reset('tay');
  const browser = new SampleBrowser(app);
  const first = await browser.signIn('tay', password, '/account/absence');
  expect(first.headers.location).toBe('/sign-in/new-password');
  expect(browser.cookies.has(sessionCookie)).toBe(false);
  const form = await browser.get('/sign-in/new-password');
  expect(form.body).toContain('value="tay"');
  expect(form.body).toContain('Mật khẩu mới');
  const short = await browser.post('/sign-in/new-password', { next: 'ngắn', repeat: 'ngắn' });
  expect(short.statusCode).toBe(422);
  expect(short.body).toContain('ít nhất 10 ký tự');
  const done = await browser.post('/sign-in/new-password', { next: own, repeat: own });
  expect(done.headers.location).toBe('/account/absence');
  expect((await browser.get('/account')).statusCode).toBe(200);
  expect((await browser.get('/sign-in/new-password')).headers.location).toBe('/sign-in');

  const stranger = new SampleBrowser(app);
  await stranger.get('/sign-in');
  const refused = await stranger.post('/sign-in/new-password', { next: own, repeat: own });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Hãy đăng nhập lại từ đầu');
});
