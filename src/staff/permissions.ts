import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readStaff = permission(
  'staff.read',
  t(
    'Xem danh sách, hồ sơ cán bộ, công chức, viên chức; thông tin nhạy cảm được che',
    'See staff and their records, sensitive parts covered',
  ),
  {
    'personnel-officer': 'city',
    'personnel-clerk': 'tree',
    leader: 'tree',
    inspector: 'city',
    auditor: 'city',
  },
);

export const editStaff = permission(
  'staff.edit',
  t(
    'Nhập, cập nhật hồ sơ cán bộ, công chức, viên chức; ghi quyết định; giải quyết đề nghị đính chính',
    'Enter and keep personnel records; record decisions; answer requests for correction',
  ),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree' },
);

export const openStaff = permission(
  'staff.open',
  t(
    'Mở phần nhạy cảm của hồ sơ (số định danh, gia đình, đảng, kỷ luật, lương); mỗi lần mở đều được ghi lại',
    'Open the sensitive parts of a record (identity number, family, party, discipline, pay); each look is recorded',
  ),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree', leader: 'tree' },
);

export const auditStaffLooks = permission(
  'staff.looks',
  t('Xem ai đã xem hồ sơ nào', 'See who has looked at which record'),
  { 'personnel-officer': 'city', auditor: 'city' },
);

/** Who sees figures of staff, and of which agencies; the rows behind them bear no names. */
export const countStaff = permission(
  'staff.count',
  t('Xem số liệu về cán bộ, công chức, viên chức', 'See figures on staff'),
  {
    'personnel-officer': 'city',
    'personnel-clerk': 'tree',
    leader: 'tree',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
);
