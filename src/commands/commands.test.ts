import { expect, test } from 'vitest';
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

test('a process that is no file is unsound in words', async () => {
  const result = await commands['check-process']?.run(['no-such-file.bpmn']);
  expect(result?.exitCode).toBe(1);
  expect(JSON.parse(result?.output ?? '')).toMatchObject({ sound: false });
});
