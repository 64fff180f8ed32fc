import { isUtf8 } from 'node:buffer';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { fromSheets } from './excel-layout.ts';
import { notExcel, readWorkbook } from '../kernel/spreadsheet.ts';
import { importLimits, readNdjson, readRecords, tooLarge } from './import.ts';
import type { ImportReading, RawReading } from './import.ts';

/**
 * Reads a file of procedures, told apart by its content: NDJSON or Excel (.xlsx). Its name only says what its sender took
 * it for, so that what is called a workbook and is none is told so.
 */
export async function readImportFile(bytes: Buffer, name = ''): Promise<ImportReading | Refusal> {
  if (bytes.length > importLimits.bytes) return tooLarge;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oldExcel;
  if (!startsWith(bytes, [0x50, 0x4b])) {
    if (/\.xls[xm]?$/i.test(name) && !beginsObject(bytes)) return notExcel;
    const lines = readNdjson(bytes);
    return isRefusal(lines) ? lines : together(lines);
  }
  const sheets = await readWorkbook(bytes, importLimits.records);
  if (isRefusal(sheets)) return sheets;
  const workbook = fromSheets(sheets);
  if (workbook === null) return noSheet;
  const reading = together(workbook);
  return reading.refused.length + reading.records.length === 0 ? noSheet : reading;
}

function together({ raw, refused }: RawReading): ImportReading {
  const reading = readRecords(raw);
  return { records: reading.records, refused: [...refused, ...reading.refused] };
}

/** Whether it looks like NDJSON whatever it is called: text whose first letter opens an object. */
function beginsObject(bytes: Buffer): boolean {
  return /^\ufeff?\s*\{/.test(bytes.toString('utf8', 0, 1000)) && isUtf8(bytes);
}

function startsWith(bytes: Buffer, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

const oldExcel = refuse(
  'unsupported-media',
  t(
    'Chưa nhập gì: đây là tệp Excel kiểu cũ (.xls) hoặc tệp có mật khẩu. Hãy lưu lại dạng .xlsx không mật khẩu.',
    'Nothing was imported: this is an old Excel file (.xls) or one with a password. Save it as .xlsx without one.',
  ),
  'file',
);

const noSheet = refuse(
  'unreadable-file',
  t(
    'Chưa nhập gì: tệp Excel không có dòng thủ tục nào, hoặc thiếu trang "Thủ tục" với cột "Mã thủ tục". Hãy dùng tệp mẫu.',
    'Nothing was imported: the Excel file has no row of procedures, or lacks the sheet "Thủ tục" with the column "Mã thủ tục". Use the template.',
  ),
  'file',
);
