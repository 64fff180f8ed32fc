import { constants } from 'node:os';
import { logFailure } from './log.ts';

/**
 * What must be closed before the program may end: the web server before the database, the database last of all. Without
 * this a Ctrl-C would leave PostgreSQL behind, which runs in a process group of its own.
 */
const closers: (() => Promise<void>)[] = [];
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let stopping: Promise<never> | undefined;
let isListening = false;

/** Has `close` called when the program is told to stop, the last registered first. The answer takes it back. */
export function whenStopped(close: () => Promise<void>): () => void {
  if (!isListening) {
    isListening = true;
    for (const signal of signals)
      process.on(signal, () => void stopProgram(process.exitCode ?? 128 + constants.signals[signal]));
  }
  closers.push(close);
  return () => {
    const at = closers.indexOf(close);
    if (at !== -1) closers.splice(at, 1);
  };
}

/** Closes everything and ends the program; a second call (a second Ctrl-C) waits for the first. */
export function stopProgram(exitCode: number | string): Promise<never> {
  stopping ??= closeAll().then((hasFailed) => process.exit(hasFailed ? 1 : exitCode));
  return stopping;
}

/** True once the program has been told to stop: what fails from then on fails because of that. */
export function isStopping(): boolean {
  return stopping !== undefined;
}

async function closeAll(): Promise<boolean> {
  let hasFailed = false;
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
    try {
      await close();
    } catch (error) {
      hasFailed = true;
      logFailure(error, 'stop');
    }
  }
  return hasFailed;
}
