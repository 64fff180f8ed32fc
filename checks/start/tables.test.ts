import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../src/kernel/config.ts';
import { generateTables } from '../generate-tables.ts';
import { testHouse } from '../test-house.ts';

const migrations = path.join(projectFolder, 'db');

test('the types of the tables are those that the migrations make (else: npm run tables)', async () => {
  const { ownerUrl } = await testHouse();
  const written = await readFile(path.join(projectFolder, 'src/kernel/tables.ts'), 'utf8');
  expect(written).toBe(await generateTables(ownerUrl));
});

/**
 * Cities that run have applied these files and will never apply them again: a change belongs into a new file. A release
 * adds its files to the list: `cd db && sha256sum 00*.sql`.
 */
test('a migration that has landed stays as it was', async () => {
  const text = await readFile(path.join(migrations, 'applied.json'), 'utf8');
  const landed = z.record(z.string(), z.string().length(64)).parse(JSON.parse(text));
  expect(Object.keys(landed).length).toBeGreaterThanOrEqual(5);
  for (const [name, hash] of Object.entries(landed)) {
    const content = await readFile(path.join(migrations, name));
    expect([name, createHash('sha256').update(content).digest('hex')]).toEqual([name, hash]);
  }
});

test('migrations are numbered, and none is put before those that have landed', async () => {
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).toSorted();
  for (const name of files) expect(name).toMatch(/^\d{4}_[a-z-_]+\.sql$/);
  const landed = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(path.join(migrations, 'applied.json'), 'utf8')));
  const names = Object.keys(landed);
  expect(files.slice(0, names.length)).toEqual(names);
});
