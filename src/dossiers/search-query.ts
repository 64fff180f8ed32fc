import { sql, type RawBuilder } from 'kysely';
import { fold } from '../kernel/messages.ts';

/** What somebody typed into a search box, understood. */
export type Wanted =
  | { readonly kind: 'all' }
  /** A dossier code, whole or its beginning. */
  | { readonly kind: 'code'; readonly prefix: string }
  | { readonly kind: 'idNumber'; readonly idNumbers: readonly string[] }
  /** Words of a name, folded; the last may be unfinished. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Nothing that a dossier could be found by. */
  | { readonly kind: 'nothing' };

/** Codes look like `H13.21.10-260302-0001`: signs between letters and digits, with at least one digit. */
const codeLike = /^(?=.*\d)[\p{L}\d]+([.\-/][\p{L}\d]*)+$/u;

export function wantedBy(text: string): Wanted {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return { kind: 'all' };
  const idNumbers = idNumbersIn(typed);
  if (idNumbers.length > 0) return { kind: 'idNumber', idNumbers };
  if (codeLike.test(typed)) return { kind: 'code', prefix: typed.toUpperCase() };
  const words = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'words', words: words.slice(0, 12) };
}

/** The ways in which an identity number, passport or tax code may have been recorded; none when it is something else. */
function idNumbersIn(typed: string): string[] {
  const passport = /^[a-z]\d{7,8}$/i.exec(typed.replace(/\s/g, ''));
  if (passport !== null) return [passport[0].toUpperCase()];
  const digits = /^[\d\s.-]+$/.test(typed) ? typed.replace(/[\s.-]/g, '') : '';
  if (/^\d{13}$/.test(digits)) return [digits, `${digits.slice(0, 10)}-${digits.slice(10)}`];
  return /^(\d{9}|\d{10}|\d{12})$/.test(digits) ? [digits] : [];
}

/** The condition on the table `dossier` under which a row is what was wanted. */
export function wantedSql(wanted: Wanted): RawBuilder<boolean> {
  switch (wanted.kind) {
    case 'all':
      return sql<boolean>`true`;
    case 'nothing':
      return sql<boolean>`false`;
    case 'idNumber':
      return sql<boolean>`(dossier.id_number = any(${[...wanted.idNumbers]}::text[]) and dossier.id_number <> '')`;
    case 'code': {
      const [from, before] = codeRange(wanted.prefix);
      return sql<boolean>`(dossier.code ~>=~ ${from} and dossier.code ~<~ ${before})`;
    }
    case 'words':
      return sql<boolean>`dossier.search @@ to_tsquery('simple', ${queryOf(wanted.words)})`;
  }
}

/** All words must be there; the last may be only begun. Words are letters and digits, so that nothing needs quoting. */
function queryOf(words: readonly string[]): string {
  return words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
}

/** From and before which codes begin so: a range that an index by code points serves, whatever the database's own order. */
export function codeRange(prefix: string): [from: string, before: string] {
  return [prefix, prefix + lastCharacter];
}

const lastCharacter = '\u{10FFFD}';
