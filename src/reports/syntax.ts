import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { optionsOf } from './syntax-options.ts';
import {
  registerNames,
  reportKinds,
  type Condition,
  type FigureReference,
  type Piece,
  type RegisterName,
  type Place,
  type ReportKind,
  type Sentence,
} from './schema.ts';

/**
 * The small language of prose with figures:
 *
 * - `{dossier.total}` a figure; `{code|decimals=1|year=last}` with options (see `syntax-options.ts`);
 *   `{procedure.total ?? procedure.inForce}` the first that has data
 * - `{=period}` a word of the report
 * - `[[, trong đó {x} chỉ thị]]` a clause that is left out when one of its figures has no data
 * - `[^Kết quả: {x}.]` a footnote
 * - `(if x)`, `(unless x)`, `(has documents)`, `(for year, mid-term)` before a sentence: when it stands
 *
 * A line is a sentence: it is left out when a figure outside its clauses has no data.
 */
export function parseSentence(source: string, at: Place): Sentence | SyntaxFault {
  const reader = new Reader(source, at);
  try {
    const when = reader.conditions();
    return { when, pieces: reader.pieces(null) };
  } catch (thrown) {
    if (thrown instanceof SyntaxFault) return thrown;
    throw thrown;
  }
}

/** A mistake in a text, with its place. */
export class SyntaxFault extends Error {
  readonly words: Text;
  readonly place: Place;

  constructor(words: Text, place: Place) {
    super(words.en);
    this.name = 'SyntaxFault';
    this.words = words;
    this.place = place;
  }
}

/** A fault as a refusal that names section, line and column. */
export function refuseFault({ words, place }: SyntaxFault, section: string, field?: string): Refusal {
  return refuse(
    'invalid',
    t(
      `Mục “${section}”, dòng ${place.line}, cột ${place.column}: ${words.vi}`,
      `Section "${section}", line ${place.line}, column ${place.column}: ${words.en}`,
    ),
    field,
  );
}

type End = ']]' | ']' | null;

class Reader {
  readonly #text: string;
  readonly #start: Place;
  #index = 0;

  constructor(text: string, start: Place) {
    this.#text = text;
    this.#start = start;
  }

  /** Conditions before the sentence. */
  conditions(): Condition[] {
    const found: Condition[] = [];
    for (;;) {
      const match = /^\s*\((if|unless|for|has)\s+([^)]*)\)\s*/.exec(this.#text.slice(this.#index));
      if (match === null) return found;
      const [whole, kind = '', words = ''] = match;
      const place = this.#place();
      this.#index += whole.length;
      if (kind === 'has') found.push({ kind, registers: registersOf(words, place) });
      else if (kind === 'for') found.push({ kind, kinds: kindsOf(words, place) });
      else found.push({ kind: kind === 'if' ? 'if' : 'unless', codes: references(words, place) });
    }
  }

