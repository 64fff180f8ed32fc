import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testHouse } from '../../checks/test-house.ts';
import { serveSample, words } from './sample-server.ts';
import { sessionCookie } from './server.ts';
import type { TypedForm } from './typed-form.ts';
import { redirect, route, type Route } from './web.ts';

let done: string[] = [];
const body = z.object({ name: z.string(), papers: z.array(z.object({ name: z.string() })).default([]) });
const form = {
  method: 'POST',
  permission: 'signed-in',
  body,
  handle({ body: { name } }: { body: z.infer<typeof body> }) {
    done.push(name);
    return redirect('/done');
  },
} as const;
const shown: Pick<Route, 'refused'> = {
  refused: ({ input, refusals, language }) =>
    words(`form ${JSON.stringify(input)} ${refusals.map(({ text }) => text[language]).join()}`),
};

const routes: readonly Route[] = [
  route({ method: 'GET', path: '/', permission: 'public', handle: () => words('home') }),
  route({ ...form, path: '/filing', ...shown }),
  route({ ...form, path: '/scans', upload: { maxBytes: 1000, maxFiles: 3 }, ...shown }),
  route({ ...form, path: '/password', isSecret: true, ...shown }),
  route({ ...form, path: '/button' }),
];

let app: FastifyInstance;
let cookies: Record<string, string> = {};
let csrf = '';
beforeAll(async () => {
  app = await serveSample(await testHouse(), routes);
  const home = await app.inject('/');
  cookies = Object.fromEntries(home.cookies.map(({ name, value }) => [name, value]));
  csrf = /name="_csrf" value="([^"]+)"/.exec(home.body)?.[1] ?? '';
});
beforeEach(() => {
  done = [];
});
afterAll(() => app.close());

type Sent = readonly (readonly [string, string | File])[];

async function post(url: string, pairs: Sent, { multipart = false, role = '' } = {}) {
  const form = multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of pairs) {
    if (form instanceof FormData) form.append(name, value);
    else if (typeof value === 'string') form.append(name, value);
  }
  const request = new Response(form);
  return app.inject({
    method: 'POST',
    url,
    cookies: { ...cookies, ...(role === '' ? {} : { [sessionCookie]: role }) },
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

function typedIn(page: string): TypedForm | null {
  const found = /<p>typed: (.+)<\/p>/.exec(page)?.[1];
  return found === undefined ? null : (JSON.parse(found) as TypedForm);
}

const typed = [
  ['name', 'Lưu Thị Lài'],
  ['papers.0.name', 'Tờ khai'],
] as const;

test('what was typed after the session had ended goes back into the page, and nowhere else', async () => {
  const reply = await post('/filing?step=2', [['_csrf', csrf], ...typed]);
  expect(reply.statusCode).toBe(401);
  expect(typedIn(reply.body)).toEqual({
    action: '/filing?step=2',
    isMultipart: false,
    fields: typed,
    hadFiles: false,
  });
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(JSON.stringify(reply.headers)).not.toMatch(/L%C6%B0u|Lưu|Lài/);
  expect(done).toEqual([]);
});

test('sent again once signed in, the form is shown with it; nothing is done before it is sent for good', async () => {
  const again = await post('/filing', [['_csrf', csrf], ['_again', 'fields'], ...typed], { role: 'clerk' });
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain(
    'form {&quot;name&quot;:&quot;Lưu Thị Lài&quot;,&quot;papers&quot;:[{&quot;name&quot;:&quot;Tờ khai&quot;}]}',
  );
  expect(again.body).toContain('Nội dung đã nhập còn nguyên');
  expect(again.body).not.toContain('chọn lại');
  expect(done).toEqual([]);
  expect((await post('/filing', [['_csrf', csrf], ...typed], { role: 'clerk' })).statusCode).toBe(303);
  expect(done).toEqual(['Lưu Thị Lài']);
});

test('of a form with files the fields are kept, and it is said that files have to be chosen again', async () => {
  const sent: Sent = [['_csrf', csrf], ...typed, ['scans', new File(['x'.repeat(5000)], 'cccd.pdf')]];
  const reply = await post('/scans', sent, { multipart: true });
  expect(reply.statusCode).toBe(401);
  expect(typedIn(reply.body)).toEqual({ action: '/scans', isMultipart: true, fields: typed, hadFiles: true });
  const again = await post('/scans', [['_csrf', csrf], ['_again', 'files'], ...typed], {
    multipart: true,
    role: 'clerk',
  });
  expect(again.body).toContain('Các tệp cần được chọn lại');
  expect(done).toEqual([]);
});

test('an empty file field is no file', async () => {
  const sent: Sent = [['_csrf', csrf], ...typed, ['scans', new File([], '')]];
  expect(typedIn((await post('/scans', sent, { multipart: true })).body)).toMatchObject({ hadFiles: false });
});

test.each<[string, string, Sent, boolean]>([
  ['a form from elsewhere', '/filing', [['_csrf', 'x'], ...typed], false],
  ['a form without its token', '/filing', typed, false],
  ['an upload from elsewhere', '/scans', [['_csrf', 'x'], ...typed], true],
  ['an upload that does not begin with its token', '/scans', [...typed, ['_csrf', 'x']], true],
  ['a form that holds a password', '/password', [['_csrf', ''], ...typed], false],
  ['a button', '/button', [['_csrf', ''], ...typed], false],
  ['an upload where none is taken', '/filing', [['_csrf', ''], ...typed], true],
  [
    'too many fields',
    '/filing',
    [['_csrf', ''], ...Array.from({ length: 1001 }, (_, at): Sent[number] => [`f${at}`, ''])],
    false,
  ],
  [
    'a text that is too long',
    '/scans',
    [
      ['_csrf', ''],
      ['name', 'x'.repeat(600_000)],
    ],
    true,
  ],
])('%s is not sent back', async (_, url, pairs, multipart) => {
  const own = pairs.map(([name, value]): Sent[number] => [
    name,
    name === '_csrf' && value === '' ? csrf : value,
  ]);
  const reply = await post(url, own, { multipart });
  expect(reply.statusCode).toBe(401);
  expect(typedIn(reply.body)).toBeNull();
  expect(done).toEqual([]);
});

test('a program is told in JSON only that it has to sign in', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: '/filing',
    cookies,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: csrf, ...Object.fromEntries(typed) }).toString(),
  });
  expect(reply.json()).toMatchObject({ refusals: [{ code: 'not-signed-in' }] });
  expect(reply.body).not.toContain('Lài');
});
