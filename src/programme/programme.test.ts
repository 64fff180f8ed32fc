import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { readEvents } from '../kernel/events.ts';
import { documentFact, taskFact } from './facts.ts';
import { documentLife, fold, taskLife } from './lives.ts';
import type { Programme } from './programme.ts';
import { documentRow, taskRow } from './rows.ts';
import { documentSample, makePlan, onDay, planSample, staffOf, targetSample, taskSample } from './samples.ts';
import { loadStates } from './store.ts';

let city: TestCity;
let programme: Programme;
let planId: number;
let programmeId: number;
const agencies: { id: number; code: string; name: string }[] = [];

beforeAll(async () => {
  city = await testCity();
  ({ programme } = city.steering);
  ({ planId, programmeId } = await makePlan(programme));
  agencies.push(...city.organization.all());
}, 120_000);

const agency = (code: string) => {
  const found = agencies.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe('rows and facts are what the events give', () => {
  test('of tasks through their whole life', async () => {
    const owner = agency('X99.01').id;
    const ids = await programme.createTasks(onDay('2026-01-05'), planId, [
      taskSample(owner),
      taskSample(owner, { coOwnerIds: [agency('X99.02').id] }),
      taskSample(owner),
    ]);
    const [one = 0, two = 0, three = 0] = ids;
    await programme.commandTask(
      onDay('2026-02-01'),
      { id: one },
      { action: 'report', percent: 100, words: 'Xong', doneOn: null, files: [] },
    );
    await programme.commandTask(onDay('2026-02-02'), { id: one }, { action: 'confirm', note: '' });
    await programme.commandTask(
      onDay('2026-02-03'),
      { id: one },
      { action: 'return', reason: 'Thiếu phụ lục' },
    );
    await programme.changeTask(onDay('2026-02-04'), { id: two }, taskSample(owner, { dueOn: '2026-05-31' }));
    await programme.commandTask(
      onDay('2026-02-05'),
      { id: three },
      { action: 'drop', reason: 'Chuyển năm sau' },
    );
    for (const id of ids) {
      const task = fold(taskLife, id, await readEvents(city.house.db, 'programme-task', id));
      if (task === undefined) throw new Error('no task');
      expect((await loadStates(city.house.db, taskLife, [id])).get(id)).toEqual(task);
      const row = await city.house.db
        .selectFrom('programmeTask')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ id, ...taskRow(task) });
      expect(await factsOf('task', id)).toEqual(factRow(taskFact(task, true)));
    }
  });

  test('of a plan that is recalled and published again', async () => {
    const [id = 0] = await programme.createTasks(onDay('2026-01-06'), planId, [
      taskSample(agency('X99.01').id),
    ]);
    await programme.recallPlan(onDay('2026-02-10'), { id: planId }, 'Sửa lại');
    expect(await factsOf('task', id)).toEqual([]);
    await expect(programme.publishPlan(onDay('2026-02-11'), { id: planId })).resolves.toBeUndefined();
    expect(await factsOf('task', id)).toHaveLength(1);
    await expect(programme.publishPlan(onDay('2026-02-12'), { id: planId })).rejects.toMatchObject({
      status: 409,
    });
  });

  test('of documents, with what they direct', async () => {
    const directs = [{ kind: 'programme-plan' as const, id: planId }];
    const id = await programme.createDocument(
      onDay('2026-02-02'),
      documentSample({ number: '77/CT-UBND', directs }),
    );
    await programme.direct(onDay('2026-02-03'), { id }, { kind: 'programme', id: programmeId }, true);
    await programme.followUp(onDay('2026-02-20'), { id }, { words: 'Đã triển khai', isDone: true });
    const document = fold(documentLife, id, await readEvents(city.house.db, 'steering-document', id));
    if (document === undefined) throw new Error('no document');
    const row = await city.house.db
      .selectFrom('steeringDocument')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ id, ...documentRow(document) });
    expect(await factsOf('document', id)).toEqual(factRow(documentFact(document)));
    expect(
      (await programme.documentsOn({ kind: 'programme', id: programmeId })).map((one) => one.document.id),
    ).toContain(id);
    await programme.direct(onDay('2026-02-21'), { id }, { kind: 'programme', id: programmeId }, false);
    expect(await programme.documentsOn({ kind: 'programme', id: programmeId })).toEqual([]);
    // On the day before, it did direct the programme.
    city.house.clock.set(onDay('2026-03-02').at);
    const then = await programme.documentsOn(
      { kind: 'programme-plan', id: planId },
      Temporal.PlainDate.from('2026-02-20'),
    );
    expect(then[0]?.document.fields.directs).toHaveLength(2);
    await expect(
      programme.createDocument(onDay('2026-02-22'), documentSample({ number: '77/CT-UBND' })),
    ).rejects.toMatchObject({
      refusals: [{ field: 'number' }],
    });
    await programme.withdrawDocument(onDay('2026-02-23'), { id }, 'Nhập nhầm');
    expect(await factsOf('document', id)).toEqual([]);
    await expect(programme.getDocument(id)).rejects.toMatchObject({ status: 404 });
  });

  async function factsOf(kind: string, id: number): Promise<unknown[]> {
    const { rows } = await sql<{ area: string }>`
      select area, agency_id as agency, due_on::text as due_on, done_on::text as done_on, sum(weight)::int as weight
      from programme_fact where kind = ${kind} and subject_id = ${id}
      group by 1, 2, 3, 4 having sum(weight) <> 0`.execute(city.house.db);
    return rows;
  }

  function factRow(fact: ReturnType<typeof taskFact>): unknown[] {
    if (fact === null) return [];
    return [{ area: fact.area, agency: fact.agencyId, dueOn: fact.dueOn, doneOn: fact.doneOn, weight: 1 }];
  }
});

