import { randomInt } from 'node:crypto';
import type { Staff } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { accepted, isRefusal, notFound, Refused } from '../kernel/errors.ts';
import { readEvents, type ChainedEvent } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import type { Bank } from './bank.ts';
import { certificateCode, countPerson, insertPaper, type PaperSheet } from './counting.ts';
import type { By } from './by.ts';
import { refuseEntered } from './paper.ts';
import {
  answerQuestion,
  applySitting,
  applyTest,
  decideTest,
  endSitting,
  startSitting,
  type SittingEvent,
  type TestCommand,
} from './rules.ts';
import type { Sitting, Test, TestFields } from './schema.ts';
import {
  appendChains,
  byWhom,
  findTest,
  holdSitting,
  kinds,
  readSittings,
  reserve,
  sittingChanges,
  testOf,
  testRow,
  type SittingRow,
} from './store.ts';

/** Tests and the sittings of them. */
export type Holding = {
  create(by: By, fields: TestFields): Promise<number>;
  change(by: By, id: number, fields: TestFields): Promise<void>;
  open(by: By, id: number): Promise<void>;
  /** Seals the results; sheets still open are ended by the clock first. */
  close(by: By, id: number): Promise<void>;
  get(id: number): Promise<Test>;
  all(): Promise<readonly Test[]>;
  /** Enters marks of sheets written on paper, by agency and day; gives how many. */
  enterPaper(by: By, id: number, sheets: readonly PaperSheet[]): Promise<number>;
  start(person: Staff, testId: number, agenciesUp: readonly number[]): Promise<number>;
  /** The person's own sitting; one whose time is over is ended first. */
  own(person: Staff, id: number): Promise<{ test: Test; sitting: Sitting; code: string | null }>;
  answer(person: Staff, id: number, question: number, chosen: readonly number[]): Promise<void>;
  handIn(person: Staff, id: number): Promise<void>;
  sittings(testId: number): Promise<readonly SittingRow[]>;
  sittingsOf(accountId: number): Promise<readonly SittingRow[]>;
};

type Rooms = { readonly house: Pick<House, 'db' | 'clock' | 'secret'>; readonly bank: Bank };

