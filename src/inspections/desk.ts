import { can, covers, type Actor } from '../kernel/access.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import type { Agency } from '../organization/schema.ts';
import { inspectReform, readReformWork, type By, type Keeping } from '../reform-work/reform-work.ts';
import type { Choice } from '../ui/choices.tsx';
import type { Inspections } from './inspections.ts';
import type { Letterhead } from './printing.ts';

/** What the routes of this room work with. */
export type Desk = {
  readonly house: House;
  readonly inspections: Inspections;
  readonly keeping: Keeping;
  readonly organization: Pick<Organization, 'all' | 'getAgency' | 'findAgency'>;
  readonly head: Letterhead;
};

export const by = ({ house }: Desk, actor: Actor): By => ({ actor, at: house.clock.now() });
export const reads = (actor: Actor) => can(actor, readReformWork);
export const inspects = (actor: Actor, agencyId?: number): boolean => {
  const answer = can(actor, inspectReform);
  return agencyId === undefined ? answer !== false : covers(answer, agencyId);
};

export function namesOf({ organization }: Desk): (id: number) => string {
  const names = new Map(organization.all().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? String(id);
}

export function agencyChoices({ organization }: Desk): Choice[] {
  return organization.all().map(({ code, name }) => ({ value: code, label: name }));
}

/** @throws Refused beside its field */
export function agencyNamed({ organization }: Desk, code: string): Agency {
  const agency = organization.findAgency(code);
  if (agency === undefined)
    throw new Refused(
      refuse(
        'invalid',
        t(
          'Không có cơ quan này. Hãy chọn trong danh sách.',
          'There is no such agency. Choose from the list.',
        ),
        'agency',
      ),
    );
  return agency;
}
