import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { auditFigures } from './figure-audit.ts';
import { readReport } from './reading.ts';
import { readText, toPdf, toWord } from './sample-files.ts';

const sentence = 'Tổng số 100 hồ sơ, gồm: 60 hồ sơ đất đai, 30 hồ sơ hộ tịch.';

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const outcome = await readReport(bytes);
  return isRefusal(outcome) ? outcome.text.vi : `đọc được: ${outcome}`;
}

describe('text files', () => {
  test('UTF-8 with and without a mark, composed and decomposed', async () => {
    for (const text of [sentence, `\uFEFF${sentence}`, sentence.normalize('NFD')]) {
      const read = await readText(Buffer.from(text));
      expect(auditFigures(read).findings.map(({ computed }) => computed)).toEqual([90]);
    }
  });
  test('UTF-16, with and without a mark, either order', async () => {
    const little = Buffer.from(sentence, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      little,
      big,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ]) {
      expect((await readText(bytes)).replace('\uFEFF', '')).toBe(sentence);
    }
  });
  test('Windows-1258', async () => {
    // "của một số hồ sơ" in that code page, where tones are marks of their own.
    const bytes = Buffer.from([
      0x63, 0x75, 0xd2, 0x61, 0x20, 0x6d, 0xf4, 0xf2, 0x74, 0x20, 0x73, 0xf4, 0xec, 0x20, 0x68, 0xf4, 0xcc,
      0x20, 0x73, 0xf5,
    ]);
    expect(await readReport(bytes)).toBe('của một số hồ sơ');
  });
  test('fonts of before Unicode are told', async () => {
    const tcvn3 =
      'Céng hßa x· héi chñ nghÜa ViÖt Nam. B¸o c¸o kÕt qu¶ thùc hiÖn c«ng t¸c c¶i c¸ch hµnh chÝnh';
    expect(await refusalOf(Buffer.from(tcvn3, 'latin1'))).toContain('TCVN3');
    expect(await refusalOf(Buffer.from(tcvn3))).toContain('TCVN3');
  });
  test('empty, blank and binary files', async () => {
    expect(await refusalOf(Buffer.alloc(0))).toContain('không có chữ nào');
    expect(await refusalOf(Buffer.from(' \n\n '))).toContain('không có chữ nào');
    expect(await refusalOf(Buffer.from([0, 1, 2, 3, 0, 0, 1, 9]))).toContain('không phải văn bản');
    expect(await refusalOf(Buffer.alloc(21 * 1024 * 1024, 'a'))).toContain('20 MB');
  });
});

describe('Word files', () => {
  test('paragraphs, tables and footnotes', async () => {
    const text = await readReport(await toWord('Có 12 xã[[1]].\n| A | B |\n| 1 | 2 |', { 1: ['Gồm 5 xã.'] }));
    expect(text).toContain('Có 12 xã[1].');
    expect(text).toContain('| A | B |\n| 1 | 2 |');
    expect(text).toContain('[1] Gồm 5 xã.');
  });
  test('what is no Word file', async () => {
    const word = Buffer.from(await toWord(sentence));
    expect(await refusalOf(word.subarray(0, word.length / 2))).toContain('Tệp Word bị hỏng');
    expect(await refusalOf(Buffer.from('PK\u0003\u0004 không phải zip'))).toContain('Tệp Word bị hỏng');
    expect(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toContain('Word đời cũ');
    expect(await refusalOf(Buffer.from('{\\rtf1 abc}'))).toContain('.rtf');
  });
});

describe('PDF files', () => {
  test('lines are put together, page numbers go', async () => {
    const long = `Trong năm đã tiếp nhận 12.345 hồ sơ của tổ chức, cá nhân trên địa bàn toàn tỉnh, ${'với nhiều hình thức khác nhau, '.repeat(120)}trong đó có 5 hồ sơ.`;
    expect(await readReport(toPdf(long))).toBe(long);
  });
  test('a scan, a locked file and a broken one', async () => {
    expect(await refusalOf(toPdf(''))).toContain('không có chữ');
    expect(await refusalOf(Buffer.from('%PDF-1.7\nhỏng'))).toContain('PDF bị hỏng');
    expect(await refusalOf(lockedPdf())).toContain('mật khẩu');
  });
});

/** A PDF whose standard security handler (revision 3) accepts no empty password. */
function lockedPdf(): Buffer {
  const hex = (byte: string): string => byte.repeat(32);
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj
4 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${hex('ab')}>/U<${hex('cd')}>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<${hex('01')}><${hex('01')}>]/Size 5>>
%%EOF`);
}
