import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Sheet, SheetToWrite } from '../kernel/spreadsheet.ts';
import type { Agency } from '../organization/schema.ts';
import { atCell, readRows } from './columns.ts';
import type { Item } from './schema.ts';
import type { CountRow } from './store-surveys.ts';

/** A question of the survey, by the criteria that it feeds. */
export type Question = { readonly code: string; readonly options: number; readonly names: readonly string[] };

const fixed = {
  agency: 'Mã cơ quan',
  agencyName: 'Tên cơ quan',
  question: 'Mã câu hỏi',
  questionName: 'Nội dung',
} as const;
const sheetName = 'Số phiếu';
const optionTitle = (index: number): string => `Phương án ${index + 1}`;

export function questionsOf(leaves: readonly Item[]): Question[] {
  const asked = leaves.flatMap(({ rule, name }) => (rule?.kind === 'survey' ? [{ rule, name }] : []));
  return [...Map.groupBy(asked, ({ rule }) => rule.question)].map(([code, list]) => ({
    code,
    options: Math.max(...list.map(({ rule }) => rule.weights.length)),
    names: list.map(({ name }) => name),
  }));
}

/** The form to fill in: a row for each agency and question. */
export function surveySheet(agencies: readonly Agency[], questions: readonly Question[]): SheetToWrite {
  const options = mostOptions(questions);
  return {
    name: sheetName,
    columns: [
      { title: fixed.agency, width: 14 },
      { title: fixed.agencyName, width: 44 },
      { title: fixed.question, width: 12 },
      { title: fixed.questionName, width: 60 },
      ...Array.from({ length: options }, (_, index) => ({ title: optionTitle(index), width: 14 })),
    ],
    rows: agencies.flatMap(({ code, name }) =>
      questions.map((question) => [
        code,
        name,
        question.code,
        question.names.join('; '),
        ...Array.from({ length: options }, () => ''),
      ]),
    ),
  };
}

/** The counts of a sheet, or everything wrong with it, cell by cell. Rows without any number count nothing. */
export function readSurvey(
  sheet: Sheet,
  agencies: readonly Agency[],
  questions: readonly Question[],
): CountRow[] | readonly Refusal[] {
  const options = Array.from({ length: mostOptions(questions) }, (_, index) => optionTitle(index));
  const columns: Record<string, string> = {
    ...fixed,
    ...Object.fromEntries(options.map((title) => [title, title])),
  };
  const rows = readRows(sheet, columns);
  const problems = rows.filter(isRefusal);
  const counted: CountRow[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (isRefusal(row)) continue;
    const wrong = (key: string, text: { vi: string; en: string }): void => {
      problems.push(atCell(sheet.name, row.cell(key), text));
    };
    const agency = agencies.find(({ code }) => code === row.text('agency'));
    const question = questions.find(({ code }) => code === row.text('question'));
    if (agency === undefined)
      wrong(
        'agency',
        t(
          `không có cơ quan "${row.text('agency').slice(0, 40)}" trong kỳ này.`,
          `no agency "${row.text('agency').slice(0, 40)}" is in this cycle.`,
        ),
      );
    if (question === undefined)
      wrong(
        'question',
        t(
          `không có câu hỏi "${row.text('question').slice(0, 40)}".`,
          `there is no question "${row.text('question').slice(0, 40)}".`,
        ),
      );
    const counts = options.slice(0, question?.options ?? options.length).map((title) => {
      const text = row.text(title);
      if (!/^\d{0,7}$/.test(text))
        wrong(title, t('số phiếu phải là số nguyên không âm.', 'answers are whole numbers, not negative.'));
      return Number(text) || 0;
    });
    if (agency === undefined || question === undefined || counts.every((count) => count === 0)) continue;
    const key = `${agency.id} ${question.code}`;
    if (seen.has(key))
      wrong('question', t('cơ quan và câu hỏi này có hai dòng.', 'this agency and question stand twice.'));
    seen.add(key);
    counted.push({ agencyId: agency.id, question: question.code, counts });
  }
  if (problems.length > 0) return problems;
  return counted.length === 0 ? [noAnswers] : counted;
}

/** A text of separated values (comma, semicolon or tab; RFC 4180 quotes) as a sheet. */
export function sheetOfCsv(text: string): Sheet {
  const clean = text.replace(/^\uFEFF/, '');
  const [firstLine = ''] = clean.split(/\r?\n/, 1);
  const separator = [';', '\t', ','].find((candidate) => firstLine.includes(candidate)) ?? ',';
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let isQuoted = false;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line, cells: cells.slice(0, 60) });
    cells = [];
    cell = '';
    line += 1;
  };
  for (let index = 0; index < clean.length; index += 1) {
    const character = clean.charAt(index);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (clean.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return { name: 'CSV', rows };
}

function mostOptions(questions: readonly Question[]): number {
  return Math.max(2, ...questions.map(({ options }) => options));
}

const noAnswers = refuse('invalid', t('Tệp không có số phiếu nào.', 'The file holds no answers.'), 'file');
