import { t } from '../kernel/messages.ts';

export const words = {
  room: t('Đào tạo, thu hút nhân lực', 'Training and talent'),
  commitments: t('Cam kết, đền bù chi phí', 'Commitments and repayment'),
  verify: t('Kiểm tra chứng chỉ', 'Check a certificate'),
};

export const courseKinds = {
  professional: t('Chuyên môn', 'Professional'),
  political: t('Lý luận chính trị', 'Political theory'),
  stateManagement: t('Quản lý nhà nước', 'State management'),
  languages: t('Ngoại ngữ', 'Languages'),
  computing: t('Tin học', 'Computing'),
} as const;

/** Levels, by the words of the figures that count them (`training.professional.doctor`). */
export const degrees = {
  doctor: t('Tiến sĩ', 'Doctorate'),
  master: t('Thạc sĩ', 'Master'),
  specialistTwo: t('Bác sĩ chuyên khoa II', 'Specialist physician II'),
  specialistOne: t('Bác sĩ chuyên khoa I', 'Specialist physician I'),
  bachelor: t('Đại học', 'University'),
  college: t('Cao đẳng', 'College'),
  intermediate: t('Trung cấp', 'Intermediate'),
  position: t('Bồi dưỡng theo vị trí việc làm', 'Course for the post'),
} as const;

export const theories = {
  advanced: t('Cao cấp', 'Advanced'),
  intermediate: t('Trung cấp', 'Intermediate'),
  courses: t('Bồi dưỡng', 'Short course'),
} as const;

export const ranks = {
  senior: t('Chuyên viên cao cấp', 'Senior specialist'),
  principal: t('Chuyên viên chính', 'Principal specialist'),
  specialist: t('Chuyên viên', 'Specialist'),
  officer: t('Cán sự', 'Officer'),
  other: t('Nội dung khác', 'Other'),
} as const;

export const results = {
  excellent: t('Xuất sắc', 'Excellent'),
  good: t('Giỏi', 'Good'),
  fair: t('Khá', 'Fair'),
  passed: t('Đạt', 'Passed'),
  failed: t('Không đạt', 'Failed'),
} as const;
export type Result = keyof typeof results;

/** Whether a word of a record is one of these. */
export function isResult(word: string): word is Result {
  return Object.hasOwn(results, word);
}
