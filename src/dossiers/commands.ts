import { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';
import { Filing, states, type State } from './schema.ts';

const reason = z
  .string()
  .trim()
  .min(1, 'Hãy ghi lý do|Give the reason')
  .max(2000, 'Tối đa 2.000 ký tự|At most 2,000 characters');
const note = z.string().trim().max(2000, 'Tối đa 2.000 ký tự|At most 2,000 characters').default('');
const stepNumber = z.coerce.number().int().positive();
const amount = z.coerce
  .number({ error: 'Số tiền phải là một số|The amount must be a number' })
  .int('Số tiền là số nguyên đồng|The amount is in whole đồng')
  .min(0)
  .max(1e12);

/** What people do to a dossier that has been opened: each with its inputs. */
export const commandInputs = {
  receive: z.object({}),
  refuse: z.object({ reason }),
  assign: z.object({ step: stepNumber, assigneeId: z.coerce.number().int().positive().nullable(), note }),
  completeStep: z.object({ step: stepNumber, outcome: z.string().max(100).nullable().default(null), note }),
  requestSupplement: z.object({
    reason,
    papers: z
      .array(z.string().trim().min(1).max(500))
      .min(1, 'Hãy ghi ít nhất một giấy tờ cần bổ sung|Name at least one paper to supplement')
      .max(50),
  }),
  supplement: z.object({ filing: Filing }),
  requestPayment: z.object({ amount, reason }),
  pay: z.object({ amount, way: z.enum(['cash', 'transfer', 'online']).default('cash') }),
  extend: z.object({ newDueAt: z.string().max(40), reason }),
  withdraw: z.object({ reason }),
  stop: z.object({ reason }),
  correctReceipt: z.object({ filing: Filing, reason }),
  attach: z.object({}),
  return: z.object({
    receivedBy: z.string().trim().min(1, 'Hãy ghi họ tên người nhận|Enter who received it').max(200),
    way: z.enum(['counter', 'post', 'online']).default('counter'),
  }),
} as const;
export type CommandName = keyof typeof commandInputs;
export type CommandInput<Name extends CommandName> = z.infer<(typeof commandInputs)[Name]>;
export const commandNames = Object.keys(commandInputs) as readonly CommandName[];

/** The words on the button of each command. */
export const commandWords: Record<CommandName, Text> = {
  receive: t('Tiếp nhận', 'Receive'),
  refuse: t('Từ chối tiếp nhận', 'Refuse to receive'),
  assign: t('Phân công', 'Assign'),
  completeStep: t('Chuyển bước tiếp theo', 'Complete this step'),
  requestSupplement: t('Yêu cầu bổ sung', 'Request a supplement'),
  supplement: t('Nhận giấy tờ bổ sung', 'Receive the supplement'),
  requestPayment: t('Yêu cầu nghĩa vụ tài chính', 'Request payment'),
  pay: t('Ghi nhận đã nộp tiền', 'Record the payment'),
  extend: t('Xin lỗi và hẹn lại', 'Apologise and set a new date'),
  withdraw: t('Rút hồ sơ', 'Withdraw'),
  stop: t('Dừng xử lý', 'Stop'),
  correctReceipt: t('Sửa và cấp lại giấy hẹn', 'Correct and reissue the receipt'),
  attach: t('Đính kèm tệp', 'Attach files'),
  return: t('Trả kết quả', 'Return the result'),
};

const whileWorking = [
  'assign',
  'completeStep',
  'requestSupplement',
  'requestPayment',
  'pay',
  'extend',
  'withdraw',
  'stop',
  'correctReceipt',
  'attach',
] as const satisfies readonly CommandName[];

/** What may be done in which state. A command that is not in its state's row is refused in words. */
export const transitions = {
  registered: ['receive', 'refuse', 'withdraw', 'attach'],
  received: whileWorking,
  notReceived: [],
  processing: whileWorking,
  supplementRequested: ['supplement', 'assign', 'withdraw', 'stop', 'correctReceipt', 'attach'],
  paymentRequested: ['pay', 'assign', 'withdraw', 'stop', 'correctReceipt', 'attach'],
  withdrawn: [],
  stopped: [],
  resolved: ['assign', 'return', 'attach'],
  returned: [],
} as const satisfies Record<State, readonly CommandName[]>;

export function isOpenIn(state: State, command: CommandName): boolean {
  return (transitions[state] as readonly CommandName[]).includes(command);
}

/** In words: in which state a command was tried. */
export function stateWords(state: State): Text {
  return states[state].words;
}
