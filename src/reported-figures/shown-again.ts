import { Refused } from '../kernel/errors.ts';
import type { RefusedContext, Reply } from '../kernel/web.ts';

/** The page with its form once more; where the person has no such page, what was refused is all that is said. */
export async function shownAgain(
  { refusals }: Pick<RefusedContext, 'refusals'>,
  show: () => Promise<Reply>,
): Promise<Reply> {
  if (refusals.some(({ code }) => code === 'not-found' || code === 'forbidden')) throw new Refused(refusals);
  try {
    return await show();
  } catch (error) {
    throw error instanceof Refused ? new Refused(refusals) : error;
  }
}
