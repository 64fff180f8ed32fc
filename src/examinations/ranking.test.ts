import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rank, type Entrant, type Ranking } from './ranking.ts';
import { getRules } from './rule-sets.ts';

const old = getRules('recruitment-2010');
const now = getRules('recruitment-2020');

function entrant(id: number, marks: Entrant['marks'], more: Partial<Entrant> = {}): Entrant {
  return {
    id,
    positionId: 1,
    isOutside: false,
    priority: null,
    marks,
    isFemale: false,
    isMinority: false,
    bornOn: '1990-01-01',
    service: 0,
    honour: 0,
    hasWithdrawn: false,
    ...more,
  };
}

/** Marks in whole points: general, specialised paper, specialised test; language and computing passed. */
const of2010 = (general: number, specialised: number, test: number): Entrant['marks'] => ({
  general: general * 100,
  specialised: specialised * 100,
  'specialised-test': test * 100,
  language: 5000,
  computing: 'exempt',
});
const of2020 = (specialised: number): Entrant['marks'] => ({
  general: 3000,
  language: 1500,
  specialised: specialised * 100,
});
const standingsOf = ({ outcomes }: Ranking) =>
  Object.fromEntries([...outcomes].map(([id, { standing }]) => [id, standing]));
const quota = (places: number) => new Map([[1, places]]);

describe('by the rules of 2010', () => {
  test('the specialised paper counts twice and priority points are added', () => {
    const { outcomes } = rank(old, quota(1), [
      entrant(1, of2010(60, 70, 65)),
      entrant(2, of2010(60, 60, 60), { priority: 'hero' }),
    ]);
    expect(outcomes.get(1)).toMatchObject({ total: 26_500, standing: 'beyond', rank: 2 });
    expect(outcomes.get(2)).toMatchObject({ total: 27_000, priority: 3000, standing: 'won', rank: 1 });
  });

  test('a part under 50 fails however high the total, and a missed part is an absence', () => {
    const ranking = rank(old, quota(3), [
      entrant(1, { ...of2010(100, 100, 100), language: 4950 }),
      entrant(2, { ...of2010(50, 50, 50), general: 'absent' }),
      entrant(3, { ...of2010(50, 50, 50), specialised: 'expelled' }),
      entrant(4, of2010(50, 50, 50)),
    ]);
    expect(standingsOf(ranking)).toEqual({ 1: 'failed', 2: 'absent', 3: 'expelled', 4: 'won' });
    expect(ranking.outcomes.get(1)?.failedPart).toBe('language');
    expect(ranking.unfilled.get(1)).toBe(2);
  });

  test('equals at the edge are told apart by the paper, then the test, then general knowledge', () => {
    const equal = [
      entrant(1, of2010(70, 60, 60)),
      entrant(2, of2010(50, 65, 70)),
      entrant(3, of2010(60, 65, 60)),
    ];
    const { outcomes, openTies } = rank(old, quota(2), equal);
    expect([...outcomes.values()].map(({ total }) => total)).toEqual([25_000, 25_000, 25_000]);
    expect(openTies).toEqual([]);
    expect([2, 3, 1].map((id) => outcomes.get(id)?.rank)).toEqual([1, 2, 3]);
    expect(outcomes.get(1)?.standing).toBe('beyond');
  });

  test('who the rules do not tell apart waits for the council, whose choice holds for these people alone', () => {
    const equals = [1, 2, 3].map((id) => entrant(id, of2010(60, 60, 60)));
    const open = rank(old, quota(2), equals);
    expect(open.openTies).toEqual([{ positionId: 1, tied: [1, 2, 3], places: 2 }]);
    expect(standingsOf(open)).toEqual({ 1: 'tied', 2: 'tied', 3: 'tied' });
    expect(open.unfilled.get(1)).toBe(0);
    const decided = [{ positionId: 1, tied: [3, 2, 1], winners: [3, 1] }];
    expect(standingsOf(rank(old, quota(2), equals, decided))).toEqual({ 1: 'won', 2: 'beyond', 3: 'won' });
    const other = rank(old, quota(1), equals, decided);
    expect(other.openTies).toHaveLength(1);
  });

  test('equals within the quota need no decision and share a rank', () => {
    const { outcomes, openTies } = rank(old, quota(3), [
      entrant(1, of2010(60, 60, 60)),
      entrant(2, of2010(60, 60, 60)),
      entrant(3, of2010(90, 60, 60)),
    ]);
    expect(openTies).toEqual([]);
    expect([1, 2, 3].map((id) => outcomes.get(id)?.rank)).toEqual([2, 2, 1]);
  });

  test('who is sent by the Party takes no place, and a winner who withdraws is not replaced', () => {
    const ranking = rank(old, quota(1), [
      entrant(1, of2010(90, 90, 90), { isOutside: true }),
      entrant(2, of2010(80, 80, 80), { hasWithdrawn: true }),
      entrant(3, of2010(70, 70, 70)),
    ]);
    expect(standingsOf(ranking)).toEqual({ 1: 'outside', 2: 'withdrawn', 3: 'beyond' });
    expect(ranking.unfilled.get(1)).toBe(1);
  });
});

