import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { drawSheet, markSheet, matching } from './drawing.ts';
import {
  difficulties,
  type PoolQuestion,
  type QuestionState,
  type Result,
  type Sitting,
  type Test,
  type TestFields,
} from './schema.ts';

/** What happens to a test. It opens with the questions as they stand, and nothing of it changes afterwards. */
export type TestEvent =
  | { readonly kind: 'created'; readonly data: { readonly fields: TestFields } }
  | { readonly kind: 'changed'; readonly data: { readonly fields: TestFields } }
  | { readonly kind: 'opened'; readonly data: { readonly pool: readonly PoolQuestion[] } }
  | { readonly kind: 'paper'; readonly data: Paper }
  | { readonly kind: 'closed'; readonly data: { readonly sittings: number } };

/** Marks of sheets that were written on paper, entered for an agency. */
export type Paper = {
  readonly agencyId: number;
  /** Day of the test. */
  readonly on: string;
  readonly results: readonly {
    readonly sittingId: number;
    readonly person: string;
    readonly marks: number;
    readonly isPassed: boolean;
  }[];
};

export type TestCommand =
  | { readonly kind: 'change'; readonly fields: TestFields }
  | { readonly kind: 'open'; readonly pool: readonly PoolQuestion[] }
  | { readonly kind: 'paper'; readonly papers: readonly Paper[] }
  | { readonly kind: 'close'; readonly sittings: number; readonly at: Temporal.Instant };

/** Which commands are open in which state. */
export const testCommands = {
  draft: ['change', 'open'],
  open: ['paper', 'close'],
  closed: [],
} as const satisfies Record<Test['state'], readonly TestCommand['kind'][]>;

/** Where a question may go from each state; one in a test that has opened stands there as it was. */
export const questionMoves = {
  draft: ['active', 'retired'],
  active: ['draft', 'retired'],
  retired: ['draft'],
} as const satisfies Record<QuestionState, readonly QuestionState[]>;

export function decideTest(test: Test, command: TestCommand): TestEvent[] | Refusal {
  const open: readonly string[] = testCommands[test.state];
  if (!open.includes(command.kind)) return isSealed;
  if (command.kind === 'change') return [{ kind: 'changed', data: { fields: command.fields } }];
  if (command.kind === 'paper') return command.papers.map((data) => ({ kind: 'paper', data }));
  if (command.kind === 'close') {
    if (Temporal.Instant.compare(command.at, Temporal.Instant.from(test.fields.closesAt)) < 0)
      return notYetOver;
    return [{ kind: 'closed', data: { sittings: command.sittings } }];
  }
  const wanting = shortOf(test.fields, command.pool);
  if (wanting !== null) return wanting;
  const pool = command.pool.filter((one) =>
    test.fields.shares.some((share) => matching([one], share).length > 0),
  );
  return [{ kind: 'opened', data: { pool } }];
}

/** The first share for which the bank has too few questions, in words. */
function shortOf({ shares }: TestFields, pool: readonly PoolQuestion[]): Refusal | null {
  if (shares.length === 0) return noShares;
  for (const share of shares) {
    const there = matching(pool, share).length;
    if (there < share.count)
      return refuse(
        'too-few-questions',
        t(
          `Ngân hàng chỉ có ${there} câu đang dùng về "${share.topic}", mức ${difficulties[share.difficulty].vi.toLowerCase()}; bài cần ${share.count} câu. Hãy thêm câu hỏi hoặc giảm số câu.`,
          `The bank has only ${there} questions in use on "${share.topic}" (${difficulties[share.difficulty].en.toLowerCase()}); the test needs ${share.count}. Add questions or ask for fewer.`,
        ),
        'shares',
      );
  }
  return null;
}

export function applyTest(id: number, test: Test | null, event: TestEvent): Test {
  if (event.kind === 'created')
    return { id, version: 1, state: 'draft', fields: event.data.fields, pool: [] };
  if (test === null) throw new Error(`test ${id} does not begin with its creation`);
  const version = test.version + 1;
  if (event.kind === 'changed') return { ...test, version, fields: event.data.fields };
  if (event.kind === 'paper') return { ...test, version };
  if (event.kind === 'opened') return { ...test, version, state: 'open', pool: event.data.pool };
  return { ...test, version, state: 'closed' };
}

/** What happens at a sitting. Its questions come from the test and the seed; answers stand one by one. */
export type SittingEvent =
  | { readonly kind: 'started'; readonly data: Started }
  | {
      readonly kind: 'answered';
      readonly data: { readonly question: number; readonly chosen: readonly number[] };
    }
  | { readonly kind: 'ended'; readonly data: { readonly byClock: boolean; readonly result: Result } };
type Started = {
  readonly testId: number;
  readonly accountId: number;
  readonly agencyId: number;
  readonly attempt: number;
  readonly seed: number;
  readonly dueAt: string;
};

/** Whether a sitting may begin: the test is open, the person is called and has attempts left. */
export function startSitting(
  test: Test,
  person: { readonly accountId: number; readonly agencyId: number; readonly agencyTreeUp: readonly number[] },
  before: { readonly attempts: number; readonly hasPassed: boolean },
  context: { readonly at: Temporal.Instant; readonly seed: number },
): Started | Refusal {
  const { fields, state } = test;
  const closesAt = Temporal.Instant.from(fields.closesAt);
  if (state === 'draft' || Temporal.Instant.compare(context.at, Temporal.Instant.from(fields.opensAt)) < 0)
    return notOpenYet;
  if (state === 'closed' || Temporal.Instant.compare(context.at, closesAt) >= 0) return isOver;
  if (!isCalled(fields, person.agencyTreeUp)) return notCalled;
  if (before.hasPassed) return passedBefore;
  if (before.attempts >= fields.attempts) return noAttempts;
  const whole = context.at.add({ minutes: fields.minutes });
  const dueAt = Temporal.Instant.compare(whole, closesAt) < 0 ? whole : closesAt;
  const { accountId, agencyId } = person;
  return {
    testId: test.id,
    accountId,
    agencyId,
    attempt: before.attempts + 1,
    seed: context.seed,
    dueAt: dueAt.toString(),
  };
}

