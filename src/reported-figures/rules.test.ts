import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyForm,
  decideForm,
  emptyForm,
  formActions,
  isRefused,
  lineOf,
  type FormCommand,
} from './rules.ts';
import { asked, entriesWith, happened } from './samples.ts';
import {
  formStates,
  type FigureForm,
  type FormAction,
  type FormEvent,
  type FormState,
  type Happened,
} from './schema.ts';

const full = entriesWith(12, 40, 50);
const open = { isClosed: false, seen: null, line: [2, 1] };
const commands: Record<FormAction, FormCommand> = {
  save: { action: 'save', entries: full },
  submit: { action: 'submit', entries: full, asked, known: new Map(), line: [2, 1] },
  approve: { action: 'approve' },
  return: { action: 'return', reason: 'Thiếu minh chứng' },
  reopen: { action: 'reopen', reason: 'Đính chính' },
};

/** A form that has come through these actions. */
function after(...actions: FormAction[]): { form: FigureForm; history: Happened<FormEvent>[] } {
  let form = emptyForm(1, 1, 3);
  const history: Happened<FormEvent>[] = [];
  for (const action of actions) {
    const decision = decideForm(form, commands[action], { ...open, line: lineOf(history) });
    if (isRefused(decision)) throw new Error(`${action}: ${decision[0]?.text.en}`);
    for (const event of decision) {
      const one = happened(event, form.version + 1);
      history.push(one);
      form = applyForm(form, one);
    }
  }
  return { form, history };
}

const reached: Record<FormState, FigureForm> = {
  draft: after('save').form,
  waiting: after('submit').form,
  returned: after('submit', 'return').form,
  approved: after('submit', 'approve', 'approve').form,
};

test.each(
  formStates.flatMap((state) =>
    (Object.keys(commands) as FormAction[]).map((action) => [state, action] as const),
  ),
)('a form that is %s answers "%s" as the table says', (state, action) => {
  const form = reached[state];
  expect(form.state).toBe(state);
  const isOpen = (formActions[state] as readonly string[]).includes(action);
  expect(isRefused(decideForm(form, commands[action], open))).toBe(!isOpen);
});

test('it goes to the district, then to the city, and only then stands', () => {
  const sent = after('submit').form;
  expect([sent.waitsAt, sent.standing]).toEqual([2, null]);
  const passed = after('submit', 'approve').form;
  expect([passed.state, passed.waitsAt, passed.passed]).toEqual(['waiting', 1, [2]]);
  const approved = after('submit', 'approve', 'approve').form;
  expect([approved.state, approved.waitsAt, approved.standing]).toEqual(['approved', null, full]);
});

test('sent in twice: the second is refused in words, the first stands', () => {
  const decision = decideForm(reached.waiting, commands.submit, open);
  expect(decision).toMatchObject([{ refused: true, code: 'conflict' }]);
  expect(isRefused(decision) && decision[0]?.text.vi).toContain('đã được gửi rồi');
});

test('who saw an older state is told so', () => {
  const decision = decideForm(reached.draft, commands.save, { ...open, seen: 0 });
  expect(decision).toMatchObject([{ refused: true, code: 'conflict' }]);
});

test('a closed collection takes nothing new, but corrections of what was approved', () => {
  const closed = { ...open, isClosed: true };
  expect(isRefused(decideForm(reached.draft, commands.submit, closed))).toBe(true);
  const reopened = after('submit', 'approve', 'approve', 'reopen').form;
  expect(reopened).toMatchObject({ state: 'returned', standing: full, reason: 'Đính chính' });
  expect(isRefused(decideForm(reopened, commands.submit, closed))).toBe(false);
});

test('returning and reopening want a reason', () => {
  expect(decideForm(reached.waiting, { action: 'return', reason: '' }, open)).toMatchObject([
    { field: 'reason' },
  ]);
  expect(decideForm(reached.approved, { action: 'reopen', reason: '' }, open)).toMatchObject([
    { field: 'reason' },
  ]);
});

test('lateness goes by the first sending in, not by a correction', () => {
  const again = after('submit', 'return', 'submit').form;
  expect(again.firstSubmittedAt?.equals(reached.waiting.firstSubmittedAt ?? '')).toBe(true);
  expect(Temporal.Instant.compare(again.submittedAt ?? '', again.firstSubmittedAt ?? '')).toBe(1);
});

test('whatever is tried in whatever order, a history leads to a state of the table and nothing incomplete is sent', () => {
  const action = fc.constantFrom<FormAction[]>('save', 'submit', 'approve', 'return', 'reopen');
  fc.assert(
    fc.property(fc.array(fc.tuple(action, fc.boolean()), { maxLength: 30 }), (tries) => {
      let form = emptyForm(1, 1, 3);
      const history: Happened<FormEvent>[] = [];
      for (const [name, isComplete] of tries) {
        const entries = isComplete ? full : entriesWith(null, 40, 50);
        const command =
          name === 'submit' || name === 'save' ? { ...commands[name], entries } : commands[name];
        const decision = decideForm(form, command, { ...open, line: lineOf(history) });
        if (isRefused(decision)) continue;
        for (const event of decision) {
          history.push(happened(event, form.version + 1));
          form = history.slice(-1).reduce(applyForm, form);
        }
      }
      expect(history.reduce(applyForm, emptyForm(1, 1, 3))).toEqual(form);
      expect(form.state === 'waiting').toBe(form.waitsAt !== null);
      if (form.state === 'waiting' || form.state === 'approved') expect(form.entries).toEqual(full);
      if (form.state === 'approved') expect(form.passed).toEqual([2, 1]);
      expect(form.version).toBe(history.length);
    }),
    { seed: 812, numRuns: 300 },
  );
});
