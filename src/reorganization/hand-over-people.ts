import type { Tx } from '../kernel/database.ts';
import { handOverPositions } from '../examinations/examinations.ts';
import type { Organization } from '../organization/organization.ts';
import { endSeats } from '../positions/positions.ts';
import type { Occasion } from './occasion.ts';
import { decisionText } from './new-structure.ts';
import type { Outcome } from './outcome.ts';
import { handOverPersonnel } from './personnel.ts';
import type { Done, Plan } from './schema.ts';

/**
 * People follow their agencies: their records by a movement, out of seats that end with the agency; positions that ended
 * agencies asked for in examinations under way go to the main successors. In the transaction of the carrying out.
 */
export async function handOverPeople(
  tx: Tx,
  {
    plan,
    outcome,
    heirs,
    occasion,
    rooms,
  }: {
    readonly plan: Plan;
    readonly outcome: Outcome;
    /** Main successors by id. */
    readonly heirs: ReadonlyMap<number, number>;
    readonly occasion: Occasion;
    readonly rooms: { readonly organization: Pick<Organization, 'all'> };
  },
): Promise<Pick<Done, 'staff' | 'seats' | 'examinations'>> {
  const { actor, at } = occasion;
  const decision = decisionText(plan);
  const { personIds, leftIds } = await handOverPersonnel(tx, plan, outcome, occasion);
  const lastDay = Temporal.PlainDate.from(plan.effectiveOn).subtract({ days: 1 }).toString();
  const ownerId = rooms.organization.all().find(({ parentId }) => parentId === null)?.id ?? 0;
  return {
    staff: personIds.length,
    seats: await endSeats(tx, { agencyIds: [...heirs.keys()], personIds, leftIds, lastDay }, decision, {
      actor,
      at,
    }),
    examinations: await handOverPositions(tx, heirs, { decision, ownerId }, { actor, at }),
  };
}
