import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';

export type Place = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: 'city' | 'district' | 'commune';
};

/** How words become the ids they name. */
export type Lookups = {
  /** By code, or by name with or without diacritics. */
  agency(words: string): number | Refusal;
  /** By user name, or by full name where only one person bears it. */
  person(words: string): number | Refusal;
  /** A row of the register `of`: by its number, or by what people call it where such words were loaded. */
  row(of: string, words: string): number | Refusal;
};
/** A row of another register by what people call it, or why it is none. */
export type RowNamed = Lookups['row'];

export async function readPlaces(db: Queries): Promise<Place[]> {
  const rows = await db
    .selectFrom('agency')
    .select(['id', 'code', 'name', 'nameEn', 'level'])
    .orderBy('id')
    .execute();
  return rows.map(({ level, ...row }) => ({ ...row, level: level as Place['level'] }));
}

/** Look-ups for what may be written: every agency, and the people whom one of these words may name. */
export async function loadLookups(
  db: Queries,
  peopleWords: readonly string[],
  rowNamed?: RowNamed,
): Promise<Lookups> {
  const [places, people] = await Promise.all([readPlaces(db), readPeopleByWords(db, peopleWords)]);
  return createLookups(places, people, rowNamed);
}

export function createLookups(
  places: readonly Place[],
  people: readonly { readonly id: number; readonly username: string; readonly fullName: string }[],
  rowNamed: RowNamed = () => notARow,
): Lookups {
  const byWords = Map.groupBy(
    places.flatMap(({ id, code, name }) =>
      [...new Set([fold(code), fold(name)])].map((words) => ({ id, words })),
    ),
    ({ words }) => words,
  );
  const byUsername = new Map(people.map(({ id, username }) => [username, id]));
  const byName = Map.groupBy(people, ({ fullName }) => fold(fullName));
  return {
    agency(words) {
      const found = byWords.get(fold(words)) ?? [];
      const [first] = found;
      if (first === undefined) return unknownAgency(words);
      return found.length === 1 ? first.id : severalAgencies(words);
    },
    person(words) {
      const known = byUsername.get(words);
      if (known !== undefined) return known;
      const found = byName.get(fold(words)) ?? [];
      const [first] = found;
      if (first === undefined) return unknownPerson(words);
      return found.length === 1 ? first.id : severalPeople(words);
    },
    row: (of, words) => rowNumber(words) ?? rowNamed(of, words),
  };
}

/** `12` or `#12`; null for words. Whether there is such a row is asked where it is recorded. */
export function rowNumber(words: string): number | null {
  const id = Number(/^#?(\d{1,15})$/.exec(words)?.[1] ?? 0);
  return id > 0 ? id : null;
}

async function readPeopleByWords(db: Queries, words: readonly string[]) {
  if (words.length === 0) return [];
  return db
    .selectFrom('account')
    .select(['id', 'username', 'fullName'])
    .where(({ or, eb }) =>
      or([
        eb('username', '=', sql<string>`any(${[...words]})`),
        eb(sql`lower(full_name)`, '=', sql`any(${words.map((word) => word.toLowerCase())})`),
      ]),
    )
    .execute();
}

/** What stands for ids where people read them. */
export type Names = {
  agency(id: number): Place | undefined;
  person(id: number): { readonly username: string; readonly fullName: string } | undefined;
};

export async function loadNames(db: Queries, personIds: readonly number[]): Promise<Names> {
  const ids = [...new Set(personIds)];
  const [places, people] = await Promise.all([
    readPlaces(db),
    ids.length === 0
      ? []
      : db
          .selectFrom('account')
          .select(['id', 'username', 'fullName'])
          .where('id', '=', sql<number>`any(${ids}::int[])`)
          .execute(),
  ]);
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const personOf = new Map(people.map((one) => [one.id, one]));
  return { agency: (id) => placeOf.get(id), person: (id) => personOf.get(id) };
}

const mostPeople = 20;

/** People whose name holds these words, with or without diacritics, or whose user name does; for a box that is typed into. */
export async function searchPeople(db: Queries, words: string) {
  const wanted = fold(words);
  if (wanted === '') return [];
  const people = await db
    .selectFrom('account')
    .select(['id', 'username', 'fullName'])
    .where('isActive', '=', true)
    .orderBy('fullName')
    .execute();
  const found = people
    .filter(({ username, fullName }) => username.includes(wanted) || fold(fullName).includes(wanted))
    .slice(0, mostPeople);
  const places = await db
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .select(['account.id', 'agency.name'])
    .where('account.id', '=', sql<number>`any(${found.map(({ id }) => id)}::int[])`)
    .execute();
  const agencyOf = new Map(places.map(({ id, name }) => [id, name]));
  return found.map(({ id, username, fullName }) => ({
    value: username,
    label: fullName,
    hint: agencyOf.get(id) ?? '',
  }));
}

const notARow = refuse('invalid', t('Chọn một dòng có trong sổ.', 'Choose a row of the register.'));
const unknownAgency = (words: string): Refusal =>
  refuse(
    'invalid',
    t(
      `Không có cơ quan "${words.slice(0, 80)}"; ghi mã hoặc tên đầy đủ.`,
      `There is no agency "${words.slice(0, 80)}"; write its code or full name.`,
    ),
  );
const severalAgencies = (words: string): Refusal =>
  refuse(
    'invalid',
    t(
      `Có nhiều cơ quan tên "${words}"; hãy ghi mã.`,
      `Several agencies are called "${words}"; write the code.`,
    ),
  );
const unknownPerson = (words: string): Refusal =>
  refuse(
    'invalid',
    t(
      `Không có người dùng "${words.slice(0, 80)}"; ghi tên đăng nhập hoặc họ tên đầy đủ.`,
      `There is no user "${words.slice(0, 80)}"; write the user name or full name.`,
    ),
  );
const severalPeople = (words: string): Refusal =>
  refuse(
    'invalid',
    t(
      `Có nhiều người tên "${words}"; hãy ghi tên đăng nhập.`,
      `Several people are called "${words}"; write the user name.`,
    ),
  );
