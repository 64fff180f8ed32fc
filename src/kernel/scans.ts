import { fileTypeFromBuffer } from 'file-type';
import { refuse, type Refusal } from './errors.ts';
import type { House } from './house.ts';
import { t } from './messages.ts';
import type { UploadedFile } from './web.ts';

/** What a scan may be, and the endings under which it may travel. */
const kinds: Readonly<Record<string, { readonly words: string; readonly endings: readonly string[] }>> = {
  'application/pdf': { words: 'PDF', endings: ['pdf'] },
  'image/jpeg': { words: 'JPEG', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/png': { words: 'PNG', endings: ['png'] },
  'image/tiff': { words: 'TIFF', endings: ['tif', 'tiff'] },
};

/** For the `accept` of a file field. */
export const scanEndings = Object.values(kinds)
  .flatMap((kind) => kind.endings.map((ending) => `.${ending}`))
  .join(',');

export const scanLimit = { maxBytes: 50 * 1024 * 1024, maxFiles: 20 } as const;

/** Bytes that tell a type; all signatures looked for lie within. */
const headBytes = 4100;

/** A file that is what it says. */
export type Scan = Pick<UploadedFile, 'hash' | 'name' | 'size'> & { readonly mediaType: string };

/** A received file as a scan, or why it cannot be one, said beside its field: its content decides, not its name. */
export async function checkScan(
  { files }: Pick<House, 'files'>,
  { hash, name, size, field }: UploadedFile,
): Promise<Scan | Refusal> {
  if (size === 0) {
    const words = t(`Tệp "${name}" trống, hãy quét lại.`, `The file "${name}" is empty; scan it again.`);
    return refuse('invalid', words, field);
  }
  const found = await fileTypeFromBuffer(await files.head(hash, headBytes));
  const kind = found === undefined ? undefined : kinds[found.mime];
  if (found === undefined || kind === undefined) {
    const [vi, en] = found === undefined ? ['không rõ loại', 'of no known type'] : [found.ext, found.ext];
    const words = t(
      `Tệp "${name}" không phải PDF hay ảnh (nội dung thật: ${vi}). Hãy gửi PDF, JPEG, PNG hoặc TIFF.`,
      `The file "${name}" is neither PDF nor image (its content is ${en}). Send PDF, JPEG, PNG or TIFF.`,
    );
    return refuse('unsupported-media', words, field);
  }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && !kind.endings.includes(ending)) {
    const words = t(
      `Tệp "${name}" mang đuôi .${ending} nhưng nội dung là ${kind.words}. Hãy kiểm tra lại và gửi đúng tệp.`,
      `The file "${name}" is named .${ending}, but its content is ${kind.words}. Check it and send the right file.`,
    );
    return refuse('unsupported-media', words, field);
  }
  return { hash, name, size, mediaType: found.mime };
}
