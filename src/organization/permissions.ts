import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const manageAgencies = permission(
  'organization.manage',
  t(
    'Quản lý thông tin, giờ làm việc và bộ phận của cơ quan mình và các cơ quan cấp dưới',
    'Manage facts, office hours and units of one’s own agency and those below it',
  ),
  { administrator: 'tree' },
);

/** Functions, powers and quotas are public office; who keeps them is said beside. */
export const readPowersAndQuotas = permission(
  'organization.read',
  t('Xem chức năng, phân cấp và biên chế của các cơ quan', 'See functions, powers and quotas of agencies'),
  {
    clerk: 'city',
    specialist: 'city',
    'unit-head': 'city',
    leader: 'city',
    'records-clerk': 'city',
    'procedure-controller': 'city',
    'reform-officer': 'city',
    inspector: 'city',
    'legal-officer': 'city',
    'personnel-officer': 'city',
    'personnel-clerk': 'city',
    'finance-officer': 'city',
    administrator: 'city',
    auditor: 'city',
  },
);

export const keepPowersAndQuotas = permission(
  'organization.keep',
  t(
    'Ghi chức năng, nhiệm vụ, phân cấp và biên chế của cơ quan',
    'Keep functions, tasks, powers and quotas of agencies',
  ),
  { administrator: 'tree', 'personnel-officer': 'city' },
);
