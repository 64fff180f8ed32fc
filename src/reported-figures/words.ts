import { t, type Text } from '../kernel/messages.ts';
import type { StatusTone } from '../ui/badges.tsx';
import type { Collection, CollectionEvent, FormAction, FormEvent, FormState } from './schema.ts';

export const stateWords = {
  draft: t('Chưa gửi', 'Not sent'),
  waiting: t('Chờ duyệt', 'Waiting for approval'),
  returned: t('Bị trả lại', 'Returned'),
  approved: t('Thành phố đã duyệt', 'Approved by the city'),
} satisfies Record<FormState, Text>;

export const stateTones = {
  draft: 'new',
  waiting: 'waiting',
  returned: 'stopped',
  approved: 'done',
} satisfies Record<FormState, StatusTone>;

export const actionWords = {
  save: t('Lưu nháp', 'Save draft'),
  submit: t('Gửi số liệu', 'Send in'),
  approve: t('Duyệt', 'Approve'),
  return: t('Trả lại', 'Return'),
  reopen: t('Mở lại để đính chính', 'Reopen for correction'),
} satisfies Record<FormAction, Text>;

export const collectionStateWords = {
  open: t('Đang thu thập', 'Open'),
  closed: t('Đã khóa', 'Closed'),
} satisfies Record<Collection['state'], Text>;

export const formEventWords = {
  saved: t('Lưu nháp', 'Draft saved'),
  submitted: t('Gửi số liệu', 'Sent in'),
  approved: t('Duyệt', 'Approved'),
  returned: t('Trả lại', 'Returned'),
  reopened: t('Mở lại để đính chính', 'Reopened for correction'),
  'handed-over': t('Bàn giao do sắp xếp tổ chức', 'Handed over by a reorganisation'),
} satisfies Record<FormEvent['kind'], Text>;

export const collectionEventWords = {
  opened: t('Mở đợt thu thập', 'Collection opened'),
  'deadlines-changed': t('Đổi thời hạn', 'Deadlines changed'),
  'total-recorded': t('Ghi số liệu toàn thành phố', 'City figures recorded'),
  closed: t('Khóa đợt thu thập', 'Collection closed'),
} satisfies Record<CollectionEvent['kind'], Text>;

export const words = {
  room: t('Số liệu báo cáo', 'Reported figures'),
  collection: t('Đợt thu thập số liệu', 'Collection of figures'),
  collections: t('Đợt thu thập số liệu', 'Collections of figures'),
  name: t('Tên đợt thu thập', 'Name'),
  period: t('Kỳ số liệu', 'Period'),
  indicator: t('Chỉ tiêu', 'Indicator'),
  indicators: t('Chỉ tiêu', 'Indicators'),
  agency: t('Cơ quan', 'Agency'),
  level: t('Cấp', 'Level'),
  state: t('Tình trạng', 'State'),
  due: t('Hạn gửi', 'Due'),
  sent: t('Gửi lúc', 'Sent'),
  value: t('Số liệu', 'Value'),
  numerator: t('Tử số', 'Numerator'),
  denominator: t('Mẫu số', 'Denominator'),
  previous: t('Kỳ trước', 'Last period'),
  measured: t('Hệ thống đo được', 'Measured by the system'),
  none: t('Không phát sinh', 'Nothing to report'),
  note: t('Ghi chú, giải trình', 'Note, explanation'),
  evidence: t('Minh chứng', 'Evidence'),
  reason: t('Lý do', 'Reason'),
  approvals: t('Chờ tôi duyệt', 'Waiting for me'),
  rollUp: t('Tổng hợp', 'Roll-up'),
  history: t('Quá trình', 'History'),
  approvedOf: t('Đã duyệt', 'Approved'),
} satisfies Record<string, Text>;
