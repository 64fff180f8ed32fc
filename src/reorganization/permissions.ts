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
