import { sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { chain, emptyChain, readEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';

/** Who does something, and when. */
export type By = { readonly actor: Actor; readonly at: Temporal.Instant };

type Happened = { readonly kind: string; readonly data: unknown };

/** What has a life here: its state is plain JSON that its events give, and stands in its row. */
export type Life<S, E extends Happened> = {
  readonly kind:
    | 'inspection-plan'
    | 'inspection-checklist'
    | 'inspection-sheet'
    | 'initiative-council'
    | 'emulation-round';
  apply(state: S | null, event: E): S;
  row(state: S): {
    readonly key: string | null;
    readonly agencyId: number | null;
    readonly state: string;
    readonly onDay: string;
  };
};

/** A subject as it stands. */
export type Subject<S> = { readonly id: number; readonly version: number; readonly state: S };

export type Lived<S, E extends Happened> = {
  begin(by: By, events: readonly E[]): Promise<number>;
  /** Many at once, each with all that happened to it. */
  beginMany(
    subjects: readonly { readonly happened: readonly { readonly by: By; readonly event: E }[] }[],
  ): Promise<number[]>;
  /** Decides on a subject that is held for the while, and records. @throws Refused */
  act(
    by: By,
    id: number,
    decide: (state: S, tx: Tx) => readonly E[] | Refusal | Promise<readonly E[] | Refusal>,
  ): Promise<S>;
  get(id: number): Promise<Subject<S>>;
  find(where?: { readonly key?: string; readonly agencyId?: number }): Promise<readonly Subject<S>[]>;
  /** The state as its events give it: what stands in the row must be the same. */
  replay(id: number): Promise<S>;
};

const rowsAtOnce = 2000;

export function createLived<S, E extends Happened>({ db }: Pick<House, 'db'>, life: Life<S, E>): Lived<S, E> {
  const rowOf = (state: S) => {
    const { onDay, ...row } = life.row(state);
    return { ...row, onDay: Temporal.PlainDate.from(onDay), data: JSON.stringify(state) };
  };
  const stateOf = (data: unknown): S => data as S;

  async function read(tx: Queries, id: number, lock: boolean): Promise<Subject<S>> {
    const row = await tx
      .selectFrom('reformSubject')
      .select(['version', 'data'])
      .where('id', '=', id)
      .where('kind', '=', life.kind)
      .$if(lock, (query) => query.forUpdate())
      .executeTakeFirst();
    if (row === undefined) throw new Refused(notFound);
    return { id, version: row.version, state: stateOf(row.data) };
  }

  async function beginMany(subjects: Parameters<Lived<S, E>['beginMany']>[0]): Promise<number[]> {
    if (subjects.length === 0) return [];
    return once(() =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ id: number }>`
          select nextval(pg_get_serial_sequence('reform_subject', 'id')) as id from generate_series(1, ${subjects.length}::int)`.execute(
          tx,
        );
        const made = subjects.map(({ happened }, index) => {
          const id = rows[index]?.id ?? 0;
          const state = happened.reduce<S | null>((before, { event }) => life.apply(before, event), null);
          const last = happened.at(-1);
          if (state === null || last === undefined) throw new RangeError('a subject begins with an event');
          const drafts = happened.map(({ by, event }) => draftOf(by, event));
          return {
            row: { id, kind: life.kind, version: happened.length, updatedAt: last.by.at, ...rowOf(state) },
            events: chain({ kind: life.kind, id }, emptyChain, drafts),
          };
        });
        await tx
          .insertInto('reformSubject')
          .values(made.map(({ row }) => row))
          .execute();
        const events = made.flatMap(({ events: all }) => all);
        for (let from = 0; from < events.length; from += rowsAtOnce)
          await tx
            .insertInto('event')
            .values(
              events
                .slice(from, from + rowsAtOnce)
                .map((event) => ({ ...event, data: JSON.stringify(event.data) })),
            )
            .execute();
        return made.map(({ row }) => row.id);
      }),
    );
  }

  return {
    beginMany,
    async begin(by, events) {
      const [id] = await beginMany([{ happened: events.map((event) => ({ by, event })) }]);
      if (id === undefined) throw new RangeError('a new subject has an id');
      return id;
    },
    act: (by, id, decide) =>
      once(() =>
        db.transaction().execute(async (tx) => {
          const before = await read(tx, id, true);
          const events = await decide(before.state, tx);
          if (isRefusal(events)) throw new Refused(events);
          if (events.length === 0) return before.state;
          const past = await readEvents(tx, life.kind, id);
          const last = past.at(-1);
          const head = last === undefined ? emptyChain : { number: last.number, hash: last.hash };
          const chained = chain(
            { kind: life.kind, id },
            head,
            events.map((event) => draftOf(by, event)),
          );
          await tx
            .insertInto('event')
            .values(chained.map((event) => ({ ...event, data: JSON.stringify(event.data) })))
            .execute();
          const after = events.reduce<S>((state, event) => life.apply(state, event), before.state);
          await tx
            .updateTable('reformSubject')
            .set({ ...rowOf(after), version: before.version + events.length, updatedAt: by.at })
            .where('id', '=', id)
            .execute();
          return after;
        }),
      ),
    get: (id) => read(db, id, false),
    async find({ key, agencyId } = {}) {
      const rows = await db
        .selectFrom('reformSubject')
        .select(['id', 'version', 'data'])
        .where('kind', '=', life.kind)
        .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
        .$if(agencyId !== undefined, (query) => query.where('agencyId', '=', agencyId ?? 0))
        .orderBy('onDay', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ id, version, data }) => ({ id, version, state: stateOf(data) }));
    },
    async replay(id) {
      const events = await readEvents(db, life.kind, id);
      const state = events.reduce<S | null>(
        (before, { kind, data }) => life.apply(before, { kind, data } as E),
        null,
      );
      if (state === null) throw new Refused(notFound);
      return state;
    },
  };
}

function draftOf({ actor, at }: By, { kind, data }: Happened) {
  return {
    kind,
    data,
    actorId: actor.kind === 'staff' ? actor.accountId : null,
    happenedAt: at,
    recordedAt: at,
  };
}

async function once<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'reform_subject_kind_key_key')
      throw new Refused(twice);
    throw error;
  }
}

const twice = refuse(
  'conflict',
  t('Đã có rồi; hãy mở cái đã có.', 'It exists already; open the one that is there.'),
);
