import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { Refused, refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { parseInput } from '../kernel/parse.ts';
import { missingParts, partsOfContent, partsOfPortal } from './import-missing.ts';
import { isPortalShaped, readPortalRecord } from './portal-record.ts';
import { PortalRecord, type Warning } from './portal-schema.ts';
import { Day, ProcedureContent, ProcedureRecord, type KnownDecision } from './schema.ts';

/** A record that can go in. `line` is its line or row in the file, from 1. */
export type ImportRecord = {
  readonly line: number;
  readonly code: string;
  readonly content: ProcedureContent;
  readonly decision: KnownDecision | null;
  readonly warnings: readonly Warning[];
  /** A record of the national portal, or one in our own exchange format. */
  readonly origin: 'portal' | 'exchange';
};
export type RefusedRecord = {
  readonly line: number;
  readonly code: string;
  readonly reasons: readonly Text[];
};

/** A file as read: every record of it is in one of the two lists. */
export type ImportReading = {
  readonly records: readonly ImportRecord[];
  readonly refused: readonly RefusedRecord[];
};

/** A record as it stands in the file. */
export type RawRecord = { readonly line: number; readonly value: unknown };

export const importLimits = { bytes: 20 * 1024 * 1024, records: 50_000, lineBytes: 1024 * 1024 };

const exchangeDecision = z.object({
  number: z.string().trim().min(1).max(100),
  issuedOn: Day.nullish(),
  effectiveOn: Day.nullish(),
  issuer: z.string().trim().max(300).default(''),
  title: z.string().trim().max(2000).default(''),
});

/** Our own format: code and content, with the decision that published it; the rest of a line only informs. */
const ExchangeRecord = ProcedureRecord.extend({ decision: exchangeDecision.nullish() });
const exchangeKeys = ['code', 'content', 'decision', 'version', 'change', 'validFrom'];

/** The records of a file as they stand, beside what of it is no record. */
export type RawReading = { readonly raw: readonly RawRecord[]; readonly refused: readonly RefusedRecord[] };

/**
 * The lines of a file of JSON objects (NDJSON). A line that cannot be read is a refused record and stops no other; a file
 * that is not text in UTF-8, is empty, too large or has no line with a JSON object is refused whole.
 */
export function readNdjson(bytes: Uint8Array): RawReading | Refusal {
  if (bytes.length > importLimits.bytes) return tooLarge;
  const decoder = new TextDecoder('utf-8');
  const raw: RawRecord[] = [];
  const refused: RefusedRecord[] = [];
  let line = 0;
  for (
    let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    start < bytes.length;
  ) {
    const end = bytes.indexOf(10, start);
    const part = bytes.subarray(start, end === -1 ? bytes.length : end);
    start += part.length + 1;
    line += 1;
    // No JSON text holds a bare zero byte (RFC 8259, section 7), but UTF-16 and pictures do.
    if (!isUtf8(part) || part.includes(0)) return notText(line);
    const text = part.length > importLimits.lineBytes ? null : decoder.decode(part).trim();
    if (text === '') continue;
    const read = text === null ? longLine : readLine(text);
    if ('vi' in read) refused.push({ line, code: '', reasons: [onLine(line, read)] });
    else raw.push({ line, ...read });
    if (raw.length + refused.length > importLimits.records) return tooMany;
  }
  if (raw.length + refused.length === 0)
    return refuse('empty-file', t('Tệp không có bản ghi nào.', 'The file has no record.'), 'file');
  return raw.some(({ value }) => isObject(value)) ? { raw, refused } : noRecord;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readLine(text: string): { value: unknown } | Text {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return text.startsWith('[') ? isArray : notJson; // said in words beside the line
  }
}

/** Every raw record in our terms, or refused with its reasons. A code that comes again must say the same. */
export function readRecords(raw: readonly RawRecord[]): ImportReading {
  const records: ImportRecord[] = [];
  const refused: RefusedRecord[] = [];
  const lineOfCode = new Map<string, number>();
  for (const { line, value } of raw) {
    const outcome = readRecord(value);
    const first = 'reasons' in outcome ? undefined : lineOfCode.get(outcome.code);
    if ('reasons' in outcome) refused.push({ line, ...outcome });
    else if (first !== undefined) refused.push({ line, code: outcome.code, reasons: [codeAgain(first)] });
    else {
      lineOfCode.set(outcome.code, line);
      records.push({ line, ...outcome });
    }
  }
  return { records, refused };
}

function readRecord(value: unknown): Omit<ImportRecord, 'line'> | Omit<RefusedRecord, 'line'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDeeper(value, 12)) {
    const words = t('Không phải một bản ghi thủ tục.', 'Not a record of a procedure.');
    return { code: '', reasons: [words] };
  }
  const object: Readonly<Record<string, unknown>> = { ...value };
  const isPortal = isPortalShaped(object);
  const code = typeof object['code'] === 'string' ? object['code'].slice(0, 60) : '';
  try {
    const missing = missingParts(object, isPortal ? partsOfPortal : partsOfContent);
    if (missing.length > 0) return { code, reasons: missing };
    if (isPortal) {
      const portal = readPortalRecord(parseInput(PortalRecord, object));
      const checked = parseInput(ProcedureRecord, { code: portal.code, content: portal.content });
      return { ...checked, decision: portal.decision, warnings: portal.warnings, origin: 'portal' };
    }
    return readExchange(object);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { code, reasons: error.refusals.map((refusal) => withField(refusal, isPortal)) };
  }
}

