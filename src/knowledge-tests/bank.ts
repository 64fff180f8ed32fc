import pg from 'pg';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { fold, t } from '../kernel/messages.ts';
import type { By } from './by.ts';
import { questionMoves } from './rules.ts';
import {
  questionStates,
  type Difficulty,
  type PoolQuestion,
  type Question,
  type QuestionState,
} from './schema.ts';
import { appendChains, byWhom, kinds, questionRow, reserve, type Kept } from './store.ts';

export type BankFilter = {
  readonly text: string;
  readonly topic: string;
  readonly difficulty: Difficulty | '';
  readonly state: QuestionState | '';
  /** From 1. */
  readonly page: number;
};
export const bankPageSize = 50;

/** The bank of questions: what is asked, and whether it is in use. */
export type Bank = {
  add(by: By, questions: readonly Question[], state: QuestionState): Promise<number[]>;
  change(by: By, id: number, question: Question): Promise<void>;
  move(by: By, id: number, to: QuestionState): Promise<void>;
  get(id: number): Promise<Kept>;
  find(filter: BankFilter): Promise<{ rows: readonly Kept[]; total: number }>;
  /** Questions in use, as a test that opens now would freeze them. */
  inUse(): Promise<readonly PoolQuestion[]>;
  topics(): Promise<readonly { topic: string; difficulty: Difficulty; count: number }[]>;
  /** Of these texts, those that the bank has already. */
  known(questions: readonly Question[]): Promise<ReadonlySet<string>>;
};

export function createBank({ db }: Pick<House, 'db'>): Bank {
  async function hold(tx: Tx, id: number): Promise<Kept> {
    const row = await tx
      .selectFrom('knowledgeQuestion')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new Refused(notFound);
    return keptOf(row);
  }

  async function record(tx: Tx, by: By, after: Kept, event: { kind: string; data: unknown }): Promise<void> {
    const before = await readEvents(tx, kinds.question, after.id);
    await appendChains(tx, kinds.question, [{ id: after.id, before, events: [{ ...event, ...byWhom(by) }] }]);
    const { id, ...row } = questionRow(after);
    await tx.updateTable('knowledgeQuestion').set(row).where('id', '=', id).execute();
  }

  return {
    add: (by, questions, state) =>
      once(() =>
        db.transaction().execute(async (tx) => {
          if (questions.length === 0) return [];
          const ids = await reserve(tx, 'knowledge_question', questions.length);
          const made = questions.map((question, index): Kept => ({
            id: ids[index] ?? 0,
            version: 1,
            state,
            question,
          }));
          await tx.insertInto('knowledgeQuestion').values(made.map(questionRow)).execute();
          const created = (question: Question) => ({
            kind: 'created',
            data: { question, state },
            ...byWhom(by),
          });
          await appendChains(
            tx,
            kinds.question,
            made.map(({ id, question }) => ({ id, events: [created(question)] })),
          );
          return ids;
        }),
      ),
    change: (by, id, question) =>
      once(() =>
        db.transaction().execute(async (tx) => {
          const before = await hold(tx, id);
          if (before.state === 'retired') throw new Refused(isRetired);
          if (JSON.stringify(before.question) === JSON.stringify(question)) return;
          await record(
            tx,
            by,
            { ...before, version: before.version + 1, question },
            { kind: 'changed', data: { question } },
          );
        }),
      ),
    move: (by, id, to) =>
      once(() =>
        db.transaction().execute(async (tx) => {
          const before = await hold(tx, id);
          const open: readonly QuestionState[] = questionMoves[before.state];
          if (!open.includes(to)) throw new Refused(noMove(before.state, to));
          await record(
            tx,
            by,
            { ...before, version: before.version + 1, state: to },
            { kind: 'moved', data: { from: before.state, to } },
          );
        }),
      ),
    async get(id) {
      const row = await db
        .selectFrom('knowledgeQuestion')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) throw new Refused(notFound);
      return keptOf(row);
    },
    async find({ text, topic, difficulty, state, page }) {
      const words = fold(text)
        .split(' ')
        .filter((word) => word !== '');
      let query = db.selectFrom('knowledgeQuestion');
      for (const word of words.slice(0, 10))
        query = query.where('words', 'like', `%${word.replace(/[%_\\]/g, '\\$&')}%`);
      if (topic !== '') query = query.where('topic', '=', topic);
      if (difficulty !== '') query = query.where('difficulty', '=', difficulty);
      if (state !== '') query = query.where('state', '=', state);
      const [rows, all] = await Promise.all([
        query
          .selectAll()
          .orderBy('id', 'desc')
          .limit(bankPageSize)
          .offset((page - 1) * bankPageSize)
          .execute(),
        query.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
      ]);
      return { rows: rows.map(keptOf), total: all.count };
    },
    async inUse() {
      const rows = await db
        .selectFrom('knowledgeQuestion')
        .selectAll()
        .where('state', '=', 'active')
        .orderBy('id')
        .execute();
      return rows.map(keptOf).map(({ id, question }) => ({ id, question }));
    },
    async topics() {
      const rows = await db
        .selectFrom('knowledgeQuestion')
        .select(['topic', 'difficulty', ({ fn }) => fn.countAll<number>().as('count')])
        .where('state', '=', 'active')
        .groupBy(['topic', 'difficulty'])
        .orderBy('topic')
        .execute();
      return rows.map(({ topic, difficulty, count }) => ({
        topic,
        difficulty: difficulty as Difficulty,
        count,
      }));
    },
    async known(questions) {
      const words = questions.map(
        (question) => questionRow({ id: 0, version: 1, state: 'draft', question }).words,
      );
      const rows = await db
        .selectFrom('knowledgeQuestion')
        .select('words')
        .where('state', '<>', 'retired')
        .where(
          sql<string>`md5(words)`,
          '=',
          sql<string>`any(select md5(one) from unnest(${words}::text[]) one)`,
        )
        .execute();
      const there = new Set(rows.map((row) => row.words));
      return new Set(
        questions.flatMap((question, index) => (there.has(words[index] ?? '') ? [question.text] : [])),
      );
    },
  };
}

function keptOf({
  id,
  version,
  state,
  data,
}: {
  id: number;
  version: number;
  state: string;
  data: unknown;
}): Kept {
  return { id, version, state: state as QuestionState, question: data as Question };
}

async function once<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'knowledge_question_once')
      throw new Refused(twice);
    throw error;
  }
}

const twice = refuse(
  'conflict',
  t(
    'Ngân hàng đã có câu hỏi này với cùng các phương án.',
    'The bank has this question with the same options already.',
  ),
  'text',
);
const isRetired = refuse(
  'locked',
  t(
    'Câu hỏi đã thôi dùng; hãy đưa về soạn trước khi sửa.',
    'The question is retired; bring it back to draft first.',
  ),
);
const noMove = (from: QuestionState, to: QuestionState) =>
  refuse(
    'no-such-move',
    t(
      `Không chuyển từ "${questionStates[from].vi}" sang "${questionStates[to].vi}" được.`,
      `It cannot go from "${questionStates[from].en}" to "${questionStates[to].en}".`,
    ),
  );
