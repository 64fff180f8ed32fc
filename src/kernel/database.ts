import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { projectFolder, StartFailure } from './config.ts';
import { logFailure } from './log.ts';
import { isStopping } from './stopping.ts';
import type { DB } from './tables.ts';

/** Typed queries over a city's schema, as the role that may append events but never change them. */
export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;
/** What a store's function needs: the database, or a transaction on it. */
export type Queries = Database | Tx;

/** The role as which the program works; the owner only migrates. */
export const applicationRole = 'motcua_app';

teachDriverTime();

/** Opens the city's schema. `pool` is for the few hot paths that send their own SQL. */
export function openDatabase(url: string, schema: string, size = 10): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c search_path=${schema} -c role=${applicationRole} -c statement_timeout=60000`,
    application_name: 'motcua',
  });
  // An idle connection that the server ends is replaced by the next query; without a listener it would end the program.
  pool.on('error', (error) => logLost(error, 'idle database connection'));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}

/**
 * Lets the planner know how the tables are filled, after much was written at once; `vacuum analyze` also clears what was
 * deleted. Done as their owner, since the program's own role may not.
 */
export async function gatherStatistics(
  pool: pg.Pool,
  how: 'analyze' | 'vacuum analyze' = 'analyze',
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set role none');
    await client.query('set statement_timeout = 0');
    await client.query(how);
  } finally {
    client.release(true); // not to be used again as the owner
  }
}

const migrationFolder = path.join(projectFolder, 'db');

/**
 * Brings the schema up to date with the files of `db/` (or another folder, for tests of an upgrade), each file once, in
 * order, in one transaction a file. Gives the names of those that were new.
 */
export async function migrate(url: string, schema: string, folder = migrationFolder): Promise<string[]> {
  const client = await connectAsOwner(url);
  try {
    // One at a time: roles and privileges are the whole server's, and two who change them at once fail.
    await client.query(`select pg_advisory_lock(hashtext('motcua migrate'))`);
    await ensureRole(client);
    await client.query(`create schema if not exists "${schema}"`);
    await client.query(`set search_path to "${schema}"`);
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const done = new Set(rows.map((row) => row.name));
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
    const applied: string[] = [];
    for (const name of files.filter((name) => !done.has(name))) {
      await applyOne(client, path.join(folder, name));
      applied.push(name);
    }
    await grant(client, schema);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, file: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(await readFile(file, 'utf8'));
    await client.query('insert into migration (name) values ($1)', [path.basename(file)]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Events and the ledger can only be added to; no privilege exists to change or remove them. */
const appendOnly = [
  'event',
  'ledger_leaf',
  'ledger_tile',
  'tree_head',
  'personal_data_look',
  'reported_value',
  'reform_result_fact',
  'reform_set_version',
  'staff_fact',
  'examination_mark',
];

async function grant(client: pg.Client, schema: string): Promise<void> {
  await client.query(`grant usage on schema "${schema}" to ${applicationRole}`);
  await client.query(
    `grant select, insert, update, delete on all tables in schema "${schema}" to ${applicationRole}`,
  );
  await client.query(`grant usage, select on all sequences in schema "${schema}" to ${applicationRole}`);
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = $1 and tablename = any($2)`,
    [schema, [...appendOnly, 'migration']],
  );
  for (const { name: table } of rows) {
    await client.query(`revoke update, delete, truncate on "${schema}".${table} from ${applicationRole}`);
  }
  await client.query(`revoke insert on "${schema}".migration from ${applicationRole}`);
}

async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ known: boolean; member: boolean }>(
    `select exists (select 1 from pg_roles where rolname = $1) as known,
            coalesce((select pg_has_role(current_user, oid, 'SET') from pg_roles where rolname = $1), false) as member`,
    [applicationRole],
  );
  const { known = false, member = false } = rows[0] ?? {};
  try {
    if (!known) await client.query(`create role ${applicationRole} nologin`);
    if (!member) await client.query(`grant ${applicationRole} to current_user`);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42710') return; // made at the same time by another start
    throw new StartFailure(
      `Người dùng của DATABASE_URL không tạo được vai trò "${applicationRole}" (${String(error)}); quản trị viên hãy chạy: CREATE ROLE ${applicationRole} NOLOGIN; GRANT ${applicationRole} TO <người dùng>; / The database user may not create the application role; an administrator must create and grant it.`,
    );
  }
}

/** Connects as the owner of the schema, who migrates. @throws StartFailure in one sentence, without the password */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      application_name: 'motcua owner',
    });
    client.on('error', (error) => logLost(error, 'owner connection'));
    await client.connect();
  } catch (error) {
    throw new StartFailure(
      `Không kết nối được cơ sở dữ liệu tại ${withoutPassword(url)} (${reason(error)}); hãy kiểm tra địa chỉ, mật khẩu và máy chủ, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu đi kèm. / The database does not answer; check its address, password and server, or unset DATABASE_URL to use the embedded one.`,
    );
  }
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const { version = '?', number = 0 } = rows[0] ?? {};
  if (number >= oldestServer * 10_000) return client;
  await client.end();
  throw new StartFailure(
    `Máy chủ ở DATABASE_URL là PostgreSQL ${version}; Một Cửa cần bản ${oldestServer} trở lên, hãy nâng cấp máy chủ hoặc bỏ DATABASE_URL. / The server at DATABASE_URL is PostgreSQL ${version}; version ${oldestServer} or later is needed.`,
  );
}

const oldestServer = 15;

/** A connection that ends while the program is being stopped was not lost. */
function logLost(error: Error, where: string): void {
  if (!isStopping()) logFailure(error, where);
}

/** What of an address may be shown; one that is no address might be a password alone. */
function withoutPassword(url: string): string {
  const shown = URL.canParse(url) ? new URL(url) : null;
  if (shown === null || shown.hostname === '') return 'DATABASE_URL';
  return `${shown.username === '' ? '' : `${shown.username}@`}${shown.host}${shown.pathname}`;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** `timestamptz` travels as `Temporal.Instant`, `date` as `Temporal.PlainDate`, `bigint` as a number. */
function teachDriverTime(): void {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text));
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
    Temporal.Instant.from(text.replace(' ', 'T')),
  );
  for (const type of [Temporal.Instant, Temporal.PlainDate]) {
    // The driver's own hook: without it, it would send the JSON form, with its quotes.
    Object.defineProperty(type.prototype, 'toPostgres', {
      value(this: { toString(): string }) {
        return this.toString();
      },
    });
  }
}
