import { permission, type Permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Sheets, progress and appraisal, before anything is published. Published results are open to all staff. */
export const readReformIndex = permission(
  'reform-index.read',
  t('Xem phiếu chấm chỉ số CCHC', 'See scoring sheets of the reform index'),
  {
    specialist: 'agency',
    'unit-head': 'agency',
    leader: 'tree',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
  { withArchive: true },
);

/** Also the sheets of agencies that have ended and whose work the own one carries on. */
export const scoreReformIndex = permission(
  'reform-index.score',
  t('Tự chấm điểm, giải trình chỉ số CCHC của cơ quan', "Score one's own agency in the reform index"),
  { specialist: 'agency', 'unit-head': 'agency', leader: 'agency' },
  { withArchive: true },
);

export const manageReformIndex = permission(
  'reform-index.manage',
  t(
    'Quản lý bộ tiêu chí, kỳ đánh giá, thẩm định chỉ số CCHC',
    'Manage criteria, cycles and appraisal of the reform index',
  ),
  { 'reform-officer': 'city' },
);

export const reformIndexPermissions: readonly Permission[] = [
  readReformIndex,
  scoreReformIndex,
  manageReformIndex,
];
