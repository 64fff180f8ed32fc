import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { testHouse } from '../../checks/test-house.ts';
import { t } from './messages.ts';
import { serveSample, words } from './sample-server.ts';
import { sessionCookie } from './server.ts';
import { json, route, type Route } from './web.ts';

const api = t('Thử', 'Trial');

let app: FastifyInstance;
beforeAll(async () => {
  const house = await testHouse();
  const routes: readonly Route[] = [
    route({ method: 'GET', path: '/pages/:code', permission: 'public', handle: () => words('page') }),
    route({ method: 'GET', path: '/staff', permission: 'signed-in', handle: () => words('staff') }),
    route({
      method: 'GET',
      path: '/broken',
      permission: 'public',
      handle() {
        throw new Error('the boiler is cold');
      },
    }),
    route({
      method: 'GET',
      path: '/taken',
      permission: 'public',
      async handle() {
        const setting = { key: 'Nguyễn Thị Ánh', value: '{}', updatedAt: house.clock.now() };
        await house.db.insertInto('setting').values([setting, setting]).execute();
        return words('');
      },
    }),
    route({
      method: 'GET',
      path: '/disconnected',
      permission: 'public',
      handle() {
        throw Object.assign(new Error('terminating connection'), { code: '57P01', severity: 'FATAL' });
      },
    }),
    route({
      method: 'GET',
      path: '/feed',
      permission: 'signed-in',
      api,
      handle: () => json([]),
    }),
    route({
      method: 'POST',
      path: '/api/v1/things',
      permission: 'public',
      isQuery: true,
      api,
      body: z.object({ applicant: z.object({ name: z.string() }) }),
      handle: ({ body }) => json(body, 201),
    }),
    route({
      method: 'GET',
      path: '/rare',
      permission: 'public',
      perMinute: 2,
      handle: () => words('rare'),
    }),
  ];
  app = await serveSample(house, routes);
});
afterAll(() => app.close());

/** What is written to the log meanwhile. */
async function logOf(work: () => Promise<unknown>): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

test('what nobody foresaw is shown with a code that finds its line in the log', async () => {
  let body = '';
  const log = await logOf(async () => {
    const reply = await app.inject('/broken');
    expect(reply.statusCode).toBe(500);
    ({ body } = reply);
  });
  const [, code = ''] = /failureCode: ([A-Z0-9]{8})/.exec(body) ?? [];
  expect(body).not.toContain('boiler');
  expect(JSON.parse(log)).toMatchObject({ code, where: 'GET /broken', message: 'the boiler is cold' });
});

test('the log holds no value that a person entered', async () => {
  const log = await logOf(async () => {
    const reply = await app.inject('/taken?name=Ánh');
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('Ánh');
  });
  expect(JSON.parse(log)).toMatchObject({ errorCode: '23505', constraint: 'setting_pkey' });
  expect(log).not.toContain('Ánh');
});

test('a database that went away is said in words', async () => {
  await logOf(async () => {
    const reply = await app.inject('/disconnected');
    expect(reply.statusCode).toBe(503);
    expect(reply.body).toContain('Cơ sở dữ liệu tạm thời không trả lời');
    expect(reply.body).toMatch(/failureCode: [A-Z0-9]{8}/);
  });
});

test('who cannot be told from their session is still answered by a page', async () => {
  const lost = await serveSample(await testHouse(), [], {
    findActor: () => Promise.reject(new Error('lost')),
  });
  await logOf(async () => {
    const reply = await lost.inject({ url: '/', cookies: { [sessionCookie]: 'clerk' } });
    expect(reply.statusCode).toBe(500);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.body).toContain('failureCode');
  });
  await lost.close();
});

test('an address that is not there says so', async () => {
  const page = await app.inject('/nowhere');
  expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(page.body).toContain('not-found: Không tìm thấy trang');
  const forPrograms = await app.inject('/api/v1/nowhere');
  expect(forPrograms.statusCode).toBe(404);
  expect(forPrograms.json()).toMatchObject({ refusals: [{ code: 'not-found' }] });
});

