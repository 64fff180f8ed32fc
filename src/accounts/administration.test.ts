import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { system, visitor, type Actor, type Staff } from '../kernel/access.ts';
import { forbidden, isRefusal, notFound } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { createAccounts } from './accounts.ts';
import type { AccountFilter } from './account-store.ts';
import type { Accounts } from './face.ts';
import {
  agencyOutside,
  cityRole,
  ownAccount,
  signInRefused,
  subjectTaken,
  unitElsewhere,
  usernameTaken,
} from './refusals.ts';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';

let house: TestHouse;
let accounts: Accounts;
let city: SampleCity;
let root: Staff;
let district: Staff;
let commune: Staff;
let clerk: Staff;
const from = { ip: '203.0.113.9', userAgent: 'Firefox' };

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
  root = (await signedIn('quantri')).actor;
  district = (await signedIn('quantri.dong')).actor;
  commune = (await signedIn('quantri.bac')).actor;
  clerk = (await signedIn('an.bac')).actor;
});

const idOf = (username: string) => city.people[username] ?? 0;
const agency = (code: string) => city.agencies[code] ?? 0;

async function signedIn(
  username: string,
  password = samplePassword,
): Promise<{ token: string; actor: Staff }> {
  const outcome = await accounts.signIn({ username, password, ...from });
  if (isRefusal(outcome) || outcome.kind !== 'signed-in') throw new Error('was not signed in');
  const actor = await accounts.findActor(outcome.token);
  if (actor.kind !== 'staff') throw new Error('is nobody');
  return { token: outcome.token, actor };
}

/** As `signedIn`, with a password that an administrator gave. */
async function signedInFirst(username: string, password: string): Promise<{ token: string; actor: Staff }> {
  const outcome = await accounts.signIn({ username, password, ...from });
  if (isRefusal(outcome) || outcome.kind !== 'password-needed') throw new Error('asks for no password');
  const own = 'chợ nổi Cái Răng lúc bình minh';
  const { pending } = outcome;
  expect(await accounts.setFirstPassword({ pending, next: own, repeat: own, ...from })).toMatchObject({
    kind: 'signed-in',
  });
  return signedIn(username, own);
}

const nothing: AccountFilter = { q: '', agencyId: null, role: null, state: null };
const list = async (actor: Actor, filter: Partial<AccountFilter> = {}) =>
  (await accounts.listAccounts(actor, { ...nothing, ...filter }, { offset: 0, limit: 50 })).rows.map(
    (row) => row.username,
  );

const details = (change: object = {}) => ({
  fullName: 'Người Mới',
  email: '',
  agencyId: agency('C.20.01'),
  unitId: null,
  roles: ['clerk' as const],
  oidcSubject: '',
  ...change,
});

test('the list shows the accounts of one’s tree, and nobody else sees any', async () => {
  expect(await list(root)).toHaveLength(7);
  expect((await list(district)).toSorted()).toEqual([
    'an.bac',
    'binh.bac',
    'giam.dong',
    'quantri.bac',
    'quantri.dong',
  ]);
  expect((await list(commune)).toSorted()).toEqual(['an.bac', 'binh.bac', 'quantri.bac']);
  expect(await list(clerk)).toEqual([]);
  expect(await list(visitor)).toEqual([]);
  expect(await list(district, { agencyId: agency('C.30') })).toEqual([]);
});

test('people are found without diacritics, by agency, role and state', async () => {
  expect(await list(root, { q: 'nguyen van an' })).toEqual(['an.bac']);
  expect(await list(root, { q: 'ĐỖ ĐÔNG' })).toEqual(['quantri.dong']);
  expect(await list(root, { q: 'do dong' })).toEqual(['quantri.dong']);
  expect(await list(root, { q: '100%' })).toEqual([]);
  expect(await list(root, { q: '_' })).toEqual([]);
  expect(await list(root, { role: 'leader' })).toEqual(['binh.bac']);
  expect(await list(root, { agencyId: agency('C.30') })).toEqual(['tay']);
  expect(await list(root, { state: 'closed' })).toEqual([]);
});

