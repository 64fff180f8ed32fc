import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import { columnName, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import type { Examination } from './life.ts';
import { paperCodes } from './seating.ts';
import { checkMarks } from './sitting.ts';

const headings = { paper: 'Số phách', points: 'Điểm' } as const;
const mostRows = 100_000;

/** The spreadsheet that is filled in: a row for each paper, its mark empty. */
export function markTemplate(examination: Examination, part: string): Promise<Buffer> {
  return writeWorkbook([
    {
      name: 'Điểm',
      columns: [
        { title: headings.paper, width: 14 },
        { title: headings.points, width: 12 },
      ],
      rows: paperCodes(examination.sessions[part]?.present ?? 0).map((paper) => [paper, '']),
    },
  ]);
}

/** Marks of a filled template, with every wrong cell by its name; rows without a mark are left out. */
export async function readMarkSheet(
  examination: Examination,
  part: string,
  bytes: Buffer,
): Promise<{ marks: Map<string, number>; refusals: Refusal[] } | Refusal> {
  const sheets = await readWorkbook(bytes, mostRows);
  if (isRefusal(sheets)) return sheets;
  const [head, ...rows] = sheets[0]?.rows ?? [];
  const find = (title: string) => head?.cells.findIndex((cell) => fold(String(cell)) === fold(title)) ?? -1;
  const [paper, points] = [find(headings.paper), find(headings.points)];
  if (paper === -1 || points === -1)
    return refuse(
      'invalid',
      t(
        `Trang tính đầu phải có cột "${headings.paper}" và "${headings.points}" như tệp mẫu.`,
        `The first sheet must have the columns "${headings.paper}" and "${headings.points}" of the template.`,
      ),
      'file',
    );
  const typed = rows
    .map(({ line, cells }) => ({
      paper: String(cells[paper] ?? ''),
      text: String(cells[points] ?? ''),
      field: `${columnName(points)}${line}`,
    }))
    .filter((row) => row.text !== '');
  return checkMarks(examination, part, typed);
}
