import { timeZone } from '../kernel/clock.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { periodWords } from '../indicators/indicators.ts';
import { say, type Language } from '../kernel/messages.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { hasHandOvers, type Form, type FormRow } from './form.ts';
import { daysLate, lateColumns, nobody } from './pages-lists.tsx';
import { handOverNote, sharedNote } from './pages-form.tsx';
import { divisions, formColumns, handOverColumns, handOverGroup, type Division } from './schema.ts';
import type { LateDossier } from './store.ts';

export type Letterhead = {
  readonly issuer: string;
  readonly above: string;
  readonly place: string;
};

/** Form II.06a as PDF, landscape A4 with the agency's head. */
export function formPdf(form: Form, division: Division, head: Letterhead, now: Temporal.Instant): Uint8Array {
  const { period, asOf } = form.total.question;
  const groups = [...Map.groupBy(formColumns, ({ group }) => group)];
  const data = {
    ...head,
    form: { paper: 'a4', title: 'Biểu II.06a/VPCP/KSTT', number: 'II.06a/VPCP/KSTT' },
    issuedAt: now.toString({ timeZone }),
    period: say(periodWords(period), 'vi'),
    asOf: asOf?.toString() ?? '',
    rowTitle: divisions[division].vi,
    groups: groups.map(([group, columns]) => ({ title: group.vi, span: columns.length })),
    columns: formColumns.map(({ title }) => ({ title: title.vi })),
    rows: form.rows.map((row) => ({ label: row.label.vi, cells: cellsOf(row).map((cell) => number(cell)) })),
    total: { label: form.total.label.vi, cells: cellsOf(form.total).map((cell) => number(cell)) },
    note: division === 'agency' ? sharedNote.vi : '',
    // The form of the circular has eleven columns: what was handed over is said below it.
    handOvers: hasHandOvers(form) ? handOverLines(form) : [],
    handOverNote: handOverNote.vi,
  };
  return renderDocument('ii-06a.typ', { 'ii-06a.typ': template() }, data, now);
}

/** Form II.06a as a workbook: a row for each line of the form, the total last. */
export function formExcel(form: Form, division: Division, language: Language): Promise<Buffer> {
  const more = hasHandOvers(form) ? handOverColumns : [];
  const cells = (row: FormRow) => [...cellsOf(row), ...cellsOf(row, more)];
  const columns = [
    { title: 'STT', width: 6 },
    { title: say(divisions[division], language), width: 48 },
    ...formColumns.map(({ number: column, group, title }) => ({
      title: `(${column}) ${say(group, language)}: ${say(title, language)}`,
      width: 16,
    })),
    ...more.map(({ title }) => ({
      title: `${say(handOverGroup, language)}: ${say(title, language)}`,
      width: 16,
    })),
  ];
  const rows = [
    ...form.rows.map((row, index) => [index + 1, say(row.label, language), ...cells(row)]),
    ['', say(form.total.label, language), ...cells(form.total)],
  ];
  return writeWorkbook([{ name: 'II.06a', columns, rows }]);
}

export function lateExcel(
  late: readonly LateDossier[],
  now: Temporal.Instant,
  language: Language,
): Promise<Buffer> {
  const columns = Object.values(lateColumns).map((title) => ({ title: say(title, language), width: 22 }));
  const rows = late.map((row) => [
    row.code,
    row.procedure,
    row.agency,
    formatMoment(row.dueAt, language),
    row.endedAt === null ? '' : formatMoment(row.endedAt, language),
    daysLate(row, now),
    row.step ?? '',
    row.person ?? say(nobody, language),
    row.stepDays === null || row.stepDays <= 0 ? '' : Math.round(row.stepDays * 10) / 10,
  ]);
  return writeWorkbook([{ name: language === 'vi' ? 'Hồ sơ quá hạn' : 'Late dossiers', columns, rows }]);
}

function cellsOf(
  { figures }: FormRow,
  columns: readonly { readonly indicator: string }[] = formColumns,
): (number | '')[] {
  return columns.map(({ indicator }) => figures.get(indicator)?.value ?? '');
}

/** `Ủy ban nhân dân …: nhận bàn giao 12, bàn giao đi 0`, of every row in which there is any. */
function handOverLines({ rows, total }: Form): string[] {
  return [...rows, total].flatMap((row) => {
    const said = cellsOf(row, handOverColumns);
    if (said.every((value) => value === '' || value === 0)) return [];
    const parts = handOverColumns.map(
      ({ title }, index) => `${title.vi.toLowerCase()} ${number(said[index] ?? '')}`,
    );
    return [`${row.label.vi}: ${parts.join(', ')}`];
  });
}

function number(value: number | ''): string {
  return value === '' ? '' : formatNumber(value, 'vi');
}

let text: string | undefined;
function template(): string {
  text ??= readFileSync(path.join(import.meta.dirname, 'templates/ii-06a.typ'), 'utf8');
  return text;
}
