import { t, type Text } from '../kernel/messages.ts';
import type { OperationKind } from './schema.ts';

export const operationWords = {
  create: t('Thành lập cơ quan', 'Create an agency'),
  merge: t('Hợp nhất, sáp nhập', 'Merge'),
  split: t('Chia tách', 'Split'),
  abolish: t('Kết thúc hoạt động', 'Abolish'),
  place: t('Đổi tên, cấp, trực thuộc', 'Rename or place elsewhere'),
  'set-quota': t('Giao biên chế', 'Give a quota'),
  'move-unit': t('Chuyển bộ phận', 'Move a unit'),
  'move-procedures': t('Chuyển thẩm quyền thủ tục', 'Move procedures'),
} satisfies Record<OperationKind, Text>;

/** What a trial touches. */
export const partWords: Readonly<Record<string, Text>> = {
  agencies: t('Cơ quan kết thúc', 'Agencies that end'),
  dossiers: t('Hồ sơ đang giải quyết', 'Dossiers under way'),
  steps: t('Bước đang chờ', 'Steps waiting'),
  accounts: t('Tài khoản cán bộ', 'Staff accounts'),
  staff: t('Hồ sơ cán bộ, công chức, viên chức', 'Personnel records'),
  seats: t('Chỗ theo đề án vị trí việc làm', 'Seats of position schemes'),
  schemes: t('Đề án vị trí việc làm', 'Position schemes'),
  examinations: t('Chỉ tiêu ở kỳ thi chưa xong', 'Positions of examinations under way'),
  procedures: t('Thủ tục đổi cơ quan', 'Procedures that change hands'),
  models: t('Mô hình quy trình nêu tên cơ quan', 'Process models that name them'),
  tasks: t('Nhiệm vụ cải cách còn mở', 'Open reform tasks'),
  targets: t('Mục tiêu do cơ quan chịu trách nhiệm', 'Targets they answer for'),
  audiences: t('Mục tiêu giao cho từng cơ quan của cấp', 'Targets for each of their level'),
  forms: t('Biểu số liệu chưa duyệt xong', 'Forms of figures not settled'),
  sheets: t('Phiếu chấm chỉ số chưa công bố', 'Index sheets not published'),
  sections: t('Mục báo cáo đang soạn', 'Sections of reports being written'),
  quotas: t('Biên chế đang giao', 'Quotas in force'),
  powers: t('Chức năng, thẩm quyền đang giao', 'Functions and powers in force'),
  registers: t('Sổ theo dõi có dòng', 'Registers with rows'),
};

export const words = {
  room: t('Sắp xếp tổ chức', 'Reorganisation'),
  title: t('Tên phương án', 'Name of the plan'),
  effectiveOn: t('Ngày có hiệu lực', 'Takes effect on'),
  number: t('Số văn bản quyết định', 'Number of the decision'),
  issuer: t('Cơ quan ban hành', 'Issued by'),
  issuedOn: t('Ngày ban hành', 'Issued on'),
  operations: t('Các việc', 'Operations'),
  reason: t('Lý do', 'Reason'),
  save: t('Lưu', 'Save'),
} satisfies Record<string, Text>;

/** What is said once something was done with a plan. */
export const doneWords = {
  try: t('Đã chạy thử; chưa thay đổi gì.', 'Tried out; nothing has been changed.'),
  approve: t('Đã duyệt phương án.', 'The plan has been approved.'),
  'carry-out': t('Đã thực hiện sắp xếp.', 'The reorganisation has been carried out.'),
} as const;
