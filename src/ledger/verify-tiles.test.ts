import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { createRecord, type SmallRecord } from './fixtures/record.ts';
import { createLedger, type Ledger, type ProjectionOf } from './ledger.ts';
import { verifyLedgerCommand } from './verify-command.ts';

let record: SmallRecord;
let ledger: Ledger;
beforeAll(async () => {
  const house = await testHouse();
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

describe('in a ledger of several tiles', () => {
  beforeEach(async () => {
    for (const id of [11, 12, 13, 14]) await record.open(id, 150);
    await ledger.anchor();
  });

  test('an event of a full tile that was written anew is named', async () => {
    await record.rewrite(12, 77, { state: 0 });
    expect(await firstProblem()).toMatchObject({ fault: 'hash-replaced', subject: 'HS-12', number: 77 });
  });

  test('tiles that were changed or removed are found', async () => {
    await record.asOwner('update ledger_tile set hashes = $1 where index = 1', [Buffer.alloc(8192, 3)]);
    expect((await ledger.verify()).problemCount).toBeGreaterThan(0);
    await record.asOwner('delete from ledger_tile where index = 1');
    expect(await firstProblem()).toMatchObject({ fault: 'tile-changed' });
  });

  test('what is wrong in thousands of places is counted, and the first hundred are shown in order', async () => {
    await record.asOwner(`update event set data = '{}'`);
    const verdict = await ledger.verify();
    expect(verdict.problemCount).toBe(verdict.events);
    expect(verdict.problems.length).toBe(100);
    expect(verdict.firstProblem?.event).toMatchObject({ subject: 'HS-1', number: 1 });
    const order = verdict.problems.map((problem) => problem.event?.seq ?? 0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

test('the command prints the verdict as JSON and exits 0 or 1', async () => {
  const good = await verifyLedgerCommand([], () => ledger.verify(projectionOf));
  expect(good.exitCode).toBe(0);
  expect(JSON.parse(good.output)).toEqual({
    intact: true,
    events: 25,
    heads: 2,
    problemCount: 0,
    problems: [],
  });

  await record.asOwner(`update event set data = '{}' where subject_id = 2 and number = 3`);
  const bad = await verifyLedgerCommand([], () => ledger.verify(projectionOf));
  expect(bad.exitCode).toBe(1);
  const first = { subject: 'HS-2', number: 3, kind: 'stepCompleted', fault: 'event-changed' };
  expect(JSON.parse(bad.output)).toMatchObject({
    intact: false,
    firstProblem: { ...first, en: expect.any(String) },
  });

  expect(await verifyLedgerCommand(['x'], () => ledger.verify())).toEqual({
    exitCode: 1,
    output: '',
    error: expect.stringMatching(/Cách dùng: .+ \/ Usage: /) as unknown,
  });
});
