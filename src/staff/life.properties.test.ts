import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { apply, decide, replay } from './life.ts';
import { cover, showPerson } from './masking.ts';
import { spellsOf } from './moves.ts';
import { factChanges, factsOf, spellRows } from './projection.ts';
import { at, move, opened, person, post, sealing } from './samples.ts';
import { fieldsOf, mandatedSections, sectionNames, sectionOf } from './sections.ts';
import { moveKinds, type MoveKind, type Person, type Recorded, type StaffEvent } from './schema.ts';

/** Records with something in every field, each value its own, so that a leak shows which it is. */
const secrets = fc.record({
  salt: fc.integer({ min: 100_000, max: 999_999 }),
  entries: fc.integer({ min: 1, max: 4 }),
});
function fullRecord({ salt, entries }: { salt: number; entries: number }): {
  person: Person;
  hidden: string[];
} {
  const hidden: string[] = [];
  const valuesOf = (name: (typeof sectionNames)[number], number: number) =>
    Object.fromEntries(
      fieldsOf(name).map(([field, { kind, sensitive }]) => {
        const value =
          kind === 'sealed'
            ? `092${salt}${String(number).padStart(3, '0')}`
            : `${name}-${field}-${salt}-${number}`;
        if (sensitive === true) hidden.push(value);
        return [field, kind === 'sealed' ? sealing.seal(value) : value];
      }),
    );
  const sheets: Record<string, Record<string, string>> = {};
  const lists: Record<string, { entry: number; values: Record<string, string> }[]> = {};
  for (const name of sectionNames) {
    if (sectionOf(name).isList === true)
      lists[name] = Array.from({ length: entries }, (_, index) => ({
        entry: index + 1,
        values: valuesOf(name, index),
      }));
    else sheets[name] = valuesOf(name, 0);
  }
  return { person: { ...person, sheets, lists }, hidden };
}

test('a covered record holds no sensitive value, in any field of any section; an open one holds all of them', () => {
  fc.assert(
    fc.property(secrets, (made) => {
      const { person: full, hidden } = fullRecord(made);
      const [covered, open] = [showPerson(full, 'covered', sealing), showPerson(full, 'open', sealing)].map(
        (shown) => JSON.stringify(shown),
      );
      expect(hidden.length).toBeGreaterThan(15);
      for (const value of hidden) {
        expect(covered).not.toContain(value);
        expect(open).toContain(value);
      }
      expect(covered).toContain(cover);
      expect(covered).not.toContain('sealed:');
    }),
    { seed: 23, numRuns: 40 },
  );
});

/** A random life: what is refused changes nothing, as with real commands. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    move: fc.constantFrom(...(Object.keys(moveKinds) as MoveKind[])),
    days: fc.integer({ min: 0, max: 900 }),
    until: fc.integer({ min: 0, max: 400 }),
    to: fc.constantFrom(3, 4, 5),
  }),
  fc.record({
    kind: fc.constant('entry' as const),
    level: fc.constantFrom('professional.master', 'political.intermediate', 'professional.elementary'),
    days: fc.integer({ min: 0, max: 4000 }),
  }),
  fc.record({
    kind: fc.constant('none' as const),
    section: fc.constantFrom(...mandatedSections),
    isNone: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('withdraw' as const) }),
);
function liveOn(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Recorded[] {
  const events: Recorded[] = [opened];
  let now = person;
  let day = Temporal.PlainDate.from('2014-02-01');
  for (const one of steps) {
    day = day.add({ days: 7 });
    const last = now.moves.at(-1);
    const wanted: StaffEvent =
      one.kind === 'move'
        ? {
            kind: 'moved',
            data: (() => {
              const on = Temporal.PlainDate.from(last?.effectiveOn ?? '2014-01-01').add({ days: one.days });
              return move(one.move, on.toString(), {
                post: { ...post, agencyId: one.to },
                until: on.add({ days: one.until }).toString(),
              });
            })(),
          }
        : one.kind === 'entry'
          ? {
              kind: 'entry-added',
              data: {
                section: 'qualification',
                values: {
                  level: one.level,
                  awardedOn: Temporal.PlainDate.from('2010-01-01').add({ days: one.days }).toString(),
                },
              },
            }
          : one.kind === 'none'
            ? { kind: 'none-declared', data: { section: one.section, isNone: one.isNone } }
            : { kind: 'move-withdrawn', data: { number: last?.number ?? 0, reason: 'x' } };
    for (const event of decide(now, wanted)) {
      if (isRefusal(event)) continue;
      const recorded: Recorded = { ...event, recordedAt: at(day.toString()) };
      now = apply(1, now, recorded);
      events.push(recorded);
    }
  }
  return events;
}

test('on any day a person holds at most one post; facts taken together are those of the record as it stands', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const events = liveOn(steps);
      const spells = spellsOf(replay(1, events)?.moves ?? []);
      spells.forEach(({ from, to }, index) => {
        expect(to === null || to >= from).toBe(true);
        const next = spells[index + 1];
        if (next !== undefined) expect(to !== null && to < next.from).toBe(true);
      });
      const sums = new Map<string, number>();
      let now: Person | null = null;
      events.forEach((event, index) => {
        const was: Person | null = now;
        now = apply(1, now, event);
        for (const { weight, ...fact } of factChanges(was === null ? [] : factsOf(was), factsOf(now)))
          sums.set(JSON.stringify(fact), (sums.get(JSON.stringify(fact)) ?? 0) + weight);
        // As it was on that day: the same as a record that knows only so much.
        expect(replay(1, events.slice(0, index + 1))).toEqual(now);
        const standing = [...sums].filter(([, sum]) => sum !== 0);
        expect(standing.every(([, sum]) => sum === 1)).toBe(true);
        expect(standing.map(([fact]) => fact).toSorted()).toEqual(
          factsOf(now)
            .map((fact) => JSON.stringify(fact))
            .toSorted(),
        );
        expect(spellRows(now, '2026-03-02').length).toBe(spellsOf(now.moves).length);
      });
    }),
    { seed: 2025, numRuns: 150 },
  );
});
