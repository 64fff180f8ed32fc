import { describe, expect, it } from 'vitest';
import { accepted, isRefusal } from '../kernel/errors.ts';
import { draw, drawWith } from './fixtures/model.ts';
import {
  calledProcedures,
  checkProcess,
  compileProcess,
  completeTask,
  fireTimer,
  outcomesOf,
  returnCall,
  startProcess,
  termShares,
} from './processes.ts';
import type { Advance, Graph } from './schema.ts';

async function graphOf(xml: string): Promise<Graph> {
  const { graph, problems } = await compileProcess(xml);
  if (!graph) throw new Error(JSON.stringify(problems));
  return graph;
}

/** Completes tasks one after the other: `t1` or `t1 approved`. */
function after(graph: Graph, ...steps: string[]): Advance {
  return steps.reduce((at, step) => {
    const [task = '', outcome] = step.split(' ');
    return accepted(completeTask(graph, at.state, task, outcome));
  }, startProcess(graph));
}

const office = draw(
  's t1',
  't1 x0',
  'x0 t2',
  't2 x1',
  'x1 x0 revise',
  'x1 r1 approved',
  'x1 n1 refused',
  'r1 e1',
  'n1 e1',
);

describe('a dossier on its way', () => {
  it('opens one task after the other and ends as the last return or refuse task says', async () => {
    const graph = await graphOf(office);
    expect(startProcess(graph)).toMatchObject({
      state: { open: ['t1'], waiting: [] },
      opened: [{ id: 't1' }],
    });
    expect(after(graph, 't1', 't2 revise', 't2 approved').state).toEqual({ open: ['r1'], waiting: [] });
    expect(after(graph, 't1', 't2 approved', 'r1')).toMatchObject({
      ended: 'returned',
      opened: [],
      state: { open: [], ended: 'returned' },
    });
    expect(after(graph, 't1', 't2 refused', 'n1').ended).toBe('refused');
  });

  it('a join waits for every branch, in any order', async () => {
    const graph = await graphOf(draw('s p1', 'p1 t1', 'p1 t2', 't1 p2', 't2 p2', 'p2 r1', 'r1 e1'));
    expect(startProcess(graph).state.open).toEqual(['t1', 't2']);
    const half = after(graph, 't2');
    expect(half).toMatchObject({ opened: [], state: { open: ['t1'], waiting: ['t2-p2'] } });
    expect(after(graph, 't2', 't1').state).toEqual(after(graph, 't1', 't2').state);
    expect(after(graph, 't1', 't2').opened.map((task) => task.id)).toEqual(['r1']);
  });

  it('timers and calls are started and come back', async () => {
    const graph = await graphOf(draw('s p1', 'p1 w1', 'p1 c1', 'w1 p2', 'c1 p2', 'p2 r1', 'r1 e1'));
    const started = startProcess(graph);
    expect(started.timersStarted).toMatchObject([{ id: 'w1', duration: 'P3D' }]);
    expect(started.callsStarted).toMatchObject([{ id: 'c1', procedure: '1.001193', agency: 'own' }]);
    const fired = accepted(fireTimer(graph, started.state, 'w1'));
    expect(accepted(returnCall(graph, fired.state, 'c1', 'refused')).opened.map((task) => task.id)).toEqual([
      'r1',
    ]);
    expect(calledProcedures(graph)).toEqual(['1.001193']);
  });

  it('a choice after a call follows how the called dossier ended', async () => {
    const graph = await graphOf(draw('s c1', 'c1 x1', 'x1 r1 returned', 'x1 n1 refused', 'r1 e1', 'n1 e1'));
    const { state } = startProcess(graph);
    const opened = (outcome: string) => accepted(returnCall(graph, state, 'c1', outcome)).opened[0]?.id;
    expect([opened('returned'), opened('refused'), opened('withdrawn')]).toEqual(['r1', 'n1', 'n1']);
  });

  it('survives being kept as JSON', async () => {
    const graph: Graph = JSON.parse(JSON.stringify(await graphOf(office)));
    const { state } = after(graph, 't1');
    const kept: typeof state = JSON.parse(JSON.stringify(state));
    expect(accepted(completeTask(graph, kept, 't2', 'approved')).state.open).toEqual(['r1']);
  });

  it('names the ways on in the words of the drawing', async () => {
    const graph = await graphOf(office);
    expect(outcomesOf(graph, 't2')).toEqual([
      { outcome: 'revise', label: { vi: 'Yêu cầu làm lại', en: 'Send back for revision' } },
      { outcome: 'approved', label: { vi: 'Đồng ý', en: 'Approve' } },
      { outcome: 'refused', label: { vi: 'Từ chối', en: 'Refuse' } },
    ]);
    expect(outcomesOf(graph, 't1')).toEqual([]);
    expect(outcomesOf(graph, 'nowhere')).toEqual([]);
  });

  it('throws on a model that was never proved', async () => {
    const graph = await graphOf(
      draw('s p1', 'p1 t1', 'p1 t1', 't1 r1', 'r1 e1').replace('id="p1-t1"', 'id="other"'),
    );
    expect(() => startProcess(graph)).toThrow(/not sound: two-tokens at t1/);
  });
});

