import { z } from 'zod';
import {
  Day,
  DocumentFields,
  Id,
  KeptFile,
  line,
  PlanFields,
  PlanKind,
  ProgrammeFields,
  TargetFields,
  TaskFields,
  type SubjectKind,
} from './schema.ts';

/*
 * The lives of programmes, plans, targets, tasks and steering documents: what happens to each, and what it is then. Every
 * one begins with `created` (its fields and where it belongs) and may be `changed` (fields before and after); the rest is
 * its own. State is what the events give, nothing else.
 */

export type State<Fields, Place, Own> = {
  readonly id: number;
  /** Number of its last event. */
  readonly version: number;
  readonly place: Place;
  readonly fields: Fields;
  readonly own: Own;
};

/** An event as it is stored, with who and when. */
export type Happened = {
  readonly number: number;
  readonly kind: string;
  readonly data: unknown;
  readonly actorId: number | null;
  readonly happenedAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
};

export type Life<Fields, Place, Own, Event extends OwnEvent> = {
  readonly subject: SubjectKind;
  readonly fields: z.ZodType<Fields>;
  readonly place: z.ZodType<Place>;
  readonly begin: Own;
  readonly event: z.ZodType<Event>;
  apply(own: Own, event: Event, moment: Happened): Own;
};

/** What happens to one kind of subject alone, beside created and changed. */
export type OwnEvent = { readonly kind: string; readonly data: unknown };

/** State after its events; undefined before the first. @throws when the events are not those of such a life */
export function fold<F, P, O, E extends OwnEvent>(
  life: Life<F, P, O, E>,
  id: number,
  events: readonly Happened[],
): State<F, P, O> | undefined {
  let state: State<F, P, O> | undefined;
  for (const moment of events) state = next(life, id, state, moment);
  return state;
}

/** One step of the fold. */
export function next<F, P, O, E extends OwnEvent>(
  life: Life<F, P, O, E>,
  id: number,
  state: State<F, P, O> | undefined,
  moment: Happened,
): State<F, P, O> {
  const { number: version, kind, data } = moment;
  if (kind === 'created') {
    const { fields, place } = z.object({ fields: life.fields, place: life.place }).parse(data);
    return { id, version, fields, place, own: life.begin };
  }
  if (state === undefined) throw new Error(`${life.subject} ${id} does not begin with its creation`);
  if (kind === 'changed') {
    const { after } = Changed.parse(data);
    return { ...state, version, fields: life.fields.parse({ ...state.fields, ...after }) };
  }
  return { ...state, version, own: life.apply(state.own, life.event.parse({ kind, data }), moment) };
}

/** Fields before and after a change, only those that differ. */
export const Changed = z.object({
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type Changed = z.infer<typeof Changed>;

const reason = line(2000).min(1);
const none = z.object({});

export const programmeLife: Life<ProgrammeFields, Record<string, never>, null, never> = {
  subject: 'programme',
  fields: ProgrammeFields,
  place: z.record(z.string(), z.never()),
  begin: null,
  event: z.never(),
  apply: (own) => own,
};
export type Programme = State<ProgrammeFields, Record<string, never>, null>;

const PlanPlace = z.object({ programmeId: Id, parentId: Id.nullable(), kind: PlanKind });
const PlanEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('published'), data: none }),
  z.object({ kind: z.literal('recalled'), data: z.object({ reason }) }),
]);
export type PlanEvent = z.infer<typeof PlanEvent>;
type PlanOwn = { readonly isPublished: boolean };
export const planLife: Life<PlanFields, z.infer<typeof PlanPlace>, PlanOwn, PlanEvent> = {
  subject: 'programme-plan',
  fields: PlanFields,
  place: PlanPlace,
  begin: { isPublished: false },
  event: PlanEvent,
  apply: (_, { kind }) => ({ isPublished: kind === 'published' }),
};
export type Plan = State<PlanFields, z.infer<typeof PlanPlace>, PlanOwn>;

/** Where a target or task stands: in its plan, under its number. */
const InPlan = z.object({ planId: Id, number: Id });
type InPlan = z.infer<typeof InPlan>;

