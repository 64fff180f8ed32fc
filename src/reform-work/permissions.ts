import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readReformWork = permission(
  'reform-work.read',
  t('Xem các sổ theo dõi công tác cải cách hành chính', 'See the registers of the work of reform'),
  {
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
    leader: 'tree',
    'unit-head': 'agency',
    specialist: 'agency',
  },
);

export const inspectReform = permission(
  'reform-work.inspect',
  t(
    'Ghi kế hoạch, kết quả kiểm tra cải cách hành chính và theo dõi khắc phục',
    'Keep the plan and results of reform inspections, and follow the remedies',
  ),
  { 'reform-officer': 'city', inspector: 'city' },
);

export const reportReformWork = permission(
  'reform-work.report',
  t(
    'Ghi sáng kiến, hoạt động tuyên truyền và nơi niêm yết thủ tục của cơ quan mình',
    'Keep the initiatives, communication and posting sites of one’s own agency',
  ),
  { 'reform-officer': 'city', leader: 'tree', 'unit-head': 'agency', specialist: 'agency' },
);

const anyStaff = {
  clerk: 'agency',
  specialist: 'agency',
  'unit-head': 'agency',
  leader: 'tree',
  'records-clerk': 'agency',
  'procedure-controller': 'agency',
  'legal-officer': 'agency',
  'personnel-officer': 'agency',
  'personnel-clerk': 'agency',
  'finance-officer': 'agency',
  'reform-officer': 'city',
} as const;

export const readInitiatives = permission(
  'reform-work.initiatives.read',
  t('Xem sáng kiến cải cách', 'See reform initiatives'),
  { ...anyStaff, inspector: 'city', auditor: 'city' },
);

export const proposeInitiatives = permission(
  'reform-work.initiatives.propose',
  t('Đề xuất sáng kiến cải cách', 'Propose reform initiatives'),
  anyStaff,
);

export const commendReform = permission(
  'reform-work.commend',
  t('Ghi khen thưởng về cải cách hành chính', 'Keep the commendations for reform work'),
  { 'reform-officer': 'city' },
);
