import { dayStatus, type WorkingCalendar } from '../calendar/calendar.ts';
import type { OfficeHours } from '../calendar/schema.ts';
import { isRefusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import type { Agency, AgencyLevel } from '../organization/schema.ts';
import { formatWeekday } from '../ui/format.ts';
import type { AgencyGroup } from './agencies-page.tsx';

/** Agencies in force on a day whose name or code has every word, without regard to case and diacritics. */
export function findAgencies(all: readonly Agency[], query: string, on: Temporal.PlainDate): Agency[] {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '');
  return all.filter((agency) => {
    if (!isInForce(agency, on)) return false;
    const text = fold(`${agency.name} ${agency.nameEn} ${agency.code}`);
    return words.every((word) => text.includes(word));
  });
}

export function isInForce({ validFrom, validTo }: Agency, on: Temporal.PlainDate): boolean {
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
  return !isBefore(on, validFrom) && (validTo === null || !isBefore(validTo, on));
}

export function countByLevel(agencies: readonly Agency[]): Record<AgencyLevel, number> {
  const counts: Record<AgencyLevel, number> = { city: 0, district: 0, commune: 0 };
  for (const { level } of agencies) counts[level] += 1;
  return counts;
}

/** The level with most hits where the asker chose none: the communes, unless nothing is found there. */
export function levelToShow(counts: Readonly<Record<AgencyLevel, number>>): AgencyLevel {
  return (['commune', 'district', 'city'] as const).find((level) => counts[level] > 0) ?? 'commune';
}

/** Communes stand under their district; other levels in one list. */
export function groupAgencies(
  agencies: readonly Agency[],
  level: AgencyLevel,
  parentOf: (agency: Agency) => Agency | null,
): AgencyGroup[] {
  const byName = new Intl.Collator('vi', { numeric: true });
  const listed = agencies
    .filter((agency) => agency.level === level)
    .toSorted((a, b) => byName.compare(a.name, b.name));
  if (listed.length === 0) return [];
  if (level !== 'commune') return [{ parent: null, agencies: listed }];
  const groups = Map.groupBy(listed, (agency) => parentOf(agency)?.id ?? 0);
  return [...groups.values()]
    .map((members) => ({ parent: members[0] === undefined ? null : parentOf(members[0]), agencies: members }))
    .toSorted((a, b) => byName.compare(a.parent?.name ?? '', b.parent?.name ?? ''));
}

export type HoursLine = { readonly days: Text; readonly ranges: Text };

const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;

/** Office hours as people write them: neighbouring days of the same hours in one line. */
export function hoursLines(hours: OfficeHours): HoursLine[] {
  const lines: { first: number; last: number; ranges: string }[] = [];
  for (const day of weekdayNumbers) {
    const ranges = hours[day].map(([from, to]) => `${from}–${to}`).join(', ');
    const line = lines.at(-1);
    if (line !== undefined && line.ranges === ranges && line.last === day - 1) line.last = day;
    else lines.push({ first: day, last: day, ranges });
  }
  return lines.map(({ first, last, ranges }) => ({
    days: first === last ? dayName(first) : joined(dayName(first), dayName(last)),
    ranges: ranges === '' ? t('Nghỉ', 'Closed') : { vi: ranges, en: ranges },
  }));
}

/** Whether the counter is open on a day, and why not; outside the calendar's years only the weekly hours are known. */
export function todayWords(calendar: WorkingCalendar, hours: OfficeHours, today: Temporal.PlainDate): Text {
  const status = dayStatus(calendar, hours, today);
  if (isRefusal(status)) return t('Giờ làm việc hằng tuần', 'Weekly hours');
  if (!status.isWorking) return t(`Hôm nay nghỉ: ${status.reason.vi}`, `Closed today: ${status.reason.en}`);
  const ranges = status.ranges.map(([from, to]) => `${from}–${to}`).join(', ');
  return t(`Hôm nay làm việc ${ranges}`, `Open today ${ranges}`);
}

/** 2 January 2023 was a Monday. */
function dayName(number: number): Text {
  const day = new Temporal.PlainDate(2023, 1, 1 + number);
  return { vi: formatWeekday(day, 'vi'), en: formatWeekday(day, 'en') };
}

function joined(first: Text, last: Text): Text {
  return { vi: `${first.vi} – ${last.vi}`, en: `${first.en} – ${last.en}` };
}
