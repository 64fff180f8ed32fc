import { createHmac, timingSafeEqual } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import type { AttachedFile } from '../dossiers/schema.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';

/** What a scan may be, and the endings under which it may travel. */
const kinds: Record<string, { words: string; endings: readonly string[] }> = {
  'application/pdf': { words: 'PDF', endings: ['pdf'] },
  'image/jpeg': { words: 'JPEG', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/png': { words: 'PNG', endings: ['png'] },
  'image/tiff': { words: 'TIFF', endings: ['tif', 'tiff'] },
};
export const scanEndings = Object.values(kinds)
  .flatMap((kind) => kind.endings.map((ending) => `.${ending}`))
  .join(',');
export const scanLimit = { maxBytes: 50 * 1024 * 1024, maxFiles: 20 } as const;

/** Bytes that tell a type; all signatures looked for lie within. */
const headBytes = 4100;

/** Scans of this sending and of those before it, and what is wrong with any. */
export async function scansOf(
  house: House,
  accountId: number,
  values: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
): Promise<{ scans: AttachedFile[]; refusals: Refusal[] }> {
  const sent: unknown[] = Object.values(Object(values['kept']));
  const kept = sent.flatMap((sealed) =>
    typeof sealed === 'string' ? (openScan(house, accountId, sealed) ?? []) : [],
  );
  const checked = await Promise.all(
    files.filter((file) => file.field === 'scans').map((file) => checkScan(house, file)),
  );
  const refusals = checked.filter(isRefusal);
  const fresh = checked.filter((scan): scan is AttachedFile => !isRefusal(scan));
  const scans = [...new Map([...kept, ...fresh].map((scan) => [`${scan.hash} ${scan.name}`, scan])).values()];
  if (scans.length > scanLimit.maxFiles) refusals.push(tooManyScans);
  return { scans: scans.slice(0, scanLimit.maxFiles), refusals };
}

/** A received file as a scan of the dossier, or why it cannot be one: its content decides, not its name. */
export async function checkScan(house: House, file: UploadedFile): Promise<AttachedFile | Refusal> {
  const { hash, name, size } = file;
  const field = 'scans';
  if (size === 0) {
    const words = t(`Tệp "${name}" trống, hãy quét lại.`, `The file "${name}" is empty; scan it again.`);
    return refuse('invalid', words, field);
  }
  const found = await fileTypeFromBuffer(await house.files.head(hash, headBytes));
  const kind = found === undefined ? undefined : kinds[found.mime];
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (found === undefined || kind === undefined) {
    const [vi, en] = found === undefined ? ['không rõ loại', 'of no known type'] : [found.ext, found.ext];
    const words = t(
      `Tệp "${name}" không phải PDF hay ảnh (nội dung thật: ${vi}). Hãy gửi PDF, JPEG, PNG hoặc TIFF.`,
      `The file "${name}" is neither PDF nor image (its content is ${en}). Send PDF, JPEG, PNG or TIFF.`,
    );
    return refuse('unsupported-media', words, field);
  }
  if (ending !== undefined && !kind.endings.includes(ending)) {
    const words = t(
      `Tệp "${name}" mang đuôi .${ending} nhưng nội dung là ${kind.words}. Hãy kiểm tra lại và gửi đúng tệp.`,
      `The file "${name}" is named .${ending}, but its content is ${kind.words}. Check it and send the right file.`,
    );
    return refuse('unsupported-media', words, field);
  }
  return { hash, name, size, mediaType: found.mime, paper: null };
}

const Scan = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  size: z.number().int().min(0),
  mediaType: z.string().max(100),
  paper: z.number().int().nullable(),
});

/** A file that has arrived, as a hidden field of a form shown again: only who sent it can send it on. */
export function sealScan(house: House, accountId: number, scan: AttachedFile): string {
  const text = Buffer.from(JSON.stringify(scan)).toString('base64url');
  return `${text}.${seal(house, accountId, text).toString('base64url')}`;
}

/** The file behind a sealed field; undefined when the seal is not ours, or another person's. */
export function openScan(house: House, accountId: number, sealed: string): AttachedFile | undefined {
  const [text = '', given = ''] = sealed.split('.', 2);
  const expected = seal(house, accountId, text);
  const bytes = Buffer.from(given, 'base64url');
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) return undefined;
  return Scan.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
}

function seal(house: House, accountId: number, text: string): Buffer {
  return createHmac('sha256', house.secret).update(`scan ${accountId} ${text}`).digest();
}

const tooManyScans = refuse(
  'too-large',
  t(
    `Mỗi hồ sơ đính kèm tối đa ${scanLimit.maxFiles} tệp khi tiếp nhận. Hãy bỏ bớt hoặc gộp tệp.`,
    `At most ${scanLimit.maxFiles} files go with a dossier when it is received. Leave some out or merge them.`,
  ),
  'scans',
);
