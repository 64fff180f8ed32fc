import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const editProgramme = permission(
  'programme.edit',
  t(
    'Soạn, ban hành chương trình, kế hoạch cải cách hành chính; giao nhiệm vụ, xác nhận hoàn thành',
    'Write and publish reform programmes and plans; assign tasks and confirm that they are done',
  ),
  { 'reform-officer': 'city' },
);

/** Published plans are open to everyone who signs in; these people see drafts too, a leader those of the agencies below. */
export const readProgramme = permission(
  'programme.read',
  t(
    'Xem chương trình, kế hoạch cải cách hành chính, cả bản chưa ban hành',
    'See reform plans, drafts included',
  ),
  { 'reform-officer': 'city', inspector: 'city', auditor: 'city', leader: 'tree' },
);

export const reportProgress = permission(
  'programme.report',
  t(
    'Báo cáo tiến độ nhiệm vụ cải cách hành chính mà cơ quan mình chủ trì hoặc phối hợp',
    'Report on reform tasks that one’s own agency owns or takes part in',
  ),
  { leader: 'agency', 'unit-head': 'agency', specialist: 'agency' },
);
