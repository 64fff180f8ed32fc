import type { Queries } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import {
  AgencyEvent,
  AgencyLevel,
  UnitKind,
  type Agency,
  type NewAgency,
  type Succession,
} from './schema.ts';

/** Office hours that an agency no longer has, and until when it had them. */
export type PastHours = { readonly until: Temporal.Instant; readonly officeHours: unknown };

/** All agencies with their units: some hundred rows, kept in memory by the room's face. */
export async function readAgencies(db: Queries): Promise<Agency[]> {
  const agencies = await db.selectFrom('agency').selectAll().orderBy('id').execute();
  const units = await db.selectFrom('unit').selectAll().orderBy('id').execute();
  const byAgency = Map.groupBy(units, (unit) => unit.agencyId);
  return agencies.map((row) => {
    const { search: _, ...agency } = row;
    const own = byAgency.get(agency.id) ?? [];
    return {
      ...agency,
      level: AgencyLevel.parse(agency.level),
      units: own.map((unit) => ({ ...unit, kind: UnitKind.parse(unit.kind) })),
    };
  });
}

/** The office hours that agencies had before their changes, oldest first, by the agency's id. */
export async function readPastHours(db: Queries): Promise<Map<number, PastHours[]>> {
  const rows = await db
    .selectFrom('event')
    .select(['subjectId', 'kind', 'data', 'happenedAt'])
    .where('subjectKind', '=', 'agency')
    .where('kind', '=', 'office-hours-changed')
    .orderBy('subjectId')
    .orderBy('number')
    .execute();
  const past = new Map<number, PastHours[]>();
  for (const { subjectId, happenedAt, ...row } of rows) {
    const event = AgencyEvent.parse(row);
    if (event.kind !== 'office-hours-changed') continue;
    const entry = { until: happenedAt, officeHours: event.data.before };
    past.set(subjectId, [...(past.get(subjectId) ?? []), entry]);
  }
  return past;
}

/** Who came after whom. */
export async function readSuccessions(db: Queries): Promise<Succession[]> {
  const rows = await db.selectFrom('agencySuccession').selectAll().orderBy('fromAgencyId').execute();
  return rows.map((row) => ({ ...row, share: row.share === 'whole' ? 'whole' : 'part' }));
}

/** Installs agencies (parents before children) and their units. Throws when a parent is missing. */
export async function insertAgencies(db: Queries, list: readonly NewAgency[]): Promise<void> {
  const known = await db.selectFrom('agency').select(['id', 'code']).execute();
  const ids = new Map(known.map(({ id, code }) => [code, id]));
  for (const level of AgencyLevel.options) {
    for (const group of parentsFirst(list.filter((agency) => agency.level === level))) {
      const rows = await db
        .insertInto('agency')
        .values(group.map((agency) => agencyRow(agency, ids)))
        .returning(['id', 'code'])
        .execute();
      for (const row of rows) ids.set(row.code, row.id);
    }
  }
  const units = list.flatMap((agency) =>
    agency.units.map((unit) => ({ ...unit, agencyId: ids.get(agency.code) ?? 0 })),
  );
  if (units.length > 0) await db.insertInto('unit').values(units).execute();
}

/** Within a level some agencies stand under others of the same level; those without a parent here go first. */
function parentsFirst(list: readonly NewAgency[]): NewAgency[][] {
  const codes = new Set(list.map((agency) => agency.code));
  const groups = [
    list.filter((agency) => agency.parent === null || !codes.has(agency.parent)),
    list.filter((agency) => agency.parent !== null && codes.has(agency.parent)),
  ];
  return groups.filter((group) => group.length > 0);
}

function agencyRow({ parent, ...agency }: NewAgency, ids: ReadonlyMap<string, number>) {
  const parentId = parent === null ? null : ids.get(parent);
  if (parentId === undefined) throw new Error(`agency ${agency.code}: no parent ${parent}`);
  return {
    code: agency.code,
    name: agency.name,
    nameEn: agency.nameEn,
    level: agency.level,
    kind: agency.kind,
    address: agency.address,
    phone: agency.phone,
    officeHours: agency.officeHours === null ? null : JSON.stringify(agency.officeHours),
    search: fold(`${agency.name} ${agency.nameEn} ${agency.code}`),
    validFrom: Temporal.PlainDate.from(agency.validFrom),
    parentId,
  };
}
