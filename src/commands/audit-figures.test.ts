import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { auditFiguresCommand } from './audit-figures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'audit-figures-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('findings are printed as JSON and are no failure', async () => {
  const file = path.join(folder, 'report.txt');
  await writeFile(file, 'Hoàn thành 08/09 mục tiêu, đạt tỷ lệ 88,88%.');
  const { exitCode, output, error } = await auditFiguresCommand([file]);
  expect([exitCode, error]).toEqual([0, undefined]);
  expect(JSON.parse(output)).toMatchObject({
    file,
    numbers: 2,
    findings: [
      {
        kind: 'share',
        quote: 'Hoàn thành 08/09 mục tiêu, đạt tỷ lệ 88,88%.',
        stated: 88.88,
        computed: 88.89,
        truncated: true,
      },
    ],
  });
});

test('a file that cannot be read is one sentence and exit code 1', async () => {
  const empty = path.join(folder, 'empty.txt');
  await writeFile(empty, '');
  for (const [args, words] of [
    [[], 'Cách dùng'],
    [['a', 'b'], 'Cách dùng'],
    [['-'], 'đầu vào chuẩn'],
    [[path.join(folder, 'missing.txt')], 'không có tệp này'],
    [[folder], 'đây là thư mục'],
    [[empty], 'không có chữ nào'],
  ] as const) {
    const { exitCode, output, error } = await auditFiguresCommand(args);
    expect([exitCode, output]).toEqual([1, '']);
    expect(error).toContain(words);
    expect(error).not.toContain('\n');
  }
});

test('a relative path is meant from where npm was called', async () => {
  await writeFile(path.join(folder, 'báo cáo quý I.txt'), 'Hoàn thành 08/09 mục tiêu, đạt tỷ lệ 88,89%.');
  vi.stubEnv('npm_lifecycle_event', 'motcua');
  vi.stubEnv('INIT_CWD', folder);
  const { exitCode, output } = await auditFiguresCommand(['báo cáo quý I.txt']);
  vi.unstubAllEnvs();
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ file: 'báo cáo quý I.txt', findings: [] });
});
