import type { Actor } from '../kernel/access.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { languages, t, type Text } from '../kernel/messages.ts';
import { visibleValues } from './listing.ts';
import { askedOf, rememberLooks } from './looks.ts';
import { loadLookups, readPlaces, rowNumber, type Lookups, type Place, type RowNamed } from './lookups.ts';
import type { Register } from './schema.ts';
import { loadShowing } from './showing.ts';
import { wordsOf } from './store.ts';

type Asked = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly registers: readonly Register[];
  readonly register: Register;
};

/** Look-ups for words that stand in a register's columns, by column. */
export async function lookupsOf(
  asked: Asked,
  actor: Actor,
  words: ReadonlyMap<string, readonly string[]>,
): Promise<Lookups> {
  const { columns } = asked.register;
  const people = [...words].flatMap(([name, some]) => (columns[name]?.kind === 'person' ? some : []));
  const byRegister = new Map<string, Set<string>>();
  for (const [name, some] of words) {
    const column = columns[name];
    if (column?.kind !== 'row') continue;
    const called = byRegister.get(column.of) ?? new Set();
    for (const one of some) if (rowNumber(one) === null) called.add(one);
    byRegister.set(column.of, called);
  }
  const named = new Map<string, (words: string) => number | Refusal>();
  for (const register of asked.registers) {
    const called = byRegister.get(register.code);
    if (called !== undefined && called.size > 0)
      named.set(register.code, await loadRowNames(asked, register, actor, called));
  }
  const row: RowNamed = (of, called) => named.get(of)?.(called) ?? noneCalled(called);
  return loadLookups(asked.house.db, people, row);
}

type Found = { readonly id: number; readonly label: string };

/**
 * The rows that these words name, among those that the actor sees: read once, however many words there are. A row is
 * called by its label, alone or with its agency's name or code, in either language.
 */
async function loadRowNames(
  { house: { db, clock }, registers }: Asked,
  register: Register,
  actor: Actor,
  called: ReadonlySet<string>,
): Promise<(words: string) => number | Refusal> {
  const rows = await visibleValues(db, register, actor, register.label);
  const values = rows.map((row) => row.values);
  const [places, ...showings] = await Promise.all([
    readPlaces(db),
    ...languages.map((language) => loadShowing(db, registers, register, values, { actor, language })),
  ]);
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const found = new Map<string, Found[]>([...called].map((words) => [plain(words), []]));
  for (const row of rows) {
    const labels = showings.map(({ label }) => label(register, row));
    const place = placeOf.get(row.agencyId);
    const one = { id: row.id, label: [labels[0], place?.name].filter(Boolean).join(', ') };
    for (const name of namesOf(labels, place)) found.get(name)?.push(one);
  }
  const seen = new Set([...found.values()].flatMap((all) => all.map(({ id }) => id)));
  const look = {
    purpose: 'search',
    asked: askedOf({ q: [...called].join('; ') }),
    count: seen.size,
  } as const;
  await rememberLooks({ db, at: clock.now() }, actor, register, look);
  return (words) => {
    const all = found.get(plain(words)) ?? [];
    const [first] = all;
    if (first === undefined) return noneIn(register.title, words);
    return all.length === 1 ? first.id : severalCalled(words, all);
  };
}

function namesOf(labels: readonly string[], place: Place | undefined): Set<string> {
  const more = place === undefined ? [] : [place.name, place.nameEn, place.code];
  return new Set(labels.flatMap((label) => ['', ...more].map((words) => plain(`${label} ${words}`))));
}

/** Letters and figures alone, so that it does not matter how a label and its agency are set apart. */
function plain(words: string): string {
  return wordsOf(words).join(' ');
}

const mostNamed = 5;
const short = (words: string): string => words.slice(0, 80);

function noneIn({ vi, en }: Text, words: string): Refusal {
  return refuse(
    'invalid',
    t(
      `Sổ "${vi}" không có dòng "${short(words)}" mà bạn xem được; ghi tên như trong sổ đó, hoặc số của dòng.`,
      `"${en}" has no row "${short(words)}" that you may see; write its name as it stands there, or its number.`,
    ),
  );
}

const noneCalled = (words: string): Refusal =>
  refuse('invalid', t(`Không có dòng "${short(words)}".`, `There is no row "${short(words)}".`));

function severalCalled(words: string, all: readonly Found[]): Refusal {
  const named = all.slice(0, mostNamed).map(({ id, label }) => `${label} (#${id})`);
  const rest = all.length - named.length;
  return refuse(
    'invalid',
    t(
      `Có ${all.length} dòng tên "${short(words)}": ${named.join('; ')}${rest > 0 ? ` và ${rest} dòng khác` : ''}. Ghi thêm tên cơ quan, hoặc ghi số, ví dụ #${all[0]?.id ?? 1}.`,
      `${all.length} rows are called "${short(words)}": ${named.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}. Add the agency, or write the number, such as #${all[0]?.id ?? 1}.`,
    ),
  );
}
