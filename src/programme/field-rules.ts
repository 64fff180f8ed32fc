import canonicalize from 'canonicalize';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Changed, Plan, Programme } from './lives.ts';
import type { Day, PlanFields, PlanKind, ProgrammeFields, TargetFields, TaskFields } from './schema.ts';

/** Fields that differ, before and after; null when nothing does. */
export function differencesOf<F extends object>(before: F, wanted: F): Changed | null {
  const old: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(before));
  const changed = Object.entries(wanted).filter(
    ([field, value]) => canonicalize(old[field] ?? null) !== canonicalize(value ?? null),
  );
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, old[field] ?? null])),
    after: Object.fromEntries(changed),
  };
}

type Span = { readonly startsOn: Day; readonly endsOn: Day };

export function programmeRefusals(fields: ProgrammeFields): Refusal[] {
  return spanRefusals(fields);
}

/** A plan lies within its programme; a yearly plan within one year and within the plan it carries out. */
export function planRefusals(
  fields: PlanFields,
  kind: PlanKind,
  { programme, parent }: { programme: Programme; parent: Plan | null },
): Refusal[] {
  const refusals = [...spanRefusals(fields), ...outside(fields, programme.fields, theProgramme)];
  if (kind === 'year' && fields.startsOn.slice(0, 4) !== fields.endsOn.slice(0, 4))
    refusals.push(refuse('invalid', oneYear, 'endsOn'));
  if (parent !== null) refusals.push(...outside(fields, parent.fields, thePeriodPlan));
  return refusals;
}

/** A task lies within its plan, and its owner is not its own co-owner. */
export function taskRefusals(fields: TaskFields, plan: PlanFields): Refusal[] {
  const refusals = [...orderRefusals(fields), ...outsidePlan(fields, plan)];
  if (fields.coOwnerIds.includes(fields.ownerId)) refusals.push(refuse('invalid', ownerTwice, 'coOwners'));
  return refusals;
}

export function targetRefusals(fields: TargetFields, plan: PlanFields, isShare: boolean): Refusal[] {
  const { measuredFrom, measuredTo, threshold, baseline } = fields;
  const refusals = [...orderRefusals(fields), ...outsidePlan(fields, plan)];
  if (isShare && (threshold < 0 || threshold > 1)) refusals.push(refuse('invalid', notAShare, 'threshold'));
  if (isShare && baseline !== null && (baseline < 0 || baseline > 1))
    refusals.push(refuse('invalid', notAShare, 'baseline'));
  if (baseline !== null && baseline === threshold)
    refusals.push(refuse('invalid', nothingToGrow, 'baseline'));
  if ((measuredFrom === null) !== (measuredTo === null))
    refusals.push(refuse('invalid', bothEnds, measuredFrom === null ? 'measuredFrom' : 'measuredTo'));
  if (measuredFrom !== null && measuredTo !== null && measuredFrom > measuredTo)
    refusals.push(refuse('invalid', endsFirst, 'measuredTo'));
  return refusals;
}

function spanRefusals({ startsOn, endsOn }: Span): Refusal[] {
  return startsOn > endsOn ? [refuse('invalid', endsFirst, 'endsOn')] : [];
}

function orderRefusals({ startsOn, dueOn }: { startsOn: Day; dueOn: Day }): Refusal[] {
  return startsOn > dueOn ? [refuse('invalid', endsFirst, 'dueOn')] : [];
}

function outside({ startsOn, endsOn }: Span, whole: Span, name: Text): Refusal[] {
  return [
    ...(startsOn < whole.startsOn ? [refuse('invalid', notWithin(name, whole), 'startsOn')] : []),
    ...(endsOn > whole.endsOn ? [refuse('invalid', notWithin(name, whole), 'endsOn')] : []),
  ];
}

function outsidePlan({ startsOn, dueOn }: { startsOn: Day; dueOn: Day }, plan: PlanFields): Refusal[] {
  return [
    ...(startsOn < plan.startsOn ? [refuse('invalid', notWithin(thePlan, plan), 'startsOn')] : []),
    ...(dueOn > plan.endsOn ? [refuse('invalid', notWithin(thePlan, plan), 'dueOn')] : []),
  ];
}

function notWithin(name: Text, { startsOn, endsOn }: Span): Text {
  const [from, to] = [shown(startsOn), shown(endsOn)];
  return t(
    `Ngày này nằm ngoài thời gian của ${name.vi} (${from} đến ${to}).`,
    `This day lies outside ${name.en} (${from} to ${to}).`,
  );
}

function shown(day: Day): string {
  return day.split('-').toReversed().join('/');
}

const theProgramme = t('chương trình', 'the programme');
const thePeriodPlan = t('kế hoạch giai đoạn', 'the period plan');
const thePlan = t('kế hoạch', 'the plan');
const endsFirst = t(
  'Ngày kết thúc sớm hơn ngày bắt đầu. Hãy chọn lại.',
  'It ends before it begins. Choose again.',
);
const oneYear = t('Kế hoạch năm phải nằm trong một năm.', 'A yearly plan lies within one year.');
const ownerTwice = t(
  'Cơ quan chủ trì không đồng thời là cơ quan phối hợp.',
  'The owner cannot be a co-owner as well.',
);
const notAShare = t('Tỷ lệ phải từ 0 đến 100 %.', 'A share lies between 0 and 100 %.');
const nothingToGrow = t(
  'Mức ban đầu bằng ngưỡng: hãy để trống nếu mục tiêu là giữ mức này.',
  'It begins at the threshold: leave it empty if the level is to be held.',
);
const bothEnds = t(
  'Kỳ số liệu cần cả ngày đầu và ngày cuối, hoặc để trống cả hai.',
  'The period of the figure needs both its days, or neither.',
);
