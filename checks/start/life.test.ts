import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { signInAsClerk } from './clerk.ts';
import {
  cleanAfterwards,
  command,
  isAlive,
  isListening,
  isOpenToOthers,
  isRoot,
  killServer,
  newDataFolder,
  people,
  serverOf,
  start,
  startReady,
  type Running,
} from './program.ts';

cleanAfterwards();

/** The process of PostgreSQL, which must be there. */
function serverIn(data: string): number {
  const pid = serverOf(data);
  if (pid === null) throw new Error('no server');
  return pid;
}

async function expectNothingLeft({ port }: Running, data: string, server: number): Promise<void> {
  expect(isAlive(server)).toBe(false);
  expect(serverOf(data)).toBe(null);
  expect(await isListening(port)).toBe(false);
}

describe.each(people)('started by $name', (by) => {
  const data = newDataFolder(by);
  const received: [code: string, name: string][] = [];

  async function receive({ address }: Running, name: string): Promise<void> {
    received.push([await (await signInAsClerk(address)).receive(name), name]);
  }

  async function expectAllThere({ address }: Running): Promise<void> {
    const clerk = await signInAsClerk(address);
    expect(received.length).toBeGreaterThan(0);
    for (const [code, name] of received) expect(await clerk.applicantOf(code)).toBe(name);
  }

  test('the first start installs the city, says each part, its address and its accounts; Ctrl-C stops all of it', async () => {
    const running = await startReady({ data, by, byNpm: true });
    const said = running.said();
    for (const part of ['cơ quan', 'tài khoản', 'quy trình', 'thủ tục', 'hồ sơ mẫu', 'sự kiện đã ký'])
      expect(said).toMatch(new RegExp(`✓ \\d+ ${part}`));
    expect(said).toContain(`http://localhost:${running.port}`);
    for (const account of ['clerk', 'specialist', 'leader', 'records', 'office', 'admin'])
      expect(said).toMatch(new RegExp(`^ +${account} +\\S`, 'm'));
    expect(said).toContain('mật khẩu songque2026');

    const health = await fetch(`${running.address}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      database: 'ok',
    });

    await receive(running, 'Tô Thị Sen');
    const server = serverIn(data);
    running.signal('SIGINT', 'group');
    await running.ended();
    await expectNothingLeft(running, data, server);
  });

  test('a later start installs nothing and has what was recorded', async () => {
    const running = await startReady({ data, by, args: [] });
    expect(running.said()).not.toContain('✓');
    expect(running.said()).toContain('mật khẩu songque2026');
    await expectAllThere(running);
    await receive(running, 'Mạc Văn Bách');

    running.signal('SIGKILL');
    await running.ended();
    expect(isAlive(serverIn(data))).toBe(true); // its database goes on without it
  });

  test('after kill -9 of the program the next start takes its database over', async () => {
    const left = serverIn(data);
    const running = await startReady({ data, by });
    expect(serverIn(data)).toBe(left);
    await expectAllThere(running);
    await receive(running, 'La Thị Hồng');

    running.signal('SIGKILL');
    await running.ended();
    await killServer(data);
  });

  test('after kill -9 of everything the next start recovers, and the ledger is intact', async () => {
    const running = await startReady({ data, by });
    await expectAllThere(running);
    const { exitCode, stdout } = await command(['verify-ledger'], { data, by });
    expect(JSON.parse(stdout)).toMatchObject({ intact: true, problemCount: 0 });
    expect(exitCode).toBe(0);

    const server = serverIn(data);
    running.signal('SIGTERM');
    expect((await running.ended()).exitCode).toBe(0);
    await expectNothingLeft(running, data, server);
  });
});

test('an installation cut off in the middle is begun anew', async () => {
  const data = newDataFolder();
  const cutOff = await start({ data });
  await cutOff.untilSaid('tài khoản / accounts');
  cutOff.signal('SIGKILL');
  await cutOff.ended();
  expect(cutOff.said()).not.toContain('Ctrl-C');
  await killServer(data);

  const running = await startReady({ data });
  expect(running.said()).toMatch(/✓ \d+ cơ quan/);
  await (await signInAsClerk(running.address)).receive('Vi Văn Tùng');
  const { stdout } = await command(['verify-ledger'], { data });
  expect(JSON.parse(stdout)).toMatchObject({ intact: true });
  running.signal('SIGTERM');
  await running.ended();
});

test('one cut off just before its end too, and its signed heads are not mistaken for those of the new one', async () => {
  const base = inject('databaseUrl');
  const DATABASE_URL = Object.assign(new URL(base), { pathname: '/start_cut_off' }).toString();
  const asOwner = async (url: string, statement: string): Promise<void> => {
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    await owner.query(statement);
    await owner.end();
  };
  await asOwner(base, 'create database start_cut_off');
  const data = newDataFolder();
  const environment = { DATABASE_URL };
  const cutOff = await startReady({ data, environment });
  cutOff.signal('SIGTERM');
  await cutOff.ended();
  await asOwner(DATABASE_URL, `delete from demo_town.setting where key = 'installation'`);

  const running = await startReady({ data, environment });
  expect(running.said()).toMatch(/✓ \d+ cơ quan/);
  const { stdout } = await command(['verify-ledger'], { data, environment });
  expect(JSON.parse(stdout)).toMatchObject({ intact: true });
  running.signal('SIGTERM');
  await running.ended();
});

test('Ctrl-C in the middle of an installation stops all of it', async () => {
  const data = newDataFolder();
  const running = await start({ data, byNpm: true });
  await running.untilSaid('cơ quan / agencies');
  const server = serverIn(data);
  running.signal('SIGINT', 'group');
  const { stdout, stderr } = await running.ended();
  expect(stdout).not.toContain('Ctrl-C');
  expect(stderr).not.toContain('Không khởi động được');
  await expectNothingLeft(running, data, server);
});

test('whoever read the output may go, the city goes on', async () => {
  const data = newDataFolder();
  const running = await start({ data });
  await running.untilSaid('cơ quan / agencies');
  running.stopReading();
  while (!(await isListening(running.port))) expect(isAlive(running.pid)).toBe(true);
  running.signal('SIGTERM');
  expect((await running.ended()).exitCode).toBe(0);
});

test('it is known for whom the program was started here', () => {
  expect(people.map(({ name }) => name)).toEqual([
    ...(isRoot ? ['root'] : []),
    ...(isRoot && !isOpenToOthers ? [] : ['an ordinary user']),
  ]);
});
