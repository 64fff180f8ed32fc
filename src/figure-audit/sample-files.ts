import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

import { accepted } from '../kernel/errors.ts';
import { readReport } from './reading.ts';

/** The text of a sample report. */
export function readSample(name: string): string {
  return readFileSync(new URL(`./samples/${name}.txt`, import.meta.url), 'utf8');
}

/** What is read of a file; fails where it is refused. */
export async function readText(bytes: Uint8Array): Promise<string> {
  return accepted(await readReport(bytes));
}

const isRow = (line: string): boolean => line.startsWith('|');
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const isRule = (line: string): boolean => /^[|\s:-]+$/.test(line);

/** A Word file of a text: a paragraph for each line, tables of its `|` rows, notes for the marks in `notes`. */
export async function toWord(
  text: string,
  notes: Readonly<Record<number, readonly string[]>> = {},
): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 0) {
      children.push(
        new Table({
          rows: rows.map(
            (cells) =>
              new TableRow({
                children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
              }),
          ),
        }),
      );
    }
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (isRow(line)) {
      if (!isRule(line)) rows.push(cellsOf(line));
      continue;
    }
    flush();
    children.push(new Paragraph({ children: runsOf(line, notes) }));
  }
  flush();
  const footnotes = Object.fromEntries(
    Object.entries(notes).map(([number, lines]) => [
      number,
      { children: lines.map((line) => new Paragraph(line)) },
    ]),
  );
  return Packer.toBuffer(new Document({ footnotes, sections: [{ children }] }));
}

/** `[[1]]` in the line becomes the mark of footnote 1. */
function runsOf(
  line: string,
  notes: Readonly<Record<number, readonly string[]>>,
): (TextRun | FootnoteReferenceRun)[] {
  return line
    .split(/\[\[(\d+)\]\]/)
    .map((piece, index) =>
      index % 2 === 1 && notes[Number(piece)] !== undefined
        ? new FootnoteReferenceRun(Number(piece))
        : new TextRun(piece),
    );
}

/** A PDF of a text, on A4 with page numbers, justified as reports are. */
export function toPdf(text: string): Uint8Array {
  const require = createRequire(import.meta.url);
  const font = readFileSync(require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [font] }], workspace: '/report' });
  const lines = text.split('\n');
  let body = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!isRow(line)) {
      body += `#${JSON.stringify(line.trim())}\n\n`;
      continue;
    }
    const rows: string[][] = [];
    for (; isRow(lines[at] ?? ''); at += 1) if (!isRule(lines[at] ?? '')) rows.push(cellsOf(lines[at] ?? ''));
    at -= 1;
    const cells = rows.flat().map((cell) => `[#${JSON.stringify(cell === '' ? '-' : cell)}]`);
    body += `#table(columns: ${rows[0]?.length ?? 1}, ${cells.join(', ')})\n\n`;
  }
  const source = `#set page(paper: "a4", numbering: "1", margin: (left: 30mm, right: 20mm, y: 20mm))
#set text(font: "Tinos", size: 14pt, lang: "vi")
#set par(justify: true)
${body}`;
  compiler.mapShadow('/report/main.typ', Buffer.from(source));
  return compiler.pdf({ mainFilePath: '/report/main.typ' });
}
