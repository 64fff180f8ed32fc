import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readTraining = permission(
  'training.read',
  t(
    'Xem lớp đào tạo, bồi dưỡng, học viên, chứng chỉ và người được cử đi học',
    'See courses, those who attend them, certificates and sponsored study',
  ),
  {
    'personnel-officer': 'city',
    inspector: 'city',
    auditor: 'city',
    'personnel-clerk': 'tree',
    leader: 'tree',
    'unit-head': 'agency',
  },
);

export const keepTraining = permission(
  'training.keep',
  t(
    'Ghi lớp đào tạo, bồi dưỡng, học viên và chứng chỉ của cơ quan mình',
    'Keep courses, attendance and certificates of one’s own agency',
  ),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree' },
);

export const keepTalent = permission(
  'training.talent',
  t(
    'Ghi người được cử đi học, cam kết, đền bù chi phí, chính sách thu hút, hỗ trợ và chi trả',
    'Keep sponsored study, commitments, repayments, talent policies and what is paid by them',
  ),
  { 'personnel-officer': 'city' },
);
