import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../src/kernel/config.ts';
import { samplePortal } from '../../src/procedures/samples.ts';
import { signInAsClerk } from './clerk.ts';
import {
  cleanAfterwards,
  command,
  isAlive,
  isThere,
  newDataFolder,
  serverOf,
  start,
  startReady,
  type Ended,
} from './program.ts';

cleanAfterwards();

const model = (name: string): string => path.join(projectFolder, 'cities/demo-town/processes', name);
const tet = ['due', '--received', '2015-02-11T09:30', '--term', '5wd', '--json'];

/** Standard output is JSON and nothing else. */
function jsonOf({ stdout }: Ended): unknown {
  return JSON.parse(stdout);
}

test('help lists every command, and an unknown one is told so', async () => {
  const data = newDataFolder();
  const help = await command(['help'], { data });
  expect(help.exitCode).toBe(0);
  for (const name of ['due', 'check-process', 'import-procedures', 'verify-ledger', 'backup', 'restore'])
    expect(help.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));

  const unknown = await command(['constructor'], { data });
  expect([unknown.exitCode, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toContain('Không có lệnh "constructor"');
});

test('every command tells its usage when asked, and does nothing else', async () => {
  const data = newDataFolder();
  for (const name of ['due', 'check-process', 'import-procedures', 'verify-ledger', 'backup', 'restore']) {
    const told = await command([name, '--help'], { data });
    expect([told.exitCode, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toMatch(new RegExp(`^npm run -s motcua -- ${name}\\b.*\\n.+ / .+`));
  }
  expect((await command(['due', '--term', '5wd', '--help'], { data })).stdout).toContain('FROM/TO[/KIND]');
  expect(isThere(data)).toBe(false);
});

test('what is refused leaves standard output to JSON', async () => {
  const data = newDataFolder();
  const dayOnly = ['due', '--received', '2015-02-11', '--term', '5wd'];
  const told = await command(dayOnly, { data });
  expect([told.exitCode, told.stdout]).toEqual([1, '']);
  expect(told.stderr).toMatch(/thiếu giờ.+ \/ .+no time of day/);
  const asJson = await command([...dayOnly, '--json'], { data });
  expect([asJson.exitCode, asJson.stderr]).toEqual([1, '']);
  expect(jsonOf(asJson)).toMatchObject({ refusals: [{ code: 'time-missing', field: 'receivedAt' }] });
});

test('a due date and a verdict on a process need no city', async () => {
  const data = newDataFolder();
  const due = await command(tet, { data });
  expect(jsonOf(due)).toMatchObject({ dueAt: '2015-02-25T17:00:00+07:00' });
  expect(due.exitCode).toBe(0);

  const sound = await command(['check-process', model('two-steps.bpmn')], { data });
  expect([sound.exitCode, jsonOf(sound)]).toEqual([0, expect.objectContaining({ sound: true }) as unknown]);

  const broken = `${data}.bpmn`;
  writeFileSync(broken, '<definitions');
  const unsound = await command(['check-process', broken], { data });
  expect([unsound.exitCode, jsonOf(unsound)]).toEqual([
    1,
    expect.objectContaining({ sound: false }) as unknown,
  ]);
  expect(isThere(data)).toBe(false);
});

test('beside a running program and without one a command works on the same city', async () => {
  const data = newDataFolder();
  const file = `${data}.ndjson`;
  writeFileSync(file, `${JSON.stringify(samplePortal())}\n{}\n`);
  const running = await startReady({ data });
  const server = serverOf(data) ?? 0;

  const imported = await command(['import-procedures', file], { data });
  expect(imported.exitCode).toBe(0);
  expect(jsonOf(imported)).toMatchObject({ total: 2, accepted: 1, refused: 1 });
  const due = ['due', '--received', '2026-03-02T09:30', '--term', '1wd'];
  expect(jsonOf(await command([...due, '--json'], { data }))).toMatchObject({ term: '1wd' });
  const unknown = await command([...due, '--agency', 'H13.99'], { data });
  expect([unknown.exitCode, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toMatch(/H13\.99.+ \/ .+H13\.99/);
  const unknownJson = await command([...due, '--agency', 'H13.99', '--json'], { data });
  expect(unknownJson.exitCode).toBe(1);
  expect(jsonOf(unknownJson)).toMatchObject({ refusals: [{ field: 'agency' }] });
  expect(jsonOf(await command(['verify-ledger'], { data }))).toMatchObject({ intact: true });
  const misused = await command(['verify-ledger', 'x'], { data });
  expect([misused.exitCode, misused.stdout]).toEqual([1, '']);
  expect(misused.stderr).toMatch(/Cách dùng: .+ \/ Usage: /);

  expect((await fetch(`${running.address}/healthz`)).status).toBe(200);
  expect(serverOf(data)).toBe(server); // a command leaves the program's database alone
  running.signal('SIGTERM');
  await running.ended();

  // Two at once: whichever ends first does not stop the database under the other.
  const alone = await Promise.all([
    command(['import-procedures', file], { data }),
    command(['verify-ledger'], { data }),
  ]).then(async ([again, verified]) => [await retried(again, ['import-procedures', file], data), verified]);
  expect(jsonOf(alone[0] as Ended)).toMatchObject({ accepted: 0, changed: 0, unchanged: 1, refused: 1 });
  expect(serverOf(data)).toBe(null);
  expect(isAlive(server)).toBe(false);
});

/** Of two commands that start the database at once one may be told to wait. */
async function retried(ended: Ended, args: readonly string[], data: string): Promise<Ended> {
  if (ended.exitCode === 0) return ended;
  expect(ended.stderr).toContain('hãy đợi ít giây rồi thử lại');
  return command(args, { data });
}

test('a backup taken while the program works is a whole city elsewhere', async () => {
  const data = newDataFolder();
  const copy = `${data}-copy`;
  const running = await startReady({ data });
  const code = await (await signInAsClerk(running.address)).receive('Lục Thị Thương');
  const taken = await command(['backup', copy], { data });
  expect([taken.exitCode, jsonOf(taken)]).toEqual([0, expect.objectContaining({ backup: copy }) as unknown]);
  const second = await command(['backup', copy], { data });
  expect([second.exitCode, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toContain('đã có dữ liệu');
  await (await signInAsClerk(running.address)).receive('Sau bản sao lưu');
  running.signal('SIGTERM');
  await running.ended();

  const elsewhere = newDataFolder();
  const restored = await command(['restore', copy], { data: elsewhere });
  expect(jsonOf(restored)).toMatchObject({ restored: elsewhere });
  expect(serverOf(elsewhere)).toBe(null);
  const again = await command(['restore', copy], { data: elsewhere });
  expect([again.exitCode, again.stdout]).toEqual([1, '']);

  const later = await startReady({ data: elsewhere, args: [] });
  const clerk = await signInAsClerk(later.address); // her account, and the key that signs her session
  expect(await clerk.applicantOf(code)).toBe('Lục Thị Thương');
  expect(jsonOf(await command(['verify-ledger'], { data: elsewhere }))).toMatchObject({ intact: true });
  later.signal('SIGTERM');
  await later.ended();
});

test('what is no backup is not restored', async () => {
  const data = newDataFolder();
  const empty = `${data}-empty`;
  mkdirSync(empty);
  const { exitCode, stdout, stderr } = await command(['restore', empty], { data });
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toContain('không phải bản sao lưu');
  expect(isThere(data)).toBe(false);
});

test('while a program is installing its city a command is told to wait', async () => {
  const data = newDataFolder();
  const running = await start({ data });
  await running.untilSaid('Một Cửa');
  // From here to its last part, whatever it is at, there is no city to work on yet.
  const told = await command(['verify-ledger'], { data });
  await running.untilSaid('Ctrl-C');
  if (told.exitCode !== 0) expect(told.stderr).toMatch(/hãy đợi/);
  else expect(jsonOf(told)).toMatchObject({ intact: true }); // it came after the end
  expect(jsonOf(await command(['verify-ledger'], { data }))).toMatchObject({ intact: true });
  running.signal('SIGTERM');
  await running.ended();
});
