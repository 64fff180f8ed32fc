import { sql } from 'kysely';
import { z } from 'zod';
import type { Staff } from '../kernel/access.ts';
import { isRefusal, notFound, Refused, refuse, type Refusal } from '../kernel/errors.ts';
import type { Tx } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import { logFailure } from '../kernel/log.ts';
import { t } from '../kernel/messages.ts';
import { isStopping } from '../kernel/stopping.ts';
import type { Desk } from './desk.ts';
import {
  carryOut,
  noChoices,
  tryImport,
  type Choices,
  type Imported,
  type Progress,
  type Question,
} from './import.ts';
import type { CellProblem } from './import-reading.ts';
import type { Conversion } from './import-sheet.ts';

/** Where a run stands: under way, waiting for its person, or over. */
export type Stage = 'trying' | 'asks' | 'tried' | 'importing' | 'imported' | 'refused';
export type Outcome =
  | { readonly kind: 'asks'; readonly question: Question }
  | {
      readonly kind: 'tried';
      readonly sheet: string;
      readonly headingLine: number;
      readonly right: number;
      readonly problems: readonly CellProblem[];
      readonly conversions: readonly Conversion[];
      readonly conversionCount: number;
    }
  | { readonly kind: 'imported'; readonly importId: number; readonly rows: number }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export type Run = {
  readonly id: number;
  readonly fileHash: string;
  readonly fileName: string;
  readonly choices: Choices;
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  readonly outcome: Outcome | null;
  readonly startedAt: Temporal.Instant;
  /** It was under way in a program that has ended. Nothing of it has been recorded. */
  readonly isCutOff: boolean;
};

/** After so many seconds without a touch a run under way counts as cut off. */
const silence = 30;
const beat = 5000;
const daysKept = 30;
const conversionsKept = 100;
const problemsKept = 100_000;

const Choices = z.object({
  sheet: z.string().nullable(),
  columns: z.record(z.string(), z.string()),
});

/** Begins a run for a file that has arrived; gives its number. */
export async function beginRun(
  { house, register }: Desk,
  { accountId }: Staff,
  file: { readonly hash: string; readonly name: string },
): Promise<number> {
  const { db, clock } = house;
  await db
    .deleteFrom('registerImportRun')
    .where('accountId', '=', accountId)
    .where('touchedAt', '<', sql<Temporal.Instant>`now() - make_interval(days => ${daysKept})`)
    .execute();
  const { id } = await db
    .insertInto('registerImportRun')
    .values({
      register: register.code,
      accountId,
      fileHash: file.hash,
      fileName: file.name.slice(0, 200),
      choices: JSON.stringify(noChoices),
      stage: 'trying',
      startedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A run of this person. @throws Refused not-found for anybody else’s */
export async function openRun({ house, register }: Desk, { accountId }: Staff, id: number): Promise<Run> {
  const [run] = await runs(house, register.code, accountId, id);
  if (run === undefined) throw new Refused(notFound);
  return run;
}

/** This person's latest runs that wait for something or are under way. */
export async function openRuns({ house, register }: Desk, { accountId }: Staff): Promise<Run[]> {
  const all = await runs(house, register.code, accountId, null);
  return all.filter(({ stage }) => stage !== 'imported' && stage !== 'refused');
}

async function runs({ db }: House, register: string, accountId: number, id: number | null): Promise<Run[]> {
  const rows = await db
    .selectFrom('registerImportRun')
    .select(['id', 'fileHash', 'fileName', 'choices', 'stage', 'outcome', 'startedAt'])
    .select(['doneCount as done', 'totalCount as total'])
    .select(
      sql<boolean>`stage in ('trying', 'importing') and touched_at < now() - make_interval(secs => ${silence})`.as(
        'isCutOff',
      ),
    )
    .where('register', '=', register)
    .where('accountId', '=', accountId)
    .$if(id !== null, (query) => query.where('id', '=', id ?? 0))
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ choices, stage, outcome, ...row }) => ({
    ...row,
    choices: Choices.parse(choices),
    stage: stage as Stage,
    outcome: outcome as Outcome | null,
  }));
}

const underWay = new Map<number, Promise<void>>();
let line: Promise<void> = Promise.resolve();

/** Tries the file, or imports it, beside the requests; `settled` waits for it. Files are taken one after the other. */
export function work(desk: Desk, actor: Staff, id: number, what: 'try' | 'import', read: Reader): void {
  const done = line.then(() => carry(desk, actor, id, what, read));
  line = done;
  underWay.set(id, done);
  void done.finally(() => {
    if (underWay.get(id) === done) underWay.delete(id);
  });
}
/** Gives a file's bytes. @throws Refused when it is gone, too large or no workbook */
export type Reader = (hash: string) => Promise<Buffer>;

