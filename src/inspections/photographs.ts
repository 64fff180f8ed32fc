import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import { cleanJpeg, cleanPng } from './image-cleaning.ts';
import type { Photo } from './schema.ts';

export const photoLimits = { maxBytes: 12 * 1024 * 1024, maxFiles: 6 } as const;

type Store = Pick<House, 'db' | 'files' | 'clock'>;
type Cleaned = Omit<Photo, 'name'>;

const mostRemembered = 500;
/** What was made of the files that came last, by their hash as they came: one that is sent again is the same photograph. */
const remembered = new WeakMap<Store['files'], Map<string, Promise<Cleaned>>>();

/**
 * Photographs as they may be kept: images by their content, with the place, device and time that a camera writes into them
 * taken out. The file as it came is removed from the disk. @throws Refused naming the first that is no photograph
 */
export async function keepPhotographs(house: Store, uploads: readonly UploadedFile[]): Promise<Photo[]> {
  const photos: Photo[] = [];
  for (const upload of uploads.filter(({ field, size }) => field === 'photos' && size > 0))
    photos.push({ ...(await takeOver(house, upload)), name: upload.name.slice(0, 200) });
  return photos;
}

/** A photograph sent twice, at once or after a line was cut, is cleaned once and given to both sendings. */
async function takeOver(house: Store, upload: UploadedFile): Promise<Cleaned> {
  const known = remembered.get(house.files) ?? new Map<string, Promise<Cleaned>>();
  remembered.set(house.files, known);
  const before = known.get(upload.hash);
  const cleaned = await before;
  // What was cleaned long ago and kept nowhere may have been swept away since.
  if (cleaned !== undefined && existsSync(house.files.locate(cleaned.hash))) {
    if (cleaned.hash !== upload.hash) await forget(house, upload.hash);
    return cleaned;
  }
  const work = clean(house, upload);
  known.set(upload.hash, work);
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
  try {
    return await work;
  } catch (error) {
    known.delete(upload.hash);
    throw error;
  }
}

async function clean(house: Store, { hash: came, name }: UploadedFile): Promise<Cleaned> {
  const place = house.files.locate(came);
  if (!existsSync(place)) throw new Refused(sendAgain(name));
  const bytes = await readFile(place);
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  const cleaned = type === 'image/jpeg' ? cleanJpeg(bytes) : type === 'image/png' ? cleanPng(bytes) : null;
  if (cleaned === null || type === undefined) {
    await forget(house, came);
    throw new Refused(notPhotograph(name));
  }
  const { hash, size } = await house.files.keep(Readable.from([cleaned]));
  await house.db
    .insertInto('file')
    .values({ hash, size, mediaType: type, storedAt: house.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (hash !== came) await forget(house, came);
  return { hash, size, mediaType: type };
}

/** The file as it came holds the place where it was taken: it goes, unless the house keeps it for something else. */
async function forget({ db, files }: Pick<House, 'db' | 'files'>, hash: string): Promise<void> {
  const kept = await db.selectFrom('file').select('hash').where('hash', '=', hash).executeTakeFirst();
  if (kept === undefined) await rm(files.locate(hash), { force: true });
}

const notPhotograph = (name: string) =>
  refuse(
    'unsupported-media',
    t(
      `Tệp "${name}" không phải ảnh JPEG hoặc PNG đọc được. Hãy chụp lại.`,
      `"${name}" is no readable JPEG or PNG photograph. Take it again.`,
    ),
    'photos',
  );

const sendAgain = (name: string) =>
  refuse(
    'not-found',
    t(`Chưa nhận được ảnh "${name}". Hãy gửi lại.`, `"${name}" has not arrived. Send it again.`),
    'photos',
  );