describe('by the rules of 2020', () => {
  test('the next who meets the rule takes the place of a winner who withdraws', () => {
    const ranking = rank(now, quota(1), [
      entrant(1, of2020(90), { hasWithdrawn: true }),
      entrant(2, of2020(49)),
      entrant(3, of2020(60)),
    ]);
    expect(standingsOf(ranking)).toEqual({ 1: 'withdrawn', 2: 'failed', 3: 'won' });
    expect(ranking.unfilled.get(1)).toBe(0);
  });

  test('with the same total the higher mark of round 2 comes before the priority points', () => {
    const { outcomes } = rank(now, quota(1), [
      entrant(1, of2020(70), { priority: 'family' }),
      entrant(2, of2020(75)),
    ]);
    expect(outcomes.get(1)?.total).toBe(outcomes.get(2)?.total);
    expect(outcomes.get(2)?.standing).toBe('won');
  });

  test('promotion looks at the person: commendation, women, ethnic minorities, age, service', () => {
    const rules = getRules('promotion-2020');
    const people: Partial<Entrant>[] = [
      { service: 10 },
      { bornOn: '1980-01-01' },
      { isMinority: true },
      { isFemale: true },
      { honour: 1 },
    ];
    const { outcomes } = rank(
      rules,
      quota(1),
      people.map((more, index) => entrant(index + 1, of2020(70), more)),
    );
    expect([1, 2, 3, 4, 5].map((id) => outcomes.get(id)?.rank)).toEqual([5, 4, 3, 2, 1]);
  });

  test('a part without a mark waits, unless another was failed already', () => {
    const { specialised: _, ...unread } = of2020(50);
    const ranking = rank(now, quota(2), [entrant(1, unread), entrant(2, { ...unread, general: 2900 })]);
    expect(standingsOf(ranking)).toEqual({ 1: 'waiting', 2: 'failed' });
  });
});

const anybody = fc.record({
  positionId: fc.integer({ min: 1, max: 3 }),
  isOutside: fc.boolean(),
  hasWithdrawn: fc.constantFrom(false, false, true),
  priority: fc.constantFrom(null, 'hero', 'service'),
  marks: fc.record({
    general: fc.constantFrom(3000, 4000, 2900, 'absent' as const),
    language: fc.constantFrom(1500, 'exempt' as const),
    specialised: fc.constantFrom(4900, 5000, 5250, 5500, 6000),
  }),
});
const crowd = fc
  .array(anybody, { maxLength: 40 })
  .map((all) => all.map(({ marks, ...more }, index) => entrant(index + 1, marks, more)));
const places = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 })
  .map((all) => new Map(all.map((count, index) => [index + 1, count])));
const settings = { seed: 20_121, numRuns: 300 };

describe('whoever comes', () => {
  test('the order in which candidates come does not matter, and computing again gives the same', () => {
    fc.assert(
      fc.property(
        crowd,
        places,
        fc.constantFrom(old, now),
        fc.infiniteStream(fc.nat()),
        (all, quotas, _, keys) => {
          const mixed = all
            .map((one) => ({ one, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key);
          const [first, second] = [all, mixed.map(({ one }) => one)].map((some) => rank(now, quotas, some));
          expect(standingsOf(first!)).toEqual(standingsOf(second!));
          expect(first?.openTies).toEqual(second?.openTies);
        },
      ),
      settings,
    );
  });

  test('nobody outside the quota is better than one inside, and places are never given twice', () => {
    fc.assert(
      fc.property(crowd, places, (all, quotas) => {
        const { outcomes, openTies, unfilled } = rank(now, quotas, all);
        for (const [positionId, quota] of quotas) {
          const own = [...outcomes.values()].filter((one) => one.positionId === positionId);
          const won = own.filter(({ standing }) => standing === 'won');
          const worst = Math.min(...won.map(({ total }) => total ?? 0));
          for (const { standing, total } of own)
            if (standing === 'beyond' || standing === 'tied') expect(total).toBeLessThanOrEqual(worst);
          const held = openTies.find((tie) => tie.positionId === positionId)?.places ?? 0;
          expect(won.length + held + (unfilled.get(positionId) ?? 0)).toBe(quota);
        }
      }),
      settings,
    );
  });
});

test('a hundred thousand candidates for four hundred positions have their places, nobody twice', () => {
  const quotas = new Map(Array.from({ length: 400 }, (_, index) => [index + 1, 25]));
  const all = Array.from({ length: 100_000 }, (_, index) => {
    const mixed = (index * 7919) % 10_007;
    return entrant(index + 1, of2020(40 + (mixed % 61)), {
      positionId: 1 + (index % 400),
      priority: mixed % 9 === 0 ? 'service' : null,
    });
  });
  const { outcomes, openTies, unfilled } = rank(now, quotas, all);
  const won = [...outcomes.values()].filter(({ standing }) => standing === 'won').length;
  const held = openTies.reduce((sum, { places: some }) => sum + some, 0);
  const empty = [...unfilled.values()].reduce((sum, one) => sum + one, 0);
  expect(outcomes.size).toBe(100_000);
  expect(won + held + empty).toBe(10_000);
});
