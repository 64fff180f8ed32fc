import { sql } from 'kysely';
import type { Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { isRefusal, refuse, Refused } from '../kernel/errors.ts';
import { logFailure } from '../kernel/log.ts';
import { t } from '../kernel/messages.ts';
import { readWorkbook, type Sheet } from '../kernel/spreadsheet.ts';
import { isStopping } from '../kernel/stopping.ts';
import { lockEffect, type By } from './acting.ts';
import { recordInBulk, type Entry } from './bulk.ts';
import { by, today, units } from './desk.ts';
import { openRun, type Outcome, type Stage } from './import-runs.ts';
import {
  linesAround,
  mostDocuments,
  readDocuments,
  type Mend,
  type Progress,
  type ReadDocument,
  type Reading,
} from './import.ts';
import type { Legislation } from './legislation.ts';
import { findByNumber } from './reading.ts';

/** How often an import under way shows that it is alive, in milliseconds. */
const beat = 5000;
const conversionsKept = 100;
const problemsKept = 10_000;

/** Gives a file’s bytes. @throws Refused when it is gone, too large or no workbook */
export type Reader = (hash: string) => Promise<Buffer>;
export type Desk = { readonly legislation: Legislation; readonly mend: Mend; readonly read: Reader };

const underWay = new Map<number, Promise<void>>();
let line: Promise<void> = Promise.resolve();

/** Tries a file, or imports it, beside the requests; `settled` waits for it. Files are taken one after the other. */
export function work(desk: Desk, actor: Actor, id: number, what: 'try' | 'import'): void {
  const done = line.then(() => carry(desk, actor, id, what));
  line = done;
  underWay.set(id, done);
  void done.finally(() => {
    if (underWay.get(id) === done) underWay.delete(id);
  });
}

/** Waits until an import is no longer under way, at most so many milliseconds. */
export async function settled(id: number, most: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, most);
  await Promise.race([underWay.get(id) ?? Promise.resolve(), promise]);
  clearTimeout(timer);
}

async function carry(desk: Desk, actor: Actor, id: number, what: 'try' | 'import'): Promise<void> {
  const { db } = desk.legislation.house;
  const touch = (changes: { doneCount?: number; totalCount?: number }) =>
    db
      .updateTable('legalImport')
      .set({ ...changes, touchedAt: sql<Temporal.Instant>`now()` })
      .where('id', '=', id)
      .execute();
  const heart = setInterval(() => {
    void touch({}).catch((error: unknown) => isStopping() || logFailure(error, 'legal import'));
  }, beat);
  const progress: Progress = async (doneCount, totalCount) => {
    await touch({ doneCount, totalCount });
  };
  try {
    const { stage, outcome } = await outcomeOf(desk, actor, id, what, progress);
    // What was imported was told with the documents themselves.
    if (stage !== 'imported')
      await db
        .updateTable('legalImport')
        .set({ stage, outcome: JSON.stringify(outcome), touchedAt: sql<Temporal.Instant>`now()` })
        .where('id', '=', id)
        .where('stage', 'in', ['trying', 'importing'])
        .execute();
  } catch (error) {
    // One cut off by the program’s end is told by its silence.
    if (!isStopping()) logFailure(error, 'legal import');
  } finally {
    clearInterval(heart);
  }
}

async function outcomeOf(
  desk: Desk,
  actor: Actor,
  id: number,
  what: 'try' | 'import',
  progress: Progress,
): Promise<{ readonly stage: Stage; readonly outcome: Outcome }> {
  const { db } = desk.legislation.house;
  try {
    const { fileHash } = await openRun(db, actor, id);
    const sheets = await sheetsOf(await desk.read(fileHash));
    if (what === 'import') {
      const count = await carryOut(desk, by(desk.legislation, actor), id, sheets, progress);
      return { stage: 'imported', outcome: { kind: 'imported', count } };
    }
    const found = await readFrom(desk, db, sheets, progress);
    if (found.kind === 'refused') throw new Refused(found.refusal);
    const { sheet, headingLine, documents, problems, conversions } = found;
    const outcome: Outcome = {
      kind: 'tried',
      sheet,
      headingLine,
      count: documents.length,
      problems: problems.slice(0, problemsKept),
      problemCount: problems.length,
      conversions: conversions.slice(0, conversionsKept),
      conversionCount: conversions.length,
    };
    return { stage: 'tried', outcome };
  } catch (error) {
    if (error instanceof Refused)
      return { stage: 'refused', outcome: { kind: 'refused', refusals: error.refusals } };
    if (isStopping()) throw error;
    logFailure(error, 'legal import');
    return { stage: 'refused', outcome: { kind: 'refused', refusals: [failed] } };
  }
}

