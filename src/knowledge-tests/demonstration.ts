import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { localDate, timeZone } from '../kernel/clock.ts';
import { fold } from '../kernel/messages.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { randomFrom } from './drawing.ts';
import { certificateCode } from './counting.ts';
import type { KnowledgeTests } from './knowledge-tests.ts';
import { applySitting, resultOf, sheetOf, type SittingEvent } from './rules.ts';
import { Question, Subject, type Sitting, type Test, type TestFields } from './schema.ts';
import { appendChains, kinds, reserve, sittingChanges, writeFacts } from './store.ts';

const Lines = z.array(z.string().min(1)).min(1);
const BankFile = z.strictObject({ questions: z.array(Question) });
const TestsFile = z.strictObject({
  since: z.iso.date(),
  past: z.array(
    z.strictObject({
      title: z.string(),
      subject: Subject,
      on: z.array(z.iso.date()).min(1),
      people: z.number().int(),
      topic: z.string(),
    }),
  ),
  live: z.strictObject({
    title: z.string(),
    topic: z.string(),
    questions: z.number().int(),
    minutes: z.number().int(),
    passMark: z.number(),
    people: z.number().int(),
  }),
  names: z.strictObject({ family: Lines, middle: Lines, given: Lines }),
});
type TestsFile = z.infer<typeof TestsFile>;
type Rooms = {
  readonly house: Pick<House, 'db' | 'clock' | 'secret'>;
  readonly organization: Pick<Organization, 'all'>;
  readonly knowledge: KnowledgeTests;
};
const seed = 20_110_621;

/**
 * The bank, the tests of a past period with marks from paper at instants of their own time, and one that is open now.
 * Gives how many sheets there are. A pack without `knowledge-tests/` has none.
 */
export async function demonstrateKnowledgeTests(rooms: Rooms, packFolder: string): Promise<number> {
  const folder = path.join(packFolder, 'knowledge-tests');
  if (!existsSync(path.join(folder, 'tests.json'))) return 0;
  const { questions } = BankFile.parse(JSON.parse(await readFile(path.join(folder, 'bank.json'), 'utf8')));
  const file = TestsFile.parse(JSON.parse(await readFile(path.join(folder, 'tests.json'), 'utf8')));
  const began = noon(file.since);
  await rooms.knowledge.bank.add({ actor: system, at: began }, questions, 'active');
  const random = randomFrom(seed);
  const past = await makePast(rooms, file, questions, random);
  return past + (await makeLive(rooms, file, random));
}

async function makePast(
  { organization, knowledge: { tests } }: Rooms,
  { since, past, names }: TestsFile,
  questions: readonly Question[],
  random: () => number,
): Promise<number> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const agencies = organization.all();
  let made = 0;
  for (const { title, subject, on, people, topic } of past) {
    const last = on.at(-1) ?? since;
    const shares = [
      {
        topic,
        difficulty: 'easy' as const,
        count: Math.min(
          3,
          questions.filter((one) => one.topic === topic && one.difficulty === 'easy').length,
        ),
      },
    ];
    const fields: TestFields = {
      title,
      subject,
      shares,
      minutes: 30,
      passMark: 50,
      attempts: 1,
      opensAt: noon(on[0] ?? since)
        .subtract({ hours: 4 })
        .toString(),
      closesAt: noon(last).add({ hours: 5 }).toString(),
      agencyIds: null,
      showsAtOnce: false,
      called: null,
    };
    const id = await tests.create({ actor: system, at: noon(since) }, fields);
    await tests.open({ actor: system, at: noon(since) }, id);
    const seen = new Set<string>();
    const somebody = (): { person: string; agencyId: number } => {
      const person = `${pick(names.family)} ${pick(names.middle)} ${pick(names.given)}`;
      const agencyId = pick(agencies).id;
      if (seen.has(`${agencyId} ${fold(person)}`)) return somebody();
      seen.add(`${agencyId} ${fold(person)}`);
      return { person, agencyId };
    };
    for (const [index, day] of on.entries()) {
      const count = Math.floor(((index + 1) * people) / on.length) - Math.floor((index * people) / on.length);
      const sheets = Array.from({ length: count }, () => ({
        ...somebody(),
        on: Temporal.PlainDate.from(day),
        marks: Math.round(40 + 60 * Math.sqrt(random())),
      }));
      made += await tests.enterPaper({ actor: system, at: noon(day).add({ hours: 48 }) }, id, sheets);
    }
    await tests.close({ actor: system, at: noon(last).add({ hours: 72 }) }, id);
  }
  return made;
}

