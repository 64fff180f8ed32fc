import { z } from 'zod';
import type { Unit } from '../indicators/schema.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { AgencyLevel } from '../organization/schema.ts';
import type { Target, Task } from './lives.ts';
import {
  Area,
  Comparison,
  Day,
  Directed,
  DocumentFields,
  Id,
  line,
  PlanFields,
  PlanKind,
  ProgrammeFields,
  TargetFields,
  TaskFields,
  type Audience,
} from './schema.ts';

/*
 * What the forms send, as text, and how it becomes fields. `seen` is the number of the last event that the page showed.
 */

export const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);
export const ById = z.object({ id: Id });
/** A day or nothing. */
export const MaybeDay = z.union([z.literal(''), Day]).default('');
const text = (most: number) => line(most).default('');

export const ProgrammeForm = ProgrammeFields.extend({ seen });

const PlanShape = PlanFields.omit({ focus: true }).extend({ focus: text(20_000), seen });
export const PlanForm = PlanShape;
export const NewPlanForm = PlanShape.extend({
  programme: Id,
  parent: z.union([z.literal(''), Id]).default(''),
  kind: PlanKind,
});
export const CopyForm = PlanShape.extend({ onlyOpen: z.literal('on').optional() });

export function planFields(form: z.infer<typeof PlanForm>): PlanFields {
  const { code, title, startsOn, endsOn, note } = form;
  return PlanFields.parse({ code, title, startsOn, endsOn, note, focus: linesOf(form.focus) });
}

function linesOf(written: string): string[] {
  return written
    .split(/\r?\n/)
    .map((one) => one.trim().slice(0, 1000))
    .filter((one) => one !== '')
    .slice(0, 30);
}

const someIds = z.union([z.array(Id), Id.transform((id) => [id])]).default([]);
export const TaskForm = TaskFields.omit({ coOwnerIds: true }).extend({
  coOwners: z
    .object({ city: someIds, district: someIds, commune: someIds })
    .default({ city: [], district: [], commune: [] }),
  seen,
});

export function taskFields({ coOwners, seen: _, ...fields }: z.infer<typeof TaskForm>): TaskFields {
  return { ...fields, coOwnerIds: [...coOwners.city, ...coOwners.district, ...coOwners.commune] };
}

/** Values of the task form from a task; `levelOf` puts each co-owner into its list. */
export function taskValues(
  { fields }: Task,
  levelOf: (id: number) => AgencyLevel | undefined,
): Record<string, unknown> {
  const of = (level: AgencyLevel): string[] =>
    fields.coOwnerIds.filter((id) => levelOf(id) === level).map(String);
  const { coOwnerIds: _, ...rest } = fields;
  return { ...rest, coOwners: { city: of('city'), district: of('district'), commune: of('commune') } };
}

export const TargetForm = TargetFields.pick({
  title: true,
  startsOn: true,
  dueOn: true,
  ownerId: true,
}).extend({
  area: Area,
  indicator: z.string().min(1, 'Hãy chọn chỉ tiêu thống kê|Choose an indicator').max(200),
  comparison: Comparison,
  threshold: line(40).min(1, 'Hãy ghi ngưỡng|Enter the threshold'),
  baseline: text(40),
  measuredFrom: MaybeDay,
  measuredTo: MaybeDay,
  audience: text(150),
  seen,
});

/** The fields that a form gives, with shares from percent; or what is wrong with its numbers. */
export function targetFields(form: z.infer<typeof TargetForm>, unit: Unit): TargetFields | Refusal[] {
  const { seen: _, threshold, baseline, measuredFrom, measuredTo, audience, ...fields } = form;
  const parsed = { threshold: readValue(threshold, unit), baseline: readValue(baseline, unit) };
  const refusals = Object.entries(parsed)
    .filter(([, value]) => Number.isNaN(value))
    .map(([field]) => refuse('invalid', notANumber, field));
  const whom = audience === '' ? null : readAudience(audience);
  if (whom === undefined) refusals.push(refuse('invalid', notAnAudience, 'audience'));
  if (refusals.length > 0 || parsed.threshold === null || whom === undefined) return refusals;
  return {
    ...fields,
    threshold: parsed.threshold,
    baseline: parsed.baseline,
    measuredFrom: measuredFrom === '' ? null : measuredFrom,
    measuredTo: measuredTo === '' ? null : measuredTo,
    audience: whom,
  };
}

