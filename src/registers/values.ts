import type { Refusal } from '../kernel/errors.ts';
import { isRefusal, refuse } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { formatNumber } from '../ui/format.ts';
import type { Lookups } from './lookups.ts';
import type { Column, Condition, Register, Value, Values } from './schema.ts';
import { readDay } from './typed-days.ts';
import { readNumber } from './typed-numbers.ts';

export const longestText = 20_000;
export const longestLine = 500;

/** A column's value from what was typed, sent or stood in a cell; null: nothing. */
export function readValue(column: Column, raw: unknown, lookups: Lookups): Value | null | Refusal {
  if (raw === undefined || raw === null) return null;
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return wrong(notPlain);
  const words = typeof raw === 'string' ? raw.normalize('NFC').trim() : raw;
  if (words === '') return null;
  switch (column.kind) {
    case 'text':
      return readText(String(words), column.most ?? (column.long === true ? longestText : longestLine));
    case 'choice':
      return readChoice(column.choices, String(words));
    case 'day':
      return (typeof words === 'boolean' ? null : readDay(words)) ?? wrong(notADay);
    case 'number':
      return readBounded(column, typeof words === 'boolean' ? null : readNumber(words, column.decimals ?? 0));
    case 'yes':
      return readYes(words);
    case 'agency':
      return lookups.agency(String(words));
    case 'person':
      return lookups.person(String(words));
    case 'row':
      return lookups.row(column.of, String(words));
  }
}

/** All values of a row; a column that its condition leaves out stays empty, whatever was sent for it. */
export function readValues(
  { columns }: Register,
  raw: Readonly<Record<string, unknown>>,
  lookups: Lookups,
): { values: Values; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const read: Record<string, Value> = {};
  for (const [name, column] of Object.entries(columns)) {
    const value = readValue(column, raw[name], lookups);
    if (isRefusal(value)) refusals.push(refuse(value.code, value.text, `values.${name}`));
    else if (value !== null) read[name] = value;
  }
  const values = Object.fromEntries(
    Object.entries(read).filter(([name]) => holds(columns[name]?.when, read)),
  );
  const kept = refusals.filter(({ field }) =>
    holds(columns[field?.slice('values.'.length) ?? '']?.when, read),
  );
  return { values, refusals: kept };
}

/** Whether a condition holds for a row. */
export function holds(condition: Condition | undefined, values: Values): boolean {
  return Object.entries(condition ?? {}).every(([name, wanted]) => {
    const value = values[name] ?? false;
    return typeof wanted === 'boolean' || typeof wanted === 'string'
      ? value === wanted
      : typeof value === 'string' && wanted.includes(value);
  });
}

function readText(words: string, most: number): string | Refusal {
  return words.length <= most
    ? words
    : wrong(
        t(`Nhiều nhất ${formatNumber(most, 'vi')} ký tự.`, `At most ${formatNumber(most, 'en')} characters.`),
      );
}

function readChoice(choices: Readonly<Record<string, Text>>, words: string): string | Refusal {
  if (Object.hasOwn(choices, words)) return words;
  const wanted = fold(words);
  const found = Object.entries(choices).find(([, { vi, en }]) => fold(vi) === wanted || fold(en) === wanted);
  if (found !== undefined) return found[0];
  const all = Object.values(choices);
  return wrong(
    t(
      `Chọn một trong: ${all.map(({ vi }) => vi).join('; ')}.`,
      `Choose one of: ${all.map(({ en }) => en).join('; ')}.`,
    ),
  );
}

function readBounded(
  { decimals = 0, least, most }: Extract<Column, { kind: 'number' }>,
  value: number | null,
): number | Refusal {
  if (value === null) return wrong(notANumber);
  const shift = 10 ** decimals;
  if (Math.abs(value * shift - Math.round(value * shift)) > 1e-6)
    return wrong(
      decimals === 0
        ? t('Phải là số nguyên.', 'Write a whole number.')
        : t(`Nhiều nhất ${decimals} chữ số sau dấu phẩy.`, `At most ${decimals} decimals.`),
    );
  if (least !== undefined && value < least)
    return wrong(t(`Không nhỏ hơn ${formatNumber(least, 'vi')}.`, `Not below ${formatNumber(least, 'en')}.`));
  if (most !== undefined && value > most)
    return wrong(t(`Không lớn hơn ${formatNumber(most, 'vi')}.`, `Not above ${formatNumber(most, 'en')}.`));
  return Math.round(value * shift) / shift;
}

const affirmed = new Set(['on', 'true', 'co', 'x', 'yes', '1', 'dung']);
const denied = new Set(['false', 'khong', 'no', '0', 'off', 'sai']);

function readYes(words: string | number | boolean): boolean | null | Refusal {
  const folded = fold(String(words));
  if (affirmed.has(folded)) return true;
  return denied.has(folded) ? null : wrong(t('Ghi "Có" hoặc "Không".', 'Write yes or no.'));
}

function wrong(words: Text): Refusal {
  return refuse('invalid', words);
}

const notPlain = t('Phải là một chữ, một số hoặc đúng/sai.', 'Send a text, a number, true or false.');
const notADay = t(
  'Ngày chưa đúng; viết dạng 05/03/2024 hoặc 2024-03-05.',
  'This is not a day; write it as 05/03/2024 or 2024-03-05.',
);
const notANumber = t('Phải là số, ví dụ 1.250 hoặc 12,5.', 'Write a number, such as 1.250 or 12,5.');
