import { can, type Actor, type Staff } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { By } from './by.ts';
import type { KnowledgeTests } from './knowledge-tests.ts';
import { manageKnowledgeTests } from './permissions.ts';

/** What the routes of this room work with. */
export type Desk = {
  readonly house: House;
  readonly knowledge: KnowledgeTests;
  readonly organization: Pick<Organization, 'all'>;
  /** Who issues certificates. */
  issuer(): string;
  /** Where certificates are issued, as documents write it. */
  readonly place: string;
};

export const by = ({ house }: Desk, actor: Actor): By => ({ actor, at: house.clock.now() });
export const manages = (actor: Actor): boolean => can(actor, manageKnowledgeTests) !== false;

/** Tests are sat by people. */
export function staffOf(actor: Actor): Staff {
  if (actor.kind !== 'staff') throw new Refused(notFound);
  return actor;
}
