import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { RawForm } from './edit-form.ts';

/** Characters and rows of a form that are sent back to be corrected; more than any procedure has. */
const most = { words: 20_000, lines: 200_000, cell: 4000, rows: 300 };
const fieldsOfLines = ['sequence', 'lifeEvents', 'audience', 'results', 'forms', 'legalBasis', 'abolish'];

/** What was typed, cut where it is longer than any form of ours, with a word on each field that was cut. */
export function keepWithin(form: RawForm): { form: RawForm; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const cut = (text: string, longest: number, field: string): string => {
    if (text.length <= longest) return text;
    refusals.push(cutWords(longest, field));
    return text.slice(0, longest).toWellFormed();
  };
  const kept = Object.entries(form).map(([name, value]): [string, unknown] => {
    if (typeof value === 'string')
      return [name, cut(value, fieldsOfLines.includes(name) ? most.lines : most.words, name)];
    if (!Array.isArray(value)) return [name, value];
    const rows: readonly unknown[] = value;
    if (rows.length > most.rows) refusals.push(cutRows(name));
    return [name, rows.slice(0, most.rows).map((row, at) => cutRow(row, `${name}.${at}`, cut))];
  });
  return { form: Object.fromEntries(kept), refusals };
}

function cutRow(
  row: unknown,
  name: string,
  cut: (text: string, longest: number, field: string) => string,
): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' ? cut(value, most.cell, `${name}.${key}`) : value,
    ]),
  );
}

function cutWords(longest: number, field: string): Refusal {
  const words = t(
    `Quá dài: ở đây chỉ giữ ${longest.toLocaleString('vi')} ký tự đầu, phần sau đã bị cắt.`,
    `Too long: only the first ${longest.toLocaleString('en')} characters are kept here, the rest was cut.`,
  );
  return refuse('too-long', words, field);
}

function cutRows(field: string): Refusal {
  const words = t(
    `Quá nhiều dòng: ở đây chỉ giữ ${most.rows} dòng đầu.`,
    `Too many rows: only the first ${most.rows} are kept here.`,
  );
  return refuse('too-long', words, field);
}
