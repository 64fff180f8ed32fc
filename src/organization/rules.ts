import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Agency, AgencyDetails, Differences, Unit, UnitDetails } from './schema.ts';

/** What differs between what is there and what is wanted, by field; null when nothing does. */
export function differences<T extends AgencyDetails | UnitDetails>(before: T, wanted: T): Differences | null {
  const old: Readonly<Record<string, string>> = { ...before };
  const changed = Object.entries(wanted).filter(([field, value]) => old[field] !== value);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map(([field, value]) => [field, [old[field] ?? '', value]]));
}

/** Why an agency cannot have this unit beside its others (`self`: the unit it replaces), or null. */
export function unitRefusal(agency: Agency, wanted: UnitDetails, self?: Unit): Refusal | null {
  const others = agency.units.filter((unit) => unit.id !== self?.id);
  if (others.some((unit) => fold(unit.name) === fold(wanted.name))) return nameTaken;
  const losesCounter = self?.kind === 'one-stop' && wanted.kind !== 'one-stop';
  return losesCounter && others.every((unit) => unit.kind !== 'one-stop') ? lastCounter : null;
}

/** A code for a new unit, from its name: "Phòng Tư pháp" → `phong-tu-phap`, `phong-tu-phap-2` when that is taken. */
export function unitCode(name: string, taken: ReadonlySet<string>): string {
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'bo-phan';
  for (let number = 2, code = base; ; number += 1) {
    if (!taken.has(code)) return code;
    code = `${base}-${number}`;
  }
}

const nameTaken = refuse(
  'unit-name-taken',
  t('Cơ quan đã có một bộ phận tên này.', 'The agency already has a unit of this name.'),
  'name',
);

/** Decree 61/2018/NĐ-CP art. 7: every agency that resolves procedures keeps a one-stop counter. */
const lastCounter = refuse(
  'last-counter',
  t(
    'Đây là Bộ phận Một cửa duy nhất của cơ quan. Hãy thêm một Bộ phận Một cửa khác trước khi đổi loại.',
    'This is the only one-stop counter of the agency. Add another one before changing its kind.',
  ),
  'kind',
);

export const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa thay đổi cơ quan này. Hãy xem lại thông tin mới rồi gửi lại.',
    'Somebody else has just changed this agency. Look at what is new, then send again.',
  ),
);

export const endsBeforeBeginning = refuse(
  'invalid',
  t('Ngày cuối phải từ ngày bắt đầu trở đi.', 'The last day must not lie before the first.'),
  'validTo',
);

export const quotaBeforeLast = refuse(
  'invalid',
  t(
    'Phải sau ngày hiệu lực của biên chế đang ghi; quyết định cũ hơn thì không ghi đè.',
    'It must begin after the quota that stands; an older decision does not replace it.',
  ),
  'validFrom',
);
