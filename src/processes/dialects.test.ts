import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { checkProcess, completeTask, findTask, outcomesOf, startProcess, tasksOf } from './processes.ts';
import type { Graph, Problem } from './schema.ts';

async function read(file: string) {
  const verdict = await checkProcess(await readFile(new URL(`./fixtures/${file}`, import.meta.url)));
  if (!verdict.graph) throw new Error(JSON.stringify(verdict.problems));
  return { graph: verdict.graph, problems: verdict.problems };
}

/** The problems as `element: what is named`, the words checked in both languages. */
function named(problems: readonly Problem[]): string[] {
  return problems.map(({ code, severity, elementId, text }) => {
    expect([code, severity]).toEqual(['not-executed', 'warning']);
    const pattern = /(?:attribute|extension) (\S+)/;
    const name = pattern.exec(text.en)?.[1] ?? '';
    expect(text.vi).toContain(name);
    return `${elementId}: ${name}`;
  });
}

/** Runs the process by the given choices, taking the first open task each time; gives the outcome at the end. */
function play(graph: Graph, choices: Readonly<Record<string, string>>): string {
  let at = startProcess(graph);
  for (let step = 0; step < 20 && !at.ended; step += 1) {
    const [task = ''] = at.state.open;
    const next = completeTask(graph, at.state, task, choices[task]);
    if (isRefusal(next)) throw new Error(next.text.en);
    at = next;
  }
  return at.ended ?? 'not ended';
}

describe('files of other tools are read and run', () => {
  it('Camunda Modeler: conditions, default flow, forms and listeners', async () => {
    const { graph, problems } = await read('camunda-modeler.bpmn');
    expect(named(problems)).toEqual([
      'Activity_TiepNhan: camunda:formKey',
      'Activity_TiepNhan: camunda:candidateGroups',
      'Activity_TiepNhan: camunda:formData',
      'Activity_TiepNhan: camunda:taskListener',
      'Activity_ThamDinh: camunda:asyncBefore',
    ]);
    expect(outcomesOf(graph, 'Activity_ThamDinh').map((each) => [each.outcome, each.label.vi])).toEqual([
      ['wait', 'Cần chờ'],
      ['otherwise', 'Trường hợp khác'],
      ['refused', 'Không đạt'],
    ]);
    expect(tasksOf(graph).map((task) => task.owner?.role)).toEqual([
      'clerk',
      'specialist',
      'clerk',
      'specialist',
    ]);
    expect(play(graph, { Activity_ThamDinh: 'otherwise' })).toBe('returned');
    expect(play(graph, { Activity_ThamDinh: 'refused' })).toBe('refused');
  });

  it('Signavio: default namespace, nested lanes, plain and manual tasks, names as outcomes', async () => {
    const { graph, problems } = await read('signavio.bpmn');
    expect(problems).toEqual([]);
    expect(findTask(graph, 'sid-T1')?.owner).toEqual({
      role: 'Tổ tiếp nhận',
      agency: 'own',
      lane: 'sid-L11',
    });
    expect(findTask(graph, 'sid-T1')?.name).toBe('Tiếp nhận, kiểm tra');
    expect(findTask(graph, 'sid-T2')?.owner?.role).toBe('leader');
    expect(play(graph, { 'sid-T2': 'Đồng ý' })).toBe('returned');
  });

  it('bpmn.io: colours, groups, notes, a sub-process in parallel; the message flow is named', async () => {
    const { graph, problems } = await read('bpmn-io.bpmn');
    expect(problems.map((each) => [each.code, each.severity, each.elementId])).toEqual([
      ['not-executed', 'warning', 'MessageFlow_1'],
    ]);
    expect(startProcess(graph).state.open).toEqual(['AskFire', 'AskLand']);
    expect(findTask(graph, 'AskFire')?.owner?.role).toBe('Chuyên viên thẩm định');
    expect(play(graph, {})).toBe('returned');
  });

  it('Eclipse BPMN2 Modeler: bpmn2 prefix, variables as conditions, a call activity', async () => {
    const { graph, problems } = await read('eclipse-bpmn2.bpmn');
    expect(named(problems)).toEqual(['UserTask_1: activiti:assignee']);
    expect(outcomesOf(graph, 'UserTask_1').map((each) => each.outcome)).toEqual(['approved', 'not-approved']);
    expect(play(graph, { UserTask_1: 'not-approved' })).toBe('refused');
  });

  it('Camunda 7 without lanes: candidate groups and assignees own the tasks', async () => {
    const { graph, problems } = await read('camunda-7.bpmn');
    expect(tasksOf(graph).map(({ id, owner }) => [id, owner?.role, owner?.agency])).toEqual([
      ['Receive', 'clerk', 'own'],
      ['Decide', 'Phòng Tư pháp', 'own'],
      ['Hand', 'clerk', 'own'],
      ['Refuse', 'clerk', 'own'],
    ]);
    expect(named(problems)).toEqual([
      'Receive: c:dueDate',
      'Receive: c:inputOutput',
      'Decide: c:candidateGroups',
      'Decide: c:assignee',
      'Decide: c:connector',
      'Flow_3: c:executionListener',
    ]);
    expect(problems[2]?.text.en).toContain('“Nhóm dự phòng”');
    expect(play(graph, { Decide: 'approved' })).toBe('returned');
    expect(play(graph, { Decide: 'refused' })).toBe('refused');
  });

  it('Camunda 8: assignment definitions own the tasks, a called process is a procedure', async () => {
    const { graph, problems } = await read('camunda-8.bpmn');
    expect(tasksOf(graph).map(({ id, owner }) => [id, owner?.role])).toEqual([
      ['Receive', 'clerk'],
      ['Hand', 'leader'],
    ]);
    expect(graph.nodes['Call']).toMatchObject({ kind: 'call', procedure: '1.004222' });
    expect(named(problems)).toEqual([
      'Receive: zeebe:formDefinition',
      'Receive: zeebe:taskSchedule',
      'Call: zeebe:ioMapping',
      'Hand: zeebe:assignmentDefinition',
    ]);
    expect(problems[3]?.text.en).toContain('“=approver”');
  });

  it('Signavio: its own metadata never warns, an engine’s attribute beside it does', async () => {
    const xml = await readFile(new URL('./fixtures/signavio.bpmn', import.meta.url), 'utf8');
    const mixed = xml.replace(
      '<manualTask ',
      '<manualTask xmlns:activiti="http://activiti.org/bpmn" activiti:formKey="f" ',
    );
    expect(named((await checkProcess(mixed)).problems)).toEqual(['sid-T2: activiti:formKey']);
  });
});
