import { generateKeyPairSync } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { createRecord, type SmallRecord } from './fixtures/record.ts';
import { origin } from './key.ts';
import { createLedger, type Ledger, type ProjectionOf } from './ledger.ts';
import { signHead } from './note.ts';

let house: TestHouse;
let record: SmallRecord;
let ledger: Ledger;
beforeAll(async () => {
  house = await testHouse();
  record = createRecord(house);
  ledger = await createLedger(house);
});

/** Six dossiers in two heads, `HS-1` to `HS-6`; the last events of `HS-6` are not anchored yet. */
beforeEach(async () => {
  await record.empty();
  for (const id of [1, 2, 3]) await record.open(id, 4);
  await ledger.anchor();
  await record.asOwner(`select nextval('event_seq_seq')`); // a transaction that was rolled back leaves such a gap
  for (const id of [4, 5, 6]) await record.open(id, 3);
  await record.append(2, 2);
  await ledger.anchor();
  await record.append(6, 2);
});

/** The row of a dossier as its events give it. */
const projectionOf: ProjectionOf = (kind, id, events) =>
  kind === 'dossier'
    ? { code: `HS-${id}`, state: Math.min(events.length, 10), registered_at: events[0]?.happenedAt }
    : null;

async function firstProblem() {
  const verdict = await ledger.verify(projectionOf);
  expect(verdict.intact).toBe(false);
  const { fault, event, head } = verdict.firstProblem ?? {};
  return { fault, subject: event?.subject, number: event?.number, head };
}

test('a record as it was made is intact', async () => {
  expect(await ledger.verify(projectionOf)).toEqual({
    intact: true,
    events: 25,
    heads: 2,
    firstProblem: null,
    problemCount: 0,
    problems: [],
  });
});

