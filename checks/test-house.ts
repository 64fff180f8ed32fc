import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { stoppedClock } from '../src/kernel/clock.ts';
import { openDatabase } from '../src/kernel/database.ts';
import { openFileStore } from '../src/kernel/files.ts';
import type { House } from '../src/kernel/house.ts';

export type TestHouse = House & {
  /** Address of this file's database as its owner (superuser): for tampering and for looking behind the role. */
  readonly ownerUrl: string;
};

/** What is to be closed when the test file ends, the last opened first. */
export const endings: (() => Promise<unknown>)[] = [];

// Registered here and not when a house is opened: that happens in a hook, where it is too late to register another.
afterAll(async () => {
  for (const end of endings.toReversed()) await end();
  endings.length = 0;
});

/** A house of its own for one test file: a database from the template, a data folder, a stopped clock. */
export async function testHouse(now = '2026-03-02T01:30:00Z'): Promise<TestHouse> {
  const base = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(base, `create database ${name} template template_city`);
  const ownerUrl = Object.assign(new URL(base), { pathname: `/${name}` }).toString();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'motcua-house-'));
  const { db, pool } = openDatabase(ownerUrl, 'city', 5);
  endings.push(async () => {
    await db.destroy();
    await asOwner(base, `drop database ${name} with (force)`);
    await rm(dataFolder, { recursive: true, force: true });
  });
  return {
    db,
    pool,
    clock: stoppedClock(now),
    files: await openFileStore(dataFolder),
    dataFolder,
    secret: Buffer.alloc(32, 7),
    ownerUrl,
  };
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
