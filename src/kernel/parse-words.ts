import type { z } from 'zod';
import { t, type Language, type Text } from './messages.ts';

/** A fault as zod found it, before it has words. */
type Fault = z.core.$ZodRawIssue;

/** What a schema that says nothing of its own answers, in one language, as a clerk or a caller of the API would read it. */
export function faultSpeaker(language: Language): z.core.$ZodErrorMap {
  return (fault) => faultWords(fault)[language];
}

export function faultWords(fault: Fault): Text {
  switch (fault.code) {
    case 'invalid_type':
      return wrongType(fault.expected, fault.input);
    case 'invalid_value':
      return wrongValue(fault.values);
    case 'too_small':
      return tooSmall(fault);
    case 'too_big':
      return tooBig(fault);
    case 'invalid_format':
      return formats[fault.format] ?? wrongFormat;
    case 'not_multiple_of':
      return t(`Phải là bội số của ${fault.divisor}.`, `It must be a multiple of ${fault.divisor}.`);
    case 'unrecognized_keys':
      return t(
        `Không có mục nào tên là ${listed(fault.keys)}. Hãy bỏ đi hoặc sửa lại tên.`,
        `There is nothing called ${listed(fault.keys)}. Leave it out, or correct its name.`,
      );
    case 'invalid_union':
      return 'options' in fault && isChoice(fault.options) ? wrongValue(fault.options) : noShape;
    case 'invalid_key':
      return t(
        `Tên “${shortened(String(fault.input))}” không dùng được ở đây.`,
        `The name “${shortened(String(fault.input))}” cannot be used here.`,
      );
    case 'invalid_element':
      return t('Danh sách có một giá trị không hợp lệ.', 'The list holds a value that is not valid.');
    case 'custom':
      return t('Giá trị không hợp lệ.', 'The value is not valid.');
  }
}

/** For a value that may have several shapes and has none of them. */
export const noShape = t(
  'Giá trị không thuộc dạng nào được nhận.',
  'The value has none of the forms that are accepted.',
);

function wrongType(expected: string, input: unknown): Text {
  const wanted = types[expected] ?? t('giá trị khác', 'another value');
  if (expected === 'never') return t('Không nhận mục này. Hãy bỏ đi.', 'This is not taken. Leave it out.');
  if (input === undefined)
    return t(`Còn thiếu mục này: cần ${wanted.vi}.`, `This is missing: ${wanted.en} is needed.`);
  const sent = types[typeOf(input)];
  // A word typed where a number belongs arrives as no number; one that is not whole is a number all the same.
  const isSaid = Number.isNaN(input) || (expected === 'int' && typeof input === 'number') || sent === wanted;
  if (sent === undefined || isSaid)
    return t(`Giá trị không hợp lệ: cần ${wanted.vi}.`, `The value is not valid: ${wanted.en} is needed.`);
  return t(
    `Giá trị không hợp lệ: cần ${wanted.vi}, nhưng nhận được ${sent.vi}.`,
    `The value is not valid: ${wanted.en} is needed, but ${sent.en} was sent.`,
  );
}

function typeOf(input: unknown): string {
  if (input === null) return 'null';
  return Array.isArray(input) ? 'array' : typeof input;
}

const text = t('văn bản', 'text');
const list = t('danh sách', 'a list');
const fields = t('nhóm mục có tên', 'an object');
const whole = t('số nguyên', 'a whole number');

const types: Readonly<Record<string, Text>> = {
  string: text,
  template_literal: text,
  number: t('số', 'a number'),
  int: whole,
  bigint: whole,
  boolean: t('true hoặc false', 'true or false'),
  date: t('ngày', 'a date'),
  array: list,
  tuple: list,
  set: list,
  object: fields,
  record: fields,
  map: fields,
  null: t('giá trị trống (null)', 'null'),
  file: t('tệp', 'a file'),
  nonoptional: t('một giá trị', 'a value'),
};

/** The values by which the shape of an input is chosen. */
function isChoice(options: unknown): options is readonly z.core.util.Primitive[] {
  return Array.isArray(options) && options.length > 0;
}

function wrongValue(values: readonly z.core.util.Primitive[]): Text {
  const names = values.map(String);
  const [only = ''] = names;
  return names.length === 1
    ? t(`Chỉ nhận giá trị “${only}”.`, `Only “${only}” is accepted.`)
    : t(`Hãy chọn một trong các giá trị: ${listed(names)}.`, `Choose one of: ${listed(names)}.`);
}

