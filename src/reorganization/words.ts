import { t, type Text } from '../kernel/messages.ts';
import type { OperationKind } from './schema.ts';

export const operationWords = {
  create: t('Thành lập cơ quan', 'Create an agency'),
  merge: t('Hợp nhất, sáp nhập', 'Merge'),
  split: t('Chia tách', 'Split'),
  abolish: t('Kết thúc hoạt động', 'Abolish'),
  place: t('Đổi tên, cấp, trực thuộc', 'Rename or place elsewhere'),
  'move-unit': t('Chuyển bộ phận', 'Move a unit'),
  'move-procedures': t('Chuyển thẩm quyền thủ tục', 'Move procedures'),
} satisfies Record<OperationKind, Text>;

/** What a trial touches. */
export const partWords: Readonly<Record<string, Text>> = {
  agencies: t('Cơ quan kết thúc', 'Agencies that end'),
  dossiers: t('Hồ sơ đang giải quyết', 'Dossiers under way'),
  steps: t('Bước đang chờ', 'Steps waiting'),
  accounts: t('Tài khoản cán bộ', 'Staff accounts'),
  procedures: t('Thủ tục đổi cơ quan', 'Procedures that change hands'),
  models: t('Mô hình quy trình nêu tên cơ quan', 'Process models that name them'),
  tasks: t('Nhiệm vụ cải cách còn mở', 'Open reform tasks'),
  forms: t('Biểu báo cáo còn mở', 'Open report forms'),
  sheets: t('Phiếu chấm chỉ số còn mở', 'Open index sheets'),
  quotas: t('Biên chế đang giao', 'Quotas in force'),
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