export function createHolding({ house, bank }: Rooms): Holding {
  const { db, clock } = house;

  async function command(
    by: By,
    id: number,
    what: (tx: Tx, test: Test) => Promise<TestCommand>,
  ): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const test = await findTest(tx, id, true);
      if (test === null) throw new Refused(notFound);
      const events = accepted(decideTest(test, await what(tx, test)));
      const before = await readEvents(tx, kinds.test, id);
      await appendChains(tx, kinds.test, [
        { id, before, events: events.map((event) => ({ ...event, ...byWhom(by) })) },
      ]);
      const after = events.reduce((state, event) => applyTest(id, state, event), test);
      const { id: _, ...row } = testRow(after);
      await tx.updateTable('knowledgeTest').set(row).where('id', '=', id).execute();
    });
  }

  async function get(id: number): Promise<Test> {
    const test = await findTest(db, id);
    if (test === null) throw new Refused(notFound);
    return test;
  }

  /** Holds a sitting, decides on it and records. */
  async function act<T>(
    id: number,
    person: Staff | null,
    decide: (test: Test, sitting: Sitting) => SittingEvent[],
    read: (test: Test, sitting: Sitting) => T,
  ): Promise<T> {
    return db.transaction().execute(async (tx) => {
      const held = await holdSitting(tx, id);
      if (held === null || (person !== null && held.sitting.accountId !== person.accountId))
        throw new Refused(notFound);
      const test = await findTest(tx, held.sitting.testId);
      if (test === null) throw new Refused(notFound);
      const events = decide(test, held.sitting);
      const sitting = await record(tx, test, held, events, person);
      return read(test, sitting);
    });
  }

  async function record(
    tx: Tx,
    test: Test,
    held: { sitting: Sitting; events: ChainedEvent[] },
    events: readonly SittingEvent[],
    person: Staff | null,
  ): Promise<Sitting> {
    if (events.length === 0) return held.sitting;
    const at = clock.now();
    const { id } = held.sitting;
    const actorId = person?.accountId ?? null;
    await appendChains(tx, kinds.sitting, [
      { id, before: held.events, events: events.map((event) => ({ ...event, actorId, at })) },
    ]);
    const after = events.reduce((state, event) => applySitting(id, state, event, at), held.sitting);
    const code = after.result?.isPassed === true ? certificateCode(house, id) : null;
    await tx.updateTable('knowledgeSitting').set(sittingChanges(after, code)).where('id', '=', id).execute();
    if (after.endedAt !== null) await countPerson(tx, test, after, at);
    return after;
  }

  async function endOverdue(testId: number): Promise<void> {
    const late = await db
      .selectFrom('knowledgeSitting')
      .select('id')
      .where('testId', '=', testId)
      .where('state', '=', 'open')
      .where('dueAt', '<=', clock.now())
      .execute();
    for (const { id } of late) await endByClock(id, null);
  }

  /** Ends the sheet when its time is over; leaves it otherwise. */
  function endByClock(id: number, person: Staff | null) {
    return act(
      id,
      person,
      (test, sitting) => {
        const at = clock.now();
        if (sitting.endedAt !== null || Temporal.Instant.compare(at, sitting.dueAt) < 0) return [];
        return accepted(endSitting(test, sitting, at));
      },
      (test, sitting) => ({ test, sitting }),
    );
  }

  return {
    get,
    async create(by, fields) {
      return db.transaction().execute(async (tx) => {
        const [id = 0] = await reserve(tx, 'knowledge_test', 1);
        const event = { kind: 'created', data: { fields } } as const;
        await tx
          .insertInto('knowledgeTest')
          .values(testRow(applyTest(id, null, event)))
          .execute();
        await appendChains(tx, kinds.test, [{ id, events: [{ ...event, ...byWhom(by) }] }]);
        return id;
      });
    },
    change: (by, id, fields) => command(by, id, () => Promise.resolve({ kind: 'change', fields })),
    async open(by, id) {
      const pool = await bank.inUse();
      await command(by, id, () => Promise.resolve({ kind: 'open', pool }));
    },
    async close(by, id) {
      await endOverdue(id);
      await command(by, id, async (tx) => {
        const count = await tx
          .selectFrom('knowledgeSitting')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('testId', '=', id)
          .executeTakeFirst();
        return { kind: 'close', sittings: count?.count ?? 0, at: by.at };
      });
    },
    async enterPaper(by, id, sheets) {
      await command(by, id, async (tx, test) => {
        const entered = await readSittings(tx, { testId: id });
        refuseEntered(
          sheets,
          entered.filter(({ accountId }) => accountId === null),
        );
        const ids = await reserve(tx, 'knowledge_sitting', sheets.length);
        const made = sheets.map((sheet, index) => ({
          ...sheet,
          sittingId: ids[index] ?? 0,
          isPassed: sheet.marks >= test.fields.passMark,
        }));
        await insertPaper(tx, test, made, by.at);
        const groups = Map.groupBy(made, ({ agencyId, on }) => `${agencyId} ${on.toString()}`);
        const papers = [...groups.values()].flatMap((group) => {
          const [first] = group;
          if (first === undefined) return [];
          const results = group.map(({ sittingId, person, marks, isPassed }) => ({
            sittingId,
            person,
            marks,
            isPassed,
          }));
          return [{ agencyId: first.agencyId, on: first.on.toString(), results }];
        });
        return { kind: 'paper', papers };
      });
      return sheets.length;
    },
    async all() {
      const rows = await db
        .selectFrom('knowledgeTest')
        .select(['id', 'version', 'state', 'data'])
        .orderBy('opensAt', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(testOf);
    },
    async start(person, testId, agenciesUp) {
      await endOverdue(testId);
      return db.transaction().execute(async (tx) => {
        const test = await findTest(tx, testId, true);
        if (test === null) throw new Refused(notFound);
        const before = await readSittings(tx, { testId, accountId: person.accountId });
        const open = before.find(({ endedAt }) => endedAt === null);
        if (open !== undefined) return open.id;
        const at = clock.now();
        const data = startSitting(
          test,
          { accountId: person.accountId, agencyId: person.agencyId, agencyTreeUp: agenciesUp },
          { attempts: before.length, hasPassed: before.some(({ isPassed }) => isPassed === true) },
          { at, seed: randomInt(1, 2 ** 31) },
        );
        if (isRefusal(data)) throw new Refused(data);
        const [id = 0] = await reserve(tx, 'knowledge_sitting', 1);
        const event: SittingEvent = { kind: 'started', data };
        const sitting = applySitting(id, null, event, at);
        const { testId: of, accountId, agencyId, attempt, seed, startedAt, dueAt } = sitting;
        await tx
          .insertInto('knowledgeSitting')
          .values({
            id,
            testId: of,
            accountId,
            agencyId,
            attempt,
            seed,
            startedAt,
            dueAt,
            person: person.fullName,
            ...sittingChanges(sitting, null),
          })
          .execute();
        await appendChains(tx, kinds.sitting, [
          { id, events: [{ ...event, actorId: person.accountId, at }] },
        ]);
        return id;
      });
    },
    async own(person, id) {
      const { test, sitting } = await endByClock(id, person);
      return { test, sitting, code: sitting.result?.isPassed === true ? certificateCode(house, id) : null };
    },
    answer: (person, id, question, chosen) =>
      act(
        id,
        person,
        (test, sitting) => accepted(answerQuestion(test, sitting, { question, chosen }, clock.now())),
        () => undefined,
      ),
    handIn: (person, id) =>
      act(
        id,
        person,
        (test, sitting) => accepted(endSitting(test, sitting, clock.now())),
        () => undefined,
      ),
    async sittings(testId) {
      await endOverdue(testId);
      return readSittings(db, { testId });
    },
    sittingsOf: (accountId) => readSittings(db, { accountId }),
  };
}
