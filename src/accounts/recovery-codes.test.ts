import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { system, type Staff } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import { isRecoveryCode, newRecoveryCodes, recoveryMark } from './recovery-codes.ts';
import { codeRefused, secondFactorOff } from './refusals.ts';
import { SampleBrowser, serveAccounts } from './sample-browser.tsx';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';
import { codeAt } from './second-factor.ts';

let house: TestHouse;
let accounts: Accounts;
let app: FastifyInstance;
let city: SampleCity;
const from = { ip: '203.0.113.9', userAgent: 'Firefox' };

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
  app = await serveAccounts(house, accounts);
});
afterAll(() => app.close());
beforeEach(() => house.clock.set(house.clock.now().add({ hours: 24 })));

const idOf = (username: string) => city.people[username] ?? 0;

async function actorOf(username: string): Promise<Staff> {
  const outcome = await accounts.signIn({ username, password: samplePassword, ...from });
  if (isRefusal(outcome) || outcome.kind !== 'signed-in') throw new Error('was not signed in');
  const actor = await accounts.findActor(outcome.token);
  if (actor.kind !== 'staff') throw new Error('is nobody');
  return actor;
}

async function enrolled(username: string): Promise<{ actor: Staff; secret: string; codes: string[] }> {
  const actor = await actorOf(username);
  const { secret, sealed } = await accounts.beginSecondFactor(actor);
  const made = await accounts.confirmSecondFactor(actor, sealed, codeAt(secret, house.clock.now()));
  if (isRefusal(made)) throw new Error(made.code);
  house.clock.set(house.clock.now().add({ minutes: 1 }));
  return { actor, secret, codes: [...made.recoveryCodes] };
}

async function enter(username: string, code: string) {
  const outcome = await accounts.signIn({ username, password: samplePassword, ...from });
  if (isRefusal(outcome) || outcome.kind !== 'code-needed') throw new Error('asks for no code');
  return accounts.confirmCode({ pending: outcome.pending, code, ...from });
}

test('a set has ten codes of twelve digits, and no two sets share one', () => {
  const codes = [...newRecoveryCodes(), ...newRecoveryCodes()];
  expect(new Set(codes).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
});

test('a code is known again however its digits are set apart, for its account and here alone', () => {
  const secret = Buffer.alloc(32, 7);
  const mark = recoveryMark(secret, 3, '1234 5678 9012');
  for (const typed of ['123456789012', '1234-5678-9012', ' 1234.5678 9012 ']) {
    expect(isRecoveryCode(typed)).toBe(true);
    expect(recoveryMark(secret, 3, typed)).toEqual(mark);
  }
  expect(recoveryMark(secret, 4, '123456789012')).not.toEqual(mark);
  expect(recoveryMark(Buffer.alloc(32, 8), 3, '123456789012')).not.toEqual(mark);
  for (const other of ['123456', '12345678901', '1234567890123', '12345678901a', ''])
    expect(isRecoveryCode(other)).toBe(false);
});

test('a recovery code stands in for the telephone, once', async () => {
  const { actor, codes } = await enrolled('binh.bac');
  const [first = '', second = ''] = codes;
  expect(await enter('binh.bac', first)).toMatchObject({ kind: 'signed-in', recoveryCodesLeft: 9 });
  expect(await enter('binh.bac', first)).toBe(codeRefused);
  const direct = {
    username: 'binh.bac',
    password: samplePassword,
    code: second.replaceAll(' ', ''),
    ...from,
  };
  expect(await accounts.signIn(direct)).toMatchObject({ kind: 'signed-in', recoveryCodesLeft: 8 });
  expect(await accounts.ownFacts(actor)).toMatchObject({ recoveryCodesLeft: 8 });
  const events = await readEvents(house.db, 'account', idOf('binh.bac'));
  const told = events.filter(({ kind }) => kind.startsWith('recovery'));
  expect(told.map(({ kind, data }) => [kind, data])).toEqual([
    ['recovery-codes-made', { count: 10 }],
    ['recovery-code-used', { left: 9 }],
    ['recovery-code-used', { left: 8 }],
  ]);
  const stored = await house.db.selectFrom('recoveryCode').selectAll().execute();
  const kept = JSON.stringify([stored, events]);
  for (const code of codes) expect(kept).not.toContain(code.replaceAll(' ', ''));
});

test('one code sent twice at the same time lets one in', async () => {
  const { codes } = await enrolled('quantri.dong');
  const outcomes = await Promise.all([1, 2].map(() => enter('quantri.dong', codes[0] ?? '')));
  expect(outcomes.filter((outcome) => outcome === codeRefused)).toHaveLength(1);
});

test('guesses at recovery codes lock the account like any other', async () => {
  const { codes } = await enrolled('quantri.bac');
  for (let count = 0; count < 5; count += 1)
    expect(await enter('quantri.bac', '0000 0000 0000')).toBe(codeRefused);
  const locked = { username: 'quantri.bac', password: samplePassword, code: codes[0] ?? '', ...from };
  expect(await accounts.signIn(locked)).toMatchObject({ code: 'sign-in-refused' });
});

test('who has the authenticator at hand makes a new set, and the old one ends', async () => {
  const { actor, secret, codes } = await enrolled('giam.dong');
  expect(await accounts.renewRecoveryCodes(actor, '000000', from.ip)).toBe(codeRefused);
  expect(await accounts.renewRecoveryCodes(actor, codes[0] ?? '', from.ip)).toBe(codeRefused);
  const made = await accounts.renewRecoveryCodes(actor, codeAt(secret, house.clock.now()), from.ip);
  if (isRefusal(made)) throw new Error(made.code);
  expect(await enter('giam.dong', codes[1] ?? '')).toBe(codeRefused);
  expect(await enter('giam.dong', made.recoveryCodes[1] ?? '')).toMatchObject({ recoveryCodesLeft: 9 });
});

test('without a second factor there are no codes; an administrator who takes it away takes them too', async () => {
  const clerk = await actorOf('an.bac');
  expect(await accounts.renewRecoveryCodes(clerk, '000000', from.ip)).toBe(secondFactorOff);
  const { actor, codes } = await enrolled('tay');
  expect(await accounts.removeSecondFactor(system, idOf('tay'))).toBe(true);
  expect(await accounts.ownFacts(actor)).toMatchObject({ recoveryCodesLeft: 0 });
  const signIn = { username: 'tay', password: samplePassword, ...from };
  expect(await accounts.signIn(signIn)).toMatchObject({ kind: 'signed-in' });
  const { codes: others } = await enrolled('tay');
  expect(others).not.toContain(codes[0]);
  expect(await enter('tay', codes[0] ?? '')).toBe(codeRefused);
});

test('in the browser: a code is taken where the telephone’s is, and the page says how many are left', async () => {
  const { secret, codes } = await enrolled('an.bac');
  const browser = new SampleBrowser(app);
  await browser.signIn('an.bac', samplePassword, '/account/second-factor');
  expect((await browser.get('/sign-in/code')).body).toContain('mã khôi phục 12 chữ số');
  const entered = await browser.post('/sign-in/code', { code: codes[3] ?? '' });
  expect(entered.headers.location).toBe('/account/second-factor');
  expect((await browser.get('/account/second-factor')).body).toContain('Bạn còn 9 mã khôi phục');
  const wrong = await browser.post('/account/second-factor/recovery-codes', { code: '123456' });
  expect(wrong.statusCode).toBe(422);
  const code = codeAt(secret, house.clock.now());
  const made = await browser.post('/account/second-factor/recovery-codes', { code });
  expect(made.body.match(/\d{4} \d{4} \d{4}/g)).toHaveLength(10);
});
