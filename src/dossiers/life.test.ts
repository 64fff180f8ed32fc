import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { isRole, system, type Staff } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { eventHash, readEvents } from '../kernel/events.ts';
import { happened } from './change.ts';
import { replay } from './apply.ts';
import { searchText } from './record-sql.ts';
import { states, type Dossier } from './schema.ts';
import { loadDossier } from './store.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity({ pack: 'can-tho' });
});

const filing = {
  applicant: {
    name: 'Nguyễn Thị Mỹ Duyên',
    idNumber: '092123456789',
    phone: '0912345678',
    email: '',
    address: 'Hẻm 5',
  },
  owner: null,
  papers: [],
  sets: 1,
  note: '',
};

async function staff(username: string): Promise<Staff> {
  const row = await city.house.db
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const agency = city.organization.getAgency(row.agencyId);
  return {
    kind: 'staff',
    accountId: row.id,
    username,
    fullName: row.fullName,
    agencyId: agency.id,
    agencyCode: agency.code,
    agencyName: agency.name,
    agencyTree: city.organization.treeOf(agency.id),
    unitId: row.unitId,
    unitName: '',
    roles: row.roles.filter(isRole),
    standsInFor: [],
  };
}

async function receive(procedure: string, key?: string): Promise<string> {
  const clerk = await staff('motcua');
  const dossier = { procedure, agencyId: clerk.agencyId, filing, files: [], channel: 'counter' as const };
  return (await city.dossiers.receive(clerk, dossier, key)).code;
}

async function current(code: string): Promise<Dossier> {
  return (await city.dossiers.get(code, true)).dossier;
}

function openStep(dossier: Dossier) {
  const step = dossier.steps.find((entry) => entry.closedAt === null);
  if (step === undefined) throw new Error('no open step');
  return step;
}

async function complete(username: string, code: string, outcome: string | null = null): Promise<void> {
  const dossier = await current(code);
  const input = { step: openStep(dossier).number, outcome, note: '' };
  await city.dossiers.act(await staff(username), code, { name: 'completeStep', input });
}

/** The row as the projection of the events must be. */
async function expectProjected(code: string): Promise<void> {
  const dossier = await current(code);
  const row = await city.house.db
    .selectFrom('dossier')
    .selectAll()
    .select(sql<boolean>`search = to_tsvector('simple', ${searchText(dossier)})`.as('isSearchable'))
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    state: states[dossier.state].code,
    version: dossier.version,
    dueAt: dossier.dueAt,
    resolvedAt: dossier.resolvedAt,
    closedAt: dossier.closedAt,
    timeliness: dossier.timeliness,
    isSearchable: true,
  });
  const steps = await city.house.db
    .selectFrom('step')
    .selectAll()
    .where('dossierId', '=', dossier.id)
    .orderBy('number')
    .execute();
  expect(
    steps.map(({ number, closedAt, assigneeId, dueAt }) => ({ number, closedAt, assigneeId, dueAt })),
  ).toEqual(
    dossier.steps.map(({ number, closedAt, assigneeId, dueAt }) => ({ number, closedAt, assigneeId, dueAt })),
  );
}

test('a dossier goes from the counter through the process to the applicant’s hand', async () => {
  const code = await receive('1.001193');
  expect(code).toMatch(/^H13\.21\.10-260302-\d{4}$/);
  expect((await current(code)).state).toBe('received');
  await complete('chuyenvien', code, 'approved');
  await complete('lanhdao', code);
  await complete('vanthu', code);
  const resolved = await current(code);
  expect(resolved).toMatchObject({ state: 'resolved', result: 'granted' });
  await city.dossiers.act(await staff('motcua'), code, {
    name: 'return',
    input: { receivedBy: 'Nguyễn Thị Mỹ Duyên', way: 'counter' },
  });
  expect((await current(code)).state).toBe('returned');
  await expectProjected(code);

  const events = await readEvents(city.house.db, 'dossier', resolved.id);
  expect(events.map((event) => event.kind)).toEqual([
    'received',
    'stepCompleted',
    'stepCompleted',
    'stepCompleted',
    'resolved',
    'returned',
  ]);
  expect(events.every((event) => eventHash(event).equals(event.hash))).toBe(true);
  expect(replay(resolved.id, events.map(happened))).toEqual(await current(code));
});

test('a wrong or repeated command is refused in words and changes nothing', async () => {
  const code = await receive('1.001193');
  const before = await current(code);
  const leader = await staff('lanhdao');
  const clerk = await staff('motcua');
  const step = openStep(before).number;
  await expect(
    city.dossiers.act(leader, code, { name: 'completeStep', input: { step, outcome: 'approved', note: '' } }),
  ).rejects.toThrow(/another person/);
  await expect(
    city.dossiers.act(clerk, code, { name: 'return', input: { receivedBy: 'x', way: 'counter' } }),
  ).rejects.toThrow();
  await complete('chuyenvien', code, 'approved');
  const specialist = await staff('chuyenvien');
  await expect(
    city.dossiers.act(specialist, code, {
      name: 'completeStep',
      input: { step, outcome: 'approved', note: '' },
    }),
  ).rejects.toThrow(/done already/);
  expect((await current(code)).version).toBe(2);
});

