import { t, type Text } from '../kernel/messages.ts';
import type { StatusTone } from '../ui/badges.tsx';
import type { TaskStanding } from './lives.ts';
import type { Comparison, DocumentKind, PlanKind, SubjectKind } from './schema.ts';
import type { FollowUpStanding, Status } from './status-rules.ts';

export const planKindWords = {
  period: t('Kế hoạch giai đoạn', 'Period plan'),
  year: t('Kế hoạch năm', 'Yearly plan'),
} satisfies Record<PlanKind, Text>;

export const comparisonWords = {
  atLeast: t('Từ ngưỡng trở lên (≥)', 'At least (≥)'),
  above: t('Trên ngưỡng (>)', 'Above (>)'),
  atMost: t('Không quá ngưỡng (≤)', 'At most (≤)'),
  below: t('Dưới ngưỡng (<)', 'Below (<)'),
} satisfies Record<Comparison, Text>;

export const comparisonSigns = {
  atLeast: '≥',
  above: '>',
  atMost: '≤',
  below: '<',
} as const satisfies Record<Comparison, string>;

export const documentKindWords = {
  resolution: t('Nghị quyết', 'Resolution'),
  decision: t('Quyết định', 'Decision'),
  directive: t('Chỉ thị', 'Directive'),
  plan: t('Kế hoạch', 'Plan'),
  programme: t('Chương trình', 'Programme'),
  letter: t('Công văn', 'Official letter'),
  notice: t('Thông báo', 'Notice'),
  report: t('Báo cáo', 'Report'),
  other: t('Văn bản khác', 'Other'),
} satisfies Record<DocumentKind, Text>;

export const standingWords = {
  open: t('Đang thực hiện', 'Under way'),
  reported: t('Chờ xác nhận', 'Waits to be confirmed'),
  done: t('Đã xác nhận hoàn thành', 'Confirmed as done'),
  dropped: t('Đã đưa ra khỏi kế hoạch', 'Taken out of the plan'),
} satisfies Record<TaskStanding, Text>;

export const subjectWords = {
  programme: t('Chương trình', 'Programme'),
  'programme-plan': t('Kế hoạch', 'Plan'),
  'programme-target': t('Mục tiêu', 'Target'),
  'programme-task': t('Nhiệm vụ', 'Task'),
  'steering-document': t('Văn bản chỉ đạo', 'Steering document'),
} satisfies Record<SubjectKind, Text>;

export const statusTones = {
  met: 'done',
  metLate: 'done',
  onCourse: 'working',
  atRisk: 'waiting',
  missed: 'stopped',
  noData: 'plain',
} as const satisfies Record<Status, StatusTone>;

export const followUpTones = {
  none: 'plain',
  done: 'done',
  running: 'working',
  overdue: 'stopped',
} as const satisfies Record<FollowUpStanding, StatusTone>;

export const eventWords: Readonly<Record<string, Text>> = {
  created: t('Lập', 'Created'),
  changed: t('Sửa', 'Changed'),
  published: t('Ban hành', 'Published'),
  recalled: t('Thu hồi về bản thảo', 'Recalled to draft'),
  dropped: t('Đưa ra khỏi kế hoạch', 'Taken out of the plan'),
  reported: t('Báo cáo tiến độ', 'Progress reported'),
  confirmed: t('Xác nhận hoàn thành', 'Confirmed as done'),
  returned: t('Trả lại', 'Given back'),
  'followed-up': t('Theo dõi thực hiện', 'Followed up'),
  withdrawn: t('Gỡ khỏi danh mục', 'Taken out of the list'),
};

export const fieldWords: Readonly<Record<string, Text>> = {
  code: t('Mã', 'Code'),
  title: t('Tên, nội dung', 'Title'),
  startsOn: t('Bắt đầu', 'Begins'),
  endsOn: t('Kết thúc', 'Ends'),
  basis: t('Căn cứ', 'Basis'),
  focus: t('Nội dung trọng tâm', 'Focal contents'),
  note: t('Ghi chú', 'Note'),
  area: t('Lĩnh vực', 'Area'),
  indicator: t('Chỉ tiêu thống kê', 'Indicator'),
  comparison: t('Chiều so sánh', 'Comparison'),
  threshold: t('Ngưỡng', 'Threshold'),
  baseline: t('Mức ban đầu', 'Baseline'),
  dueOn: t('Hạn', 'Due'),
  measuredFrom: t('Kỳ số liệu từ ngày', 'Figure from'),
  measuredTo: t('Kỳ số liệu đến ngày', 'Figure to'),
  audience: t('Áp dụng cho', 'Applies to'),
  ownerId: t('Cơ quan chủ trì', 'Owner'),
  coOwnerIds: t('Cơ quan phối hợp', 'Co-owners'),
  product: t('Sản phẩm', 'Expected product'),
  kind: t('Loại văn bản', 'Kind'),
  number: t('Số, ký hiệu', 'Number'),
  issuedOn: t('Ngày ban hành', 'Issued on'),
  issuer: t('Cơ quan ban hành', 'Issued by'),
  followUpBy: t('Hạn thực hiện', 'To be carried out by'),
  file: t('Tệp văn bản', 'File'),
  directs: t('Nội dung được chỉ đạo', 'What it directs'),
};

export const words = {
  room: t('Chương trình cải cách hành chính', 'Reform programme'),
  targets: t('Mục tiêu', 'Targets'),
  tasks: t('Nhiệm vụ', 'Tasks'),
  documents: t('Văn bản chỉ đạo, điều hành', 'Steering documents'),
  status: t('Tình trạng', 'Status'),
  area: t('Lĩnh vực', 'Area'),
  owner: t('Cơ quan chủ trì', 'Owner'),
  coOwners: t('Cơ quan phối hợp', 'Co-owners'),
  due: t('Hạn', 'Due'),
  progress: t('Tiến độ', 'Progress'),
  product: t('Sản phẩm', 'Expected product'),
  asOf: t('Số liệu tính đến hết ngày', 'As known at the end of'),
  draft: t('Bản thảo', 'Draft'),
  published: t('Đã ban hành', 'Published'),
  save: t('Lưu', 'Save'),
  reason: t('Lý do', 'Reason'),
  history: t('Lịch sử', 'History'),
  wholeCity: t('Toàn thành phố', 'The whole city'),
  system: t('Hệ thống', 'The system'),
};
