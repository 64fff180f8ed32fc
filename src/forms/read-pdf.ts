import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  /** Text of each page, lines parted by a line break. */
  readonly pages: string[];
  /** Width and height of the first page in points, rounded. */
  readonly size: number[];
  /** Right end of the text that reaches farthest, in points. */
  readonly rightmost: number;
};

/** Reads a PDF as a reader's program would, with an independent library. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  let size: number[] = [];
  let rightmost = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    if (number === 1) size = [Math.round(right - left), Math.round(top - bottom)];
    const { items } = await page.getTextContent();
    let text = '';
    for (const item of items) {
      if (!('str' in item)) continue;
      text += item.str + (item.hasEOL ? '\n' : '');
      const x: unknown = item.transform[4];
      if (item.str.trim() !== '' && typeof x === 'number') rightmost = Math.max(rightmost, x + item.width);
    }
    pages.push(text.trim());
  }
  await task.destroy();
  return { pages, size, rightmost };
}