/** A test that runs now, with the sheets of those who have sat it. The better somebody is, the likelier each right answer. */
async function makeLive(
  { house, knowledge: { tests } }: Rooms,
  { live }: TestsFile,
  random: () => number,
): Promise<number> {
  const { title, topic, minutes, passMark } = live;
  const now = house.clock.now();
  const opens = now.subtract({ hours: 24 * 12 });
  const shares = [
    { topic, difficulty: 'easy' as const, count: Math.ceil(live.questions * 0.5) },
    { topic, difficulty: 'medium' as const, count: Math.floor(live.questions * 0.5) },
  ];
  const fields: TestFields = {
    title,
    subject: 'reform',
    shares,
    minutes,
    passMark,
    attempts: 2,
    opensAt: opens.toString(),
    closesAt: now.add({ hours: 24 * 20 }).toString(),
    agencyIds: null,
    showsAtOnce: true,
    called: null,
  };
  const by = { actor: system, at: opens };
  const id = await tests.create(by, fields);
  await tests.open(by, id);
  const test = await tests.get(id);
  const people = await house.db
    .selectFrom('account')
    .select(['id', 'fullName', 'agencyId'])
    .where('isActive', '=', true)
    .orderBy('id', 'desc')
    .limit(live.people)
    .execute();
  await house.db.transaction().execute(async (tx) => {
    const ids = await reserve(tx, 'knowledge_sitting', people.length);
    const sat = people.map((person, index) =>
      sitFor(
        test,
        { ...person, sittingId: ids[index] ?? 0 },
        opens.add({ minutes: 600 + index * 97 }),
        random,
      ),
    );
    await tx
      .insertInto('knowledgeSitting')
      .values(
        sat.map(({ sitting, person }) => {
          const { testId, accountId, agencyId, attempt, seed: own, startedAt, dueAt } = sitting;
          const code = sitting.result?.isPassed === true ? certificateCode(house, sitting.id) : null;
          return {
            id: sitting.id,
            testId,
            accountId,
            agencyId,
            attempt,
            seed: own,
            startedAt,
            dueAt,
            person,
            ...sittingChanges(sitting, code),
          };
        }),
      )
      .execute();
    await appendChains(
      tx,
      kinds.sitting,
      sat.map(({ sitting, events }) => ({ id: sitting.id, events })),
    );
    await writeFacts(
      tx,
      sat.map(({ sitting, endedAt }) => ({
        sittingId: sitting.id,
        agencyId: sitting.agencyId,
        subject: fields.subject,
        onDay: localDate(endedAt),
        isPassed: sitting.result?.isPassed === true,
        weight: 1,
        recordedAt: endedAt,
      })),
    );
  });
  return people.length;
}

function sitFor(
  test: Test,
  {
    id: accountId,
    fullName,
    agencyId,
    sittingId,
  }: { id: number; fullName: string; agencyId: number; sittingId: number },
  startedAt: Temporal.Instant,
  random: () => number,
) {
  const ability = random() * 4 - 1;
  const dueAt = startedAt.add({ minutes: test.fields.minutes });
  const happened: { event: SittingEvent; at: Temporal.Instant }[] = [
    {
      event: {
        kind: 'started',
        data: {
          testId: test.id,
          accountId,
          agencyId,
          attempt: 1,
          seed: Math.floor(random() * 2 ** 31),
          dueAt: dueAt.toString(),
        },
      },
      at: startedAt,
    },
  ];
  const [begin] = happened;
  if (begin === undefined) throw new RangeError('a sitting begins');
  let sitting: Sitting = applySitting(sittingId, null, begin.event, startedAt);
  const note = (event: SittingEvent, at: Temporal.Instant): void => {
    sitting = applySitting(sittingId, sitting, event, at);
    happened.push({ event, at });
  };
  sheetOf(test, sitting).forEach(({ question: { id, question } }, index) => {
    const hardness = { easy: -0.5, medium: 0.5, hard: 1.5 }[question.difficulty];
    const knows = random() < 1 / (1 + Math.exp(hardness - ability));
    // Who knows finds the true option, which in a question with a wrong key is not the one that counts: the first.
    const truth = question.explanation.includes('đáp án sai') ? [0] : question.right;
    const chosen = knows ? truth : [Math.floor(random() * question.options.length)];
    note({ kind: 'answered', data: { question: id, chosen } }, startedAt.add({ seconds: 40 + index * 45 }));
  });
  const endedAt = startedAt.add({ minutes: test.fields.minutes - 3 });
  note({ kind: 'ended', data: { byClock: false, result: resultOf(test, sitting) } }, endedAt);
  const events = happened.map(({ event, at }) => ({ ...event, actorId: accountId, at }));
  return { sitting, person: fullName, endedAt, events };
}

function noon(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant();
}
