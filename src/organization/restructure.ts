import type { Tx } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import { recordMoment } from './change-store.ts';
import { carryOnEntries } from './entries.ts';
import { unitCode } from './rules.ts';
import type { AgencyEvent, AgencyLevel, Differences, NewAgency, QuotaKind } from './schema.ts';
import { insertAgencies, readAgencies } from './store.ts';

/** What a reorganisation makes of the agencies, by their codes; checked by the room that plans it. */
export type Restructuring = {
  readonly reorganizationId: number;
  readonly decision: string;
  /** First day of the new structure. */
  readonly on: Temporal.PlainDate;
  readonly create: readonly NewAgency[];
  readonly place: readonly {
    readonly code: string;
    readonly name?: string;
    readonly nameEn?: string;
    readonly parent?: string;
    readonly level?: AgencyLevel;
    readonly kind?: string;
  }[];
  readonly end: readonly {
    readonly code: string;
    readonly heirs: readonly { readonly code: string; readonly isMain: boolean }[];
  }[];
  /** Posts that the plan itself gives; without them a successor has the sum of what ended. */
  readonly quotas: readonly { readonly code: string; readonly kind: QuotaKind; readonly posts: number }[];
  readonly moveUnits: readonly { readonly agency: string; readonly unit: string; readonly to: string }[];
};

type By = { readonly actorId: number | null; readonly at: Temporal.Instant };

/** Carries out what happens to agencies, each with its event; those that end keep all their rows. Gives ids by code. */
export async function restructure(tx: Tx, wanted: Restructuring, by: By): Promise<Map<string, number>> {
  const { reorganizationId: reorganization, decision, on } = wanted;
  const lastDay = on.subtract({ days: 1 });
  const told = { reorganization, decision };
  await insertAgencies(tx, wanted.create);
  const agencies = await readAgencies(tx);
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const ids = new Map(agencies.map(({ code, id }) => [code, id]));
  const get = (code: string) => {
    const found = byCode.get(code);
    if (found === undefined) throw new RangeError(`no agency ${code}`);
    return found;
  };
  const record = (code: string, event: AgencyEvent) => recordMoment(tx, get(code).id, event, by);
  const nameOf = (id: number | null) => agencies.find((agency) => agency.id === id)?.name ?? '';

  for (const { code, name } of wanted.create) {
    const predecessors = wanted.end
      .filter(({ heirs }) => heirs.some((heir) => heir.code === code))
      .map((entry) => get(entry.code).name);
    await record(code, { kind: 'established', data: { ...told, name, predecessors } });
  }

  for (const { code, parent, ...rest } of wanted.place) {
    const agency = get(code);
    const parentId = parent === undefined ? agency.parentId : get(parent).id;
    const next = {
      name: agency.name,
      nameEn: agency.nameEn,
      level: agency.level,
      kind: agency.kind,
      ...rest,
    };
    const changes: Differences = Object.fromEntries(
      (['name', 'nameEn', 'level', 'kind'] as const)
        .filter((field) => agency[field] !== next[field])
        .map((field) => [field, [agency[field], next[field]]]),
    );
    if (parentId !== agency.parentId) changes['parent'] = [nameOf(agency.parentId), nameOf(parentId)];
    const search = fold(`${next.name} ${next.nameEn} ${code}`);
    await tx
      .updateTable('agency')
      .set({ ...next, parentId, search })
      .where('id', '=', agency.id)
      .execute();
    await record(code, { kind: 'placed', data: { ...told, changes } });
  }

  for (const { agency, unit: code, to } of wanted.moveUnits) {
    const [from, target] = [get(agency), get(to)];
    const unit = from.units.find((entry) => entry.code === code);
    if (unit === undefined) throw new RangeError(`no unit ${agency}/${code}`);
    const newCode = unitCode(unit.name, new Set(target.units.map((entry) => entry.code)));
    await tx.updateTable('unit').set({ validTo: lastDay }).where('id', '=', unit.id).execute();
    await tx
      .insertInto('unit')
      .values({
        agencyId: target.id,
        code: target.units.some((entry) => entry.code === code) ? newCode : code,
        name: unit.name,
        nameEn: unit.nameEn,
        kind: unit.kind,
        validFrom: on,
      })
      .execute();
    const data = { ...told, code, name: unit.name, from: from.name, to: target.name };
    await record(agency, { kind: 'unit-moved', data });
    await record(to, { kind: 'unit-moved', data });
  }

  for (const { code, heirs } of wanted.end) {
    const agency = get(code);
    await tx.updateTable('agency').set({ validTo: lastDay }).where('id', '=', agency.id).execute();
    await tx
      .insertInto('agencySuccession')
      .values(
        heirs.map((heir) => ({
          fromAgencyId: agency.id,
          toAgencyId: get(heir.code).id,
          onDate: on,
          share: heirs.length === 1 ? 'whole' : 'part',
          isMain: heir.isMain,
          decision,
          reorganizationId: reorganization,
        })),
      )
      .execute();
    const successors = heirs.map((heir) => get(heir.code).name);
    await record(code, { kind: 'ended', data: { ...told, validTo: lastDay.toString(), successors } });
  }
  const heirs = new Map(
    wanted.end.flatMap(({ code, heirs: all }) => {
      const main = all.find(({ isMain }) => isMain);
      return main === undefined ? [] : [[get(code).id, get(main.code).id] as const];
    }),
  );
  const given = wanted.quotas.map(({ code, ...quota }) => ({ ...quota, agencyId: get(code).id }));
  await carryOnEntries(tx, { heirs, given, decision, on }, by);
  return ids;
}
