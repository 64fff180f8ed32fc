import type { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { isRow, withTables, type Print } from './pdf-tables.ts';

/**
 * The text of a PDF as paragraphs: lines that only the margin broke are put together, also across pages; page numbers go;
 * small print at the foot of a page comes at the end, as footnotes do.
 */
export async function readPdfText(bytes: Uint8Array): Promise<string | Refusal> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs'); // large: read when the first document comes
  const task = library.getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const pdf = await task.promise;
    const body: Print[] = [];
    const notes: Print[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const content = await (await pdf.getPage(number)).getTextContent();
      const lines = withoutPageNumber(linesOf(content.items));
      const foot = footOf(lines);
      body.push(...lines.slice(0, foot));
      notes.push(...lines.slice(foot));
    }
    if (body.every(({ text }) => text.trim() === '')) return noText;
    return `${paragraphsOf(body)}\n\n${paragraphsOf(notes)}`.trim();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.name === 'PasswordException' ? locked : damaged;
  } finally {
    await task.destroy();
  }
}

const mostPages = 2000;

type Content = Awaited<
  ReturnType<
    Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getTextContent']
  >
>;

/** Pieces of print on one height are a line; a wide gap between them parts the cells of a table. */
function linesOf(items: Content['items']): Print[] {
  const lines: Print[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [x, y]: unknown[] = item.transform.slice(4);
    if (typeof x !== 'number' || typeof y !== 'number') continue;
    const size = item.height > 0 ? item.height : 10;
    const line = lines.at(-1);
    const isSame =
      line !== undefined &&
      Math.abs(line.y - y) < 0.6 * Math.max(line.size, size) &&
      x >= line.lastEnd - 2 * size;
    if (!isSame) {
      if (item.str.trim() === '') continue;
      lines.push({ text: item.str, left: x, right: x + item.width, y, size, lastEnd: x + item.width });
      continue;
    }
    if (item.str.trim() === '') continue;
    const gap = x - line.lastEnd;
    const space = gap > 1.6 * size ? '\t' : gap > 0.12 * size ? ' ' : '';
    line.text += (line.text.endsWith(' ') ? '' : space === '\t' ? ' \t ' : space) + item.str;
    line.lastEnd = x + item.width;
    line.right = Math.max(line.right, line.lastEnd);
    line.size = Math.max(line.size, size);
  }
  return lines;
}

/** The first or last line of a page that is only its number. */
function withoutPageNumber(lines: readonly Print[]): Print[] {
  const isNumber = ({ text }: Print): boolean =>
    /^\s*(?:-\s*)?(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*-)?\s*$/iu.test(text);
  return lines.filter((line, index) => !((index === 0 || index === lines.length - 1) && isNumber(line)));
}

/** Where the footnotes of a page begin: small print down to the foot, beginning with a number. */
function footOf(lines: readonly Print[]): number {
  const sizes = lines.map(({ size }) => Math.round(size * 2) / 2).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  let at = lines.length;
  while (at > 0 && (lines[at - 1]?.size ?? 0) < usual - 0.9) at -= 1;
  while (at < lines.length && !/^\s*\[?\d{1,3}/.test(lines[at]?.text ?? '')) at += 1;
  return at;
}

function paragraphsOf(printed: readonly Print[]): string {
  const lines = withTables(printed);
  const page = pageOf(printed);
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const words = line.text.replaceAll(/\s*\t\s*/g, ' ');
    if (before === undefined) text += words;
    else if (isRow(line) || isRow(before)) text += `${isRow(line) && isRow(before) ? '\n' : '\n\n'}${words}`;
    else text += (wasBroken(before, line, page) ? ' ' : '\n\n') + words.trimStart();
  }
  return text.replaceAll(/ {2,}/g, ' ');
}

type Page = { readonly margin: number; readonly isJustified: boolean };

/** Where nearly all full lines end, and whether they all end right there. */
function pageOf(lines: readonly Print[]): Page {
  const ends = lines.map(({ right }) => right).toSorted((a, b) => a - b);
  const margin = ends[Math.floor(ends.length * 0.95)] ?? 0;
  const full = ends.filter((end) => end > margin - 40);
  return { margin, isJustified: full.filter((end) => Math.abs(end - margin) < 2).length > full.length * 0.6 };
}

/** A line was broken by the margin when the first word of the next one had no room left on it. */
function wasBroken(line: Print, next: Print, { margin, isJustified }: Page): boolean {
  if (/^\s*(?:[-+*•▪]\s|\p{Ll}\)\s|\d{1,2}(?:\.\d{1,2})*[.)]\s+\p{L}|[IVX]+\.\s)/u.test(next.text))
    return false;
  const isNote = /^\s*(?:\[\d{1,3}\]|\d{1,2}\s*(?=\p{Lu}\p{Ll}|-\s))/u.test(next.text);
  if (isNote && /[.;:]\s*$/.test(line.text)) return false;
  if (isJustified) return line.right >= margin - 3;
  const word = /^\s*\S+/u.exec(next.text)?.[0].length ?? 0;
  const width = ((next.right - next.left) / Math.max(1, next.text.length)) * (word + 1);
  return line.right + width >= margin - 0.2 * line.size;
}

const noText = refuse(
  'unreadable-file',
  t(
    'Tệp PDF không có chữ (có thể là bản quét). Hãy dùng bản PDF xuất từ Word hoặc tệp Word.',
    'The PDF holds no text (it may be a scan). Use a PDF exported from Word, or the Word file.',
  ),
  'file',
);

const locked = refuse(
  'unreadable-file',
  t(
    'Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
    'The PDF has a password. Remove it and send the file again.',
  ),
  'file',
);

const damaged = refuse(
  'unreadable-file',
  t('Tệp PDF bị hỏng, không đọc được.', 'The PDF is damaged and cannot be read.'),
  'file',
);
