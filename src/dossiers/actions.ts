import { can, covers, type Actor, type Answer, type Staff } from '../kernel/access.ts';
import type { Loaded } from './change.ts';
import { commandNames, isOpenIn, type CommandName } from './commands.ts';
import { agenciesOf, commandPermissions, mayAssign, mayDoStep } from './permissions.ts';
import type { AnyCommand } from './planner.ts';
import { feeOwed, type Dossier, type Step } from './schema.ts';
import type { Timekeeping } from './timekeeping.ts';

/** The part of the room's face through which pages act: every command is asked and recorded there. */
export type DossierActs = {
  readonly time: Timekeeping;
  act(
    actor: Actor,
    code: string,
    command: AnyCommand,
    expectedVersion?: number,
  ): Promise<{ readonly version: number }>;
  get(code: string, answer: Answer): Promise<Loaded>;
};

/** What one person may do to one dossier as it stands now. */
export type Actions = {
  /** Commands that are open in its state and allowed to this person, in the order of the table of commands. */
  readonly commands: ReadonlySet<CommandName>;
  /** Open steps that this person may complete. */
  readonly doable: readonly Step[];
  /** Open steps that this person, as head or leader, may give to anybody. */
  readonly assignable: readonly Step[];
  /** Open steps without a person that this one may take. */
  readonly takeable: readonly Step[];
  /** Open steps that this person may give back. */
  readonly returnable: readonly Step[];
};

/**
 * The one answer to "what may I do here?": the dossier's state (`transitions`), the command's permission at an agency that
 * takes part, and whose the open steps are. The page offers exactly this; recording asks the same questions again.
 */
export function actionsFor(actor: Actor, dossier: Dossier): Actions {
  if (actor.kind !== 'staff') return nothing;
  const open = dossier.steps.filter((step) => step.closedAt === null);
  const canAssign = isPermitted(actor, dossier, 'assign');
  const canComplete = isPermitted(actor, dossier, 'completeStep');
  const steps = {
    doable: canComplete ? open.filter((step) => step.kind !== 'payment' && mayDoStep(actor, step)) : [],
    assignable: canAssign ? open.filter((step) => isGivenOut(actor, step)) : [],
    takeable: canAssign
      ? open.filter(
          (step) =>
            step.assigneeId === null && hasRole(actor, step) && mayAssign(actor, step, actor.accountId),
        )
      : [],
    returnable: canAssign
      ? open.filter((step) => step.assigneeId === actor.accountId && mayAssign(actor, step, null))
      : [],
  };
  const commands = commandNames.filter(
    (name) =>
      isPermitted(actor, dossier, name) && hasItsStep(actor, name, open, steps) && hasItsSum(dossier, name),
  );
  return { ...steps, commands: new Set(commands) };
}

const nothing: Actions = { commands: new Set(), doable: [], assignable: [], takeable: [], returnable: [] };

function isPermitted(staff: Staff, dossier: Dossier, command: CommandName): boolean {
  if (!isOpenIn(dossier.state, command)) return false;
  const answer = can(staff, commandPermissions[command]);
  return agenciesOf(dossier).some((agencyId) => covers(answer, agencyId));
}

/** Some commands are about steps: without a step of this person they are not offered. */
function hasItsStep(
  staff: Staff,
  command: CommandName,
  open: readonly Step[],
  steps: Omit<Actions, 'commands'>,
): boolean {
  if (command === 'completeStep') return steps.doable.length > 0;
  if (command === 'return') return open.every((step) => mayDoStep(staff, step));
  if (command === 'assign') {
    return steps.assignable.length + steps.takeable.length + steps.returnable.length > 0;
  }
  return true;
}

/** Money is taken where it was asked for, or while the procedure's fee is open. */
function hasItsSum(dossier: Dossier, command: CommandName): boolean {
  return command !== 'pay' || dossier.state === 'paymentRequested' || feeOwed(dossier) > 0;
}

/** A head or leader gives a step to somebody else, whoever has it. */
function isGivenOut(staff: Staff, step: Step): boolean {
  return mayAssign(staff, step, somebodyElse);
}

function hasRole(staff: Staff, step: Step): boolean {
  return (staff.roles as readonly string[]).includes(step.role);
}

/** No account has this id: stands for any other person. */
const somebodyElse = -1;
