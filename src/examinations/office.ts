import { can, type Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { By } from './store.ts';
import type { May } from './frame.tsx';
import type { Examination } from './life.ts';
import { askForQuotas, manageExaminations, readCandidates } from './permissions.ts';
import { mayExamine } from './sitting.ts';

/** What this person may do with an examination. */
export function mayDo(actor: Actor, examination: Examination): May {
  return {
    manage: can(actor, manageExaminations) !== false,
    ask: can(actor, askForQuotas) !== false,
    candidates: can(actor, readCandidates) !== false,
    examine: mayExamine(examination, { actor }),
  };
}

export function byNow(house: Pick<House, 'clock'>, actor: Actor): By {
  return { actor, at: house.clock.now() };
}
