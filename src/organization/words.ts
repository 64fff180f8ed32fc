import { t, type Text } from '../kernel/messages.ts';
import type { AgencyLevel, PowerKind, QuotaKind, UnitKind, Weekday } from './schema.ts';

export const levelWords = {
  city: t('Thành phố', 'City'),
  district: t('Quận, huyện', 'District'),
  commune: t('Phường, xã, thị trấn', 'Commune'),
} satisfies Record<AgencyLevel, Text>;

export const unitKindWords = {
  'one-stop': t('Bộ phận Một cửa', 'One-stop counter'),
  division: t('Phòng chuyên môn', 'Division'),
  leadership: t('Lãnh đạo', 'Leadership'),
  records: t('Văn thư', 'Records office'),
} satisfies Record<UnitKind, Text>;

export const weekdayWords = {
  monday: t('Thứ Hai', 'Monday'),
  tuesday: t('Thứ Ba', 'Tuesday'),
  wednesday: t('Thứ Tư', 'Wednesday'),
  thursday: t('Thứ Năm', 'Thursday'),
  friday: t('Thứ Sáu', 'Friday'),
  saturday: t('Thứ Bảy', 'Saturday'),
  sunday: t('Chủ nhật', 'Sunday'),
} satisfies Record<Weekday, Text>;

export const words = {
  agencies: t('Cơ quan', 'Agencies'),
  code: t('Mã cơ quan', 'Code'),
  name: t('Tên', 'Name'),
  nameEn: t('Tên tiếng Anh', 'Name in English'),
  level: t('Cấp', 'Level'),
  parent: t('Trực thuộc', 'Under'),
  address: t('Địa chỉ', 'Address'),
  phone: t('Điện thoại', 'Telephone'),
  hours: t('Giờ làm việc', 'Office hours'),
  ownHours: t('Giờ riêng', 'Own hours'),
  usualHours: t('Giờ chung của thành phố', 'The city’s usual hours'),
  units: t('Bộ phận', 'Units'),
  unitName: t('Tên bộ phận', 'Name of the unit'),
  kind: t('Loại', 'Kind'),
  addUnit: t('Thêm bộ phận', 'Add a unit'),
  history: t('Lịch sử thay đổi', 'History of changes'),
  dayOff: t('Nghỉ', 'Day off'),
  none: t('(trống)', '(empty)'),
  save: t('Lưu', 'Save'),
} satisfies Record<string, Text>;

/** What happened, as the history says it. */
export const eventWords = {
  'details-changed': t('Sửa thông tin cơ quan', 'Facts changed'),
  'office-hours-changed': t('Thay đổi giờ làm việc', 'Office hours changed'),
  'unit-added': t('Thêm bộ phận', 'Unit added'),
  'unit-changed': t('Sửa bộ phận', 'Unit changed'),
  'power-added': t('Ghi chức năng, nhiệm vụ, phân cấp', 'Function, task or power entered'),
  'power-ended': t('Kết thúc chức năng, nhiệm vụ, phân cấp', 'Function, task or power ended'),
  'quota-set': t('Giao biên chế', 'Quota set'),
  established: t('Thành lập', 'Established'),
  ended: t('Kết thúc hoạt động', 'Ended'),
  placed: t('Đổi tên, cấp hoặc cơ quan trực thuộc', 'Renamed or placed elsewhere'),
  'unit-moved': t('Chuyển bộ phận', 'Unit moved'),
} satisfies Record<string, Text>;

/** Names of the fields that the history compares. */
export const fieldWords: Readonly<Record<string, Text>> = {
  name: words.name,
  nameEn: words.nameEn,
  address: words.address,
  phone: words.phone,
  kind: words.kind,
  level: words.level,
  parent: words.parent,
};

export const powerKindWords = {
  function: t('Chức năng', 'Function'),
  task: t('Nhiệm vụ', 'Task'),
  delegated: t('Phân cấp, ủy quyền', 'Decentralised power'),
} satisfies Record<PowerKind, Text>;

/** Kinds of posts (Law 22/2008/QH12 on officials and civil servants, Law 58/2010/QH12 on public employees). */
export const quotaKindWords = {
  'civil-servant': t('Công chức', 'Civil servants'),
  'public-employee': t('Viên chức', 'Public employees'),
  'commune-official': t('Cán bộ, công chức cấp xã', 'Commune officials'),
  contract: t('Hợp đồng lao động', 'Contract staff'),
} satisfies Record<QuotaKind, Text>;

/** Kinds of agencies, as city packs name them. */
const agencyKindWords: Readonly<Record<string, Text>> = {
  'city-committee': t('Ủy ban nhân dân thành phố', 'People’s Committee of the city'),
  department: t('Sở, ban, ngành', 'Department of the city'),
  'district-committee': t('Ủy ban nhân dân cấp huyện', 'People’s Committee of a district'),
  'commune-committee': t('Ủy ban nhân dân cấp xã', 'People’s Committee of a commune'),
  'service-centre': t('Trung tâm phục vụ hành chính công', 'Public service centre'),
  police: t('Công an', 'Police'),
  'social-insurance': t('Bảo hiểm xã hội', 'Social insurance'),
  tax: t('Thuế', 'Tax office'),
};

/** A kind in words; one that no pack of ours names is said as it is written. */
export function agencyKindText(kind: string): Text {
  return agencyKindWords[kind] ?? t(kind, kind);
}

export const agencyKinds: readonly string[] = Object.keys(agencyKindWords);