/** Everything that was tried, in one step, or nothing. @throws Refused for anything that the trial would have named */
export async function carryOut(
  desk: Pick<Desk, 'legislation' | 'mend'>,
  by: By,
  id: number,
  sheets: readonly Sheet[],
  progress: Progress = () => undefined,
): Promise<number> {
  return desk.legislation.house.db.transaction().execute(async (tx) => {
    await lockEffect(tx);
    const found = await readFrom(desk, tx, sheets, progress);
    if (found.kind === 'refused') throw new Refused(found.refusal);
    if (found.problems.length > 0) throw new Refused(notAllRight(found.problems.length));
    const count = found.documents.length;
    await recordInBulk(tx, inOrder(found.documents, by), { importId: id, progress });
    const outcome: Outcome = { kind: 'imported', count };
    const told = await tx
      .updateTable('legalImport')
      .set({ stage: 'imported', importedAt: by.at, outcome: JSON.stringify(outcome) })
      .where('id', '=', id)
      .where('stage', '=', 'importing')
      .executeTakeFirst();
    if (told.numUpdatedRows === 0n) throw new Refused(begunAnew);
    return count;
  });
}

function readFrom(
  { legislation, mend }: Pick<Desk, 'legislation' | 'mend'>,
  db: Queries,
  sheets: readonly Sheet[],
  progress: Progress,
): Promise<Reading> {
  const from = { units: units(legislation), today: today(legislation), mend };
  return readDocuments(sheets, from, (keys) => findByNumber(db, keys), progress);
}

async function sheetsOf(bytes: Buffer): Promise<readonly Sheet[]> {
  const sheets = await readWorkbook(bytes, mostDocuments + linesAround);
  if (isRefusal(sheets)) throw new Refused(sheets);
  return sheets;
}

/** What was read as entries, the oldest first, so that what a document replaces is there before it. */
export function inOrder(documents: readonly ReadDocument[], by: By): Entry[] {
  const ordered = documents
    .map((document, row) => ({ document, row }))
    .toSorted((one, other) =>
      Temporal.PlainDate.compare(one.document.issue.issuedOn, other.document.issue.issuedOn),
    );
  const place = new Map(ordered.map(({ row }, index) => [row, index]));
  return ordered.map(({ document: { fields, issue, replaces } }) => ({
    by,
    begun: { kind: 'registered', data: { fields, issue, articles: [] } },
    course: replaces.map((replaced) => ({
      by,
      done: (idOf) => ({
        kind: 'relate',
        data: {
          kind: 'replaces',
          targetId: 'known' in replaced ? replaced.known : idOf(place.get(replaced.row) ?? 0),
          effectiveOn: issue.effectiveOn,
          untilOn: null,
          articles: [],
          survives: false,
        },
      }),
    })),
  }));
}

const notAllRight = (count: number) =>
  refuse(
    'conflict',
    t(
      `Chưa nhập gì: còn ${count} ô cần sửa, có thể vì vừa có văn bản được nhập thêm. Hãy nhập thử lại.`,
      `Nothing was imported: ${count} cells are wrong, perhaps because documents have just been entered. Try the file again.`,
    ),
    'file',
  );
const begunAnew = refuse(
  'conflict',
  t('Chưa nhập gì: lần nhập này đã được làm lại.', 'Nothing was imported: this import was begun anew.'),
  'file',
);
const failed = refuse(
  'failed',
  t(
    'Chưa nhập gì: chương trình gặp lỗi khi đọc tệp này. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên.',
    'Nothing was imported: the program failed on this file. Try again; if it fails again, tell the administrator.',
  ),
  'file',
);
