import { expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { formOf } from './edit-form.ts';
import { keepWithin } from './kept-input.ts';
import { createProcedures } from './procedures.ts';
import { browse, serveProcedures } from './sample-server.tsx';
import { installStaff, sampleContent } from './samples.ts';

test('what is far too long is sent back cut, with a word on it', async () => {
  const house = await testHouse('2026-03-02T01:30:00Z');
  const staff = await installStaff(house, ['procedure-controller']);
  const app = await serveProcedures(house, createProcedures(house), staff);
  const controller = browse(app, 'procedure-controller.0');
  const small = 600_000;
  const long = 'đ'.repeat(500_000); // six bytes a letter in a form: under the 4 MB that a form may be
  await controller.get('/procedures/manage/new');
  for (const extra of [[], [['do', 'add papers'] as const]]) {
    const { body } = await controller.post('/procedures/manage/new', [
      ['code', '9.000001'],
      ['name', long],
      ['papers.0.name', 'x'.repeat(500_000)],
      ...extra,
    ]);
    expect(body).toContain('chỉ giữ 20.000 ký tự đầu');
    expect(body).toContain('chỉ giữ 4.000 ký tự đầu');
    expect(body.length).toBeLessThan(small);
  }
  const publish = (fields: [string, string][]) => controller.post('/procedures/manage/publish', fields);
  const refused = await publish([
    ['number', 'x'.repeat(400_000)],
    ['abolish', '1.1 '.repeat(100_000)],
  ]);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('chỉ giữ 20.000 ký tự đầu');
  expect(refused.body.length).toBeLessThan(small);
  await app.close();
});

test('a form of usual length is sent back whole', () => {
  const form = formOf(sampleContent({ sequence: Array.from({ length: 20 }, () => 'b'.repeat(7000)) }));
  expect(keepWithin(form)).toEqual({ form, refusals: [] });
});

test('of countless rows the first 300 are kept', () => {
  const papers = Array.from({ length: 20_000 }, () => ({ name: 'x' }));
  const { form, refusals } = keepWithin({ papers });
  expect(form['papers']).toEqual(papers.slice(0, 300));
  expect(refusals.map((refusal) => refusal.field)).toEqual(['papers']);
});
