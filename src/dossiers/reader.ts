import type pg from 'pg';
import type { ChainHead } from '../kernel/events.ts';
import { replay } from './apply.ts';
import type { Loaded } from './change.ts';
import type { Happened } from './events.ts';

/** Reads dossiers by code for those who are about to act on them. */
export type Reader = {
  /** The dossier folded from its events, whoever may see it; undefined when there is none of this code. */
  find(code: string): Promise<Loaded | undefined>;
};

type StoredEvent = {
  readonly id: number;
  readonly number: number;
  readonly kind: string;
  readonly data: unknown;
  readonly actorId: number | null;
  readonly happenedAt: Temporal.Instant;
  readonly hash: Buffer;
};

const largestRead = 64;

/** Those asked for while a read is under way are read together in the next: one statement for many. */
export function createReader(pool: pg.Pool): Reader {
  type Waiting = {
    code: string;
    resolve(found: Loaded | undefined): void;
    reject(error: unknown): void;
  };
  let waiting: Waiting[] = [];
  let isBusy = false;

  async function drain(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length > 0) {
      const together = waiting.slice(0, largestRead);
      waiting = waiting.slice(largestRead);
      try {
        const histories = await readHistories(pool, [...new Set(together.map(({ code }) => code))]);
        for (const { code, resolve, reject } of together) {
          try {
            resolve(folded(histories.get(code)));
          } catch (error) {
            reject(error);
          }
        }
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    isBusy = false;
  }

  return {
    find: (code) =>
      new Promise((resolve, reject) => {
        waiting.push({ code, resolve, reject });
        void drain();
      }),
  };
}

async function readHistories(
  pool: pg.Pool,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const { rows } = await pool.query<StoredEvent & { code: string }>({
    name: 'read dossiers',
    text: `select d.code, d.id, e.number, e.kind, e.data, e.actor_id as "actorId", e.happened_at as "happenedAt", e.hash
      from dossier d join event e on e.subject_kind = 'dossier' and e.subject_id = d.id
      where d.code = any($1::text[])
      order by d.id, e.number`,
    values: [codes],
  });
  return Map.groupBy(rows, ({ code }) => code);
}

function folded(events: readonly StoredEvent[] | undefined): Loaded | undefined {
  const last = events?.at(-1);
  if (events === undefined || last === undefined) return undefined;
  const dossier = replay(last.id, events.map(asHappened));
  if (dossier === null) return undefined;
  const head: ChainHead = { number: last.number, hash: last.hash };
  return { dossier, head };
}

/** The stored kinds and data are those that `decide` gave. */
function asHappened({ kind, data, happenedAt, actorId, number }: StoredEvent): Happened {
  return { kind, data, at: happenedAt, actorId, number } as Happened;
}
