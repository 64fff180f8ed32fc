import { t, type Text } from '../kernel/messages.ts';
import * as counting from './counting.ts';
import { isSameDay, type Count } from './count.ts';
import { dateOf, dayMinutes, minuteOf, parseClock } from './local-time.ts';
import { dayKind } from './working-calendar.ts';

/** One day on the way to a due date. */
export type DayReason = {
  readonly date: Temporal.PlainDate;
  /** Day terms: 1 if this day completes a day of the term, else 0. Hour terms: the working minutes counted. */
  readonly counted: number;
  readonly reason: Text;
};

/** A day with how much of it counted. */
export type DayShare = DayReason & {
  /**
   * Day terms: the share of the day that counted, in days to four decimals, 0.625 of a day of which three eighths were
   * waited. Hour terms: working minutes. The amounts of all days are the term.
   */
  readonly amount: number;
};

/** "Vì sao hẹn ngày này?": every day from the receipt to the due day. */
export function explainDays(count: Count): DayReason[] {
  return explainShares(count).map(({ date, counted, reason }) => ({ date, counted, reason }));
}

/** The same days, each with the amount of it that counted. */
export function explainShares(count: Count): DayShare[] {
  const first = Math.floor(count.received / dayMinutes);
  const last = Math.floor(count.due / dayMinutes);
  const days: DayShare[] = [];
  let run = 0;
  for (let day = first; day <= last; day += 1) {
    const isHours = count.input.term.unit === 'wh';
    const told = isHours ? tellHours(count, day) : tellDay(count, day, run);
    const amount = isHours ? told.counted : shareOf(count, day, run, told.run);
    run = told.run;
    const date = dateOf(day + count.office.calendar.firstDay);
    days.push({ date, counted: told.counted, amount, reason: told.reason });
  }
  return days;
}

type Told = { counted: number; reason: Text; run: number };

/** What a day added to a day term; of the last day only what the term still needed. */
function shareOf(count: Count, day: number, before: number, after: number): number {
  const whole = counting.perDay(count.office, measureOf(count));
  const end = day === count.lastDay ? Math.floor(after / whole) * whole : after;
  return Math.round(((end - before) / whole) * 10_000) / 10_000;
}

function measureOf({ input }: Count) {
  return input.term.unit === 'wd' ? 'workingDays' : 'calendarDays';
}

function tellDay(count: Count, day: number, run: number): Told {
  const { office, input } = count;
  const kind = dayKind(office.calendar, input.hours, day + office.calendar.firstDay);
  const began = Math.floor(count.began / dayMinutes);
  if (day <= began) return { counted: 0, reason: beforeCounting(count, day, kind.reason), run };
  if (day > count.lastDay) return { counted: 0, reason: afterTerm(count, day, kind), run };
  const measure = measureOf(count);
  const isOff = kind.hoursAs === 0;
  if (measure === 'workingDays' && isOff) return { counted: 0, reason: kind.reason, run };
  const [start, end] = [day * dayMinutes, (day + 1) * dayMinutes];
  const whole = counting.perDay(office, measure);
  const lost = counting.waited(office, measure, start, end, count.waiting);
  const next = run + whole - lost;
  const counted = Math.floor(next / whole) - Math.floor(run / whole);
  const told = (reason: Text): Told => ({ counted, reason, run: next });
  if (lost === whole) return told(pauseReason(count, start, end));
  if (lost > 0) {
    const minutes = measure === 'workingDays' ? lost / (whole / (office.lengths[kind.hoursAs] ?? 1)) : lost;
    return told(partly(pauseReason(count, start, end), minutes, counted > 0));
  }
  if (!isOff) return told(kind.reason);
  return told(
    day === count.lastDay
      ? t(
          `${kind.reason.vi}: ngày cuối của thời hạn là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo`,
          `${kind.reason.en}: the last day of the term is a day off, so it moves to the next working day`,
        )
      : t(
          `${kind.reason.vi}, vẫn tính vì thời hạn theo ngày`,
          `${kind.reason.en}, counted because the term is in calendar days`,
        ),
  );
}

