import type { City } from './city.ts';
import { rollUpFacts } from './dossiers/dossiers.ts';
import { timeZone } from './kernel/clock.ts';
import { restHours, sweepFiles } from './kernel/file-sweep.ts';
import { logFailure, logLine } from './kernel/log.ts';

export type Jobs = { stop(): Promise<void> };

type Job = { readonly name: string; readonly everySeconds: number; run(): Promise<unknown> };

/**
 * Work that comes round by the clock. Each job may run in several processes at once: what it does is guarded in the
 * database (versions, locks), so that twice is as good as once.
 */
export function startJobs(city: City): Jobs {
  const jobs: readonly Job[] = [
    { name: 'timers', everySeconds: 60, run: () => city.dossiers.fireDueTimers() },
    { name: 'roll-ups', everySeconds: 60, run: () => rollUpFacts(city.house) },
    { name: 'anchor', everySeconds: 60, run: hourly(() => city.ledger.anchor()) },
    { name: 'sweep', everySeconds: 600, run: nightly(() => sweep(city)) },
  ];
  const running = new Set<Promise<unknown>>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      const run = job.run().catch((error: unknown) => logFailure(error, `job ${job.name}`));
      running.add(run);
      void run.finally(() => running.delete(run));
    }, job.everySeconds * 1000),
  );
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running);
    },
  };
}

async function sweep({ house }: City): Promise<void> {
  const swept = await sweepFiles(house, Temporal.Now.instant().subtract({ hours: restHours }));
  logLine('contents that nobody names were removed', swept);
}

/** Once a night, between two and four o'clock of the city by the machine's clock: when nobody waits for an answer. */
function nightly(work: () => Promise<unknown>): () => Promise<unknown> {
  let done = '';
  return async () => {
    const now = Temporal.Now.zonedDateTimeISO(timeZone);
    const day = now.toPlainDate().toString();
    if (day === done || now.hour < 2 || now.hour >= 4) return;
    done = day;
    await work();
  };
}

/** Once an hour by the machine's clock, at its beginning; the first time at once. */
function hourly(work: () => Promise<unknown>): () => Promise<unknown> {
  let done = -1;
  return async () => {
    const hour = Math.floor(Temporal.Now.instant().epochMilliseconds / 3_600_000);
    if (hour === done) return;
    await work();
    done = hour;
  };
}
