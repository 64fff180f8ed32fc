import { covers, type Answer } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { CellProblem, Said, SheetReading } from './excel-reading.ts';
import { isOpenFor } from './rules.ts';
import type { FormRow } from './reading.ts';
import { emptyEntry, type Collection, type Entries, type Entry } from './schema.ts';

/** What a filled-in sheet would write: drafts by form, or everything that stands in the way; never both. */
export type Trial = {
  readonly drafts: ReadonlyMap<number, Entries>;
  /** For people: each agency and how many values it gets. */
  readonly summary: readonly { readonly agency: string; readonly values: number; readonly changed: number }[];
  readonly problems: readonly CellProblem[];
  readonly absent: readonly string[];
};

/** Lays what a sheet says over the forms' drafts. `mayFill`: the agencies whose forms this person fills in. */
export function tryUpload(
  collection: Collection,
  rows: readonly FormRow[],
  reading: SheetReading,
  mayFill: Answer,
): Trial {
  const problems = [...reading.problems];
  const byCode = new Map(rows.map((row) => [row.agency.code, row]));
  const drafts = new Map<number, Entries>();
  const summary: Trial['summary'][number][] = [];
  for (const [agencyCode, said] of Map.groupBy(reading.said, (one) => one.agencyCode)) {
    const row = byCode.get(agencyCode);
    const problem =
      row === undefined || !covers(mayFill, row.agency.id)
        ? notYours(agencyCode)
        : closedFor(collection, row);
    if (row === undefined || problem !== null) {
      problems.push({ cell: said[0]?.cell ?? 'A1', text: problem ?? notYours(agencyCode) });
      continue;
    }
    const entries: Entries = { ...row.form.entries };
    for (const [code, cells] of Map.groupBy(said, (one) => one.indicator))
      entries[code] = laidOver(row.form.entries[code] ?? emptyEntry, cells);
    drafts.set(row.form.id, entries);
    const changed = Object.keys(entries).filter(
      (code) => JSON.stringify(entries[code]) !== JSON.stringify(row.form.entries[code] ?? emptyEntry),
    );
    const values = said.filter(({ field, value }) => field !== 'note' && value !== false).length;
    summary.push({ agency: row.agency.name, values, changed: changed.length });
  }
  const isClean = problems.length === 0;
  return { drafts: isClean ? drafts : new Map(), summary, problems, absent: reading.absent };
}

/** A number takes the tick "nothing to report" away, and the tick the numbers. */
function laidOver(before: Entry, cells: readonly Said[]): Entry {
  const numbers = cells.filter(
    ({ field }) => field === 'value' || field === 'numerator' || field === 'denominator',
  );
  const tick = cells.find(({ field, value }) => field === 'isNone' && value === true);
  const note = cells.find(({ field }) => field === 'note')?.value;
  const number = (field: Said['field'], old: number | null): number | null => {
    const said = numbers.find((one) => one.field === field)?.value;
    if (typeof said === 'number') return said;
    return tick === undefined ? old : null;
  };
  return {
    ...before,
    value: number('value', before.value),
    numerator: number('numerator', before.numerator),
    denominator: number('denominator', before.denominator),
    isNone: tick !== undefined || (numbers.length === 0 && before.isNone),
    note: typeof note === 'string' && note !== '' ? note : before.note,
  };
}

function closedFor(collection: Collection, { form, agency }: FormRow): Text | null {
  if (!isOpenFor(form.state, 'save')) {
    return t(
      `Biểu của ${agency.name} đã gửi; muốn sửa cần được trả lại.`,
      `The form of ${agency.name} has been sent in; it must be returned to be corrected.`,
    );
  }
  if (collection.state === 'open' || form.standing !== null) return null;
  return t('Đợt thu thập đã khóa.', 'The collection is closed.');
}

function notYours(code: string): Text {
  const shown = code.slice(0, 40);
  return t(
    `Cơ quan mã "${shown}" không có biểu mà bạn được nhập trong đợt này.`,
    `There is no form of an agency "${shown}" that you fill in in this collection.`,
  );
}
