import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  articleOn,
  createCourses,
  dayAfter,
  graphOf,
  stateOn,
  stretchesOf,
  touchedBy,
  wouldCircle,
  type Graph,
  type Link,
  type Node,
} from './effect.ts';
import type { EffectState } from './schema.ts';

const node = (id: number, effectiveOn: string, endsOn: string | null = null): Node => ({
  id,
  effectiveOn,
  endsOn,
});
const link = (
  sourceId: number,
  kind: Link['kind'],
  targetId: number,
  effectiveOn: string,
  more: Partial<Link> = {},
): Link => ({ sourceId, kind, targetId, effectiveOn, untilOn: null, articles: [], survives: false, ...more });

function states(nodes: Node[], links: Link[], id: number, days: readonly string[]): EffectState[] {
  const course = createCourses(graphOf(nodes, links))(id);
  return days.map((day) => stateOn(course, day));
}

const law = node(1, '2015-01-01');
const newer = node(2, '2020-07-01');
const newest = node(3, '2024-07-01');

describe('in force on a day', () => {
  test.each<[string, Node[], Link[], number, Record<string, EffectState>]>([
    ['not yet, then in force', [law], [], 1, { '2014-12-31': 'not-yet', '2015-01-01': 'in-force' }],
    [
      'its own last day is still a day of effect',
      [node(1, '2015-01-01', '2016-12-31')],
      [],
      1,
      { '2016-12-31': 'in-force', '2017-01-01': 'expired' },
    ],
    [
      'replaced from the day the replacing document is in force',
      [law, newer],
      [link(2, 'replaces', 1, '2020-01-01')],
      1,
      { '2020-06-30': 'in-force', '2020-07-01': 'expired' },
    ],
    [
      'a chain of replacements revives nothing',
      [law, newer, newest],
      [link(2, 'replaces', 1, '2020-07-01'), link(3, 'replaces', 2, '2024-07-01')],
      1,
      { '2024-06-30': 'expired', '2026-01-01': 'expired' },
    ],
    [
      'what is annulled before its first day replaces nothing',
      [law, newer, node(3, '2020-06-01')],
      [link(2, 'replaces', 1, '2020-07-01'), link(3, 'annuls', 2, '2020-06-01')],
      1,
      { '2020-07-01': 'in-force', '2025-01-01': 'in-force' },
    ],
    [
      'annulled in part',
      [law, newer],
      [link(2, 'annuls', 1, '2020-07-01', { articles: ['5'] })],
      1,
      { '2020-06-30': 'in-force', '2020-07-01': 'partly' },
    ],
    [
      'a guiding document ends with what it guides',
      [law, newer, node(4, '2015-02-01')],
      [link(4, 'guides', 1, '2015-02-01'), link(2, 'replaces', 1, '2020-07-01')],
      4,
      { '2020-06-30': 'in-force', '2020-07-01': 'expired' },
    ],
    [
      'unless a later document keeps it',
      [law, newer, node(4, '2015-02-01')],
      [link(4, 'guides', 1, '2015-02-01', { survives: true }), link(2, 'replaces', 1, '2020-07-01')],
      4,
      { '2020-07-01': 'in-force' },
    ],
    [
      'one that guides two laws ends in part with the first, and wholly with the second',
      [law, node(5, '2016-01-01'), newer, newest, node(4, '2016-02-01')],
      [
        link(4, 'guides', 1, '2016-02-01'),
        link(4, 'guides', 5, '2016-02-01'),
        link(2, 'replaces', 1, '2020-07-01'),
        link(3, 'replaces', 5, '2024-07-01'),
      ],
      4,
      { '2020-06-30': 'in-force', '2020-07-01': 'partly', '2024-07-01': 'expired' },
    ],
    [
      'suspended from one day to another',
      [law, newer],
      [link(2, 'suspends', 1, '2020-08-01', { untilOn: '2020-09-30' })],
      1,
      {
        '2020-07-31': 'in-force',
        '2020-08-01': 'suspended',
        '2020-09-30': 'suspended',
        '2020-10-01': 'in-force',
      },
    ],
    [
      'while its source is suspended, a relation waits',
      [law, newer, node(3, '2020-07-01')],
      [link(2, 'replaces', 1, '2020-07-01'), link(3, 'suspends', 2, '2020-07-01', { untilOn: '2020-08-31' })],
      1,
      { '2020-08-31': 'in-force', '2020-09-01': 'expired' },
    ],
    [
      'citing and correcting touch nothing',
      [law, newer],
      [link(2, 'cites', 1, '2020-07-01'), link(2, 'corrects', 1, '2020-07-01')],
      1,
      { '2021-01-01': 'in-force' },
    ],
  ])('%s', (_, nodes, links, id, expected) => {
    expect(states(nodes, links, id, Object.keys(expected))).toEqual(Object.values(expected));
  });

  test('an article is asked by itself: amended, ended, suspended, or as its document', () => {
    const course = createCourses(
      graphOf(
        [law, newer, newest],
        [
          link(2, 'amends', 1, '2020-07-01', { articles: ['3'] }),
          link(2, 'annuls', 1, '2020-07-01', { articles: ['5'] }),
          link(3, 'suspends', 1, '2024-07-01', { articles: ['7'], untilOn: '2024-12-31' }),
        ],
      ),
    )(1);
    const by = (kind: Link['kind'], documentId: number) => ({ kind, documentId });
    expect(articleOn(course, '3', '2021-01-01')).toEqual({
      state: 'in-force',
      by: by('amends', 2),
      isAmended: true,
    });
    expect(articleOn(course, '5', '2021-01-01')).toMatchObject({ state: 'expired', by: by('annuls', 2) });
    expect(articleOn(course, '5', '2020-06-30')).toMatchObject({ state: 'in-force', by: null });
    expect(articleOn(course, '7', '2024-12-31')).toMatchObject({ state: 'suspended' });
    expect(articleOn(course, '7', '2025-01-01')).toMatchObject({ state: 'in-force' });
    expect(articleOn(course, '9', '2025-01-01')).toEqual({ state: 'in-force', by: null, isAmended: false });
  });
});

