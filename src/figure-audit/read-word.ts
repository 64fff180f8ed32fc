import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { unpack } from '../kernel/zip-guard.ts';

/** The text of a Word file: a line for each paragraph, tables as rows of cells parted by `|`, footnotes at the end. */
export async function readWord(bytes: Uint8Array): Promise<string | Refusal> {
  const parts = unpack(Buffer.from(bytes), () => true, largest);
  if (isRefusal(parts)) return parts.code === 'too-large' ? tooLarge : damaged;
  const { default: mammoth } = await import('mammoth'); // read when the first document comes
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        styleMap: [],
        includeEmbeddedStyleMap: false,
      },
    );
    return textOfHtml(value);
  } catch (error) {
    if (error instanceof Error) return damaged;
    throw error;
  }
}

const largest = 100 * 1024 * 1024;

type Row = { text: string; span: number; down: number }[];

/** The converter's HTML holds nothing but paragraphs, lists, tables and inline marks. */
function textOfHtml(html: string): string {
  const lines: string[] = [];
  let line = '';
  let rows: Row[] | null = null;
  let depth = 0;
  const flush = (): void => {
    if (line.trim() !== '') lines.push(line.trim(), '');
    line = '';
  };
  for (const [token, tag = '', attributes = ''] of html.matchAll(/<(\/?[a-z][a-z0-9]*)([^>]*)>|[^<]+/giu)) {
    const cell = rows?.at(-1)?.at(-1);
    if (tag === '') {
      const words = decodeEntities(token).replaceAll('\n', ' ');
      if (rows === null) line += words;
      else if (cell !== undefined) cell.text += words.replaceAll('|', '/');
    } else if (tag === 'table') {
      depth += 1;
      if (depth > 1) continue;
      flush();
      rows = [];
    } else if (tag === '/table') {
      depth -= 1;
      if (depth > 0) continue;
      lines.push(...tableLines(rows ?? []), '');
      rows = null;
    } else if (rows !== null) {
      if (depth === 1 && tag === 'tr') rows.push([]);
      if (depth === 1 && /^t[dh]$/.test(tag))
        rows
          .at(-1)
          ?.push({ text: '', span: spanOf(attributes, 'colspan'), down: spanOf(attributes, 'rowspan') });
      if (/^(?:\/p|br)$/.test(tag) && cell !== undefined) cell.text += ' ';
    } else if (/^(?:p|h\d|ul|ol|\/p|\/h\d|\/li)$/.test(tag)) {
      if (!(tag === 'p' && /^\[\d+\] $|^- $/.test(line))) flush();
    } else if (tag === 'li') {
      flush();
      const note = /id="(?:footnote|endnote)-(\d+)"/.exec(attributes)?.[1];
      line = note === undefined ? '- ' : `[${note}] `;
    } else if (tag === 'br') line += ' ';
  }
  flush();
  return lines.join('\n').replace(/ ?↑/g, '');
}

function spanOf(attributes: string, name: string): number {
  return Math.min(200, Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1));
}

/** Rows of one width: a cell over several columns or rows stands in each of them. */
function tableLines(rows: readonly Row[]): string[] {
  const grid: string[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const { text, span, down } of row) {
      while (grid[index]?.[column] !== undefined) column += 1;
      for (let below = index; below < Math.min(rows.length, index + down); below += 1) {
        for (let across = column; across < column + span; across += 1)
          (grid[below] ??= [])[across] = text.trim();
      }
      column += span;
    }
  }
  return grid.map((cells) => `| ${Array.from(cells, (cell) => cell ?? '').join(' | ')} |`);
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const damaged = refuse(
  'unreadable-file',
  t(
    'Tệp Word bị hỏng, có mật khẩu hoặc không phải .docx. Hãy mở bằng Word, lưu lại dạng .docx rồi gửi lại.',
    'The Word file is damaged, has a password or is no .docx. Open it in Word, save it as .docx and send it again.',
  ),
  'file',
);

const tooLarge = refuse(
  'too-large',
  t('Nội dung tệp Word khi giải nén lớn hơn 100 MB.', 'Unpacked, the Word file is larger than 100 MB.'),
  'file',
);
