import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Issued documents and posted drafts are open to everybody; these people see every draft within their reach. */
export const readDrafts = permission(
  'legislation.read',
  t(
    'Xem đề nghị, dự thảo văn bản quy phạm pháp luật và hồ sơ soạn thảo, kiểm tra, rà soát',
    'See proposals and drafts of legal documents with their files, checks and reviews',
  ),
  {
    'legal-officer': 'city',
    'procedure-controller': 'city',
    inspector: 'city',
    auditor: 'city',
    leader: 'tree',
    'unit-head': 'agency',
    specialist: 'agency',
  },
);

export const draftDocuments = permission(
  'legislation.draft',
  t(
    'Đề nghị, soạn thảo văn bản quy phạm pháp luật mà cơ quan mình chủ trì; lấy ý kiến, gửi thẩm định, trình',
    'Propose and draft the legal documents of one’s own agency; ask for opinions, send for appraisal, submit',
  ),
  { 'legal-officer': 'city', leader: 'agency', 'unit-head': 'agency', specialist: 'agency' },
);

export const giveOpinions = permission(
  'legislation.opinion',
  t('Góp ý dự thảo khi cơ quan mình được hỏi', 'Give the opinion of one’s own agency on a draft'),
  { 'legal-officer': 'agency', leader: 'agency', 'unit-head': 'agency', specialist: 'agency' },
);

export const keepDocuments = permission(
  'legislation.keep',
  t(
    'Thẩm định, ghi việc ban hành, nhập văn bản đã ban hành, quan hệ hiệu lực, rà soát, hệ thống hóa, tự kiểm tra',
    'Appraise drafts, record issuing, enter documents and their relations, review, systematise and check them',
  ),
  { 'legal-officer': 'city' },
);
