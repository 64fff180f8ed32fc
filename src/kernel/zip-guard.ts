import { crc32, inflateRawSync } from 'node:zlib';
import { refuse, type Refusal } from './errors.ts';
import { t } from './messages.ts';

/** One file of a zip archive, unpacked. */
export type ZipEntry = { readonly name: string; readonly content: Buffer };

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/**
 * Unpacks the wanted files of a zip archive (PKWARE APPNOTE 6.3), counting what really comes out: an archive that grows
 * past `maxBytes`, whatever its directory claims, is refused before anything reads it. Encrypted and ZIP64 archives are
 * refused too; a spreadsheet is neither.
 */
export function unpack(
  archive: Buffer,
  wanted: (name: string) => boolean,
  maxBytes: number,
): ZipEntry[] | Refusal {
  try {
    return readDirectory(archive, wanted, maxBytes);
  } catch (error) {
    if (error instanceof RangeError || isZlibError(error)) return damaged;
    throw error;
  }
}

function readDirectory(
  archive: Buffer,
  wanted: (name: string) => boolean,
  maxBytes: number,
): ZipEntry[] | Refusal {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || archive.readUInt32LE(end) !== endOfDirectory) return damaged;
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  let left = maxBytes;
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== directoryEntry) return damaged;
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, '');
    if (wanted(name) && !entries.some((entry) => entry.name === name)) {
      const content = readEntry(archive, at, left);
      if (content === null) return bomb;
      left -= content.length;
      entries.push({ name, content });
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The content of the entry whose directory record is at `at`; null when it would be larger than `left` bytes. */
function readEntry(archive: Buffer, at: number, left: number): Buffer | null {
  if ((archive.readUInt16LE(at + 8) & 1) === 1) throw new RangeError('encrypted');
  const method = archive.readUInt16LE(at + 10);
  const packedSize = archive.readUInt32LE(at + 20);
  const claimedSize = archive.readUInt32LE(at + 24);
  if (claimedSize > left) return null;
  const local = archive.readUInt32LE(at + 42);
  if (archive.readUInt32LE(local) !== localEntry) throw new RangeError('no local entry');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + packedSize > archive.length) throw new RangeError('cut off');
  const packed = archive.subarray(start, start + packedSize);
  if (method === 0) return packed.length > left ? null : packed;
  if (method !== 8) throw new RangeError('unknown method');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

/** A plain archive (nothing packed) of exactly these files, in this order. */
export function packPlainly(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    locals.push(signature(localEntry), shared, nameBytes, content);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(directoryEntry), Buffer.from([20, 0]), shared, tail, nameBytes);
    offset += 30 + nameBytes.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, signature(endOfDirectory), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

export const damaged = refuse(
  'unreadable-file',
  t(
    'Chưa nhập gì: tệp Excel bị hỏng hoặc có mật khẩu. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi.',
    'Nothing was imported: the Excel file is damaged or has a password. Open it in Excel, save it as .xlsx and send it again.',
  ),
  'file',
);

const bomb = refuse(
  'too-large',
  t(
    'Chưa nhập gì: nội dung tệp Excel khi giải nén lớn hơn 64 MB. Hãy chia nhỏ tệp.',
    'Nothing was imported: unpacked, the Excel file is larger than 64 MB. Split it.',
  ),
  'file',
);
