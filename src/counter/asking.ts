import type { Staff } from '../kernel/access.ts';
import { notSignedIn, Refused, type Refusal } from '../kernel/errors.ts';
import type { Asking, RefusedContext } from '../kernel/web.ts';

/** Who sits at the desk. */
export function staffOf({ actor }: Pick<Asking, 'actor'>): Staff {
  if (actor.kind !== 'staff') throw new Refused(notSignedIn);
  return actor;
}

/** Refusals about the person or the address: no form of the desk answers them. */
const notOfForms = new Set(['not-signed-in', 'forbidden', 'not-found', 'too-many-requests']);

/** The refusals to show in a form again; those that no form answers go on to the general page. */
export function formRefusals({ refusals }: RefusedContext): readonly Refusal[] {
  if (refusals.some((refusal) => notOfForms.has(refusal.code))) throw new Refused(refusals);
  return refusals;
}

/** The address of a dossier's page below `base`; a city's codes may hold slashes. */
export function at(base: string, code: string, rest = ''): string {
  return `${base}/${encodeURIComponent(code)}${rest}`;
}