describe('a superuser who', () => {
  test('changes the data of an event', async () => {
    await record.asOwner(`update event set data = '{"state": 99}' where subject_id = 2 and number = 3`);
    expect(await firstProblem()).toMatchObject({ fault: 'event-changed', subject: 'HS-2', number: 3 });
  });

  test.each(['kind', 'actor_id', 'happened_at', 'recorded_at'])(
    'changes the %s of an event',
    async (column) => {
      const value = { kind: `'stopped'`, actor_id: '8' }[column] ?? `now()`;
      await record.asOwner(`update event set ${column} = ${value} where subject_id = 5 and number = 1`);
      expect(await firstProblem()).toMatchObject({ fault: 'event-changed', subject: 'HS-5', number: 1 });
    },
  );

  test('writes a whole chain anew, with every hash right', async () => {
    await record.rewrite(2, 3, { state: 3, note: 'khác' });
    expect(await firstProblem()).toMatchObject({ fault: 'hash-replaced', subject: 'HS-2', number: 3 });
  });

  test('writes a chain anew and the stored hashes of the last tile too', async () => {
    await record.rewrite(2, 3, { state: 3, note: 'khác' });
    await record.asOwner(`update tree_head set edge = ''`);
    expect(await firstProblem()).toMatchObject({
      fault: 'head-changed',
      subject: 'HS-1',
      number: 1,
      head: 12,
    });
  });

  test('drops an event in the middle of a chain', async () => {
    await record.asOwner('delete from event where subject_id = 3 and number = 2');
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'HS-3', number: 2 });
  });

  test('drops the first event of a chain', async () => {
    await record.asOwner('delete from event where subject_id = 3 and number = 1');
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'HS-3', number: 1 });
  });

  test('drops the last event of a chain, and takes the row back', async () => {
    await record.asOwner('delete from event where subject_id = 4 and number = 3');
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'HS-4', number: 3 });
    await record.asOwner(
      `update dossier set version = 2, state = 2, head_hash = (select hash from event where subject_id = 4 and number = 2) where id = 4`,
    );
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'HS-4', number: 3 });
  });

  test('drops the last event of a chain before it is anchored', async () => {
    await record.asOwner('delete from event where subject_id = 6 and number = 5');
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'HS-6', number: 5 });
  });

  test('drops an event with its leaf', async () => {
    for (const table of ['event', 'ledger_leaf'])
      await record.asOwner(`delete from ${table} where subject_id = 3 and number = 2`);
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'HS-3', number: 2 });
  });

  test('removes a whole dossier with its row', async () => {
    await record.asOwner('delete from event where subject_id = 5');
    await record.asOwner('delete from dossier where id = 5');
    expect(await firstProblem()).toMatchObject({ fault: 'event-missing', subject: 'dossier/5', number: 1 });
  });

  test('removes all events of a dossier before they are anchored, but not its row', async () => {
    await record.open(9, 1);
    await record.asOwner('delete from event where subject_id = 9');
    expect(await firstProblem()).toMatchObject({ fault: 'events-missing', subject: 'HS-9', number: 1 });
  });

  test('inserts an event in the middle, and renumbers and chains the rest', async () => {
    await record.asOwner('update event set number = number + 100 where subject_id = 1 and number > 2');
    await record.asOwner('update event set number = number - 99 where subject_id = 1 and number > 100');
    await record.asOwner(`insert into event (subject_kind, subject_id, number, kind, data, happened_at, recorded_at, hash)
      values ('dossier', 1, 3, 'stepCompleted', '{}', now(), now(), '')`);
    await record.asOwner('update dossier set version = 5, state = 5 where id = 1');
    await record.rewrite(1, 3, {});
    expect(await firstProblem()).toMatchObject({ subject: 'HS-1', number: 3 });
  });

  test('inserts an event at the end as if it had been there before the head', async () => {
    await record.append(1, 1);
    await withFreeSeq(() => record.asOwner('update event set seq = 13 where subject_id = 1 and number = 5'));
    expect(await firstProblem()).toMatchObject({ fault: 'not-anchored', subject: 'HS-1', number: 5 });
  });

  test('appends an event without the dossier’s row', async () => {
    await record.append(5, 1);
    await record.asOwner('update dossier set version = 3 where id = 5');
    expect(await firstProblem()).toMatchObject({ fault: 'row-changed', subject: 'HS-5', number: 4 });
  });

  test('exchanges two events of a chain', async () => {
    await exchange({ subject: 1, number: 2 }, { subject: 1, number: 3 });
    expect(await firstProblem()).toMatchObject({ fault: 'event-changed', subject: 'HS-1', number: 2 });
  });

  test('exchanges two events of a chain, with every hash right', async () => {
    await exchange({ subject: 1, number: 2 }, { subject: 1, number: 3 });
    await record.rewrite(1, 99, {});
    expect((await firstProblem()).subject).toBe('HS-1');
  });

  test('exchanges the times of recording of two events', async () => {
    await withFreeSeq(async () => {
      await record.asOwner(`update event set seq = -seq where seq in (2, 7)`);
      await record.asOwner(`update event set seq = 9 + seq where seq < 0`);
    });
    expect(await firstProblem()).toMatchObject({ fault: 'order-changed', subject: 'HS-1', number: 3 });
  });

  test('exchanges events between two dossiers', async () => {
    await exchange({ subject: 1, number: 3 }, { subject: 2, number: 3 });
    expect(await firstProblem()).toMatchObject({ fault: 'event-changed', subject: 'HS-1', number: 3 });
  });

  test.each([
    { change: 'state = 9', detail: 'state' },
    { change: `code = 'HS-X'`, detail: 'code' },
    { change: `registered_at = now()`, detail: 'registered_at' },
    { change: `head_hash = sha256('x')`, detail: 'head_hash' },
  ])('rewrites the row of a dossier: $change', async ({ change, detail }) => {
    await record.asOwner(`update dossier set ${change} where id = 3`);
    expect((await ledger.verify(projectionOf)).firstProblem).toMatchObject({
      fault: 'row-changed',
      detail,
      event: { subjectId: 3, number: 4, kind: 'stepCompleted' },
    });
  });

  test('removes the row of a dossier', async () => {
    await record.asOwner('delete from dossier where id = 3');
    expect(await firstProblem()).toMatchObject({
      fault: 'row-missing',
      subject: 'dossier/3',
      number: 4,
    });
  });

  test('cuts off the newest head', async () => {
    await record.asOwner('delete from tree_head where size = 23');
    expect(await firstProblem()).toMatchObject({
      fault: 'head-missing',
      subject: 'HS-4',
      number: 1,
      head: 12,
    });
  });

  test('removes all heads', async () => {
    await record.asOwner('truncate tree_head');
    expect(await firstProblem()).toMatchObject({
      fault: 'head-missing',
      subject: 'HS-1',
      number: 1,
      head: 0,
    });
  });

  test('cuts off the newest head with its leaves: the head kept outside the database tells', async () => {
    await record.asOwner('delete from tree_head where size = 23');
    await record.asOwner('delete from ledger_leaf where leaf_index >= 12');
    expect(await firstProblem()).toMatchObject({ fault: 'head-unknown', head: 23 });
    await rm(path.join(house.dataFolder, 'ledger.heads'));
    expect((await ledger.verify(projectionOf)).intact).toBe(true);
  });

  test('signs a head with another key', async () => {
    await record.rewrite(2, 3, { state: 3, note: 'khác' });
    const { privateKey } = generateKeyPairSync('ed25519');
    const signedAt = Temporal.Instant.from('2026-03-02T01:30:00Z');
    const forged = signHead(origin, { size: 12, root: Buffer.alloc(32, 1), signedAt }, privateKey);
    await record.asOwner('update tree_head set root = $1, signature = $2 where size = 12', [
      Buffer.alloc(32, 1),
      forged,
    ]);
    const verdict = await ledger.verify(projectionOf);
    expect(verdict.problems.map((problem) => problem.fault)).toContain('head-forged');
    expect(verdict.firstProblem?.event).toMatchObject({ subject: 'HS-2', number: 3 });
  });

  test('replaces a head’s signature alone', async () => {
    await record.asOwner('update tree_head set signature = $1 where size = 12', [Buffer.alloc(64, 1)]);
    expect(await firstProblem()).toMatchObject({
      fault: 'head-forged',
      subject: 'HS-3',
      number: 4,
      head: 12,
    });
  });

  test('removes the last leaf', async () => {
    await record.asOwner('delete from ledger_leaf where leaf_index = 22');
    expect(await firstProblem()).toMatchObject({ fault: 'not-anchored', subject: 'HS-2', number: 6 });
  });
});

type Place = { subject: number; number: number };

async function exchange(one: Place, other: Place): Promise<void> {
  const move = `update event set subject_id = $3, number = $4 where subject_id = $1 and number = $2`;
  const values = (from: Place, to: Place) => [from.subject, from.number, to.subject, to.number];
  const aside = { subject: 999, number: 1 };
  await record.asOwner(move, values(one, aside));
  await record.asOwner(move, values(other, one));
  await record.asOwner(move, values(aside, other));
}

/** While `seq` is an ordinary column, that even a superuser may write. */
async function withFreeSeq(change: () => Promise<void>): Promise<void> {
  await record.asOwner('alter table event alter column seq drop identity');
  try {
    await change();
  } finally {
    await record.asOwner('alter table event alter column seq add generated always as identity');
  }
}
