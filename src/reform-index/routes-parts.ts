import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { RefusedContext, Reply } from '../kernel/web.ts';
import type { RefusedForm } from './pages-sets.tsx';
import { manageReformIndex } from './permissions.ts';
import type { SetContent } from './schema.ts';
import type { Sets } from './sets.ts';
import type { CriteriaSet } from './store-sets.ts';

export const OfSet = z.object({ set: z.coerce.number().int().min(1).max(2_000_000_000) });
/** The revision of the draft that the page showed. */
export const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);

export const saved = t('Đã lưu vào bản nháp.', 'Saved to the draft.');

export const mayManage = (actor: Actor): boolean => can(actor, manageReformIndex) === true;

/** What the reader sees of a set: managers its draft, others only what is published. */
export async function seenBy(
  sets: Sets,
  actor: Actor,
  id: number,
): Promise<{ set: CriteriaSet; content: SetContent }> {
  const set = await sets.get(id);
  const content = (mayManage(actor) ? set.draft?.content : undefined) ?? set.version?.content;
  if (content === undefined) throw new Refused(notFound);
  return { set, content };
}

export const refusedForm = ({ refusals, input }: RefusedContext): RefusedForm => ({
  refusals,
  values: input,
});

/** A number of a refused request's address. @throws Refused when it is none */
export function numberIn({ params }: RefusedContext, name: 'set' | 'cycle'): number {
  const number = Number(params[name]);
  if (!Number.isInteger(number) || number < 1 || number > 2_000_000_000) throw new Refused(notFound);
  return number;
}

/**
 * Shows the page of a refused form again. Refusals that no form can show, and those of a page that is not there, go on
 * to the page that says them.
 */
export async function showAgain(context: RefusedContext, show: () => Promise<Reply>): Promise<Reply> {
  const { refusals } = context;
  if (refusals.some(({ code }) => code === 'not-found' || code === 'forbidden')) throw new Refused(refusals);
  try {
    return await show();
  } catch (error) {
    throw error instanceof Refused ? new Refused(refusals) : error;
  }
}
