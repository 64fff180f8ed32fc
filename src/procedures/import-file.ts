import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { fromSheets } from './excel-layout.ts';
import { readWorkbook } from './excel.ts';
import { importLimits, readNdjson, readRecords, tooLarge, type ImportReading } from './import.ts';

/** Reads a file of procedures, told apart by its content and not by its name: NDJSON or Excel (.xlsx). */
export async function readImportFile(bytes: Buffer): Promise<ImportReading | Refusal> {
  if (bytes.length > importLimits.bytes) return tooLarge;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oldExcel;
  if (!startsWith(bytes, [0x50, 0x4b])) {
    const raw = readNdjson(bytes);
    return isRefusal(raw) ? raw : readRecords(raw);
  }
  const sheets = await readWorkbook(bytes, importLimits.records);
  if (isRefusal(sheets)) return sheets;
  const workbook = fromSheets(sheets);
  if (workbook === null) return noSheet;
  const reading = readRecords(workbook.raw);
  const refused = [...workbook.refused, ...reading.refused];
  if (refused.length + reading.records.length === 0) return noSheet;
  return { records: reading.records, refused };
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
