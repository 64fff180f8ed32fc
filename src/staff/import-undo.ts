import { sql } from 'kysely';
import { actorId, can, covers, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { editStaff } from './permissions.ts';
import { staffSubject } from './life.ts';
import type { StaffEvent } from './schema.ts';
import type { Staff } from './staff.ts';
import { takeBack } from './store.ts';
import { eventWords } from './words.ts';

/** A workbook that went in, and whether its records can still go back. */
export type ImportMade = {
  readonly id: number;
  readonly fileName: string;
  readonly rowCount: number;
  readonly importedAt: Temporal.Instant;
  readonly by: string;
  readonly undoneAt: Temporal.Instant | null;
  /** Records that somebody has changed since. */
  readonly touched: number;
  readonly agencyIds: readonly number[];
};

const shown = 20;

/** The last imports whose records this person keeps, the newest first; one taken back is seen by who made it. */
export async function importsMade({ house: { db } }: Staff, actor: Actor): Promise<ImportMade[]> {
  const made = await readImports(db, null);
  const answer = can(actor, editStaff);
  return made
    .filter(({ agencyIds, byId }) =>
      agencyIds.length === 0 ? byId === actorId(actor) : agencyIds.every((id) => covers(answer, id)),
    )
    .slice(0, shown);
}

/**
 * Takes all records of an import back, or none: they leave lists and figures, and their numbers are free again. What was
 * recorded stays in their events. @throws Refused when something has been built on one of them since, with its name
 */
export async function undoImport(staff: Staff, actor: Actor, id: number): Promise<number> {
  const { db, clock } = staff.house;
  const answer = can(actor, editStaff);
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('staffImport').select('id').where('id', '=', id).forUpdate().execute();
    const [made] = await readImports(tx, id);
    if (made === undefined || !made.agencyIds.every((one) => covers(answer, one)))
      throw new Refused(notFound);
    if (made.undoneAt !== null) throw new Refused(undoneAlready);
    const people = await tx
      .selectFrom('staffPerson')
      .select(['id', 'version'])
      .where('importId', '=', id)
      .orderBy('id')
      .forUpdate()
      .execute();
    const held = await holdersOf(staff, tx, people);
    if (held.length > 0) throw new Refused(heldSince(held));
    const at = clock.now();
    await takeBack(
      tx,
      people.map((person) => person.id),
      { kind: 'import-undone', data: { importId: id }, actorId: actorId(actor), at },
    );
    await tx
      .updateTable('staffImport')
      .set({ undoneAt: at, undoneBy: actorId(actor) })
      .where('id', '=', id)
      .execute();
    return people.length;
  });
}

type Holder = { readonly fullName: string; readonly what: Text };

/** Records that can no longer go back, by name, with what has happened to them or stands on them elsewhere. */
async function holdersOf(
  { standsOn }: Staff,
  tx: Tx,
  people: readonly { readonly id: number; readonly version: number }[],
): Promise<Holder[]> {
  const ids = people.map(({ id }) => id);
  const elsewhere = await standsOn(tx, ids);
  const held = people.filter(({ id, version }) => version > 1 || elsewhere.has(id)).map(({ id }) => id);
  if (held.length === 0) return [];
  const { rows } = await sql<{ id: number; fullName: string; event: StaffEvent | null }>`
    select person.id, coalesce(spell.full_name, '#' || person.id) as full_name, later.event
    from staff_person person
      left join staff_spell spell on spell.person_id = person.id and spell.is_first
      left join lateral (select json_build_object('kind', kind, 'data', data) as event from event
        where subject_kind = ${staffSubject} and subject_id = person.id and number > 1
        order by number desc limit 1) later on true
    where person.id = any(${held}::int[]) order by spell.name_key, person.id`.execute(tx);
  return rows.map(({ id, fullName, event }) => ({
    fullName,
    what: elsewhere.get(id) ?? (event === null ? changed : eventWords(event)),
  }));
}

async function readImports(
  db: Queries,
  id: number | null,
): Promise<(ImportMade & { byId: number | null })[]> {
  const { rows } = await sql<ImportMade & { byId: number | null }>`
    select made.id, file_name, row_count, imported_at, imported_by as by_id, undone_at,
      coalesce(account.full_name, '') as by, people.touched, people.agency_ids
    from (select * from staff_import ${id === null ? sql`order by id desc limit 200` : sql`where id = ${id}`}) made
      left join account on account.id = made.imported_by
      cross join lateral (select count(distinct person.id) filter (where version > 1 and undone_at is null)::int as touched,
          coalesce(array_agg(distinct agency_id) filter (where agency_id is not null), '{}') as agency_ids
        from staff_person person left join staff_spell on person_id = person.id
        where person.import_id = made.id) people
    order by made.id desc`.execute(db);
  return rows;
}

const undoneAlready = refuse(
  'conflict',
  t('Lần nhập này đã được thu hồi.', 'This import has been taken back already.'),
);
const changed = t('đã cập nhật', 'changed');
const namesShown = 10;

function heldSince(held: readonly Holder[]): Refusal {
  const more = held.length - namesShown;
  const names = (language: 'vi' | 'en'): string =>
    held
      .slice(0, namesShown)
      .map(({ fullName, what }) => `${fullName} (${what[language]})`)
      .join('; ');
  return refuse(
    'conflict',
    t(
      `Không thu hồi được vì ${held.length} hồ sơ trong tệp đã được dùng đến: ${names('vi')}${more > 0 ? ` và ${more} người khác` : ''}. Hãy sửa từng hồ sơ.`,
      `It cannot be taken back: ${held.length} of its records are in use: ${names('en')}${more > 0 ? ` and ${more} others` : ''}. Correct them one by one.`,
    ),
  );
}
