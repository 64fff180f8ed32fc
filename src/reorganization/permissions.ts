import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readReorganizations = permission(
  'reorganization.read',
  t('Xem phương án sắp xếp tổ chức', 'See plans of reorganisation'),
  {
    'personnel-officer': 'city',
    'personnel-clerk': 'city',
    administrator: 'city',
    leader: 'city',
    'unit-head': 'city',
    'legal-officer': 'city',
    'finance-officer': 'city',
    'reform-officer': 'city',
    'procedure-controller': 'city',
    inspector: 'city',
    auditor: 'city',
  },
);

/**
 * Counts by agency, for the whole city, in the structure before and after a plan: for who drafts, approves or examines
 * it. The dossiers behind them open by the rule of dossiers alone.
 */
export const compareFigures = permission(
  'reorganization.figures',
  t(
    'Xem số liệu tổng hợp theo cơ cấu trước và sau sắp xếp (không mở hồ sơ)',
    'See counts in the structure before and after a reorganisation (no dossiers)',
  ),
  {
    'personnel-officer': 'city',
    leader: 'city',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
);

export const planReorganizations = permission(
  'reorganization.plan',
  t(
    'Soạn, chạy thử và thực hiện phương án sắp xếp tổ chức',
    'Draft, try out and carry out plans of reorganisation',
  ),
  { 'personnel-officer': 'city' },
);

/** A leader approves what lies within their tree: only the city's own leaders have the whole city there. */
export const approveReorganizations = permission(
  'reorganization.approve',
  t('Duyệt phương án sắp xếp tổ chức', 'Approve plans of reorganisation'),
  { leader: 'tree' },
);
