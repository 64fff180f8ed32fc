import { findDay } from '../kernel/clock.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { grades } from './grades.ts';
import type { Sealing } from './sealed.ts';
import { fieldsOf, sectionOf, type Field, type SectionName } from './sections.ts';
import type { Day, Values } from './schema.ts';

const longest: Readonly<Record<string, number>> = { text: 200, long: 1000 };

/**
 * What was typed in one section, in the shape in which it is kept; what is empty is left out. Whether it is complete is
 * another question: an unfinished section may be kept. `before` is what stands there now.
 */
export function readSection(
  name: SectionName,
  typed: Readonly<Record<string, unknown>>,
  options: { today: Day; sealing: Sealing; before?: Values; prefix?: string },
): { values: Values; refusals: Refusal[] } {
  const { prefix = '' } = options;
  const values: Record<string, string> = {};
  const refusals: Refusal[] = [];
  for (const [field, declared] of fieldsOf(name)) {
    const sent = typed[field];
    const text = typeof sent === 'string' ? sent.trim().replace(/[ \t]+/g, ' ') : '';
    if (text === '') continue;
    const read = readField(declared, text, options.today);
    if (typeof read !== 'string') refusals.push(refuse('invalid', read, prefix + field));
    else
      values[field] =
        declared.kind === 'sealed' ? sealed(read, options.before?.[field] ?? '', options.sealing) : read;
  }
  for (const { field, text } of inconsistencies(name, values))
    refusals.push(refuse('invalid', text, prefix + field));
  const section = sectionOf(name);
  // An entry of a list that says nothing is none.
  if (section.isList === true && Object.keys(values).length === 0 && refusals.length === 0) {
    const first = fieldsOf(name)[0]?.[0] ?? '';
    refusals.push(refuse('invalid', t('Hãy ghi ít nhất một ô.', 'Fill at least one field.'), prefix + first));
  }
  return { values, refusals };
}

/** The same number keeps its seal, so that a form sent unchanged changes nothing. */
function sealed(text: string, before: string, sealing: Sealing): string {
  return before !== '' && sealing.open(before) === text ? before : sealing.seal(text);
}

/** One field's value as it is kept, or what is wrong with it. */
export function readField({ kind, choices }: Field, text: string, today: Day): string | Text {
  switch (kind) {
    case 'day': {
      const day = readDay(text);
      if (day === null)
        return t('Ngày chưa đúng; viết dạng 05/03/1985.', 'This is not a date; write it as 05/03/1985.');
      if (day < '1900-01-01' || day > `${Number(today.slice(0, 4)) + 10}${today.slice(4)}`)
        return t('Ngày này quá xa. Hãy xem lại năm.', 'This day is too far off. Check the year.');
      return day;
    }
    case 'year': {
      const year = Number(text);
      return /^\d{4}$/.test(text) && year >= 1900 && year <= Number(today.slice(0, 4))
        ? text
        : t('Năm gồm 4 chữ số, từ 1900 đến năm nay.', 'A year has 4 digits, from 1900 to this year.');
    }
    case 'number':
      return /^\d{1,3}$/.test(text) && Number(text) > 0
        ? String(Number(text))
        : t('Hãy ghi một số nguyên dương.', 'Write a whole number.');
    case 'choice':
      return Object.hasOwn(choices ?? {}, text)
        ? text
        : t('Hãy chọn một trong danh sách.', 'Choose one of the list.');
    case 'sealed': {
      const digits = text.replace(/[\s.]/g, '');
      return /^(\d{9}|\d{12})$/.test(digits)
        ? digits
        : t(
            'Số định danh gồm 12 chữ số (CMND cũ: 9 chữ số).',
            'An identity number has 12 digits (9 of an old card).',
          );
    }
    default: {
      const most = longest[kind] ?? 200;
      return text.length <= most ? text : t(`Nhiều nhất ${most} ký tự.`, `At most ${most} characters.`);
    }
  }
}

/** A day as forms send it (2026-03-05) or as people write it (05/03/2026, 5-3-2026, 5.3.2026). */
export function readDay(text: string): Day | null {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso =
    written === null
      ? text.slice(0, 10)
      : `${written[3]}-${(written[2] ?? '').padStart(2, '0')}-${(written[1] ?? '').padStart(2, '0')}`;
  return findDay(iso)?.toString() ?? null;
}

/** What two fields of a section say against each other. */
function inconsistencies(name: SectionName, values: Values): { field: string; text: Text }[] {
  const { from = '', to = '', joinedOn = '', officialOn = '', grade = '', step = '' } = values;
  if (name === 'training' && from !== '' && to !== '' && to < from)
    return [
      { field: 'to', text: t('Khóa học kết thúc trước khi bắt đầu.', 'The course ends before it begins.') },
    ];
  if (name === 'party' && officialOn !== '' && officialOn < joinedOn)
    return [
      {
        field: 'officialOn',
        text: t('Ngày chính thức sớm hơn ngày vào Đảng.', 'Full membership is earlier than joining.'),
      },
    ];
  const steps = grades[grade]?.steps ?? 0;
  if (name === 'pay' && grade !== '' && step !== '' && Number(step) > steps)
    return [{ field: 'step', text: t(`Ngạch này có ${steps} bậc.`, `This grade has ${steps} steps.`) }];
  return [];
}
