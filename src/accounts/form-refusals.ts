import { Refused, type Refusal } from '../kernel/errors.ts';
import type { RefusedContext } from '../kernel/web.ts';

/** Refusals that are about the person or the address, not about what was typed: no form answers them. */
const notOfForms = new Set(['not-signed-in', 'forbidden', 'not-found', 'too-many-requests']);

/** The refusals to show in a form again; those that no form answers go on to the general page. */
export function formRefusals({ refusals }: RefusedContext): readonly Refusal[] {
  if (refusals.some((refusal) => notOfForms.has(refusal.code))) throw new Refused(refusals);
  return refusals;
}

/** What was typed, without what must not travel back: passwords and secrets. */
export function typedWithout(
  input: Readonly<Record<string, unknown>>,
  ...secrets: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !secrets.includes(name)));
}