test('no document may hang on itself, by whatever way round', () => {
  const graph = graphOf(
    [law, newer, newest],
    [link(2, 'replaces', 1, '2020-07-01'), link(3, 'replaces', 2, '2024-07-01')],
  );
  expect(wouldCircle(graph, link(1, 'replaces', 3, '2025-01-01'))).toBe(true);
  expect(wouldCircle(graph, link(1, 'annuls', 1, '2025-01-01'))).toBe(true);
  expect(wouldCircle(graph, link(2, 'guides', 1, '2025-01-01'))).toBe(true);
  expect(wouldCircle(graph, link(1, 'cites', 3, '2025-01-01'))).toBe(false);
  expect(wouldCircle(graph, link(3, 'replaces', 1, '2025-01-01'))).toBe(false);
  expect(touchedBy(graph, [3])).toEqual(new Set([3, 2, 1]));
  expect([...touchedBy(graph, [1])]).toEqual([1]);
});

describe('against a replay day by day', () => {
  const first = '2020-01-01';
  const horizon = 24;
  const days = Array.from({ length: horizon }, (_, index) => dayAfter(first, index));
  const dayArbitrary = fc.constantFrom(...days.slice(0, 18));
  const kinds = ['replaces', 'annuls', 'suspends', 'guides', 'amends'] as const;
  const world = fc
    .record({
      nodes: fc.array(
        fc.record({ effectiveOn: dayArbitrary, endsOn: fc.option(dayArbitrary, { freq: 4 }) }),
        { minLength: 2, maxLength: 7 },
      ),
      links: fc.array(
        fc.record({
          sourceId: fc.nat(6),
          targetId: fc.nat(6),
          kind: fc.constantFrom(...kinds),
          effectiveOn: dayArbitrary,
          untilOn: fc.option(dayArbitrary),
          articles: fc.constantFrom<string[]>([], [], ['1']),
          survives: fc.boolean(),
        }),
        { maxLength: 12 },
      ),
    })
    .map(({ nodes, links }) => {
      const named = nodes.map((entry, id) => ({ id, ...entry }));
      const kept: Link[] = [];
      for (const entry of links) {
        const known = entry.sourceId < named.length && entry.targetId < named.length;
        if (known && !wouldCircle(graphOf(named, kept), entry)) kept.push(entry);
      }
      return graphOf(named, kept);
    });

  test('every document has the same state on every day', () => {
    fc.assert(
      fc.property(world, (graph) => {
        const courseOf = createCourses(graph);
        const replayed = replay(graph, days);
        for (const id of graph.nodes.keys())
          expect(days.map((day) => stateOn(courseOf(id), day))).toEqual(replayed.get(id));
      }),
      { seed: 20_260_302, numRuns: 500 },
    );
  });

  test('its stretches say the same, and no two that meet are alike', () => {
    fc.assert(
      fc.property(world, (graph) => {
        const courseOf = createCourses(graph);
        for (const id of graph.nodes.keys()) {
          const stretches = stretchesOf(courseOf(id));
          const on = (day: string) =>
            stretches.find(({ from, until }) => from <= day && (until === null || day < until))?.state;
          expect(days.map(on)).toEqual(days.map((day) => stateOn(courseOf(id), day)));
          stretches.forEach(({ from, until, state }, index) => {
            expect(until).toBe(stretches[index + 1]?.from ?? null);
            expect(until === null || from < until).toBe(true);
            expect(stretches[index + 1]?.state).not.toBe(state);
          });
        }
      }),
      { seed: 20_261_123, numRuns: 200 },
    );
  });
});

