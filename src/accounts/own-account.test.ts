import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { visitor, type Staff } from '../kernel/access.ts';
import { isRefusal, notFound } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './face.ts';
import {
  codeRefused,
  colleagueOnly,
  delegatedAlready,
  enrolmentOver,
  passwordSame,
  passwordsDiffer,
  passwordWrong,
} from './refusals.ts';
import { installSampleCity, samplePassword, type SampleCity } from './sample-city.ts';
import { codeAt } from './second-factor.ts';

let house: TestHouse;
let accounts: Accounts;
let city: SampleCity;
const from = { ip: '203.0.113.9', userAgent: 'Firefox' };
const next = 'xuồng ba lá về chợ nổi';

beforeAll(async () => {
  house = await testHouse();
  accounts = createAccounts(house, house.clock);
  city = await installSampleCity(house, accounts);
});

const wait = (duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));
const idOf = (username: string) => city.people[username] ?? 0;
const kindsOf = async (username: string) =>
  (await readEvents(house.db, 'account', idOf(username))).map((event) => event.kind);

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

test('a new password ends every session and starts this browser’s anew', async () => {
  const elsewhere = await signedIn('an.bac');
  const here = await signedIn('an.bac');
  const change = await accounts.changePassword(here.actor, {
    current: samplePassword,
    next,
    repeat: next,
    ...from,
  });
  if (isRefusal(change)) throw new Error(change.code);
  expect(await accounts.findActor(elsewhere.token)).toBe(visitor);
  expect(await accounts.findActor(here.token)).toBe(visitor);
  expect(await accounts.findActor(change.token)).toMatchObject({ username: 'an.bac' });
  await signedIn('an.bac', next);
  expect(await accounts.signIn({ username: 'an.bac', password: samplePassword, ...from })).toMatchObject({
    refused: true,
  });
  expect(await kindsOf('an.bac')).toContain('password-changed');
});

test('a password is changed only by who knows it, to one that is good and typed twice', async () => {
  const { actor } = await signedIn('binh.bac');
  const change = (wanted: { current?: string; next?: string; repeat?: string }) =>
    accounts.changePassword(actor, {
      current: samplePassword,
      next,
      repeat: wanted.next ?? next,
      ...wanted,
      ...from,
    });
  expect(await change({ next: 'ngắn' })).toMatchObject({ code: 'password-short', field: 'next' });
  expect(await change({ repeat: 'khác hẳn nhau' })).toBe(passwordsDiffer);
  expect(await change({ next: samplePassword })).toBe(passwordSame);
  for (let count = 0; count < 5; count += 1) expect(await change({ current: 'sai' })).toBe(passwordWrong);
  expect(await change({})).toBe(passwordWrong);
  wait({ minutes: 15 });
  expect(await change({})).toMatchObject({ token: expect.any(String) });
});

test('one sees one’s own sessions and ends the others, one or all', async () => {
  const first = await signedIn('quantri');
  const second = await signedIn('quantri');
  const third = await signedIn('quantri');
  const stranger = await signedIn('tay');
  const list = () => accounts.listSessions(third.actor, third.token);
  expect((await list()).map((session) => session.isThis).filter(Boolean)).toHaveLength(1);
  expect(await list()).toHaveLength(3);

  const [strangers] = await accounts.listSessions(stranger.actor, stranger.token);
  expect(await accounts.endSessions(third.actor, third.token, strangers?.id)).toBe(0);
  expect(await accounts.findActor(stranger.token)).toMatchObject({ username: 'tay' });

  const [other] = (await list()).filter((session) => !session.isThis);
  expect(await accounts.endSessions(third.actor, third.token, other?.id)).toBe(1);
  expect(await accounts.endSessions(third.actor, third.token)).toBe(1);
  expect(await accounts.findActor(first.token)).toBe(visitor);
  expect(await accounts.findActor(second.token)).toBe(visitor);
  expect(await accounts.findActor(third.token)).toMatchObject({ username: 'quantri' });
});

