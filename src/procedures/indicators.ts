import { sql, type RawBuilder } from 'kysely';
import { readIndicators } from '../indicators/indicators.ts';
import type { Dimension, FactSource, Frame, Indicator, RowTable } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import { levelWords } from './words.ts';

const law = 'Nghị định 63/2010/NĐ-CP về kiểm soát thủ tục hành chính, điều 13–15';

const level: Dimension = {
  title: t('Cấp giải quyết', 'Level'),
  key: sql`fact.level`,
  labels: (_db, keys) => Promise.resolve(new Map(keys.map((key) => [key, levelOf(key)]))),
};
const field: Dimension = {
  title: t('Lĩnh vực', 'Field'),
  key: sql`fact.field`,
  labels: (_db, keys) => Promise.resolve(new Map(keys.map((key) => [key, t(key, key)]))),
};

/** Procedures that come into force, change and go out of force. They belong to no single agency. */
const procedureFacts: FactSource = {
  code: 'procedure',
  title: t('Thủ tục hành chính', 'Administrative procedures'),
  table: 'procedure_fact',
  subject: 'procedure_id',
  weight: 'weight',
  recordedAt: 'recorded_at',
  dimensions: { level, field },
  permission: { ...readIndicators, grants: everywhere(readIndicators.grants) },
  within: ({ agencyIds }) => (agencyIds === null ? sql`true` : sql`false`),
  async since(db) {
    const { rows } = await sql<{ at: Temporal.Instant | null }>`
      select min(published_at) as at from procedure_version`.execute(db);
    const at = rows[0]?.at ?? null;
    return at === null ? null : localDate(at);
  },
  rows: procedureRows,
};

/** The catalogue is public: who sees figures sees those of all of it. */
function everywhere<Role extends string>(
  grants: Partial<Record<Role, unknown>>,
): Partial<Record<Role, 'city'>> {
  const result: Partial<Record<Role, 'city'>> = {};
  for (const role of Object.keys(grants) as Role[]) result[role] = 'city';
  return result;
}

async function procedureRows(db: Queries, ids: readonly number[]): Promise<RowTable> {
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('procedure')
          .innerJoin('procedureVersion', 'procedureVersion.procedureId', 'procedure.id')
          .select(['procedure.id', 'procedure.code', 'procedureVersion.name', 'procedureVersion.field'])
          .distinctOn('procedure.id')
          .where('procedure.id', 'in', [...ids])
          .orderBy('procedure.id')
          .orderBy('procedureVersion.number', 'desc')
          .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return {
    columns: [
      { key: 'code', title: t('Mã thủ tục', 'Code') },
      { key: 'name', title: t('Tên thủ tục', 'Name') },
      { key: 'field', title: t('Lĩnh vực', 'Field') },
    ],
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const { code, name, field: of } = row;
      return [{ id, href: `/procedures/${encodeURIComponent(code)}`, cells: { code, name, field: of } }];
    }),
  };
}

function levelOf(key: string): Text {
  return Object.entries(levelWords).find(([name]) => name === key)?.[1] ?? t(key, key);
}

type Counted = {
  readonly code: string;
  readonly title: Text;
  readonly definition: Text;
  adds(frame: Frame): RawBuilder<number>;
};

function count({ code, title, definition, adds }: Counted): Indicator {
  return {
    code: `procedure.${code}`,
    title,
    unit: 'count',
    definition,
    law,
    area: 'procedures',
    better: 'none',
    from: { kind: 'measure', of: procedureFacts, adds },
    isOpen: true,
  };
}

const inForce = (at: string, vi: string, en: string): Indicator =>
  count({
    code: `total${at.charAt(0).toUpperCase()}${at.slice(1)}`,
    title: t(`Số thủ tục hành chính ${vi}`, `Procedures ${en}`),
    definition: t(
      `Thủ tục ${vi} đang có hiệu lực vào ngày cuối kỳ, theo các quyết định công bố`,
      `Procedures ${en} in force on the last day of the period, by the publication decisions`,
    ),
    adds: ({ to }) =>
      sql`case when fact.kind = 'in force' and fact.level = ${sql.lit(at)} and fact.happened_on <= ${to}::date then 1 else 0 end`,
  });

const changed = (code: string, change: string, title: Text, definition: Text): Indicator =>
  count({
    code,
    title,
    definition,
    adds: ({ from, to }) =>
      sql`case when fact.kind = ${sql.lit(change)} and fact.happened_on between ${from}::date and ${to}::date then 1 else 0 end`,
  });

/** What the catalogue itself knows of the figures on procedures that reports ask for. */
export const catalogueIndicators: readonly Indicator[] = [
  inForce('city', 'cấp thành phố', 'of the city'),
  inForce('district', 'cấp huyện', 'of districts'),
  inForce('commune', 'cấp xã', 'of communes'),
  changed(
    'issuedNew',
    'new',
    t('Số thủ tục hành chính ban hành mới', 'New procedures'),
    t('Thủ tục mới ban hành có hiệu lực trong kỳ', 'Procedures that came into force as new in the period'),
  ),
  changed(
    'amended',
    'amended',
    t('Số thủ tục hành chính sửa đổi, bổ sung', 'Amended procedures'),
    t('Lượt sửa đổi, bổ sung thủ tục có hiệu lực trong kỳ', 'Amendments that came into force in the period'),
  ),
  changed(
    'abolished',
    'abolished',
    t('Số thủ tục hành chính bãi bỏ', 'Abolished procedures'),
    t('Thủ tục bị bãi bỏ từ một ngày trong kỳ', 'Procedures abolished from a day in the period'),
  ),
];
