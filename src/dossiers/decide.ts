import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { completeTask, fireTimer, returnCall, startProcess } from '../processes/processes.ts';
import { commandWords, isOpenIn, stateWords, type CommandInput, type CommandName } from './commands.ts';
import { decideExtension } from './decide-extension.ts';
import type { Decision, DossierEvent, Opening } from './events.ts';
import {
  afterMove,
  ended,
  instantOf,
  movementOf,
  resumption,
  text,
  type Setting,
  type Timed,
} from './movement.ts';
import { feeOwed, type AttachedFile, type Dossier, type Step } from './schema.ts';

/** A new dossier, received at the counter, by post, or as the linked part of another. */
export function decideReceipt(
  opening: Opening,
  term: string | null,
  ruleSet: string,
  setting: Setting,
): Decision {
  return received(opening, term, ruleSet, setting);
}

/** A new dossier filed online: it waits to be received. */
export function decideRegistration(opening: Opening): Decision {
  return [{ kind: 'registered', data: opening }];
}

/** Receives what was filed online. */
export function decideReceive(
  dossier: Dossier,
  term: string | null,
  ruleSet: string,
  setting: Setting,
): Decision {
  const closed = closedTo(dossier, 'receive');
  return closed ?? received(null, term, ruleSet, setting);
}

type Inputs = { [Name in CommandName]: { readonly name: Name; readonly input: CommandInput<Name> } };
export type Command = Inputs[Exclude<CommandName, 'receive' | 'supplement' | 'attach'>] | WithFiles;
type WithFiles =
  | {
      readonly name: 'supplement';
      readonly input: CommandInput<'supplement'>;
      readonly files: readonly AttachedFile[];
    }
  | { readonly name: 'attach'; readonly files: readonly AttachedFile[] };

/** State + command → events, or a refusal in words. Who may do it was asked before. */
export function decide(dossier: Dossier, command: Command, setting: Setting): Decision {
  const closed = closedTo(dossier, command.name);
  if (closed !== null) return closed;
  switch (command.name) {
    case 'refuse':
      return [{ kind: 'notReceived', data: command.input }];
    case 'withdraw':
      return [{ kind: 'withdrawn', data: command.input }];
    case 'stop':
      return [{ kind: 'stopped', data: command.input }];
    case 'attach':
      return command.files.length === 0
        ? noFiles
        : [{ kind: 'filesAttached', data: { files: command.files } }];
    case 'correctReceipt':
      return [{ kind: 'receiptCorrected', data: command.input }];
    case 'assign':
      return assign(dossier, command.input);
    case 'completeStep':
      return completeStep(dossier, command.input, setting);
    case 'requestSupplement':
      return requestSupplement(dossier, command.input, setting);
    case 'requestPayment':
      return [{ kind: 'paymentRequested', data: command.input }];
    case 'supplement': {
      const { filing } = command.input;
      return [
        { kind: 'supplemented', data: { filing, files: command.files, ...resumption(dossier, setting) } },
      ];
    }
    case 'pay':
      return pay(dossier, command.input, setting);
    case 'extend':
      return decideExtension(dossier, command.input, setting);
    case 'return':
      return handOver(dossier, command.input, setting);
  }
}

/** What the program itself does: a timer has run out, a linked dossier has come back. */
export function decideTimer(dossier: Dossier, elementId: string, setting: Setting): Decision {
  if (dossier.marking === null || dossier.closedAt !== null) return notHere;
  const advance = fireTimer(setting.graph, dossier.marking, elementId);
  if (isRefusal(advance)) return advance;
  const movement = movementOf(dossier, advance, setting);
  if (isRefusal(movement)) return movement;
  return [{ kind: 'timerFired', data: { elementId, movement } }, ...afterMove(dossier, movement, setting)];
}

export function decideLinkedReturn(
  dossier: Dossier,
  linked: { elementId: string; code: string; outcome: string },
  setting: Setting,
): Decision {
  if (dossier.marking === null || dossier.closedAt !== null) return notHere;
  const advance = returnCall(setting.graph, dossier.marking, linked.elementId, linked.outcome);
  if (isRefusal(advance)) return advance;
  const movement = movementOf(dossier, advance, setting);
  if (isRefusal(movement)) return movement;
  return [
    { kind: 'linkedReturned', data: { ...linked, movement } },
    ...afterMove(dossier, movement, setting),
  ];
}

function closedTo(dossier: Dossier, command: CommandName): Refusal | null {
  if (isOpenIn(dossier.state, command)) return null;
  const action = commandWords[command];
  const state = stateWords(dossier.state);
  return refuse(
    'not-in-this-state',
    t(
      `Hồ sơ đang ở trạng thái "${state.vi}" nên không thể ${action.vi.toLowerCase()}. Hãy tải lại trang để xem tình trạng mới nhất.`,
      `The dossier is "${state.en}", so "${action.en}" is not possible. Reload the page to see where it stands.`,
    ),
  );
}

const notHere = refuse(
  'not-in-this-state',
  t('Hồ sơ không còn ở bước này.', 'The dossier is no longer at this point.'),
);
const noFiles = refuse('invalid', t('Hãy chọn ít nhất một tệp.', 'Choose at least one file.'), 'files');

function received(opening: Opening | null, term: string | null, ruleSet: string, setting: Setting): Decision {
  const dueAt = setting.dueAt(term, setting.now, []);
  const timed: Timed = { term, receivedAt: setting.now, pauses: [], dueAt, extensions: [] };
  const advance = startProcess(setting.graph);
  const movement = movementOf(timed, advance, setting);
  if (isRefusal(movement)) return movement;
  const data = { term, ruleSet, dueAt: text(dueAt), movement, opening };
  return [{ kind: 'received', data }, ...afterMove(timed, movement, setting)];
}

