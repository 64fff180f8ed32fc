import type { Queries, Tx } from '../kernel/database.ts';
import { actorId } from '../kernel/access.ts';
import { followAgencies, servingAt, type Serving } from '../staff/staff.ts';
import type { Occasion } from './occasion.ts';
import { decisionText } from './new-structure.ts';
import { placeAfter, type Outcome } from './outcome.ts';
import type { Plan } from './schema.ts';

/** Somebody whose record goes to another agency, by codes; of the person no more than the post. */
export type PersonnelMove = {
  readonly personId: number;
  readonly title: string;
  readonly from: string;
  readonly to: string;
};

/** Who serves at agencies that end or lose a unit, on the first day of the new structure or later, and goes elsewhere. */
export async function readPersonnel(
  db: Queries,
  outcome: Outcome,
  on: Temporal.PlainDate,
): Promise<PersonnelMove[]> {
  const places = await readPlaces(db);
  const serving = await servingAt(db, places.leftBy(outcome), on.toString());
  return serving.flatMap(({ personId, title, username, ...place }) => {
    const { from, to } = places.after(outcome, place, username);
    return from === to ? [] : [{ personId, title, from, to }];
  });
}

/** The records follow their agencies, each by a movement that names the decision. Gives the people and whom they left. */
export async function handOverPersonnel(
  tx: Tx,
  plan: Plan,
  outcome: Outcome,
  { actor, at, today }: Occasion,
): Promise<{ readonly personIds: readonly number[]; readonly leftIds: readonly number[] }> {
  const places = await readPlaces(tx);
  const leftIds = places.leftBy(outcome);
  const { issuedOn } = plan.decision;
  const { personIds } = await followAgencies(
    tx,
    {
      agencyIds: leftIds,
      decision: decisionText(plan),
      decidedOn: issuedOn === '' ? plan.effectiveOn : issuedOn,
      on: plan.effectiveOn,
      today: today.toString(),
      placeOf: (place, username) => {
        const { from, to, unitId } = places.after(outcome, place, username);
        return from === to ? null : { agencyId: places.idOf(to), unitId };
      },
    },
    { actorId: actorId(actor), at },
  );
  return { personIds, leftIds };
}

type PlaceOf = Pick<Serving, 'agencyId' | 'unitId'>;

/** Agencies and units by id and code, the new ones too once they are there. */
async function readPlaces(db: Queries) {
  const agencies = await db.selectFrom('agency').select(['id', 'code']).execute();
  const units = await readUnits(db);
  const codes = new Map(agencies.map(({ id, code }) => [id, code]));
  const ids = new Map(agencies.map(({ id, code }) => [code, id]));
  const unitsById = new Map(units.map((unit) => [unit.id, unit]));
  const unitsAt = Map.groupBy(units, ({ agency }) => agency);
  const found = new Map<string, { from: string; to: string; unitId: number | null }>();
  return {
    idOf(code: string): number {
      const id = ids.get(code);
      if (id === undefined) throw new RangeError(`no agency ${code}`);
      return id;
    },
    leftBy: ({ endings, units: moved }: Outcome): number[] =>
      [
        ...new Set([...endings.keys(), ...[...moved.keys()].map((key) => key.slice(0, key.indexOf('/')))]),
      ].flatMap((code) => ids.get(code) ?? []),
    after(outcome: Outcome, { agencyId, unitId }: PlaceOf, username: string) {
      const key = `${agencyId} ${unitId ?? ''} ${username}`;
      const known = found.get(key);
      if (known !== undefined) return known;
      const from = codes.get(agencyId) ?? '';
      const unit = unitId === null ? undefined : unitsById.get(unitId);
      const to = placeAfter(outcome, { agency: from, unit: unit?.code ?? null, username });
      const place = { from, to, unitId: unitThere(unitsAt.get(to) ?? [], unit) };
      found.set(key, place);
      return place;
    },
  };
}

export type Unit = {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  readonly validTo: Temporal.PlainDate | null;
  readonly agency: string;
};

export function readUnits(db: Queries): Promise<Unit[]> {
  return db
    .selectFrom('unit')
    .innerJoin('agency', 'agency.id', 'unit.agencyId')
    .select(['unit.id', 'unit.code', 'unit.kind', 'unit.validTo', 'agency.code as agency'])
    .orderBy('unit.id')
    .execute();
}

/** The unit of the same code, or else kind, among those of another agency; null where there is none. */
export function unitThere(
  units: readonly Unit[],
  old: Pick<Unit, 'code' | 'kind'> | undefined,
): number | null {
  if (old === undefined) return null;
  const there = units.filter(({ validTo }) => validTo === null);
  return (
    (there.find(({ code }) => code === old.code) ?? there.find(({ kind }) => kind === old.kind))?.id ?? null
  );
}
