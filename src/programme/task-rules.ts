import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Task, TaskEvent, TaskStanding } from './lives.ts';
import type { Day, KeptFile } from './schema.ts';

/** What can be done with a task. `change` is for its fields. */
export type TaskAction = 'report' | 'confirm' | 'return' | 'change' | 'drop';

/** Which actions are open in which standing. A confirmed task may be given back when it turns out not to be done. */
export const taskActions = {
  open: ['report', 'change', 'drop'],
  reported: ['report', 'confirm', 'return', 'change', 'drop'],
  done: ['return'],
  dropped: [],
} as const satisfies Record<TaskStanding, readonly TaskAction[]>;

export function isOpenTo(standing: TaskStanding, action: TaskAction): boolean {
  const open: readonly TaskAction[] = taskActions[standing];
  return open.includes(action);
}

export type TaskCommand =
  | {
      readonly action: 'report';
      readonly percent: number;
      readonly words: string;
      readonly doneOn: Day | null;
      readonly files: readonly KeptFile[];
    }
  | { readonly action: 'confirm'; readonly note: string }
  | { readonly action: 'return'; readonly reason: string }
  | { readonly action: 'drop'; readonly reason: string };

/** What a command makes of a task, or why not. Who may give it is for the caller to ask. */
export function decideTask({ fields, own }: Task, command: TaskCommand, today: Day): TaskEvent | Refusal {
  if (!isOpenTo(own.standing, command.action)) return notNow(own.standing);
  switch (command.action) {
    case 'report': {
      const { percent, words, files } = command;
      if (percent < 100) {
        return { kind: 'reported', data: { percent, words, doneOn: null, files: [...files] } };
      }
      const doneOn = command.doneOn ?? today;
      if (doneOn > today) return doneInFuture;
      if (doneOn < fields.startsOn) return doneBeforeStart;
      return { kind: 'reported', data: { percent, words, doneOn, files: [...files] } };
    }
    case 'confirm':
      return { kind: 'confirmed', data: { note: command.note } };
    case 'return':
      return { kind: 'returned', data: { reason: command.reason } };
    case 'drop':
      return { kind: 'dropped', data: { reason: command.reason } };
  }
}

const standingReasons: Record<TaskStanding, ReturnType<typeof t>> = {
  open: t(
    'Nhiệm vụ chưa được báo hoàn thành (100 %), nên chưa có gì để xác nhận hay trả lại.',
    'The task has not been reported done (100 %), so there is nothing to confirm or give back.',
  ),
  reported: t('Nhiệm vụ đang chờ xác nhận hoàn thành.', 'The task waits to be confirmed.'),
  done: t(
    'Nhiệm vụ đã được xác nhận hoàn thành; muốn sửa phải trả lại trước.',
    'The task has been confirmed; give it back before changing it.',
  ),
  dropped: t('Nhiệm vụ đã được đưa ra khỏi kế hoạch.', 'The task has been taken out of the plan.'),
};

function notNow(standing: TaskStanding): Refusal {
  return refuse('conflict', standingReasons[standing]);
}

export function notChangeable(standing: TaskStanding): Refusal | null {
  return isOpenTo(standing, 'change') ? null : notNow(standing);
}

const doneInFuture = refuse(
  'invalid',
  t('Ngày hoàn thành không thể sau hôm nay.', 'It cannot have been done after today.'),
  'doneOn',
);
const doneBeforeStart = refuse(
  'invalid',
  t('Ngày hoàn thành sớm hơn ngày bắt đầu của nhiệm vụ.', 'It cannot have been done before the task began.'),
  'doneOn',
);
