import { findDay, localDate } from '../kernel/clock.ts';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import type { PaperSheet } from './counting.ts';
import type { Test } from './schema.ts';

const mostLines = 500;

/**
 * Marks of sheets written on paper, one person a line: the name, then the marks of 100 behind `;`, `|` or a tab, as a
 * spreadsheet copies it. @throws Refused naming each line that does not fit
 */
export function readPaper(
  { fields }: Pick<Test, 'fields'>,
  given: { readonly agencyId: number; readonly on: string; readonly lines: string },
  today: Temporal.PlainDate,
): PaperSheet[] {
  const on = readOn(fields, given.on, today);
  const lines = given.lines
    .split('\n')
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '');
  if (lines.length === 0) throw new Refused(noLines);
  if (lines.length > mostLines) throw new Refused(tooMany);
  const wrong: Refusal[] = [];
  const seen = new Map<string, number>();
  const sheets = lines.flatMap(({ text, number }): PaperSheet[] => {
    const parts = text.split(/[;|\t]/).map((part) => part.trim());
    const person = (parts[0] ?? '').normalize('NFC').replace(/\s+/g, ' ');
    const mark = parts[1] ?? '';
    const marks = Number(mark.replace(',', '.'));
    if (parts.length !== 2 || person.length < 2 || person.length > 200) wrong.push(badLine(number));
    else if (!/^\d{1,3}([.,]\d{1,2})?$/.test(mark) || marks > 100) wrong.push(badMarks(number, person));
    else if (seen.has(fold(person))) wrong.push(twin(number, person, seen.get(fold(person)) ?? 0));
    else {
      seen.set(fold(person), number);
      return [{ person, agencyId: given.agencyId, on, marks }];
    }
    return [];
  });
  if (wrong.length > 0) throw new Refused(wrong.slice(0, 20));
  return sheets;
}

/** Refuses people of an agency who have marks of this test on paper already: the same list sent twice counts once. */
export function refuseEntered(
  sheets: readonly PaperSheet[],
  entered: readonly { readonly agencyId: number; readonly person: string }[],
): void {
  const there = new Set(entered.map(({ agencyId, person }) => `${agencyId} ${fold(person)}`));
  const twice = sheets.filter(({ agencyId, person }) => there.has(`${agencyId} ${fold(person)}`));
  if (twice.length > 0) throw new Refused(enteredBefore(twice.map(({ person }) => person)));
}

function readOn(fields: Test['fields'], text: string, today: Temporal.PlainDate): Temporal.PlainDate {
  const on = findDay(text);
  const first = localDate(Temporal.Instant.from(fields.opensAt));
  const closes = localDate(Temporal.Instant.from(fields.closesAt));
  const last = Temporal.PlainDate.compare(closes, today) < 0 ? closes : today;
  if (on === null) throw new Refused(refuse('invalid', t('Hãy ghi ngày thi.', 'Give the day.'), 'on'));
  if (Temporal.PlainDate.compare(on, first) < 0 || Temporal.PlainDate.compare(on, last) > 0)
    throw new Refused(
      refuse(
        'invalid',
        t(
          `Ngày thi từ ${formatDay(first)} đến ${formatDay(last)}.`,
          `The day lies between ${formatDay(first)} and ${formatDay(last)}.`,
        ),
        'on',
      ),
    );
  return on;
}

const noLines = refuse('missing', t('Hãy ghi ít nhất một người.', 'Write at least one person.'), 'lines');
const tooMany = refuse(
  'too-large',
  t(`Mỗi lần nhập nhiều nhất ${mostLines} người.`, `At most ${mostLines} people at a time.`),
  'lines',
);
const badLine = (number: number): Refusal =>
  refuse(
    'invalid',
    t(
      `Dòng ${number}: viết "họ và tên; điểm", như "Tô Thị Sen; 85".`,
      `Line ${number}: write "name; marks", as "Tô Thị Sen; 85".`,
    ),
    'lines',
  );
const badMarks = (number: number, person: string): Refusal =>
  refuse(
    'invalid',
    t(
      `Dòng ${number}, ${person}: điểm từ 0 đến 100, nhiều nhất hai chữ số thập phân.`,
      `Line ${number}, ${person}: marks from 0 to 100 with at most two decimals.`,
    ),
    'lines',
  );
const twin = (number: number, person: string, first: number): Refusal =>
  refuse(
    'invalid',
    t(
      `Dòng ${number} trùng tên với dòng ${first} (${person}). Hai người cùng tên thì ghi thêm ngày sinh.`,
      `Line ${number} has the name of line ${first} (${person}). Add the birthday where two share a name.`,
    ),
    'lines',
  );
const enteredBefore = (people: readonly string[]): Refusal =>
  refuse(
    'conflict',
    t(
      `Đã có điểm thi giấy của: ${people.slice(0, 5).join(', ')}${people.length > 5 ? '…' : ''}. Người khác cùng tên thì ghi thêm ngày sinh.`,
      `These have marks on paper already: ${people.slice(0, 5).join(', ')}${people.length > 5 ? '…' : ''}. Add the birthday where two share a name.`,
    ),
    'lines',
  );