describe('refused, changing nothing', () => {
  it.each([
    ['a task that is done', ['t1'], 't1', undefined, 'step-not-open'],
    ['a task not due yet', [], 't2', 'approved', 'step-not-open'],
    ['an unknown task', [], 't99', undefined, 'unknown-step'],
    ['a name every object has', [], 'constructor', undefined, 'unknown-step'],
    ['a gateway', [], 'x1', undefined, 'unknown-step'],
    ['no outcome where one is needed', ['t1'], 't2', undefined, 'outcome-needed'],
    ['an unknown outcome', ['t1'], 't2', 'perhaps', 'unknown-outcome'],
    ['an outcome where none is chosen', [], 't1', 'approved', 'unknown-outcome'],
    ['a process that has ended', ['t1', 't2 approved', 'r1'], 'r1', undefined, 'process-ended'],
  ])('%s', async (_, done, task, outcome, code) => {
    const graph = await graphOf(office);
    const { state } = after(graph, ...done);
    const before = JSON.stringify(state);
    const refusal = completeTask(graph, state, task, outcome);
    expect(isRefusal(refusal) && refusal.code).toBe(code);
    expect(JSON.stringify(state)).toBe(before);
  });

  it('who may choose is told each label with the value to send, the same in every language', async () => {
    const graph = await graphOf(office);
    const { state } = after(graph, 't1');
    for (const outcome of [undefined, 'perhaps']) {
      const refusal = completeTask(graph, state, 't2', outcome);
      if (!isRefusal(refusal)) throw new Error('was not refused');
      for (const choice of outcomesOf(graph, 't2')) {
        expect(refusal.text.vi).toContain(`“${choice.label.vi}” (${choice.outcome})`);
        expect(refusal.text.en).toContain(`“${choice.label.en}” (${choice.outcome})`);
      }
    }
  });

  it('a timer is not completed by hand, a task is not fired', async () => {
    const graph = await graphOf(draw('s w1', 'w1 r1', 'r1 e1'));
    const { state } = startProcess(graph);
    expect(completeTask(graph, state, 'w1')).toMatchObject({ code: 'unknown-step' });
    expect(fireTimer(graph, { open: ['r1'], waiting: [] }, 'r1')).toMatchObject({ code: 'unknown-step' });
    expect(returnCall(graph, state, 'w1', 'returned')).toMatchObject({ code: 'unknown-step' });
  });
});

describe('shares of the term', () => {
  const share = (id: string, percent: number) =>
    `<userTask id="${id}" motcua:role="clerk" motcua:kind="handle" motcua:share="${percent}"/>`;

  it('are equal when none is declared; handing over takes none; a loop counts once', async () => {
    const shares = termShares(await graphOf(office));
    expect(Object.fromEntries(shares)).toEqual({
      t1: { share: 50, until: 50 },
      t2: { share: 50, until: 100 },
      r1: { share: 0, until: 100 },
      n1: { share: 0, until: 100 },
    });
  });

  it('declared ones are kept, the rest is divided, the longest branch counts at a join', async () => {
    const xml = drawWith(
      share('t1', 20) + share('t2', 30),
      's t1',
      't1 p1',
      'p1 t2',
      'p1 t3',
      't3 t4',
      't2 p2',
      't4 p2',
      'p2 r1',
      'r1 e1',
    );
    expect(Object.fromEntries(termShares(await graphOf(xml)))).toEqual({
      t1: { share: 20, until: 20 },
      t2: { share: 30, until: 50 },
      t3: { share: 25, until: 45 },
      t4: { share: 25, until: 70 },
      r1: { share: 0, until: 70 },
    });
  });

  it('may not exceed the whole on any way: the task at which they do is named', async () => {
    const xml = drawWith(
      share('t1', 60) + share('t2', 41) + share('t3', 5),
      's t1',
      't1 t2',
      't2 t3',
      't3 r1',
      'r1 e1',
    );
    const { problems } = await checkProcess(xml);
    expect(problems.map((each) => [each.code, each.elementId])).toEqual([['shares-over-100', 't2']]);
    expect(problems[0]?.text.en).toContain('101 %');
  });
});
