import { z } from 'zod';
import { can, covers, type Actor, type Staff } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { commendReform } from '../reform-work/reform-work.ts';
import type { FindPeople } from '../ui/people.ts';
import type { Emulation } from './emulation.ts';
import { nominateForEmulation } from './permissions.ts';

export type Desk = {
  readonly house: House;
  readonly emulation: Emulation;
  readonly organization: Pick<Organization, 'all' | 'getAgency' | 'findAgency'>;
  readonly findPeople: FindPeople;
  readonly head: { readonly issuer: string; readonly place: string };
};

export const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const ById = z.object({ id: Id });
export const Decision = z.object({
  decision: z.string().trim().min(1, 'Hãy ghi số quyết định|Give the decision').max(100),
});

export const by = ({ house }: Desk, actor: Actor) => ({ actor, at: house.clock.now() });
export const manages = (actor: Actor): boolean => can(actor, commendReform) !== false;
export function staffOf(actor: Actor): Staff {
  if (actor.kind !== 'staff') throw new Refused(notFound);
  return actor;
}
export function namesOf({ organization }: Desk): (id: number) => string {
  const names = new Map(organization.all().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? String(id);
}
export function nominatable({ organization }: Desk, actor: Actor) {
  const answer = can(actor, nominateForEmulation);
  return organization
    .all()
    .filter(({ id }) => covers(answer, id))
    .map(({ code, name }) => ({ value: code, label: name }));
}
