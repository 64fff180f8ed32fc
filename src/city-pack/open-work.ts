import type { Dossier } from '../dossiers/schema.ts';

/** What is to be done next with a dossier, and at which agency. */
export type OpenWork =
  | {
      readonly kind: 'timer';
      readonly agencyId: number;
      readonly elementId: string;
      readonly firesAt: Temporal.Instant;
    }
  | { readonly kind: 'supplement' | 'payment' | 'return'; readonly agencyId: number }
  | {
      readonly kind: 'step';
      readonly agencyId: number;
      readonly step: number;
      readonly role: string;
      /** Nobody has taken it yet. */
      readonly isFree: boolean;
      readonly dueAt: Temporal.Instant | null;
      readonly outcomes: readonly string[];
    };

/** The next thing to do; null when the dossier is closed, not yet received, or waits for linked dossiers only. */
export async function openWork(
  dossier: Dossier,
  outcomesOf: (dossier: Dossier, elementId: string) => Promise<readonly string[]>,
): Promise<OpenWork | null> {
  const { agencyId } = dossier;
  if (dossier.closedAt !== null || dossier.state === 'registered') return null;
  if (dossier.state === 'supplementRequested') return { kind: 'supplement', agencyId };
  if (dossier.state === 'paymentRequested') return { kind: 'payment', agencyId };
  const step = dossier.steps.find((entry) => entry.closedAt === null);
  if (dossier.state === 'resolved') return { kind: 'return', agencyId: step?.agencyId ?? agencyId };
  if (step !== undefined) {
    const outcomes = await outcomesOf(dossier, step.elementId);
    return {
      kind: 'step',
      agencyId: step.agencyId,
      step: step.number,
      role: step.role,
      isFree: step.assigneeId === null,
      dueAt: step.dueAt,
      outcomes,
    };
  }
  const timer = dossier.timers[0];
  return timer === undefined ? null : { kind: 'timer', agencyId, ...timer };
}
