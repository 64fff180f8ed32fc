import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildAssets } from './assets.ts';
import { StartFailure } from './config.ts';

const locked = vi.hoisted(() => ({ folder: '' }));

/** As for a user without rights on the folder; the one who runs the tests may be allowed everything. */
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    access: (path: string, mode?: number) =>
      path === locked.folder
        ? Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
        : real.access(path, mode),
  };
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-assets-'));
});
afterEach(() => {
  locked.folder = '';
  vi.restoreAllMocks();
});
afterAll(() => rm(folder, { recursive: true }));

async function withBuild(files: Record<string, string>): Promise<string> {
  const outDir = await mkdtemp(join(folder, 'out-'));
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify({ inputs: 'older sources', files }));
  await writeFile(join(outDir, 'app.1.css'), 'body{}');
  return outDir;
}

test('where nothing may be written the last build is served, with a word on it', async () => {
  const outDir = await withBuild({ 'app.css': 'app.1.css' });
  locked.folder = outDir;
  const told = vi.spyOn(console, 'error').mockReturnValue();
  expect(await buildAssets({ outDir })).toMatchObject({
    built: false,
    manifest: { files: { 'app.css': 'app.1.css' } },
  });
  expect(told.mock.calls.flat().join()).toMatch(/Dùng giao diện đã dựng trước đó.*EACCES.*npm run assets/);
  expect((await readdir(outDir)).toSorted()).toEqual(['app.1.css', 'manifest.json']);
});

test('where nothing may be written and no whole build lies, one sentence names the remedy', async () => {
  const outDir = await withBuild({ 'app.css': 'app.1.css', 'editor.js': 'editor.2.js' });
  locked.folder = outDir;
  const failure: unknown = await buildAssets({ outDir }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StartFailure);
  expect(String(failure)).toMatch(/không ghi được vào .*EACCES.*npm run assets/);
});

test('a folder that cannot even be made is told in the same way', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await expect(buildAssets({ outDir: join(file, 'assets') })).rejects.toThrow(/ENOTDIR.*npm run assets/);
});