  pieces(end: End): Piece[] {
    const found: Piece[] = [];
    let words = '';
    const flush = (): void => {
      if (words !== '') found.push({ kind: 'text', text: words });
      words = '';
    };
    while (this.#index < this.#text.length) {
      if (end !== null && this.#isAt(end)) {
        flush();
        this.#index += end.length;
        return found;
      }
      const place = this.#place();
      if (this.#isAt('{')) {
        flush();
        found.push(this.#braces(place));
      } else if (this.#isAt('[[')) {
        if (end === ']]') throw new SyntaxFault(nestedClause, place);
        if (this.#isAt('[[^')) throw new SyntaxFault(noteInBrackets, place);
        flush();
        this.#index += 2;
        found.push({ kind: 'clause', pieces: this.#within(']]', place) });
      } else if (this.#isAt('[^')) {
        if (end === ']') throw new SyntaxFault(nestedNote, place);
        flush();
        this.#index += 2;
        found.push({ kind: 'footnote', sentences: [{ when: [], pieces: this.#within(']', place) }] });
      } else if (this.#isAt('}') || this.#isAt(']]')) {
        throw new SyntaxFault(strayEnd(this.#isAt('}') ? '}' : ']]'), place);
      } else {
        words += this.#text[this.#index];
        this.#index += 1;
      }
    }
    if (end !== null) throw new SyntaxFault(neverEnded(end), this.#place());
    flush();
    return found;
  }

  /** Up to its end; where there is none, the fault is at the beginning. */
  #within(end: ']]' | ']', place: Place): Piece[] {
    try {
      return this.pieces(end);
    } catch (thrown) {
      const isOpen = thrown instanceof SyntaxFault && this.#index >= this.#text.length;
      throw isOpen && thrown.words.en === neverEnded(end).en ? new SyntaxFault(thrown.words, place) : thrown;
    }
  }

  #braces(place: Place): Piece {
    const close = this.#text.indexOf('}', this.#index);
    if (close === -1) throw new SyntaxFault(neverEnded('}'), place);
    const inside = this.#text.slice(this.#index + 1, close);
    this.#index = close + 1;
    if (inside.includes('{')) throw new SyntaxFault(neverEnded('}'), place);
    if (inside.startsWith('=')) return { kind: 'word', name: inside.slice(1).trim(), place };
    return { kind: 'figure', alternatives: references(inside, place, '??') };
  }

  #isAt(words: string): boolean {
    return this.#text.startsWith(words, this.#index);
  }

  #place(): Place {
    return { line: this.#start.line, column: this.#start.column + this.#index };
  }
}

const codePattern = /^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+$/;

/** One or several figures: `code|option=value`, separated by commas or `??`. */
export function references(source: string, place: Place, separator = ','): FigureReference[] {
  return source.split(separator).map((words) => {
    const [code = '', ...rest] = words.split('|').map((part) => part.trim());
    if (!codePattern.test(code)) throw new SyntaxFault(noCode(code), place);
    return { code, place, options: optionsOf(rest, (fault) => new SyntaxFault(fault, place)) };
  });
}

function kindsOf(words: string, place: Place): ReportKind[] {
  return words.split(',').map((word) => {
    const kind = reportKinds.find((known) => known === word.trim());
    if (kind === undefined) throw new SyntaxFault(noKind(word.trim()), place);
    return kind;
  });
}

function registersOf(words: string, place: Place): RegisterName[] {
  return words.split(',').map((word) => {
    const register = registerNames.find((known) => known === word.trim());
    if (register === undefined) throw new SyntaxFault(noRegister(word.trim()), place);
    return register;
  });
}

const nestedClause = t('Không đặt [[…]] trong một [[…]] khác.', 'A [[…]] cannot stand within another.');
const noteInBrackets = t(
  'Chú thích viết [^…] với một dấu ngoặc; khi số liệu của nó chưa có, nó tự được bỏ.',
  'A footnote is written [^…] with one bracket; it goes by itself when its figures have no data.',
);
const nestedNote = t('Không đặt chú thích trong chú thích.', 'A footnote cannot stand within another.');
const strayEnd = (sign: string) =>
  t(`Dấu ${sign} không có dấu mở đi trước.`, `${sign} closes nothing that was opened.`);
const neverEnded = (end: string) => t(`Thiếu dấu đóng ${end}.`, `The closing ${end} is missing.`);
const noCode = (code: string) =>
  code === ''
    ? t('Thiếu mã chỉ tiêu giữa hai dấu { }.', 'The code of the indicator is missing between { }.')
    : t(
        `“${code}” không phải là mã chỉ tiêu; mã có dạng dossier.total.`,
        `"${code}" is not the code of an indicator; codes look like dossier.total.`,
      );
const noRegister = (name: string) =>
  t(
    `Không có sổ “${name}”; hãy dùng ${registerNames.join(', ')}.`,
    `There is no register "${name}"; use ${registerNames.join(', ')}.`,
  );
const noKind = (kind: string) =>
  t(
    `“${kind}” không phải là loại báo cáo; hãy dùng ${reportKinds.join(', ')}.`,
    `"${kind}" is no kind of report; use ${reportKinds.join(', ')}.`,
  );
