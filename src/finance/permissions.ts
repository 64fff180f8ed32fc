import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readFinance = permission(
  'finance.read',
  t(
    'Xem đơn vị, quyết định và kết quả thực hiện chế độ tự chủ',
    'See the units, decisions and results under the autonomy regimes',
  ),
  {
    'finance-officer': 'city',
    'personnel-officer': 'city',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
    leader: 'tree',
    'personnel-clerk': 'tree',
    'unit-head': 'agency',
    specialist: 'agency',
  },
);

export const keepUnits = permission(
  'finance.units',
  t(
    'Ghi danh mục cơ quan, đơn vị sự nghiệp của thành phố',
    'Keep the list of administrative and public service units',
  ),
  { 'finance-officer': 'city', 'personnel-officer': 'city' },
);

export const grantAutonomy = permission(
  'finance.grant',
  t('Ghi quyết định giao quyền tự chủ', 'Keep the decisions that grant autonomy'),
  { 'finance-officer': 'city' },
);

export const reportAutonomy = permission(
  'finance.report',
  t(
    'Ghi kết quả thực hiện chế độ tự chủ hằng năm của đơn vị thuộc cơ quan mình',
    'Keep the yearly results under autonomy of the units of one’s own agency',
  ),
  { 'finance-officer': 'city', leader: 'tree', 'unit-head': 'agency', specialist: 'agency' },
);
