import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project: holds `db/`, `cities/`, `dist/`. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Holds the embedded database, files and keys. */
  readonly dataFolder: string;
  /** Address of another PostgreSQL that replaces the embedded one. */
  readonly databaseUrl: string | null;
};

/** A setting that cannot be used, in one sentence with its remedy. Ends the program with code 1. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const wanted = env['PORT']?.trim() || '8080';
  const port = /^\d+$/.test(wanted) ? Number(wanted) : NaN;
  if (!(port <= 65_535)) {
    throw new StartFailure(
      `PORT=${env['PORT']} không phải số cổng từ 0 đến 65535; hãy sửa hoặc bỏ biến này. / PORT must be a number from 0 to 65535.`,
    );
  }
  return {
    port,
    host: '127.0.0.1',
    dataFolder: path.resolve(env['MOTCUA_DATA'] || defaultDataFolder()),
    databaseUrl: env['DATABASE_URL'] || null,
  };
}

/**
 * `data` inside the project; but as root, when the project lies where the database's own user cannot go
 * (root's home is closed to others), a folder under /var/lib named after the project's place.
 */
function defaultDataFolder(): string {
  const inside = path.join(projectFolder, 'data');
  if (process.getuid?.() !== 0 || isReachableByOthers(projectFolder)) return inside;
  const place = createHash('sha256').update(projectFolder).digest('hex').slice(0, 8);
  return `/var/lib/motcua-${place}`;
}

/** Whether a user with no rights of their own can walk down to `folder`. */
export function isReachableByOthers(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat !== undefined && (stat.mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
