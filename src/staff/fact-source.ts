import { sql, type RawBuilder } from 'kysely';
import { agencyNames } from '../indicators/indicators.ts';
import type { Dimension, FactSource, RowTable } from '../indicators/schema.ts';
import type { Queries } from '../kernel/database.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import { countStaff } from './permissions.ts';
import { degrees, staffKinds, type StaffKind } from './schema.ts';

const agency: Dimension = {
  title: t('Cơ quan', 'Agency'),
  key: sql`fact.agency_id::text`,
  labels: agencyNames,
};

/** A dimension whose keys are a table's; '' is what nobody has written. */
function known(title: Text, column: RawBuilder<string>, words: Readonly<Record<string, Text>>): Dimension {
  return {
    title,
    key: column,
    labels: (_db, keys) =>
      Promise.resolve(
        new Map(
          keys.map((key) => [
            key,
            Object.hasOwn(words, key) ? (words[key] ?? t(key, key)) : t('Chưa ghi', 'Not recorded'),
          ]),
        ),
      ),
  };
}

/** Who is in post, from day to day, with what is counted of them. */
export const staffFacts: FactSource = {
  code: 'staff',
  title: t('Cán bộ, công chức, viên chức', 'Staff'),
  table: 'staff_fact',
  subject: 'person_id',
  weight: 'weight',
  recordedAt: 'recorded_at',
  dimensions: {
    agency,
    kind: known(t('Loại', 'Kind'), sql`fact.kind`, staffKinds),
    degree: known(t('Trình độ', 'Degree'), sql`fact.degree`, degrees),
  },
  permission: countStaff,
  within: ({ agencyIds }) =>
    agencyIds === null ? sql`true` : sql`fact.agency_id = any(${[...agencyIds]}::int[])`,
  /** Stocks: whoever is recorded counts from the day they took up their post. */
  async since(db) {
    const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
      select min(from_on) as day from staff_fact`.execute(db);
    return rows[0]?.day ?? null;
  },
  rows: factRows,
};

/** A figure as known on a day before an import was taken back still counts its people. */
const takenBack = t('Hồ sơ đã thu hồi cùng tệp nhập', 'Taken back with its import');

/** People as rows of a figure, without their names: opening a figure is no look at a person. */
async function factRows(db: Queries, ids: readonly number[], language: Language): Promise<RowTable> {
  const { rows: found } = await sql<{
    personId: number;
    agency: string;
    kind: StaffKind;
    title: string;
    degree: string;
  }>`
    select distinct on (person_id) person_id, agency.name as agency, spell.kind, title, degree
    from staff_spell spell join agency on agency.id = agency_id
    where person_id = any(${[...ids]}::int[]) order by person_id, number desc`.execute(db);
  const byId = new Map(found.map((row) => [row.personId, row]));
  return {
    columns: [
      { key: 'number', title: t('Hồ sơ số', 'Record') },
      { key: 'agency', title: t('Cơ quan', 'Agency') },
      { key: 'kind', title: t('Loại', 'Kind') },
      { key: 'title', title: t('Chức danh', 'Post') },
      { key: 'degree', title: t('Trình độ', 'Degree') },
    ],
    rows: ids.flatMap((id): RowTable['rows'][number][] => {
      const row = byId.get(id);
      if (row === undefined)
        return [{ id, href: null, cells: { number: `#${id}`, title: say(takenBack, language) } }];
      const degree = Object.entries(degrees).find(([key]) => key === row.degree)?.[1];
      return [
        {
          id,
          href: `/staff/${id}`,
          cells: {
            number: `#${id}`,
            agency: row.agency,
            kind: say(staffKinds[row.kind], language),
            title: row.title,
            degree: degree === undefined ? '' : say(degree, language),
          },
        },
      ];
    }),
  };
}
