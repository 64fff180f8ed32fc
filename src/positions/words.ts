import { t, type Text } from '../kernel/messages.ts';
import type { SchemeCommand } from './life.ts';
import { schemeStates, type Position, type SchemeEvent, type SchemeState } from './schema.ts';
import type { StatusTone } from '../ui/badges.tsx';

export const words = {
  room: t('Vị trí việc làm', 'Job positions'),
  scheme: (number: number) => t(`Đề án lần ${number}`, `Scheme no. ${number}`),
  seats: t('Số người', 'Seats'),
} as const;

export const stateTones: Readonly<Record<SchemeState, StatusTone>> = {
  drafting: 'working',
  submitted: 'waiting',
  appraised: 'waiting',
  approved: 'done',
  dropped: 'stopped',
};

/** The state of a scheme as it is shown: one that was approved ends with its agency. */
export function stateShown(
  state: SchemeState,
  hasEnded: boolean,
): { readonly tone: StatusTone; readonly text: Text } {
  if (hasEnded && state === 'approved')
    return { tone: 'stopped', text: t('Hết hiệu lực cùng cơ quan', 'Ended with its agency') };
  return { tone: stateTones[state], text: schemeStates[state] };
}

export const fieldWords = {
  code: t('Mã', 'Code'),
  title: t('Tên vị trí', 'Title'),
  group: t('Nhóm', 'Group'),
  unit: t('Phòng, bộ phận', 'Unit'),
  work: t('Công việc phải làm', 'Work'),
  outputs: t('Sản phẩm đầu ra', 'Outputs'),
  competences: t('Năng lực', 'Competences'),
  grade: t('Ngạch', 'Grade'),
  degree: t('Trình độ', 'Degree'),
  major: t('Chuyên ngành', 'Field of study'),
  seats: t('Số người', 'Seats'),
} satisfies Record<keyof Position, ReturnType<typeof t>>;

export const eventWords = {
  opened: t('Bắt đầu xây dựng đề án', 'Scheme begun'),
  'position-written': t('Ghi vị trí', 'Position written'),
  'position-removed': t('Bỏ vị trí', 'Position removed'),
  imported: t('Nhập vị trí từ Excel', 'Positions imported'),
  'import-undone': t('Thu hồi lần nhập từ Excel', 'Import taken back'),
  submitted: t('Trình Sở Nội vụ', 'Submitted to Home Affairs'),
  returned: t('Trả lại để sửa', 'Returned'),
  appraised: t('Sở Nội vụ thẩm định xong', 'Appraised by Home Affairs'),
  approved: t('Chủ tịch phê duyệt', 'Approved by the chairman'),
  dropped: t('Hủy đề án', 'Dropped'),
} satisfies Record<SchemeEvent['kind'], ReturnType<typeof t>>;

export const doneWords = {
  'position-written': t('Đã lưu vị trí.', 'The position is saved.'),
  'position-removed': t('Đã bỏ vị trí.', 'The position is gone.'),
  imported: t('Đã nhập các vị trí.', 'The positions are in.'),
  'import-undone': t('Đã thu hồi lần nhập.', 'The import is taken back.'),
  submitted: t('Đã trình đề án; Sở Nội vụ sẽ thẩm định.', 'Submitted; Home Affairs will appraise it.'),
  returned: t('Đã trả lại đề án để cơ quan sửa.', 'Returned for the agency to mend.'),
  appraised: t('Đã thẩm định; đề án chờ Chủ tịch phê duyệt.', 'Appraised; it awaits the chairman.'),
  approved: t('Đã phê duyệt đề án.', 'The scheme is approved.'),
  dropped: t('Đã hủy đề án.', 'The scheme is dropped.'),
} satisfies Record<SchemeCommand['kind'], ReturnType<typeof t>>;
