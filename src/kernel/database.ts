import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { projectFolder, StartFailure } from './config.ts';
import { logFailure } from './log.ts';
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
  pool.on('error', (error) => logFailure(error, 'idle database connection'));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}

/** Brings the schema up to date with `db/*.sql`, each file once, in order, in one transaction a file. */
export async function migrate(url: string, schema: string): Promise<string[]> {
  const client = await connect(url);
  try {
    await ensureRole(client);
    await client.query(`create schema if not exists "${schema}"`);
    await client.query(`set search_path to "${schema}"`);
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    await client.query(`select pg_advisory_lock(hashtext('motcua migrate'))`);
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const done = new Set(rows.map((row) => row.name));
    const files = (await readdir(path.join(projectFolder, 'db')))
      .filter((name) => name.endsWith('.sql'))
      .toSorted();
    const applied: string[] = [];
    for (const name of files.filter((name) => !done.has(name))) {
      await applyOne(client, name);
      applied.push(name);
    }
    await grant(client, schema);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(await readFile(path.join(projectFolder, 'db', name), 'utf8'));
    await client.query('insert into migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Events and the ledger can only be added to; no privilege exists to change or remove them. */
const appendOnly = ['event', 'ledger_leaf', 'ledger_tile', 'tree_head', 'personal_data_look'];

async function grant(client: pg.Client, schema: string): Promise<void> {
  await client.query(`grant usage on schema "${schema}" to ${applicationRole}`);
  await client.query(
    `grant select, insert, update, delete on all tables in schema "${schema}" to ${applicationRole}`,
  );
  await client.query(`grant usage, select on all sequences in schema "${schema}" to ${applicationRole}`);
  for (const table of [...appendOnly, 'migration']) {
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

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StartFailure(
      `Không kết nối được cơ sở dữ liệu tại ${withoutPassword(url)} (${reason(error)}); hãy kiểm tra địa chỉ, mật khẩu và máy chủ, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu đi kèm. / The database does not answer; check its address, password and server, or unset DATABASE_URL to use the embedded one.`,
    );
  }
}

function withoutPassword(url: string): string {
  return URL.canParse(url) ? Object.assign(new URL(url), { password: '' }).toString() : '(DATABASE_URL)';
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** `timestamptz` travels as `Temporal.Instant`, `date` as `Temporal.PlainDate`, `bigint` as a number. */
function teachDriverTime(): void {
  pg.types.setTypeParser(20, Number);
  pg.types.setTypeParser(1082, (text) => Temporal.PlainDate.from(text));
  pg.types.setTypeParser(1184, (text) => Temporal.Instant.from(text.replace(' ', 'T')));
  for (const type of [Temporal.Instant, Temporal.PlainDate]) {
    // The driver's own hook: without it, it would send the JSON form, with its quotes.
    Object.defineProperty(type.prototype, 'toPostgres', {
      value(this: { toString(): string }) {
        return this.toString();
      },
    });
  }
}
