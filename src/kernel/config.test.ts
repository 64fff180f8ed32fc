import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isReachableByOthers, readConfig, StartFailure } from './config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motcua-config-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('everything has a default', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', databaseUrl: null });
  expect(path.isAbsolute(readConfig({}).dataFolder)).toBe(true);
  expect(readConfig({ PORT: '', MOTCUA_DATA: '', DATABASE_URL: '' })).toEqual(readConfig({}));
});

test('three variables change it', () => {
  const environment = { PORT: '0', MOTCUA_DATA: 'somewhere', DATABASE_URL: 'postgres://localhost/x' };
  expect(readConfig(environment)).toEqual({
    port: 0,
    host: '127.0.0.1',
    dataFolder: path.resolve('somewhere'),
    databaseUrl: 'postgres://localhost/x',
  });
});

test.each(['eighty', '70000', '-1', '80.5', '80 81', '0x50', '8e3', '9'.repeat(400)])(
  'PORT=%s is refused with its remedy',
  (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(StartFailure);
    expect(() => readConfig({ PORT })).toThrow(/^PORT=.+ không phải số cổng/);
  },
);

test('another user reaches a folder only when every folder above it lets them through', async () => {
  const inner = path.join(folder, 'closed/inner');
  await mkdir(inner, { recursive: true });
  expect(isReachableByOthers(inner)).toBe(true);
  expect(isReachableByOthers(path.join(inner, 'not/yet/there'))).toBe(true);
  await chmod(path.join(folder, 'closed'), 0o700);
  expect(isReachableByOthers(inner)).toBe(false);
  expect(isReachableByOthers(path.join(inner, 'not/yet/there'))).toBe(false);
});
