import { describe, expect, test } from 'vitest';
import { system, visitor, type Role, type Staff } from '../kernel/access.ts';
import { actionsFor } from './actions.ts';
import type { CommandName } from './commands.ts';
import { stateNames, type Dossier, type State, type Step } from './schema.ts';

const here = 1;
const elsewhere = 2;
const at = Temporal.Instant.from('2026-03-02T01:30:00Z');

function staff(...roles: Role[]): Staff {
  return {
    kind: 'staff',
    accountId: 10,
    username: 'an',
    fullName: 'Nguyễn Văn An',
    agencyId: here,
    agencyCode: 'X.01',
    agencyName: 'Phường',
    agencyTree: [here],
    unitId: null,
    unitName: '',
    roles,
    standsInFor: [],
  };
}

function step(change: Partial<Step> = {}): Step {
  return {
    number: 1,
    elementId: 'Examine',
    name: 'Thẩm định',
    kind: 'handle',
    agencyId: here,
    role: 'specialist',
    assigneeId: null,
    openedAt: at,
    dueAt: null,
    closedAt: null,
    closedBy: null,
    outcome: null,
    note: '',
    ...change,
  };
}

function dossier(state: State, steps: readonly Step[] = [step()]): Dossier {
  return {
    id: 1,
    code: 'X.01-260302-0001',
    agencyId: here,
    procedureId: 1,
    procedureVersionId: 1,
    processVersionId: 1,
    parent: null,
    state,
    channel: 'counter',
    filing: {
      applicant: { name: 'Lê Thị Bình', idNumber: '', phone: '', email: '', address: '' },
      owner: null,
      papers: [],
      sets: 1,
      note: '',
    },
    files: [],
    fee: 20_000,
    payments: [],
    amountDue: null,
    term: '5wd',
    ruleSet: 'X',
    registeredAt: at,
    receivedAt: at,
    receivedBy: null,
    dueAt: null,
    pauses: [],
    supplementRequests: [],
    extensions: [],
    transfers: [],
    corrections: 0,
    marking: null,
    steps,
    calls: [],
    timers: [],
    result: null,
    closingReason: '',
    resolvedAt: null,
    closedAt: null,
    timeliness: null,
    version: 3,
  };
}

/** Of a dossier whose one open step is the specialist's (when resolved: the clerk's return), without a person. */
const table: Record<State, Partial<Record<Role, readonly CommandName[]>>> = {
  registered: {
    clerk: ['receive', 'refuse', 'withdraw', 'attach'],
    specialist: ['attach'],
    'unit-head': ['attach'],
    leader: ['attach'],
    'records-clerk': ['attach'],
  },
  received: whileWorking(),
  notReceived: {},
  processing: whileWorking(),
  supplementRequested: whileWaiting('supplement'),
  paymentRequested: whileWaiting('pay'),
  withdrawn: {},
  stopped: {},
  resolved: {
    clerk: ['assign', 'attach', 'return'],
    specialist: ['attach'],
    'unit-head': ['assign', 'attach'],
    leader: ['assign', 'attach'],
    'records-clerk': ['attach'],
  },
  returned: {},
};

function whileWorking(): Partial<Record<Role, readonly CommandName[]>> {
  const asking = ['requestSupplement', 'requestPayment'] as const;
  return {
    clerk: [...asking, 'pay', 'withdraw', 'correctReceipt', 'attach'],
    specialist: ['assign', 'completeStep', ...asking, 'attach'],
    'unit-head': ['assign', ...asking, 'extend', 'stop', 'attach'],
    leader: ['assign', ...asking, 'extend', 'stop', 'attach'],
    'records-clerk': [...asking, 'attach'],
  };
}

function whileWaiting(end: CommandName): Partial<Record<Role, readonly CommandName[]>> {
  return {
    clerk: [end, 'withdraw', 'correctReceipt', 'attach'],
    specialist: ['assign', 'attach'],
    'unit-head': ['assign', 'stop', 'attach'],
    leader: ['assign', 'stop', 'attach'],
    'records-clerk': ['attach'],
  };
}

const allRoles: readonly Role[] = [
  'clerk',
  'specialist',
  'unit-head',
  'leader',
  'records-clerk',
  'procedure-controller',
  'reform-officer',
  'inspector',
  'administrator',
  'auditor',
];

describe.each(stateNames)('in the state %s', (state) => {
  const steps = state === 'resolved' ? [step({ role: 'clerk', kind: 'return' })] : [step()];
  test.each(allRoles)('a %s may do what the table says, and nothing else', (role) => {
    const { commands } = actionsFor(staff(role), dossier(state, steps));
    expect([...commands].toSorted()).toEqual([...(table[state][role] ?? [])].toSorted());
  });
});

test('nobody who has not signed in, and not the program, is offered anything', () => {
  for (const actor of [visitor, system]) {
    expect(actionsFor(actor, dossier('processing')).commands.size).toBe(0);
  }
});

test('an agency that takes no part is offered nothing', () => {
  const foreign = { ...dossier('processing', [step({ agencyId: elsewhere })]), agencyId: elsewhere };
  expect(actionsFor(staff('clerk', 'specialist', 'unit-head', 'leader'), foreign).commands.size).toBe(0);
});

describe('whose a step is', () => {
  const doable = (person: Staff, change: Partial<Step>) =>
    actionsFor(person, dossier('processing', [step(change)])).doable.length === 1;

  test('free, mine, or of somebody I stand in for', () => {
    expect(doable(staff('specialist'), {})).toBe(true);
    expect(doable(staff('specialist'), { assigneeId: 10 })).toBe(true);
    expect(doable(staff('specialist'), { assigneeId: 11 })).toBe(false);
    expect(doable({ ...staff('specialist'), standsInFor: [11] }, { assigneeId: 11 })).toBe(true);
  });

  test('of my role, at my agency, open, and no payment', () => {
    expect(doable(staff('clerk'), {})).toBe(false);
    expect(doable(staff('specialist'), { agencyId: elsewhere })).toBe(false);
    expect(doable(staff('specialist'), { closedAt: at })).toBe(false);
    expect(doable(staff('specialist'), { kind: 'payment' })).toBe(false);
  });

  test('taken when free, given back when mine, handed out by heads and leaders only', () => {
    const specialist = (assigneeId: number | null) =>
      actionsFor(staff('specialist'), dossier('processing', [step({ assigneeId })]));
    expect(specialist(null)).toMatchObject({ takeable: [{ number: 1 }], returnable: [], assignable: [] });
    expect(specialist(10)).toMatchObject({ takeable: [], returnable: [{ number: 1 }], assignable: [] });
    expect(specialist(11)).toMatchObject({ takeable: [], returnable: [], assignable: [] });
    for (const role of ['unit-head', 'leader'] as const) {
      expect(actionsFor(staff(role), dossier('processing')).assignable).toHaveLength(1);
    }
  });
});

test('a result is handed over only by who may close every step still open', () => {
  const steps = [step({ role: 'clerk', kind: 'return' }), step({ number: 2, role: 'records-clerk' })];
  expect(actionsFor(staff('clerk'), dossier('resolved', steps)).commands.has('return')).toBe(false);
  expect(actionsFor(staff('clerk'), dossier('resolved', [])).commands.has('return')).toBe(true);
});
