import { can, covers, actorId, type Actor } from '../kernel/access.ts';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { columnName, readWorkbook, type Cell } from '../kernel/spreadsheet.ts';
import { readDay } from '../registers/registers.ts';
import { uniquely } from './actions.ts';
import { todayOf } from './desk.ts';
import { columns } from './import-columns.ts';
import { readPeopleSheet, type PeopleSheet } from './import-sheet.ts';
import { editStaff } from './permissions.ts';
import type { Field } from './sections.ts';
import type { Staff } from './staff.ts';
import { beginPeople, type Told } from './store.ts';
import type { Day, Move, StaffEvent, StaffKind } from './schema.ts';
import { readField } from './values.ts';

const mostRows = 50_000;

/** What is wrong in one cell, named as the spreadsheet names it. */
export type CellProblem = { readonly cell: string; readonly text: Text };
export type Trial = {
  readonly rows: number;
  readonly problems: readonly CellProblem[];
  readonly opened: readonly Opened[];
  readonly conversions: PeopleSheet['conversions'];
};
type Opened = Extract<StaffEvent, { kind: 'opened' }>;

/** Reads a workbook without recording anything: every row that is right, every cell that is not. */
export async function tryImport(staff: Staff, actor: Actor, bytes: Buffer): Promise<Trial | Refusal> {
  const sheets = await readWorkbook(bytes, mostRows + 1);
  if (isRefusal(sheets)) return sheets;
  const { places, rows, conversions } = readPeopleSheet(sheets) ?? {
    places: new Map<string, number>(),
    rows: [],
    conversions: [],
  };
  const lost = columns.filter(({ key, required }) => required === true && !places.has(key));
  if (lost.length > 0) return noColumn(lost.map(({ title }) => title.vi).join(', '));
  if (rows.length === 0) return noRows;

  const problems: CellProblem[] = [];
  const opened: Opened[] = [];
  const marks = new Map<string, number>();
  const answer = can(actor, editStaff);
  const today = todayOf(staff);
  for (const { line, cells } of rows) {
    const values: Record<string, string> = {};
    const wrong = (key: string, words: Text): void => {
      problems.push({ cell: `${columnName(places.get(key) ?? 0)}${line}`, text: words });
    };
    for (const { key, field, required } of columns) {
      const cell = cells[places.get(key) ?? -1] ?? '';
      if (String(cell).trim() === '') {
        if (required === true) wrong(key, t('Ô này phải có.', 'This must be filled.'));
        continue;
      }
      const read = readCell(field, cell, today);
      if (typeof read === 'string') values[key] = read;
      else wrong(key, read);
    }
    const agency = staff.organization.all().find(({ code }) => code === values['agency']);
    if (values['agency'] !== undefined && (agency === undefined || !covers(answer, agency.id)))
      wrong(
        'agency',
        t(
          'Không có cơ quan này, hoặc bạn không quản lý hồ sơ của cơ quan này.',
          'There is no such agency, or its records are not yours.',
        ),
      );
    const number = values['idNumber'];
    if (number !== undefined) {
      const earlier = marks.get(number);
      if (earlier !== undefined)
        wrong('idNumber', t(`Trùng với dòng ${earlier}.`, `The same as row ${earlier}.`));
      else marks.set(number, line);
    }
    if (agency !== undefined) opened.push(openedOf(staff, values, agency.id));
  }
  for (const line of await knownNumbers(staff, marks))
    problems.push({
      cell: `${columnName(places.get('idNumber') ?? 0)}${line}`,
      text: t('Số này đã có trong một hồ sơ khác.', 'Another record has this number.'),
    });
  return { rows: rows.length, problems, opened, conversions };
}

