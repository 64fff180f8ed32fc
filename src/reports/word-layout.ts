import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { surroundings } from './layout-words.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

export function centred(
  text: string,
  options: { bold?: boolean; italics?: boolean; size?: number; after?: number },
): Paragraph {
  const { after = 0, ...run } = options;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [new TextRun({ text, ...run })],
  });
}

type Words = ReturnType<typeof surroundings>;

/** Issuing body and number left; national title, motto, place and day right. */
export function masthead(words: Words): Table {
  return columns(
    [
      centred(words.authority, { bold: true, size: 26 }),
      centred('‾‾‾‾‾‾‾‾', { size: 20 }),
      centred(words.number, { size: 26 }),
    ],
    [
      centred(words.nation, { bold: true, size: 26 }),
      centred(words.motto, { bold: true, size: 28 }),
      centred('‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾', { size: 20 }),
      centred(words.placeAndDay, { italics: true, size: 28 }),
    ],
    [42, 58],
  );
}

/** Recipients left; on whose behalf, capacity and name right. */
export function signature(words: Words): Table {
  const recipients = ['Nơi nhận:', ...words.recipients].map(
    (text, index) =>
      new Paragraph({
        children: [
          new TextRun({ text, bold: index === 0, italics: index === 0, size: index === 0 ? 24 : 22 }),
        ],
      }),
  );
  return columns(
    recipients,
    [
      ...words.signing.map((text) => centred(text, { bold: true })),
      ...[1, 2, 3, 4].map(() => new Paragraph('')),
      centred(words.signer, { bold: true }),
    ],
    [50, 50],
  );
}

function columns(left: Paragraph[], right: Paragraph[], widths: readonly [number, number]): Table {
  const cell = (children: Paragraph[], width: number): TableCell =>
    new TableCell({ borders: noBorders, width: { size: width, type: WidthType.PERCENTAGE }, children });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })],
  });
}
