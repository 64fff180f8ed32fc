import { t, type Text } from '../kernel/messages.ts';
import type { FindingKind } from './schema.ts';

/** What each kind of finding is called. */
export const kindWords: Record<FindingKind, Text> = {
  share: t('Tỷ lệ', 'Share'),
  sum: t('Tổng', 'Sum'),
  stock: t('Tăng, giảm, tồn', 'Stock and flow'),
  repeat: t('Số liệu lặp lại', 'Given twice'),
  order: t('Thứ tự thời gian', 'Order of days'),
};

export const auditWords = {
  title: t('Soát số liệu báo cáo', 'Audit the figures of a report'),
  lead: t(
    'Tải lên báo cáo hoặc dán văn bản: các số trong báo cáo được đối chiếu với nhau. Kết quả không được lưu.',
    'Upload a report or paste its text: its figures are checked against each other. The result is not kept.',
  ),
  file: t('Tệp báo cáo', 'Report'),
  fileHint: t(
    'Word (.docx), PDF có chữ hoặc văn bản (.txt). Tối đa 20 MB.',
    'Word (.docx), PDF with text, or plain text (.txt). At most 20 MB.',
  ),
  text: t('Hoặc dán văn bản', 'Or paste the text'),
  result: t('Kết quả soát số liệu', 'What the audit found'),
  check: t('Soát số liệu', 'Check the figures'),
  again: t('Soát báo cáo khác', 'Check another report'),
  stated: t('Ghi trong báo cáo', 'Stated'),
  computed: t('Tính lại', 'Computed'),
  truncated: t('Do cắt chữ số, không làm tròn', 'Digits cut off, not rounded'),
  also: t('Đối chiếu với', 'Together with'),
  none: t('Không thấy số liệu nào mâu thuẫn.', 'No figure was found to contradict another.'),
  noneMore: t(
    'Chỉ những quan hệ nói rõ trong văn bản mới được đối chiếu; số không có căn cứ đối chiếu thì không xét.',
    'Only relations that the text states clearly are worked out; a figure with nothing to compare it to is not judged.',
  ),
  numbers: t('Số đọc được', 'Figures read'),
  relations: t('Quan hệ đã đối chiếu', 'Relations worked out'),
  findings: t('Chỗ cần xem lại', 'To be looked at'),
} as const;

export function lineWords(line: number): Text {
  return t(`Dòng ${line}`, `Line ${line}`);
}
