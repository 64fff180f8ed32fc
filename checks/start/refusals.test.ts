import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import {
  anOrdinaryUser,
  cleanAfterwards,
  command,
  failedStart,
  freePort,
  isAlive,
  isOpenToOthers,
  isRoot,
  isThere,
  newDataFolder,
  people,
  serverOf,
  startReady,
  type Ended,
} from './program.ts';

cleanAfterwards();

/** A failed start says one thing, in one paragraph of both languages, and ends with code 1. */
function expectOneSentence({ exitCode, stderr }: Ended, words: RegExp): void {
  expect(stderr.trim()).toMatch(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/ \/ /);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(exitCode).toBe(1);
}

async function listening<T>(use: (port: number) => Promise<T>): Promise<T> {
  const port = await freePort();
  const server = await new Promise<Server>((resolve) => {
    const opened: Server = createServer().listen(port, '127.0.0.1', () => resolve(opened));
  });
  try {
    return await use(port);
  } finally {
    server.close();
  }
}

test('a taken port is said before anything else is started', async () => {
  const data = newDataFolder();
  const ended = await listening((port) => failedStart({ data, port }));
  expectOneSentence(ended, /^Cổng \d+ đang có chương trình khác dùng.*PORT=8090/);
  expect(isThere(data)).toBe(false);
});

test('a PORT that is no port', async () => {
  const ended = await failedStart({ data: newDataFolder(), environment: { PORT: 'eighty' } });
  expectOneSentence(ended, /^PORT=eighty không phải số cổng/);
});

test('a city that has no pack, and an argument that is none', async () => {
  const data = newDataFolder();
  const city = await failedStart({ data, args: ['--city', '../etc'] });
  expectOneSentence(city, /^Không có gói thành phố "..\/etc".*demo-town/);
  expectOneSentence(await failedStart({ data, args: ['--town'] }), /^Cách dùng: npm start/);
  expect(isThere(data)).toBe(false);
});

test('a data folder that is a file', async () => {
  const data = newDataFolder();
  writeFileSync(data, '');
  expectOneSentence(await failedStart({ data }), /^Không đọc hoặc ghi được thư mục dữ liệu .+ \(EEXIST\)/);
});

test('a data folder that an ordinary user may not read', async () => {
  const data = newDataFolder();
  mkdirSync(data);
  chmodSync(data, isRoot ? 0o700 : 0o000);
  if (isRoot && !isOpenToOthers) {
    expect(people.map(({ name }) => name)).toEqual(['root']); // who may read every folder
    return;
  }
  const ended = await failedStart({ data, by: anOrdinaryUser });
  chmodSync(data, 0o700);
  expectOneSentence(ended, /^Không đọc hoặc ghi được thư mục dữ liệu .+ \(EACCES\).*MOTCUA_DATA/);
});

test('a data folder that the user of the database cannot reach', async () => {
  const outside = newDataFolder();
  mkdirSync(outside, { mode: 0o700 });
  const data = path.join(outside, 'data');
  const closed = await (isRoot ? failedStart({ data }) : startedAndStopped(data));
  if (isRoot) expectOneSentence(closed, /^PostgreSQL không chạy bằng root .*\/var\/lib\/motcua/);
  else expect(closed.exitCode).toBe(0); // the database runs as ourselves, who can
});

async function startedAndStopped(data: string): Promise<Ended> {
  const running = await startReady({ data });
  running.signal('SIGTERM');
  return running.ended();
}

test('a second program on the same data folder, even by another path', async () => {
  const data = newDataFolder();
  const running = await startReady({ data });
  const around = path.join(path.dirname(data), '.', path.basename(data));
  const ended = await failedStart({ data: `${around}/../data` });
  expectOneSentence(ended, new RegExp(`^Một Cửa đang chạy \\(tiến trình ${running.pid}\\)`));
  expect((await fetch(`${running.address}/healthz`)).status).toBe(200);
  running.signal('SIGTERM');
  await running.ended();
});

/** A database of its own on the real server that the tests run on. */
async function newDatabase(name: string): Promise<URL> {
  const base = inject('databaseUrl');
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(base), { pathname: `/${name}` });
}

