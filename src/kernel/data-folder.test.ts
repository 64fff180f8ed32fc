import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StartFailure } from './config.ts';
import { claimFolder, holderOf, prepareFolder, prepareTarget } from './data-folder.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motcua-folder-'));
  await writeFile(path.join(folder, 'tệp'), 'x');
  await symlink(path.join(folder, 'vòng'), path.join(folder, 'vòng'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(place: string): Promise<string> {
  const error = await prepareFolder(place).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartFailure)) throw new Error(`was not refused: ${String(error)}`);
  return error.message;
}

test.each(['a', 'b/c/d', 'dữ liệu của phường/năm 2026', 'x'.repeat(200)])(
  'a folder is made with those above it, whatever its name: %s',
  async (name) => {
    const place = path.join(folder, name);
    await prepareFolder(place);
    await prepareFolder(place);
    expect(await readdir(place)).toEqual([]);
    expect((await stat(place)).isDirectory()).toBe(true);
  },
);

test('two at once make one folder', async () => {
  const place = path.join(folder, 'cùng lúc/hai lần');
  await Promise.all([prepareFolder(place), prepareFolder(place)]);
  expect(await readdir(place)).toEqual([]);
});

test.each([
  ['/proc/motcua', 'ENOENT', 'hệ thống không cho lưu gì ở đó; hãy đặt MOTCUA_DATA sang thư mục khác.'],
  ['/proc/motcua/data', 'ENOENT', 'the system keeps nothing there; set MOTCUA_DATA to another folder.'],
  ['/dev/null', 'EEXIST', 'đó là một tệp'],
  ['/dev/null/data', 'ENOTDIR', 'trên đường dẫn có một tệp'],
])('%s is refused in a sentence with its remedy, and at once', async (place, code, remedy) => {
  const words = await refusalOf(place);
  expect(words).toContain(`${place} (${code}): `);
  expect(words).toContain(remedy);
  expect(words).toMatch(/đặt MOTCUA_DATA sang thư mục khác\. \/ .+ set MOTCUA_DATA to another folder\.$/);
});

test('a file, a way through a file, links in a circle, and a path that is too long are told apart', async () => {
  expect(await refusalOf(path.join(folder, 'tệp'))).toContain('(EEXIST)');
  expect(await refusalOf(path.join(folder, 'tệp', 'data'))).toContain('(ENOTDIR)');
  expect(await refusalOf(path.join(folder, 'vòng'))).toContain('(ELOOP)');
  for (const name of ['x'.repeat(300), Array(50).fill('x'.repeat(50)).join('/')]) {
    const words = await refusalOf(path.join(folder, name));
    expect(words).toContain('(ENAMETOOLONG): đường dẫn quá dài');
    expect(words.length).toBeLessThan(700);
  }
});

test('a folder that somebody has named is refused without talk of settings', async () => {
  const target = path.join(folder, 'sao lưu/hôm nay');
  await prepareTarget(target);
  expect((await stat(target)).mode & 0o777).toBe(0o700);
  const refusal = prepareTarget(path.join(folder, 'tệp'));
  await expect(refusal).rejects.toThrow(/^Không đọc hoặc ghi được thư mục .+ hoặc chọn thư mục khác\./);
  await expect(prepareTarget('/proc/motcua')).rejects.not.toThrow(/MOTCUA_DATA/);
});

test('a folder that may not be written to is found out, also by root on a system folder', async () => {
  const isRoot = process.getuid?.() === 0;
  const closed = path.join(folder, 'đóng');
  await mkdir(closed);
  await chmod(closed, 0o555);
  const words = await refusalOf(isRoot ? '/sys' : closed);
  expect(words).toMatch(isRoot ? /\((EACCES|EPERM|EROFS)\): / : /\(EACCES\): .+; hãy cấp quyền/);
});

test('a folder is held by one, who is named, until it is given back', async () => {
  const place = path.join(folder, 'giữ');
  await prepareFolder(place);
  const mine = await claimFolder(place);
  expect(mine).not.toBeNull();
  expect(await claimFolder(`${place}/.`)).toBeNull();
  expect(await holderOf(place)).toBe(String(process.pid));
  await mine?.release();
  expect(await holderOf(place)).toBe('?');
  const next = await claimFolder(place);
  expect(next).not.toBeNull();
  await next?.release();
});
