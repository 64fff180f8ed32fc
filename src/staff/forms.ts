import { z } from 'zod';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import { DayTyped, Id, Line, Seen } from './desk.ts';
import { needsPost } from './moves.ts';
import { HandMove, StaffKind, type Move } from './schema.ts';

const optionalDay = DayTyped.or(z.literal('')).default('');

/** A decision as typed. */
export const MoveTyped = z.object({
  kind: HandMove,
  decision: Line(60).min(1, 'Hãy ghi số quyết định|Enter the number of the decision'),
  decidedOn: DayTyped,
  effectiveOn: DayTyped,
  until: optionalDay,
  agencyId: Id.or(z.literal('')).default(''),
  unitId: Id.or(z.literal('')).default(''),
  title: Line(120).default(''),
  staffKind: StaffKind.or(z.literal('')).default(''),
  note: Line(500).default(''),
});
export const MoveForm = z.object({ seen: Seen, move: MoveTyped });
export const WithdrawForm = z.object({
  seen: Seen,
  reason: Line(500).min(1, 'Hãy ghi lý do|Give the reason'),
});
export const OpenForm = z.object({
  move: MoveTyped,
  identity: z.record(z.string(), z.unknown()).default({}),
});
export const SectionForm = z.object({ seen: Seen, values: z.record(z.string(), z.unknown()).default({}) });
export const NoneForm = z.object({ seen: Seen, isNone: z.enum(['yes', 'no']) });
export const CorrectionForm = z.object({
  place: Line(80).min(1, 'Hãy chọn mục cần đính chính|Choose what is wrong'),
  words: Line(1000).min(1, 'Hãy ghi rõ sai ở đâu|Say what is wrong'),
  wanted: Line(200).default(''),
});
export const AnswerForm = z.object({ wanted: Line(200).default(''), answer: Line(500).default('') });
export const LinkForm = z.object({ seen: Seen, username: Line(100).default('') });

const noAgency = refuse('invalid', t('Hãy chọn cơ quan.', 'Choose the agency.'), 'move.agencyId');
const noStaffKind = refuse(
  'invalid',
  t('Hãy chọn loại: cán bộ, công chức, viên chức hay hợp đồng.', 'Choose the kind of staff.'),
  'move.staffKind',
);
const otherUnit = refuse(
  'invalid',
  t('Bộ phận này không thuộc cơ quan đã chọn.', 'This unit is not of the agency chosen.'),
  'move.unitId',
);

/** The decision in the shape in which it is recorded. @throws Refused at each field without which its post is not whole */
export function moveOf(
  typed: z.infer<typeof MoveTyped>,
  organization: Pick<Organization, 'all'>,
): Omit<Move, 'number'> {
  const agency = organization.all().find(({ id }) => id === typed.agencyId);
  const unit = agency?.units.find(({ id }) => id === typed.unitId);
  const refusals: Refusal[] = [];
  if (needsPost.has(typed.kind) && agency === undefined) refusals.push(noAgency);
  else if (typed.unitId !== '' && unit === undefined) refusals.push(otherUnit);
  if (needsPost.has(typed.kind) && typed.staffKind === '') refusals.push(noStaffKind);
  if (refusals.length > 0) throw new Refused(refusals);
  return {
    kind: typed.kind,
    decision: typed.decision,
    decidedOn: typed.decidedOn,
    effectiveOn: typed.effectiveOn,
    until: typed.until === '' ? null : typed.until,
    post:
      agency !== undefined && typed.staffKind !== ''
        ? { agencyId: agency.id, unitId: unit?.id ?? null, title: typed.title, kind: typed.staffKind }
        : null,
    note: typed.note,
  };
}
