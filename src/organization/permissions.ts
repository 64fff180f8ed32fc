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
