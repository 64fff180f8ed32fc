import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { isRefusal } from '../kernel/errors.ts';
import { checkScan } from '../kernel/scans.ts';
import { openScan, sealScan } from './scans.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(64)]);

async function sent(name: string, content: Buffer | string) {
  const { hash, size } = await house.files.keep(Readable.from([content]));
  return checkScan(house, { field: 'scans', name, hash, size });
}

test('PDF and images are taken for what they are', async () => {
  expect(await sent('to-khai.pdf', '%PDF-1.7\n%âãÏÓ\n')).toMatchObject({ mediaType: 'application/pdf' });
  expect(await sent('anh.PNG', png)).toMatchObject({ mediaType: 'image/png', name: 'anh.PNG' });
  expect(await sent('khong-duoi', png)).toMatchObject({ mediaType: 'image/png' });
});

test.each([
  ['virus.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), /neither PDF nor image/],
  ['bai.pdf', '<script>alert(1)</script>', /neither PDF nor image/],
  ['nen.pdf', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]), /neither PDF nor image/],
  ['anh.pdf', png, /named \.pdf, but its content is PNG/],
  ['trong.pdf', '', /is empty/],
])('%s lies about its type and is refused beside the field', async (name, content, words) => {
  const answer = await sent(name, content);
  if (!isRefusal(answer)) throw new Error('it was taken');
  expect(answer.field).toBe('scans');
  expect(answer.text.en).toMatch(words);
  expect(answer.text.vi).toContain(name);
});

test('a file that has arrived is sent on only by who sent it', () => {
  const scan = { hash: 'a'.repeat(64), name: 'a.pdf', size: 3, mediaType: 'application/pdf', paper: null };
  const sealed = sealScan(house, 7, scan);
  expect(openScan(house, 7, sealed)).toEqual(scan);
  expect(openScan(house, 8, sealed)).toBeUndefined();
  const forged = Buffer.from(JSON.stringify({ ...scan, hash: 'b'.repeat(64) })).toString('base64url');
  expect(openScan(house, 7, `${forged}.${sealed.split('.')[1]}`)).toBeUndefined();
  expect(openScan(house, 7, 'x')).toBeUndefined();
});
