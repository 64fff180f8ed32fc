import type { Staff } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { listWorkers, type Colleague } from './reading-people.ts';
import type { Step } from './schema.ts';

/** Whether a person can be given a step: at work at its agency, with the step's role. */
export function canTake(person: Colleague, step: Pick<Step, 'role'>): boolean {
  return person.roles.includes(step.role);
}

/** Why a step cannot be given to somebody; null when it can, or when it is given back to nobody. */
export async function assigneeProblem(
  db: Queries,
  staff: Staff,
  step: Pick<Step, 'role'> | undefined,
  assigneeId: number | null,
): Promise<Refusal | null> {
  if (assigneeId === null || step === undefined) return null;
  const workers = await listWorkers(db, staff.agencyId);
  const person = workers.find(({ id }) => id === assigneeId);
  return person !== undefined && canTake(person, step) ? null : cannotTake;
}

export const cannotTake = refuse(
  'invalid',
  t(
    'Người được chọn không làm được bước này: hãy chọn người của cơ quan có đúng vai trò của bước.',
    'This person cannot do the step: choose somebody of the agency with the role of the step.',
  ),
  'assigneeId',
);
