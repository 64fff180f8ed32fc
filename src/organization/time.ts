/** What holds from a day to a last day; null: from the beginning, or still. */
export type Valid = {
  readonly validFrom: Temporal.PlainDate | null;
  readonly validTo: Temporal.PlainDate | null;
};

export function isValidOn({ validFrom, validTo }: Valid, day: Temporal.PlainDate): boolean {
  return (
    (validFrom === null || Temporal.PlainDate.compare(validFrom, day) <= 0) &&
    (validTo === null || Temporal.PlainDate.compare(day, validTo) <= 0)
  );
}

/** Whether its last day lies before a day. */
export function hasEnded({ validTo }: Pick<Valid, 'validTo'>, day: Temporal.PlainDate): boolean {
  return validTo !== null && Temporal.PlainDate.compare(validTo, day) < 0;
}
