import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readQuality = permission(
  'quality.read',
  t(
    'Xem hệ thống quản lý chất lượng: phạm vi, đánh giá, điểm không phù hợp, giấy chứng nhận',
    'See quality systems: scope, audits, non-conformities, certificates',
  ),
  {
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
    leader: 'tree',
    'unit-head': 'agency',
    specialist: 'agency',
    'records-clerk': 'agency',
  },
);

export const keepQuality = permission(
  'quality.keep',
  t(
    'Ghi hệ thống quản lý chất lượng của cơ quan mình: đánh giá nội bộ, khắc phục, xem xét của lãnh đạo',
    'Keep the quality system of one’s own agency: internal audits, remedies, management reviews',
  ),
  { 'reform-officer': 'city', leader: 'tree', 'unit-head': 'agency', specialist: 'agency' },
);
