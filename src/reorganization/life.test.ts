import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, closedTo, commands, isOpen, openIn, type Command, type Reorganization } from './life.ts';
import { Plan, states, type ReorganizationEvent } from './schema.ts';

const plan = Plan.parse({ title: 'Phương án' });
const done = {
  dossiers: 0,
  owners: 0,
  steps: 0,
  accounts: 0,
  procedures: 0,
  tasks: 0,
  targets: 0,
  forms: 0,
  sheets: 0,
  sections: 0,
  staff: 0,
  seats: 0,
  examinations: 0,
  handed: [],
  withoutOwner: 0,
  movedDates: 0,
  left: [],
  counts: [],
};
const eventOf: Record<Command, ReorganizationEvent> = {
  change: { kind: 'changed', data: { plan } },
  try: { kind: 'tried', data: { touched: { dossiers: 1 }, problems: 0 } },
  approve: { kind: 'approved', data: { note: '' } },
  return: { kind: 'returned', data: { reason: 'Sửa' } },
  'carry-out': { kind: 'carried-out', data: done },
  cancel: { kind: 'cancelled', data: { reason: 'Thôi' } },
};

test('every state is in the table; what is carried out or cancelled stays so', () => {
  expect(Object.keys(openIn).toSorted()).toEqual([...states].toSorted());
  for (const command of commands) {
    expect(isOpen('carried-out', command)).toBe(false);
    expect(closedTo('cancelled', command)?.text.vi).toContain('Đã hủy');
  }
});

test('whatever is commanded, nothing is carried out that was not tried and approved since its last change', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 30 }), (list) => {
      let number = 1;
      let state: Reorganization = apply(null, { kind: 'drafted', data: { plan } }, { id: 1, number });
      let [isTried, isApproved] = [false, false];
      for (const command of list) {
        if (closedTo(state.state, command) !== null) continue;
        number += 1;
        if (command === 'carry-out') expect([isTried, isApproved]).toEqual([true, true]);
        if (command === 'change' || command === 'return') [isTried, isApproved] = [false, false];
        if (command === 'try') isTried = true;
        if (command === 'approve') isApproved = true;
        state = apply(state, eventOf[command], { id: 1, number });
        expect(state.version).toBe(number);
      }
    }),
    { seed: 7 },
  );
});
