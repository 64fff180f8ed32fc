import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { sweepFilesCommand } from './sweep-files.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

test('counts in a trial, and does nothing when it is not understood', async () => {
  const { exitCode, output } = await sweepFilesCommand(house, ['--trial']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toEqual({ contents: 0, removed: 0, bytes: 0, isTrial: true });
  for (const args of [['--force'], ['--trial', 'x']])
    expect(await sweepFilesCommand(house, args)).toMatchObject({ exitCode: 1, output: '' });
});
