import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where the browser lies once unpacked: its program, the libraries and the fonts that a bare machine lacks. */
export type Chromium = {
  readonly program: string;
  readonly libraries: string;
  readonly fonts: readonly string[];
};

const root = fileURLToPath(new URL('..', import.meta.url));
const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');
const serifFonts = join(root, 'node_modules/@expo-google-fonts/tinos');

/**
 * Unpacks the Chromium that came with `npm ci` (some 200 MB, three seconds, once per installation) and says where it lies:
 * under `node_modules/.cache`, or where that cannot be written, in a folder of this user's own among the temporary files.
 * Several processes may ask at once: each unpacks aside, the first to finish wins.
 */
export async function unpackedChromium(): Promise<Chromium> {
  const name = `chromium-${packageVersion()}`;
  const shelves = [join(root, 'node_modules/.cache/motcua'), join(tmpdir(), `motcua-${userInfo().uid}`)];
  const ready = shelves.map((shelf) => join(shelf, name)).find(isReady);
  if (ready !== undefined) return contentsOf(ready);

  const shelf = shelves.find(isOurs);
  if (shelf === undefined)
    throw new Error(`The browser cannot be unpacked: none of ${shelves.join(', ')} can be written.`);
  const folder = join(shelf, name);
  await unpackTo(folder, mkdtempSync(join(shelf, 'unpacking-')));
  return contentsOf(folder);
}

/** The package unpacks into the temporary folder of its process, so it runs in a process that has a folder of its own for one. */
async function unpackTo(folder: string, aside: string): Promise<void> {
  const code = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: root,
      // The second variable makes it unpack the libraries as well, which it otherwise does only in the cloud.
      env: { TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
    });
    for (const path of [aside, join(aside, 'chromium')]) chmodSync(path, 0o755);
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!isReady(folder)) throw error;
  }
}

function contentsOf(folder: string): Chromium {
  return {
    program: join(folder, 'chromium'),
    libraries: join(folder, 'al2023/lib'),
    fonts: [join(folder, 'fonts'), serifFonts],
  };
}

/** Whole, because the folder got its name only after unpacking, and this user may run it. */
function isReady(folder: string): boolean {
  return isAllowed(join(folder, 'chromium'), constants.X_OK) && isTrusted(dirname(folder));
}

function isOurs(shelf: string): boolean {
  try {
    mkdirSync(shelf, { recursive: true, mode: 0o755 });
  } catch {
    return false;
  }
  return isAllowed(shelf, constants.W_OK) && isTrusted(shelf);
}

/** Among the temporary files anybody may lay out a folder for us; only this user's own, or the administrator's, is believed. */
function isTrusted(folder: string): boolean {
  const owner = statSync(folder).uid;
  return folder.startsWith(root) || owner === userInfo().uid || owner === 0;
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function packageVersion(): string {
  const described: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof described === 'object' && described !== null && 'version' in described)
    return String(described.version);
  throw new Error(`${packageFolder}/package.json names no version.`);
}
