import canonicalize from 'canonicalize';
import { OfficeHours } from '../calendar/schema.ts';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, notFound, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import {
  insertUnit,
  lockAgency,
  recordMoment,
  updateDetails,
  updateHours,
  updateUnit,
} from './change-store.ts';
import { endPower, insertPower, insertQuota, readPowers, readQuotas } from './power-store.ts';
import {
  changedMeanwhile,
  differences,
  endsBeforeBeginning,
  quotaBeforeLast,
  unitCode,
  unitRefusal,
} from './rules.ts';
import type {
  Agency,
  AgencyDetails,
  AgencyEvent,
  EndingFields,
  PowerFields,
  QuotaFields,
  UnitDetails,
} from './schema.ts';
import { readAgencies } from './store.ts';

/** Who changes which agency, and the number of its last event that they saw. */
export type Changing = { readonly actor: Actor; readonly agencyId: number; readonly seen: number };

/**
 * Changes to an agency, each recorded as an event with who and when. What changes nothing records nothing. Whether the
 * actor may do it is for the caller to ask; who saw an older state than the recorded one is told so.
 */
export type AgencyChanges = {
  changeDetails(changing: Changing, wanted: AgencyDetails): Promise<true | Refusal>;
  /** Office hours from now on, null for the city's usual ones; promises already made keep their dates. */
  changeOfficeHours(changing: Changing, wanted: OfficeHours | null): Promise<true | Refusal>;
  addUnit(changing: Changing, wanted: UnitDetails): Promise<true | Refusal>;
  changeUnit(changing: Changing, code: string, wanted: UnitDetails): Promise<true | Refusal>;
  addPower(changing: Changing, fields: PowerFields): Promise<true | Refusal>;
  /** The last day on which a function, task or power holds. */
  endPower(changing: Changing, id: number, ending: EndingFields): Promise<true | Refusal>;
  /** A quota from a day on; the one of its kind before ends the day before. */
  setQuota(changing: Changing, fields: QuotaFields): Promise<true | Refusal>;
};

export function createChanges(house: House, reload: () => Promise<void>): AgencyChanges {
  /** One change with its event in one transaction; then what is kept in memory is read anew. */
  async function change(
    { actor, agencyId, seen }: Changing,
    act: (tx: Tx, agency: Agency) => Promise<AgencyEvent | Refusal | null>,
  ): Promise<true | Refusal> {
    const outcome = await house.db.transaction().execute(async (tx) => {
      if ((await lockAgency(tx, agencyId)) !== seen) return changedMeanwhile;
      const agency = (await readAgencies(tx)).find(({ id }) => id === agencyId);
      const event = agency === undefined ? notFound : await act(tx, agency);
      if (event === null || isRefusal(event)) return event;
      await recordMoment(tx, agencyId, event, { actorId: actorId(actor), at: house.clock.now() });
      return true;
    });
    if (outcome === true || outcome === changedMeanwhile) await reload();
    return outcome ?? true;
  }

  return {
    changeDetails: (changing, wanted) =>
      change(changing, async (tx, agency) => {
        const { name, nameEn, address, phone } = agency;
        const changes = differences({ name, nameEn, address, phone }, wanted);
        if (changes === null) return null;
        await updateDetails(tx, agency, wanted);
        return { kind: 'details-changed', data: { changes } };
      }),

    changeOfficeHours: (changing, wanted) =>
      change(changing, async (tx, agency) => {
        const before = agency.officeHours === null ? null : OfficeHours.parse(agency.officeHours);
        if (canonicalize(before) === canonicalize(wanted)) return null;
        await updateHours(tx, agency.id, wanted);
        return { kind: 'office-hours-changed', data: { before, after: wanted } };
      }),

    addUnit: (changing, wanted) =>
      change(changing, async (tx, agency) => {
        const refusal = unitRefusal(agency, wanted);
        if (refusal !== null) return refusal;
        const code = unitCode(wanted.name, new Set(agency.units.map((unit) => unit.code)));
        await insertUnit(tx, { ...wanted, agencyId: agency.id, code });
        return { kind: 'unit-added', data: { code, ...wanted } };
      }),

    changeUnit: (changing, code, wanted) =>
      change(changing, async (tx, agency) => {
        const unit = agency.units.find((candidate) => candidate.code === code);
        if (unit === undefined) return notFound;
        const refusal = unitRefusal(agency, wanted, unit);
        if (refusal !== null) return refusal;
        const { name, nameEn, kind } = unit;
        const changes = differences({ name, nameEn, kind }, wanted);
        if (changes === null) return null;
        await updateUnit(tx, unit.id, wanted);
        return { kind: 'unit-changed', data: { code, name, changes } };
      }),

    addPower: (changing, fields) =>
      change(changing, async (tx, agency) => {
        const id = await insertPower(tx, agency.id, fields);
        return { kind: 'power-added', data: { id, ...fields } };
      }),

    endPower: (changing, id, { validTo }) =>
      change(changing, async (tx, agency) => {
        const power = (await readPowers(tx, agency.id)).find((entry) => entry.id === id);
        if (power === undefined || power.validTo !== null) return notFound;
        const day = Temporal.PlainDate.from(validTo);
        if (Temporal.PlainDate.compare(day, power.validFrom) < 0) return endsBeforeBeginning;
        await endPower(tx, id, day);
        return { kind: 'power-ended', data: { id, content: power.content, validTo } };
      }),

    setQuota: (changing, fields) =>
      change(changing, async (tx, agency) => {
        const standing = (await readQuotas(tx, agency.id)).find(
          ({ kind, validTo }) => kind === fields.kind && validTo === null,
        );
        const from = Temporal.PlainDate.from(fields.validFrom);
        if (standing !== undefined && Temporal.PlainDate.compare(from, standing.validFrom) <= 0)
          return quotaBeforeLast;
        const id = await insertQuota(tx, agency.id, fields);
        return { kind: 'quota-set', data: { id, ...fields, before: standing?.posts ?? null } };
      }),
  };
}
