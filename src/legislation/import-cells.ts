import { fold, t, type Text } from '../kernel/messages.ts';
import type { Cell } from '../kernel/spreadsheet.ts';
import type { Day, DocumentLevel } from './schema.ts';

export type Unit = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentId: number | null;
};

/** A unit by its name or code and its level; the city for what is its own or the centre’s. */
export function unitFinder(units: readonly Unit[]) {
  const city = units.find(({ parentId }) => parentId === null);
  const byWord = new Map(
    units.flatMap((unit) => [unit.name, unit.code].map((word) => [`${unit.level} ${fold(word)}`, unit])),
  );
  return (level: DocumentLevel | undefined, written: string): Unit | undefined =>
    level === 'city' || level === 'central' ? city : byWord.get(`${level ?? ''} ${fold(written)}`);
}

/** Words that a cell may hold, each with what it means. */
export type Choices<K extends string> = { readonly byWord: ReadonlyMap<string, K>; readonly wrong: Text };
export function choicesOf<K extends string>(words: Readonly<Record<K, Text>>): Choices<K> {
  const keys = Object.keys(words) as K[];
  return {
    byWord: new Map(
      keys.flatMap((key) =>
        [key, words[key].vi, words[key].en].map((word): [string, K] => [fold(word), key]),
      ),
    ),
    wrong: notOneOf(keys.map((key) => words[key].vi)),
  };
}

/** `30/06/2026`, `30-6-2026`, `2026-06-30`, `ngày 30 tháng 6 năm 2026`, or Excel's own count of days from 30/12/1899; null for what is no day. */
export function readDay(cell: Cell): Day | null {
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell) || cell < 1 || cell > 100_000) return null;
    return new Temporal.PlainDate(1899, 12, 30).add({ days: cell }).toString();
  }
  const written = fold(cell).replace(/\s+/g, ' ').trim();
  const local =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ??
    /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$/.exec(written);
  const iso = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(written);
  const [year, month, day] = local === null ? (iso?.slice(1) ?? []) : [local[3], local[2], local[1]];
  if (year === undefined) return null;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const notOneOf = (words: readonly string[]): Text =>
  t(`Phải là một trong: ${words.join('; ')}`, `Must be one of: ${words.join('; ')}`);
