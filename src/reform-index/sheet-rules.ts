import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Item, Stage } from './schema.ts';
import { sheetActions, type SheetCommand, type SheetEvent, type SheetState } from './sheet.ts';
import { adjustmentProblems, missingIn, responseProblems, statementProblems } from './sheet-problems.ts';

/** What the decision must know: the stage, whether its last day is over, and the criteria to score. */
export type SheetContext = {
  readonly stage: Stage;
  readonly isLocked: boolean;
  readonly leaves: readonly Item[];
};

/** The events that a command makes, or every reason why it cannot be done. */
export function decideSheet(
  state: SheetState,
  command: SheetCommand,
  context: SheetContext,
): readonly SheetEvent[] | readonly Refusal[] {
  const open: readonly string[] = sheetActions[context.stage];
  if (!open.includes(command.name)) return [notNow];
  switch (command.name) {
    case 'fillFigures':
      return [{ kind: 'figures-filled', data: { asOf: command.asOf, figures: command.figures } }];
    case 'selfScore': {
      if (context.isLocked) return [deadlinePassed];
      if (state.submitted) return [alreadySubmitted];
      const refusals = command.statements.flatMap((statement) =>
        statementProblems(state, statement, context.leaves, command.seen),
      );
      return refusals.length > 0
        ? refusals
        : eventOf('self-scored', { statements: command.statements }, command.statements);
    }
    case 'submit': {
      if (context.isLocked) return [deadlinePassed];
      if (state.submitted) return [alreadySubmitted];
      const refusals = missingIn(state, context.leaves);
      return refusals.length > 0 ? refusals : [{ kind: 'submitted', data: {} }];
    }
    case 'takeBack':
      if (context.isLocked) return [deadlinePassed];
      if (!state.submitted) return [notSubmitted];
      return [{ kind: 'taken-back', data: { reason: command.reason.trim() } }];
    case 'respond': {
      if (context.isLocked) return [deadlinePassed];
      const refusals = command.responses.flatMap((response) =>
        responseProblems(state, response, context.leaves, command.seen),
      );
      return refusals.length > 0
        ? refusals
        : eventOf('responded', { responses: command.responses }, command.responses);
    }
    case 'appraise':
    case 'settle': {
      const refusals = command.adjustments.flatMap((adjustment) =>
        adjustmentProblems(state, adjustment, context.leaves, command.seen),
      );
      const kind = command.name === 'appraise' ? 'appraised' : 'settled';
      return refusals.length > 0
        ? refusals
        : eventOf(kind, { adjustments: command.adjustments }, command.adjustments);
    }
  }
}

/** Nothing changed makes no event. */
function eventOf<Kind extends SheetEvent['kind']>(
  kind: Kind,
  data: Extract<SheetEvent, { kind: Kind }>['data'],
  entries: readonly unknown[],
): readonly SheetEvent[] {
  return entries.length === 0 ? [] : [{ kind, data } as SheetEvent];
}

const notNow = refuse(
  'conflict',
  t(
    'Kỳ đánh giá không ở bước làm được việc này. Hãy tải lại trang.',
    'The cycle is not at the stage for this. Load the page again.',
  ),
);
const deadlinePassed = refuse(
  'locked',
  t(
    'Đã hết hạn nên phiếu đã khóa. Liên hệ Sở Nội vụ nếu cần gia hạn.',
    'The deadline has passed and the sheet is locked. Ask the reform office for an extension.',
  ),
);
const alreadySubmitted = refuse(
  'conflict',
  t(
    'Phiếu đã gửi. Muốn sửa, hãy rút phiếu về trước.',
    'The sheet has been sent. Take it back before changing it.',
  ),
);
const notSubmitted = refuse(
  'conflict',
  t('Phiếu chưa gửi nên không cần rút.', 'The sheet has not been sent.'),
);
