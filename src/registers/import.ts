import { actorId, can, type Actor } from '../kernel/access.ts';
import { forbidden, isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { readWorkbook, type Sheet } from '../kernel/spreadsheet.ts';
import { unpack } from '../kernel/zip-guard.ts';
import { brokenLinks, knownKeys, placesById, twice } from './acting.ts';
import {
  letterOf,
  mergedCells,
  peopleIn,
  readHeadings,
  readRows,
  type CellProblem,
  type ReadRow,
} from './import-reading.ts';
import { loadLookups } from './lookups.ts';
import { create } from './rules.ts';
import type { Register } from './schema.ts';
import { beginRows, uniqueKey } from './store.ts';

export const mostImported = 50_000;
const largestUnpacked = 64 * 1024 * 1024;

/** What an import would do: the rows that are right, and what is wrong, cell by cell. */
export type Trial = { readonly rows: readonly ReadRow[]; readonly problems: readonly CellProblem[] };

/** Reads a workbook against the register, changing nothing. A file that cannot be read at all is a Refusal. */
export async function tryImport(
  { db }: Pick<House, 'db'>,
  registers: readonly Register[],
  register: Register,
  actor: Actor,
  bytes: Buffer,
): Promise<Trial | Refusal> {
  const merged = findMerged(bytes);
  if (isRefusal(merged)) return merged;
  const sheets = await readWorkbook(bytes, mostImported + 1);
  if (isRefusal(sheets)) return sheets;
  const sheet: Sheet = sheets[0] ?? { name: '', rows: [] };
  const headings = readHeadings(register, sheet);
  if (isRefusal(headings)) return headings;
  const lookups = await loadLookups(db, peopleIn(register, sheet, headings));
  const { rows, problems } = readRows(register, sheet, headings, lookups);
  const cell = (line: number, name: string): string => `${letterOf(headings.get(name) ?? 0)}${line}`;
  const found: CellProblem[] = [...problems];
  const say = (line: number, { field = '', text }: Refusal): void => {
    found.push({ line, cell: cell(line, field.replace('values.', '')), text });
  };
  for (const { line, values, state } of rows) {
    const decided = create(register, actor, values, { state });
    if (Array.isArray(decided)) for (const refusal of decided) say(line, refusal);
  }
  for (const { row, ...refusal } of await brokenLinks(
    db,
    registers,
    register,
    actor,
    rows.map(({ values }) => values),
  ))
    say(rows[row]?.line ?? 0, refusal);
  const keys = await knownKeys(
    db,
    register,
    rows.map(({ values }) => values),
  );
  const lines = new Map<string, number>();
  for (const { line, values } of rows) {
    const key = uniqueKey(register, { values });
    if (key === null) continue;
    const earlier = lines.get(key);
    const name = register.unique?.[0] ?? register.owner;
    if (earlier !== undefined) found.push({ line, cell: cell(line, name), text: sameAs(earlier) });
    else if (keys.has(key)) say(line, twice(register));
    lines.set(key, line);
  }
  const wrong = new Set(found.map(({ line }) => line));
  return {
    rows: rows.filter(({ line }) => !wrong.has(line)),
    problems: found.toSorted((one, other) => one.line - other.line || compare(one.cell, other.cell)),
  };
}

/** Imports a workbook whole or not at all. @throws Refused for anything that the trial would have named */
export async function carryOut(
  house: Pick<House, 'db' | 'clock'>,
  registers: readonly Register[],
  register: Register,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<{ importId: number; rows: number }> {
  const { db, clock } = house;
  const trial = await tryImport(house, registers, register, actor, file.bytes);
  if (isRefusal(trial)) throw new Refused(trial);
  if (trial.problems.length > 0) throw new Refused(notAllRight(trial.problems.length));
  return db.transaction().execute(async (tx) => {
    const at = clock.now();
    const { id: importId } = await tx
      .insertInto('registerImport')
      .values({
        register: register.code,
        fileName: file.name.slice(0, 200),
        rowCount: trial.rows.length,
        importedAt: at,
        importedBy: actorId(actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const begun = trial.rows.map(({ values, state }) => {
      const event = create(register, actor, values, { state, importId });
      if (Array.isArray(event)) throw new Refused(event);
      return { events: [{ ...event, actorId: actorId(actor), at }] as const };
    });
    await beginRows(tx, register, begun, await placesById(tx));
    return { importId, rows: begun.length };
  });
}

export type PastImport = {
  readonly id: number;
  readonly fileName: string;
  readonly rowCount: number;
  readonly importedAt: Temporal.Instant;
  readonly by: string;
  readonly undoneAt: Temporal.Instant | null;
  readonly keptCount: number | null;
  readonly mayUndo: boolean;
};

export async function pastImports(
  { db }: Pick<House, 'db'>,
  register: Register,
  actor: Actor,
): Promise<PastImport[]> {
  const me = actor.kind === 'staff' ? actor.accountId : null;
  const isEverywhere = can(actor, register.access.write) === true;
  const rows = await db
    .selectFrom('registerImport')
    .leftJoin('account', 'account.id', 'registerImport.importedBy')
    .select([
      'registerImport.id',
      'fileName',
      'rowCount',
      'importedAt',
      'importedBy',
      'undoneAt',
      'keptCount',
      'fullName',
    ])
    .where('register', '=', register.code)
    .$if(!isEverywhere, (query) => query.where('importedBy', '=', me))
    .orderBy('registerImport.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ importedBy, fullName, ...row }) => ({
    ...row,
    by: fullName ?? '',
    mayUndo: row.undoneAt === null && (isEverywhere || importedBy === me),
  }));
}

/** The import that this actor may undo, locked. @throws Refused */
export function mayUndo(
  actor: Actor,
  register: Register,
  found: { readonly importedBy: number | null; readonly undoneAt: Temporal.Instant | null } | undefined,
): void {
  if (found === undefined) throw new Refused(notFound);
  const isOwn = actor.kind === 'staff' && actor.accountId === found.importedBy;
  if (!isOwn && can(actor, register.access.write) !== true) throw new Refused(forbidden);
  if (found.undoneAt !== null) throw new Refused(undoneBefore);
}

/** Merged cells hide which row a value is of: the first few are named. */
function findMerged(bytes: Buffer): Refusal | null {
  const sheets = unpack(bytes, (name) => /^xl\/worksheets\/sheet1\.xml$/.test(name), largestUnpacked);
  if (isRefusal(sheets)) return sheets;
  const merged = sheets.flatMap(({ content }) => mergedCells(content.toString('utf8')));
  if (merged.length === 0) return null;
  const names = merged.slice(0, 10).join(', ') + (merged.length > 10 ? ', …' : '');
  return refuse(
    'unreadable-file',
    t(
      `Chưa nhập gì: có ô gộp (${names}). Hãy bỏ gộp ô, mỗi dòng ghi đủ giá trị, rồi gửi lại.`,
      `Nothing was imported: cells are merged (${names}). Unmerge them, fill every row, and send the file again.`,
    ),
    'file',
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const sameAs = (line: number) =>
  t(`Trùng với dòng ${line} của tệp này.`, `The same as row ${line} of this file.`);
const notAllRight = (count: number): Refusal =>
  refuse(
    'conflict',
    t(
      `Chưa nhập gì: còn ${count} ô cần sửa, có thể vì sổ vừa có thay đổi. Hãy nhập thử lại.`,
      `Nothing was imported: ${count} cells are wrong, perhaps because the register has just changed. Try the file again.`,
    ),
    'file',
  );
const undoneBefore = refuse(
  'conflict',
  t('Lần nhập này đã được hoàn tác.', 'This import has been undone already.'),
);
