import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { say, t } from '../kernel/messages.ts';
import type { Asking } from '../kernel/web.ts';
import { formatDay, formatNumber } from '../ui/format.ts';
import { visibleIds } from './listing.ts';
import { loadNames, type Names } from './lookups.ts';
import type { Column, Register, Value, Values } from './schema.ts';

/** How values read: names instead of ids, days and numbers as people write them. */
export type Showing = {
  readonly names: Names;
  words(column: Column, value: Value | undefined): string;
  /** What names a row. */
  label(register: Register, row: { readonly id: number; readonly values: Values }): string;
};

/** Everything needed to show these rows: the people they name, and the rows they point at, as far as the actor sees those. */
export async function loadShowing(
  db: Queries,
  registers: readonly Register[],
  register: Register,
  shown: readonly Values[],
  { actor, language }: Pick<Asking, 'actor' | 'language'>,
  morePeople: readonly number[] = [],
): Promise<Showing> {
  const linked = await readLinked(db, registers, register, actor, shown);
  const people = [...morePeople, ...idsOf(register, shown, 'person')];
  for (const { of, values } of linked.values()) {
    const other = registers.find(({ code }) => code === of);
    if (other !== undefined) people.push(...idsOf(other, [values], 'person'));
  }
  const names = await loadNames(db, people);

  function label(of: Register, row: { id: number; values: Values }): string {
    const parts = of.label.flatMap((name) => {
      const column = of.columns[name];
      return column === undefined || column.kind === 'row' ? [] : words(column, row.values[name]);
    });
    return parts.filter((part) => part !== '').join(' · ') || `#${row.id}`;
  }

  function words(column: Column, value: Value | undefined): string {
    if (value === undefined) return '';
    switch (column.kind) {
      case 'text':
        return String(value);
      case 'choice':
        return say(column.choices[String(value)] ?? t(String(value), String(value)), language);
      case 'day':
        return formatDay(Temporal.PlainDate.from(String(value)));
      case 'number': {
        const unit = column.unit === undefined ? '' : ` ${say(column.unit, language)}`;
        return typeof value === 'number'
          ? formatNumber(value, language, column.decimals ?? 0) + unit
          : String(value);
      }
      case 'yes':
        return say(value === true ? t('Có', 'Yes') : t('Không', 'No'), language);
      case 'agency': {
        const place = names.agency(Number(value));
        if (place === undefined) return '';
        return language === 'en' && place.nameEn !== '' ? place.nameEn : place.name;
      }
      case 'person':
        return names.person(Number(value))?.fullName ?? '';
      case 'row': {
        const other = linked.get(Number(value));
        const of = registers.find(({ code }) => code === column.of);
        return of === undefined || other?.of !== of.code
          ? `#${String(value)}`
          : label(of, { id: Number(value), ...other });
      }
    }
  }

  return { names, words, label };
}

function idsOf({ columns }: Register, shown: readonly Values[], kind: 'person' | 'row'): number[] {
  const wanted = Object.entries(columns).flatMap(([name, column]) => (column.kind === kind ? [name] : []));
  const ids = shown.flatMap((values) => wanted.map((name) => Number(values[name] ?? 0)));
  return [...new Set(ids)].filter((id) => id > 0);
}

/** By id, the rows pointed at. One that the actor does not see stays its bare number. */
async function readLinked(
  db: Queries,
  registers: readonly Register[],
  register: Register,
  actor: Asking['actor'],
  shown: readonly Values[],
): Promise<Map<number, { readonly of: string; readonly values: Values }>> {
  const linked = new Map<number, { readonly of: string; readonly values: Values }>();
  const ids = idsOf(register, shown, 'row');
  if (ids.length === 0) return linked;
  const columns = Object.values(register.columns);
  for (const other of registers) {
    if (!columns.some((column) => column.kind === 'row' && column.of === other.code)) continue;
    const seen = await visibleIds(db, other, actor, ids);
    const rows = await db
      .selectFrom('registerRow')
      .select(['id', 'data'])
      .where('id', '=', sql<number>`any(${[...seen]}::bigint[])`)
      .execute();
    for (const { id, data } of rows) linked.set(id, { of: other.code, values: data as Values });
  }
  return linked;
}

/** Values as the form and the API give them: codes of agencies, names of users. */
export function external({ columns }: Register, values: Values, names: Names): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const kind = columns[name]?.kind;
      if (kind === undefined) return [];
      if (kind === 'agency') return [[name, names.agency(Number(value))?.code ?? '']];
      if (kind === 'person') return [[name, names.person(Number(value))?.username ?? '']];
      return [[name, value]];
    }),
  );
}
