import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { countTerm, type Count, type DueDateInput } from './count.ts';
import { explainDays, type DayReason } from './explain.ts';
import { dateOf, dayMinutes, instantOf } from './local-time.ts';

/**
 * When a dossier is due. Pure and exact to the minute; seconds are dropped.
 *
 * - `wd`: counted from the working day after receipt, ends when the office closes on the last day (Civil Code 2015,
 *   art. 147.2 and 148). `0wd`: the same day, or the next working day when received after the rule set's cut-off.
 * - `wh`: runs at once through office hours.
 * - `d`, `mo`: from the day after receipt; a last day that is off moves to the next working day (art. 148.5).
 * - Waiting counts once however often it is recorded. Of a day term it takes the very share of each day it lasted;
 *   shares add up, and the term ends at a close at which the dossier is not waiting.
 *
 * Refused: a receipt or due date outside the calendar's years, a pause that ends before it begins, an open pause
 * without `asOf`.
 */
export function dueDate(input: DueDateInput): DueDate | Refusal {
  const count = countTerm(input);
  return isRefusal(count) ? count : new DueDate(count);
}

/** A due date with its reason. `days` and `notes` are worked out when they are first asked for. */
export class DueDate {
  readonly dueAt: Temporal.Instant;
  /** The dossier is waiting for its applicant: the date moves on until the waiting ends. */
  readonly isPaused: boolean;
  readonly count: Count;
  #days: readonly DayReason[] | undefined;

  constructor(count: Count) {
    this.count = count;
    this.isPaused = count.isPaused;
    this.dueAt = instantOf(count.due + count.office.calendar.firstDay * dayMinutes);
  }

  /** Each day from receipt to the due day: counted or not, and why. */
  get days(): readonly DayReason[] {
    this.#days ??= explainDays(this.count);
    return this.#days;
  }

  /** Years up to the due day whose swaps the government has not announced; their holidays follow from the law. */
  get undeclaredYears(): readonly number[] {
    const { firstDay, data } = this.count.office.calendar;
    const years: number[] = [];
    const last = dateOf(firstDay + Math.floor(this.count.due / dayMinutes)).year;
    for (let year = data.years.declaredTo + 1; year <= last; year += 1) years.push(year);
    return years;
  }

  /** What a reader of the date should know besides. */
  get notes(): readonly Text[] {
    const undeclared = this.undeclaredYears.map((year) =>
      t(
        `Lịch nghỉ và hoán đổi ngày làm việc năm ${year} chưa được công bố: mới tính theo ngày lễ của luật, có thể thay đổi.`,
        `The days off and swaps of ${year} are not yet announced: only holidays by law are counted, so the date may change.`,
      ),
    );
    const paused = t(
      'Hồ sơ đang chờ người nộp; ngày hẹn sẽ lùi theo thời gian chờ.',
      'The dossier is waiting for its applicant; the due date moves on with the waiting.',
    );
    return this.isPaused ? [paused, ...undeclared] : undeclared;
  }
}
