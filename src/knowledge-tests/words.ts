import { t, type Text } from '../kernel/messages.ts';
import type { StatusTone } from '../ui/badges.tsx';
import type { ItemFault } from './item-statistics.ts';
import type { QuestionState, TestState } from './schema.ts';

export const words = {
  room: t('Kiểm tra kiến thức', 'Knowledge tests'),
  bank: t('Ngân hàng câu hỏi', 'Question bank'),
  passed: t('Đạt', 'Passed'),
  failed: t('Chưa đạt', 'Not passed'),
  saved: t('Đã lưu.', 'Saved.'),
} as const;

export const testTones: Record<TestState, StatusTone> = { draft: 'new', open: 'working', closed: 'done' };
export const questionTones: Record<QuestionState, StatusTone> = {
  draft: 'new',
  active: 'done',
  retired: 'stopped',
};

export const faultWords: Record<ItemFault, Text> = {
  'wrong-key': t('Người giỏi lại trả lời sai: xem lại đáp án', 'Better people fail it: look at the key'),
  weak: t('Phân biệt kém', 'Tells people hardly apart'),
  'too-easy': t('Quá dễ', 'Too easy'),
  'too-hard': t('Quá khó', 'Too hard'),
  'dead-option': t('Có phương án không ai chọn', 'An option that nobody takes'),
};
