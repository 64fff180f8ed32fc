import { fold } from '../kernel/messages.ts';
import type { Cell, Sheet, SheetRow } from '../kernel/spreadsheet.ts';
import { mend, numbersColumns } from '../registers/registers.ts';
import { columns } from './import-columns.ts';

/** Lines above the headings that may hold a title, the agency's name, a date. */
const mostAbove = 30;

/** A sheet of people as it was understood: where each column stands, and the lines that are people. */
export type PeopleSheet = {
  readonly places: ReadonlyMap<string, number>;
  readonly rows: readonly SheetRow[];
  /** Cells that were written in an encoding of before Unicode, as they were and as they are read. */
  readonly conversions: readonly { readonly cell: string; readonly before: string; readonly after: string }[];
};

/**
 * The sheet with most of our columns, its headings wherever they stand; values merged over several lines stand in each, words
 * in encodings of before Unicode are read, and lines that are blank, number the columns or repeat the headings are left out.
 * Null where no sheet has any of our columns.
 */
export function readPeopleSheet(sheets: readonly Sheet[]): PeopleSheet | null {
  const found = sheets.map(headingsOf).toSorted((one, other) => other.places.size - one.places.size)[0];
  return found === undefined || found.places.size === 0 ? null : found;
}

function headingsOf(sheet: Sheet): PeopleSheet {
  const mended = mend(sheet);
  const { rows } = mended.sheet;
  let best = { at: 0, places: new Map<string, number>() };
  rows.slice(0, mostAbove).forEach((row, at) => {
    const places = placesOf(row.cells);
    if (places.size > best.places.size) best = { at, places };
  });
  return {
    places: best.places,
    conversions: mended.conversions,
    rows: rows.slice(best.at + 1).filter((row) => isPerson(row, best.places)),
  };
}

function placesOf(cells: readonly Cell[]): Map<string, number> {
  const places = new Map<string, number>();
  cells.forEach((cell, index) => {
    const words = plain(String(cell));
    const found = columns.find(({ title, also = [] }) =>
      [title.vi, title.en, ...also].some((one) => plain(one) === words),
    );
    if (found !== undefined && !places.has(found.key)) places.set(found.key, index);
  });
  return places;
}

/** Folded, without marks, line breaks and what stands in brackets. */
function plain(words: string): string {
  return fold(words.replace(/\([^)]*\)/gu, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isPerson(row: SheetRow, places: ReadonlyMap<string, number>): boolean {
  const isBlank = [...places.values()].every((place) => String(row.cells[place] ?? '').trim() === '');
  return !isBlank && !numbersColumns(row) && placesOf(row.cells).size < 3;
}
