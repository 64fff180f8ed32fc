import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { refuse, Refused } from './errors.ts';
import { t } from './messages.ts';
import { serveSample, words } from './sample-server.ts';
import { sessionCookie } from './server.ts';
import { json, route, type UploadedFile } from './web.ts';

const megabyte = 1024 * 1024;
let house: TestHouse;
let app: FastifyInstance;
let port: number;
let handled = 0;

beforeAll(async () => {
  house = await testHouse();
  const body = z.object({ note: z.string().default(''), papers: z.array(z.string()).default([]) });
  app = await serveSample(house, [
    route({
      method: 'POST',
      path: '/form',
      permission: 'public',
      upload: { maxBytes: megabyte, maxFiles: 3 },
      body,
      handle() {
        handled += 1;
        return words('taken');
      },
    }),
    route({
      method: 'POST',
      path: '/upload',
      permission: 'public',
      isQuery: true,
      upload: { maxBytes: megabyte, maxFiles: 3 },
      body,
      async handle({ body: { note, papers }, files }) {
        handled += 1;
        if (note === 'refuse me') throw new Refused(refuse('invalid', t('Không', 'No'), 'note'));
        const rows = files.map(({ hash, size }) => ({
          hash,
          size,
          mediaType: 'text/plain',
          storedAt: house.clock.now(),
        }));
        if (rows.length > 0) await house.db.insertInto('file').values(rows).execute();
        return json({ note, papers, files });
      },
      refused: ({ refusals, input, files }) =>
        words(
          `${refusals.map(({ code, text, field }) => `${code} ${field ?? '-'} ${text.vi}`).join()} | ${JSON.stringify(input)} | ${files.length} files`,
        ),
    }),
  ]);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => app.close());
beforeEach(async () => {
  handled = 0;
  await house.db.deleteFrom('file').execute();
});

async function kept(): Promise<{ arriving: number; contents: number; rows: number }> {
  const files = path.join(house.dataFolder, 'files');
  const contents = (await readdir(files, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
  const rows = await house.db.selectFrom('file').select('hash').execute();
  return {
    arriving: (await readdir(path.join(files, 'arriving'))).length,
    contents: contents.length,
    rows: rows.length,
  };
}

function upload(
  parts: readonly [name: string, value: string | File][],
  { to = '/upload', as = '' } = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  const headers: Record<string, string> = as === '' ? {} : { cookie: `${sessionCookie}=${as}` };
  return fetch(`http://127.0.0.1:${port}${to}`, { method: 'POST', body: form, headers });
}

test('fields and files arrive together', async () => {
  const reply = await upload([
    ['note', 'Đủ giấy tờ'],
    ['papers.0', 'Tờ khai'],
    ['scan', new File(['một'], 'C:\\Hồ sơ\\Tờ\u0000 khai.pdf')],
    ['scan', new File([], '')],
    ['scan', new File(['hai'], 'hai.pdf')],
  ]);
  const answer = (await reply.json()) as { note: string; papers: string[]; files: UploadedFile[] };
  expect(answer).toMatchObject({ note: 'Đủ giấy tờ', papers: ['Tờ khai'] });
  expect(answer.files.map(({ field, name, size }) => [field, name, size])).toEqual([
    ['scan', 'Tờ khai.pdf', Buffer.byteLength('một')],
    ['scan', 'hai.pdf', 3],
  ]);
  expect(await kept()).toMatchObject({ arriving: 0, rows: 2 });
});

test.each([
  [
    'a file that is too large',
    [
      ['scan', new File(['small'], 'small.pdf')],
      ['scan', new File(['x'.repeat(megabyte + 1)], 'Bản đồ.pdf')],
    ],
    413,
    'too-large scan Tệp "Bản đồ.pdf" lớn hơn 1 MB',
  ],
  [
    'too many files',
    Array.from({ length: 5 }, (_, index) => ['scan', new File([`content ${index}`], `${index}.pdf`)]),
    413,
    'Mỗi lần gửi tối đa 3 tệp',
  ],
  [
    'hostile names',
    [
      ['scan', new File(['beside hostile names'], 'a.pdf')],
      ['__proto__.isAdmin', '1'],
    ],
    400,
    'malformed-request',
  ],
] as [string, [string, string | File][], number, string][])(
  '%s is refused in words, and nothing of it is kept',
  async (_, parts, status, said) => {
    const before = await kept();
    const reply = await upload(parts);
    expect(reply.status).toBe(status);
    expect(await reply.text()).toContain(said);
    expect(handled).toBe(0);
    expect(await kept()).toEqual({ ...before, arriving: 0, rows: 0 });
  },
);

test('a form that is refused keeps what was typed and the files that came with it', async () => {
  const reply = await upload(refusedForm('ba'), { as: 'clerk' });
  expect(reply.status).toBe(422);
  expect(await reply.text()).toContain(
    'invalid note Không | {&quot;note&quot;:&quot;refuse me&quot;} | 1 files',
  );
});

test('what a visitor sent and was refused goes from the disk, unless the house keeps the same', async () => {
  await upload([['scan', new File(['kept before'], 'a.pdf')]]);
  const before = await kept();
  for (const content of ['kept before', 'sent by a visitor']) {
    const reply = await upload(refusedForm(content));
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('0 files');
    expect(await kept()).toEqual(before);
  }
});

test('files that come without the token of a form of ours are not kept', async () => {
  const before = await kept();
  const parts = refusedForm('from elsewhere');
  for (const as of ['', 'clerk'])
    expect((await upload([...parts, ['_csrf', 'x']], { to: '/form', as })).status).toBe(403);
  expect(await kept()).toEqual(before);
  expect(handled).toBe(0);
});

function refusedForm(content: string): [string, string | File][] {
  return [
    ['note', 'refuse me'],
    ['scan', new File([content], 'ba.pdf')],
  ];
}

test.each(['the connection is lost', 'the end is missing'])(
  'in the middle of a file %s: nothing is left of it',
  async (how) => {
    const before = await kept();
    const part = (name: string): string =>
      `--x\r\nContent-Disposition: form-data; name="scan"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
    const whole = `${part('whole.pdf')}whole, before the line went down\r\n`;
    const half = `${part('half.pdf')}${'x'.repeat(200_000)}`;
    const sent = `${whole}${half}`;
    const length = how === 'the end is missing' ? Buffer.byteLength(sent) : Buffer.byteLength(sent) * 2;
    const head = `POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n`;
    const socket = connect(port, '127.0.0.1');
    const answer: string[] = [];
    socket.on('data', (text) => answer.push(String(text)));
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined); // it is we who cut the line
    socket.write(head + sent);
    if (how === 'the connection is lost') {
      while ((await kept()).arriving < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      socket.destroy();
    }
    await closed;
    while ((await kept()).arriving > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await kept()).toEqual({ ...before, arriving: 0, rows: 0 });
    expect(handled).toBe(0);
    if (how === 'the end is missing') expect(answer.join('')).toContain('HTTP/1.1 400');
    expect((await fetch(`http://127.0.0.1:${port}/nowhere`)).status).toBe(404); // and the program goes on
  },
);
