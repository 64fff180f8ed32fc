import { t } from '../kernel/messages.ts';

export const words = {
  receive: t('Tiếp nhận hồ sơ', 'Receive a dossier'),
  received: t('Đã tiếp nhận', 'Received'),
  online: t('Hồ sơ nộp trực tuyến', 'Filed online'),
  return: t('Trả kết quả', 'Return results'),
  procedure: t('Thủ tục', 'Procedure'),
  applicant: t('Người nộp hồ sơ', 'Applicant'),
  owner: t('Chủ hồ sơ', 'Owner'),
  code: t('Mã hồ sơ', 'Code'),
  name: t('Họ tên hoặc tên tổ chức', 'Name of person or organisation'),
  idNumber: t('Số định danh hoặc mã số thuế', 'Identity number or tax code'),
  phone: t('Số điện thoại', 'Telephone'),
  email: t('Thư điện tử', 'E-mail'),
  address: t('Địa chỉ', 'Address'),
  papers: t('Thành phần hồ sơ', 'Papers'),
  sets: t('Số bộ hồ sơ', 'Number of sets'),
  note: t('Ghi chú', 'Note'),
  original: t('Bản chính', 'Original'),
  certified: t('Sao chứng thực', 'Certified'),
  plain: t('Bản sao', 'Plain copy'),
  fee: t('Phí, lệ phí', 'Fee'),
  dueAt: t('Hẹn trả kết quả', 'Result due'),
  receivedAt: t('Nhận lúc', 'Received at'),
  registeredAt: t('Nộp lúc', 'Filed at'),
  resolvedAt: t('Xong lúc', 'Resolved at'),
  state: t('Trạng thái', 'State'),
  why: t('Vì sao hẹn ngày này?', 'Why this date?'),
  noTerm: t('Pháp luật không quy định thời hạn', 'The law sets no term'),
  printReceipt: t('In giấy hẹn', 'Print the receipt'),
  openDossier: t('Mở hồ sơ', 'Open the dossier'),
} as const;

export const channelWords = {
  counter: t('Nộp trực tiếp tại quầy', 'At the counter'),
  post: t('Qua bưu chính công ích', 'By post'),
} as const;

export const wayWords = {
  counter: t('Trực tiếp tại quầy', 'At the counter'),
  post: t('Qua bưu chính công ích', 'By post'),
  online: t('Bản điện tử, trực tuyến', 'Electronic, online'),
} as const;