/** Waits until a run is no longer under way, at most so many milliseconds. */
export async function settled(id: number, most: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, most);
  await Promise.race([underWay.get(id) ?? Promise.resolve(), promise]);
  clearTimeout(timer);
}

/** Answers what a run asked, or starts it anew, and tries the file again. */
export async function answerRun(
  { house }: Desk,
  id: number,
  from: readonly Stage[],
  changes: { readonly stage: Stage; readonly choices?: Choices },
): Promise<boolean> {
  const changed = await house.db
    .updateTable('registerImportRun')
    .set({
      stage: changes.stage,
      doneCount: 0,
      touchedAt: sql<Temporal.Instant>`now()`,
      ...(changes.choices === undefined ? {} : { choices: JSON.stringify(changes.choices) }),
    })
    .where('id', '=', id)
    .where('stage', 'in', from)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

async function carry(
  desk: Desk,
  actor: Staff,
  id: number,
  what: 'try' | 'import',
  read: Reader,
): Promise<void> {
  const { house } = desk;
  const heart = setInterval(() => {
    void touch(house, id, {}).catch((error: unknown) => isStopping() || logFailure(error, 'register import'));
  }, beat);
  try {
    const { stage, outcome, importId } = await outcomeOf(desk, actor, id, what, read);
    await touch(house, id, { stage, importId, outcome: JSON.stringify(outcome) });
  } catch (error) {
    // A run cut off by the program's end is told by its silence.
    if (!isStopping()) logFailure(error, 'register import');
  } finally {
    clearInterval(heart);
  }
}

async function outcomeOf(
  desk: Desk,
  actor: Staff,
  id: number,
  what: 'try' | 'import',
  read: Reader,
): Promise<{ stage: Stage; outcome: Outcome; importId: number | null }> {
  const { house, registers, register } = desk;
  try {
    const { fileHash, fileName, choices } = await openRun(desk, actor, id);
    const bytes = await read(fileHash);
    const progress: Progress = (doneCount, totalCount) => touch(house, id, { doneCount, totalCount });
    if (what === 'import') {
      const file = { name: fileName, bytes, choices };
      const done = await carryOut(house, registers, register, actor, file, progress, (tx, imported) =>
        finish(tx, id, imported),
      );
      return { stage: 'imported', outcome: { kind: 'imported', ...done }, importId: done.importId };
    }
    const tried = await tryImport(house, registers, register, actor, bytes, choices, progress);
    if (isRefusal(tried)) return refused([tried]);
    if (tried.kind === 'asks')
      return { stage: 'asks', outcome: { kind: 'asks', question: tried }, importId: null };
    const { sheet, headingLine, rows, problems, conversions } = tried;
    const outcome: Outcome = {
      kind: 'tried',
      sheet,
      headingLine,
      right: rows.length,
      problems: problems.slice(0, problemsKept),
      conversions: conversions.slice(0, conversionsKept),
      conversionCount: conversions.length,
    };
    return { stage: 'tried', outcome, importId: null };
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusals);
    if (isStopping()) throw error;
    logFailure(error, 'register import');
    return refused([failed]);
  }
}

/** Told with the rows themselves: what was imported is never offered for importing again. */
async function finish(tx: Tx, id: number, { importId, rows }: Imported): Promise<void> {
  const outcome: Outcome = { kind: 'imported', importId, rows };
  const told = await tx
    .updateTable('registerImportRun')
    .set({ stage: 'imported', importId, outcome: JSON.stringify(outcome) })
    .where('id', '=', id)
    .where('stage', '=', 'importing')
    .executeTakeFirst();
  if (told.numUpdatedRows === 0n) throw new Refused(begunAnew);
}

function refused(refusals: readonly Refusal[]) {
  return { stage: 'refused', outcome: { kind: 'refused', refusals }, importId: null } as const;
}

async function touch(
  { db }: Pick<House, 'db'>,
  id: number,
  changes: {
    readonly stage?: Stage;
    readonly outcome?: string;
    readonly importId?: number | null;
    readonly doneCount?: number;
    readonly totalCount?: number;
  },
): Promise<void> {
  await db
    .updateTable('registerImportRun')
    .set({ ...changes, touchedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .execute();
}

const begunAnew = refuse(
  'conflict',
  t('Chưa nhập gì: lần nhập này đã được làm lại.', 'Nothing was imported: this run was begun anew.'),
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