const DroppedEvent = z.object({ kind: z.literal('dropped'), data: z.object({ reason }) });
export type TargetEvent = z.infer<typeof DroppedEvent>;
type TargetOwn = { readonly dropped: string | null };
export const targetLife: Life<TargetFields, InPlan, TargetOwn, TargetEvent> = {
  subject: 'programme-target',
  fields: TargetFields,
  place: InPlan,
  begin: { dropped: null },
  event: DroppedEvent,
  apply: (_, { data }) => ({ dropped: data.reason }),
};
export type Target = State<TargetFields, InPlan, TargetOwn>;

const ReportData = z.object({
  /** 0…100. At 100 the owner says it is done, on `doneOn`. */
  percent: z.number().int().min(0).max(100),
  words: z.string(),
  doneOn: Day.nullable(),
  files: z.array(KeptFile),
});
const TaskEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reported'), data: ReportData }),
  z.object({ kind: z.literal('confirmed'), data: z.object({ note: z.string() }) }),
  z.object({ kind: z.literal('returned'), data: z.object({ reason }) }),
  DroppedEvent,
]);
export type TaskEvent = z.infer<typeof TaskEvent>;

/** open: being worked on; reported: said to be done, to be confirmed; done: confirmed by the reform office. */
export const taskStandings = ['open', 'reported', 'done', 'dropped'] as const;
export type TaskStanding = (typeof taskStandings)[number];

export type TaskReport = z.infer<typeof ReportData> & {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly actorId: number | null;
};
export type TaskOwn = {
  readonly standing: TaskStanding;
  readonly progress: number;
  readonly doneOn: Day | null;
  readonly reports: readonly TaskReport[];
  /** Why it was last given back, while that holds; or why it was dropped. */
  readonly reason: string | null;
};
export const taskLife: Life<TaskFields, InPlan, TaskOwn, TaskEvent> = {
  subject: 'programme-task',
  fields: TaskFields,
  place: InPlan,
  begin: { standing: 'open', progress: 0, doneOn: null, reports: [], reason: null },
  event: TaskEvent,
  apply(own, event, { number, happenedAt, actorId }) {
    switch (event.kind) {
      case 'reported': {
        const { percent, doneOn } = event.data;
        const report = { ...event.data, number, at: happenedAt, actorId };
        const standing = percent === 100 ? 'reported' : 'open';
        return { standing, progress: percent, doneOn, reports: [...own.reports, report], reason: null };
      }
      case 'confirmed':
        return { ...own, standing: 'done' };
      case 'returned': {
        // What it had reached before it was said to be done still holds.
        const progress = own.reports.findLast(({ percent }) => percent < 100)?.percent ?? 0;
        return { ...own, standing: 'open', progress, doneOn: null, reason: event.data.reason };
      }
      case 'dropped':
        return { ...own, standing: 'dropped', doneOn: null, reason: event.data.reason };
    }
  },
};
export type Task = State<TaskFields, InPlan, TaskOwn>;

const DocumentEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('followed-up'),
    data: z.object({ words: z.string(), isDone: z.boolean() }),
  }),
  z.object({ kind: z.literal('withdrawn'), data: z.object({ reason }) }),
]);
export type DocumentEvent = z.infer<typeof DocumentEvent>;
export type FollowUp = {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly actorId: number | null;
  readonly words: string;
  readonly isDone: boolean;
};
export type DocumentOwn = {
  readonly followUps: readonly FollowUp[];
  readonly isDone: boolean;
  /** Entered by mistake: why it was taken out. */
  readonly withdrawn: string | null;
};
export const documentLife: Life<DocumentFields, Record<string, never>, DocumentOwn, DocumentEvent> = {
  subject: 'steering-document',
  fields: DocumentFields,
  place: z.record(z.string(), z.never()),
  begin: { followUps: [], isDone: false, withdrawn: null },
  event: DocumentEvent,
  apply(own, event, { number, happenedAt, actorId }) {
    if (event.kind === 'withdrawn') return { ...own, withdrawn: event.data.reason };
    const followUp = { ...event.data, number, at: happenedAt, actorId };
    return { ...own, followUps: [...own.followUps, followUp], isDone: event.data.isDone };
  },
};
export type SteeringDocument = State<DocumentFields, Record<string, never>, DocumentOwn>;