/** Names between quotation marks, not so many and so long that they would hide the sentence. */
function listed(names: readonly string[]): string {
  const most = 20;
  const shown = names.slice(0, most).map((name) => `“${shortened(name)}”`);
  return names.length > most ? `${shown.join(', ')}…` : shown.join(', ');
}

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : name;
}

type Bound = { origin: string; inclusive?: boolean | undefined; exact?: boolean | undefined };

function tooSmall(fault: Bound & { minimum: number | bigint }): Text {
  const { origin, minimum, exact } = fault;
  const unit = units[origin];
  const least = amount(origin, minimum);
  if (unit === undefined) {
    return fault.inclusive === false
      ? t(`Phải lớn hơn ${least.vi}.`, `It must be more than ${least.en}.`)
      : t(`Không được nhỏ hơn ${least.vi}.`, `It must be ${least.en} or more.`);
  }
  if (exact === true) return exactly(unit, least);
  if (origin === 'string' && Number(minimum) === 1) return t('Hãy nhập mục này.', 'This must be filled in.');
  return t(`Cần ít nhất ${least.vi} ${unit.vi}.`, `At least ${counted(least.en, unit.en)}.`);
}

function tooBig(fault: Bound & { maximum: number | bigint }): Text {
  const { origin, maximum, exact } = fault;
  const unit = units[origin];
  const most = amount(origin, maximum);
  if (unit === undefined) {
    return fault.inclusive === false
      ? t(`Phải nhỏ hơn ${most.vi}.`, `It must be less than ${most.en}.`)
      : t(`Không được lớn hơn ${most.vi}.`, `It must be ${most.en} or less.`);
  }
  if (exact === true) return exactly(unit, most);
  return t(`Tối đa ${most.vi} ${unit.vi}.`, `At most ${counted(most.en, unit.en)}.`);
}

function exactly(unit: Text, count: Text): Text {
  return t(`Phải có đúng ${count.vi} ${unit.vi}.`, `Exactly ${counted(count.en, unit.en)}.`);
}

/** `1 item`, `2 items`. */
function counted(count: string, unit: string): string {
  return count === '1' ? `1 ${unit}` : `${count} ${unit}s`;
}

/** What is counted; what is not here is measured, as a number or a date is. */
const units: Readonly<Record<string, Text>> = {
  string: t('ký tự', 'character'),
  file: t('byte', 'byte'),
  array: t('mục', 'item'),
  set: t('mục', 'item'),
  map: t('mục', 'item'),
  record: t('mục', 'item'),
  object: t('mục', 'item'),
};

function amount(origin: string, value: number | bigint): Text {
  if (origin === 'date') {
    const day = Temporal.Instant.fromEpochMilliseconds(Number(value)).toString().slice(0, 10);
    return t(day, day);
  }
  return t(value.toLocaleString('vi-VN'), value.toLocaleString('en-GB'));
}

const wrongFormat = t('Nội dung không đúng dạng quy định.', 'The text does not have the form it must have.');

const formats: Readonly<Record<string, Text>> = {
  email: t('Thư điện tử có dạng ten@coquan.gov.vn.', 'An e-mail address looks like name@agency.gov.vn.'),
  url: t('Địa chỉ web có dạng https://cantho.gov.vn.', 'A web address looks like https://cantho.gov.vn.'),
  date: t(
    'Ngày ghi theo thứ tự năm-tháng-ngày và phải có thật, ví dụ 2026-03-02.',
    'A day is written year-month-day and must exist, e.g. 2026-03-02.',
  ),
  datetime: t(
    'Ngày giờ ghi theo ISO 8601, ví dụ 2026-03-02T08:00:00+07:00.',
    'A moment is written by ISO 8601, e.g. 2026-03-02T08:00:00+07:00.',
  ),
  time: t('Giờ ghi dạng giờ:phút, ví dụ 08:30.', 'A time is written hours:minutes, e.g. 08:30.'),
  duration: t(
    'Khoảng thời gian ghi theo ISO 8601, ví dụ P5D hoặc PT2H.',
    'A span of time is written by ISO 8601, e.g. P5D or PT2H.',
  ),
  uuid: t('Mã phải có dạng UUID.', 'The code must be a UUID.'),
  json_string: t('Nội dung phải là JSON.', 'The text must be JSON.'),
};
