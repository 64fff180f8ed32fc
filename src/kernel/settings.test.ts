import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openSecret } from './secret.ts';
import { readSetting, writeSetting, type Setting } from './settings.ts';

const greeting: Setting<{ words: string; times: number }> = {
  key: 'greeting',
  schema: z.object({ words: z.string(), times: z.number().int().default(1) }),
  initial: { words: 'Xin chào', times: 1 },
};

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

test('a setting has its initial value until somebody sets it, and names who did', async () => {
  expect(await readSetting(house.db, greeting)).toEqual({ words: 'Xin chào', times: 1 });
  const by = { at: house.clock.now(), accountId: 7 };
  await writeSetting(house.db, greeting, { words: 'Chào bà con', times: 2 }, by);
  await writeSetting(house.db, greeting, { words: 'Chào "bà" con', times: 3 }, by);
  expect(await readSetting(house.db, greeting)).toEqual({ words: 'Chào "bà" con', times: 3 });
  const row = await house.db
    .selectFrom('setting')
    .selectAll()
    .where('key', '=', 'greeting')
    .executeTakeFirst();
  expect(row).toMatchObject({ updatedBy: 7, updatedAt: house.clock.now() });
});

test('a value of another shape is neither written nor read', async () => {
  const by = { at: house.clock.now(), accountId: null };
  await expect(writeSetting(house.db, greeting, { words: 'x', times: 1.5 }, by)).rejects.toThrow();
  await house.db
    .updateTable('setting')
    .set({ value: '{"words": 1}' })
    .where('key', '=', 'greeting')
    .execute();
  await expect(readSetting(house.db, greeting)).rejects.toThrow();
});

test('a value from before a part was added is read with the default of that part', async () => {
  await house.db.updateTable('setting').set({ value: '{"words": "Chào"}' }).execute();
  expect(await readSetting(house.db, greeting)).toEqual({ words: 'Chào', times: 1 });
});

test('the secret is made once, whoever asks first, and is closed to others', async () => {
  const asked = await Promise.all(Array.from({ length: 8 }, () => openSecret(house.dataFolder)));
  expect(new Set(asked.map((secret) => secret.toString('hex'))).size).toBe(1);
  const file = path.join(house.dataFolder, 'secret.key');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file)).toEqual(asked[0]);
  await writeFile(file, 'cut off');
  await expect(openSecret(house.dataFolder)).rejects.toThrow(/secret\.key bị hỏng/);
});