test('of two people who act at once one wins and the other is told', async () => {
  const code = await receive('1.001193');
  const { version } = await current(code);
  const specialist = await staff('chuyenvien');
  const step = openStep(await current(code)).number;
  const act = () =>
    city.dossiers.act(
      specialist,
      code,
      { name: 'completeStep', input: { step, outcome: 'approved', note: '' } },
      version,
    );
  const outcomes = await Promise.allSettled([act(), act()]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await current(code)).version).toBe(version + 1);
});

test('two who act at once without saying what they saw: the second is told in words', async () => {
  const code = await receive('1.001193');
  const specialist = await staff('chuyenvien');
  const seen = await current(code);
  const input = { step: openStep(seen).number, outcome: 'approved', note: '' };
  const act = () => city.dossiers.act(specialist, code, { name: 'completeStep', input });
  const outcomes = await Promise.allSettled([act(), act(), act()]);
  const told = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(told).toEqual([expect.any(Refused), expect.any(Refused)]);
  expect((await current(code)).version).toBe(seen.version + 1);
  await expectProjected(code);
});

test('a submission sent twice, even at once, makes one dossier', async () => {
  const codes = await Promise.all([receive('1.001193', 'same-key-1'), receive('1.001193', 'same-key-1')]);
  expect(codes[0]).toBe(codes[1]);
  expect(await receive('1.001193', 'same-key-1')).toBe(codes[0]);
});

test('numbers of a day have no gaps, whatever failed between them', async () => {
  const good = Array.from({ length: 12 }, () => receive('1.001193'));
  const bad = Array.from({ length: 4 }, () => receive('0.000000').catch((error: Error) => error.message));
  await Promise.all([...good, ...bad]);
  const rows = await city.house.db
    .selectFrom('dossier')
    .select('code')
    .where('parentId', 'is', null)
    .orderBy('code')
    .execute();
  const numbers = rows.map(({ code }) => Number(code.split('-').at(-1)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

describe('waiting for the applicant', () => {
  test('moves the due date by the time it took, and is allowed once', async () => {
    const code = await receive('1.004873');
    const specialist = await staff('chuyenvien');
    const clerk = await staff('motcua');
    const before = await current(code);
    const input = { reason: 'Thiếu tờ khai', papers: ['Tờ khai'] };
    const request = { name: 'requestSupplement' as const, input };
    await city.dossiers.act(specialist, code, request);
    expect((await current(code)).state).toBe('supplementRequested');
    city.house.clock.set(city.house.clock.now().add({ hours: 48 }));
    await city.dossiers.act(clerk, code, { name: 'supplement', input: { filing }, files: [] });
    const after = await current(code);
    expect(after.state).toBe('processing');
    expect(Temporal.Instant.compare(after.dueAt!, before.dueAt!)).toBe(1);
    await expect(city.dossiers.act(specialist, code, request)).rejects.toThrow(/allow 1/);
    await expectProjected(code);
  });
});

test('an interlinked procedure runs at several agencies in parallel and shows the applicant one dossier', async () => {
  const code = await receive('2.000986');
  let caller = await current(code);
  const finish = async (child: string): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      const dossier = await current(child);
      if (dossier.closedAt !== null) return;
      if (dossier.state === 'resolved') {
        await city.dossiers.act(system, child, {
          name: 'return',
          input: { receivedBy: 'Một cửa', way: 'counter' },
        });
        continue;
      }
      const input = { step: openStep(dossier).number, outcome: 'approved', note: '' };
      const done = await city.dossiers.act(system, child, { name: 'completeStep', input }).catch(() => null);
      if (done === null)
        await city.dossiers.act(system, child, { name: 'completeStep', input: { ...input, outcome: null } });
    }
  };
  expect(caller.calls.map((call) => call.procedure)).toEqual(['1.001193']);
  await finish(caller.calls[0]?.code ?? '');
  caller = await current(code);
  await city.dossiers.act(system, code, {
    name: 'completeStep',
    input: { step: openStep(caller).number, outcome: 'approved', note: '' },
  });
  caller = await current(code);
  const parallel = caller.calls.slice(1);
  expect(new Set(parallel.map((call) => call.agencyId)).size).toBe(2);
  for (const call of parallel) await finish(call.code ?? '');
  caller = await current(code);
  expect(caller.state).toBe('resolved');
  const child = await loadDossier(city.house.db, (await current(parallel[0]?.code ?? '')).id);
  expect(child.dossier.parent).toEqual({ id: caller.id, elementId: parallel[0]?.elementId });
  await expectProjected(code);
});
