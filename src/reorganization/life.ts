import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Done, Plan, ReorganizationEvent, State } from './schema.ts';

/** A reorganisation as its events give it. */
export type Reorganization = {
  readonly id: number;
  readonly plan: Plan;
  readonly state: State;
  /** What the last trial touched; null before it or once the plan was changed after it. */
  readonly touched: Readonly<Record<string, number>> | null;
  readonly problems: number;
  readonly done: Done | null;
  readonly reason: string;
  /** Number of its last event. */
  readonly version: number;
};

export const commands = ['change', 'try', 'approve', 'return', 'carry-out', 'cancel'] as const;
export type Command = (typeof commands)[number];

/** What may be done in which state: the one table. */
export const openIn = {
  draft: ['change', 'try', 'cancel'],
  tried: ['change', 'try', 'approve', 'return', 'cancel'],
  approved: ['return', 'carry-out', 'cancel'],
  'carried-out': [],
  cancelled: [],
} as const satisfies Record<State, readonly Command[]>;

export function isOpen(state: State, command: Command): boolean {
  const open: readonly Command[] = openIn[state];
  return open.includes(command);
}

/** Why a command is closed in this state, or null. */
export function closedTo(state: State, command: Command): Refusal | null {
  if (isOpen(state, command)) return null;
  const [did, stands] = [commandWords[command], stateWords[state]];
  return refuse(
    'not-in-this-state',
    t(
      `Phương án đang ở trạng thái "${stands.vi}" nên không thể ${did.vi.toLowerCase()}.`,
      `The plan is "${stands.en}", so "${did.en}" is not possible.`,
    ),
  );
}

/** The plan after one more event. */
export function apply(
  before: Reorganization | null,
  event: ReorganizationEvent,
  at: { id: number; number: number },
): Reorganization {
  if (event.kind === 'drafted') {
    const { plan } = event.data;
    const fresh = { touched: null, problems: 0, done: null, reason: '' };
    return { id: at.id, plan, state: 'draft', ...fresh, version: at.number };
  }
  if (before === null) throw new Error(`reorganization ${at.id} cannot begin with ${event.kind}`);
  return { ...before, ...changes(event), version: at.number };
}

function changes(event: Exclude<ReorganizationEvent, { kind: 'drafted' }>): Partial<Reorganization> {
  switch (event.kind) {
    case 'changed':
      return { plan: event.data.plan, state: 'draft', touched: null, problems: 0, reason: '' };
    case 'tried':
      return { state: 'tried', touched: event.data.touched, problems: event.data.problems };
    case 'approved':
      return { state: 'approved', reason: '' };
    case 'returned':
      return { state: 'draft', touched: null, reason: event.data.reason };
    case 'carried-out':
      return { state: 'carried-out', done: event.data };
    case 'cancelled':
      return { state: 'cancelled', reason: event.data.reason };
  }
}

export const stateWords = {
  draft: t('Đang soạn', 'Draft'),
  tried: t('Đã chạy thử', 'Tried out'),
  approved: t('Đã duyệt', 'Approved'),
  'carried-out': t('Đã thực hiện', 'Carried out'),
  cancelled: t('Đã hủy', 'Cancelled'),
} satisfies Record<State, Text>;

export const commandWords = {
  change: t('Sửa phương án', 'Change the plan'),
  try: t('Chạy thử', 'Try it out'),
  approve: t('Duyệt', 'Approve'),
  return: t('Trả lại để soạn tiếp', 'Give back'),
  'carry-out': t('Thực hiện', 'Carry out'),
  cancel: t('Hủy phương án', 'Cancel the plan'),
} satisfies Record<Command, Text>;
