import { isRole, roles } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { StatusTone } from '../ui/badges.tsx';
import type { CommandName } from './commands.ts';
import type { FilingChannel, State, Timeliness } from './schema.ts';

/** How each national state looks on a badge. */
export const stateTones: Record<State, StatusTone> = {
  registered: 'new',
  received: 'new',
  notReceived: 'stopped',
  processing: 'working',
  supplementRequested: 'waiting',
  paymentRequested: 'waiting',
  withdrawn: 'stopped',
  stopped: 'stopped',
  resolved: 'done',
  returned: 'done',
};

export const channelWords: Record<FilingChannel, Text> = {
  counter: t('Nộp trực tiếp tại quầy', 'Filed at the counter'),
  online: t('Nộp trực tuyến', 'Filed online'),
  post: t('Nộp qua bưu chính', 'Filed by post'),
  linked: t('Chuyển từ hồ sơ liên thông', 'Passed on from a linked dossier'),
};

export const timelinessWords: Record<Timeliness, Text> = {
  early: t('Trước hạn', 'Early'),
  onTime: t('Đúng hạn', 'On time'),
  late: t('Quá hạn', 'Late'),
};

export const payWays: Record<'cash' | 'transfer' | 'online', Text> = {
  cash: t('Tiền mặt', 'Cash'),
  transfer: t('Chuyển khoản', 'Bank transfer'),
  online: t('Thanh toán trực tuyến', 'Paid online'),
};

export const returnWays: Record<'counter' | 'post' | 'online', Text> = {
  counter: t('Nhận tại quầy', 'At the counter'),
  post: t('Gửi qua bưu chính', 'By post'),
  online: t('Gửi trực tuyến', 'Online'),
};

export const pauseWords: Record<'supplement' | 'payment', Text> = {
  supplement: t('Chờ bổ sung giấy tờ', 'Waiting for papers'),
  payment: t('Chờ nộp tiền', 'Waiting for payment'),
};

/** What the page says after each command. */
export const doneWords: Record<CommandName, Text> = {
  receive: t('Đã tiếp nhận hồ sơ.', 'The dossier is received.'),
  refuse: t('Đã từ chối tiếp nhận hồ sơ.', 'The dossier is refused.'),
  assign: t('Đã ghi người xử lý của bước này.', 'The person for this step is recorded.'),
  completeStep: t('Đã xong bước này, hồ sơ chuyển tiếp.', 'The step is done; the dossier moves on.'),
  requestSupplement: t(
    'Đã yêu cầu bổ sung; thời gian chờ không tính vào thời hạn.',
    'The supplement is requested; waiting does not count.',
  ),
  supplement: t('Đã nhận giấy tờ bổ sung.', 'The supplement is received.'),
  requestPayment: t('Đã yêu cầu thực hiện nghĩa vụ tài chính.', 'The payment is requested.'),
  pay: t('Đã ghi nhận khoản tiền.', 'The payment is recorded.'),
  extend: t('Đã ghi ngày hẹn mới.', 'The new date is recorded.'),
  withdraw: t('Đã ghi việc rút hồ sơ.', 'The withdrawal is recorded.'),
  stop: t('Đã dừng xử lý hồ sơ.', 'The dossier is stopped.'),
  correctReceipt: t(
    'Đã sửa thông tin; hãy in và cấp lại giấy hẹn.',
    'Corrected; print and reissue the receipt.',
  ),
  attach: t('Đã đính kèm tệp.', 'The files are attached.'),
  return: t('Đã trả kết quả cho người nộp.', 'The result is handed over.'),
};

/** The words of a step's role; a lane named freely stands as it is. */
export function roleWords(role: string): Text | string {
  return isRole(role) ? roles[role] : role;
}

export const nobody = t('Chưa có người nhận', 'Nobody yet');
export const theProgram = t('Hệ thống', 'The system');
export const theApplicant = t('Người nộp hồ sơ', 'The applicant');

/** A day in an address that the calendar does not have. */
export function noSuchDay(typed: string): Text {
  const day = typed.slice(0, 40);
  return t(
    `"${day}" không phải là một ngày. Hãy nhập ngày/tháng/năm, ví dụ 02/03/2026.`,
    `"${day}" is not a day. Enter day/month/year, for example 02/03/2026.`,
  );
}
