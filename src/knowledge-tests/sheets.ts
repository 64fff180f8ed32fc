import type { Cell, Sheet, SheetToWrite } from '../kernel/spreadsheet.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { optionLetter } from './forms.ts';
import { difficulties, mostOptions, Question, type Difficulty } from './schema.ts';

const options = Array.from({ length: mostOptions }, (_, place) => ({
  key: `option${place}`,
  title: `Phương án ${optionLetter(place)}`,
  width: 32,
}));
const columns = [
  { key: 'topic', title: 'Chủ đề', width: 24 },
  { key: 'difficulty', title: 'Độ khó', width: 12 },
  { key: 'text', title: 'Câu hỏi', width: 60 },
  ...options,
  { key: 'right', title: 'Đáp án', width: 10 },
  { key: 'explanation', title: 'Giải thích', width: 40 },
  { key: 'source', title: 'Nguồn', width: 30 },
] as const;

export type CellFault = { readonly cell: string; readonly text: Text };
export type Reading = { readonly questions: readonly Question[]; readonly faults: readonly CellFault[] };

export function questionSheet(rows: readonly Question[]): SheetToWrite {
  return {
    name: 'Câu hỏi',
    columns: columns.map(({ title, width }) => ({ title, width })),
    rows: rows.map((question) => [
      question.topic,
      difficulties[question.difficulty].vi,
      question.text,
      ...options.map((_, place) => question.options[place] ?? ''),
      question.right.map(optionLetter).join(', '),
      question.explanation,
      question.source,
    ]),
  };
}

/** The questions of a sheet, and every cell that is wrong. Columns are found by their headings. */
export function readQuestions(sheet: Sheet | undefined): Reading {
  const [head, ...rows] = sheet?.rows ?? [];
  if (head === undefined)
    return {
      questions: [],
      faults: [{ cell: 'A1', text: t('Tệp không có dòng tiêu đề.', 'The file has no heading row.') }],
    };
  const places = new Map(
    columns.map(({ key, title }) => [
      key,
      head.cells.findIndex((cell) => fold(String(cell)) === fold(title)),
    ]),
  );
  const absent = columns.filter(
    ({ key }) =>
      ['topic', 'difficulty', 'text', 'option0', 'option1', 'right'].includes(key) && places.get(key) === -1,
  );
  if (absent.length > 0)
    return {
      questions: [],
      faults: absent.map(({ title }) => ({
        cell: 'A1',
        text: t(`Thiếu cột "${title}".`, `The column "${title}" is missing.`),
      })),
    };
  const questions: Question[] = [];
  const faults: CellFault[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const cell = (key: string): string => String(valueAt(cells, places.get(key) ?? -1)).trim();
    const at = (key: string): string => `${columnName(Math.max(0, places.get(key) ?? 0))}${line}`;
    const wrong: CellFault[] = [];
    const difficulty = difficultyOf(cell('difficulty'));
    if (difficulty === null)
      wrong.push({
        cell: at('difficulty'),
        text: t('Độ khó là: Dễ, Trung bình hoặc Khó.', 'Difficulty is: Dễ, Trung bình or Khó.'),
      });
    const given = options.map(({ key }) => cell(key));
    const count = given.findLastIndex((one) => one !== '') + 1;
    const gap = given.slice(0, count).indexOf('');
    if (gap !== -1)
      wrong.push({
        cell: at(`option${gap}`),
        text: t('Phương án ở giữa bị bỏ trống.', 'An option in between is empty.'),
      });
    if (count < 2)
      wrong.push({
        cell: at('option1'),
        text: t('Cần ít nhất hai phương án.', 'At least two options are needed.'),
      });
    const right = rightOf(cell('right'));
    if (right === null || right.some((place) => place >= count))
      wrong.push({
        cell: at('right'),
        text: t(
          'Đáp án là chữ của phương án đúng, như A hoặc A, C.',
          'The key is the letters of the right options, as A or A, C.',
        ),
      });
    if (cell('topic') === '')
      wrong.push({ cell: at('topic'), text: t('Chưa ghi chủ đề.', 'The topic is missing.') });
    if (cell('text') === '')
      wrong.push({ cell: at('text'), text: t('Chưa ghi câu hỏi.', 'The question is missing.') });
    const key = fold([cell('text'), ...given].join('|'));
    const twin = seen.get(key);
    if (twin !== undefined)
      wrong.push({ cell: at('text'), text: t(`Trùng với dòng ${twin}.`, `The same as row ${twin}.`) });
    seen.set(key, line);
    if (wrong.length === 0) {
      const parsed = Question.safeParse({
        topic: cell('topic'),
        difficulty,
        text: cell('text'),
        options: given.slice(0, count),
        right,
        explanation: cell('explanation'),
        source: cell('source'),
      });
      if (parsed.success) questions.push(parsed.data);
      else wrong.push(...parsed.error.issues.map(({ path, message }) => faultOf(path, message, at)));
    }
    faults.push(...wrong);
  }
  if (rows.length === 0)
    faults.push({ cell: 'A2', text: t('Tệp chưa có câu hỏi nào.', 'The file has no question yet.') });
  return { questions, faults };
}

function faultOf(
  [first, second]: readonly PropertyKey[],
  message: string,
  at: (key: string) => string,
): CellFault {
  const [vi = message, en = vi] = message.split('|', 2);
  return { cell: at(first === 'options' ? `option${String(second ?? 0)}` : String(first)), text: t(vi, en) };
}

function valueAt(cells: readonly Cell[], place: number): Cell {
  return place < 0 ? '' : (cells[place] ?? '');
}

function difficultyOf(text: string): Difficulty | null {
  const found = Object.entries(difficulties).find(
    ([, words]) => fold(words.vi) === fold(text) || fold(words.en) === fold(text),
  );
  return found === undefined ? null : (found[0] as Difficulty);
}

/** Places of letters: "A, C" → 0, 2; null for what are no letters A…F. */
function rightOf(text: string): number[] | null {
  const letters = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
  const places = letters
    .flatMap((one) => (/^[A-F]+$/.test(one) ? one.split('') : ['?']))
    .map((one) => 'ABCDEF'.indexOf(one));
  return places.length === 0 || places.includes(-1)
    ? null
    : [...new Set(places)].toSorted((one, other) => one - other);
}

function columnName(place: number): string {
  return String.fromCodePoint(65 + place);
}
