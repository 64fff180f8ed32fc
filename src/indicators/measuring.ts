import type { Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import { frameOf, scopeOf, sums, type Asked } from './ask.ts';
import { sourcesOf, type Leaf } from './registry.ts';
import type { FactSource, Period, Question } from './schema.ts';

/** Measured numbers over several periods at once: period × key → code → number. */
export async function measure(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  leaves: readonly Leaf[],
  periods: readonly Period[],
  question: Question,
  dimension?: string,
): Promise<Map<string, Map<string, number>>[]> {
  const answers = periods.map(() => new Map<string, Map<string, number>>());
  const now = clock.now();
  for (const source of sourcesOf(leaves)) {
    if (!divides(source, question, dimension)) continue;
    const scope = scopeOf(actor, source, question.where);
    const since = await source.since(db);
    if (scope === null || since === null) continue;
    const own = leaves.filter(({ measure: one }) => one?.of === source);
    const asked: (Asked & { readonly code: string; readonly period: number })[] = [];
    periods.forEach((period, index) => {
      if (Temporal.PlainDate.compare(period.to, since) < 0) return;
      const frame = frameOf(period, question.asOf, now);
      for (const { code, measure: one } of own)
        if (one !== null) asked.push({ code, period: index, measure: one, frame });
    });
    if (asked.length === 0) continue;
    for (const { key, values } of await sums(db, source, scope, asked, question, dimension)) {
      asked.forEach(({ code, period }, index) => {
        const lines = answers[period] ?? new Map<string, Map<string, number>>();
        const line = lines.get(key) ?? new Map<string, number>();
        line.set(code, values[index] ?? 0);
        lines.set(key, line);
      });
    }
  }
  return answers;
}

/** Codes whose register was begun within the period: what was measured is not the whole of it, but for a stock at its end. */
export async function begunWithin(
  db: Queries,
  leaves: readonly Leaf[],
): Promise<(period: Period) => ReadonlySet<string>> {
  const since = new Map(
    await Promise.all(sourcesOf(leaves).map(async (source) => [source, await source.since(db)] as const)),
  );
  return ({ from }) =>
    new Set(
      leaves.flatMap(({ code, measure: one }) => {
        const first = one === null || one.isStock ? null : (since.get(one.of) ?? null);
        return first !== null && Temporal.PlainDate.compare(from, first) < 0 ? [code] : [];
      }),
    );
}

/** Whether the source knows the dimensions a question narrows and divides by; one that does not has nothing to say. */
export function divides(source: FactSource, { where = {} }: Question, dimension?: string): boolean {
  const names = Object.keys(where).filter((name) => name !== 'agencyIds' && where[name] !== undefined);
  return [...names, ...(dimension === undefined ? [] : [dimension])].every(
    (name) => name in source.dimensions,
  );
}
