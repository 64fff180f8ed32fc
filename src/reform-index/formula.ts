import { add, divide, exact, least, most, multiply, subtract, zero, type Exact } from './exact.ts';
import { t, type Text } from '../kernel/messages.ts';

/**
 * Formulas over indicators: numbers (`0,5` or `0.5`), indicator codes, + − × ÷ (also * and /), parentheses,
 * `min(a; b)`, `max(a; b)`.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'indicator'; readonly code: string; readonly at: number }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: 'binary';
      readonly sign: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: 'min' | 'max'; readonly of: readonly Formula[] };

/** Where a formula cannot be read: position of the character, from 1. */
export type FormulaError = { readonly at: number; readonly text: Text };

type Token = {
  readonly text: string;
  readonly at: number;
  readonly kind: 'number' | 'name' | 'sign' | 'end';
};

const deepest = 40;

/** The formula that a text says, or where it stops making sense. */
export function parseFormula(text: string): Formula | FormulaError {
  const tokens = tokensOf(text);
  if ('text' in tokens) return tokens;
  const reader = new Reader(tokens);
  try {
    const formula = reader.sum(0);
    const rest = reader.next();
    if (rest.kind !== 'end') return errorAt(rest, t('thừa', 'is too much'));
    return formula;
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

export function isFormulaError(value: Formula | FormulaError): value is FormulaError {
  return 'text' in value;
}

/** Codes of the indicators that a formula asks for, each once. */
export function indicatorsOf(formula: Formula): string[] {
  if (formula.kind === 'indicator') return [formula.code];
  if (formula.kind === 'number') return [];
  if (formula.kind === 'negative') return indicatorsOf(formula.of);
  const inside = formula.kind === 'binary' ? [formula.left, formula.right] : formula.of;
  return [...new Set(inside.flatMap(indicatorsOf))];
}

/** The formula's value; null where an indicator has no data or something is divided by zero. */
export function calculate(formula: Formula, valueOf: (code: string) => Exact | null): Exact | null {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'indicator') return valueOf(formula.code);
  if (formula.kind === 'negative') {
    const value = calculate(formula.of, valueOf);
    return value === null ? null : subtract(zero, value);
  }
  if (formula.kind !== 'binary') {
    const values = formula.of.map((part) => calculate(part, valueOf));
    const known = values.filter((value) => value !== null);
    return known.length < values.length ? null : known.reduce(formula.kind === 'min' ? least : most);
  }
  const left = calculate(formula.left, valueOf);
  const right = calculate(formula.right, valueOf);
  return left === null || right === null ? null : operations[formula.sign](left, right);
}

const operations = { '+': add, '-': subtract, '*': multiply, '/': divide } as const;
const signs: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '–': '-', ':': '/' };

function tokensOf(text: string): Token[] | FormulaError {
  const tokens: Token[] = [];
  const pattern =
    /\s+|(\d+(?:[.,]\d+)?)|(\p{L}[\p{L}\d_]*(?:(?:-[\p{L}\d_]+)*(?:\.[\p{L}\d_]+)+)?)|([-+*/×÷−–:();])/uy;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex + 1;
    const match = pattern.exec(text);
    if (match === null)
      return {
        at,
        text: t(
          `ký tự "${text.charAt(at - 1)}" ở vị trí ${at} không dùng được trong công thức`,
          `the character "${text.charAt(at - 1)}" at position ${at} cannot be used in a formula`,
        ),
      };
    const [, number, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number.replace(',', '.'), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: signs[sign] ?? sign, at });
  }
  return [...tokens, { kind: 'end', text: '', at: text.length + 1 }];
}

class Unreadable extends Error {
  readonly reason: FormulaError;
  constructor(reason: FormulaError) {
    super(reason.text.en);
    this.reason = reason;
  }
}

function errorAt({ at, text, kind }: Token, words: Text): FormulaError {
  const said = kind === 'end' ? t('hết công thức', 'the end') : t(`"${text}"`, `"${text}"`);
  return { at, text: t(`vị trí ${at}: ${said.vi} ${words.vi}`, `position ${at}: ${said.en} ${words.en}`) };
}

/** Reads by recursive descent: sums of products of signed parts. */
class Reader {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  next(): Token {
    const token = this.#tokens[this.#index] ?? this.#tokens.at(-1);
    if (token === undefined) throw new RangeError('a formula ends with its end');
    return token;
  }

  sum(depth: number): Formula {
    if (depth > deepest)
      throw new Unreadable(
        errorAt(this.next(), t('nằm trong quá nhiều dấu ngoặc', 'lies in too many parentheses')),
      );
    let left = this.#product(depth);
    for (let sign = this.#sign('+', '-'); sign !== null; sign = this.#sign('+', '-'))
      left = { kind: 'binary', sign, left, right: this.#product(depth) };
    return left;
  }

  #product(depth: number): Formula {
    let left = this.#part(depth);
    for (let sign = this.#sign('*', '/'); sign !== null; sign = this.#sign('*', '/'))
      left = { kind: 'binary', sign, left, right: this.#part(depth) };
    return left;
  }

  #part(depth: number): Formula {
    const token = this.next();
    this.#index += 1;
    if (token.kind === 'number') return { kind: 'number', value: exact(token.text) };
    if (token.kind === 'name') return this.#named(token, depth);
    if (token.text === '-' && depth <= deepest) return { kind: 'negative', of: this.#part(depth + 1) };
    if (token.text === '(') {
      const inside = this.sum(depth + 1);
      this.#expect(')');
      return inside;
    }
    throw new Unreadable(
      errorAt(
        token,
        t(
          'không đúng chỗ; cần một số, một chỉ tiêu hoặc dấu (',
          'is out of place; a number, an indicator or ( belongs here',
        ),
      ),
    );
  }

  #named(token: Token, depth: number): Formula {
    const isCall = this.next().text === '(';
    if (token.text !== 'min' && token.text !== 'max') {
      if (isCall)
        throw new Unreadable(
          errorAt(token, t('không phải hàm; chỉ có min và max', 'is no function; there are min and max')),
        );
      return { kind: 'indicator', code: token.text, at: token.at };
    }
    this.#expect('(');
    const of = [this.sum(depth + 1)];
    while (this.next().text === ';') {
      this.#index += 1;
      of.push(this.sum(depth + 1));
    }
    this.#expect(')');
    return { kind: token.text, of };
  }

  #expect(text: string): void {
    const token = this.next();
    if (token.text !== text)
      throw new Unreadable(
        errorAt(token, t(`đứng ở chỗ cần dấu "${text}"`, `stands where "${text}" is needed`)),
      );
    this.#index += 1;
  }

  #sign<Sign extends string>(...wanted: readonly Sign[]): Sign | null {
    const found = wanted.find((sign) => sign === this.next().text);
    if (found === undefined) return null;
    this.#index += 1;
    return found;
  }
}
