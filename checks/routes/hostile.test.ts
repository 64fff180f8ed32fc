import { readdir } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../src/kernel/web.ts';
import { addressOf, type Meaning } from './parameters.ts';
import { recorded } from './walk.ts';
import { openWalkCity, type Walker } from './walk-city.ts';
import { can } from '../../src/kernel/access.ts';

const city = await openWalkCity(0);
const megabyte = 1024 * 1024;
const process = await city.house.db.selectFrom('process').select('code').orderBy('id').executeTakeFirst();
const values: Record<Meaning, string> = {
  dossier: await city.receiveAt('H13.21.10', 'Trịnh Gia Cận Kề', '092111222333'),
  procedure: '1.001193',
  process: process?.code ?? '',
  agency: 'H13.21.10',
  unit: 'mot-cua',
  account: '1',
  number: '1',
  file: '1',
  form: 'receipt.pdf',
  command: 'withdraw',
  section: 'identity',
  indicator: 'dossier.received',
};
let address: AddressInfo;
beforeAll(async () => {
  await city.server.listen({ host: '127.0.0.1', port: 0 });
  const bound = city.server.server.address();
  if (bound === null || typeof bound === 'string') throw new Error('not listening');
  address = bound;
});

const changes = city.routes.filter(({ method }) => method !== 'GET');
const uploads = changes.filter(({ upload }) => upload !== undefined);

/** Somebody who may use a route. */
function userOf({ permission }: Route): Walker {
  const found = city.walkers.find(({ actor }) =>
    permission === 'public'
      ? true
      : actor.kind === 'staff' && (permission === 'signed-in' || can(actor, permission) !== false),
  );
  if (found === undefined) throw new Error('nobody may use it');
  return found;
}

function headersOf(entry: Route, type: string): Record<string, string> {
  return { cookie: userOf(entry).cookie, 'x-csrf-token': city.csrf, 'content-type': type };
}

const named = (entries: readonly Route[]) =>
  entries.map((entry) => [`${entry.method} ${entry.path}`, entry] as const);
const urlOf = (entry: Route): string => addressOf(entry, (meaning) => values[meaning]);

/** Refused, with a status that fits and a sentence in words. */
function expectRefused(reply: { statusCode: number; body: string }, ...statuses: readonly number[]): void {
  expect(statuses, reply.body.slice(0, 300)).toContain(reply.statusCode);
  expect(reply.body).toMatch(/\p{L}{2,} \p{L}+ \p{L}+/u);
}

async function parts(
  fields: Readonly<Record<string, string>>,
  files: readonly File[],
  field = 'file',
): Promise<{ type: string; payload: Buffer }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append(field, file);
  const response = new Response(form);
  return {
    type: response.headers.get('content-type') ?? '',
    payload: Buffer.from(await response.arrayBuffer()),
  };
}

describe('ten megabytes in a field are refused in words', () => {
  const large = 'Đ'.repeat(5 * megabyte);

  test.each(named(changes))('%s', async (_, entry) => {
    const type = entry.api === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
    const payload = entry.api === undefined ? `name=${large}` : JSON.stringify({ name: large });
    const reply = await city.server.inject({
      method: entry.method,
      url: urlOf(entry),
      headers: headersOf(entry, type),
      payload,
    });
    expectRefused(
      reply,
      ...(entry.upload === undefined && entry.maxBody === undefined ? [413] : [400, 404, 413, 422]),
    );
  });

  test.each(named(uploads))('%s, among files', async (_, entry) => {
    const { type, payload } = await parts({ name: large, note: large }, [new File(['%PDF-1.7'], 'a.pdf')]);
    const headers = headersOf(entry, type);
    const reply = await city.server.inject({ method: entry.method, url: urlOf(entry), headers, payload });
    expectRefused(reply, 400, 404, 413, 415, 422);
  });
});

