import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { visitor, type Staff } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { eventHash, readEvents } from '../kernel/events.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import { hashPassword } from './passwords.ts';
import { signInRefused } from './refusals.ts';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';

let house: TestHouse;
let accounts: Accounts;
let city: SampleCity;
const from = { ip: '203.0.113.9', userAgent: 'Firefox' };
const morning = Temporal.Instant.from('2026-03-02T01:30:00Z');

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
});
beforeEach(() => house.clock.set(house.clock.now().add({ hours: 24 })));

const idOf = (username: string) => city.people[username] ?? 0;
const wait = (duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));
const kindsOf = async (username: string) =>
  (await readEvents(house.db, 'account', idOf(username))).map((event) => event.kind);

function attempt(username: string, password = samplePassword, more: { replaces?: string } = {}) {
  return accounts.signIn({ username, password, ...more, ...from });
}

async function tokenOf(username: string, more: { replaces?: string } = {}): Promise<string> {
  const outcome = await attempt(username, samplePassword, more);
  if (isRefusal(outcome) || outcome.kind !== 'signed-in') throw new Error('was not signed in');
  return outcome.token;
}

async function staffOf(token: string): Promise<Staff> {
  const actor = await accounts.findActor(token);
  if (actor.kind !== 'staff') throw new Error('is nobody');
  return actor;
}

test('who signs in is known with place, roles and the agencies below', async () => {
  const clerk = await staffOf(await tokenOf('an.bac'));
  expect(clerk).toEqual({
    kind: 'staff',
    accountId: idOf('an.bac'),
    username: 'an.bac',
    fullName: 'Nguyễn Văn An',
    agencyId: city.agencies['C.20.01'],
    agencyCode: 'C.20.01',
    agencyName: 'Ủy ban nhân dân phường Bắc',
    agencyTree: [city.agencies['C.20.01']],
    archiveOf: [],
    unitId: city.unitId,
    unitName: 'Bộ phận Một cửa',
    roles: ['clerk'],
    standsInFor: [],
  });
  const district = await staffOf(await tokenOf('quantri.dong'));
  const { agencies } = city;
  expect(district.agencyTree).toEqual([agencies['C.20'], agencies['C.20.01'], agencies['C.20.02']]);
  const root = await staffOf(await tokenOf('quantri'));
  expect(new Set(root.agencyTree)).toEqual(new Set(Object.values(agencies)));
});

test('the username may be typed in capitals, the password from a keyboard that sends decomposed letters', async () => {
  expect(await attempt(' AN.Bac ', samplePassword.normalize('NFD'))).toMatchObject({ kind: 'signed-in' });
});

test('the database keeps no token that could be used', async () => {
  const token = await tokenOf('an.bac');
  const rows = await house.db.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(rows.every((row) => row.tokenHash.length === 32)).toBe(true);
});

test('every reason for a refusal has the same words', async () => {
  await house.db
    .updateTable('account')
    .set({ isActive: false })
    .where('username', '=', 'giam.dong')
    .execute();
  await house.db.updateTable('account').set({ passwordHash: null }).where('username', '=', 'tay').execute();
  for (const [username, password] of [
    ['nobody', samplePassword],
    ['an.bac', 'sai mật khẩu'],
    ['giam.dong', samplePassword],
    ['tay', samplePassword],
    ["' or 1=1 --", samplePassword],
  ] as const) {
    expect(await attempt(username, password)).toBe(signInRefused);
  }
  const passwordHash = await hashPassword(samplePassword);
  await house.db.updateTable('account').set({ isActive: true, passwordHash }).execute();
});

test('five failures lock an account for 15 minutes, for every process, whatever is typed', async () => {
  for (let count = 0; count < 5; count += 1) expect(await attempt('binh.bac', 'sai')).toBe(signInRefused);
  const other = createAccounts(house, house.clock);
  const again = { username: 'binh.bac', password: samplePassword, ...from };
  wait({ minutes: 14, seconds: 59 });
  expect(await other.signIn(again)).toBe(signInRefused);
  wait({ seconds: 1 });
  expect(await other.signIn(again)).toMatchObject({ kind: 'signed-in' });
  const kinds = await kindsOf('binh.bac');
  expect(kinds.slice(-7)).toEqual([...Array<string>(5).fill('sign-in-refused'), 'locked', 'signed-in']);
});

test('four failures and a success start the count anew', async () => {
  for (let round = 0; round < 2; round += 1) {
    for (let count = 0; count < 4; count += 1) await attempt('binh.bac', 'sai');
    expect(await attempt('binh.bac')).toMatchObject({ kind: 'signed-in' });
  }
});

