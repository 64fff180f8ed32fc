import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { dueStages, stages, type Deadlines, type DueStage, type Stage } from './schema.ts';
import { dueWords, stageWords } from './words.ts';

/** What happens to a scoring cycle. */
export type CycleEvent =
  | {
      readonly kind: 'prepared';
      readonly data: { readonly setVersionId: number; readonly deadlines: Deadlines };
    }
  | {
      readonly kind: 'moved-on';
      readonly data: { readonly to: Stage; readonly lateAgencyIds: readonly number[] };
    }
  | { readonly kind: 'reopened'; readonly data: { readonly to: Stage; readonly reason: string } }
  | {
      readonly kind: 'deadline-changed';
      readonly data: { readonly stage: DueStage; readonly until: string; readonly reason: string };
    }
  | { readonly kind: 'survey-recorded'; readonly data: SurveyRecorded }
  | {
      readonly kind: 'survey-withdrawn';
      readonly data: { readonly batchId: number; readonly reason: string };
    }
  | {
      readonly kind: 'results-computed';
      readonly data: { readonly digest: string; readonly agencies: number };
    };

/** A batch of survey answers; its counts lie in their table, `digest` (SHA-256) proves them. */
export type SurveyRecorded = {
  readonly batchId: number;
  readonly name: string;
  readonly answers: number;
  readonly digest: string;
};

export type CycleState = {
  readonly stage: Stage;
  readonly setVersionId: number;
  readonly deadlines: Deadlines;
  /** Agencies that had not sent their sheets when self-scoring closed. */
  readonly lateAgencyIds: readonly number[];
  /** Batches that count. */
  readonly surveys: readonly SurveyRecorded[];
  readonly resultDigest: string | null;
};

export type CycleCommand =
  | { readonly name: 'moveOn'; readonly from: Stage; readonly confirmed: boolean }
  | { readonly name: 'reopen'; readonly to: Stage; readonly reason: string }
  | {
      readonly name: 'changeDeadline';
      readonly stage: DueStage;
      readonly until: string;
      readonly reason: string;
    }
  | { readonly name: 'recordSurvey'; readonly batch: SurveyRecorded }
  | { readonly name: 'withdrawSurvey'; readonly batchId: number; readonly reason: string }
  | { readonly name: 'computeResults'; readonly digest: string; readonly agencies: number };
export type CycleCommandName = CycleCommand['name'];

/** Which actions are open in which stage. */
export const cycleActions = {
  prepared: ['moveOn', 'changeDeadline'],
  'self-scoring': ['moveOn', 'changeDeadline'],
  appraisal: ['moveOn', 'reopen', 'changeDeadline'],
  response: ['moveOn', 'reopen', 'changeDeadline'],
  settlement: ['moveOn', 'reopen', 'changeDeadline', 'recordSurvey', 'withdrawSurvey'],
  survey: ['moveOn', 'reopen', 'changeDeadline', 'recordSurvey', 'withdrawSurvey'],
  result: ['moveOn', 'reopen', 'changeDeadline', 'computeResults'],
  published: ['reopen'],
} as const satisfies Record<Stage, readonly CycleCommandName[]>;

/** What the decision must know of the sheets. */
export type CycleFacts = {
  readonly unsubmittedAgencyIds: readonly number[];
  /** Objections that no second round has settled. */
  readonly openObjections: number;
  /** Agencies with a survey criterion for which no answers are recorded. */
  readonly withoutSurvey: number;
};

export function decideCycle(
  state: CycleState,
  command: CycleCommand,
  facts: CycleFacts,
): readonly CycleEvent[] | Refusal {
  const open: readonly CycleCommandName[] = cycleActions[state.stage];
  if (!open.includes(command.name)) return notNow(state.stage);
  switch (command.name) {
    case 'moveOn':
      return moveOn(state, command, facts);
    case 'reopen':
      if (stages.indexOf(command.to) >= stages.indexOf(state.stage) || command.to === 'prepared')
        return notBack;
      if (command.reason.trim() === '') return needsReason;
      return [{ kind: 'reopened', data: { to: command.to, reason: command.reason.trim() } }];
    case 'changeDeadline': {
      if (stages.indexOf(command.stage) < stages.indexOf(state.stage)) return stageOver(command.stage);
      if (command.reason.trim() === '') return needsReason;
      const { stage, until, reason } = command;
      const refusal = checkDeadlines({ ...state.deadlines, [stage]: until });
      return refusal ?? [{ kind: 'deadline-changed', data: { stage, until, reason: reason.trim() } }];
    }
    case 'recordSurvey':
      if (state.surveys.some(({ digest }) => digest === command.batch.digest)) return sameSurvey;
      return [{ kind: 'survey-recorded', data: command.batch }];
    case 'withdrawSurvey':
      if (!state.surveys.some(({ batchId }) => batchId === command.batchId)) return noSurvey;
      if (command.reason.trim() === '') return needsReason;
      return [
        { kind: 'survey-withdrawn', data: { batchId: command.batchId, reason: command.reason.trim() } },
      ];
    case 'computeResults':
      return [{ kind: 'results-computed', data: { digest: command.digest, agencies: command.agencies } }];
  }
}