test('an account outside one’s tree is as if it were not there', async () => {
  for (const actor of [district, commune, clerk, visitor]) {
    for (const id of [idOf('tay'), idOf('quantri'), 999_999_999]) {
      expect(await accounts.getAccount(actor, id)).toBe(notFound);
      expect(await accounts.readHistory(actor, id)).toBe(notFound);
      expect(await accounts.updateAccount(actor, id, details())).toBe(notFound);
      expect(await accounts.setRoles(actor, id, ['leader'])).toBe(notFound);
      expect(await accounts.resetPassword(actor, id)).toBe(notFound);
      expect(await accounts.unlock(actor, id)).toBe(notFound);
      expect(await accounts.removeSecondFactor(actor, id)).toBe(notFound);
      expect(await accounts.deactivate(actor, id)).toBe(notFound);
      expect(await accounts.reactivate(actor, id)).toBe(notFound);
    }
  }
  expect(await accounts.listUnits(district, agency('C.30'))).toEqual([]);
});

test('an account is made within one’s tree, with a password that works', async () => {
  const wanted = { username: 'moi.bac', ...details({ unitId: city.unitId }) };
  expect(await accounts.createAccount(clerk, wanted)).toBe(forbidden);
  expect(await accounts.createAccount(commune, { ...wanted, agencyId: agency('C.20.02') })).toBe(
    agencyOutside,
  );
  expect(await accounts.createAccount(root, { ...wanted, agencyId: 999_999 })).toBe(agencyOutside);
  expect(await accounts.createAccount(root, { ...wanted, agencyId: agency('C.30') })).toBe(unitElsewhere);
  expect(await accounts.createAccount(commune, { ...wanted, username: 'an.bac' })).toBe(usernameTaken);
  const made = await accounts.createAccount(commune, wanted);
  if (isRefusal(made)) throw new Error(made.code);
  const { actor } = await signedInFirst('moi.bac', made.password);
  expect(actor).toMatchObject({ fullName: 'Người Mới', roles: ['clerk'] });
  const [created] = await readEvents(house.db, 'account', made.accountId);
  expect(created).toMatchObject({ kind: 'created', actorId: commune.accountId });
  expect(JSON.stringify(created)).not.toContain(made.password);
});

test('roles that reach the whole city are given, and their holders managed, by administrators of the whole city', async () => {
  const auditor = { username: 'giam2', ...details({ roles: ['auditor'] }) };
  expect(await accounts.createAccount(district, auditor)).toBe(cityRole);
  expect(await accounts.setRoles(district, idOf('an.bac'), ['clerk', 'inspector'])).toBe(cityRole);
  expect(await accounts.updateAccount(commune, idOf('an.bac'), details({ roles: ['auditor'] }))).toBe(
    cityRole,
  );
  expect(await accounts.resetPassword(district, idOf('giam.dong'))).toBe(cityRole);
  expect(await accounts.grantableRoles(district)).not.toContain('auditor');
  expect(await accounts.grantableRoles(root)).toContain('auditor');
  expect(await accounts.createAccount(root, auditor)).toMatchObject({ accountId: expect.any(Number) });
  expect(await accounts.setRoles(root, idOf('giam.dong'), ['inspector'])).toBe(true);
});

test('nobody gives a role to themselves, resets their own password or closes their own account', async () => {
  for (const actor of [root, district, commune]) {
    const id = actor.accountId;
    expect(await accounts.setRoles(actor, id, [...actor.roles, 'leader'])).toBe(ownAccount);
    expect(await accounts.updateAccount(actor, id, details({ agencyId: actor.agencyId }))).toBe(ownAccount);
    expect(await accounts.resetPassword(actor, id)).toBe(ownAccount);
    expect(await accounts.deactivate(actor, id)).toBe(ownAccount);
  }
});

test('a changed role counts from the next request', async () => {
  const { token } = await signedIn('an.bac');
  expect(await accounts.setRoles(commune, idOf('an.bac'), ['specialist', 'specialist'])).toBe(true);
  expect(await accounts.findActor(token)).toMatchObject({ roles: ['specialist'] });
  expect(await accounts.setRoles(commune, idOf('an.bac'), [])).toMatchObject({ field: 'roles' });
  const last = (await readEvents(house.db, 'account', idOf('an.bac'))).at(-1);
  expect(last).toMatchObject({
    kind: 'roles-changed',
    data: { before: ['clerk'], after: ['specialist'] },
    actorId: commune.accountId,
  });
});

