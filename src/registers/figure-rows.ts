import { sql } from 'kysely';
import type { Looking, RowTable } from '../indicators/schema.ts';
import type { Queries } from '../kernel/database.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { rememberLooks } from './looks.ts';
import { stateOf } from './rules.ts';
import type { Register, Values } from './schema.ts';
import { loadShowing } from './showing.ts';

/** The rows behind a figure, by the columns of the list. */
export async function factRows(
  db: Queries,
  register: Register,
  registers: readonly Register[],
  ids: readonly number[],
  language: Language,
  { actor, at, code }: Looking,
): Promise<RowTable> {
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('registerRow')
          .select(['id', 'state', 'data', 'isRemoved'])
          .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
          .execute();
  const rows = new Map(found.map((row) => [row.id, { ...row, values: row.data as Values }]));
  const showing = await loadShowing(
    db,
    registers,
    register,
    [...rows.values()].map(({ values }) => values),
    { actor, language },
  );
  await rememberLooks({ db, at }, actor, register, { purpose: 'figure', asked: code, count: rows.size });
  const listed = Object.entries(register.columns).filter(([, column]) => column.list === true);
  return {
    columns: [
      ...listed.map(([key, { title, kind }]) => ({ key, title, numeric: kind === 'number' })),
      { key: 'state', title: t('Tình trạng', 'State') },
    ],
    rows: ids.flatMap((id) => {
      const row = rows.get(id);
      if (row === undefined) return [];
      const cells = Object.fromEntries(
        listed.map(([name, column]) => [name, showing.words(column, row.values[name])]),
      );
      const [first] = listed;
      if (first !== undefined && cells[first[0]] === '') cells[first[0]] = showing.label(register, row);
      const state = say(stateOf(register, row.state).title, language);
      return {
        id,
        href: row.isRemoved ? null : `/registers/${register.code}/${id}`,
        cells: { ...cells, state },
      };
    }),
  };
}
