import { CompiledQuery, sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import { Refused } from '../kernel/errors.ts';
import { replay } from './apply.ts';
import { changeOf, happened, type Change } from './change.ts';
import type { HandOver } from './events.ts';
import { recordChanges, type Statements } from './record-sql.ts';
import { conflict } from './refusals.ts';
import type { Dossier } from './schema.ts';

/** Dossiers folded and written at once. */
const dossiersATime = 400;

/** Who hands over, when, and what of a dossier goes where; null: nothing of it moves. */
export type HandingOver = {
  readonly actorId: number | null;
  readonly at: Temporal.Instant;
  handOverOf(dossier: Dossier): HandOver | null;
};

/** Holds off everybody who would record a dossier until the transaction ends; those who read go on. */
export async function holdDossiers(tx: Tx): Promise<void> {
  await sql`lock table dossier in share row exclusive mode`.execute(tx);
}

/**
 * Hands dossiers over to other agencies, each by an event in its chain, with rows and facts. No date of theirs moves.
 * Gives how many were handed over.
 */
export async function transferDossiers(tx: Tx, ids: readonly number[], by: HandingOver): Promise<number> {
  let done = 0;
  for (let start = 0; start < ids.length; start += dossiersATime) {
    const changes = await readChanges(tx, ids.slice(start, start + dossiersATime), by);
    const updated = await recordChanges(statementsOn(tx), changes, [], by.at);
    if (updated !== changes.length) throw new Refused(conflict);
    done += changes.length;
  }
  return done;
}

async function readChanges(tx: Tx, ids: readonly number[], by: HandingOver): Promise<Change[]> {
  const events = await tx
    .selectFrom('event')
    .selectAll()
    .where('subjectKind', '=', 'dossier')
    .where('subjectId', '=', sql<number>`any(${[...ids]}::int8[])`)
    .orderBy('subjectId')
    .orderBy('number')
    .execute();
  const stamp = { happenedAt: by.at, recordedAt: by.at, actorId: by.actorId };
  return [...Map.groupBy(events, ({ subjectId }) => subjectId)].flatMap(([id, own]) => {
    const dossier = replay(
      id,
      own.map(({ seq: _, ...event }) => happened(event)),
    );
    const last = own.at(-1);
    if (dossier === null || last === undefined) throw new Error(`dossier ${id} has no events`);
    const data = by.handOverOf(dossier);
    if (data === null) return [];
    const loaded = { dossier, head: { number: last.number, hash: last.hash } };
    return [changeOf(id, loaded, [{ kind: 'transferred', data }], stamp)];
  });
}

/** The statement of the room's hot path, inside a transaction that other rooms share. */
function statementsOn(tx: Tx): Statements {
  return {
    query: ({ text, values }) => tx.executeQuery<{ updated: number }>(CompiledQuery.raw(text, values)),
  };
}
