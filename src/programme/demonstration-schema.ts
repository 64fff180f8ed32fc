import { z } from 'zod';
import {
  Area,
  Audience,
  Comparison,
  Day,
  DocumentKind,
  PlanFields,
  PlanKind,
  ProgrammeFields,
} from './schema.ts';

/** An agency by its code. */
const AgencyCode = z.string().min(1);

const Moment = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('report'),
    on: Day,
    percent: z.number().int().min(0).max(100),
    words: z.string(),
    doneOn: Day.nullable().default(null),
    files: z.array(z.never()).default([]),
  }),
  z.strictObject({ action: z.literal('confirm'), on: Day, note: z.string().default('') }),
  z.strictObject({ action: z.literal('return'), on: Day, reason: z.string() }),
  z.strictObject({ action: z.literal('drop'), on: Day, reason: z.string() }),
]);

const PackTask = z.strictObject({
  title: z.string(),
  area: Area,
  owner: AgencyCode,
  coOwners: z.array(AgencyCode).default([]),
  startsOn: Day,
  dueOn: Day,
  product: z.string(),
  moments: z.array(Moment).default([]),
});
export type PackTask = z.infer<typeof PackTask>;

const PackTarget = z.strictObject({
  title: z.string(),
  area: Area,
  indicator: z.string(),
  comparison: Comparison,
  threshold: z.number(),
  baseline: z.number().nullable().default(null),
  startsOn: Day,
  dueOn: Day,
  measuredFrom: Day.nullable().default(null),
  measuredTo: Day.nullable().default(null),
  audience: Audience.nullable().default(null),
  owner: AgencyCode,
  /** A figure of this room's own reported indicators, with the period it is for. */
  reported: z
    .strictObject({ from: Day, to: Day, value: z.number(), recordedOn: Day })
    .nullable()
    .default(null),
});

const PackPlan = z.strictObject({
  ...PlanFields.shape,
  kind: PlanKind,
  /** Code of the period plan that it carries out. */
  parent: z.string().nullable().default(null),
  recordedOn: Day,
  targets: z.array(PackTarget).default([]),
  tasks: z.array(PackTask).default([]),
});

/** `programme/programmes.json` of a city pack. */
export const PackProgrammes = z.array(
  z.strictObject({ ...ProgrammeFields.shape, recordedOn: Day, plans: z.array(PackPlan) }),
);

const PackDocument = z.strictObject({
  kind: DocumentKind,
  number: z.string(),
  issuedOn: Day,
  issuer: z.string(),
  title: z.string(),
  area: Area,
  followUpBy: Day.nullable().default(null),
  recordedOn: Day,
  /** Codes of programmes and plans, or `PLAN/task/3`, `PLAN/target/1`. */
  directs: z.array(z.string()).default([]),
  followUps: z.array(z.strictObject({ on: Day, words: z.string(), isDone: z.boolean() })).default([]),
});
export type PackDocument = z.infer<typeof PackDocument>;

/** `programme/documents.json` of a city pack. */
export const PackDocuments = z.array(PackDocument);
