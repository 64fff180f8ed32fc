import {
  buildCalendar,
  dueDate,
  formatTerm,
  parseTerm,
  remaining,
  ruleSetAt,
  shareDue,
  timeliness,
  workingMinutesBetween,
  type DueDate,
  type Remaining,
  type WorkingCalendar,
} from '../calendar/calendar.ts';
import { OfficeHours, type CalendarData, type RuleSet, type Term } from '../calendar/schema.ts';
import { localDate, timeZone } from '../kernel/clock.ts';
import { accepted, isRefusal, Refused } from '../kernel/errors.ts';
import type { Text } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import type { Setting } from './movement.ts';
import { receivingAgency, type Dossier, type Pause } from './schema.ts';

/** The law's arithmetic of time, for the offices of this city. */
export type Timekeeping = {
  readonly calendar: WorkingCalendar;
  readonly data: CalendarData;
  /** Office hours of an agency: the present ones, or those it had at an instant. */
  hoursOf(agencyId: number, at?: Temporal.Instant): OfficeHours;
  ruleSetOn(date: Temporal.PlainDate): RuleSet;
  /** The parts of a decision's setting that are about time, for a dossier of one agency under one rule set. */
  settingFor(agencyId: number, ruleSet: string, now: Temporal.Instant): TimeSetting;
  /** The due date with its reasons day by day; null without a term, or once an extension has set it by hand. */
  explain(dossier: Dossier, now: Temporal.Instant): DueDate | null;
  remaining(dossier: Dossier, now: Temporal.Instant): Remaining | null;
  termWords(term: string): Text;
};
type TimeSetting = Pick<
  Setting,
  'maxSupplements' | 'dueAt' | 'shareDueAt' | 'moveBy' | 'timerAt' | 'timeliness'
>;

export function createTimekeeping(data: CalendarData, organization: Organization): Timekeeping {
  const calendar = buildCalendar(data);
  const hours = new WeakMap<object, OfficeHours>();
  const terms = new Map<string, Term>();

  function hoursOf(agencyId: number, at?: Temporal.Instant): OfficeHours {
    const own =
      at === undefined
        ? organization.getAgency(agencyId).officeHours
        : organization.officeHoursAt(agencyId, at);
    if (typeof own !== 'object' || own === null) return data.hours;
    const known = hours.get(own);
    if (known !== undefined) return known;
    const found = OfficeHours.parse(own);
    hours.set(own, found);
    return found;
  }

  function termOf(text: string): Term {
    const known = terms.get(text);
    if (known !== undefined) return known;
    const term = accepted(parseTerm(text));
    terms.set(text, term);
    return term;
  }

  function ruleSetByCode(code: string): RuleSet {
    const found = data.ruleSets.find((entry) => entry.code === code);
    if (found === undefined) throw new Error(`no rule set ${code}`);
    return found;
  }

  function count(
    agencyId: number,
    ruleSet: string,
    term: string,
    receivedAt: Temporal.Instant,
    pauses: readonly Pause[],
    asOf: Temporal.Instant,
  ) {
    return {
      receivedAt,
      term: termOf(term),
      calendar,
      // By the hours of the moment of the promise: a later change of office hours moves no date already given.
      hours: hoursOf(agencyId, receivedAt),
      pauses: pauses.map(({ kind, from, to }) => ({ kind, from, to })),
      ruleSet: ruleSetByCode(ruleSet),
      asOf,
    };
  }

  return {
    calendar,
    data,
    hoursOf,
    ruleSetOn: (date) => accepted(ruleSetAt(data, date)),
    settingFor: (agencyId, ruleSet, now) => ({
      maxSupplements: ruleSetByCode(ruleSet).maxSupplements,
      dueAt: (term, receivedAt, pauses) =>
        term === null
          ? null
          : accepted(dueDate(count(agencyId, ruleSet, term, receivedAt, pauses, now))).dueAt,
      shareDueAt: (term, receivedAt, pauses, percentCumulative) =>
        term === null
          ? null
          : accepted(
              shareDue({ ...count(agencyId, ruleSet, term, receivedAt, pauses, now), percentCumulative }),
            ),
      moveBy(promised, pause) {
        const lost = workingMinutesBetween(calendar, hoursOf(agencyId), pause.from, pause.to ?? now);
        const days = Math.ceil(accepted(lost) / minutesOfDay(hoursOf(agencyId)));
        if (days === 0) return promised;
        return accepted(dueDate(count(agencyId, ruleSet, `${days}wd`, promised, [], now))).dueAt;
      },
      timerAt: (duration) => now.toZonedDateTimeISO(timeZone).add(duration).toInstant(),
      timeliness: (term, dueAt, resolvedAt) => timeliness({ term: termOf(term), dueAt, resolvedAt }),
    }),
    explain(dossier, now) {
      const { term, receivedAt, ruleSet, pauses } = dossier;
      const agencyId = receivingAgency(dossier);
      if (term === null || receivedAt === null) return null;
      const due = dueDate(count(agencyId, ruleSet, term, receivedAt, pauses, now));
      if (isRefusal(due)) throw new Refused(due);
      return due;
    },
    remaining(dossier, now) {
      const due = dossier.extensions.length > 0 ? null : this.explain(dossier, now);
      return due && remaining(due, now);
    },
    termWords: (term) => formatTerm(termOf(term)),
  };
}

/** Length of the office's longest working day, in minutes: a pause of any part of a day moves a promise by that day. */
function minutesOfDay(hours: OfficeHours): number {
  const length = (ranges: readonly (readonly [string, string])[]): number =>
    ranges.reduce((sum, [from, to]) => sum + minutes(to) - minutes(from), 0);
  return Math.max(...Object.values(hours).map(length));
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

/** The day in Vietnam on which something is received. */
export const dayOf = localDate;
