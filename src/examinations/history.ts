import { t, type Text } from '../kernel/messages.ts';
import { formatNumber } from '../ui/format.ts';
import { eventWords } from './words.ts';

/** Something that was done with an examination. */
export type HistoryEntry = {
  readonly number: number;
  readonly kind: string;
  readonly at: Temporal.Instant;
  readonly by: string;
};

/** The same thing done by the same person several times in a row, last on `at`. */
export type Act = HistoryEntry & { readonly times: number };

const zone = 'Asia/Ho_Chi_Minh';

/** Newest first; what one person did over and over on one day (quotas of each agency, parts of a sitting) is one line. */
export function gatherActs(history: readonly HistoryEntry[]): readonly Act[] {
  const acts: Act[] = [];
  const newestFirst = history.toSorted(
    (one, other) => Temporal.Instant.compare(other.at, one.at) || other.number - one.number,
  );
  for (const entry of newestFirst) {
    const last = acts.at(-1);
    if (last !== undefined && isSameAct(last, entry))
      acts[acts.length - 1] = { ...last, times: last.times + 1 };
    else acts.push({ ...entry, times: 1 });
  }
  return acts;
}

export function actWords({ kind, times }: Act): Text {
  const words = eventWords[kind] ?? t('Việc khác', 'Something else');
  if (times === 1) return words;
  return t(
    `${words.vi} (${formatNumber(times, 'vi')} lần)`,
    `${words.en} (${formatNumber(times, 'en')} times)`,
  );
}

function isSameAct(one: HistoryEntry, other: HistoryEntry): boolean {
  return one.kind === other.kind && one.by === other.by && dayOf(one.at).equals(dayOf(other.at));
}

function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}
