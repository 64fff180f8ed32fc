import { t, type Text } from '../kernel/messages.ts';
import { chapterOf, clauseCodes, type Clause } from './clauses.ts';

/** How long before its end a certificate begins to warn. */
export const warningDays = 90;

export type Validity = { readonly validFrom: string; readonly validUntil: string | null };
export type CertificateStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'expired'; readonly until: string }
  | { readonly kind: 'soon'; readonly until: string; readonly days: number }
  | { readonly kind: 'valid'; readonly until: string | null };

/** Where a unit stands by all its certificates: the one that lasts longest counts. Days are YYYY-MM-DD. */
export function certificateStanding(
  certificates: readonly Validity[],
  today: Temporal.PlainDate,
): CertificateStanding {
  const day = today.toString();
  const begun = certificates.filter(({ validFrom }) => validFrom <= day);
  if (begun.length === 0) return { kind: 'none' };
  const ends = begun.map(({ validUntil }) => validUntil);
  // A renewal that begins when this one ends leaves no gap.
  const renewals = certificates.filter(({ validFrom }) => validFrom > day);
  let until = ends.includes(null)
    ? null
    : (ends
        .flatMap((end) => end ?? [])
        .toSorted()
        .at(-1) ?? null);
  for (const next of renewals.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1)))
    if (until !== null && next.validFrom <= until)
      until = next.validUntil === null || next.validUntil > until ? next.validUntil : until;
  if (until === null) return { kind: 'valid', until };
  if (until <= day) return { kind: 'expired', until };
  const days = today.until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days;
  return days <= warningDays ? { kind: 'soon', until, days } : { kind: 'valid', until };
}

/** Codes written in a scope, each once: with commas, semicolons, blanks or on lines. */
export function scopeCodes(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ''))];
}

/** Scopes that name procedures which the catalogue has never had, each with words that say which. */
export function strayScopes(scopes: readonly string[], known: ReadonlySet<string>): Map<string, Text> {
  return new Map(
    scopes.flatMap((scope) => {
      const stray = scopeCodes(scope).filter((code) => !known.has(code));
      if (stray.length === 0) return [];
      const list = stray.map((code) => `"${code.slice(0, 40)}"`).slice(0, 10);
      const words = stray.length > list.length ? `${list.join(', ')}…` : list.join(', ');
      return [[scope, t(`Danh mục không có thủ tục ${words}.`, `The catalogue has no procedure ${words}.`)]];
    }),
  );
}

export type Check = { readonly clause: string; readonly checkedOn: string; readonly result: string };
export type Finding = { readonly clause: string; readonly isOpen: boolean; readonly dueOn: string };
export type ClauseLine = {
  readonly clause: Clause;
  readonly chapter: string;
  readonly checks: number;
  readonly lastOn: string | null;
  readonly lastResult: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
};

/** Each clause with when it was last audited and what is open on it, in the order of the standard. */
export function clauseMap(
  checks: readonly Check[],
  findings: readonly Finding[],
  today: Temporal.PlainDate,
): ClauseLine[] {
  const day = today.toString();
  const checksOf = Map.groupBy(checks, ({ clause }) => clause);
  const findingsOf = Map.groupBy(findings, ({ clause }) => clause);
  return clauseCodes.map((clause) => {
    const own = (checksOf.get(clause) ?? []).toSorted((one, other) =>
      one.checkedOn < other.checkedOn ? 1 : one.checkedOn > other.checkedOn ? -1 : 0,
    );
    const found = findingsOf.get(clause) ?? [];
    const open = found.filter(({ isOpen }) => isOpen);
    return {
      clause,
      chapter: chapterOf(clause),
      checks: own.length,
      lastOn: own[0]?.checkedOn ?? null,
      lastResult: own[0]?.result ?? null,
      open: open.length,
      overdue: open.filter(({ dueOn }) => dueOn < day).length,
      closed: found.length - open.length,
    };
  });
}

/** A version of a procedure, or of the process that it runs on. */
export type Running = { readonly number: number; readonly since: Temporal.PlainDate };

/** Whether what runs has changed since the management last looked; without a review everything is to be looked at. */
export function hasChanged(running: Running | null, reviewedOn: Temporal.PlainDate | null): boolean {
  if (running === null) return false;
  return reviewedOn === null || Temporal.PlainDate.compare(running.since, reviewedOn) > 0;
}
