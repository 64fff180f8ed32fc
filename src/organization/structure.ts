import type { Agency, Succession } from './schema.ts';
import { hasEnded } from './time.ts';

/**
 * Where an agency's figures stand in the structure of a day. `then`: with an agency of that day. Otherwise they stay on a
 * line of their own, because shares are never guessed: `split` ended before and went to several; `merged` came after,
 * from several; `new` came after, from none.
 */
export type Standing = {
  readonly agencyId: number;
  readonly standing: 'then' | 'split' | 'merged' | 'new';
};

type Known = Pick<Agency, 'id' | 'validFrom' | 'validTo'>;

/** The structure of a day as a mapping of agencies: a pure reading of who came after whom. */
export function structureOn(
  agencies: readonly Known[],
  successions: readonly Pick<Succession, 'fromAgencyId' | 'toAgencyId'>[],
  day: Temporal.PlainDate,
): (agencyId: number) => Standing {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const after = Map.groupBy(successions, ({ fromAgencyId }) => fromAgencyId);
  const before = Map.groupBy(successions, ({ toAgencyId }) => toAgencyId);

  function standing(agencyId: number, seen: ReadonlySet<number>): Standing {
    const agency = byId.get(agencyId);
    if (agency === undefined || seen.has(agencyId)) return { agencyId, standing: 'then' };
    const further = new Set([...seen, agencyId]);
    if (hasEnded(agency, day)) {
      const heirs = after.get(agencyId) ?? [];
      const [heir] = heirs;
      if (heir === undefined || heirs.length > 1) return { agencyId, standing: 'split' };
      return standing(heir.toAgencyId, further);
    }
    if (Temporal.PlainDate.compare(agency.validFrom, day) > 0) {
      const origins = before.get(agencyId) ?? [];
      const [origin] = origins;
      if (origin === undefined) return { agencyId, standing: 'new' };
      if (origins.length > 1) return { agencyId, standing: 'merged' };
      return standing(origin.fromAgencyId, further);
    }
    return { agencyId, standing: 'then' };
  }

  return (agencyId) => standing(agencyId, new Set());
}

/** The agencies whose work came to this one, directly or through others, itself among them. */
export function lineageOf(
  agencyId: number,
  successions: readonly Pick<Succession, 'fromAgencyId' | 'toAgencyId'>[],
): number[] {
  const found = new Set([agencyId]);
  for (const id of found)
    for (const { fromAgencyId, toAgencyId } of successions) if (toAgencyId === id) found.add(fromAgencyId);
  return [...found];
}