test.each(['the port is closed', 'the password is wrong', 'it is no address'])(
  'a DATABASE_URL that does not answer: %s',
  async (why) => {
    const url = new URL(inject('databaseUrl'));
    const secret = 'khong-ai-duoc-thay';
    url.password = secret;
    if (why === 'the port is closed') url.port = String(await freePort());
    const DATABASE_URL = why === 'it is no address' ? `postgres:/${secret}@[` : url.toString();
    const options = { data: newDataFolder(), environment: { DATABASE_URL } };
    const isByCommand = why === 'the port is closed';
    const ended = await (isByCommand ? command(['verify-ledger'], options) : failedStart(options));
    expectOneSentence(ended, /^Không kết nối được cơ sở dữ liệu .* DATABASE_URL/);
    expect(ended.stdout + ended.stderr).not.toContain(secret);
  },
);

test('a DATABASE_URL replaces the embedded database, and its folder then holds files and keys alone', async () => {
  const DATABASE_URL = (await newDatabase('start_elsewhere')).toString();
  const data = newDataFolder();
  const environment = { DATABASE_URL };
  const running = await startReady({ data, environment });
  expect(running.said()).toMatch(/✓ \d+ cơ quan/);
  expect(isThere(path.join(data, 'secret.key'))).toBe(true);
  expect(isThere(path.join(data, 'postgres'))).toBe(false);

  const { stdout } = await command(['verify-ledger'], { data, environment });
  expect(JSON.parse(stdout)).toMatchObject({ intact: true });
  const backup = await command(['backup', path.join(data, 'copy')], { data, environment });
  expect([backup.exitCode, backup.stdout]).toEqual([1, '']);
  expect(backup.stderr).toContain('pg_basebackup');
  running.signal('SIGTERM');
  expect((await running.ended()).exitCode).toBe(0);

  const later = await startReady({ data, environment });
  expect(later.said()).not.toContain('✓');
  later.signal('SIGTERM');
  await later.ended();
});

test('who comes while another program installs the city is told to wait', async () => {
  const url = await newDatabase('start_installing');
  const environment = { DATABASE_URL: url.toString() };
  const other = new pg.Client({ connectionString: url.toString() });
  await other.connect();
  await other.query(`select pg_advisory_lock(hashtext('motcua install'))`);

  const words = /^Thành phố đang được cài đặt bởi một chương trình khác; hãy đợi/;
  const data = newDataFolder();
  expectOneSentence(await command(['verify-ledger'], { data, environment }), words);
  expectOneSentence(await failedStart({ data, environment }), words);
  await other.end();
});

test('of two first starts at once one serves and the other is told', async () => {
  const data = newDataFolder();
  const [first, second] = await Promise.all([
    startReady({ data }).catch((error: unknown) => error),
    startReady({ data }).catch((error: unknown) => error),
  ]);
  const [refused] = [first, second].filter((each) => each instanceof Error);
  expect(refused?.message).toContain('Một Cửa đang chạy');
  const running = [first, second].find((each) => !(each instanceof Error)) as Awaited<
    ReturnType<typeof startReady>
  >;
  running.signal('SIGTERM');
  expect((await running.ended()).exitCode).toBe(0);
});

test('what an earlier fall left in the data folder does not stop a start', async () => {
  const data = newDataFolder();
  mkdirSync(path.join(data, 'postgres.new-cut-off/base'), { recursive: true });
  mkdirSync(path.join(data, 'files/arriving'), { recursive: true });
  writeFileSync(path.join(data, 'files/arriving/999999999-half'), 'half');
  mkdirSync(path.join(data, 'postgres'));
  writeFileSync(path.join(data, 'postgres/half'), '');
  const first = await startReady({ data });
  expect(isThere(path.join(data, 'postgres.new-cut-off'))).toBe(false);
  expect(isThere(path.join(data, 'files/arriving/999999999-half'))).toBe(false);
  first.signal('SIGTERM');
  await first.ended();

  // After a power failure the number in PostgreSQL's note may belong to another program, here to ourselves.
  const note = `${process.pid}\n${data}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`;
  writeFileSync(path.join(data, 'postgres/postmaster.pid'), note);
  const second = await startReady({ data });
  const server = serverOf(data) ?? 0;
  expect(isAlive(server) && server !== process.pid).toBe(true);
  second.signal('SIGTERM');
  await second.ended();
});

test('a key that is damaged is said, with its place', async () => {
  const data = newDataFolder();
  mkdirSync(data);
  writeFileSync(path.join(data, 'secret.key'), 'short');
  expectOneSentence(await failedStart({ data }), /^Tệp khóa .+secret\.key bị hỏng/);
  expect(serverOf(data)).toBe(null);
});