function readExchange(object: Readonly<Record<string, unknown>>): Omit<ImportRecord, 'line'> {
  const { code, content, decision } = parseInput(ExchangeRecord, object);
  const extra = {
    ...unknownIn(object, exchangeKeys),
    ...unknownIn(object['content'], Object.keys(ProcedureContent.shape)),
  };
  const names = Object.keys(extra);
  const warnings: Warning[] = [];
  if (names.length > 0) {
    const listed = names.slice(0, 5).join(', ').slice(0, 200);
    const text = t(
      `Không hiểu các trường: ${listed}; giữ trong bản ghi gốc.`,
      `Fields not understood: ${listed}; kept in the source record.`,
    );
    warnings.push({ code: 'unknown-fields', text });
  }
  const source = names.length > 0 ? { source: { ...content.source, ...extra } } : {};
  const known: KnownDecision | null = decision
    ? { ...decision, issuedOn: decision.issuedOn ?? null, effectiveOn: decision.effectiveOn ?? null }
    : null;
  return { code, content: { ...content, ...source }, decision: known, warnings, origin: 'exchange' };
}

function unknownIn(value: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return parseInput(
    z.record(z.string(), z.unknown()),
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))),
  );
}

/** A record of the portal has no part `content`: there the fields are named as they stand in it. */
function withField({ field = '', text }: Refusal, isPortal: boolean): Text {
  const name = isPortal ? field.replace(/^content\./, '') : field;
  return name === '' ? text : t(`${name}: ${text.vi}`, `${name}: ${text.en}`);
}

/** Whether something nests deeper than `depth`; looks no further down. */
function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeper(child, depth - 1));
}

function codeAgain(first: number): Text {
  return t(`Mã này đã có ở dòng ${first} của tệp.`, `This code is already on line ${first} of the file.`);
}

const notJson = t(
  'không phải JSON; mỗi dòng phải là một bản ghi JSON trọn vẹn',
  'is not JSON; each line must be one whole JSON record',
);
const isArray = t(
  'mở đầu một mảng JSON; hãy ghi mỗi bản ghi trên một dòng, không có ngoặc vuông bao ngoài',
  'begins a JSON array; write one record a line, without brackets around them',
);
const longLine = t('dài hơn 1 MB', 'is longer than 1 MB');

function onLine(line: number, what: Text): Text {
  return t(`Dòng ${line} ${what.vi}.`, `Line ${line} ${what.en}.`);
}

function notText(line: number): Refusal {
  const words = t(
    `Chưa nhập gì: dòng ${line} của tệp không phải chữ UTF-8. Hãy chọn tệp Excel (.xlsx) hoặc tệp NDJSON lưu với bảng mã UTF-8.`,
    `Nothing was imported: line ${line} of the file is not UTF-8 text. Choose an Excel file (.xlsx), or NDJSON saved as UTF-8.`,
  );
  return refuse('unreadable-file', words, 'file');
}

const noRecord = refuse(
  'unreadable-file',
  t(
    'Chưa nhập gì: không dòng nào của tệp là một bản ghi JSON. Hãy chọn tệp NDJSON (mỗi dòng một đối tượng JSON trọn vẹn, không có ngoặc vuông bao ngoài) hoặc Excel (.xlsx).',
    'Nothing was imported: no line of the file is a JSON record. Choose NDJSON (one whole JSON object a line, without brackets around them) or an Excel file (.xlsx).',
  ),
  'file',
);

export const tooLarge = refuse(
  'too-large',
  t(
    'Chưa nhập gì: tệp lớn hơn 20 MB. Hãy chia nhỏ tệp.',
    'Nothing was imported: the file is larger than 20 MB. Split it.',
  ),
  'file',
);

export const tooMany = refuse(
  'too-large',
  t(
    'Chưa nhập gì: tệp có hơn 50.000 dòng. Hãy chia nhỏ tệp.',
    'Nothing was imported: the file has more than 50,000 rows. Split it.',
  ),
  'file',
);
