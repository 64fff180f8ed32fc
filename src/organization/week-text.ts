import { OfficeHours } from '../calendar/schema.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { weekdays, type Weekday, type WeekText } from './schema.ts';

type Range = [from: string, to: string];

/**
 * Office hours read from the way people write them, or what is wrong on each day. A week without any line is null:
 * the agency keeps the city's usual hours.
 */
export function readWeek(text: WeekText): OfficeHours | null | Refusal[] {
  if (weekdays.every((day) => text[day] === '')) return null;
  const refusals: Refusal[] = [];
  const hours: Record<string, Range[]> = {};
  weekdays.forEach((day, index) => {
    const ranges = readDay(text[day], day);
    if ('refused' in ranges) refusals.push(ranges);
    else hours[index + 1] = ranges;
  });
  if (refusals.length > 0) return refusals;
  const checked = OfficeHours.safeParse(hours);
  if (checked.success) return checked.data;
  return [
    refuse(
      'invalid',
      t(
        checked.error.issues[0]?.message ?? 'Giờ làm việc chưa hợp lệ',
        'These hours do not convert exactly into one another; round them to 5 minutes',
      ),
      weekdays[Number(checked.error.issues[0]?.path[0] ?? 1) - 1] ?? 'monday',
    ),
  ];
}

/** Office hours as people write them. */
export function writeWeek(hours: OfficeHours): WeekText {
  return {
    monday: writeDay(hours[1]),
    tuesday: writeDay(hours[2]),
    wednesday: writeDay(hours[3]),
    thursday: writeDay(hours[4]),
    friday: writeDay(hours[5]),
    saturday: writeDay(hours[6]),
    sunday: writeDay(hours[7]),
  };
}

function writeDay(ranges: readonly (readonly [string, string])[]): string {
  return ranges.map(([from, to]) => `${from}–${to}`).join(', ');
}

/** `7h–11h30, 13:00-17:00`, `7 giờ đến 11 giờ và 13 giờ đến 17 giờ`. */
function readDay(text: string, day: Weekday): Range[] | Refusal {
  if (text === '') return [];
  const ranges: Range[] = [];
  for (const part of text.normalize('NFC').split(/\s*[,;]\s*|\s+(?:và|and)\s+/iu)) {
    const clocks = part.split(/\s*[-–—]\s*|\s+(?:đến|to)\s+/iu).map(readClock);
    const [from = null, to = null] = clocks;
    if (from === null || to === null || clocks.length > 2) return refuse('invalid', notRead(part), day);
    if (from >= to) return refuse('invalid', backwards(part), day);
    const before = ranges.at(-1);
    if (before !== undefined && from < before[1]) return refuse('invalid', overlapping(part), day);
    ranges.push([from, to]);
  }
  if (ranges.length <= 12) return ranges;
  return refuse('invalid', t('Mỗi ngày nhiều nhất 12 khoảng giờ', 'At most 12 ranges a day'), day);
}

/** `7`, `7h`, `7g30`, `07:00`, `7 giờ 30` as `07:30`; null when it is no time of day. */
function readClock(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*(?::|\.|h|g|giờ)\s*(\d{2})?(?:\s*phút)?)?$/iu.exec(text.trim());
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function shown(part: string): string {
  return part.length > 40 ? `${part.slice(0, 40)}…` : part;
}

const notRead = (part: string): Text =>
  t(
    `Không đọc được "${shown(part)}". Hãy ghi như 07:00–11:00, 13:00–17:00`,
    `"${shown(part)}" cannot be read. Write it as 07:00–11:00, 13:00–17:00`,
  );
const backwards = (part: string): Text =>
  t(
    `Trong "${shown(part)}", giờ kết thúc phải sau giờ bắt đầu`,
    `In "${shown(part)}" the end must come after the beginning`,
  );
const overlapping = (part: string): Text =>
  t(
    `"${shown(part)}" chồng lên khoảng giờ đứng trước, hãy ghi theo thứ tự trong ngày`,
    `"${shown(part)}" overlaps the range before it; write them in the order of the day`,
  );