test('an address says which methods it takes', async () => {
  const options = await app.inject({ method: 'OPTIONS', url: '/pages/a%20b?x=1' });
  expect([options.statusCode, options.headers.allow, options.body]).toEqual([204, 'GET, HEAD, OPTIONS', '']);
  const head = await app.inject({ method: 'HEAD', url: '/pages/a' });
  expect([head.statusCode, head.body]).toEqual([200, '']);
  const deleted = await app.inject({ method: 'DELETE', url: '/pages/a' });
  expect([deleted.statusCode, deleted.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect(deleted.body).toContain('DELETE');
  const read = await app.inject('/api/v1/things');
  expect([read.statusCode, read.headers.allow]).toEqual([405, 'OPTIONS, POST']);
  expect(read.json()).toMatchObject({ refusals: [{ code: 'method-not-allowed' }] });
  expect((await app.inject({ method: 'OPTIONS', url: '/nowhere' })).statusCode).toBe(404);
});

test('the API names the field a refusal is about, in both languages', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/things',
    payload: { applicant: { name: 7 } },
  });
  expect(reply.statusCode).toBe(422);
  expect(reply.json()).toEqual({
    refusals: [
      {
        code: 'invalid',
        vi: expect.stringMatching(/^Giá trị không hợp lệ: cần văn bản/) as string,
        en: expect.stringMatching(/^The value is not valid: text is needed/) as string,
        field: 'applicant.name',
      },
    ],
  });
});

test('a program is refused in JSON wherever it asks', async () => {
  const reply = await app.inject('/feed');
  expect(reply.statusCode).toBe(401);
  expect(reply.json()).toMatchObject({ refusals: [{ code: 'not-signed-in' }] });
});

test.each([
  ['cut off', '{"applicant": {', 'application/json', 400],
  ['empty', '', 'application/json', 400],
  ['an array', '[1]', 'application/json', 400],
  ['hostile', '{"__proto__": {"isAdmin": true}}', 'application/json', 400],
  ['a picture', 'x', 'image/png', 415],
  ['plain text', 'x', 'text/plain', 400],
  ['a form with hostile names', '__proto__.x=1', 'application/x-www-form-urlencoded', 400],
  ['files where none are taken', '--x--', 'multipart/form-data; boundary=x', 400],
  ['too large', JSON.stringify({ x: 'x'.repeat(1_100_000) }), 'application/json', 413],
])('a body that cannot be read is refused in words: %s', async (_, payload, type, status) => {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/things',
    payload,
    headers: { 'content-type': type },
  });
  expect(reply.statusCode).toBe(status);
  expect(reply.json()).toMatchObject({ refusals: [{ vi: expect.any(String) as string }] });
  expect(reply.body).not.toMatch(/tải lại trang|Reload the page/);
});

test.each(['{"applicant": {', '[1]', ''])('a program is told what its body must be: %s', async (payload) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await app.inject({ method: 'POST', url: '/api/v1/things', payload, headers });
  expect(reply.json()).toMatchObject({
    refusals: [
      {
        code: 'malformed-request',
        vi: expect.stringContaining('phải là một đối tượng JSON') as string,
        en: expect.stringContaining('must be a JSON object') as string,
      },
    ],
  });
});

test.each(['/%ff', `/pages/${'x'.repeat(400)}`])(
  'an address that is none is refused by a page: %.20s',
  async (url) => {
    const reply = await app.inject(url);
    expect([400, 404]).toContain(reply.statusCode);
    expect(reply.headers['content-type']).toContain('text/html');
  },
);

test('who asks too often is told to wait', async () => {
  const asked = [];
  for (let index = 0; index < 3; index += 1) asked.push(await app.inject('/rare'));
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
  expect(asked[2]?.body).toContain('Hãy đợi một phút rồi thử lại');
  expect(Number(asked[2]?.headers['retry-after'])).toBeGreaterThan(0);
});
