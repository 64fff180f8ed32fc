import { fold } from '../kernel/messages.ts';
import type { ProcedureContent } from './schema.ts';

/** The text by which a version is found, by weight: A its name, B what it is filed under, C who decides and what results. */
export type SearchText = { readonly a: string; readonly b: string; readonly c: string };

/** Folded to plain words, so that the words of a query and of a name are split in the same way. */
export function searchText(content: ProcedureContent): SearchText {
  const text = (...parts: readonly string[]): string => searchWords(parts.join(' ')).join(' ');
  return {
    a: text(content.name, content.nameEn),
    b: text(content.field, ...content.lifeEvents),
    c: text(content.decidingAgency, ...content.results),
  };
}

/** Words of a text without case and diacritics: "Đăng ký, khai-sinh" → dang, ky, khai, sinh. */
export function searchWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word.length <= 100);
}

/** What to ask of the index for what a person typed; null when nothing was typed. The last word may be unfinished. */
export type WordQuery = {
  /** Every word anywhere. */
  readonly anywhere: string;
  /** Every word in the name. */
  readonly inName: string;
  /** The words in the name, one after another. */
  readonly asPhrase: string;
};

/** At most this many words are looked for; the rest of a very long question changes nothing. */
const mostWords = 20;

export function wordQuery(text: string): WordQuery | null {
  const words = searchWords(text).slice(0, mostWords);
  if (words.length === 0) return null;
  const marked = (mark: string): string[] =>
    words.map((word, index) => {
      const prefix = index === words.length - 1 ? '*' : '';
      return prefix + mark === '' ? `'${word}'` : `'${word}':${prefix}${mark}`;
    });
  return {
    anywhere: marked('').join(' & '),
    inName: marked('A').join(' & '),
    asPhrase: marked('A').join(' <-> '),
  };
}

/** A typed text that may be the beginning of a code (`1.0011`), made safe for LIKE; null when it cannot be one. */
export function codePrefix(text: string): string | null {
  const code = text.trim().toLowerCase();
  if (!/^[\p{L}\d][\p{L}\d._-]{0,39}$/u.test(code) || !/\d/.test(code)) return null;
  return code.replace(/[\\%_]/g, String.raw`\$&`);
}

/**
 * What is left of a question as one would put it at the counter ("tôi muốn làm giấy kết hôn") without the words that say
 * nothing of the procedure; null when that is nothing, or all of it.
 */
export function plainerWords(text: string): string | null {
  const words = searchWords(text);
  const left = words.filter((word) => !everydayWords.has(word));
  return left.join('').length < shortest || left.length === words.length ? null : left.join(' ');
}

/** Fewer letters than these would find whatever begins with them. */
const shortest = 4;

const everydayWords: ReadonlySet<string> = new Set(
  'toi minh em con can muon xin lam giay to di ve cho cua thi the nao gi o dau bao nhieu bi giup voi duoc khong thu tuc hoi nop ho so moi de va'.split(
    ' ',
  ),
);
