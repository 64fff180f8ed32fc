import { randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testHouse } from '../../checks/test-house.ts';
import { permission } from './access.ts';
import { notFound, refuse, Refused } from './errors.ts';
import { t } from './messages.ts';
import { serveSample, words } from './sample-server.ts';
import { sessionCookie } from './server.ts';
import { json, redirect, route, type Route } from './web.ts';

const changes: string[] = [];
const onlyLeaders = permission('trial', t('Thử', 'Trial'), { leader: 'tree', administrator: 'city' });
const filler = randomBytes(40_000).toString('hex');

const routes: readonly Route[] = [
  route({ method: 'GET', path: '/', permission: 'public', handle: () => words('home') }),
  route({
    method: 'POST',
    path: '/change',
    permission: 'public',
    body: z.object({ name: z.string().min(2, 'Tên quá ngắn|The name is too short') }),
    handle({ body }) {
      changes.push(body.name);
      return redirect('/', t('Đã ghi', 'Recorded'));
    },
    refused: ({ refusals, input, language }) =>
      words(`kept ${String(input['name'])}, ${refusals[0]?.field}: ${refusals[0]?.text[language]}`),
  }),
  route({
    method: 'POST',
    path: '/leaders/decide',
    permission: onlyLeaders,
    handle: ({ answer }) => json(answer),
    refused: () => words('the secret form'),
  }),
  route({ method: 'GET', path: '/staff', permission: 'signed-in', handle: () => words('staff') }),
  route({ method: 'GET', path: '/large', permission: 'public', handle: () => words(filler) }),
  route({
    method: 'GET',
    path: '/picture',
    permission: 'signed-in',
    handle: () => ({
      kind: 'bytes',
      data: 'x',
      mediaType: 'image/png',
      isImmutable: true,
      fileName: 'Đơn.png',
    }),
  }),
  route({
    method: 'POST',
    path: '/ask',
    permission: 'public',
    isQuery: true,
    body: z.object({ q: z.string() }),
    handle: ({ body }) => json(body),
  }),
  route({
    method: 'POST',
    path: '/things/:id',
    permission: 'signed-in',
    params: z.object({ id: z.coerce.number().int().max(9) }),
    body: z.object({ name: z.string().min(2, 'Tên quá ngắn|The name is too short') }),
    handle: () => words('changed'),
    refused({ params: { id } }) {
      if (id !== '1') throw new Refused(notFound);
      return words('the form of 1');
    },
  }),
  route({
    method: 'GET',
    path: '/gone',
    permission: 'public',
    handle() {
      throw new Refused(refuse('conflict', t('Người khác đã sửa', 'Somebody else changed it')));
    },
  }),
];

let app: FastifyInstance;
beforeAll(async () => {
  app = await serveSample(await testHouse(), routes);
});
afterAll(() => app.close());

const as = (role: string): Record<string, string> => ({ [sessionCookie]: role });
const get = (url: string, options: InjectOptions = {}): Promise<LightMyRequestResponse> =>
  app.inject({ url, ...options });

/** Opens a page as a browser does: its cookies and the token in its form. */
async function openPage(cookies: Record<string, string> = {}) {
  const reply = await get('/', { cookies });
  const seed = reply.cookies.find(({ name }) => name === 'motcua_form')?.value ?? '';
  const token = /name="_csrf" value="([^"]+)"/.exec(reply.body)?.[1] ?? '';
  return { cookies: { ...cookies, motcua_form: seed }, token };
}

function post(url: string, fields: Record<string, string>, cookies: Record<string, string>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return app.inject({
    method: 'POST',
    url,
    headers,
    cookies,
    payload: new URLSearchParams(fields).toString(),
  });
}

test('a form of ours changes things, and the next page says so once', async () => {
  const { cookies, token } = await openPage();
  const reply = await post('/change', { name: 'Sen', _csrf: token }, cookies);
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/']);
  expect(changes.splice(0)).toEqual(['Sen']);

  const flash = reply.cookies.find(({ name }) => name === 'motcua_flash');
  const next = await get('/', { cookies: { ...cookies, motcua_flash: flash?.value ?? '' } });
  expect(next.body).toContain('flash: Đã ghi');
  expect(next.cookies.find(({ name }) => name === 'motcua_flash')?.value).toBe('');
});

test('a flash that somebody else wrote says nothing', async () => {
  for (const motcua_flash of ['%%%', 'bnVsbA', Buffer.from('{"vi":1}').toString('base64url')]) {
    const reply = await get('/', { cookies: { motcua_flash } });
    expect([reply.statusCode, reply.body.includes('flash')]).toEqual([200, false]);
  }
});

test('a change without the token of this very browser is refused', async () => {
  const mine = await openPage();
  const another = await openPage();
  const attempts: [string, Record<string, string>][] = [
    ['', mine.cookies],
    [mine.token, {}],
    [another.token, mine.cookies],
    [`${mine.token.slice(0, -1)}€`, mine.cookies],
  ];
  for (const [token, cookies] of attempts) {
    const reply = await post('/change', { name: 'Sen', _csrf: token }, cookies);
    expect(reply.statusCode).toBe(403);
    expect(reply.body).toContain('Sen'); // what was typed is kept
  }
  const asHeader = await app.inject({
    method: 'POST',
    url: '/change',
    cookies: mine.cookies,
    headers: { 'x-csrf-token': mine.token },
    payload: { name: 'Bách' },
  });
  expect(asHeader.statusCode).toBe(303);
  expect(changes.splice(0)).toEqual(['Bách']);
});

