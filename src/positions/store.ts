import { sql } from 'kysely';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, insertEvents, readEvents, type ChainedEvent } from '../kernel/events.ts';
import { apply, replay } from './life.ts';
import { Position, SchemeEvent, seatsOf, type Day, type Scheme, type SchemeState } from './schema.ts';

const subject = 'position-scheme';

/** What happened to a scheme, by whom and when. */
export type Told = SchemeEvent & { readonly by: Actor; readonly at: Temporal.Instant };

/** A row of a list: the scheme without its descriptions. */
export type SchemeRow = {
  readonly id: number;
  readonly agencyId: number;
  readonly number: number;
  readonly state: SchemeState;
  readonly inForceOn: Day | null;
  readonly seats: number;
};

export async function findScheme(
  db: Queries,
  id: number,
): Promise<{ readonly scheme: Scheme; readonly events: readonly ChainedEvent[] } | null> {
  const events = await readEvents(db, subject, id);
  const scheme = replay(
    id,
    events.map(({ kind, data }) => SchemeEvent.parse({ kind, data })),
  );
  return scheme === null ? null : { scheme, events };
}

/** Rows of all schemes of these agencies (null: all), the newest of each agency first. */
export async function listSchemes(db: Queries, agencyIds: readonly number[] | null): Promise<SchemeRow[]> {
  const rows = await db
    .selectFrom('positionScheme')
    .select(['id', 'agencyId', 'number', 'state', 'inForceOn', 'seats'])
    .$if(agencyIds !== null, (query) =>
      query.where('agencyId', '=', sql<number>`any(${[...(agencyIds ?? [])]}::int[])`),
    )
    .orderBy('agencyId')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ state, inForceOn, ...row }) => ({
    ...row,
    state: state as SchemeState,
    inForceOn: inForceOn?.toString() ?? null,
  }));
}

/**
 * The positions in force on a day, by agency; an agency without a scheme is not there. A scheme ends with its agency: `last`
 * gives those of ended agencies too, as on their last day.
 */
export async function positionsOn(
  db: Queries,
  agencyIds: readonly number[] | null,
  day: Day,
  { last = false }: { readonly last?: boolean } = {},
): Promise<
  Map<
    number,
    {
      readonly schemeId: number;
      readonly number: number;
      readonly from: Day;
      readonly positions: readonly Position[];
    }
  >
> {
  const rows = await db
    .selectFrom('positionScheme')
    .innerJoin('agency', 'agency.id', 'agencyId')
    .distinctOn('agencyId')
    .select(['agencyId', 'positionScheme.id', 'number', 'inForceOn', 'positions'])
    .where('state', '=', 'approved')
    .where('inForceOn', '<=', Temporal.PlainDate.from(day))
    .$if(!last, (query) =>
      query.where(({ or, eb }) =>
        or([eb('agency.validTo', 'is', null), eb('agency.validTo', '>=', Temporal.PlainDate.from(day))]),
      ),
    )
    .$if(agencyIds !== null, (query) =>
      query.where('agencyId', '=', sql<number>`any(${[...(agencyIds ?? [])]}::int[])`),
    )
    .orderBy('agencyId')
    .orderBy('inForceOn', 'desc')
    .execute();
  return new Map(
    rows.map(({ agencyId, id, number, inForceOn, positions }) => [
      agencyId,
      {
        schemeId: id,
        number,
        from: inForceOn?.toString() ?? '',
        // The program's own projection: as it was written, so it is read.
        positions: positions as unknown as readonly Position[],
      },
    ]),
  );
}

/** Locks the agency's row of schemes by the agency itself, so that numbers and days in force follow one another. */
export async function lockAgency(tx: Tx, agencyId: number): Promise<void> {
  await tx.selectFrom('agency').select('id').where('id', '=', agencyId).forUpdate().execute();
}

/** Records new schemes with all that has happened to them. Gives their ids in order. */
export async function beginSchemes(
  tx: Tx,
  begun: readonly (readonly [Told, ...Told[]])[],
): Promise<number[]> {
  if (begun.length === 0) return [];
  const { rows: reserved } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('position_scheme', 'id'))::int as id from generate_series(1, ${begun.length}::int)`.execute(
    tx,
  );
  const made = begun.map((told, index) => {
    const id = reserved[index]?.id ?? 0;
    const scheme = replay(id, told);
    if (scheme === null) throw new RangeError('a scheme begins with an event');
    return { scheme, events: chain({ kind: subject, id }, emptyChain, told.map(draftOf)), told };
  });
  await tx
    .insertInto('positionScheme')
    .values(made.map(({ scheme }) => rowOf(scheme)))
    .execute();
  await insertEvents(
    tx,
    made.flatMap(({ events }) => events),
  );
  await writeFacts(tx, made);
  return made.map(({ scheme }) => scheme.id);
}

/** Appends to a scheme and projects it. The caller holds the agency's lock. */
export async function continueScheme(
  tx: Tx,
  before: { readonly scheme: Scheme; readonly events: readonly ChainedEvent[] },
  told: readonly Told[],
): Promise<Scheme> {
  const { id } = before.scheme;
  const last = before.events.at(-1);
  const head = last === undefined ? emptyChain : { number: last.number, hash: last.hash };
  const after = told.reduce((scheme: Scheme, event) => apply(id, scheme, event), before.scheme);
  await insertEvents(tx, chain({ kind: subject, id }, head, told.map(draftOf)));
  await tx.updateTable('positionScheme').set(rowOf(after)).where('id', '=', id).execute();
  await writeFacts(tx, [{ scheme: after, told }]);
  return after;
}

function draftOf({ kind, data, by, at }: Told) {
  return { kind, data, actorId: actorId(by), happenedAt: at, recordedAt: at };
}

function rowOf({ id, agencyId, number, state, inForceOn, positions, version }: Scheme) {
  return {
    id,
    agencyId,
    number,
    state,
    inForceOn: inForceOn === null ? null : Temporal.PlainDate.from(inForceOn),
    seats: seatsOf(positions),
    positions: JSON.stringify(positions),
    version,
  };
}

async function writeFacts(
  tx: Tx,
  made: readonly { readonly scheme: Scheme; readonly told: readonly Told[] }[],
): Promise<void> {
  const rows = made.flatMap(({ scheme, told }) =>
    told.flatMap((event) =>
      event.kind === 'approved'
        ? [
            {
              schemeId: scheme.id,
              agencyId: scheme.agencyId,
              weight: 1,
              recordedAt: event.at,
              approvedOn: Temporal.PlainDate.from(event.data.approvedOn),
            },
          ]
        : [],
    ),
  );
  if (rows.length > 0) await tx.insertInto('positionSchemeFact').values(rows).execute();
}
