import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const manageExaminations = permission(
  'examination.manage',
  t(
    'Lập kế hoạch, tổ chức kỳ thi tuyển, thi nâng ngạch, thi tuyển lãnh đạo: từ chỉ tiêu đến công nhận kết quả',
    'Plan and hold examinations, from the quotas to the recognised results',
  ),
  { 'personnel-officer': 'city' },
);

export const askForQuotas = permission(
  'examination.ask',
  t('Đề nghị chỉ tiêu tuyển dụng, thi nâng ngạch cho cơ quan mình', 'Ask for quotas for one’s own agency'),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree' },
);

/** Plans, quotas, progress; no personal data. */
export const readExaminations = permission(
  'examination.read',
  t('Xem các kỳ thi, chỉ tiêu và kết quả', 'See examinations, quotas and results'),
  {
    'personnel-officer': 'city',
    'personnel-clerk': 'tree',
    leader: 'tree',
    'unit-head': 'agency',
    specialist: 'agency',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
);

/** An application with what it says of a person; each look is recorded. */
export const readCandidates = permission(
  'examination.candidates',
  t('Xem hồ sơ đăng ký dự thi của thí sinh', 'See the applications of candidates'),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree', inspector: 'city', auditor: 'city' },
);
