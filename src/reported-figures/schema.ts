import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import type { Period, Unit } from '../indicators/schema.ts';
import { AgencyLevel } from '../organization/schema.ts';

/** Proof of a value: a file that came with it. */
export const Evidence = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string() });
export type Evidence = z.infer<typeof Evidence>;

/**
 * What an agency says of one indicator. A share has its numerator and denominator, everything else its value; all are
 * whole numbers. `isNone`: ticked "nothing to report", which is zero said on purpose; empty is missing.
 */
export const Entry = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  isNone: z.boolean(),
  note: z.string(),
  evidence: Evidence.nullable(),
  /** The measured value is accepted in place of the reported one. */
  acceptsMeasured: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

/** By the indicator's code. */
export const Entries = z.record(z.string(), Entry);
export type Entries = z.infer<typeof Entries>;

export const emptyEntry: Entry = {
  value: null,
  numerator: null,
  denominator: null,
  isNone: false,
  note: '',
  evidence: null,
  acceptsMeasured: false,
};

export const formStates = ['draft', 'waiting', 'returned', 'approved'] as const;
export type FormState = (typeof formStates)[number];

export type FormAction = 'save' | 'submit' | 'approve' | 'return' | 'reopen';

/** What happens to a form: the events of the subject `figure-form`. */
export const FormEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), data: z.object({ entries: Entries }) }),
  /** `line`: the agencies that approve it, in order; the last is the city. */
  z.object({
    kind: z.literal('submitted'),
    data: z.object({ entries: Entries, line: z.array(z.number()).min(1) }),
  }),
  z.object({ kind: z.literal('approved'), data: z.object({ at: z.number(), next: z.number().nullable() }) }),
  z.object({ kind: z.literal('returned'), data: z.object({ at: z.number(), reason: z.string() }) }),
  z.object({ kind: z.literal('reopened'), data: z.object({ reason: z.string() }) }),
  /**
   * By a reorganisation: who comes after the agency fills the form in for it (`to`; null: the agency goes on and only who
   * approves has ended), and it waits where it waits now. `line`: what is left of those that approve.
   */
  z.object({
    kind: z.literal('handed-over'),
    data: z.object({
      to: z.number().nullable(),
      decision: z.string(),
      waitsAt: z.number().nullable(),
      line: z.array(z.number()),
    }),
  }),
]);
export type FormEvent = z.infer<typeof FormEvent>;

/** An event of a form or collection with its place in the chain. */
export type Happened<Event> = Event & {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly actorId: number | null;
};

/** One agency's form in one collection. */
export type FigureForm = {
  readonly id: number;
  readonly collectionId: number;
  readonly agencyId: number;
  readonly state: FormState;
  /** The agency whose approval it waits for. */
  readonly waitsAt: number | null;
  readonly passed: readonly number[];
  readonly entries: Entries;
  /** As the city last approved them; they stand while a correction is under way. */
  readonly standing: Entries | null;
  readonly firstSubmittedAt: Temporal.Instant | null;
  readonly submittedAt: Temporal.Instant | null;
  readonly approvedAt: Temporal.Instant | null;
  /** Why it was last returned or reopened. */
  readonly reason: string;
  /** Number of its last event; 0 before the first. */
  readonly version: number;
};

/** A form without its values, for lists of many. */
export type FormHead = Pick<
  FigureForm,
  'id' | 'collectionId' | 'agencyId' | 'state' | 'waitsAt' | 'firstSubmittedAt'
> & { /** The city has approved it at some time. */ readonly hasStanding: boolean };

/** The last day for each level, to its end. */
export const Deadlines = z.object({ commune: z.string(), district: z.string(), city: z.string() });
export type Deadlines = Readonly<Record<AgencyLevel, Temporal.PlainDate>>;

/** What happens to a collection: the events of the subject `figure-collection`. */
export const CollectionEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    data: z.object({
      name: z.string(),
      from: z.string(),
      to: z.string(),
      indicators: z.array(z.string()).min(1),
      agencyIds: z.array(z.number()).min(1),
      guidance: z.string(),
      deadlines: Deadlines,
    }),
  }),
  z.object({
    kind: z.literal('deadlines-changed'),
    data: z.object({ deadlines: Deadlines, reason: z.string() }),
  }),
  /** `missing`: agencies whose figures are not in the city's total. */
  z.object({
    kind: z.literal('total-recorded'),
    data: z.object({ approved: z.number(), missing: z.array(z.number()) }),
  }),
  z.object({ kind: z.literal('closed'), data: z.object({ missing: z.array(z.number()), note: z.string() }) }),
]);
export type CollectionEvent = z.infer<typeof CollectionEvent>;

export type Collection = {
  readonly id: number;
  readonly name: string;
  readonly period: Period;
  readonly indicators: readonly string[];
  readonly guidance: string;
  readonly deadlines: Deadlines;
  readonly state: 'open' | 'closed';
  readonly hasTotal: boolean;
  readonly openedAt: Temporal.Instant;
  readonly version: number;
};

/** An indicator as forms, checks and workbooks need it. */
export type Asked = {
  readonly code: string;
  readonly title: { vi: string; en: string };
  readonly unit: Unit;
};

const text = (most: number) =>
  z.string().trim().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);

const Day = z.string().transform((said, context) => {
  const found = findDay(said);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'Hãy chọn ngày|Choose a day' });
  return z.NEVER;
});

/** A form that ticks nothing sends nothing; one tick comes as a word, several as a list. */
const ticks = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .default([])
  .transform((list) => list.filter((item) => item !== ''));

/** What the reform office says to open a collection. */
export const NewCollection = z.object({
  name: text(200).min(1, 'Hãy đặt tên đợt thu thập|Name the collection'),
  from: Day,
  to: Day,
  indicators: ticks,
  levels: ticks.pipe(z.array(z.enum(AgencyLevel.options))),
  /** Codes of chosen agencies, beside the levels; separated by commas, spaces or lines. */
  agencies: text(20_000).default(''),
  guidance: text(5000).default(''),
  commune: Day,
  district: Day,
  city: Day,
});
export type NewCollection = z.infer<typeof NewCollection>;

const typed = z.string().max(60).default('');

/** One indicator of a form as typed. */
export const TypedEntry = z.object({
  code: z.string().max(200),
  value: typed,
  numerator: typed,
  denominator: typed,
  isNone: z.string().optional(),
  note: text(2000).default(''),
  acceptsMeasured: z.string().optional(),
  dropEvidence: z.string().optional(),
});
export type TypedEntry = z.infer<typeof TypedEntry>;

export const ChangedDeadlines = z.object({
  commune: Day,
  district: Day,
  city: Day,
  reason: text(1000).min(1, 'Hãy ghi lý do|Give the reason'),
});