describe('who may do what', () => {
  test('owners and co-owners report, others do not; only the reform office confirms', async () => {
    const [owner, other, third] = [agency('X99.10'), agency('X99.10.01'), agency('X99.10.02')];
    const [id = 0] = await programme.createTasks(onDay('2026-01-05'), planId, [
      taskSample(owner.id, { coOwnerIds: [other.id] }),
    ]);
    const by = (of: typeof owner, role: 'specialist' | 'clerk' | 'reform-officer') => ({
      ...onDay('2026-02-01'),
      actor: staffOf(of, [role], 1),
    });
    const report = { action: 'report' as const, percent: 100, words: 'Xong', doneOn: null, files: [] };
    await expect(programme.commandTask(by(third, 'specialist'), { id }, report)).rejects.toMatchObject({
      status: 403,
    });
    await expect(programme.commandTask(by(owner, 'clerk'), { id }, report)).rejects.toMatchObject({
      status: 403,
    });
    await programme.commandTask(by(other, 'specialist'), { id }, report);
    await expect(
      programme.commandTask(by(owner, 'specialist'), { id }, { action: 'confirm', note: '' }),
    ).rejects.toMatchObject({ status: 403 });
    await programme.commandTask(by(third, 'reform-officer'), { id }, { action: 'confirm', note: '' });
    await expect(
      programme.createTasks(by(owner, 'specialist'), planId, [taskSample(owner.id)]),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('of two people who change at once, the second is told', async () => {
    const owner = agency('X99.01').id;
    const [id = 0] = await programme.createTasks(onDay('2026-01-05'), planId, [taskSample(owner)]);
    await programme.changeTask(onDay('2026-01-06'), { id, seen: 1 }, taskSample(owner, { title: 'Một' }));
    await expect(
      programme.changeTask(onDay('2026-01-06'), { id, seen: 1 }, taskSample(owner, { title: 'Hai' })),
    ).rejects.toMatchObject({ status: 409 });
  });

  test('a draft and its tasks are not there for who may not see drafts; a leader sees the tasks of the own tree', async () => {
    const draft = await programme.createPlan(
      onDay('2026-01-05'),
      { programmeId, parentId: null, kind: 'year' },
      { ...planSample, code: 'KH-2026-B' },
    );
    const mine = agency('X99.01').id;
    const [id = 0, far = 0] = await programme.createTasks(onDay('2026-01-05'), draft, [
      taskSample(mine),
      taskSample(agency('X99.10').id),
    ]);
    await expect(programme.getPlan(draft, { answer: false })).rejects.toMatchObject({ status: 404 });
    await expect(programme.getTask(id, { answer: false })).rejects.toMatchObject({ status: 404 });
    const scope = { agencyIds: [mine] };
    const [target, farTarget] = [
      await programme.createTarget(onDay('2026-01-05'), draft, targetSample(mine)),
      await programme.createTarget(onDay('2026-01-05'), draft, targetSample(agency('X99.10').id)),
    ];
    const seen = (await programme.getPlan(draft, { answer: scope })).targets;
    expect(seen.map((one) => one.target.id)).toEqual([target]);
    await expect(programme.getTarget(farTarget, { answer: scope })).rejects.toMatchObject({ status: 404 });
    expect((await programme.getPlan(draft, { answer: scope })).tasks.map(({ task }) => task.id)).toEqual([
      id,
    ]);
    await expect(programme.getTask(far, { answer: scope })).rejects.toMatchObject({ status: 404 });
    expect((await programme.owed([mine], '2026-12-31')).map(({ task }) => task.id)).not.toContain(id);
  });
});

test('a copy is a draft of the next year with the days moved, without progress; nothing is left of one that fails', async () => {
  const by = onDay('2026-07-01');
  const id = await programme.copyPlan(
    by,
    { planId, onlyOpen: true },
    { ...planSample, code: 'KH-2027', startsOn: '2027-01-01', endsOn: '2027-12-31' },
  );
  const copy = await programme.getPlan(id, { answer: true });
  const old = await programme.getPlan(planId, { answer: true });
  expect(copy.plan.own.isPublished).toBe(false);
  expect(copy.targets).toHaveLength(old.targets.length);
  const open = old.tasks.filter(({ task }) => task.own.standing !== 'done');
  expect(copy.tasks).toHaveLength(open.length);
  for (const { task } of copy.tasks) {
    expect(task.fields.dueOn.slice(0, 4)).toBe('2027');
    expect(task.own).toMatchObject({ standing: 'open', progress: 0, reports: [] });
  }
  const count = async () =>
    (await programme.programmes({ answer: true })).flatMap(({ plans }) => plans).length;
  const before = await count();
  await expect(
    programme.copyPlan(by, { planId, onlyOpen: false }, { ...planSample, code: 'KH-2027' }),
  ).rejects.toMatchObject({ refusals: [{ field: 'code' }] });
  expect(await count()).toBe(before);
});

test('tasks are created all or none', async () => {
  const owner = agency('X99.01').id;
  const before = (await programme.getPlan(planId, { answer: true })).tasks.length;
  await expect(
    programme.createTasks(onDay('2026-01-08'), planId, [taskSample(owner), taskSample(999_999)]),
  ).rejects.toMatchObject({ refusals: [{ field: 'ownerId' }] });
  expect((await programme.getPlan(planId, { answer: true })).tasks).toHaveLength(before);
});
