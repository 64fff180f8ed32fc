import { sql } from 'kysely';
import { actorId, type Actor } from '../kernel/access.ts';
import { notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { CellProblem, Conversion } from './import.ts';

/** Where an import stands: under way, waiting for its person, over, or taken back. */
export const stages = ['trying', 'tried', 'importing', 'imported', 'refused', 'undone'] as const;
export type Stage = (typeof stages)[number];

/** A document of an import that was not taken back with it, and why. */
export type Kept = { readonly id: number; readonly number: string; readonly why: Text };
export type Outcome =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | {
      readonly kind: 'tried';
      readonly sheet: string;
      readonly headingLine: number;
      readonly count: number;
      readonly problems: readonly CellProblem[];
      readonly problemCount: number;
      readonly conversions: readonly Conversion[];
      readonly conversionCount: number;
    }
  | { readonly kind: 'imported'; readonly count: number }
  | {
      readonly kind: 'undone';
      readonly count: number;
      readonly removed: number;
      readonly kept: readonly Kept[];
    };

export type ImportRun = {
  readonly id: number;
  readonly fileHash: string;
  readonly fileName: string;
  readonly by: string;
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  readonly outcome: Outcome | null;
  readonly startedAt: Temporal.Instant;
  readonly importedAt: Temporal.Instant | null;
  readonly undoneAt: Temporal.Instant | null;
  readonly undoneBy: string;
  /** It was under way in a program that has ended: nothing of it has been recorded. */
  readonly isCutOff: boolean;
};

/** After so many seconds without a touch an import under way counts as cut off. */
const silence = 30;
const listed = 50;
/** What waits for nobody any more is forgotten. */
const daysKept = 30;

/** Begins an import for a file that has arrived; gives its number. */
export async function beginRun(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  file: { readonly hash: string; readonly name: string },
): Promise<number> {
  await db
    .deleteFrom('legalImport')
    .where('stage', 'not in', ['imported', 'undone'])
    .where('touchedAt', '<', sql<Temporal.Instant>`now() - make_interval(days => ${daysKept})`)
    .execute();
  const { id } = await db
    .insertInto('legalImport')
    .values({
      accountId: actorId(actor),
      fileHash: file.hash,
      fileName: file.name.slice(0, 200),
      stage: 'trying',
      startedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An import: one’s own, or anybody’s that has been carried out. @throws Refused not-found */
export async function openRun(db: House['db'], actor: Actor, id: number): Promise<ImportRun> {
  const [run] = await runs(db, actor, id);
  if (run === undefined) throw new Refused(notFound);
  return run;
}

/** This person’s files on their way in, and every import that has been carried out, the latest first. */
export async function listRuns(db: House['db'], actor: Actor): Promise<readonly ImportRun[]> {
  return (await runs(db, actor, null)).filter(({ stage }) => stage !== 'refused');
}

async function runs(db: House['db'], actor: Actor, id: number | null): Promise<ImportRun[]> {
  const rows = await db
    .selectFrom('legalImport')
    .leftJoin('account as by', 'by.id', 'legalImport.accountId')
    .leftJoin('account as undoer', 'undoer.id', 'legalImport.undoneBy')
    .select([
      'legalImport.id',
      'fileHash',
      'fileName',
      'stage',
      'outcome',
      'startedAt',
      'importedAt',
      'undoneAt',
    ])
    .select(['doneCount as done', 'totalCount as total', 'by.fullName as by', 'undoer.fullName as undoneBy'])
    .select(
      sql<boolean>`stage in ('trying', 'importing') and touched_at < now() - make_interval(secs => ${silence})`.as(
        'isCutOff',
      ),
    )
    .where(({ eb, or }) =>
      or([
        eb('legalImport.accountId', 'is not distinct from', actorId(actor)),
        eb('importedAt', 'is not', null),
      ]),
    )
    .$if(id !== null, (query) => query.where('legalImport.id', '=', id ?? 0))
    .orderBy('legalImport.id', 'desc')
    .limit(listed)
    .execute();
  return rows.map(({ stage, outcome, by, undoneBy, ...row }) => ({
    ...row,
    by: by ?? '',
    undoneBy: undoneBy ?? '',
    stage: stages.find((one) => one === stage) ?? 'refused',
    outcome: outcome as Outcome | null,
  }));
}

/** Brings an import to another stage, if it stands where that is possible. @throws Refused conflict */
export async function moveRun(
  db: House['db'],
  id: number,
  from: readonly Stage[],
  stage: 'trying' | 'importing',
): Promise<void> {
  const moved = await db
    .updateTable('legalImport')
    .set({ stage, doneCount: 0, touchedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .where('stage', 'in', from)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw new Refused(movedOn);
}

export const movedOn = refuse(
  'conflict',
  t(
    'Lần nhập này đã chuyển sang bước khác. Hãy mở lại trang của nó.',
    'This import has gone on to another step. Open its page again.',
  ),
);
