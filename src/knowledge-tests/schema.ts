import { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';

export const difficulties = {
  easy: t('Dễ', 'Easy'),
  medium: t('Trung bình', 'Medium'),
  hard: t('Khó', 'Hard'),
} satisfies Record<string, Text>;
export const Difficulty = z.enum(['easy', 'medium', 'hard']);
export type Difficulty = z.infer<typeof Difficulty>;

export const questionStates = {
  draft: t('Đang soạn', 'Draft'),
  active: t('Đang dùng', 'In use'),
  retired: t('Thôi dùng', 'Retired'),
} satisfies Record<string, Text>;
export const QuestionState = z.enum(['draft', 'active', 'retired']);
export type QuestionState = z.infer<typeof QuestionState>;

export const testStates = {
  draft: t('Đang soạn', 'Draft'),
  open: t('Đã mở', 'Open'),
  closed: t('Đã đóng', 'Closed'),
} satisfies Record<string, Text>;
export type TestState = keyof typeof testStates;

/** What a test is about, as the reform report counts people tested. */
export const subjects = {
  reform: t('Kiến thức cải cách hành chính', 'Reform'),
  it: t('Kiến thức tin học', 'Computing'),
  other: t('Kiến thức khác', 'Other'),
} satisfies Record<string, Text>;
export const Subject = z.enum(['reform', 'it', 'other']);
export type Subject = z.infer<typeof Subject>;

export const fewestOptions = 2;
export const mostOptions = 6;

const Line = z
  .string()
  .trim()
  .min(1, 'Hãy ghi nội dung|Fill this in')
  .max(2000, 'Nhiều nhất 2000 ký tự|At most 2000 characters');

/** A question with its right options, by their place from 0. */
export const Question = z
  .object({
    topic: Line.max(120, 'Nhiều nhất 120 ký tự|At most 120 characters'),
    difficulty: Difficulty,
    text: Line,
    options: z
      .array(Line.max(500, 'Nhiều nhất 500 ký tự|At most 500 characters'))
      .min(fewestOptions)
      .max(mostOptions),
    right: z.array(z.number().int().min(0)).min(1),
    explanation: z.string().trim().max(2000),
    source: z.string().trim().max(500),
  })
  .superRefine(({ options, right }, context) => {
    if (right.some((place) => place >= options.length))
      context.addIssue({
        code: 'custom',
        path: ['right'],
        message: 'Đáp án chỉ phương án không có|The key names an option that is not there',
      });
    if (new Set(options.map((one) => one.toLocaleLowerCase('vi'))).size < options.length)
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: 'Hai phương án giống nhau|Two options are the same',
      });
  });
export type Question = z.infer<typeof Question>;

/** A question as a test froze it. */
export const PoolQuestion = z.object({ id: z.number(), question: Question });
export type PoolQuestion = z.infer<typeof PoolQuestion>;

/** So many questions of a topic and difficulty. */
export const Share = z.object({
  topic: z.string().trim().min(1).max(120),
  difficulty: Difficulty,
  count: z.number().int().min(1).max(200),
});
export type Share = z.infer<typeof Share>;

export const TestFields = z.object({
  title: z.string().trim().min(3, 'Hãy ghi tên bài kiểm tra|Name the test').max(300),
  subject: Subject,
  shares: z.array(Share),
  minutes: z.number().int().min(1).max(300),
  passMark: z.number().min(0).max(100),
  attempts: z.number().int().min(1).max(10),
  /** ISO instants. */
  opensAt: z.string(),
  closesAt: z.string(),
  /** Agencies whose staff sit it, with those below them; null: all staff. */
  agencyIds: z.array(z.number().int()).nullable(),
  /** Whether marks are told as soon as a sitting ends, or after the test has closed. */
  showsAtOnce: z.boolean(),
  /** How many people are called to sit it, for the share that took part; null: not said. */
  called: z.number().int().min(1).nullable(),
});
export type TestFields = z.infer<typeof TestFields>;

/** A test as its events give it. */
export type Test = {
  readonly id: number;
  readonly version: number;
  readonly state: TestState;
  readonly fields: TestFields;
  readonly pool: readonly PoolQuestion[];
};

/** A sitting as its events give it. */
export type Sitting = {
  readonly id: number;
  readonly version: number;
  readonly testId: number;
  readonly accountId: number | null;
  readonly agencyId: number;
  readonly attempt: number;
  readonly seed: number;
  readonly startedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  /** By the question's id the options chosen, by their place in the question. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
  readonly result: Result | null;
};

export type Result = {
  readonly right: number;
  readonly asked: number;
  readonly marks: number;
  readonly isPassed: boolean;
};
