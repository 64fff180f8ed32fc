import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
  type ParagraphChild,
} from 'docx';
import { figureLink } from './figure-link.ts';
import { surroundings } from './layout-words.ts';
import { headingWords } from './report-body.tsx';
import { sourceSentences } from './sources.ts';
import { centred, masthead, noBorders, signature } from './word-layout.ts';
import type { DocumentBlock, DocumentSection, Office, ReportCity, ReportDocument, Run } from './schema.ts';

const font = 'Times New Roman';
/** Half-points: body 14 pt, tables and recipients smaller. */
const size = { body: 28, table: 24, small: 22 } as const;
const indent = convertMillimetersToTwip(12.7);

/**
 * A report as a Word file that can be edited, in the layout of Decree 30/2020/NĐ-CP: A4, margins 20/20/30/20 mm, national
 * title, number and sign, place and day in italics, recipients, signature, real footnotes, page number top centre from the
 * second page.
 */
export async function reportWord(
  { document, office }: { document: ReportDocument; office: Office },
  city: ReportCity,
  origin: string,
): Promise<Uint8Array> {
  const write = writer(document, origin);
  const words = surroundings(document, office, city);
  const main = document.sections.filter(({ isAnnex }) => !isAnnex);
  const annexes = document.sections.filter(({ isAnnex }) => isAnnex);
  const file = new Document({
    title: document.title,
    creator: city.authority,
    styles: { default: { document: { run: { font, size: size.body } } } },
    footnotes: Object.fromEntries(
      document.footnotes.map(({ number, runs }) => [
        number,
        { children: [new Paragraph({ children: write.runs(runs, size.small) })] },
      ]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(20),
              bottom: convertMillimetersToTwip(20),
              left: convertMillimetersToTwip(30),
              right: convertMillimetersToTwip(20),
            },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
              }),
            ],
          }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        children: [
          ...(words.remark === '' ? [] : [centred(words.remark, { italics: true, size: size.small })]),
          masthead(words),
          new Paragraph(''),
          centred(words.kind, { bold: true }),
          centred(words.subject, { bold: true, after: 240 }),
          ...main.flatMap((section) => write.section(section)),
          new Paragraph(''),
          signature(words),
          ...annexes.flatMap((section) => [
            new Paragraph({ children: [new PageBreak()] }),
            ...write.section(section),
          ]),
          ...sourceSentences(document).map(small),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** Remarks about the report itself, after it. */
function small(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 60 },
    children: [new TextRun({ text, italics: true, size: size.small })],
  });
}

function writer(document: ReportDocument, origin: string) {
  function runs(list: readonly Run[], fontSize: number, bold = false): ParagraphChild[] {
    return list.map((run) => {
      if (run.kind === 'footnote') return new FootnoteReferenceRun(run.number);
      const text = new TextRun({ text: run.text, size: fontSize, bold });
      if (run.kind === 'text') return text;
      return new ExternalHyperlink({
        link: `${origin}${figureLink(document, run.number)}`,
        children: [text],
      });
    });
  }

  function block(entry: DocumentBlock): (Paragraph | Table)[] {
    switch (entry.kind) {
      case 'paragraph':
        return [
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine: indent },
            spacing: { before: 60, after: 60 },
            children: runs(entry.runs, size.body),
          }),
        ];
      case 'table':
        return [caption(entry.caption), grid(entry)];
      case 'chart':
        return [caption(entry.caption), bars(entry)];
    }
  }

  function grid({ heads, numeric, widths, rows }: Extract<DocumentBlock, { kind: 'table' }>): Table {
    const cell = (children: ParagraphChild[], column: number, isHead = false): TableCell =>
      new TableCell({
        ...(widths === undefined
          ? {}
          : { width: { size: percent(widths, column), type: WidthType.PERCENTAGE } }),
        verticalAlign: VerticalAlign.CENTER,
        margins: { left: 80, right: 80, top: 30, bottom: 30 },
        children: [
          new Paragraph({
            alignment: isHead
              ? AlignmentType.CENTER
              : numeric[column] === true
                ? AlignmentType.RIGHT
                : AlignmentType.LEFT,
            children,
          }),
        ],
      });
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          tableHeader: true,
          children: heads.map((head, column) =>
            cell([new TextRun({ text: head, bold: true, size: size.table })], column, true),
          ),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((content, column) => cell(runs(content, size.table), column)),
            }),
        ),
      ],
    });
  }

  /** Bars drawn by shaded cells, so that they stay as they are when the text is edited. */
  function bars({ bars: list }: Extract<DocumentBlock, { kind: 'chart' }>): Table {
    const most = Math.max(1, ...list.map(({ value }) => value));
    const room = 5000;
    const plain = (children: ParagraphChild[], width: number, isRight = false): TableCell =>
      new TableCell({
        borders: noBorders,
        width: { size: width, type: WidthType.DXA },
        children: [
          new Paragraph({ alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT, children }),
        ],
      });
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: noBorders,
      rows: list.map(({ label, value, run }) => {
        const length = Math.max(1, Math.round((value / most) * 20));
        return new TableRow({
          children: [
            plain([new TextRun({ text: label, size: size.table })], 2000),
            plain([new TextRun({ text: '█'.repeat(length), size: size.table, color: '1D6B57' })], room),
            plain(runs([run], size.table), 1800, true),
          ],
        });
      }),
    });
  }

  function section(entry: DocumentSection): (Paragraph | Table)[] {
    const isCentred = entry.isAnnex || entry.level === 1;
    const headings = entry.isPlain
      ? []
      : headingWords(entry).map(
          (text) =>
            new Paragraph({
              alignment: isCentred ? AlignmentType.CENTER : AlignmentType.JUSTIFIED,
              ...(isCentred ? {} : { indent: { firstLine: indent } }),
              spacing: { before: entry.level < 3 ? 160 : 100, after: 60 },
              keepNext: true,
              outlineLevel: entry.level - 1,
              children: [new TextRun({ text, bold: true, italics: entry.level === 4 })],
            }),
        );
    return [...headings, ...entry.blocks.flatMap(block)];
  }

  return { runs, section };
}

function percent(widths: readonly number[], column: number): number {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return Math.round(((widths[column] ?? 0) / whole) * 100);
}

function caption(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 60 },
    children: [new TextRun({ text, italics: true, size: 26 })],
  });
}
