import { Readable } from 'node:stream';
import { csvLine, csvMark } from '../kernel/csv.ts';
import type { Queries } from '../kernel/database.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import { formatMoment } from '../ui/format.ts';
import { readOn, type FoundDossier, type SearchAsking } from './search.ts';
import { states } from './schema.ts';
import { timelinessWords } from './words.ts';

/** Rows of one export; more is said in its last line. */
export const mostExported = 50_000;
const rowsATime = 2000;

export type ExportNames = {
  readonly language: Language;
  agencyName(id: number): string;
  /** Records that these dossiers were looked at. */
  onRead(dossierIds: readonly number[]): Promise<void>;
};

/** Everything that a search finds as CSV (RFC 4180, UTF-8 with its mark, so that Excel reads the letters), streamed. */
export function exportCsv(db: Queries, asking: SearchAsking, names: ExportNames): Readable {
  return Readable.from(lines(db, asking, names), { objectMode: false });
}

async function* lines(db: Queries, asking: SearchAsking, names: ExportNames): AsyncGenerator<string> {
  const { language } = names;
  yield `${csvMark}${csvLine(columns.map((column) => say(column.title, language)))}`;
  let beforeId: number | null = null;
  for (let done = 0; done < mostExported;) {
    const limit = Math.min(rowsATime, mostExported - done);
    const rows: FoundDossier[] = await readOn(db, { ...asking, beforeId, limit });
    if (rows.length === 0) return;
    await names.onRead(rows.map((row) => row.id));
    yield rows.map((row) => csvLine(columns.map((column) => column.value(row, names)))).join('');
    done += rows.length;
    beforeId = rows.at(-1)?.id ?? null;
    if (rows.length < limit) return;
  }
  const rest = await readOn(db, { ...asking, beforeId, limit: 1 });
  if (rest.length > 0) yield csvLine([say(cutOff, language)]);
}

const cutOff = t(
  'Chỉ xuất 50.000 hồ sơ mới nhất; hãy thu hẹp điều kiện để xuất phần còn lại.',
  'Only the newest 50,000 dossiers are exported; narrow the search to export the rest.',
);

type ExportColumn = { readonly title: Text; value(row: FoundDossier, names: ExportNames): string };

const columns: readonly ExportColumn[] = [
  { title: t('Mã hồ sơ', 'Code'), value: (row) => row.code },
  { title: t('Mã thủ tục', 'Procedure code'), value: (row) => row.procedureCode },
  { title: t('Thủ tục', 'Procedure'), value: (row) => row.procedure },
  { title: t('Người nộp', 'Applicant'), value: (row) => row.applicantName },
  { title: t('Cơ quan tiếp nhận', 'Agency'), value: (row, names) => names.agencyName(row.agencyId) },
  { title: t('Mã trạng thái', 'State code'), value: (row) => String(states[row.state].code) },
  { title: t('Trạng thái', 'State'), value: (row, { language }) => say(states[row.state].words, language) },
  { title: t('Tiếp nhận', 'Received'), value: (row, { language }) => moment(row.receivedAt, language) },
  { title: t('Hẹn trả', 'Due'), value: (row, { language }) => moment(row.dueAt, language) },
  { title: t('Xử lý xong', 'Resolved'), value: (row, { language }) => moment(row.resolvedAt, language) },
  { title: t('Kết thúc', 'Closed'), value: (row, { language }) => moment(row.closedAt, language) },
  {
    title: t('Đúng hạn', 'Timeliness'),
    value: (row, { language }) =>
      row.timeliness === null ? '' : say(timelinessWords[row.timeliness], language),
  },
];

function moment(at: Temporal.Instant | null, language: Language): string {
  return at === null ? '' : formatMoment(at, language);
}