export function applyCycle(state: CycleState | null, event: CycleEvent): CycleState {
  if (event.kind === 'prepared')
    return { ...event.data, stage: 'prepared', lateAgencyIds: [], surveys: [], resultDigest: null };
  if (state === null) throw new Error(`a cycle begins with being prepared, not with ${event.kind}`);
  switch (event.kind) {
    case 'moved-on':
      return {
        ...state,
        stage: event.data.to,
        lateAgencyIds: state.stage === 'self-scoring' ? event.data.lateAgencyIds : state.lateAgencyIds,
      };
    case 'reopened':
      return { ...state, stage: event.data.to, resultDigest: null };
    case 'deadline-changed':
      return { ...state, deadlines: { ...state.deadlines, [event.data.stage]: event.data.until } };
    case 'survey-recorded':
      return { ...state, surveys: [...state.surveys, event.data] };
    case 'survey-withdrawn':
      return { ...state, surveys: state.surveys.filter(({ batchId }) => batchId !== event.data.batchId) };
    case 'results-computed':
      return { ...state, resultDigest: event.data.digest };
  }
}

export function replayCycle(events: readonly CycleEvent[]): CycleState {
  const state = events.reduce<CycleState | null>(applyCycle, null);
  if (state === null) throw new Error('a cycle without events');
  return state;
}

/** The stage after this one; null after publication. */
export function nextStage(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) + 1] ?? null;
}

/** Deadlines follow each other in the order of the stages. */
export function checkDeadlines(deadlines: Deadlines): Refusal | null {
  for (const [index, stage] of dueStages.entries()) {
    const before = dueStages[index - 1];
    if (before === undefined || deadlines[before] <= deadlines[stage]) continue;
    const text = t(
      `"${dueWords[stage].vi}" không được trước "${dueWords[before].vi}".`,
      `"${dueWords[stage].en}" may not be before "${dueWords[before].en}".`,
    );
    return refuse('invalid', text, `deadlines.${stage}`);
  }
  return null;
}

/** Whether the stage's last day is over. */
export function isPast(state: CycleState, stage: DueStage, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(state.deadlines[stage]), today) < 0;
}

function moveOn(
  state: CycleState,
  command: Extract<CycleCommand, { name: 'moveOn' }>,
  facts: CycleFacts,
): readonly CycleEvent[] | Refusal {
  if (command.from !== state.stage) return movedAlready(state.stage);
  const to = nextStage(state.stage);
  if (to === null) return notNow(state.stage);
  if (state.stage === 'settlement' && facts.openObjections > 0) return unsettled(facts.openObjections);
  if (state.stage === 'result' && state.resultDigest === null) return notComputed;
  if (!command.confirmed) {
    if (state.stage === 'self-scoring' && facts.unsubmittedAgencyIds.length > 0)
      return missing(
        'unsubmitted',
        t(
          `${facts.unsubmittedAgencyIds.length} cơ quan chưa gửi phiếu; tiêu chí chưa chấm sẽ được 0 điểm.`,
          `${facts.unsubmittedAgencyIds.length} agencies have not sent their sheets; what they left empty gets 0 points.`,
        ),
      );
    if (state.stage === 'survey' && facts.withoutSurvey > 0)
      return missing(
        'without-survey',
        t(
          `${facts.withoutSurvey} cơ quan chưa đủ số phiếu điều tra; tiêu chí điều tra còn thiếu sẽ được 0 điểm.`,
          `${facts.withoutSurvey} agencies lack survey answers; those criteria get 0 points.`,
        ),
      );
  }
  const lateAgencyIds = state.stage === 'self-scoring' ? facts.unsubmittedAgencyIds : [];
  return [{ kind: 'moved-on', data: { to, lateAgencyIds } }];
}

function missing(code: string, { vi, en }: { vi: string; en: string }): Refusal {
  return refuse(
    code,
    t(
      `${vi} Nếu vẫn chuyển bước, hãy đánh dấu xác nhận.`,
      `${en} To go on all the same, tick the confirmation.`,
    ),
    'confirmed',
  );
}

function notNow(stage: Stage): Refusal {
  return refuse(
    'conflict',
    t(
      `Kỳ đánh giá đang ở bước "${stageWords[stage].vi}", không làm được việc này.`,
      `The cycle is at "${stageWords[stage].en}"; this cannot be done now.`,
    ),
  );
}

function movedAlready(stage: Stage): Refusal {
  return refuse(
    'conflict',
    t(
      `Người khác vừa chuyển bước; kỳ đánh giá đang ở "${stageWords[stage].vi}". Hãy tải lại trang.`,
      `Somebody has just moved the cycle on; it is at "${stageWords[stage].en}". Load the page again.`,
    ),
  );
}

function unsettled(count: number): Refusal {
  return refuse(
    'unsettled',
    t(
      `Còn ${count} tiêu chí cơ quan không đồng ý mà chưa kết luận ở lần 2.`,
      `${count} objections are not settled yet.`,
    ),
  );
}

function stageOver(stage: DueStage): Refusal {
  return refuse(
    'conflict',
    t(
      `Bước này đã qua; muốn làm lại hãy mở lại kỳ. (${dueWords[stage].vi})`,
      `That stage is over; reopen the cycle instead. (${dueWords[stage].en})`,
    ),
  );
}

const notComputed = refuse(
  'not-computed',
  t('Hãy tính kết quả trước khi công bố.', 'Compute the results before publishing them.'),
);
const notBack = refuse(
  'invalid',
  t('Chỉ mở lại được một bước đã qua.', 'Only a stage that is over can be reopened.'),
  'to',
);
const needsReason = refuse('invalid', t('Hãy ghi lý do.', 'Give the reason.'), 'reason');
const noSurvey = refuse(
  'conflict',
  t(
    'Đợt phiếu này không còn được tính; có thể người khác vừa rút.',
    'This batch no longer counts; somebody may just have withdrawn it.',
  ),
);
const sameSurvey = refuse(
  'conflict',
  t(
    'Đợt phiếu có đúng những số liệu này đã được nhập rồi.',
    'A batch with exactly these answers is recorded already.',
  ),
  'file',
);
