import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

/** The text of a plain text file: UTF-8, UTF-16 or Windows-1258; fonts of before Unicode are told from text and refused. */
export function decodeText(bytes: Uint8Array): string | Refusal {
  const text = decode(bytes);
  if (text === null || hasControls(text.slice(0, 4000))) return notText;
  return isOldFont(text) ? oldFont : text;
}

/** Signs that no text has: what is below the blank, but for line breaks and tabs. */
function hasControls(text: string): boolean {
  return Array.from(text).some((sign) => sign < '\t' || (sign > '\r' && sign < ' '));
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = wideOrder(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const utf8 = tryDecode('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const windows = tryDecode('windows-1258', bytes)?.normalize('NFC') ?? null;
  if (windows !== null && readsAsVietnamese(windows)) return windows;
  return tryDecode('windows-1252', bytes);
}

/** UTF-16 without a mark: every other byte of plain letters and blanks is zero. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 2000);
  if (head.length < 4 || bytes.length % 2 === 1) return null;
  let [even, odd] = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    if (byte === 0 && index % 2 === 1) odd += 1;
  }
  if (odd > head.length / 6 && even < odd / 20) return 'utf-16le';
  return even > head.length / 6 && odd < even / 20 ? 'utf-16be' : null;
}

function tryDecode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function readsAsVietnamese(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = new Set(
    'của và được các là có trong cho năm đã với một những tổng số hồ sơ thực hiện'.split(' '),
  );
  return words.filter((word) => common.has(word)).length >= Math.max(2, words.length / 50);
}

/**
 * Text in a font of before Unicode (TCVN3, VNI) is a row of Latin letters and signs: many of those that Vietnamese never
 * writes, none of those that only Vietnamese has.
 */
function isOldFont(text: string): boolean {
  const sample = text.slice(0, 200_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const vietnamese = sample.match(/[\u1EA0-\u1EF9đĐơƠưƯăĂ]/gu)?.length ?? 0;
  const strange =
    sample.match(
      /[\u00A1-\u00BF\u00C4-\u00C8\u00CB\u00CE-\u00D1\u00D6-\u00D9\u00DB-\u00DC\u00DE-\u00DF\u00E4-\u00E7\u00EB\u00EE-\u00F1\u00F6-\u00F8\u00FB-\u00FC\u00FE\u00FF]/gu,
    )?.length ?? 0;
  return letters > 20 && strange > letters / 25 && vietnamese < strange / 4;
}

const oldFont = refuse(
  'unreadable-file',
  t(
    'Văn bản dùng phông chữ cũ (TCVN3/ABC hoặc VNI), không phải Unicode. Hãy chuyển mã sang Unicode (UTF-8) rồi gửi lại.',
    'The text uses a font of before Unicode (TCVN3/ABC or VNI). Convert it to Unicode (UTF-8) and send it again.',
  ),
  'file',
);

const notText = refuse(
  'unreadable-file',
  t(
    'Tệp này không phải văn bản, Word (.docx) hoặc PDF. Hãy lưu báo cáo ở một trong các dạng đó rồi gửi lại.',
    'This file is neither text, Word (.docx) nor PDF. Save the report as one of these and send it again.',
  ),
  'file',
);
