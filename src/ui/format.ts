import type { Language, Text } from '../kernel/messages.ts';
import { say, t } from '../kernel/messages.ts';

/** Everybody in the city reads the same clock. */
export const zone = 'Asia/Ho_Chi_Minh';

/** A stretch of time by its parts, or as whole minutes of calendar time (a day of 1,440). */
export type Span = number | { readonly days?: number; readonly hours?: number; readonly minutes?: number };

type Day = Temporal.PlainDate | Temporal.Instant | Temporal.ZonedDateTime;

/** `11/02/2015`: the day, an instant's day being that of the city. The same in both languages. */
export function formatDay(day: Day): string {
  const date = plainDate(day);
  return `${two(date.day)}/${two(date.month)}/${String(date.year).padStart(4, '0')}`;
}

/** `09:30`, the city's time. */
export function formatTime(at: Temporal.Instant | Temporal.PlainTime): string {
  const time = at instanceof Temporal.Instant ? at.toZonedDateTimeISO(zone) : at;
  return `${two(time.hour)}:${two(time.minute)}`;
}

/** `11/02/2015 09:30`; with `weekday`: `Thứ Tư, 11/02/2015 09:30`. */
export function formatMoment(
  at: Temporal.Instant,
  language: Language,
  options: { weekday?: boolean } = {},
): string {
  const moment = `${formatDay(at)} ${formatTime(at)}`;
  return options.weekday ? `${formatWeekday(at, language)}, ${moment}` : moment;
}

/** `Thứ Tư` or `Wednesday`. */
export function formatWeekday(day: Day, language: Language): string {
  const name = weekdays[plainDate(day).dayOfWeek - 1];
  if (name === undefined) throw new RangeError('A week has seven days');
  return say(name, language);
}

/** `1.653` in Vietnamese, `1,653` in English; at most `digits` after the separator (default 2). */
export function formatNumber(value: number, language: Language, digits = 2): string {
  return numberFormat(language, digits).format(value);
}

/** A share of 1 as a percentage: 0.8749 → `87,49 %`; nothing to divide by (null) → `–`. */
export function formatShare(share: number | null, language: Language, digits = 2): string {
  return share === null ? '–' : `${formatNumber(share * 100, language, digits)} %`;
}

/** An amount in đồng: `20.000 đồng`, `20,000 đồng`; 0 → `Không thu phí`, `Free of charge`. */
export function formatMoney(
  dong: number,
  language: Language,
  options: { zero?: 'words' | 'number' } = {},
): string {
  if (dong === 0 && options.zero !== 'number') return say(t('Không thu phí', 'Free of charge'), language);
  return `${formatNumber(dong, language, 0)} đồng`;
}

/** The two largest parts of a stretch of time: `2 ngày 3 giờ`, `45 phút`, `1 day`; under a minute: `dưới 1 phút`. */
export function formatSpan(span: Span, language: Language): string {
  const { days, hours, minutes } = spanParts(span);
  const parts: [number, Text, Text][] = [
    [days, t('ngày', 'day'), t('ngày', 'days')],
    [hours, t('giờ', 'hour'), t('giờ', 'hours')],
    [minutes, t('phút', 'minute'), t('phút', 'minutes')],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return say(t('dưới 1 phút', 'under a minute'), language);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(
      ([count, one, many]) => `${formatNumber(count, language)} ${say(count === 1 ? one : many, language)}`,
    )
    .join(' ');
}

/**
 * A legal time limit as the schemas write it: `5wd` → `5 ngày làm việc`, `8wh` → `8 giờ làm việc`, `20d` → `20 ngày`,
 * `2mo` → `2 tháng`. What is not a time limit is given back as it is.
 */
export function formatTerm(term: string, language: Language): string {
  if (term === '0wd') return say(t('trong ngày', 'the same day'), language);
  const match = /^(\d+)(wd|wh|d|mo)$/.exec(term);
  const unit = match?.[2] === undefined ? undefined : termUnits[match[2]];
  if (match === null || unit === undefined) return term;
  const count = Number(match[1]);
  const [one, many] = unit;
  return `${formatNumber(count, language)} ${say(count === 1 ? one : many, language)}`;
}

/** Size of a file: `850 B`, `12 KB`, `3,4 MB` (1 KB = 1,024 B). */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1024) return `${formatNumber(bytes, language)} B`;
  if (bytes < 1024 ** 2) return `${formatNumber(bytes / 1024, language, 0)} KB`;
  if (bytes < 1024 ** 3) return `${formatNumber(bytes / 1024 ** 2, language, 1)} MB`;
  return `${formatNumber(bytes / 1024 ** 3, language, 1)} GB`;
}

const weekdays: readonly Text[] = [
  t('Thứ Hai', 'Monday'),
  t('Thứ Ba', 'Tuesday'),
  t('Thứ Tư', 'Wednesday'),
  t('Thứ Năm', 'Thursday'),
  t('Thứ Sáu', 'Friday'),
  t('Thứ Bảy', 'Saturday'),
  t('Chủ Nhật', 'Sunday'),
];

const termUnits: Readonly<Record<string, readonly [Text, Text]>> = {
  wd: [t('ngày làm việc', 'working day'), t('ngày làm việc', 'working days')],
  wh: [t('giờ làm việc', 'working hour'), t('giờ làm việc', 'working hours')],
  d: [t('ngày', 'day'), t('ngày', 'days')],
  mo: [t('tháng', 'month'), t('tháng', 'months')],
};

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: digits,
  });
  numberFormats.set(key, format);
  return format;
}

function spanParts(span: Span): { days: number; hours: number; minutes: number } {
  if (typeof span !== 'number')
    return { days: span.days ?? 0, hours: span.hours ?? 0, minutes: span.minutes ?? 0 };
  const minutes = Math.floor(Math.abs(span));
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  };
}

function plainDate(day: Day): Temporal.PlainDate {
  if (day instanceof Temporal.PlainDate) return day;
  return day instanceof Temporal.Instant ? day.toZonedDateTimeISO(zone).toPlainDate() : day.toPlainDate();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
