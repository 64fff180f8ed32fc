import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system, type Actor } from '../kernel/access.ts';
import { localDate, timeZone } from '../kernel/clock.ts';
import { readEvents, type ChainedEvent } from '../kernel/events.ts';
import { staffByPost } from '../install.ts';
import { replay } from './apply.ts';
import { happened } from './change.ts';
import { ensureFacts, rebuildFacts } from './fact-keeping.ts';
import { factsOf } from './facts.ts';
import type { Dossier } from './schema.ts';

let city: TestCity;
let histories: { id: number; events: ChainedEvent[] }[] = [];
const now = Temporal.Instant.from('2026-11-20T09:00:00Z');
const lastDay = localDate(now);
const columns = [
  'opening',
  'received',
  'takenOver',
  'handedOver',
  'resolved',
  'inProgress',
  'inProgressOverdue',
  'inProgressWithin',
].map((name) => `dossier.${name}`);

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: now.toString() });
  const { rows } = await city.house.pool.query<{ id: number }>('select id from dossier order by id');
  for (const { id } of rows) histories.push({ id, events: await readEvents(city.house.db, 'dossier', id) });
});

const day = fc.integer({ min: 0, max: 1500 }).map((back) => lastDay.subtract({ days: back }));
const period = fc
  .tuple(day, day)
  .map(([one, other]) =>
    Temporal.PlainDate.compare(one, other) <= 0 ? { from: one, to: other } : { from: other, to: one },
  );
const runs = { seed: 22, numRuns: 40 };

function values(figures: ReadonlyMap<string, { value: number | null }>): Record<string, number | null> {
  return Object.fromEntries([...figures].map(([code, { value }]) => [code, value]));
}

/** The slow way: replay what had been recorded by the end of a day, and count. */
function countedByHand(from: Temporal.PlainDate, to: Temporal.PlainDate, asOf: Temporal.PlainDate) {
  const known = startAfter(asOf);
  const at = [startAfter(to), known, now].toSorted(Temporal.Instant.compare)[0] ?? now;
  const facts = histories.flatMap(({ id, events }) => {
    const past = events.filter(({ recordedAt }) => Temporal.Instant.compare(recordedAt, known) < 0);
    const dossier: Dossier | null = past.length === 0 ? null : replay(id, past.map(happened));
    return dossier === null ? [] : factsOf(dossier).filter(({ scope }) => scope === 'whole');
  });
  const isIn = (on: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(from, on) <= 0 && Temporal.PlainDate.compare(on, to) <= 0;
  const kinds = (kind: string) => facts.filter((fact) => fact.kind === kind);
  const before = (kind: string) =>
    kinds(kind).filter(({ happenedOn }) => Temporal.PlainDate.compare(happenedOn, from) < 0).length;
  const until = (kind: string) =>
    kinds(kind).filter(({ happenedOn }) => Temporal.PlainDate.compare(happenedOn, to) <= 0);
  const overdue = (kind: string) =>
    until(kind).filter(({ dueAt }) => dueAt !== null && Temporal.Instant.compare(dueAt, at) < 0).length;
  const inProgress = until('received').length - until('closed').length;
  const late = overdue('received') - overdue('closed');
  return {
    'dossier.opening': before('received') - before('closed'),
    'dossier.received': kinds('received').filter(({ happenedOn }) => isIn(happenedOn)).length,
    'dossier.takenOver': kinds('joined').filter(({ happenedOn }) => isIn(happenedOn)).length,
    'dossier.handedOver': kinds('left').filter(({ happenedOn }) => isIn(happenedOn)).length,
    'dossier.resolved': kinds('closed').filter(({ happenedOn }) => isIn(happenedOn)).length,
    'dossier.inProgress': inProgress,
    'dossier.inProgressOverdue': late,
    'dossier.inProgressWithin': inProgress - late,
  };
}

function startAfter(on: Temporal.PlainDate): Temporal.Instant {
  return on.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

describe('figures of dossiers', () => {
  test('as known on any day they are what a replay of the events recorded by then gives', async () => {
    const since = localDate(
      histories
        .flatMap(({ events }) =>
          events.filter(({ kind }) => kind === 'received').map((event) => event.recordedAt),
        )
        .toSorted(Temporal.Instant.compare)[0] ?? now,
    );
    await fc.assert(
      fc.asyncProperty(
        period,
        day,
        fc.subarray(columns, { minLength: 1 }),
        async ({ from, to }, asOf, some) => {
          fc.pre(Temporal.PlainDate.compare(to, since) >= 0);
          const figures = await city.steering.indicators.figures(system, some, {
            period: { from, to },
            asOf,
          });
          expect(countedByHand(from, to, asOf)).toMatchObject(values(figures));
        },
      ),
      runs,
    );
  });

  test('opening + received + taken over = resolved + in progress + handed over, for every agency, field and level', async () => {
    await fc.assert(
      fc.asyncProperty(
        period,
        fc.constantFrom('agency', 'field', 'level', 'procedure', 'channel'),
        async (asked, dimension) => {
          const lines = await city.steering.indicators.breakdown(system, columns, dimension, {
            period: asked,
          });
          for (const { figures, label } of lines) {
            const of = values(figures);
            const sum = (...names: string[]) =>
              names.reduce((all, name) => all + (of[`dossier.${name}`] ?? 0), 0);
            const came = sum('opening', 'received', 'takenOver');
            expect(came, label.vi).toBe(sum('resolved', 'inProgress', 'handedOver'));
          }
        },
      ),
      { ...runs, numRuns: 15 },
    );
  });

  test('the rows a person may open are those that made the figure for that person', async () => {
    const posts = await staffByPost(city);
    const people: Actor[] = [system, ...[...posts.values()].flat()];
    const year = { from: lastDay.subtract({ years: 3 }), to: lastDay };
    for (const person of people) {
      for (const code of [...columns, 'dossier.total', 'dossier.resolvedLate']) {
        const figure = await city.steering.indicators.figure(person, code, { period: year });
        const { total, table } = await city.steering.indicators.rows(person, code, { period: year }, 'vi', {
          size: 10_000,
        });
        expect(table.rows.length).toBe(total);
        if (figure.source === 'measured') expect(total, code).toBe(figure.value);
        else expect(total).toBe(0);
      }
    }
  });

  test('facts made anew from the events are the facts that were recorded with them', async () => {
    const read = async () =>
      (
        await city.house.pool.query<{ fact: string }>(
          `select (to_jsonb(f) - 'id')::text as fact from dossier_fact f order by 1`,
        )
      ).rows.map(({ fact }) => fact);
    const kept = await read();
    expect(kept.length).toBeGreaterThan(100);
    await rebuildFacts(city.house);
    expect(await read()).toEqual(kept);
    // A city of the release before there were facts: they are made when it is opened.
    await city.house.pool.query('delete from dossier_fact');
    await ensureFacts(city.house);
    expect(await read()).toEqual(kept);
  });
});