test('guesses sent all at once are no more than five, and leave one unbroken chain of events', async () => {
  const before = (await kindsOf('quantri.bac')).length;
  const guesses = Array.from({ length: 20 }, (_, index) => attempt('quantri.bac', `sai ${index}`));
  expect(new Set(await Promise.all(guesses))).toEqual(new Set([signInRefused]));
  const events = (await readEvents(house.db, 'account', idOf('quantri.bac'))).slice(before);
  expect(events.filter((event) => event.kind === 'sign-in-refused')).toHaveLength(5);
  for (const event of events) expect(eventHash(event).equals(event.hash)).toBe(true);
  expect(await attempt('quantri.bac')).toBe(signInRefused);
});

test('a session ends after 30 minutes without use, and 12 hours after it began however much it is used', async () => {
  const idle = await tokenOf('an.bac');
  wait({ minutes: 29 });
  expect((await accounts.findActor(idle)).kind).toBe('staff');
  wait({ minutes: 29 });
  expect((await accounts.findActor(idle)).kind).toBe('staff');
  wait({ minutes: 30 });
  expect(await accounts.findActor(idle)).toBe(visitor);

  const busy = await tokenOf('an.bac');
  for (let passed = 0; passed < 710; passed += 10) {
    expect((await accounts.findActor(busy)).kind).toBe('staff');
    wait({ minutes: 10 });
  }
  expect((await accounts.findActor(busy)).kind).toBe('staff');
  wait({ minutes: 10 });
  expect(await accounts.findActor(busy)).toBe(visitor);
});

test('what is kept in memory ends with its session, and a change in another process is seen within five seconds', async () => {
  const token = await tokenOf('an.bac');
  expect((await staffOf(token)).roles).toEqual(['clerk']);
  await house.db
    .updateTable('account')
    .set({ roles: ['leader'] })
    .where('username', '=', 'an.bac')
    .execute();
  wait({ seconds: 5 });
  expect((await staffOf(token)).roles).toEqual(['leader']);
  await house.db
    .updateTable('account')
    .set({ roles: ['clerk'] })
    .where('username', '=', 'an.bac')
    .execute();
});

test('signing out ends the session at once', async () => {
  const token = await tokenOf('an.bac');
  await staffOf(token);
  await accounts.signOut(token);
  expect(await accounts.findActor(token)).toBe(visitor);
  expect((await kindsOf('an.bac')).at(-1)).toBe('signed-out');
  await accounts.signOut(token);
});

test('signing in again gives a new token and ends the browser’s old session, even of somebody else', async () => {
  const first = await tokenOf('an.bac');
  await staffOf(first);
  const second = await tokenOf('quantri', { replaces: first });
  expect(second).not.toBe(first);
  expect(await accounts.findActor(first)).toBe(visitor);
  expect((await staffOf(second)).username).toBe('quantri');
});

test.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}!`, 'a'.repeat(5000)])(
  'token "%s" is a visitor',
  async (token) => {
    expect(await accounts.findActor(token)).toBe(visitor);
  },
);

test('a weak hash is made anew when its password comes by', async () => {
  const weak = await hashPassword(samplePassword, { memory: 1024, passes: 1, parallelism: 1 });
  await house.db
    .updateTable('account')
    .set({ passwordHash: weak })
    .where('username', '=', 'an.bac')
    .execute();
  await tokenOf('an.bac');
  const { passwordHash } = await house.db
    .selectFrom('account')
    .select('passwordHash')
    .where('username', '=', 'an.bac')
    .executeTakeFirstOrThrow();
  expect(passwordHash).toContain('m=19456,t=2,p=1');
  expect(await attempt('an.bac')).toMatchObject({ kind: 'signed-in' });
});

test('600 accounts of a pack share one hash, are there all or not at all, and twice is once', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => ({
    username: `bulk${index}`,
    fullName: `Người thứ ${index}`,
    agency: 'C.20.02',
    roles: ['clerk'] as const,
  }));
  const lost = [...rows, { username: 'lost', fullName: 'Lạc', agency: 'C.99', roles: ['clerk'] as const }];
  await expect(accounts.installAccounts(lost, 'songque2026')).rejects.toThrow('C.99');
  expect(await accounts.installAccounts(rows, 'songque2026')).toBe(600);
  expect(await accounts.installAccounts(rows, 'songque2026')).toBe(0);
  const hashes = await house.db
    .selectFrom('account')
    .select('passwordHash')
    .distinct()
    .where('username', 'like', 'bulk%')
    .execute();
  expect(hashes).toHaveLength(1);
  expect(await attempt('bulk599', 'songque2026')).toMatchObject({ kind: 'signed-in' });
  const [created] = await readEvents(house.db, 'account', idOf('an.bac'));
  expect(created).toMatchObject({ number: 1, kind: 'created', happenedAt: morning, actorId: null });
});

test('no event holds a name, an address or a password', async () => {
  const events = await house.db
    .selectFrom('event')
    .select('data')
    .where('subjectKind', '=', 'account')
    .execute();
  const text = JSON.stringify(events);
  for (const secret of [samplePassword, 'argon2', 'Nguyễn', 'binh@bac.example'])
    expect(text).not.toContain(secret);
});
