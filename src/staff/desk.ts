import { can, covers, type Actor } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import type { RefusedContext, Reply } from '../kernel/web.ts';
import type { Agency } from '../organization/schema.ts';
import { z } from 'zod';
import { agencyOf } from './actions.ts';
import { spellOn, spellsOf } from './moves.ts';
import { editStaff, openStaff, readStaff } from './permissions.ts';
import type { Staff } from './staff.ts';
import { findDay } from '../kernel/clock.ts';
import type { Day, Person } from './schema.ts';

export const Id = z.coerce.number().int().min(1).max(2_147_483_647);
export const ById = z.object({ id: Id });
export const Seen = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);
export const DayTyped = z
  .string()
  .trim()
  .min(1, { error: 'Hãy chọn ngày|Choose the day', abort: true })
  .refine(
    (text) => findDay(text) !== null && text >= '1900-01-01' && text <= '2199-12-31',
    'Hãy ghi ngày đúng dạng|Enter a date',
  );
export const Line = (most: number) =>
  z.string().trim().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);

/** What a page says of one person: where they sit, and what this reader may do. */
export type Standing = {
  readonly agency: Agency | undefined;
  readonly fullName: string;
  readonly title: string;
  readonly mayEdit: boolean;
  readonly mayOpen: boolean;
};

export function todayOf({ house }: Staff): Day {
  return house.clock.today().toString();
}

export function standingOf(staff: Staff, actor: Actor, person: Person): Standing {
  const today = todayOf(staff);
  const agencyId = agencyOf(person, today);
  const post = spellOn(spellsOf(person.moves), today)?.post;
  return {
    agency: staff.organization.all().find(({ id }) => id === agencyId),
    fullName: person.sheets['identity']?.['fullName'] ?? `#${person.id}`,
    title: post?.title ?? '',
    mayEdit: covers(can(actor, editStaff), agencyId),
    mayOpen: covers(can(actor, openStaff), agencyId),
  };
}

/** Agencies whose people this person reads. */
export function readableAgencies(
  { organization }: Staff,
  actor: Actor,
  permission = readStaff,
): readonly Agency[] {
  const answer = can(actor, permission);
  return organization.all().filter(({ id }) => covers(answer, id));
}

/** A refused form again; where the record cannot be shown, the refusal alone. */
export async function showAgain(
  { refusals, params }: Pick<RefusedContext, 'refusals' | 'params'>,
  show: (id: number) => Promise<Reply>,
): Promise<Reply> {
  const id = Id.safeParse(params['id']);
  if (!id.success || refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
    throw new Refused(refusals);
  try {
    return await show(id.data);
  } catch (error) {
    throw error instanceof Refused ? new Refused(refusals) : error;
  }
}
