import { sql } from 'kysely';
import type { AttachedFile } from '../dossiers/schema.ts';
import { states } from '../dossiers/schema.ts';
import { visible } from '../dossiers/dossiers.ts';
import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';

/** Among how many of an agency's latest dossiers its usual procedures are counted. */
const latest = 2000;

/** Codes of the procedures that an agency has received most often of late, the most frequent first. */
export async function mostReceived(db: Queries, agencyId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select p.code from (
      select procedure_id from dossier
      where agency_id = ${agencyId} and parent_id is null order by id desc limit ${latest}) as recent
    join procedure p on p.id = recent.procedure_id
    group by p.code order by count(*) desc, p.code limit ${limit}`.execute(db);
  return rows.map((row) => row.code);
}

/** A line of a list of dossiers at the desk. */
export type DossierLine = {
  readonly id: number;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedure: string;
  readonly applicantName: string;
  readonly idNumber: string;
  readonly state: number;
  readonly registeredAt: Temporal.Instant;
  readonly receivedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
};

function lines(db: Queries, answer: Answer) {
  return db
    .selectFrom('dossier')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .innerJoin('procedure', 'procedure.id', 'dossier.procedureId')
    .select([
      'dossier.id',
      'dossier.code',
      'procedure.code as procedureCode',
      'procedureVersion.name as procedure',
      'dossier.applicantName',
      'dossier.idNumber',
      'dossier.state',
      'dossier.registeredAt',
      'dossier.receivedAt',
      'dossier.dueAt',
      'dossier.resolvedAt',
      'dossier.closedAt',
    ])
    .where(visible(answer));
}

/** Dossiers of a person, by identity number or else by all words of the name; the newest first. */
export async function findOfPerson(
  db: Queries,
  person: { idNumber: string; name: string },
  answer: Answer,
  limit: number,
): Promise<DossierLine[]> {
  const { idNumber } = person;
  const query = lines(db, answer).orderBy('dossier.id', 'desc').limit(limit);
  if (idNumber !== '') return query.where('dossier.idNumber', '=', idNumber).execute();
  const words = nameQuery(person.name);
  return words === '' ? [] : query.where(hasWords(words)).execute();
}

/** Dossiers of one person about one procedure, the newest first. */
export async function findSameMatter(
  db: Queries,
  matter: { procedure: string; idNumber: string },
  answer: Answer,
): Promise<DossierLine[]> {
  return lines(db, answer)
    .where('dossier.idNumber', '=', matter.idNumber)
    .where('procedure.code', '=', matter.procedure)
    .orderBy('dossier.id', 'desc')
    .limit(20)
    .execute();
}

/** What the desk's lists show: filed online and waiting to be received, or resolved and waiting to be fetched. */
export type Waiting = 'registered' | 'resolved';
export type WaitingQuery = {
  readonly kind: Waiting;
  readonly answer: Answer;
  readonly person?: { readonly idNumber: string; readonly name: string };
  readonly newestFirst?: boolean;
  readonly limit: number;
  readonly offset: number;
};

export async function listWaiting(db: Queries, query: WaitingQuery): Promise<DossierLine[]> {
  const moment = query.kind === 'resolved' ? 'dossier.resolvedAt' : 'dossier.registeredAt';
  return waiting(db, query)
    .orderBy(moment, query.newestFirst === true ? 'desc' : 'asc')
    .orderBy('dossier.id')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
}

export async function countWaiting(db: Queries, query: WaitingQuery): Promise<number> {
  const { total } = await waiting(db, query)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Those that lie with no other agency: the desk that hands over is the one that holds the dossier. */
function waiting(db: Queries, { kind, answer, person }: WaitingQuery) {
  const state = states[kind].code;
  let query = lines(db, answer).where('dossier.closedAt', 'is', null).where('dossier.state', '=', state);
  if (typeof answer !== 'boolean') {
    const ids = [...answer.agencyIds];
    // Two small sets with an index each; either-or in one condition would read every dossier there is.
    query = query.where(
      sql<boolean>`dossier.id in (
        select s.dossier_id from step s where s.closed_at is null and s.agency_id = any(${ids})
        union all
        select d.id from dossier d
        where d.agency_id = any(${ids}) and d.closed_at is null and d.state = ${state}
          and not exists (select 1 from step s where s.dossier_id = d.id and s.closed_at is null))`,
    );
  }
  if (person === undefined) return query;
  if (person.idNumber !== '') return query.where('dossier.idNumber', '=', person.idNumber);
  const words = nameQuery(person.name);
  return words === '' ? query.where(sql<boolean>`false`) : query.where(hasWords(words));
}

/** Names first, by their index: walking back from the newest dossier could take the whole table for a rare name. */
function hasWords(words: string) {
  return sql<boolean>`dossier.id in (
    select d.id from dossier d where d.search @@ to_tsquery('simple', ${words}) offset 0)`;
}

/** All words of a name, the last one possibly unfinished; '' when there are fewer than two letters. */
function nameQuery(name: string): string {
  const words = (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);
  if (words.join('').length < 2) return '';
  return words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
}

/** Makes received contents known, so that dossiers may refer to them. */
export async function keepFiles(
  db: Queries,
  files: readonly AttachedFile[],
  at: Temporal.Instant,
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ hash, size, mediaType }) => ({ hash, size, mediaType, storedAt: at }));
  await db
    .insertInto('file')
    .values([...new Map(rows.map((row) => [row.hash, row])).values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The code as it is written, when there is such a dossier and it may be seen; case does not matter. */
export async function findCode(db: Queries, code: string, answer: Answer): Promise<string | undefined> {
  const row = await db
    .selectFrom('dossier')
    .select('dossier.code')
    .where('dossier.code', 'in', [code, code.toUpperCase()])
    .where(visible(answer))
    .executeTakeFirst();
  return row?.code;
}
