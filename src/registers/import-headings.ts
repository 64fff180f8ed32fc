import { fold, type Text } from '../kernel/messages.ts';
import type { Cell, Sheet } from '../kernel/spreadsheet.ts';
import type { Register } from './schema.ts';
import { idHeading, stateColumn, stateHeading } from './import-words.ts';

/** What a sheet's columns are: known ones by their position from 0, and those about which somebody must be asked. */
export type Headings = {
  /** Positions of the register's columns. */
  readonly found: ReadonlyMap<string, number>;
  readonly unclear: readonly Unclear[];
  /** Columns with headings that two positions bear. */
  readonly twice: readonly string[];
  /** Line of the last heading, as the spreadsheet counts. */
  readonly line: number;
};
export type Unclear = { readonly index: number; readonly words: string; readonly guess: string | null };
/** What was answered for unclear headings: by position, a column, or '' to leave it out. */
export type Answers = Readonly<Record<string, string>>;

const linesLookedAt = 25;
const likeEnough = 0.55;
/** One known heading and one that is like another. */
const enough = 1.5;
const longestHeading = 120;
/** Columns that many tables begin with and no register needs. */
const numbering = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no', 'no.']);

/**
 * The headings of a sheet: under any title, in one line or two (the upper one over several columns), in any order, with or
 * without diacritics. Null where no line does.
 */
export function findHeadings(register: Register, sheet: Sheet, answers: Answers): Headings | null {
  const known = knownTitles(register);
  let best: { score: number; words: string[]; line: number } | null = null;
  for (const [index, { line }] of sheet.rows.slice(0, linesLookedAt).entries()) {
    const own = wordsAt(sheet, index);
    const upper = index === 0 ? [] : wordsAt(sheet, index - 1);
    for (const words of [own, joined(upper, own, known)]) {
      const score = scoreOf(words, known);
      if (score > (best?.score ?? 0)) best = { score, words, line };
    }
  }
  if (best === null || best.score < enough) return null;
  return sorted(register, known, best.words, best.line, answers);
}

/** How many columns a line names; one that it names nearly counts half. */
function scoreOf(words: readonly string[], known: ReadonlyMap<string, string>): number {
  const headings = words.map(plain).filter((one) => one !== '' && one.length <= longestHeading);
  const names = new Set(headings.flatMap((one) => known.get(one) ?? []).filter((name) => name !== ignored));
  if (names.size === 0) return 0;
  const free = [...known].filter(([, name]) => name !== ignored && !names.has(name));
  const nearly = new Set(headings.flatMap((one) => (known.has(one) ? [] : (likest(one, free) ?? []))));
  return names.size + nearly.size / 2;
}

function sorted(
  register: Register,
  known: ReadonlyMap<string, string>,
  words: readonly string[],
  line: number,
  answers: Answers,
): Headings {
  const found = new Map<string, number>();
  const twice: string[] = [];
  const open: { index: number; words: string }[] = [];
  for (const [index, heading] of words.entries()) {
    if (plain(heading) === '') continue;
    const answer = answers[String(index)];
    const name = answer ?? known.get(plain(heading));
    if (name === undefined) open.push({ index, words: heading });
    else if (name === '' || name === ignored) continue;
    else if (found.has(name)) twice.push(heading);
    else found.set(name, index);
  }
  const free = [...known].filter(([, name]) => name !== ignored && !found.has(name));
  const unclear = open.map((one) => ({ ...one, guess: likest(plain(one.words), free) }));
  return { found, unclear, twice, line };
}

/** Titles of the register's columns in both languages, folded, and what needs no column. */
function knownTitles({ columns }: Register): Map<string, string> {
  const titles = (title: Text, name: string) =>
    [title.vi, title.en].map((words) => [plain(words), name] as const);
  return new Map([
    ...[...numbering].map((words) => [words, ignored] as const),
    ...titles(idHeading, ignored),
    ...titles(stateHeading, stateColumn),
    ...Object.entries(columns).flatMap(([name, { title }]) => [
      [fold(name), name] as const,
      ...titles(title, name),
    ]),
  ]);
}

const ignored = ' ignored';

/** A line's cells as headings: one over several columns stands in each of them. */
function wordsAt(sheet: Sheet, index: number): string[] {
  const row = sheet.rows[index];
  if (row === undefined) return [];
  const words = row.cells.map(String);
  for (const { lines, columns } of sheet.merges ?? []) {
    if (row.line < lines[0] || row.line > lines[1]) continue;
    const first = sheet.rows.find(({ line }) => line === lines[0])?.cells[columns[0]] ?? '';
    for (let at = columns[0]; at <= Math.min(columns[1], columns[0] + 400); at += 1)
      words[at] = String(first);
  }
  return Array.from(words, (one) => one ?? '');
}

/** Two lines of headings as one: the lower word where it is known or alone, else both together, else the upper. */
function joined(
  upper: readonly string[],
  lower: readonly string[],
  known: ReadonlyMap<string, string>,
): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [over = '', under = ''] = [upper[at], lower[at]];
    if (over === under || under === '') return over;
    const both = `${over} ${under}`;
    return over !== '' && known.has(plain(both)) ? both : under;
  });
}

/** Folded, without what stands in brackets, a star or a colon. */
function plain(words: Cell): string {
  return fold(
    String(words)
      .replace(/\([^)]*\)/g, ' ')
      .replace(/[*:\r\n]/g, ' '),
  );
}

/** The title most like these words, by pairs of letters (Dice); null where none is like enough. */
function likest(words: string, titles: readonly (readonly [string, string])[]): string | null {
  const scored = titles
    .map(([title, name]) => ({ name, score: likeness(words, title) }))
    .toSorted((one, other) => other.score - one.score);
  const [best] = scored;
  return best !== undefined && best.score >= likeEnough ? best.name : null;
}

function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const shared = pairs.filter((pair) => {
    const at = others.indexOf(pair);
    if (at !== -1) others.splice(at, 1);
    return at !== -1;
  }).length;
  return (2 * shared) / Math.max(1, pairs.length + pairsOf(other).length);
}

function pairsOf(words: string): string[] {
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2));
}