function tellHours(count: Count, day: number): Told {
  const { office, input } = count;
  const kind = dayKind(office.calendar, input.hours, day + office.calendar.firstDay);
  const start = Math.max(day * dayMinutes, count.began);
  const end = Math.min((day + 1) * dayMinutes, count.due);
  if (end < start) return { counted: 0, reason: restarted, run: 0 };
  const open =
    counting.progress(office, 'workingMinutes', end) - counting.progress(office, 'workingMinutes', start);
  const lost = counting.waited(office, 'workingMinutes', start, end, count.waiting);
  const told = (reason: Text): Told => ({ counted: open - lost, reason, run: 0 });
  if (kind.hoursAs === 0) return told(kind.reason);
  if (open > 0 && lost === open) return told(pauseReason(count, start, end));
  if (lost > 0) return told(withDuration(pauseReason(count, start, end), lost));
  if (day === Math.floor(count.received / dayMinutes)) {
    return told(
      open > 0
        ? t('Tính ngay từ giờ nhận hồ sơ', 'Counted at once from the hour of receipt')
        : t(
            'Nhận sau giờ làm việc, tính từ giờ làm việc tiếp theo',
            'Received after hours, counted from the next working hour',
          ),
    );
  }
  return told(kind.reason);
}

function beforeCounting(count: Count, day: number, kind: Text): Text {
  const { office, input } = count;
  const began = Math.floor(count.began / dayMinutes);
  if (day < began) return restarted;
  if (count.began > count.received) {
    return t(
      'Ngày nhận đủ hồ sơ bổ sung, không tính; thời hạn tính lại từ đầu',
      'Day on which the supplement was complete, not counted; the term starts again',
    );
  }
  const cutoff = input.ruleSet.sameDayCutoff;
  if (input.term.amount === 0) {
    if (isSameDay(office, count.began, count.waiting, cutoff)) {
      return t('Ngày nhận hồ sơ, trả kết quả ngay trong ngày', 'Day of receipt, answered the same day');
    }
    const why = whyNotToday(count, cutoff);
    return t(
      `${why.vi}: trả kết quả trong ngày làm việc tiếp theo`,
      `${why.en}: answered on the next working day`,
    );
  }
  const isOff = office.hoursAs[day] === 0;
  return isOff
    ? t(`Ngày nhận hồ sơ (${kind.vi}), không tính`, `Day of receipt (${kind.en}), not counted`)
    : t('Ngày nhận hồ sơ, không tính', 'Day of receipt, not counted');
}

/** Why a same-day procedure is not answered on the day of receipt. */
function whyNotToday({ office, began }: Count, cutoff: string | null): Text {
  const day = Math.floor(began / dayMinutes);
  if (began >= counting.closingOf(office, day))
    return t('Nhận ngoài giờ làm việc', 'Received outside office hours');
  return cutoff !== null && began - day * dayMinutes > parseClock(cutoff)
    ? t(`Nhận sau ${cutoff}`, `Received after ${cutoff}`)
    : t('Còn chờ người nộp trong ngày nhận hồ sơ', 'Still waiting for the applicant on the day of receipt');
}

function afterTerm(count: Count, day: number, kind: { hoursAs: number; reason: Text }): Text {
  if (kind.hoursAs === 0) return kind.reason;
  if (day === Math.floor(count.due / dayMinutes)) {
    return t('Ngày làm việc tiếp theo, là ngày hẹn trả', 'The next working day, on which the result is due');
  }
  return pauseReason(count, day * dayMinutes, (day + 1) * dayMinutes);
}

/** Words of the first pause that touches these minutes. */
function pauseReason(count: Count, start: number, end: number): Text {
  const origin = count.office.calendar.firstDay * dayMinutes;
  const asOf = count.input.asOf;
  const pause = count.input.pauses.find(({ from, to }) => {
    const until = to ?? asOf;
    return until !== undefined && minuteOf(from) - origin < end && minuteOf(until) - origin > start;
  });
  return pause?.reason ?? kinds[pause?.kind ?? 'other'];
}

function partly(reason: Text, minutes: number, isCounted: boolean): Text {
  const told = withDuration(reason, minutes);
  return isCounted
    ? t(
        `${told.vi}; phần còn lại cùng phần dư các ngày trước đủ một ngày`,
        `${told.en}; the rest and what was left of earlier days make one day`,
      )
    : t(`${told.vi}; phần còn lại cộng dồn sang ngày sau`, `${told.en}; the rest is carried to the next day`);
}

function withDuration(reason: Text, minutes: number): Text {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const vi = [hours > 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : ''].filter(Boolean).join(' ');
  const en = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
  return t(`${reason.vi} (${vi})`, `${reason.en} (${en})`);
}

const restarted = t(
  'Trước khi nhận đủ hồ sơ bổ sung, không tính; thời hạn tính lại từ đầu',
  'Before the supplement was complete, not counted; the term starts again',
);

const kinds = {
  supplement: t('Chờ bổ sung hồ sơ', 'Waiting for a supplement'),
  payment: t('Chờ thực hiện nghĩa vụ tài chính', 'Waiting for payment'),
  other: t('Chờ người nộp hồ sơ', 'Waiting for the applicant'),
} as const;