/** Whether the test is for staff of an agency, given with those above it. */
export function isCalled({ agencyIds }: TestFields, agencyTreeUp: readonly number[]): boolean {
  return agencyIds === null || agencyTreeUp.some((id) => agencyIds.includes(id));
}

/** An answer is kept while time is left; the server's clock decides. */
export function answerQuestion(
  test: Test,
  sitting: Sitting,
  { question, chosen }: { readonly question: number; readonly chosen: readonly number[] },
  at: Temporal.Instant,
): SittingEvent[] | Refusal {
  if (sitting.endedAt !== null) return hasEnded;
  if (Temporal.Instant.compare(at, sitting.dueAt) >= 0) return tooLate;
  const asked = sheetOf(test, sitting).find((drawn) => drawn.question.id === question);
  if (asked === undefined) return notAsked;
  if (chosen.some((place) => place >= asked.question.question.options.length)) return notAsked;
  const places = [...new Set(chosen)].toSorted((one, other) => one - other);
  if (asked.question.question.right.length === 1 && places.length > 1) return onlyOne;
  const before = sitting.answers[question];
  if (before !== undefined && before.join() === places.join()) return [];
  return [{ kind: 'answered', data: { question, chosen: places } }];
}

/** The sheet is handed in, or its time has run out. */
export function endSitting(test: Test, sitting: Sitting, at: Temporal.Instant): SittingEvent[] | Refusal {
  if (sitting.endedAt !== null) return hasEnded;
  const byClock = Temporal.Instant.compare(at, sitting.dueAt) >= 0;
  return [{ kind: 'ended', data: { byClock, result: resultOf(test, sitting) } }];
}

/** The result from the answers alone: what is stored can be worked out again. */
export function resultOf(test: Test, sitting: Pick<Sitting, 'seed' | 'answers'>): Result {
  return markSheet(sheetOf(test, sitting), sitting.answers, test.fields.passMark);
}

export function sheetOf(test: Test, { seed }: Pick<Sitting, 'seed'>) {
  return drawSheet(test.pool, test.fields.shares, seed);
}

export function applySitting(
  id: number,
  sitting: Sitting | null,
  event: SittingEvent,
  at: Temporal.Instant,
): Sitting {
  if (event.kind === 'started') {
    const { dueAt, ...place } = event.data;
    return {
      ...place,
      id,
      version: 1,
      startedAt: at,
      dueAt: Temporal.Instant.from(dueAt),
      endedAt: null,
      answers: {},
      result: null,
    };
  }
  if (sitting === null) throw new Error(`sitting ${id} does not begin with its start`);
  const version = sitting.version + 1;
  if (event.kind === 'answered') {
    const { question, chosen } = event.data;
    return { ...sitting, version, answers: { ...sitting.answers, [question]: chosen } };
  }
  const { byClock, result } = event.data;
  return { ...sitting, version, endedAt: byClock ? sitting.dueAt : at, result };
}

const isSealed = refuse(
  'sealed',
  t(
    'Bài kiểm tra đã mở hoặc đã đóng nên không sửa được nữa. Hãy lập bài khác.',
    'The test has opened or closed and cannot be changed. Make another one.',
  ),
);
const notYetOver = refuse(
  'not-yet',
  t(
    'Chưa hết giờ đóng bài nên chưa chốt kết quả được.',
    'The test has not closed yet: its results cannot be sealed.',
  ),
);
const noShares = refuse(
  'missing',
  t(
    'Hãy ghi cơ cấu đề: số câu theo chủ đề và độ khó.',
    'Say how many questions of each topic and difficulty.',
  ),
  'shares',
);
const notOpenYet = refuse('not-yet', t('Bài kiểm tra chưa đến giờ mở.', 'The test has not opened yet.'));
const isOver = refuse('too-late', t('Bài kiểm tra đã đóng.', 'The test has closed.'));
const notCalled = refuse(
  'forbidden',
  t('Bài kiểm tra này không dành cho cơ quan của bạn.', 'This test is not for your agency.'),
);
const passedBefore = refuse(
  'passed',
  t('Bạn đã đạt bài kiểm tra này.', 'You have passed this test already.'),
);
const noAttempts = refuse('no-attempts', t('Bạn đã dùng hết số lần làm bài.', 'You have used all attempts.'));
const hasEnded = refuse(
  'too-late',
  t(
    'Bài đã nộp hoặc đã hết giờ. Câu trả lời này không được tính.',
    'The sheet has been handed in or its time is over. This answer does not count.',
  ),
);
export const tooLate = refuse(
  'too-late',
  t(
    'Đã hết giờ làm bài theo đồng hồ máy chủ. Câu trả lời này không được tính; các câu đã lưu trước đó vẫn được chấm.',
    'Time is over by the server’s clock. This answer does not count; those saved before are marked.',
  ),
);
const notAsked = refuse(
  'invalid',
  t('Câu hỏi hoặc phương án này không có trong đề của bạn.', 'This question or option is not on your sheet.'),
);
const onlyOne = refuse('invalid', t('Câu này chỉ chọn một phương án.', 'Choose one option only.'), 'chosen');
