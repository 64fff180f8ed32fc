import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { visitor, type Staff } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import { hashPassword } from './passwords.ts';
import { codeRefused, pendingOver, signInRefused } from './refusals.ts';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';
import { codeAt } from './second-factor.ts';

let house: TestHouse;
let accounts: Accounts;
let city: SampleCity;
const from = { ip: '203.0.113.9', userAgent: 'Firefox' };

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
});
beforeEach(() => house.clock.set(house.clock.now().add({ hours: 24 })));

const idOf = (username: string) => city.people[username] ?? 0;
const wait = (duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));
function attempt(username: string, password = samplePassword, more: { code?: string } = {}) {
  return accounts.signIn({ username, password, ...more, ...from });
}

async function tokenOf(username: string): Promise<string> {
  const outcome = await attempt(username);
  if (isRefusal(outcome) || outcome.kind !== 'signed-in') throw new Error('was not signed in');
  return outcome.token;
}

async function staffOf(token: string): Promise<Staff> {
  const actor = await accounts.findActor(token);
  if (actor.kind !== 'staff') throw new Error('is nobody');
  return actor;
}

async function withSecondFactor(
  username: string,
): Promise<{ secret: string; pending: () => Promise<string> }> {
  const actor = await staffOf(await tokenOf(username));
  const { secret, sealed } = await accounts.beginSecondFactor(actor);
  expect(await accounts.confirmSecondFactor(actor, sealed, codeAt(secret, house.clock.now()))).toMatchObject({
    recoveryCodes: expect.any(Array),
  });
  wait({ minutes: 1 });
  return {
    secret,
    async pending() {
      const outcome = await attempt(username);
      if (isRefusal(outcome) || outcome.kind !== 'code-needed') throw new Error('asks for no code');
      return outcome.pending;
    },
  };
}

test('with a second factor the password alone opens nothing; a code works once', async () => {
  const { secret, pending } = await withSecondFactor('binh.bac');
  const waiting = await pending();
  expect(await accounts.findActor(waiting)).toBe(visitor);
  const code = codeAt(secret, house.clock.now());
  expect(await accounts.confirmCode({ pending: waiting, code: '000000', ...from })).toBe(codeRefused);
  expect(await accounts.confirmCode({ pending: waiting, code, ...from })).toMatchObject({
    kind: 'signed-in',
  });
  expect(await accounts.confirmCode({ pending: await pending(), code, ...from })).toBe(codeRefused);
  const earlier = codeAt(secret, house.clock.now().subtract({ seconds: 30 }));
  expect(await accounts.confirmCode({ pending: await pending(), code: earlier, ...from })).toBe(codeRefused);
  wait({ seconds: 30 });
  const next = codeAt(secret, house.clock.now());
  expect(await attempt('binh.bac', samplePassword, { code: next })).toMatchObject({ kind: 'signed-in' });
  expect(await attempt('binh.bac', samplePassword, { code: next })).toBe(codeRefused);

  const stored = await house.db
    .selectFrom('account')
    .select('totpSecret')
    .where('id', '=', idOf('binh.bac'))
    .execute();
  expect(JSON.stringify(stored)).not.toContain(secret);
});

test('codes are guessed five times, not more, and passing the password anew does not help', async () => {
  const { secret, pending } = await withSecondFactor('quantri');
  for (let count = 0; count < 5; count += 1) {
    expect(await accounts.confirmCode({ pending: await pending(), code: '000000', ...from })).toBe(
      codeRefused,
    );
  }
  expect(await attempt('quantri')).toBe(signInRefused);
  wait({ minutes: 15 });
  const code = codeAt(secret, house.clock.now());
  expect(await accounts.confirmCode({ pending: await pending(), code, ...from })).toMatchObject({
    kind: 'signed-in',
  });
});

test('between password and code there are five minutes, and a changed password ends the wait', async () => {
  const { secret, pending } = await withSecondFactor('quantri.dong');
  const slow = await pending();
  wait({ minutes: 5 });
  expect(
    await accounts.confirmCode({ pending: slow, code: codeAt(secret, house.clock.now()), ...from }),
  ).toBe(pendingOver);
  const waiting = await pending();
  const passwordHash = await hashPassword('mật khẩu hoàn toàn khác');
  await house.db
    .updateTable('account')
    .set({ passwordHash })
    .where('username', '=', 'quantri.dong')
    .execute();
  expect(
    await accounts.confirmCode({ pending: waiting, code: codeAt(secret, house.clock.now()), ...from }),
  ).toBe(pendingOver);
  expect(await accounts.confirmCode({ pending: 'made up', code: '123456', ...from })).toBe(pendingOver);
});