test('a move to another agency stays within the tree and ends what was delegated', async () => {
  const leader = (await signedIn('binh.bac')).actor;
  const { token } = await signedIn('an.bac');
  const start = house.clock.now();
  await accounts.delegate(leader, {
    to: idOf('an.bac'),
    from: start,
    until: start.add({ hours: 8 }),
    reason: 'họp',
  });
  expect(await accounts.findActor(token)).toMatchObject({ standsInFor: [leader.accountId] });
  const moved = details({ fullName: 'Phạm Thị Bình', agencyId: agency('C.20.02'), roles: ['leader'] });
  expect(await accounts.updateAccount(commune, leader.accountId, moved)).toBe(agencyOutside);
  expect(await accounts.updateAccount(district, leader.accountId, moved)).toBe(true);
  expect(await accounts.findActor(token)).toMatchObject({ standsInFor: [] });
  expect(await accounts.getAccount(commune, leader.accountId)).toBe(notFound);
  expect(await accounts.getAccount(district, leader.accountId)).toMatchObject({
    agencyId: agency('C.20.02'),
  });
});

test('an identity of the single sign-on belongs to one account', async () => {
  expect(
    await accounts.updateAccount(
      root,
      idOf('tay'),
      details({ agencyId: agency('C.30'), oidcSubject: 'sub-1' }),
    ),
  ).toBe(true);
  const second = details({ oidcSubject: 'sub-1', roles: ['specialist'] });
  expect(await accounts.updateAccount(root, idOf('an.bac'), second)).toBe(subjectTaken);
});

test('a reset password ends the sessions, opens the lock and is the only one that works', async () => {
  const { token } = await signedIn('tay');
  for (let count = 0; count < 5; count += 1)
    await accounts.signIn({ username: 'tay', password: 'sai', ...from });
  expect(await accounts.getAccount(root, idOf('tay'))).toMatchObject({ isLocked: true });
  expect(await list(root, { state: 'locked' })).toEqual(['tay']);
  const reset = await accounts.resetPassword(root, idOf('tay'));
  if (isRefusal(reset)) throw new Error(reset.code);
  expect(await accounts.findActor(token)).toBe(visitor);
  await signedInFirst('tay', reset.password);
  expect(await accounts.signIn({ username: 'tay', password: reset.password, ...from })).toBe(signInRefused);
  expect(await accounts.signIn({ username: 'tay', password: samplePassword, ...from })).toBe(signInRefused);
});

test('unlocking opens at once', async () => {
  for (let count = 0; count < 5; count += 1)
    await accounts.signIn({ username: 'an.bac', password: 'sai', ...from });
  expect(await accounts.signIn({ username: 'an.bac', password: samplePassword, ...from })).toBe(
    signInRefused,
  );
  expect(await accounts.unlock(commune, idOf('an.bac'))).toBe(true);
  await signedIn('an.bac');
});

test('a closed account is out at once and stays out until it is opened again', async () => {
  const { token } = await signedIn('an.bac');
  expect(await accounts.deactivate(commune, idOf('an.bac'))).toBe(true);
  expect(await accounts.findActor(token)).toBe(visitor);
  expect(await accounts.signIn({ username: 'an.bac', password: samplePassword, ...from })).toBe(
    signInRefused,
  );
  expect(await list(commune, { state: 'closed' })).toEqual(['an.bac']);
  expect(await accounts.reactivate(commune, idOf('an.bac'))).toBe(true);
  expect(await accounts.findActor(token)).toBe(visitor);
  await signedIn('an.bac');
});

test('the program itself may make an account', async () => {
  const made = await accounts.createAccount(system, {
    username: 'tu.dong',
    ...details({ roles: ['auditor'] }),
  });
  expect(made).toMatchObject({ accountId: expect.any(Number) });
});
