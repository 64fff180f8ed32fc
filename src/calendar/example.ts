import { readFileSync } from 'node:fs';
import { accepted } from '../kernel/errors.ts';
import { buildCalendar, dueDate, parseMoment, parseTerm, type DueDate, type Pause } from './calendar.ts';
import { CalendarData, type OfficeHours, type RuleSet } from './schema.ts';

/** What the tests of this room stand on: the calendar of a city pack, and short ways to ask it. */
export function cityCalendar(city: string): CalendarData {
  const file = new URL(`../../cities/${city}/calendar.json`, import.meta.url);
  return CalendarData.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export const canTho = cityCalendar('can-tho');

export function at(text: string): Temporal.Instant {
  return accepted(parseMoment(text, 'test'));
}

export function pause(from: string, to: string | null, more: Partial<Pause> = {}): Pause {
  return { from: at(from), to: to === null ? null : at(to), ...more };
}

/** The due date in Cần Thơ, or with the hours, rules and present moment of `more`. */
export function due(
  received: string,
  term: string,
  pauses: readonly Pause[] = [],
  more: { hours?: OfficeHours; rules?: Partial<RuleSet>; asOf?: string; data?: CalendarData } = {},
): DueDate {
  const data = more.data ?? canTho;
  return accepted(
    dueDate({
      receivedAt: at(received),
      term: accepted(parseTerm(term)),
      calendar: buildCalendar(data),
      hours: more.hours ?? data.hours,
      pauses,
      ruleSet: { ...ruleSet, ...more.rules },
      ...(more.asOf === undefined ? {} : { asOf: at(more.asOf) }),
    }),
  );
}

export const ruleSet: RuleSet = {
  code: 'test',
  title: { vi: 'Quy tắc thử', en: 'Rules under test' },
  validFrom: '2000-01-01',
  validTo: null,
  lateSupplement: 'add',
  maxSupplements: 1,
  sameDayCutoff: '15:00',
  source: 'law',
  note: '',
};
