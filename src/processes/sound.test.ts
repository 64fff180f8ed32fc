import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from './fixtures/model.ts';
import { block, flowsOf } from './fixtures/random.ts';
import { checkProcess, compileProcess } from './processes.ts';
import { explore } from './explore.ts';
import { exploreNet } from './explore-net.ts';
import { netOf } from './net.ts';
import { isReducedToOne, reduce } from './reduce.ts';
import type { Graph } from './schema.ts';
import { soundnessProblems } from './sound.ts';
import { structureProblems } from './structure.ts';

async function graphOf(...flows: string[]): Promise<Graph> {
  const { graph, problems } = await compileProcess(draw(...flows));
  if (!graph) throw new Error(JSON.stringify(problems));
  return graph;
}

async function verdict(...flows: string[]): Promise<string[]> {
  return (await checkProcess(draw(...flows))).problems.map((each) => `${each.code} ${each.elementId}`);
}

describe('sound models', () => {
  it.each([
    ['a sequence', ['s t1', 't1 r1', 'r1 e1']],
    ['a choice with two ends', ['s t1', 't1 x1', 'x1 r1 approved', 'x1 n1 refused', 'r1 e1', 'n1 e2']],
    ['a choice merged at the end', ['s t1', 't1 x1', 'x1 r1 a', 'x1 n1 b', 'r1 e1', 'n1 e1']],
    ['a loop with an exit', ['s x0', 'x0 t1', 't1 x1', 'x1 x0 revise', 'x1 r1 approved', 'r1 e1']],
    ['parallel consultation', ['s p1', 'p1 t1', 'p1 t2', 't1 p2', 't2 p2', 'p2 r1', 'r1 e1']],
    ['several flows out of a task, joined', ['s t0', 't0 t1', 't0 t2', 't1 p2', 't2 p2', 'p2 r1', 'r1 e1']],
    ['a wait and a call', ['s w1', 'w1 c1', 'c1 r1', 'r1 e1']],
    ['a choice after a call', ['s c1', 'c1 x1', 'x1 r1 returned', 'x1 n1 refused', 'r1 e1', 'n1 e1']],
    ['the return in one parallel branch', ['s p1', 'p1 r1', 'p1 t2', 'r1 p2', 't2 p2', 'p2 e1']],
  ])('%s', async (_, flows) => {
    expect(await verdict(...flows)).toEqual([]);
  });
});

