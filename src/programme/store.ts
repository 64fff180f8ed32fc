import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { appendEvents, type EventDraft } from '../kernel/events.ts';
import { next, type Happened, type Life, type OwnEvent, type State } from './lives.ts';
import type { SubjectKind } from './schema.ts';

/**
 * States as their events give them, by id; those that did not exist yet are left out. `known`: only what was recorded
 * before this instant.
 */
export async function loadStates<F, P, O, E extends OwnEvent>(
  db: Queries,
  life: Life<F, P, O, E>,
  ids: readonly number[],
  known?: Temporal.Instant,
): Promise<Map<number, State<F, P, O>>> {
  const states = new Map<number, State<F, P, O>>();
  if (ids.length === 0) return states;
  const rows = await db
    .selectFrom('event')
    .select(['subjectId', 'number', 'kind', 'data', 'actorId', 'happenedAt', 'recordedAt'])
    .where('subjectKind', '=', life.subject)
    .where('subjectId', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .$if(known !== undefined, (query) => query.where('recordedAt', '<', known ?? null))
    .orderBy('subjectId')
    .orderBy('number')
    .execute();
  for (const { subjectId, ...moment } of rows)
    states.set(subjectId, next(life, subjectId, states.get(subjectId), moment));
  return states;
}

/** Everything that happened to a subject, oldest first, with the names of who did it. */
export async function readHistory(
  db: Queries,
  subject: SubjectKind,
  id: number,
): Promise<(Happened & { readonly by: string })[]> {
  return db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.actorId')
    .select([
      'number',
      'kind',
      'data',
      'actorId',
      'happenedAt',
      'recordedAt',
      sql<string>`coalesce(account.full_name, '')`.as('by'),
    ])
    .where('subjectKind', '=', subject)
    .where('subjectId', '=', id)
    .orderBy('number')
    .execute();
}

/** Appends what happened and gives the state after it. */
export async function append<F, P, O, E extends OwnEvent>(
  tx: Tx,
  life: Life<F, P, O, E>,
  id: number,
  before: State<F, P, O> | undefined,
  draft: EventDraft,
): Promise<State<F, P, O>> {
  const [event] = await appendEvents(tx, { kind: life.subject, id }, [draft]);
  const after = event === undefined ? before : next(life, id, before, event);
  if (after === undefined) throw new Error('nothing was recorded');
  return after;
}

/** One state, or undefined. */
export async function findState<F, P, O, E extends OwnEvent>(
  db: Queries,
  life: Life<F, P, O, E>,
  id: number,
  known?: Temporal.Instant,
): Promise<State<F, P, O> | undefined> {
  return (await loadStates(db, life, [id], known)).get(id);
}
