import { t, type Text } from '../kernel/messages.ts';
import type { Phase } from './life.ts';
import type { Standing } from './ranking.ts';
import type { ExamKind } from './rule-schema.ts';
import type { Attendance, CandidateState } from './schema.ts';

export const words = {
  room: t('Kỳ thi, tuyển dụng', 'Examinations'),
  publicRoom: t('Thi tuyển, tuyển dụng', 'Examinations'),
  position: t('Vị trí việc làm', 'Position'),
  agency: t('Cơ quan', 'Agency'),
  grade: t('Ngạch, chức danh', 'Grade or post'),
  quota: t('Chỉ tiêu', 'Quota'),
  number: t('Số báo danh', 'Candidate number'),
  name: t('Họ và tên', 'Name'),
  bornOn: t('Ngày sinh', 'Date of birth'),
  part: t('Môn thi', 'Part'),
  points: t('Điểm', 'Points'),
  total: t('Tổng điểm', 'Total'),
  paper: t('Số phách', 'Blind code'),
  result: t('Kết quả', 'Result'),
  reason: t('Lý do', 'Reason'),
} satisfies Record<string, Text>;

export const phaseWords = {
  planned: t('Lập kế hoạch', 'Being planned'),
  announced: t('Đã thông báo', 'Announced'),
  registering: t('Đang nhận hồ sơ', 'Taking applications'),
  screening: t('Thẩm định hồ sơ', 'Screening'),
  sitting: t('Đang thi, chấm thi', 'Sitting and marking'),
  computed: t('Đã tính kết quả', 'Results computed'),
  published: t('Đã công bố, nhận phúc khảo', 'Published, taking appeals'),
  recognised: t('Đã công nhận kết quả', 'Recognised'),
  closed: t('Đã kết thúc', 'Closed'),
  cancelled: t('Đã hủy', 'Cancelled'),
} satisfies Record<Phase, Text>;

export const kindWords = {
  recruitment: t('Thi tuyển công chức', 'Recruitment by examination'),
  review: t('Xét tuyển công chức', 'Recruitment by review'),
  promotion: t('Thi nâng ngạch', 'Promotion between grades'),
  selection: t('Thi tuyển lãnh đạo', 'Selection of leaders'),
} satisfies Record<ExamKind, Text>;

export const standingWords = {
  won: t('Trúng tuyển', 'Won a place'),
  beyond: t('Đạt, ngoài chỉ tiêu', 'Passed, beyond the quota'),
  tied: t('Bằng điểm, chờ quyết định', 'Tied, to be decided'),
  outside: t('Đạt, không tính chỉ tiêu', 'Passed, outside the quota'),
  failed: t('Không đạt', 'Failed'),
  absent: t('Vắng thi', 'Absent'),
  expelled: t('Đình chỉ thi', 'Expelled'),
  withdrawn: t('Trúng tuyển, đã rút', 'Won, then withdrew'),
  waiting: t('Chưa có điểm', 'No marks yet'),
} satisfies Record<Standing, Text>;

export const candidateWords = {
  registered: t('Đã nộp hồ sơ', 'Registered'),
  withdrawn: t('Đã rút hồ sơ', 'Withdrawn'),
  eligible: t('Đủ điều kiện dự thi', 'Eligible'),
  ineligible: t('Không đủ điều kiện', 'Not eligible'),
} satisfies Record<CandidateState, Text>;

export const attendanceWords = {
  present: t('Có mặt', 'Present'),
  absent: t('Vắng', 'Absent'),
  expelled: t('Đình chỉ', 'Expelled'),
} satisfies Record<Attendance, Text>;

export const languageWords: Readonly<Record<string, Text>> = {
  english: t('Tiếng Anh', 'English'),
  french: t('Tiếng Pháp', 'French'),
  chinese: t('Tiếng Trung', 'Chinese'),
  russian: t('Tiếng Nga', 'Russian'),
  german: t('Tiếng Đức', 'German'),
};

/** What each event of an examination is called in its history. */
export const eventWords: Readonly<Record<string, Text>> = {
  planned: t('Lập kế hoạch kỳ thi', 'Planned'),
  changed: t('Sửa kế hoạch', 'Plan changed'),
  'position-asked': t('Cơ quan đề nghị chỉ tiêu', 'Quota asked for'),
  'position-decided': t('Quyết định chỉ tiêu', 'Quota decided'),
  'examiners-appointed': t('Cử người coi thi, nhập điểm', 'Examiners appointed'),
  announced: t('Thông báo kỳ thi', 'Announced'),
  'registration-opened': t('Bắt đầu nhận hồ sơ', 'Registration opened'),
  'registration-closed': t('Kết thúc nhận hồ sơ', 'Registration closed'),
  seated: t('Đánh số báo danh, xếp phòng', 'Numbers and rooms assigned'),
  'session-closed': t('Chốt điểm danh một môn, rọc phách', 'Attendance closed, blind codes given'),
  'session-settled': t('Chốt điểm một môn', 'Marks of a part settled'),
  computed: t('Tính kết quả', 'Results computed'),
  'tie-decided': t('Quyết định trường hợp bằng điểm', 'Tie decided'),
  published: t('Công bố kết quả', 'Published'),
  'appeal-made': t('Nhận đơn phúc khảo', 'Appeal made'),
  'appeal-settled': t('Giải quyết đơn phúc khảo', 'Appeal settled'),
  recognised: t('Công nhận kết quả', 'Recognised'),
  'positions-handed-over': t('Chỉ tiêu chuyển theo sắp xếp tổ chức', 'Quotas went on by a reorganisation'),
  'winner-withdrawn': t('Người trúng tuyển rút', 'Winner withdrew'),
  closed: t('Kết thúc kỳ thi', 'Closed'),
  cancelled: t('Hủy kỳ thi', 'Cancelled'),
};

/** `8550` → `85,5`. */
export function formatPoints(points: number): string {
  return String(points / 100).replace('.', ',');
}

/** `85,5`, `85.50` or `85` → 8550; null when it is no mark with at most two decimals. */
export function parsePoints(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