describe('unsound models are told where', () => {
  it.each([
    [
      'a choice joined in parallel',
      ['s t1', 't1 x1', 'x1 t2 a', 'x1 t3 b', 't2 p1', 't3 p1', 'p1 r1', 'r1 e1'],
      ['deadlock p1'],
    ],
    [
      'parallel branches merged by a choice',
      ['s p1', 'p1 t2', 'p1 t3', 't2 x1', 't3 x1', 'x1 r1', 'r1 e1'],
      ['two-tokens x1', 'token-left-behind e1'],
    ],
    [
      'parallel branches led into one task',
      ['s p1', 'p1 t2', 'p1 t3', 't2 r1', 't3 r1', 'r1 e1'],
      ['two-tokens r1', 'token-left-behind e1'],
    ],
    [
      'a parallel branch that ends by itself',
      ['s p1', 'p1 r1', 'p1 t2', 'r1 e1', 't2 e2'],
      ['token-left-behind e1', 'token-left-behind e2'],
    ],
    [
      'an end inside a parallel block',
      ['s p1', 'p1 t1', 'p1 t2', 't1 x1', 'x1 n1 no', 'n1 e2', 'x1 p2 yes', 't2 p2', 'p2 r1', 'r1 e1'],
      ['token-left-behind e2'],
    ],
    ['a return that can be skipped', ['s t1', 't1 x1', 'x1 r1 a', 'x1 e2 b', 'r1 e1'], ['return-skipped e2']],
    [
      'a return skipped to the same end',
      ['s t1', 't1 x1', 'x1 r1 a', 'x1 e1 b', 'r1 e1'],
      ['return-skipped e1'],
    ],
    ['no return at all', ['s t1', 't1 e1'], ['return-skipped e1']],
    ['a task nobody comes to', ['s r1', 'r1 e1', 't9 e1'], ['unreachable t9']],
    ['a task without a way on', ['s p1', 'p1 r1', 'p1 t2', 'r1 e1'], ['no-way-on t2']],
    [
      'a loop without an exit',
      ['s t0', 't0 x1', 'x1 r1 a', 'r1 e1', 'x1 t1 b', 't1 t2', 't2 t1'],
      ['no-way-out t1', 'no-way-out t2'],
    ],
    [
      'a loop without a task',
      ['s p1', 'p1 x1', 'x1 x2', 'x2 x1', 'p1 r1', 'r1 e1'],
      ['loop-without-task x1', 'no-way-out x1', 'no-way-out x2', 'token-left-behind e1'],
    ],
    [
      'a loop without a task that opens a step at every turn',
      ['s x1', 'x1 p1', 'p1 x1', 'p1 r1', 'r1 e1'],
      ['loop-without-task x1', 'two-tokens r1', 'token-left-behind e1'],
    ],
    [
      'a choice after the start',
      ['s x1', 'x1 r1 a', 'x1 n1 b', 'r1 e1', 'n1 e1'],
      ['choice-without-task x1'],
    ],
    [
      'a choice after the start, joined in parallel',
      ['s x1', 'x1 t2 a', 'x1 t3 b', 't2 p1', 't3 p1', 'p1 r1', 'r1 e1'],
      ['choice-without-task x1', 'deadlock p1'],
    ],
    [
      'a choice after the start, one way without a return',
      ['s x1', 'x1 r1 a', 'x1 t1 b', 'r1 e1', 't1 e2'],
      ['choice-without-task x1', 'return-skipped e2'],
    ],
    [
      'two branches of one outcome, joined in parallel',
      ['s t1', 't1 x1', 'x1 t2 a', 'x1 t3 a', 't2 p1', 't3 p1', 'p1 r1', 'r1 e1'],
      ['duplicate-outcome x1-t3a', 'deadlock p1'],
    ],
    [
      'a task nobody comes to, and a join that waits for it',
      ['s t1', 't1 p1', 't9 p1', 'p1 r1', 'r1 e1'],
      ['unreachable t9', 'deadlock p1'],
    ],
    [
      'a branch that leads nowhere, and branches of another choice joined in parallel',
      [
        's t1',
        't1 x1',
        'x1 t2 a',
        'x1 t3 b',
        't3 x2',
        'x2 t4 a',
        'x2 t5 b',
        't4 p1',
        't5 p1',
        'p1 r1',
        'r1 e1',
      ],
      ['no-way-on t2', 'deadlock p1'],
    ],
    [
      'a choice after a wait',
      ['s w1', 'w1 x1', 'x1 r1 a', 'x1 n1 b', 'r1 e1', 'n1 e1'],
      ['choice-without-task x1'],
    ],
    [
      'a choice after a join, even where one task could decide',
      [
        's p1',
        'p1 t1',
        'p1 t2',
        't1 p2',
        't2 p2',
        'p2 x1',
        'x1 r1 approved',
        'x1 n1 refused',
        'r1 e1',
        'n1 e1',
      ],
      ['choice-without-task x1'],
    ],
    [
      'a choice after a choice',
      ['s t1', 't1 x1', 'x1 x2 a', 'x1 n1 b', 'x2 r1 c', 'x2 n1 d', 'r1 e1', 'n1 e1'],
      ['choice-without-task x2'],
    ],
    [
      'a choice beside another flow',
      ['s t1', 't1 x1', 't1 t2', 't2 e1', 'x1 r1 a', 'x1 n1 b', 'r1 e1', 'n1 e1'],
      ['choice-beside-flows t1', 'token-left-behind e1'],
    ],
    [
      'two branches of one outcome',
      ['s t1', 't1 x1', 'x1 r1 a', 'x1 n1 a', 'r1 e1', 'n1 e1'],
      ['duplicate-outcome x1-n1a'],
    ],
    [
      'a call that can fail unheard',
      ['s c1', 'c1 x1', 'x1 r1 returned', 'x1 n1 late', 'r1 e1', 'n1 e1'],
      ['call-outcome x1', 'call-outcome-missing x1'],
    ],
    ['a flow into the start', ['s t1', 't1 x1', 'x1 s a', 'x1 r1 b', 'r1 e1'], ['flow-into-start s']],
    ['a flow out of an end', ['s r1', 'r1 e1', 'e1 r1'], ['flow-out-of-end e1']],
  ])('%s', async (_, flows, expected) => {
    expect((await verdict(...flows)).toSorted()).toEqual(expected.toSorted());
  });

  it('a join that waits in vain names what does not come', async () => {
    const { problems } = await checkProcess(
      draw('s t1', 't1 x1', 'x1 t2 a', 'x1 t3 b', 't2 p1', 't3 p1', 'p1 r1', 'r1 e1'),
    );
    expect(problems[0]?.text.vi).toContain('p1: hồ sơ có thể mắc lại');
    expect(problems[0]?.text.en).toMatch(/“Việc t[23]”/);
  });
});

