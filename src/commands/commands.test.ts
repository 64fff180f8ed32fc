import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { commands, helpText } from './commands.ts';

test('help says of every command how it is used and what for, in both languages', () => {
  const help = helpText();
  expect(Object.keys(commands).length).toBeGreaterThanOrEqual(6);
  for (const [name, { usage, words }] of Object.entries(commands)) {
    expect(usage.split(' ', 1)).toEqual([name]);
    expect(help).toContain(`  ${usage}\n      ${words.vi} / ${words.en}\n`);
  }
  expect(help).toContain('npm run -s motcua -- ');
});

test.each(['backup', 'restore'])('%s without its folder says how it is used', async (name) => {
  for (const args of [[], ['one', 'two']]) {
    const result = await commands[name]?.run(args);
    expect(result).toEqual({ exitCode: 1, output: '' });
  }
});

test('an agency that is not there has the code by which the API refuses it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-due-'));
  vi.stubEnv('MOTCUA_DATA', folder);
  vi.stubEnv('DATABASE_URL', '');
  try {
    const asked = ['--received', '2015-02-11T09:30', '--term', '5wd', '--agency', 'X0', '--json'];
    const result = await commands['due']?.run(asked);
    expect(result?.exitCode).toBe(1);
    expect(JSON.parse(String(result?.output))).toMatchObject({
      refusals: [{ code: 'invalid', field: 'agency', vi: expect.stringContaining('“X0”') as string }],
    });
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  }
});

test('a process that is no file is unsound in words', async () => {
  const result = await commands['check-process']?.run(['no-such-file.bpmn']);
  expect(result?.exitCode).toBe(1);
  expect(JSON.parse(String(result?.output ?? ''))).toMatchObject({ sound: false });
});
