import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { agencyNames } from '../indicators/indicators.ts';
import type { Dimension, FactSource, Frame, Indicator } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import { t, type Text } from '../kernel/messages.ts';
import { definitionOf } from './figure-words.ts';
import { factRows } from './figure-rows.ts';
import type { FigureOf, Register } from './schema.ts';

/** The indicators that registers declare. */
export function registerIndicators(registers: readonly Register[]): Indicator[] {
  return registers.flatMap((register) => {
    const source = factSource(register, registers);
    return Object.entries(register.figures ?? {}).map(([code, figure]) =>
      indicatorOf(register, source, code, figure),
    );
  });
}

type Counted = Exclude<FigureOf, { readonly ratio: readonly [string, string] }>;

function indicatorOf(register: Register, source: FactSource, code: string, figure: FigureOf): Indicator {
  const common = {
    code,
    title: figure.title,
    definition: definitionOf(register, figure),
    law: figure.law ?? register.law,
    area: register.area,
    better: figure.better ?? 'none',
    isOpen: figure.isOpen ?? true,
  } as const;
  if (figure.ratio !== undefined) {
    const [part, whole] = figure.ratio;
    return { ...common, unit: 'share', from: { kind: 'ratio', part, whole } };
  }
  const counted = figure;
  return {
    ...common,
    unit: counted.unit ?? 'count',
    from: {
      kind: 'measure',
      of: source,
      ...(counted.from === undefined ? {} : { isStock: true }),
      ...(counted.distinct === undefined
        ? {}
        : { distinct: sql<string | null>`fact.data->>${sql.lit(counted.distinct)}` }),
      adds: (frame) =>
        sql<number>`case when ${belongs(register, counted, frame)} then ${addsOf(counted)} else 0 end`,
    },
  };
}

function addsOf({ sum, times = 1 }: Counted): RawBuilder<number> {
  if (sum === undefined) return sql`1`;
  const at = sql.lit(sum);
  const value = sql`(fact.data->>${at})::numeric`;
  const amount = times === 1 ? value : sql`${value} * ${sql.lit(times)}`;
  return sql`case when jsonb_typeof(fact.data->${at}) = 'number' then ${amount} else 0 end`;
}

/** Days are kept as YYYY-MM-DD, so that their order is that of their letters. */
function belongs(
  register: Register,
  { when = {}, states, on, from, until }: Counted,
  frame: Frame,
): RawBuilder<SqlBool> {
  const all = Object.entries(when).flatMap(([name, wanted]) =>
    wanted === undefined ? [] : [isOneOf(name, wanted)],
  );
  if (states !== undefined) all.push(sql`fact.state = any(${[...states]}::text[])`);
  const dayIn = (name: string): RawBuilder<string> => sql`fact.data->>${sql.lit(name)}`;
  if (from === undefined)
    all.push(
      sql`${dayIn(on ?? register.on)} between ${frame.from.toString()}::text and ${frame.to.toString()}::text`,
    );
  else {
    all.push(sql`${dayIn(from)} <= ${frame.to.toString()}::text`);
    if (until !== undefined) all.push(sql`coalesce(${dayIn(until)}, '9999') > ${frame.to.toString()}::text`);
  }
  return sql.join(all, sql` and `);
}

function isOneOf(name: string, wanted: string | boolean | readonly string[]): RawBuilder<SqlBool> {
  const at = sql.lit(name);
  if (typeof wanted === 'boolean') return sql`coalesce(fact.data->>${at}, 'false') = ${String(wanted)}::text`;
  return sql`fact.data->>${at} = any(${[wanted].flat()}::text[])`;
}

/** A register's facts, divided by agency, level, state and each of its choices. */
function factSource(register: Register, registers: readonly Register[]): FactSource {
  const { code, title, columns, states, access } = register;
  const choices = Object.entries(columns).flatMap(([name, column]) =>
    column.kind === 'choice'
      ? [
          [
            name,
            fromWords(column.title, sql`coalesce(fact.data->>${sql.lit(name)}, '')`, column.choices),
          ] as const,
        ]
      : [],
  );
  const stateWords = Object.fromEntries(Object.entries(states).map(([name, state]) => [name, state.title]));
  return {
    code: `register-${code}`,
    title,
    table: 'register_fact',
    subject: 'row_id',
    weight: 'weight',
    recordedAt: 'recorded_at',
    dimensions: {
      agency: { title: t('Cơ quan', 'Agency'), key: sql`fact.agency_id::text`, labels: agencyNames },
      level: {
        ...fromWords(t('Cấp', 'Level'), sql`place.level`, levels),
        join: sql`join agency place on place.id = fact.agency_id`,
      },
      state: fromWords(t('Tình trạng', 'State'), sql`fact.state`, stateWords),
      ...Object.fromEntries(choices),
    },
    permission: access.read,
    within: ({ agencyIds }) =>
      agencyIds === null
        ? sql`fact.register = ${code}`
        : sql`fact.register = ${code} and fact.agency_id = any(${[...agencyIds]}::int[])`,
    async since(db) {
      const row = await db
        .selectFrom('registerFact')
        .select(({ fn }) => fn.min('recordedAt').as('first'))
        .where('register', '=', code)
        .executeTakeFirst();
      return row?.first === undefined || row.first === null ? null : localDate(row.first);
    },
    rows: (db, ids, language, looking) => factRows(db, register, registers, ids, language, looking),
  };
}

function fromWords(title: Text, key: RawBuilder<string>, words: Readonly<Record<string, Text>>): Dimension {
  return {
    title,
    key,
    labels: (_db, keys) =>
      Promise.resolve(new Map(keys.map((one) => [one, words[one] ?? (one === '' ? notSaid : t(one, one))]))),
  };
}

const notSaid = t('Không ghi', 'Not said');

const levels: Readonly<Record<string, Text>> = {
  city: t('Cấp thành phố', 'City'),
  district: t('Cấp huyện', 'District'),
  commune: t('Cấp xã', 'Commune'),
};
