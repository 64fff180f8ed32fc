import { sql } from 'kysely';
import { actorId, can, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { forbidden, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { EventDraft } from '../kernel/events.ts';
import { t } from '../kernel/messages.ts';
import { planLife, programmeLife, type Life, type OwnEvent, type Plan, type State } from './lives.ts';
import { editProgramme } from './permissions.ts';
import type { SubjectKind } from './schema.ts';
import { findState } from './store.ts';

/** Who does something, and when. */
export type By = { readonly actor: Actor; readonly at: Temporal.Instant };

/** What is changed, and the number of the last event that the person saw; undefined: whatever it is. */
export type At = { readonly id: number; readonly seen?: number | undefined };

const tables = {
  programme: 'programme',
  'programme-plan': 'programmePlan',
  'programme-target': 'programmeTarget',
  'programme-task': 'programmeTask',
  'steering-document': 'steeringDocument',
} as const satisfies Record<SubjectKind, string>;

/** Holds a subject for this transaction and gives its state. @throws Refused when it is not there or has changed since */
export async function hold<F, P, O, E extends OwnEvent>(
  tx: Tx,
  life: Life<F, P, O, E>,
  { id, seen }: At,
): Promise<State<F, P, O>> {
  await sql`select id from ${sql.table(tables[life.subject])} where id = ${id} for update`.execute(tx);
  const state = await findState(tx, life, id);
  if (state === undefined) throw new Refused(notFound);
  if (seen !== undefined && seen !== state.version) throw new Refused(changedMeanwhile);
  return state;
}

export async function getPlan(tx: Queries, id: number): Promise<Plan> {
  const plan = await findState(tx, planLife, id);
  if (plan === undefined) throw new Refused(notFound);
  return plan;
}

export async function getProgramme(tx: Tx, id: number) {
  const programme = await findState(tx, programmeLife, id);
  if (programme === undefined) throw new Refused(notFound);
  return programme;
}

export function draft(kind: string, data: unknown, { actor, at }: By): EventDraft {
  return { kind, data, actorId: actorId(actor), happenedAt: at, recordedAt: at };
}

export function mayEdit({ actor }: By): void {
  if (can(actor, editProgramme) === false) throw new Refused(forbidden);
}

/** @throws Refused with all of them, when there are any */
export function refuseAll(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals);
}

export const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa thay đổi nội dung này. Hãy xem lại rồi gửi lại.',
    'Somebody else has just changed this. Look at what is new, then send again.',
  ),
);

export const codeTaken = refuse('taken', t('Mã này đã được dùng.', 'This code is taken.'), 'code');

export const unknownAgency = (field: string): Refusal =>
  refuse(
    'invalid',
    t('Không có cơ quan này. Hãy chọn trong danh sách.', 'There is no such agency. Choose from the list.'),
    field,
  );
