import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readDigitalMeans = permission(
  'digital-means.read',
  t(
    'Xem họp trực tuyến, thư điện tử, cổng thông tin, chứng thư số đã cấp',
    'See online meetings, mail accounts, portals and digital certificates',
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

export const keepDigitalMeans = permission(
  'digital-means.keep',
  t(
    'Ghi họp trực tuyến, phương tiện điện tử và chứng thư số của cơ quan mình',
    'Keep the online meetings, electronic means and digital certificates of one’s own agency',
  ),
  { 'reform-officer': 'city', leader: 'tree', 'unit-head': 'agency', specialist: 'agency' },
);
