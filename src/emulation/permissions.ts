import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readEmulation = permission(
  'emulation.read',
  t(
    'Xem các đợt xét khen thưởng và hội đồng sáng kiến',
    'See rounds of commendation and councils of initiatives',
  ),
  {
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
    leader: 'tree',
    'unit-head': 'agency',
    specialist: 'agency',
  },
);

export const nominateForEmulation = permission(
  'emulation.nominate',
  t('Đề nghị khen cá nhân của cơ quan mình', 'Propose people of one’s own agency'),
  { 'reform-officer': 'city', leader: 'tree', 'unit-head': 'agency' },
);