test('a query may be posted from anywhere', async () => {
  const reply = await app.inject({ method: 'POST', url: '/ask', payload: { q: '5wd' } });
  expect(reply.json()).toEqual({ q: '5wd' });
});

test('a refused form is shown again with what was typed, in the language of the reader', async () => {
  const { cookies, token } = await openPage({ motcua_language: 'en' });
  const reply = await post('/change', { name: 'S', _csrf: token }, cookies);
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('kept S, name: The name is too short');
  expect(changes).toEqual([]);
});

test('who may not use a route is shown none of it, its form included', async () => {
  const { cookies, token } = await openPage();
  const visitor = await post('/leaders/decide', { _csrf: token }, cookies);
  const clerk = await post('/leaders/decide', { _csrf: token }, { ...cookies, ...as('clerk') });
  expect([visitor.statusCode, clerk.statusCode]).toEqual([401, 403]);
  for (const { body } of [visitor, clerk]) expect(body).not.toContain('secret');

  const leader = await post('/leaders/decide', { _csrf: token }, { ...cookies, ...as('leader') });
  expect(leader.json()).toEqual({ agencyIds: [7, 8, 9] });
  const administrator = await post(
    '/leaders/decide',
    { _csrf: token },
    { ...cookies, ...as('administrator') },
  );
  expect(administrator.json()).toBe(true);
});

test('a visitor who opens a page of the staff is led to sign in and back', async () => {
  const reply = await get('/staff?page=2');
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/sign-in?next=%2Fstaff%3Fpage%3D2']);
});

test('the language is chosen in the address and kept', async () => {
  const reply = await get('/?lang=en');
  expect(reply.body).toContain('language: en');
  const kept = reply.cookies.find(({ name }) => name === 'motcua_language');
  expect(kept).toMatchObject({ value: 'en', httpOnly: true, sameSite: 'Lax' });
  expect((await get('/', { cookies: { motcua_language: 'en' } })).body).toContain('language: en');
  expect((await get('/?lang=vi', { cookies: { motcua_language: 'en' } })).body).toContain('language: vi');
  expect((await get('/?lang=xx')).body).toContain('language: vi');
});

test('every page carries the headers that protect its reader', async () => {
  const { headers } = await get('/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'no-referrer',
  });
});

test('cookies are closed to scripts, and travel by TLS alone where there is TLS', async () => {
  const plain = await get('/');
  const secure = await get('/', { headers: { 'x-forwarded-proto': 'https' } });
  for (const { name, httpOnly, sameSite } of [...plain.cookies, ...secure.cookies])
    expect([name, httpOnly, sameSite]).toEqual(['motcua_form', true, 'Lax']);
  expect(plain.cookies[0]?.secure ?? false).toBe(false);
  expect(secure.cookies[0]?.secure).toBe(true);
});

test('nothing that staff see is kept by a cache of others', async () => {
  const cookies = as('clerk');
  expect((await get('/staff', { cookies })).headers['cache-control']).toBe('no-store');
  expect((await get('/')).headers['cache-control']).toBe('private, no-cache');
  const { headers } = await get('/picture', { cookies });
  expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
  expect(headers['content-disposition']).toBe(`inline; filename*=UTF-8''%C4%90%C6%A1n.png`);
});

test('what is large travels compressed', async () => {
  const reply = await get('/large', { headers: { 'accept-encoding': 'br, gzip' } });
  expect(reply.headers['content-encoding']).toBe('br');
  expect(reply.rawPayload.length).toBeLessThan(filler.length * 0.7);
  expect((await get('/', { headers: { 'accept-encoding': 'br' } })).headers['content-encoding']).toBe(
    undefined,
  );
});

test('a refusal that no form takes has a page with its status', async () => {
  const reply = await get('/gone');
  expect(reply.statusCode).toBe(409);
  expect(reply.body).toContain('conflict: Người khác đã sửa');
});

test('a route that declares no permission cannot be registered', async () => {
  const { permission: _, ...open } = {
    ...route({ method: 'GET', path: '/open', permission: 'public', handle: () => words('') }),
  };
  await expect(serveSample(await testHouse(), [open as Route])).rejects.toThrow(
    'GET /open declares no permission',
  );
});

test('an address that names nothing there can be is not found, and no form is shown for it', async () => {
  const { cookies, token } = await openPage({ [sessionCookie]: 'clerk' });
  for (const id of ['10', 'x', '1e3', '99999999999999999999'])
    expect((await post(`/things/${id}`, { name: 'Sen', _csrf: token }, cookies)).statusCode).toBe(404);
});

test('where the page of its form cannot be shown a refusal stands, but what is not there is said first', async () => {
  const { cookies, token } = await openPage({ [sessionCookie]: 'clerk' });
  const shown = await post('/things/1', { name: '', _csrf: token }, cookies);
  expect([shown.statusCode, shown.body.includes('the form of 1')]).toEqual([422, true]);
  const gone = await post('/things/2', { name: '', _csrf: token }, cookies);
  expect([gone.statusCode, gone.body.includes('Tên quá ngắn')]).toEqual([404, false]);
  expect((await post('/things/2', { name: 'Sen', _csrf: 'x' }, cookies)).statusCode).toBe(403);
});
