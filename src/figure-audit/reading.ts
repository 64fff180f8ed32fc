import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { decodeText } from './encoding.ts';
import { readPdfText } from './read-pdf.ts';
import { readWord } from './read-word.ts';

/** Largest report that is read, in bytes. */
export const largestReport = 20 * 1024 * 1024;

/** The text of a report, told by what the file is and not by its name: PDF, Word or plain text. */
export async function readReport(bytes: Uint8Array): Promise<string | Refusal> {
  if (bytes.length > largestReport) return tooLarge;
  const text = await textOf(bytes);
  if (typeof text !== 'string') return text;
  return text.trim() === '' ? empty : text;
}

async function textOf(bytes: Uint8Array): Promise<string | Refusal> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (/^\s*%PDF-/.test(head)) return readPdfText(bytes);
  if (head.startsWith('PK')) return readWord(bytes);
  if (head.startsWith('\xD0\xCF\x11\xE0') || head.startsWith('{\\rtf')) return oldWord;
  return decodeText(bytes);
}

const empty = refuse('unreadable-file', t('Tệp không có chữ nào.', 'The file holds no text.'), 'file');

const oldWord = refuse(
  'unreadable-file',
  t(
    'Đây là tệp Word đời cũ (.doc hoặc .rtf) hoặc tệp có mật khẩu. Hãy mở bằng Word, lưu lại dạng .docx rồi gửi lại.',
    'This is an old Word file (.doc or .rtf) or one with a password. Open it in Word, save it as .docx and send it again.',
  ),
  'file',
);

const tooLarge = refuse(
  'too-large',
  t(
    'Tệp lớn hơn 20 MB. Hãy bỏ bớt hình ảnh rồi gửi lại.',
    'The file is larger than 20 MB. Remove pictures and send it again.',
  ),
  'file',
);
