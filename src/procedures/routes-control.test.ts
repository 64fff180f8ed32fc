import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { flatten, formOf } from './edit-form.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import { browse, serveProcedures, type Browser } from './sample-server.tsx';
import { installStaff, sampleContent, sampleDecision } from './samples.ts';
import type { ProcedureContent } from './schema.ts';

let app: FastifyInstance;
let procedures: Procedures;
let controller: Browser;
let other: Browser;
let clerk: Browser;
let visitor: Browser;

beforeAll(async () => {
  const house = await testHouse('2026-03-02T01:30:00Z');
  procedures = createProcedures(house);
  const staff = await installStaff(house, ['procedure-controller', 'procedure-controller', 'clerk']);
  app = await serveProcedures(house, procedures, staff);
  controller = browse(app, 'procedure-controller.0');
  other = browse(app, 'procedure-controller.1');
  clerk = browse(app, 'clerk.2');
  visitor = browse(app);
  await procedures.installProcedures([
    { code: '1.001193', content: sampleContent(), decision: sampleDecision('1/QĐ-UBND', '2015-05-15') },
    {
      code: '1.001193',
      content: sampleContent({ sets: 2 }),
      decision: sampleDecision('2/QĐ-UBND', '2020-01-01'),
    },
    {
      code: '1.000656',
      content: sampleContent({ name: 'Đăng ký khai tử' }),
      decision: sampleDecision('1/QĐ-UBND', '2015-05-15'),
    },
    { code: '1.000656', content: null, decision: sampleDecision('2/QĐ-UBND', '2020-01-01') },
  ]);
});
afterAll(() => app.close());

const fieldsOf = (content: ProcedureContent, changes: Record<string, string> = {}): [string, string][] =>
  Object.entries({ ...flatten(formOf(content)), ...changes }).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : (value ?? [])).map((item): [string, string] => [name, item]),
  );

test('only a procedure controller edits, publishes and imports', async () => {
  const doors = [
    '/procedures/manage',
    '/procedures/manage/new',
    '/procedures/manage/decisions',
    '/procedures/manage/publish',
    '/procedures/import',
    '/procedures/import/template',
    '/procedures/manage/1.001193/edit',
  ];
  for (const url of doors) {
    expect([url, (await visitor.get(url)).statusCode]).toEqual([url, 303]);
    expect([url, (await clerk.get(url)).statusCode]).toEqual([url, 403]);
    expect([url, (await controller.get(url)).statusCode]).toEqual([url, 200]);
  }
  await clerk.get('/procedures');
  for (const url of [
    '/procedures/manage/new',
    '/procedures/manage/publish',
    '/procedures/manage/1.001193/discard',
    '/procedures/import/confirm',
  ])
    expect((await clerk.post(url, [])).statusCode).toBe(403);
});

test('a new procedure is written row by row, saved, previewed and published', async () => {
  await controller.get('/procedures/manage/new');
  const content = sampleContent({ name: 'Cấp phép "thả đèn" <b>' });
  const rows = await controller.post('/procedures/manage/new', [
    ...fieldsOf(content, { code: 'CT.1', revision: '0' }),
    ['do', 'add papers'],
  ]);
  expect(rows.body).toContain('name="papers.2.name"');
  expect(rows.body).toContain('Cấp phép &quot;thả đèn&quot; &lt;b>');
  expect(await procedures.findDraft('CT.1')).toBeUndefined();

  const saved = await controller.post('/procedures/manage/new', [
    ...fieldsOf(content, { code: 'CT.1', revision: '0' }),
    ['do', 'preview'],
  ]);
  expect([saved.statusCode, saved.headers.location]).toEqual([303, '/procedures/manage/CT.1/preview']);
  expect((await controller.get('/procedures/manage/CT.1/preview')).body).toContain(
    'Dự thảo đã đủ các phần bắt buộc',
  );

  const form = await controller.get('/procedures/manage/publish?draft=CT.1&abolish=1.001193');
  expect(form.body).toMatch(/value="1:CT.1"[^>]*checked/);
  const decision: [string, string][] = [
    ['number', '9/QĐ-UBND'],
    ['issuer', 'UBND thành phố'],
    ['issuedOn', '2026-03-01'],
    ['effectiveOn', '2026-03-05'],
    ['drafts', '1:CT.1'],
  ];
  const published = await controller.post('/procedures/manage/publish', decision);
  expect(published.statusCode).toBe(303);
  expect((await controller.get(String(published.headers.location))).body).toContain('CT.1');
  expect((await procedures.versionsOf('CT.1')).map((version) => version.validFrom.toString())).toEqual([
    '2026-03-05',
  ]);
});

