import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { followingMoves } from './following.ts';
import { apply, decide } from './life.ts';
import { checkWithdraw, dayAfter, dayBefore, spellsOf, standingOn, type Spell } from './moves.ts';
import { factsOf } from './projection.ts';
import { at, move, opened, person as begun, post } from './samples.ts';
import { handMoves, type HandMove, type Move, type Person, type Place } from './schema.ts';

const plan = { decision: '1668/NQ', decidedOn: '2025-06-16', on: '2025-07-01' };
/** Agencies 3 and 4 end; 3 goes to 30, 4 to 40; 5 stays. */
const placeOf = ({ agencyId }: Place): Place | null =>
  agencyId === 3 || agencyId === 4 ? { agencyId: agencyId * 10, unitId: null } : null;

function followed(person: Person): Person {
  let after = person;
  for (const data of followingMoves(person, plan, placeOf))
    after = apply(1, after, { kind: 'moved', data, recordedAt: at('2025-07-01') });
  return after;
}
function withMoves(...moves: readonly Omit<Move, 'number'>[]): Person {
  return apply(1, null, { ...opened, data: { ...opened.data, moves } });
}
const told = (spells: readonly Spell[]): unknown[] =>
  spells.map(({ from, to, post: { agencyId } }) => [from, to, agencyId]);
const at5 = { ...post, agencyId: 5 };
const at4 = { ...post, agencyId: 4 };

describe('people follow their agencies', () => {
  test('by a movement that names the decision; the history keeps where they served', () => {
    const after = followed(begun);
    expect(after.moves.at(-1)).toMatchObject({
      kind: 'reorganize',
      decision: '1668/NQ',
      effectiveOn: '2025-07-01',
      leaves: { agencyId: 3 },
      post: { agencyId: 30, title: 'Chuyên viên' },
    });
    expect(told(spellsOf(after.moves))).toEqual([
      ['2012-03-01', '2025-06-30', 3],
      ['2025-07-01', null, 30],
    ]);
    expect(checkWithdraw(after, 2)).not.toBeNull();
  });

  test('a secondment leads back to the successor, one to an ended agency goes on there', () => {
    const away = followed(
      withMoves(
        move('recruit', '2012-03-01'),
        move('second', '2025-01-01', { post: at5, until: '2025-12-31' }),
      ),
    );
    expect(told(spellsOf(away.moves)).slice(1)).toEqual([
      ['2025-01-01', '2025-12-31', 5],
      ['2026-01-01', null, 30],
    ]);
    const here = followed(
      withMoves(
        move('recruit', '2012-03-01'),
        move('second', '2025-01-01', { post: at4, until: '2025-12-31' }),
      ),
    );
    expect(told(spellsOf(here.moves)).slice(1)).toEqual([
      ['2025-01-01', '2025-06-30', 4],
      ['2025-07-01', '2025-12-31', 40],
      ['2026-01-01', null, 30],
    ]);
    expect(standingOn(here.moves, '2025-08-01')).toBe('seconded');
  });

  test('who came later, while the plan waited, was never at an agency that had ended', () => {
    const late = followed(withMoves(move('recruit', '2025-09-01')));
    expect(told(spellsOf(late.moves))).toEqual([['2025-09-01', null, 30]]);
  });

  test('who has left, or works elsewhere, has no movement', () => {
    for (const person of [
      withMoves(move('recruit', '2012-03-01'), move('retire', '2025-07-01', { post: null })),
      withMoves(move('recruit', '2012-03-01', { post: at5 })),
    ])
      expect(followingMoves(person, plan, placeOf)).toEqual([]);
  });
});

const step = fc.record({
  kind: fc.constantFrom(...handMoves),
  days: fc.integer({ min: 1, max: 700 }),
  until: fc.integer({ min: 0, max: 900 }),
  to: fc.constantFrom(3, 4, 5),
});
function lifeOf(steps: readonly { kind: HandMove; days: number; until: number; to: number }[]): Person {
  let now = withMoves(move('recruit', '2022-01-01'));
  for (const { kind, days, until, to } of steps) {
    const on = Temporal.PlainDate.from(now.moves.at(-1)?.effectiveOn ?? '').add({ days });
    const data = move(kind, on.toString(), {
      post: { ...post, agencyId: to },
      until: on.add({ days: until }).toString(),
    });
    for (const event of decide(now, { kind: 'moved', data }))
      if (!isRefusal(event)) now = apply(1, now, { ...event, recordedAt: at('2025-06-01') });
  }
  return now;
}
const placeOn = (spells: readonly { from: string; to: string | null; agencyId: number }[], day: string) =>
  spells.find(({ from, to }) => from <= day && (to === null || to >= day))?.agencyId;

test('whatever the record says: before the day nothing changes, from then on each is with the successor, nobody is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 9 }), (steps) => {
      const before = lifeOf(steps);
      const after = followed(before);
      const spells = (person: Person) =>
        spellsOf(person.moves).map(({ from, to, post: { agencyId } }) => ({ from, to, agencyId }));
      const [was, is, counted] = [spells(before), spells(after), factsOf(after)];
      const days = [...was, ...is].flatMap(({ from, to }) => [
        dayBefore(from),
        from,
        ...(to === null ? [] : [to, dayAfter(to)]),
      ]);
      for (const day of [...days, '2025-06-30', '2025-07-01', '2099-01-01']) {
        const stood = placeOn(was, day);
        const wanted =
          stood === undefined || day < plan.on
            ? stood
            : (placeOf({ agencyId: stood, unitId: null })?.agencyId ?? stood);
        expect(placeOn(is, day), day).toBe(wanted);
        expect(placeOn(counted, day), day).toBe(wanted);
      }
      expect(followingMoves(after, plan, placeOf)).toEqual([]);
    }),
    { seed: 20250701, numRuns: 400 },
  );
});
