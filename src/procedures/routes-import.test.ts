import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { toExcel } from './export.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import { browse, serveProcedures, type Browser } from './sample-server.tsx';
import { installStaff, samplePortal } from './samples.ts';

let app: FastifyInstance;
let procedures: Procedures;
let controller: Browser;

beforeAll(async () => {
  const house = await testHouse('2026-03-02T01:30:00Z');
  procedures = createProcedures(house);
  app = await serveProcedures(house, procedures, await installStaff(house, ['procedure-controller']));
  controller = browse(app, 'procedure-controller.0');
});
afterAll(() => app.close());

test('a file is tried, shown, confirmed; a second time nothing changes', async () => {
  const content = Buffer.from(
    [
      samplePortal({ code: '8.000001' }),
      samplePortal({ code: '8.000002', channels: [] }),
      samplePortal({ code: '<b>' }),
    ]
      .map((record) => JSON.stringify(record))
      .join('\n')
      .concat('\n{broken'),
  );
  for (const words of ['Mới</dt><dd>2', 'Không đổi</dt><dd>2']) {
    await controller.get('/procedures/import');
    const trial = await controller.upload('/procedures/import', { name: 'tthc.ndjson', content });
    expect(trial.statusCode).toBe(200);
    expect(trial.body).toContain('Chưa ghi gì vào danh mục');
    expect(trial.body).toContain('không ghi cách nộp hồ sơ nào');
    expect(trial.body).toContain('&lt;b>');
    expect(trial.body).toContain('Dòng 4 không phải JSON');
    expect(trial.body).toContain('Không nhận</dt><dd>2');
    const field = (name: string): [string, string] => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(trial.body)?.[1] ?? '',
    ];
    const done = await controller.post('/procedures/import/confirm', [
      field('hash'),
      field('name'),
      field('seal'),
    ]);
    expect(done.body).toContain(words);
  }
  expect(await procedures.versionsOf('8.000001')).toHaveLength(1);
});

test('only a file that was tried can be confirmed', async () => {
  await controller.get('/procedures/import');
  const forged = await controller.post('/procedures/import/confirm', [
    ['hash', 'a'.repeat(64)],
    ['seal', 'x'.repeat(43)],
  ]);
  expect([forged.statusCode, forged.body]).toEqual([422, expect.stringContaining('chưa được đọc thử')]);
});

test.each<[string, () => Promise<Buffer> | Buffer | null, number, RegExp]>([
  ['no file', () => null, 422, /Hãy chọn tệp cần nhập/],
  [
    'a picture called xlsx',
    () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
    415,
    /không phải tệp Excel/,
  ],
  ['words called xlsx', () => Buffer.from('xin chào'), 415, /không phải tệp Excel/],
  ['more than 20 MB', () => Buffer.alloc((20 << 20) + 1, 'x'), 413, /20 MB/],
  ['half a workbook', async () => (await toExcel([])).subarray(0, 2000), 422, /bị hỏng/],
])('%s is refused in words beside the field', async (_, make, status, words) => {
  await controller.get('/procedures/import');
  const content = await make();
  const response = await controller.upload(
    '/procedures/import',
    content === null ? null : { name: '../../a.xlsx', content },
  );
  expect(response.statusCode).toBe(status);
  expect(response.body).toMatch(words);
  expect(response.body).toContain('id="f-file-error"');
});
