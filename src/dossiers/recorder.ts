import pg from 'pg';
import { Refused } from '../kernel/errors.ts';
import type { Change, Numbered, NumberRequest } from './change.ts';
import { allocateNumbers, recordChanges } from './record-sql.ts';
import { conflict } from './refusals.ts';

/** One unit of work: all of it is recorded, or nothing. */
export type Work<T> = {
  /** The dossier it changes; two works on one dossier never share a transaction. */
  readonly touches: number | null;
  /** Dossiers it opens. */
  readonly opens: readonly NumberRequest[];
  /** Decides, given the numbers; may be run again when others in the transaction failed. `more` numbers linked dossiers. */
  build(
    numbers: readonly Numbered[],
    more: (request: NumberRequest) => Promise<Numbered>,
  ): Promise<Built<T>> | Built<T>;
};
export type Built<T> = {
  readonly changes: readonly Change[];
  readonly result: T;
  /** The submission's key: a second one with the same key is found out by the database. */
  readonly key?: { readonly accountId: number; readonly key: string; readonly result: unknown };
};

export type Recorder = {
  record<T>(work: Work<T>): Promise<T>;
};

const largestBatch = 64;

/**
 * Records works. Those that arrive while a transaction is under way are committed together in the next one: one wait
 * for the disk instead of many. When one of them fails, each is tried again alone, so that only the faulty one fails.
 * Only half of those under way share a transaction: while the database records these, the program works on the others.
 */
export function createRecorder(pool: pg.Pool, now: () => Temporal.Instant): Recorder {
  type Waiting = { work: Work<unknown>; resolve(value: unknown): void; reject(error: unknown): void };
  let waiting: Waiting[] = [];
  let isBusy = false;
  let lastBatch = 0;

  async function drain(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      while (waiting.length > 0) await runTogether(nextBatch());
    } finally {
      isBusy = false;
    }
  }

  function nextBatch(): Waiting[] {
    const most = Math.min(largestBatch, Math.ceil((lastBatch + waiting.length) / 2));
    const touched = new Set<number>();
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const entry of waiting) {
      const { touches } = entry.work;
      const fits = batch.length < most && (touches === null || !touched.has(touches));
      (fits ? batch : later).push(entry);
      if (fits && touches !== null) touched.add(touches);
    }
    waiting = later;
    lastBatch = batch.length;
    return batch;
  }

  async function runTogether(batch: readonly Waiting[], isAgain = false): Promise<void> {
    try {
      const results = await commit(
        pool,
        batch.map((entry) => entry.work),
        now(),
      );
      batch.forEach((entry, index) => entry.resolve(results[index]));
    } catch (error) {
      const [first] = batch;
      if (batch.length > 1) for (const entry of batch) await runTogether([entry]);
      else if (!hasMovedOn(error)) first?.reject(error);
      else if (isAgain) first?.reject(new Refused(conflict));
      else await runTogether(batch, true); // decided anew on what the dossier is now
    }
  }

  return {
    record: <T>(work: Work<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: (value) => resolve(value as T), reject });
        void drain();
      }),
  };
}

/** Whether the dossier was another's meanwhile: its row has another version, or its next event exists. */
function hasMovedOn(error: unknown): boolean {
  if (error instanceof Refused) return error.refusals.includes(conflict);
  return error instanceof pg.DatabaseError && error.constraint === 'event_pkey';
}

/** One transaction over several works. */
async function commit(
  pool: pg.Pool,
  works: readonly Work<unknown>[],
  now: Temporal.Instant,
): Promise<unknown[]> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const requests = works.flatMap((work) => work.opens);
    const numbers = requests.length === 0 ? [] : await allocateNumbers(client, requests);
    const more = async (request: NumberRequest): Promise<Numbered> => {
      const [number] = await allocateNumbers(client, [request]);
      if (number === undefined) throw new Error('no number was allocated');
      return number;
    };
    const built: Built<unknown>[] = [];
    for (const work of works) built.push(await work.build(numbers.splice(0, work.opens.length), more));
    const changes = built.flatMap((entry) => entry.changes);
    const updated = await recordChanges(
      client,
      changes,
      built.flatMap((entry) => entry.key ?? []),
      now,
    );
    if (updated !== changes.filter((change) => change.before !== null).length) throw new Refused(conflict);
    await client.query('commit');
    return built.map((entry) => entry.result);
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      failure = lost; // the connection is gone, and the transaction with it
    });
    throw error;
  } finally {
    client.release(failure);
  }
}
