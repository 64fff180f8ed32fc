import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Who opens figures; of which agencies, each source's own permission says. */
export const readIndicators = permission('indicator.read', t('Xem số liệu thống kê', 'See figures'), {
  clerk: 'agency',
  specialist: 'agency',
  'unit-head': 'agency',
  'records-clerk': 'agency',
  leader: 'tree',
  'procedure-controller': 'city',
  'reform-officer': 'city',
  inspector: 'city',
  auditor: 'city',
});
