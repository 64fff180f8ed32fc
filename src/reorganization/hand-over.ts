import type { Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { actorId } from '../kernel/access.ts';
import type { Organization } from '../organization/organization.ts';
import { handOverTargets, handOverTasks } from '../programme/programme.ts';
import { handOverSheets } from '../reform-index/reform-index.ts';
import { handOverForms } from '../reported-figures/reported-figures.ts';
import type { Done } from './schema.ts';

/** What the rooms above this one give: sections of reports that are being written. */
export type WorkRooms = {
  readonly organization: Pick<Organization, 'all'>;
  readonly handOverSections: (
    tx: Tx,
    heirs: ReadonlyMap<number, number>,
    decision: string,
    by: { readonly actor: Actor; readonly at: Temporal.Instant },
  ) => Promise<number>;
};

type Occasion = {
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  /** First day of the new structure. */
  readonly on: Temporal.PlainDate;
  readonly decision: string;
};

/**
 * Gives what agencies that end still have to do in the steering of reform to their main successors, in the transaction of
 * the carrying out; `heirs` by id. Gives how many of each changed hands. What is done stays with who did it.
 */
export async function handOverWork(
  tx: Tx,
  rooms: WorkRooms,
  heirs: ReadonlyMap<number, number>,
  { actor, at, on, decision }: Occasion,
): Promise<Pick<Done, 'tasks' | 'targets' | 'forms' | 'sheets' | 'sections'>> {
  const by = { actor, at };
  const accountId = actorId(actor);
  const city = rooms.organization.all().find(({ parentId }) => parentId === null)?.id ?? 0;
  return {
    tasks: await handOverTasks(tx, heirs, by),
    targets: await handOverTargets(tx, heirs, on, by),
    forms: await handOverForms(tx, heirs, { city, decision }, { actorId: accountId, at }),
    sheets: await handOverSheets(tx, heirs, decision, { accountId, at }),
    sections: await rooms.handOverSections(tx, heirs, decision, by),
  };
}