test('a second factor is on only after its first code, for the one who scanned it', async () => {
  const { actor } = await signedIn('quantri.bac');
  const other = await signedIn('quantri.dong');
  const { secret, sealed } = await accounts.beginSecondFactor(actor);
  const code = codeAt(secret, house.clock.now());
  expect((await accounts.beginSecondFactor(actor, sealed)).secret).toBe(secret);
  expect((await accounts.beginSecondFactor(other.actor, sealed)).secret).not.toBe(secret);
  expect(await accounts.confirmSecondFactor(actor, sealed, '000000')).toBe(codeRefused);
  expect(await accounts.confirmSecondFactor(other.actor, sealed, code)).toBe(enrolmentOver);
  expect(await accounts.ownFacts(actor)).toMatchObject({ hasSecondFactor: false });
  expect(await accounts.confirmSecondFactor(actor, sealed, code)).toMatchObject({
    recoveryCodes: expect.any(Array),
  });
  expect(await accounts.ownFacts(actor)).toMatchObject({ hasSecondFactor: true });
  const again = await accounts.beginSecondFactor(actor);
  const replacing = codeAt(again.secret, house.clock.now());
  expect(await accounts.confirmSecondFactor(actor, again.sealed, replacing)).toBe(enrolmentOver);
  expect(await accounts.disableSecondFactor(actor, 'sai', from.ip)).toBe(passwordWrong);
  expect(await accounts.disableSecondFactor(actor, samplePassword, from.ip)).toBe(true);
  expect((await kindsOf('quantri.bac')).filter((kind) => kind.startsWith('second-factor'))).toEqual([
    'second-factor-on',
    'second-factor-off',
  ]);
  expect(await accounts.ownFacts(actor)).toMatchObject({ hasSecondFactor: false, recoveryCodesLeft: 0 });
});

test('an image to scan is good for 15 minutes', async () => {
  const { actor } = await signedIn('tay');
  const { secret, sealed } = await accounts.beginSecondFactor(actor);
  wait({ minutes: 15 });
  const code = codeAt(secret, house.clock.now());
  expect(await accounts.confirmSecondFactor(actor, sealed, code)).toBe(enrolmentOver);
});

test('who is away is stood in for from the beginning to the end, and no longer than it is ended', async () => {
  const leader = await signedIn('binh.bac', next);
  const clerk = await signedIn('an.bac', next);
  const standsIn = async () => {
    const actor = await accounts.findActor(clerk.token);
    return actor.kind === 'staff' ? actor.standsInFor : null;
  };
  const now = house.clock.now();
  const wanted = {
    to: idOf('an.bac'),
    from: now.add({ minutes: 10 }),
    until: now.add({ minutes: 20 }),
    reason: 'họp',
  };
  expect(await accounts.delegate(leader.actor, { ...wanted, to: idOf('tay') })).toBe(colleagueOnly);
  expect(await accounts.delegate(leader.actor, wanted)).toEqual(expect.any(Number));
  expect(await accounts.delegate(leader.actor, { ...wanted, until: wanted.until.add({ hours: 1 }) })).toBe(
    delegatedAlready,
  );
  expect(await standsIn()).toEqual([]);
  wait({ minutes: 10 });
  expect(await standsIn()).toEqual([idOf('binh.bac')]);
  wait({ minutes: 10 });
  expect(await standsIn()).toEqual([]);

  const later = { ...wanted, from: house.clock.now(), until: house.clock.now().add({ hours: 48 }) };
  const id = await accounts.delegate(leader.actor, later);
  if (typeof id !== 'number') throw new Error('was refused');
  expect(await standsIn()).toEqual([idOf('binh.bac')]);
  expect(await accounts.endDelegation(clerk.actor, id)).toBe(notFound);
  expect(await accounts.endDelegation(leader.actor, id)).toBe(true);
  expect(await accounts.endDelegation(leader.actor, id)).toBe(notFound);
  expect(await standsIn()).toEqual([]);
  expect(await accounts.listDelegations(clerk.actor)).toHaveLength(2);
  expect((await kindsOf('binh.bac')).slice(-3)).toEqual(['delegated', 'delegated', 'delegation-ended']);
});

test('two delegations sent at once: one stands, the other is told', async () => {
  const { actor } = await signedIn('quantri.bac');
  const start = house.clock.now();
  const wanted = { to: idOf('an.bac'), from: start, until: start.add({ hours: 8 }), reason: 'công tác' };
  const outcomes = await Promise.all([accounts.delegate(actor, wanted), accounts.delegate(actor, wanted)]);
  expect(outcomes.filter(isRefusal)).toEqual([delegatedAlready]);
});
