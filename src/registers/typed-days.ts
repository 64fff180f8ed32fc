import type { Cell } from '../kernel/spreadsheet.ts';

/** Excel counts days from here; its day 60 (29/02/1900) never was, so that earlier ones are a day off. */
const excelDayZero = new Temporal.PlainDate(1899, 12, 30);
const firstExcelDay = 61;
const lastExcelDay = 73_050; // 31/12/2099

/** Words around and between the parts: `Ngày 5 tháng 3 năm 2024`, `Cần Thơ, ngày …`, `Thứ Hai, …`. */
const inWords = /(?:ng[aà]y\s+|^)(\d{1,2})\s+th[aá]ng\s+(\d{1,2})\s+n[aă]m\s+(\d{4})/i;
const inFigures = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$/;
const international = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/;
const together = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * A day as people and spreadsheets write it, day before month: `05/03/2024`, `5-3-2024`, `5.3.24`, `05032024`,
 * `ngày 05 tháng 3 năm 2024`, `2024-03-05`, or Excel's count of days. Null for what is no day.
 */
export function readDay(written: Cell): string | null {
  if (typeof written === 'number') return readSerial(written);
  const words = written.normalize('NFC').trim();
  const day = inWords.exec(words) ?? inFigures.exec(words.replace(/^'/, '')) ?? together.exec(words);
  if (day !== null) return dayOf(yearOf(day[3] ?? ''), Number(day[2]), Number(day[1]));
  const other = international.exec(words);
  if (other !== null) return dayOf(Number(other[1]), Number(other[2]), Number(other[3]));
  return /^\d{5}$/.test(words) ? readSerial(Number(words)) : null;
}

function readSerial(count: number): string | null {
  const days = Math.floor(count); // the rest is the time of the day
  if (days < firstExcelDay || days > lastExcelDay) return null;
  return excelDayZero.add({ days }).toString();
}

/** Two figures are of this century up to 49, of the last from 50 on: birthdays are written so too. */
function yearOf(written: string): number {
  const year = Number(written);
  if (written.length !== 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
