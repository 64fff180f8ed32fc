import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { fold, next, taskLife, type Happened, type Task, type TaskStanding } from './lives.ts';
import { decideTask, isOpenTo, taskActions, type TaskAction, type TaskCommand } from './task-rules.ts';
import { differencesOf } from './field-rules.ts';

const fields = {
  title: 'Rà soát văn bản',
  area: 'institutions' as const,
  ownerId: 3,
  coOwnerIds: [4],
  startsOn: '2026-01-05',
  dueOn: '2026-06-30',
  product: 'Danh mục',
};
const created = moment(1, 'created', { fields, place: { planId: 1, number: 1 } });

function moment(number: number, kind: string, data: unknown): Happened {
  const at = Temporal.Instant.from('2026-03-02T02:00:00Z');
  return { number, kind, data, actorId: null, happenedAt: at, recordedAt: at };
}

function taskAfter(...commands: TaskCommand[]): Task {
  let task = next(taskLife, 7, undefined, created);
  for (const command of commands) {
    const event = decideTask(task, command, '2026-03-02');
    if (isRefusal(event)) throw new Error(event.text.en);
    task = next(taskLife, 7, task, moment(task.version + 1, event.kind, event.data));
  }
  return task;
}

const half: TaskCommand = { action: 'report', percent: 50, words: 'Một nửa', doneOn: null, files: [] };
const done: TaskCommand = { action: 'report', percent: 100, words: 'Xong', doneOn: '2026-03-01', files: [] };
const confirm: TaskCommand = { action: 'confirm', note: '' };
const giveBack: TaskCommand = { action: 'return', reason: 'Thiếu phụ lục' };
const drop: TaskCommand = { action: 'drop', reason: 'Chuyển sang năm sau' };

describe('the life of a task', () => {
  test('100 percent waits to be confirmed; confirming makes it done on the day that the owner named', () => {
    expect(taskAfter(half, done).own).toMatchObject({
      standing: 'reported',
      progress: 100,
      doneOn: '2026-03-01',
    });
    expect(taskAfter(half, done, confirm).own).toMatchObject({ standing: 'done', doneOn: '2026-03-01' });
  });

  test('given back, it is under way again with what had been reached before, and the reason is read until the next report', () => {
    const back = taskAfter(half, done, giveBack);
    expect(back.own).toMatchObject({ standing: 'open', progress: 50, doneOn: null, reason: 'Thiếu phụ lục' });
    expect(taskAfter(half, done, giveBack, half).own.reason).toBeNull();
    expect(taskAfter(half, done, confirm, giveBack).own.standing).toBe('open');
  });

  test('the day on which it was done is today when none is named, never in the future or before it began', () => {
    expect(taskAfter({ ...done, doneOn: null }).own.doneOn).toBe('2026-03-02');
    const refused = (doneOn: string) => decideTask(taskAfter(), { ...done, doneOn }, '2026-03-02');
    expect(refused('2026-03-03')).toMatchObject({ refused: true, field: 'doneOn' });
    expect(refused('2026-01-04')).toMatchObject({ refused: true, field: 'doneOn' });
  });

  test('what is half done has no day on which it was done, whatever the form says', () => {
    const said = decideTask(taskAfter(), { ...half, doneOn: '2026-03-01' }, '2026-03-02');
    expect(said).toMatchObject({ kind: 'reported', data: { percent: 50, doneOn: null } });
  });

  const commands: Record<Exclude<TaskAction, 'change'>, TaskCommand> = {
    report: half,
    confirm,
    return: giveBack,
    drop,
  };
  const reached: Record<TaskStanding, TaskCommand[]> = {
    open: [half],
    reported: [done],
    done: [done, confirm],
    dropped: [drop],
  };
  test.each(Object.keys(taskActions) as TaskStanding[])(
    'in "%s" exactly the actions of the table are open',
    (standing) => {
      const task = taskAfter(...reached[standing]);
      expect(task.own.standing).toBe(standing);
      for (const [action, command] of Object.entries(commands)) {
        const refused = isRefusal(decideTask(task, command, '2026-03-02'));
        expect(refused, action).toBe(!isOpenTo(standing, action as TaskAction));
      }
    },
  );

  test('replaying its events gives the same state, whatever happened', () => {
    const any = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 100 }).map((percent): TaskCommand => ({ ...half, percent })),
        fc.constantFrom(confirm, giveBack, drop),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(any, (list) => {
        let task = next(taskLife, 7, undefined, created);
        const events = [created];
        for (const command of list) {
          const event = decideTask(task, command, '2026-03-02');
          if (isRefusal(event)) continue;
          events.push(moment(task.version + 1, event.kind, event.data));
          task = next(taskLife, 7, task, events.at(-1) ?? created);
        }
        expect(fold(taskLife, 7, events)).toEqual(task);
        expect(task.version).toBe(events.length);
        expect(task.own.standing === 'done' || task.own.standing === 'reported').toBe(
          task.own.doneOn !== null,
        );
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  test('events that are not those of a task, or do not begin with its creation, are not read as one', () => {
    expect(() => fold(taskLife, 7, [moment(1, 'reported', {})])).toThrow('does not begin');
    expect(() => fold(taskLife, 7, [created, moment(2, 'published', {})])).toThrow();
  });
});

test('a change keeps what was before, and only what differs', () => {
  const wanted = { ...fields, dueOn: '2026-07-31', coOwnerIds: [4] };
  expect(differencesOf(fields, wanted)).toEqual({
    before: { dueOn: '2026-06-30' },
    after: { dueOn: '2026-07-31' },
  });
  expect(differencesOf(fields, { ...fields })).toBeNull();
});
