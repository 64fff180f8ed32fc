import { system, type Staff } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { By } from './editing.ts';
import type { Programme } from './programme.ts';
import type { DocumentFields, PlanFields, TargetFields, TaskFields } from './schema.ts';

/** Examples for the tests of this room. */

/** The program itself at nine o'clock of a day. */
export function onDay(day: string): By {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
  return { actor: system, at };
}

export function staffOf(
  agency: { id: number; code: string; name: string },
  roles: Staff['roles'],
  accountId: number,
): Staff {
  return {
    kind: 'staff',
    accountId,
    username: 'nguoi-thu',
    fullName: 'Người Thử',
    agencyId: agency.id,
    agencyCode: agency.code,
    agencyName: agency.name,
    agencyTree: [agency.id],
    unitId: null,
    unitName: '',
    roles,
    standsInFor: [],
  };
}

export const planSample: PlanFields = {
  code: 'KH-2026',
  title: 'Kế hoạch cải cách hành chính năm 2026',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  focus: ['Đúng hạn'],
  note: '',
};

export function taskSample(ownerId: number, change: Partial<TaskFields> = {}): TaskFields {
  return {
    title: 'Rà soát văn bản',
    area: 'institutions',
    ownerId,
    coOwnerIds: [],
    startsOn: '2026-01-05',
    dueOn: '2026-03-31',
    product: 'Danh mục văn bản',
    ...change,
  };
}

export function targetSample(ownerId: number, change: Partial<TargetFields> = {}): TargetFields {
  return {
    title: 'Hài lòng trên 90%',
    area: 'procedures',
    indicator: 'survey.administrationSatisfaction',
    comparison: 'above',
    threshold: 0.9,
    baseline: null,
    startsOn: '2026-01-01',
    dueOn: '2026-12-31',
    measuredFrom: null,
    measuredTo: null,
    audience: null,
    ownerId,
    ...change,
  };
}

export function documentSample(change: Partial<DocumentFields> = {}): DocumentFields {
  return {
    kind: 'directive',
    number: '01/CT-UBND',
    issuedOn: '2026-02-02',
    issuer: 'Ủy ban nhân dân',
    title: 'Chấn chỉnh việc trả kết quả trễ hạn',
    area: 'steering',
    followUpBy: '2026-03-10',
    file: null,
    directs: [],
    ...change,
  };
}

/** A programme with one published yearly plan. */
export async function makePlan(
  programme: Programme,
  by = onDay('2026-01-02'),
): Promise<{ programmeId: number; planId: number }> {
  const programmeId = await programme.createProgramme(by, {
    code: 'CCHC',
    title: 'Chương trình cải cách hành chính',
    startsOn: '2021-01-01',
    endsOn: '2030-12-31',
    basis: 'Nghị quyết số 30c/NQ-CP',
  });
  const planId = await programme.createPlan(by, { programmeId, parentId: null, kind: 'year' }, planSample);
  await programme.publishPlan(by, { id: planId });
  return { programmeId, planId };
}