/** Asks each day what has happened until then, without any interval. */
function replay({ nodes, bySource, byTarget }: Graph, days: readonly string[]): Map<number, EffectState[]> {
  const memo = new Map<string, boolean>();
  function once(key: string, work: () => boolean): boolean {
    const found = memo.get(key) ?? work();
    memo.set(key, found);
    return found;
  }
  const nodeOf = (id: number): Node => nodes.get(id) ?? node(id, '2020-01-01');
  const incoming = (id: number) => byTarget.get(id) ?? [];
  const guides = (id: number) => (bySource.get(id) ?? []).filter(({ kind }) => kind === 'guides');
  const isAlive = (id: number, at: number): boolean =>
    (days[at] ?? '') >= nodeOf(id).effectiveOn && !hasEnded(id, at) && !isSuspended(id, at, true);
  const hasOperated = (one: Link, at: number): boolean =>
    at >= 0 &&
    once(
      `o${JSON.stringify(one)}${at}`,
      () => hasOperated(one, at - 1) || ((days[at] ?? '') >= one.effectiveOn && isAlive(one.sourceId, at)),
    );
  const hasEnded = (id: number, at: number): boolean =>
    at >= 0 &&
    once(`e${id}/${at}`, () => {
      const { endsOn } = nodeOf(id);
      const wholes = guides(id).filter(({ articles }) => articles.length === 0);
      return (
        hasEnded(id, at - 1) ||
        (endsOn !== null && (days[at] ?? '') > endsOn) ||
        incoming(id).some(
          (one) =>
            ['replaces', 'annuls'].includes(one.kind) && one.articles.length === 0 && hasOperated(one, at),
        ) ||
        (wholes.length > 0 && wholes.every((one) => !one.survives && hasEnded(one.targetId, at)))
      );
    });
  const isSuspended = (id: number, at: number, isWhole: boolean): boolean =>
    incoming(id).some((one) => {
      if (one.kind !== 'suspends' || (one.articles.length === 0) !== isWhole) return false;
      return hasOperated(one, at) && (one.untilOn === null || (days[at] ?? '') <= one.untilOn);
    });
  const isTouched = (id: number, at: number): boolean =>
    isSuspended(id, at, false) ||
    incoming(id).some(
      (one) =>
        (one.kind === 'amends' || (one.articles.length > 0 && ['replaces', 'annuls'].includes(one.kind))) &&
        hasOperated(one, at),
    ) ||
    guides(id).some((one) => !one.survives && hasEnded(one.targetId, at));
  return new Map(
    [...nodes.keys()].map((id) => [
      id,
      days.map((day, at) => {
        if (hasEnded(id, at)) return 'expired';
        if (day < nodeOf(id).effectiveOn) return 'not-yet';
        if (isSuspended(id, at, true)) return 'suspended';
        return isTouched(id, at) ? 'partly' : 'in-force';
      }),
    ]),
  );
}
