import { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';

/** How the rows of form II.06a are made. */
export const divisions = {
  agency: t('Cơ quan', 'Agency'),
  field: t('Lĩnh vực', 'Field'),
  level: t('Cấp', 'Level'),
} satisfies Record<string, Text>;
export type Division = keyof typeof divisions;
export const Division = z.enum(Object.keys(divisions) as [Division, ...Division[]]);

/** A figure column of form II.06a/VPCP/KSTT: its number there, its group, its words, its indicator. */
export type FormColumn = {
  readonly number: number;
  readonly group: Text;
  readonly title: Text;
  readonly indicator: string;
};

const received = t('Số hồ sơ tiếp nhận', 'Received');
const resolved = t('Số hồ sơ đã giải quyết', 'Resolved');
const open = t('Số hồ sơ đang giải quyết', 'In progress');
const total = t('Tổng số', 'Total');

/** Columns 3–13; 1 and 2 are the number and name of the row. */
export const formColumns: readonly FormColumn[] = [
  { number: 3, group: received, title: total, indicator: 'dossier.total' },
  { number: 4, group: received, title: t('Trực tuyến', 'Online'), indicator: 'dossier.receivedOnline' },
  {
    number: 5,
    group: received,
    title: t('Trực tiếp, bưu chính', 'Counter, post'),
    indicator: 'dossier.receivedDirect',
  },
  {
    number: 6,
    group: received,
    title: t('Từ kỳ trước', 'Carried over'),
    indicator: 'dossier.opening',
  },
  { number: 7, group: resolved, title: total, indicator: 'dossier.resolved' },
  { number: 8, group: resolved, title: t('Trước hạn', 'Early'), indicator: 'dossier.resolvedEarly' },
  { number: 9, group: resolved, title: t('Đúng hạn', 'On time'), indicator: 'dossier.resolvedOnTime' },
  { number: 10, group: resolved, title: t('Quá hạn', 'Late'), indicator: 'dossier.resolvedLate' },
  { number: 11, group: open, title: total, indicator: 'dossier.inProgress' },
  { number: 12, group: open, title: t('Trong hạn', 'Within term'), indicator: 'dossier.inProgressWithin' },
  { number: 13, group: open, title: t('Quá hạn', 'Overdue'), indicator: 'dossier.inProgressOverdue' },
];

/**
 * Beside the columns of the form, where a reorganisation handed dossiers over in the period: (3) = (4) + (5) + (6) + taken
 * over − handed over. The form of the circular has no column for them.
 */
export const handOverColumns = [
  { title: t('Nhận', 'Taken over'), indicator: 'dossier.takenOver' },
  { title: t('Giao', 'Handed over'), indicator: 'dossier.handedOver' },
] as const;
export const handOverGroup = t('Bàn giao do sắp xếp', 'Reorganised');

/** One of six checks of records that spoil figures (form II.06a's instructions). */
export type RecordCheck = {
  readonly code: string;
  readonly title: Text;
  /** What to do about a record that it finds. */
  readonly remedy: Text;
};

export const recordChecks: readonly RecordCheck[] = [
  {
    code: 'no-receipt-date',
    title: t('Đang xử lý nhưng không có ngày tiếp nhận', 'In progress without a date of receipt'),
    remedy: t(
      'Mở hồ sơ, đối chiếu giấy hẹn; nhờ quản trị dựng lại dòng hồ sơ từ nhật ký sự kiện (lệnh verify-ledger nêu đúng dòng sai).',
      'Open the dossier, compare its receipt; an administrator restores the row from its events (verify-ledger names it).',
    ),
  },
  {
    code: 'closed-without-end',
    title: t('Đã kết thúc nhưng không có ngày kết thúc', 'Closed without an end date'),
    remedy: t(
      'Mở hồ sơ xem bước cuối; hồ sơ chưa xong thật thì hoàn thành bước đang mở, đã xong thì nhờ quản trị dựng lại dòng.',
      'Open it and look at the last step; finish it if it is not done, else have the row restored from its events.',
    ),
  },
  {
    code: 'received-in-future',
    title: t('Ngày tiếp nhận ở tương lai', 'Received in the future'),
    remedy: t(
      'Kiểm tra đồng hồ máy chủ; hồ sơ nhập sai ngày thì dừng xử lý có lý do và tiếp nhận lại.',
      'Check the server’s clock; stop the dossier with the reason and receive it again.',
    ),
  },
  {
    code: 'ended-in-future',
    title: t('Ngày kết thúc ở tương lai', 'Ended in the future'),
    remedy: t(
      'Kiểm tra đồng hồ máy chủ khi trả kết quả; ghi lại thời điểm đúng trong biên bản của hồ sơ.',
      'Check the server’s clock of that day; note the true time with the dossier.',
    ),
  },
  {
    code: 'ended-before-received',
    title: t('Kết thúc trước khi tiếp nhận', 'Ended before it was received'),
    remedy: t(
      'Hai mốc thời gian ngược nhau: đối chiếu giấy hẹn và kết quả, sửa phiếu tiếp nhận.',
      'The two times are reversed: compare receipt and result, and correct the receipt.',
    ),
  },
  {
    code: 'online-not-offered',
    title: t(
      'Nộp trực tuyến ở thủ tục không cung cấp trực tuyến',
      'Filed online on a procedure not offered online',
    ),
    remedy: t(
      'Sửa mức độ trực tuyến của thủ tục nếu thủ tục đã cung cấp; nếu không, sửa cách nộp trên phiếu tiếp nhận.',
      'Correct the procedure’s online level if it is offered; else correct the way of filing on the receipt.',
    ),
  },
];
