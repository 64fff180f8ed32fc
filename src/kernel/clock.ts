/** Where "now" comes from, so that a test, a demonstration or an as-of question can set it. */
export type Clock = {
  /** The present instant, to the millisecond. */
  now(): Temporal.Instant;
  /** Today in Vietnam. */
  today(): Temporal.PlainDate;
};

export type SettableClock = Clock & {
  /** Runs on from `instant`; `null` returns to the machine's time. */
  set(instant: Temporal.Instant | null): void;
  isSet(): boolean;
};

export const timeZone = 'Asia/Ho_Chi_Minh';

/** The machine's clock, or one shifted from it. */
export function createClock(): SettableClock {
  let shift = 0;
  const now = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Date.now() + shift);
  return {
    now,
    today: () => localDate(now()),
    set(instant) {
      shift = instant === null ? 0 : instant.epochMilliseconds - Date.now();
    },
    isSet: () => shift !== 0,
  };
}

/** A clock that stands still at `instant` until it is set again. */
export function stoppedClock(instant: Temporal.Instant | string): SettableClock {
  let at = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  return {
    now: () => at,
    today: () => localDate(at),
    set(next) {
      if (next !== null) at = next;
    },
    isSet: () => true,
  };
}

export function localDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** A day written YYYY-MM-DD; null when it is not one (31 February included). */
export function findDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
