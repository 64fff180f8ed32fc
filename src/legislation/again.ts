import { Refused } from '../kernel/errors.ts';
import type { RefusedContext, Reply } from '../kernel/web.ts';
import { Id } from './schema.ts';

/**
 * Shows a refused form again. Where it cannot be shown, because what it is about is not there or not for this person, the
 * refusal alone is said.
 */
export async function showAgain(
  { refusals, params }: Pick<RefusedContext, 'refusals' | 'params'>,
  show: (id: number) => Promise<Reply>,
): Promise<Reply> {
  const parsed = Id.safeParse(params['id']);
  if (!parsed.success || refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
    throw new Refused(refusals);
  try {
    return await show(parsed.data);
  } catch (error) {
    if (error instanceof Refused) throw new Refused(refusals);
    throw error;
  }
}
