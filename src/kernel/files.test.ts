import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileStore, type FileStore } from './files.ts';

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motcua-files-'));
  store = await openFileStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const arriving = (): Promise<string[]> => readdir(path.join(folder, 'files/arriving'));
const contents = async (): Promise<string[]> =>
  (await readdir(path.join(folder, 'files'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );
const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

test('a content is kept once, under its hash, closed to others', async () => {
  const kept = await store.keep(Readable.from([Buffer.from('Đơn '), Buffer.from('đề nghị')]));
  expect(kept).toEqual({ hash: hashOf('Đơn đề nghị'), size: Buffer.byteLength('Đơn đề nghị') });
  expect(await store.keep(Readable.from([Buffer.from('Đơn đề nghị')]))).toEqual(kept);
  expect(await contents()).toHaveLength(1);
  expect((await stat(store.locate(kept.hash))).mode & 0o077).toBe(0);
  expect(await text(store.read(kept.hash))).toBe('Đơn đề nghị');
  expect((await store.head(kept.hash, 2)).toString()).toBe('Đ');
  expect((await store.head(kept.hash, 1000)).toString()).toBe('Đơn đề nghị');
});

test('a content that breaks off leaves nothing', async () => {
  const before = await contents();
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      await Promise.resolve();
      throw new Error('the line is down');
    })(),
  );
  await expect(store.keep(broken)).rejects.toThrow('the line is down');
  expect([await arriving(), await contents()]).toEqual([[], before]);
});

test('what has arrived counts only when it is kept', async () => {
  const before = await contents();
  const dropped = await store.receive(Readable.from([Buffer.from('dropped')]));
  expect(await arriving()).toHaveLength(1);
  await dropped.drop();
  const kept = await store.receive(Readable.from([Buffer.from('kept')]));
  await kept.keep();
  expect(await arriving()).toEqual([]);
  expect(await contents()).toHaveLength(before.length + 1);
  expect(await readFile(store.locate(hashOf('kept')), 'utf8')).toBe('kept');
});

test('a command that starts beside the program leaves alone what is arriving there', async () => {
  const mine = await store.receive(Readable.from([Buffer.from('under way')]));
  await writeFile(path.join(folder, 'files/arriving/999999999-left-by-a-killed-program'), 'half');
  await openFileStore(folder);
  expect(await arriving()).toHaveLength(1);
  await mine.keep();
  expect(await readFile(store.locate(hashOf('under way')), 'utf8')).toBe('under way');
});

test.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`])('%j is no address', (hash) => {
  expect(() => store.locate(hash)).toThrow('not a content hash');
});
