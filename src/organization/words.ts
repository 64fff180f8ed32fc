import { t, type Text } from '../kernel/messages.ts';
import type { AgencyLevel, UnitKind, Weekday } from './schema.ts';

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
} satisfies Record<string, Text>;

/** Names of the fields that the history compares. */
export const fieldWords: Readonly<Record<string, Text>> = {
  name: words.name,
  nameEn: words.nameEn,
  address: words.address,
  phone: words.phone,
  kind: words.kind,
};
