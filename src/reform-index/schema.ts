import { z } from 'zod';

/** Levels of agencies that are ranked among themselves, each by its own set of criteria. */
export const Level = z.enum(['department', 'district', 'commune']);
export type Level = z.infer<typeof Level>;

const points = z.number().min(0).max(1000);
const indicator = z.string().max(100).nullable();

/** From `from` (included) to below `to`; null is open. `share`: the amount is a percentage of the criterion's points. */
export const Tier = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  gives: z.enum(['points', 'share']),
  amount: z.number().min(0).max(1000),
});
export type Tier = z.infer<typeof Tier>;

/**
 * How a criterion gives its points. `indicator` names the figure that the system fills in; null: the agency states it.
 * Kinds as in QĐ 1294/QĐ-BNV 2012 and its successors; penalty and bonus as cities add them.
 */
export const Rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yesNo') }),
  z.object({
    kind: z.literal('tiers'),
    indicator,
    unit: z.enum(['percent', 'number']),
    tiers: z.array(Tier).max(20),
  }),
  z.object({ kind: z.literal('ratio'), indicator }),
  /** Below `floor` percent there are no points. */
  z.object({ kind: z.literal('ratioFloor'), indicator, floor: z.number() }),
  /** Gives points; shares in it are 0…1. */
  z.object({ kind: z.literal('formula'), expression: z.string().max(500) }),
  /** Weight in percent of each answer, the best answer first. */
  z.object({
    kind: z.literal('survey'),
    question: z.string().regex(/^\p{L}[\p{L}\d_-]{0,19}$/u),
    weights: z.array(z.number()).max(10),
  }),
  /** Points taken for each case, at most `most`. */
  z.object({ kind: z.literal('penalty'), indicator, each: points, most: points }),
  z.object({ kind: z.literal('bonus'), indicator, each: points, most: points }),
]);
export type Rule = z.infer<typeof Rule>;
export type RuleKind = Rule['kind'];

/** Area, criterion or sub-criterion; its place in the tree is its code: `3` › `3.2` › `3.2.1`. */
export const Item = z.object({
  code: z.string().max(12),
  name: z.string().max(500),
  nameEn: z.string().max(500).default(''),
  points,
  rule: Rule.nullable(),
  /** The agency attaches a document that shows it. */
  needsEvidence: z.boolean().default(false),
  guidance: z.string().max(2000).default(''),
});
export type Item = z.infer<typeof Item>;

/** From so many percent of the maximum. */
export const Grade = z.object({
  from: z.number().min(0).max(100),
  name: z.string().max(60),
  nameEn: z.string().max(60),
});
export type Grade = z.infer<typeof Grade>;

export const SetContent = z.object({
  total: z.number().min(1).max(1000),
  legalBasis: z.string().max(500).default(''),
  grades: z.array(Grade).max(10),
  items: z.array(Item).max(300),
});
export type SetContent = z.infer<typeof SetContent>;

const parts = z.object({ numerator: z.number(), denominator: z.number() }).nullable();

/** What an agency states of itself: yes or no, or a value (percent where the rule counts shares) with its parts. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yesNo'), yes: z.boolean() }),
  z.object({ kind: z.literal('value'), value: z.number(), parts }),
]);
export type Answer = z.infer<typeof Answer>;

/** A figure as the system knew it; shares are 0…1. */
export const SystemFigure = z.object({
  indicator: z.string(),
  value: z.number().nullable(),
  parts,
  source: z.enum(['measured', 'reported', 'none']),
});
export type SystemFigure = z.infer<typeof SystemFigure>;

export const Evidence = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  size: z.number().int().min(0),
  mediaType: z.string().max(120),
});
export type Evidence = z.infer<typeof Evidence>;

/** Stages of a scoring cycle, in their order. */
export const stages = [
  'prepared',
  'self-scoring',
  'appraisal',
  'response',
  'settlement',
  'survey',
  'result',
  'published',
] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** Stages in which somebody owes something by a day. */
export const dueStages = ['self-scoring', 'appraisal', 'response', 'settlement', 'survey', 'result'] as const;
export type DueStage = (typeof dueStages)[number];

const day = z.iso.date('Ngày chưa đúng; viết dạng 2026-06-30|This is not a date; write it as 2026-06-30');

/** Last day of each stage. */
export const Deadlines = z.object({
  'self-scoring': day,
  appraisal: day,
  response: day,
  settlement: day,
  survey: day,
  result: day,
});
export type Deadlines = z.infer<typeof Deadlines>;

/** One agency's result: points by area and in all, exact to two decimals. */
export const Result = z.object({
  agencyId: z.number(),
  points: z.number(),
  maximum: z.number(),
  /** Share of the maximum × 100, two decimals. */
  index: z.number(),
  rank: z.number().int(),
  grade: z.string(),
  areas: z.array(z.object({ code: z.string(), points: z.number(), maximum: z.number() })),
});
export type Result = z.infer<typeof Result>;