describe('properties over random models', () => {
  it('block-structured models are sound, and the reduction alone proves it', async () => {
    await fc.assert(
      fc.asyncProperty(block, async (root) => {
        const graph = await graphOf(...flowsOf(root).flows);
        expect(soundnessProblems(graph)).toEqual([]);
        expect(isReducedToOne(reduce(netOf(graph)))).toBe(true);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('a gateway of the wrong kind at one block is always found', async () => {
    let mutated = 0;
    await fc.assert(
      fc.asyncProperty(block, fc.nat(), async (root, pick) => {
        const { flows, blocks } = flowsOf(root);
        const targets = blocks.filter((each) => each.kind !== 'loop');
        const target = targets[pick % Math.max(1, targets.length)];
        if (!target) return;
        mutated += 1;
        const swapped = target.kind === 'choice' ? `p${target.join}` : `x${target.join}`;
        const rename = (id: string | undefined) => (id === target.join ? swapped : (id ?? ''));
        const wrong = flows.map((flow) => {
          const [from, to, ...outcome] = flow.split(' ');
          return [rename(from), rename(to), ...outcome].join(' ');
        });
        expect(soundnessProblems(await graphOf(...wrong)).length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(mutated).toBeGreaterThan(100);
  });

  it('on drawings of any shape, reducing, playing and exploring the net agree', async () => {
    const tally = { sound: 0, unsound: 0 };
    await fc.assert(
      fc.asyncProperty(anyDrawing, async (flows) => {
        const { graph } = await compileProcess(draw(...flows));
        if (!graph || structureProblems(graph).length > 0) return;
        const played = explore(graph, 30_000);
        const explored = exploreNet(netOf(graph), 3000);
        if (!played.complete || !explored.complete) return;
        const plain = explored.problems.length === 0;
        const kernel = reduce(netOf(graph));
        const reduced = isReducedToOne(kernel) || exploreNet(kernel, 3000).problems.length === 0;
        const behaves = played.problems.every((each) => each.code === 'return-skipped');
        expect({ plain, reduced }).toEqual({ plain: behaves, reduced: behaves });
        tally[behaves ? 'sound' : 'unsound'] += 1;
      }),
      { seed: 2015, numRuns: 1000 },
    );
    expect(tally.sound).toBeGreaterThan(50);
    expect(tally.unsound).toBeGreaterThan(50);
  });
});

/** A block-structured model with up to three flows led elsewhere: some stay sound, most do not. */
const anyDrawing = fc
  .record({ root: block, moves: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 2 }) })
  .map(({ root, moves }) => {
    const { flows } = flowsOf(root);
    const ids = [...new Set(flows.map((flow) => flow.split(' ')[1] ?? ''))];
    for (const [which, where] of moves) {
      const at = which % flows.length;
      const [from = '', , ...outcome] = (flows[at] ?? '').split(' ');
      flows[at] = [from, ids[where % ids.length], ...outcome].join(' ');
    }
    return [...new Set(flows)];
  });

describe('large models', () => {
  it('200 tasks in ten parallel branches are proved at once', async () => {
    const branches = Array.from({ length: 10 }, (_, branch) =>
      Array.from({ length: 20 }, (_, step) => `t${branch}_${step}`),
    );
    const flows = branches.flatMap((tasks) => [
      `p1 ${tasks[0]}`,
      ...tasks.slice(1).map((task, index) => `${tasks[index]} ${task}`),
      `${tasks.at(-1)} p2`,
    ]);
    expect(await verdict('s p1', ...flows, 'p2 r', 'r e')).toEqual([]);
    const wrong = flows.map((flow) => flow.replace('p2', 'x2'));
    const problems = await verdict('s p1', ...wrong, 'x2 r', 'r e');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((each) => /^(two-tokens|token-left-behind) (x2|r|e)$/.test(each))).toBe(true);
  });

  it('a model past the bounds is called too complex, not sound', async () => {
    // Five tasks that each may hand over to each other: sound, but too entangled for the reduction.
    const five = [1, 2, 3, 4, 5];
    const graph = await graphOf(
      's t0',
      't0 x0',
      'r e',
      ...five.flatMap((from) => [`x0 m${from} to${from}`, `t${from} x${from}`, `x${from} r done`]),
      ...five.flatMap((from) => five.filter((to) => to !== from).map((to) => `x${from} t${to} to${to}`)),
      ...five.map((to) => `m${to} t${to}`),
    );
    expect(isReducedToOne(reduce(netOf(graph)))).toBe(false);
    expect(soundnessProblems(graph)).toEqual([]);
    expect(soundnessProblems(graph, { played: 3, kernel: 1 }).map((each) => each.code)).toEqual([
      'too-complex',
    ]);
    expect(soundnessProblems(graph, { played: 3, kernel: 100 })).toEqual([]);
  });
});
