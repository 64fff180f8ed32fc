import { expect, test } from 'vitest';
import { plansOf } from './filing-plans.ts';
import { drawFrom } from './people.ts';
import type { DemonstrationFile } from './schema.ts';

const wanted = { dossiers: 2000, years: 3 } as DemonstrationFile;
const instant = (text: string) => Temporal.Instant.from(text);

test.each([
  ['on a Monday before the office opens', '2026-11-22T19:47:00Z', '2026-11-23T00:00:00Z'],
  ['in the middle of Tết', '2027-02-08T03:00:00Z', '2027-02-15T00:00:00Z'],
])('made %s, no dossier waits for a door that opens later', (_, now, opens) => {
  const opensAgain = instant(opens);
  const closed = opensAgain.subtract({ hours: 24 * 9 });
  const opensAt = (at: Temporal.Instant) => (Temporal.Instant.compare(at, closed) > 0 ? opensAgain : at);
  const plans = plansOf(wanted, instant(now), opensAt, drawFrom('plans'));
  expect(plans.length).toBeGreaterThanOrEqual(2000);
  for (const { filedAt } of plans)
    expect(Temporal.Instant.compare(opensAt(filedAt), instant(now))).toBeLessThan(0);
  const inOrder = plans.toSorted((a, b) => Temporal.Instant.compare(a.filedAt, b.filedAt));
  expect(plans).toEqual(inOrder);
});