/** Imports a workbook whole or not at all. @throws Refused for what the trial would have named */
export async function carryOut(
  staff: Staff,
  actor: Actor,
  file: { name: string; bytes: Buffer },
): Promise<number> {
  const trial = await tryImport(staff, actor, file.bytes);
  if (isRefusal(trial)) throw new Refused(trial);
  if (trial.problems.length > 0) throw new Refused(notAllRight(trial.problems.length));
  const at = staff.house.clock.now();
  await staff.house.db.transaction().execute(async (tx) => {
    const { id: importId } = await tx
      .insertInto('staffImport')
      .values({
        fileName: file.name.slice(0, 200),
        rowCount: trial.opened.length,
        importedAt: at,
        importedBy: actorId(actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const told = trial.opened.map(({ kind, data }): Told[] => [
      { kind, data: { ...data, importId }, actorId: actorId(actor), at },
    ]);
    await uniquely(() => beginPeople(tx, staff.sealing, told, todayOf(staff)));
  });
  return trial.opened.length;
}

/**
 * Choices are written in words or by their key; Excel's own days arrive as YYYY-MM-DD. An identity number that Excel took for
 * a number has lost its first zero.
 */
function readCell(field: Field, cell: Cell, today: Day): string | Text {
  const written = String(cell)
    .replace(/[\s\u00A0\u200B]+/gu, ' ')
    .trim();
  if (field.kind === 'sealed' && /^(\d{8}|\d{11})$/.test(written))
    return readField(field, `0${written}`, today);
  if (field.kind === 'day')
    return readField(field, readDay(typeof cell === 'number' ? cell : written) ?? written, today);
  if (field.kind !== 'choice') return readField(field, written, today);
  const found = Object.entries(field.choices ?? {}).find(([key, words]) =>
    [key, words.vi, words.en].some((one) => fold(one) === fold(written)),
  );
  return (
    found?.[0] ??
    t(
      'Hãy ghi đúng một trong các giá trị ở trang "Danh mục" của tệp mẫu.',
      'Write one of the words on the second sheet of the template.',
    )
  );
}

function openedOf({ sealing }: Staff, values: Readonly<Record<string, string>>, agencyId: number): Opened {
  const {
    fullName = '',
    birthOn,
    gender,
    idNumber,
    grade,
    step,
    payFrom,
    degree,
    major,
    political,
    from = '',
  } = values;
  const filled = (entries: Readonly<Record<string, string | undefined>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
  const move: Omit<Move, 'number'> = {
    kind: 'recruit',
    decision: values['decision'] ?? '',
    decidedOn: from,
    effectiveOn: from,
    until: null,
    post: {
      agencyId,
      unitId: null,
      title: values['post'] ?? '',
      kind: (values['kind'] ?? 'contract') as StaffKind,
    },
    note: '',
  };
  return {
    kind: 'opened',
    data: {
      accountId: null,
      sheets: {
        identity: filled({
          fullName,
          birthOn,
          gender,
          idNumber: idNumber === undefined ? undefined : sealing.seal(idNumber),
        }),
      },
      lists: {
        ...(grade === undefined ? {} : { pay: [filled({ grade, step, from: payFrom })] }),
        qualification: [
          ...(degree === undefined ? [] : [filled({ level: `professional.${degree}`, major })]),
          ...(political === undefined ? [] : [{ level: `political.${political}` }]),
        ],
      },
      none: [],
      moves: [move],
    },
  };
}

/** Lines whose identity number is in a record already. */
async function knownNumbers(staff: Staff, numbers: ReadonlyMap<string, number>): Promise<number[]> {
  const marks = new Map(
    [...numbers].map(([number, line]) => [staff.sealing.mark(number).toString('hex'), line]),
  );
  if (marks.size === 0) return [];
  const rows = await staff.house.db
    .selectFrom('staffPerson')
    .select('idMark')
    .where(
      'idMark',
      'in',
      [...marks.keys()].slice(0, mostRows).map((mark) => Buffer.from(mark, 'hex')),
    )
    .execute();
  return rows.flatMap(({ idMark }) => marks.get(idMark?.toString('hex') ?? '') ?? []);
}

function noColumn(names: string): Refusal {
  return refuse(
    'invalid',
    t(
      `Chưa nhập gì: tệp thiếu cột ${names}. Hãy dùng tệp mẫu.`,
      `Nothing was imported: columns are missing (${names}). Use the template.`,
    ),
    'file',
  );
}
const noRows = refuse(
  'invalid',
  t('Chưa nhập gì: tệp không có dòng nào.', 'Nothing was imported: there are no rows.'),
  'file',
);
const notAllRight = (count: number): Refusal =>
  refuse(
    'conflict',
    t(
      `Chưa nhập gì: còn ${count} ô cần sửa. Hãy nhập thử lại.`,
      `Nothing was imported: ${count} cells are wrong. Try the file again.`,
    ),
    'file',
  );
