import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, vi } from 'vitest';
import { buildAssets } from '../../src/kernel/assets.ts';
import { isReachableByOthers, projectFolder } from '../../src/kernel/config.ts';

/** Who starts the program. `ids` are those of another user than the one who runs the tests. */
export type Person = { readonly name: string; readonly ids: { uid: number; gid: number } | null };

export const isRoot = process.getuid?.() === 0;
const nobody: Person = { name: 'an ordinary user', ids: { uid: 65_534, gid: 65_534 } };
const ourselves: Person = { name: isRoot ? 'root' : 'an ordinary user', ids: null };

/**
 * Everybody who can be tried here: a root who runs the tests is also an ordinary user, unless the checkout lies where only
 * root can go; an ordinary user cannot become root.
 */
export const isOpenToOthers = isReachableByOthers(projectFolder);
export const people: readonly Person[] = isRoot && isOpenToOthers ? [ourselves, nobody] : [ourselves];
export const anOrdinaryUser: Person = isRoot ? nobody : ourselves;

/** What a start or a command has said and how it ended. */
export type Ended = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };

export type Running = {
  readonly pid: number;
  readonly port: number;
  readonly address: string;
  said(): string;
  /** Resolves once the text has been printed; rejects when the program ends without. */
  untilSaid(text: string): Promise<void>;
  /** Sends a signal to the program, or to its whole group as a terminal does. */
  signal(name: NodeJS.Signals, whole?: 'group'): void;
  /** Closes our end of its output, as `npm start | head` does. */
  stopReading(): void;
  ended(): Promise<Ended>;
};

type StartOptions = {
  readonly data: string;
  readonly by?: Person;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** By `npm start`, in a process group of its own, as from a terminal. */
  readonly byNpm?: boolean;
};

const children = new Set<ChildProcess>();
const folders: string[] = [];

/** Ends what a failed test may have left, and takes its folders away. */
export function cleanAfterwards(): void {
  vi.setConfig({ testTimeout: 300_000 }); // several real starts a test, on a machine that may be busy
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const folder of folders) {
      const server = serverOf(path.join(folder, 'data'));
      if (server !== null && isAlive(server)) await endServer(server);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
}

async function endServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGQUIT');
  for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await pause(50);
}

/** Path of a data folder that is not there yet, inside a folder that belongs to the person. */
export function newDataFolder(by: Person = ourselves): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-start-'));
  folders.push(folder);
  chmodSync(folder, 0o755);
  if (by.ids !== null) chownSync(folder, by.ids.uid, by.ids.gid);
  return path.join(folder, 'data');
}

/** Starts the program on the tiny city. */
export async function start(options: StartOptions): Promise<Running> {
  await buildAssets(); // an ordinary user may not write into our checkout
  const port = options.port ?? (await freePort());
  const args = options.args ?? ['--city', 'demo-town'];
  const [program, ...rest] =
    options.byNpm === true
      ? ['npm', 'start', '--', ...args]
      : [process.execPath, '--import', 'tsx', 'src/main.ts', ...args];
  const { child, ended } = launch(program, rest, options, { PORT: String(port) });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  return {
    pid: child.pid ?? 0,
    port,
    address: `http://127.0.0.1:${port}`,
    said: () => output,
    ended: () => ended,
    stopReading: () => child.stdout?.destroy(),
    signal: (name, whole) => process.kill(whole === 'group' ? -(child.pid ?? 0) : (child.pid ?? 0), name),
    untilSaid: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve();
        };
        child.stdout?.on('data', look);
        look();
        void ended.then(({ stdout, stderr }) =>
          reject(new Error(`ended before it said "${text}":\n${stdout}\n${stderr}`)),
        );
      }),
  };
}

/** Starts the program and waits until it serves. */
export async function startReady(options: StartOptions): Promise<Running> {
  const running = await start(options);
  await running.untilSaid('Ctrl-C');
  return running;
}

/** A start that is expected to fail. */
export async function failedStart(options: StartOptions): Promise<Ended> {
  return (await start(options)).ended();
}

/** `npm run -s motcua -- …`, to its end. */
export function command(
  args: readonly string[],
  options: Omit<StartOptions, 'args' | 'port'>,
): Promise<Ended> {
  const program = ['--import', 'tsx', 'src/commands/motcua.ts', ...args];
  return launch(process.execPath, program, options, {}).ended;
}

function launch(
  program: string,
  args: readonly string[],
  { data, by = ourselves, environment, byNpm }: StartOptions,
  more: Record<string, string>,
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(program, args, {
    cwd: projectFolder,
    ...by.ids,
    detached: byNpm === true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: path.dirname(data),
      TMPDIR: temporaryFolderOf(by),
      npm_config_update_notifier: 'false',
      MOTCUA_DATA: data,
      ...more,
      ...environment,
    },
  });
  children.add(child);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.on('data', (text: Buffer) => (said[stream] += text.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      children.delete(child);
      resolve({ exitCode, ...said });
    });
  });
  return { child, ended };
}

let ofAnother: string | undefined;

/** The machine's own may be closed to another user, who then gets one to keep the compiled program in. */
function temporaryFolderOf({ ids }: Person): string {
  if (ids === null) return tmpdir();
  if (ofAnother === undefined) {
    ofAnother = mkdtempSync(path.join(tmpdir(), 'motcua-other-'));
    folders.push(ofAnother);
    chownSync(ofAnother, ids.uid, ids.gid);
  }
  return ofAnother;
}

/** Process number of PostgreSQL in a data folder, as it noted it; null when it has taken its note away. */
export function serverOf(data: string): number | null {
  try {
    return Number(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8').split('\n', 1)[0]);
  } catch {
    return null; // no note
  }
}

/** Whether a process is at work; one that is dead and waits to be collected is not. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // no such process
  }
}

/** Kills PostgreSQL with all its processes at once, as the fall of the machine would. */
export async function killServer(data: string): Promise<void> {
  const pid = serverOf(data);
  if (pid === null) throw new Error('no server');
  const processes = [pid, ...childrenOf(pid)];
  for (const each of processes) killIfAlive(each);
  while (processes.some(isAlive)) await pause(20);
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((each) => each !== '')
    .map(Number);
}

export async function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A child of the server may end of itself between being listed and being killed. */
function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