/** Values of the target form from a target, shares as percent. */
export function targetValues({ fields }: Target, unit: Unit): Record<string, unknown> {
  const { threshold, baseline, audience, measuredFrom, measuredTo, ...rest } = fields;
  return {
    ...rest,
    threshold: writeValue(threshold, unit),
    baseline: baseline === null ? '' : writeValue(baseline, unit),
    measuredFrom: measuredFrom ?? '',
    measuredTo: measuredTo ?? '',
    audience: audience === null ? '' : audienceKey(audience),
  };
}

export function audienceKey({ level, kind }: Audience): string {
  return `${level}/${kind}`;
}

function readAudience(key: string): Audience | undefined {
  const [first = '', ...rest] = key.split('/');
  const level = AgencyLevel.safeParse(first);
  return level.success ? { level: level.data, kind: rest.join('/').slice(0, 100) } : undefined;
}

/**
 * A number as people write it: `98,5`, `98.5`, `3.547.428`; null for nothing, NaN for what is no number. A share is
 * written in percent.
 */
export function readValue(written: string, unit: Unit): number | null {
  const bare = written.replace(/[\s%]/g, '');
  if (bare === '') return null;
  const plain = bare.includes(',')
    ? bare.replaceAll('.', '').replace(',', '.')
    : /^-?\d{1,3}(\.\d{3})+$/.test(bare)
      ? bare.replaceAll('.', '')
      : bare;
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(plain)) return Number.NaN;
  return unit === 'share' ? percentToShare(plain) : Number(plain);
}

/** Moves the decimal point instead of dividing, so that 87.49 % is 0.8749 and nothing near it. */
function percentToShare(percent: string): number {
  return Number(`${percent}e-2`);
}

function writeValue(value: number, unit: Unit): string {
  const shown = unit === 'share' ? Number(`${value}e2`) : value;
  return String(shown).replace('.', ',');
}

export const DocumentForm = DocumentFields.omit({ file: true, directs: true, followUpBy: true }).extend({
  followUpBy: MaybeDay,
  /** What a new document hangs on from the beginning. */
  directed: Directed.optional(),
  seen,
});
export const LinkForm = z.object({ directed: Directed, seen });
export const AttachForm = z.object({ directed: Directed, document: Id });
export const FollowUpForm = z.object({
  words: line(4000).min(1, 'Hãy ghi kết quả thực hiện|Say what has been done'),
  outcome: z.enum(['running', 'done'], 'Hãy chọn tình trạng|Choose a status'),
  seen,
});

export const ReasonForm = z.object({
  reason: line(2000).min(1, 'Hãy ghi lý do|Give a reason'),
  seen,
});
export const SeenForm = z.object({ seen });
export const ConfirmForm = z.object({ note: text(2000), seen });
export const ReportForm = z.object({
  percent: z
    .string()
    .trim()
    .regex(/^(?:\d{1,2}|100)$/, 'Ghi số nguyên từ 0 đến 100|Write a whole number from 0 to 100')
    .transform(Number),
  words: line(4000).min(1, 'Hãy ghi kết quả|Say what has been done'),
  doneOn: MaybeDay,
  seen,
});

const notANumber = t('Đây không phải là số; viết dạng 98,5.', 'This is not a number; write it as 98.5.');
const notAnAudience = t('Hãy chọn trong danh sách.', 'Choose from the list.');