describe('what cannot be read is refused in words', () => {
  const cases: readonly (readonly [string, string, Buffer])[] = [
    ['truncated JSON', 'application/json', Buffer.from('{"name":"Nguy')],
    ['UTF-16', 'application/json; charset=utf-16', Buffer.from('{"name":"Nguyễn"}', 'utf16le')],
    ['bytes that are no UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22])],
    ['a list', 'application/json', Buffer.from('[1,2,3]')],
    ['nesting without end', 'application/json', Buffer.from('['.repeat(200_000))],
    [
      'names with hostile steps',
      'application/x-www-form-urlencoded',
      Buffer.from('__proto__.x=1&a.constructor.b=2'),
    ],
    ['a hundred thousand fields', 'application/x-www-form-urlencoded', Buffer.from('a=1&'.repeat(100_000))],
    ['an unknown type', 'application/x-nothing', Buffer.from('x')],
    ['parts without an end', 'multipart/form-data; boundary=e', Buffer.from('--e\r\ncontent-disp')],
    ['parts without a boundary', 'multipart/form-data', Buffer.from('--e--')],
  ];

  test.each(cases)('%s', async (_, type, payload) => {
    for (const entry of changes) {
      const reply = await city.server.inject({
        method: entry.method,
        url: urlOf(entry),
        headers: headersOf(entry, type),
        payload,
      });
      // A form that is shown again may find that what it is about is not there.
      expectRefused(reply, 400, 403, 404, 413, 415, 422);
    }
  });
});

describe('files', () => {
  /** An archive of one entry that unpacks to a thousand times its size. */
  function bomb(name: string, size: number): Buffer {
    const plain = Buffer.alloc(size);
    const packed = deflateRawSync(plain, { level: 9 });
    const fixed = Buffer.alloc(22);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(plain), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(size, 18);
    const length = Buffer.alloc(4);
    length.writeUInt16LE(name.length, 0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, length, Buffer.from(name), packed]);
    const entry = Buffer.concat([
      Buffer.from('PK\x01\x02\x14\x00'),
      fixed,
      length,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(entry.length, 12);
    end.writeUInt32LE(local.length, 16);
    return Buffer.concat([local, entry, end]);
  }

  const lies: readonly File[] = [
    new File([Uint8Array.from(bomb('xl/workbook.xml', 300 * megabyte))], 'danh-muc.xlsx'),
    new File(['MZ\x90\x00 no document'], 'giay-to.pdf'),
    new File(['<html><script>alert(1)</script>'], 'anh.png'),
    new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'anh.svg'),
    new File([], 'trong.pdf'),
    new File(['x'], '../../../etc/<x-probe>.pdf'),
  ];

  test.each(named(uploads))('%s takes none that lies about what it is', async (_, entry) => {
    for (const field of ['file', 'files', 'scans']) {
      for (const lie of lies) {
        const before = await recorded(city, 'event');
        const { type, payload } = await parts({}, [lie], field);
        const headers = headersOf(entry, type);
        const reply = await city.server.inject({ method: entry.method, url: urlOf(entry), headers, payload });
        expect(reply.statusCode, `${lie.name} as ${field}`).toBeLessThan(500);
        expect(reply.body).not.toContain('<x-probe');
        expect(await recorded(city, 'event'), `${lie.name} as ${field}`).toBe(before);
      }
    }
  });

  test.each(named(uploads))('%s leaves nothing behind when the line is lost', async (_, entry) => {
    const { type, payload } = await parts({ name: 'x' }, [
      new File([Buffer.alloc(3 * megabyte, 'x')], 'a.pdf'),
    ]);
    const before = await recorded(city, 'event');
    await sendHalf(entry, type, payload);
    await expect.poll(() => arriving(), { timeout: 20_000 }).toEqual([]);
    expect(await recorded(city, 'event')).toBe(before);
    const health = await fetch(`http://127.0.0.1:${address.port}/healthz`);
    expect(health.status).toBe(200);
  });

  /** Sends the head and half of the body, then tears the line. */
  function sendHalf(entry: Route, type: string, payload: Buffer): Promise<void> {
    const lines = [
      `${entry.method} ${urlOf(entry)} HTTP/1.1`,
      'host: 127.0.0.1',
      ...Object.entries(headersOf(entry, type)).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${payload.length}`,
    ];
    return new Promise((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1');
      socket.on('error', reject);
      socket.on('close', () => resolve());
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      socket.write(payload.subarray(0, payload.length / 2), () => socket.destroy());
    });
  }

  const arriving = (): Promise<string[]> => readdir(path.join(city.house.dataFolder, 'files/arriving'));
});
