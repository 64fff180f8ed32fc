import type pg from 'pg';
import type { SettableClock } from './clock.ts';
import type { Database } from './database.ts';
import type { FileStore } from './files.ts';

/** What every room is given to work with. */
export type House = {
  readonly db: Database;
  /** The pool under `db`, for the few hot paths that send their own SQL. */
  readonly pool: pg.Pool;
  readonly clock: SettableClock;
  readonly files: FileStore;
  readonly dataFolder: string;
  /** Secret of this installation, from the data folder: signs cookies and tokens. */
  readonly secret: Buffer;
};
