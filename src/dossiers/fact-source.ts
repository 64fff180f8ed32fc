import { sql } from 'kysely';
import { agencyNames } from '../indicators/indicators.ts';
import type { Dimension, FactSource, RowTable } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import { formatMoment } from '../ui/format.ts';
import { dossierRollUps } from './fact-roll-ups.ts';
import { readDossiers } from './permissions.ts';
import { FilingChannel, stateOfCode, states, type Timeliness } from './schema.ts';
import { channelWords, timelinessWords } from './words.ts';

const levels: Record<string, Text> = {
  city: t('Cấp thành phố', 'City'),
  district: t('Cấp huyện', 'District'),
  commune: t('Cấp xã', 'Commune'),
};

const agency: Dimension = {
  title: t('Cơ quan', 'Agency'),
  key: sql`fact.agency_id::text`,
  labels: agencyNames,
};

const level: Dimension = {
  title: t('Cấp', 'Level'),
  key: sql`place.level`,
  join: sql`join agency place on place.id = fact.agency_id`,
  labels: (_db, keys) => Promise.resolve(new Map(keys.map((key) => [key, levels[key] ?? t(key, key)]))),
};

const catalogue = sql`join (
    select distinct on (procedure_id) procedure_id, field from procedure_version order by procedure_id, number desc
  ) catalogue on catalogue.procedure_id = fact.procedure_id`;

const field: Dimension = {
  title: t('Lĩnh vực', 'Field'),
  key: sql`catalogue.field`,
  join: catalogue,
  labels: (_db, keys) => Promise.resolve(new Map(keys.map((key) => [key, t(key, key)]))),
};

const procedure: Dimension = {
  title: t('Thủ tục', 'Procedure'),
  key: sql`fact.procedure_id::text`,
  async labels(db, keys) {
    const rows = await db
      .selectFrom('procedureVersion')
      .select(['procedureId', 'name'])
      .distinctOn('procedureId')
      .where('procedureId', 'in', keys.map(Number))
      .orderBy('procedureId')
      .orderBy('number', 'desc')
      .execute();
    return new Map(rows.map(({ procedureId, name }) => [String(procedureId), t(name, name)]));
  },
};

const channel: Dimension = {
  title: t('Cách nộp', 'Way of filing'),
  key: sql`fact.channel`,
  labels: (_db, keys) =>
    Promise.resolve(
      new Map(
        keys.map((key) => {
          const known = FilingChannel.safeParse(key);
          return [key, known.success ? channelWords[known.data] : t(key, key)];
        }),
      ),
    ),
};

/** What statistics count of dossiers: receipts and closings, by agency, level, field, procedure and way of filing. */
export const dossierFacts: FactSource = {
  code: 'dossier',
  title: t('Hồ sơ thủ tục hành chính', 'Dossiers'),
  table: 'dossier_fact',
  subject: 'dossier_id',
  weight: 'weight',
  recordedAt: 'recorded_at',
  dimensions: { agency, level, field, procedure, channel },
  permission: readDossiers,
  rollUps: dossierRollUps,
  open: sql`fact.dossier_id in (select id from dossier where closed_at is null and resolved_at is null)`,
  within({ agencyIds, each }) {
    const whole = sql`fact.scope = 'whole'`;
    if (agencyIds === null) return each ? sql`true` : sql`${whole}`;
    const own = sql`fact.agency_id = any(${[...agencyIds]}::int[])`;
    return each ? sql`${own}` : sql`${own} and ${whole}`;
  },
  since,
  rows,
};

/** First day of the register; it does not change once there is one. */
const sinceOf = new WeakMap<Queries, Temporal.PlainDate>();

async function since(db: Queries): Promise<Temporal.PlainDate | null> {
  const kept = sinceOf.get(db);
  if (kept !== undefined) return kept;
  const { rows: found } = await sql<{ at: Temporal.Instant | null }>`
    select min(recorded_at) as at from dossier_fact`.execute(db);
  const at = found[0]?.at ?? null;
  if (at === null) return null;
  const day = localDate(at);
  sinceOf.set(db, day);
  return day;
}

/** Dossiers as rows of a figure: no personal data, so that opening a figure is no look at a person. */
async function rows(db: Queries, ids: readonly number[], language: Language): Promise<RowTable> {
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('dossier')
          .innerJoin('agency', 'agency.id', 'dossier.agencyId')
          .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
          .select([
            'dossier.id',
            'dossier.code',
            'dossier.state',
            'dossier.receivedAt',
            'dossier.dueAt',
            'dossier.resolvedAt',
            'dossier.closedAt',
            'dossier.timeliness',
            'agency.name as agency',
            'procedureVersion.name as procedure',
          ])
          .where('dossier.id', 'in', [...ids])
          .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  const moment = (at: Temporal.Instant | null): string => (at === null ? '' : formatMoment(at, language));
  return {
    columns: [
      { key: 'code', title: t('Mã hồ sơ', 'Code') },
      { key: 'procedure', title: t('Thủ tục', 'Procedure') },
      { key: 'agency', title: t('Cơ quan tiếp nhận', 'Received by') },
      { key: 'received', title: t('Tiếp nhận', 'Received') },
      { key: 'due', title: t('Hẹn trả', 'Due') },
      { key: 'resolved', title: t('Xử lý xong', 'Resolved') },
      { key: 'outcome', title: t('Kết quả', 'Outcome') },
    ],
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const outcome = outcomeOf(row.timeliness as Timeliness | null, row.state);
      return {
        id,
        href: `/dossiers/${row.code}`,
        cells: {
          code: row.code,
          procedure: row.procedure,
          agency: row.agency,
          received: moment(row.receivedAt),
          due: moment(row.dueAt),
          resolved: moment(row.resolvedAt ?? row.closedAt),
          outcome: say(outcome, language),
        },
      };
    }),
  };
}

function outcomeOf(timeliness: Timeliness | null, state: number): Text {
  return timeliness === null ? states[stateOfCode(state)].words : timelinessWords[timeliness];
}
