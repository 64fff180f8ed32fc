import { sql, type RawBuilder } from 'kysely';
import { timeZone } from '../kernel/clock.ts';
import { states, type State, type Timeliness } from './schema.ts';

/** The moments by which lists tell late, due soon and in time. */
export type Moments = {
  readonly now: Temporal.Instant;
  /** Midnight at which today began in Vietnam. */
  readonly today: Temporal.Instant;
  /** Midnight at which the seventh day from today ends. */
  readonly weekEnd: Temporal.Instant;
};

export function momentsAt(now: Temporal.Instant): Moments {
  const today = now.toZonedDateTimeISO(timeZone).startOfDay();
  return { now, today: today.toInstant(), weekEnd: today.add({ days: 8 }).toInstant() };
}

/**
 * Whether the dossier runs on a term in hours, as its receipt says. One value by the event's own key: a mere `exists`
 * would let the planner read all events at once.
 */
export const hourTerm: RawBuilder<boolean> = sql<boolean>`coalesce((
  select e.data ->> 'term' like '%wh' from event e
  where e.subject_kind = 'dossier' and e.subject_id = dossier.id and e.kind = 'received' limit 1), false)`;

/** Late by the day, and on the due day itself by the minute where the term is in hours. */
export function lateSql(due: RawBuilder<unknown>, { now, today }: Moments): RawBuilder<boolean> {
  return sql<boolean>`(${due} < ${today} or (${due} < ${now} and ${hourTerm}))`;
}

export const dossierDue = sql`dossier.due_at`;

/** The clock of the dossier runs: received, nothing decided yet, not waiting for the applicant. */
export const isRunning: RawBuilder<boolean> = sql<boolean>`(dossier.closed_at is null and dossier.resolved_at is null
  and dossier.received_at is not null and dossier.paused_since is null)`;

export function isLateNow(moments: Moments): RawBuilder<boolean> {
  return sql<boolean>`(${isRunning} and ${lateSql(dossierDue, moments)})`;
}

/** Due within seven days and not late yet. */
export function isDueSoon(moments: Moments): RawBuilder<boolean> {
  return sql<boolean>`(${isRunning} and dossier.due_at >= ${moments.today} and dossier.due_at < ${moments.weekEnd}
    and not ${lateSql(dossierDue, moments)})`;
}

export function inState(...names: readonly State[]): RawBuilder<boolean> {
  const codes = names.map((name) => states[name].code);
  return sql<boolean>`dossier.state = any(${codes}::int[])`;
}

/** The column's text as the word it is. */
export function timelinessOf(text: string | null): Timeliness | null {
  return text === 'early' || text === 'onTime' || text === 'late' ? text : null;
}