function assign(dossier: Dossier, { step, assigneeId, note }: CommandInput<'assign'>): Decision {
  const open = openStep(dossier, step);
  if (isRefusal(open)) return open;
  if (open.assigneeId === assigneeId) {
    return refuse(
      'invalid',
      t('Bước này đã giao cho người đó.', 'This step is already with that person.'),
      'assigneeId',
    );
  }
  return [{ kind: 'stepAssigned', data: { step, assigneeId, note } }];
}

function completeStep(
  dossier: Dossier,
  { step, outcome, note }: CommandInput<'completeStep'>,
  setting: Setting,
): Decision {
  const open = openStep(dossier, step);
  if (isRefusal(open)) return open;
  if (open.kind === 'payment') {
    return refuse(
      'invalid',
      t(
        'Bước này chờ người nộp hồ sơ nộp tiền: hãy ghi nhận khoản đã nộp.',
        'This step waits for a payment: record the payment.',
      ),
    );
  }
  const advance = completeTask(setting.graph, markingOf(dossier), open.elementId, outcome ?? undefined);
  if (isRefusal(advance)) return advance;
  const movement = movementOf(dossier, advance, setting);
  if (isRefusal(movement)) return movement;
  return [
    { kind: 'stepCompleted', data: { step, outcome, note, movement } },
    ...afterMove(dossier, movement, setting),
  ];
}

function requestSupplement(
  dossier: Dossier,
  input: CommandInput<'requestSupplement'>,
  setting: Setting,
): Decision {
  if (dossier.supplementRequests.length >= setting.maxSupplements) {
    return refuse(
      'supplement-used-up',
      t(
        `Theo quy định chỉ được yêu cầu bổ sung ${setting.maxSupplements} lần; hồ sơ này đã được yêu cầu rồi. Hãy tiếp tục giải quyết hoặc từ chối bằng văn bản.`,
        `The rules allow ${setting.maxSupplements} request(s) for a supplement, and this dossier has had it. Go on, or refuse in writing.`,
      ),
    );
  }
  return [{ kind: 'supplementRequested', data: input }];
}

function pay(dossier: Dossier, { amount, way }: CommandInput<'pay'>, setting: Setting): Decision {
  if (dossier.state !== 'paymentRequested') return takeFee(dossier, { amount, way });
  if (dossier.amountDue !== null && amount !== dossier.amountDue) {
    const due = dossier.amountDue.toLocaleString('vi-VN');
    return refuse(
      'invalid',
      t(`Số tiền phải nộp là ${due} đồng.`, `The amount due is ${due} đồng.`),
      'amount',
    );
  }
  const step = dossier.steps.find((entry) => entry.closedAt === null && entry.kind === 'payment');
  const renewed = resumption(dossier, setting);
  if (step === undefined)
    return [{ kind: 'paid', data: { amount, way, step: null, movement: null, ...renewed } }];
  const advance = completeTask(setting.graph, markingOf(dossier), step.elementId);
  if (isRefusal(advance)) return advance;
  const after: Timed = {
    ...dossier,
    pauses: ended(dossier.pauses, setting.now),
    dueAt: instantOf(renewed.dueAt),
  };
  const movement = movementOf(after, advance, setting);
  if (isRefusal(movement)) return movement;
  const paidEvent: DossierEvent = {
    kind: 'paid',
    data: { amount, way, step: step.number, movement, ...renewed },
  };
  return [paidEvent, ...afterMove(after, movement, setting)];
}

/** The fee of the procedure, taken while the dossier goes its way: nothing waited for it, so no date moves. */
function takeFee(dossier: Dossier, { amount, way }: CommandInput<'pay'>): Decision {
  const owed = feeOwed(dossier);
  if (owed === 0) return nothingOwed;
  if (amount !== owed) {
    const due = owed.toLocaleString('vi-VN');
    return refuse(
      'invalid',
      t(`Phí, lệ phí còn phải thu là ${due} đồng.`, `The fee still to be taken is ${due} đồng.`),
      'amount',
    );
  }
  const dueAt = text(dossier.dueAt);
  return [{ kind: 'paid', data: { amount, way, step: null, movement: null, dueAt, stepDues: [] } }];
}

const nothingOwed = refuse(
  'invalid',
  t('Hồ sơ này không còn khoản phí, lệ phí nào phải thu.', 'No fee is left to be taken for this dossier.'),
  'amount',
);

function handOver(dossier: Dossier, input: CommandInput<'return'>, setting: Setting): Decision {
  const open = dossier.steps.filter((step) => step.closedAt === null);
  let marking = markingOf(dossier);
  for (const step of open) {
    const advance = completeTask(setting.graph, marking, step.elementId);
    if (isRefusal(advance)) return advance;
    marking = advance.state;
  }
  return [{ kind: 'returned', data: { ...input, marking, steps: open.map((step) => step.number) } }];
}

function openStep(dossier: Dossier, number: number): Step | Refusal {
  const step = dossier.steps.find((entry) => entry.number === number);
  if (step !== undefined && step.closedAt === null) return step;
  return refuse(
    'step-closed',
    t(
      'Bước này đã được xử lý xong hoặc không có. Hãy tải lại trang để xem tình trạng mới nhất.',
      'This step has been done already, or does not exist. Reload the page to see where the dossier stands.',
    ),
  );
}

function markingOf(dossier: Dossier): NonNullable<Dossier['marking']> {
  return dossier.marking ?? { open: [], waiting: [] };
}
