import type { Tx } from '../kernel/database.ts';
import { applyForm, handedOver, lineOf } from './rules.ts';
import { lockCollection, readForms, readFormHistory, recordForm, type By } from './store.ts';

/**
 * Gives the forms that are not settled yet to those that come after the agencies that end, in the transaction of a
 * reorganisation; `heirs` by id, `city` is the agency above all. Nothing of what was entered is lost: each form stays
 * about the agency it was opened for. Gives how many changed hands.
 */
export async function handOverForms(
  tx: Tx,
  heirs: ReadonlyMap<number, number>,
  { city, decision }: { readonly city: number; readonly decision: string },
  by: By,
): Promise<number> {
  if (heirs.size === 0) return 0;
  const collections = await tx.selectFrom('figureCollection').select('id').orderBy('id').execute();
  let count = 0;
  for (const { id } of collections) {
    const { state } = await lockCollection(tx, id);
    for (const form of await readForms(tx, { collectionId: id })) {
      // In a closed collection only corrections of what was approved are under way.
      if (form.state === 'approved' || (state === 'closed' && form.standing === null)) continue;
      const line = form.waitsAt === null ? [] : lineOf(await readFormHistory(tx, form.id));
      const event = handedOver(form, line, { heirOf: (agency) => heirs.get(agency), city, decision });
      if (event === null) continue;
      await recordForm(tx, applyForm(form, { ...event, number: form.version + 1, ...by }), [event], by);
      count += 1;
    }
  }
  return count;
}
