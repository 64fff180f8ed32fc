import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Results by agency. Names only for those who answer for the people: inspectors and auditors need figures. */
export const readKnowledgeResults = permission(
  'knowledge-tests.read',
  t('Xem kết quả kiểm tra kiến thức', 'See the results of knowledge tests'),
  {
    'reform-officer': 'city',
    'personnel-officer': 'city',
    inspector: 'city',
    auditor: 'city',
    leader: 'tree',
    'personnel-clerk': 'tree',
  },
);

export const nameKnowledgeResults = permission(
  'knowledge-tests.names',
  t('Xem tên người dự kiểm tra kiến thức', 'See who sat knowledge tests'),
  { 'reform-officer': 'city', 'personnel-officer': 'city', leader: 'tree', 'personnel-clerk': 'tree' },
);

export const manageKnowledgeTests = permission(
  'knowledge-tests.manage',
  t('Soạn ngân hàng câu hỏi, tổ chức kiểm tra kiến thức', 'Keep the question bank and hold knowledge tests'),
  { 'reform-officer': 'city', 'personnel-officer': 'city' },
);