test('a refused form keeps what was typed, with the words beside the field', async () => {
  await controller.get('/procedures/manage/1.001193/edit');
  const typed = fieldsOf(sampleContent(), {
    name: '',
    conditions: 'đã gõ <i>',
    revision: '0',
    process: 'khong-co',
    'channels.0.fee': 'mười',
  });
  const { statusCode, body } = await controller.post('/procedures/manage/1.001193/edit', typed);
  expect(statusCode).toBe(422);
  expect(body).toContain('đã gõ &lt;i>');
  expect(body).toMatch(/id="f-name-error"[\s\S]*?Nhập tên thủ tục/);
  expect(body).toMatch(/id="f-channels-0-fee-error"/);
  const unknown = await controller.post(
    '/procedures/manage/1.001193/edit',
    fieldsOf(sampleContent(), { revision: '0', process: 'khong-co', agencies: 'Z99' }),
  );
  expect(unknown.body).toContain('Không có cơ quan mã Z99');
  expect(unknown.body).toContain('Quy trình này chưa được công bố');
  expect(await procedures.findDraft('1.001193')).toBeUndefined();
});

test('of two controllers, the second is told in words and keeps what was typed', async () => {
  await controller.get('/procedures/manage/1.001193/edit');
  await other.get('/procedures/manage/1.001193/edit');
  const from = (who: Browser, name: string) =>
    who.post('/procedures/manage/1.001193/edit', fieldsOf(sampleContent({ name }), { revision: '0' }));
  expect((await from(controller, 'Người trước')).statusCode).toBe(303);
  const late = await from(other, 'Người sau');
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('đã được người khác sửa');
  expect(late.body).toContain('Người sau');
  expect((await procedures.findDraft('1.001193'))?.content.name).toBe('Người trước');
  const gone = await controller.post('/procedures/manage/1.001193/discard', [['revision', '1']]);
  expect(gone.statusCode).toBe(303);
});

test('a decision that cannot be is refused beside its fields', async () => {
  await controller.get('/procedures/manage/publish');
  const empty = await controller.post('/procedures/manage/publish', [
    ['issuedOn', '2026-02-30'],
    ['effectiveOn', ''],
  ]);
  expect(empty.statusCode).toBe(422);
  for (const id of ['number', 'issuer', 'issuedOn', 'effectiveOn'])
    expect(empty.body).toContain(`id="f-${id}-error"`);
  const past = await controller.post('/procedures/manage/publish', [
    ['number', '10'],
    ['issuer', 'UBND'],
    ['issuedOn', '2026-01-01'],
    ['effectiveOn', '2026-01-02'],
    ['abolish', '1.001193 1.001193'],
    ['drafts', '99:<b>'],
  ]);
  expect(past.body).toMatch(/id="f-effectiveOn-error"[\s\S]*?02\/03\/2026/);
});

const hostile = [
  '<script>alert(1)</script>',
  `'; drop table procedure_version; --`,
  '\u0000\ud800',
  '../../etc',
  '٣'.repeat(300),
  '1e999',
  '[]',
  'a|b',
];

test.each(hostile)(
  '%j in every field of every form yields words or a page, never a failure',
  async (text) => {
    await controller.get('/procedures/manage/new');
    const names = [...fieldsOf(sampleContent()).map(([name]) => name), 'agencies', 'alsoLevels'];
    const everywhere = names.map((name): [string, string] => [name, text]);
    const forms: [string, [string, string][]][] = [
      ['/procedures/manage/new', [...everywhere, ['code', text], ['revision', text]]],
      [
        '/procedures/manage/new',
        [
          ['papers', text],
          ['channels', text],
          ['do', text],
        ],
      ],
      ['/procedures/manage/1.001193/edit', [...everywhere, ['revision', text]]],
      [
        '/procedures/manage/1.001193/edit',
        [
          ['papers.a.b', text],
          ['do', 'remove papers 9'],
          ['revision', '0'],
        ],
      ],
      [
        '/procedures/manage/publish',
        ['number', 'issuer', 'issuedOn', 'effectiveOn', 'title', 'drafts', 'abolish'].map(
          (name): [string, string] => [name, text],
        ),
      ],
      ['/procedures/import/confirm', ['hash', 'name', 'seal'].map((name): [string, string] => [name, text])],
    ];
    for (const [url, fields] of forms) {
      const response = await controller.post(url, fields);
      expect([url, response.statusCode < 500]).toEqual([url, true]);
      expect(response.body).not.toContain('<script>alert');
    }
    const query = encodeURIComponent(text.toWellFormed());
    for (const name of ['q', 'level', 'field', 'agency', 'event', 'on', 'page', 'format'])
      for (const path of ['/procedures', '/api/v1/procedures'])
        expect((await visitor.get(`${path}?${name}=${query}`)).statusCode).toBeLessThan(500);
  },
);

test('a name of 10 MB is refused in words', async () => {
  await controller.get('/procedures/manage/new');
  const huge = await controller.post(
    '/procedures/manage/new',
    fieldsOf(sampleContent(), { name: 'x'.repeat(10 << 20), code: 'H.1', revision: '0' }),
  );
  expect([huge.statusCode, huge.body]).toEqual([413, expect.stringContaining('quá lớn')]);
  const long = await controller.post(
    '/procedures/manage/new',
    fieldsOf(sampleContent(), { name: 'x'.repeat(5000), code: 'H.1', revision: '0' }),
  );
  expect(long.body).toContain('Tối đa 2000 ký tự');
});
