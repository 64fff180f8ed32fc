import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import type { UploadedFile } from '../kernel/web.ts';
import { keepPhotographs } from './photographs.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

const part = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const jpeg = (place: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    part(0xe1, Buffer.from(`Exif\0\0${place}`, 'latin1')),
    part(0xda, Buffer.from([1, 2])),
    Buffer.from([9, 8, 7]),
    Buffer.from([0xff, 0xd9]),
  ]);

async function arrive(content: Buffer): Promise<UploadedFile> {
  const { hash, size } = await house.files.keep(Readable.from([content]));
  return { field: 'photos', name: 'anh.jpg', hash, size };
}

test('a photograph sent twice, at once or again later, is there for each sending; the file as it came is gone', async () => {
  const upload = await arrive(jpeg('GPS 10.03'));
  const [one, other] = await Promise.all([
    keepPhotographs(house, [upload]),
    keepPhotographs(house, [await arrive(jpeg('GPS 10.03'))]),
  ]);
  const again = await keepPhotographs(house, [await arrive(jpeg('GPS 10.03'))]);
  expect(one).toHaveLength(1);
  expect(other).toEqual(one);
  expect(again).toEqual(one);
  expect(existsSync(house.files.locate(upload.hash))).toBe(false);
  expect(existsSync(house.files.locate(one[0]?.hash ?? ''))).toBe(true);
  // The second sending was taken over and removed while this one was still on its way: what is known of it stands.
  expect(await keepPhotographs(house, [upload])).toEqual(one);
});

test('a photograph that nobody kept and that was swept away is taken again when it is sent again', async () => {
  const [first] = await keepPhotographs(house, [await arrive(jpeg('GPS 10.05'))]);
  await rm(house.files.locate(first?.hash ?? ''));
  const again = await keepPhotographs(house, [await arrive(jpeg('GPS 10.05'))]);
  expect(again).toEqual([first]);
  expect(existsSync(house.files.locate(first?.hash ?? ''))).toBe(true);
});

test('a photograph that has not arrived is asked for again, and what is none is removed and refused', async () => {
  const hash = createHash('sha256').update('never').digest('hex');
  await expect(
    keepPhotographs(house, [{ field: 'photos', name: 'mat.jpg', hash, size: 5 }]),
  ).rejects.toMatchObject({ refusals: [{ field: 'photos', code: 'not-found' }] });
  const words = await arrive(Buffer.from('GPS 10.03'));
  await expect(keepPhotographs(house, [words])).rejects.toMatchObject({
    refusals: [{ code: 'unsupported-media' }],
  });
  expect(existsSync(house.files.locate(words.hash))).toBe(false);
});
