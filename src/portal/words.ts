import type { State } from '../dossiers/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { StatusTone } from '../ui/badges.tsx';
import type { IconName } from '../ui/icons.ts';

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

/** What an open step means to the applicant, by its kind; never its own name, which may say more than is public. */
export const stepWords: Record<string, Text> = {
  handle: t('Chuyên viên đang xem xét hồ sơ', 'An official is working on the dossier'),
  check: t('Đang kiểm tra, thẩm định hồ sơ', 'The dossier is being checked'),
  inspect: t('Đang kiểm tra thực tế', 'An inspection on the spot is under way'),
  consult: t('Đang lấy ý kiến cơ quan có liên quan', 'Another agency is being consulted'),
  approve: t('Đang trình lãnh đạo ký duyệt', 'Waiting for the leader’s signature'),
  issue: t('Đang vào số, đóng dấu kết quả', 'The result is being numbered and sealed'),
  payment: t('Chờ bạn nộp phí, lệ phí', 'Waiting for your payment'),
  return: t('Kết quả đã chuyển về bộ phận Một Cửa', 'The result is at the one-stop counter'),
  refuse: t('Đang soạn văn bản trả lời', 'A written answer is being drafted'),
};
export const workingWords = t('Cơ quan đang giải quyết hồ sơ', 'The agency is working on the dossier');

/** What happened, in general words, by the kind of the event; what is not here concerns only the office. */
export const milestoneWords: Record<string, Text> = {
  registered: t('Hồ sơ được gửi đến cơ quan', 'The dossier was sent to the agency'),
  received: t('Cơ quan tiếp nhận hồ sơ', 'The agency received the dossier'),
  notReceived: t('Hồ sơ không được tiếp nhận', 'The dossier was not received'),
  linkedStarted: t('Chuyển sang cơ quan phối hợp giải quyết', 'Passed on to another agency for its part'),
  linkedReturned: t('Cơ quan phối hợp làm xong phần việc', 'The other agency finished its part'),
  supplementRequested: t('Cơ quan yêu cầu bổ sung giấy tờ', 'The agency asked for further papers'),
  supplemented: t('Bạn đã nộp giấy tờ bổ sung', 'You handed in the further papers'),
  paymentRequested: t('Cơ quan yêu cầu nộp tiền', 'The agency asked for a payment'),
  paid: t('Bạn đã nộp tiền', 'You paid'),
  extended: t('Cơ quan xin lỗi và hẹn lại ngày trả', 'The agency apologised and set a new date'),
  receiptCorrected: t('Giấy hẹn được sửa và cấp lại', 'The receipt was corrected and issued again'),
  withdrawn: t('Bạn rút hồ sơ', 'You withdrew the dossier'),
  stopped: t('Cơ quan dừng xử lý hồ sơ', 'The agency stopped the dossier'),
  resolved: t('Đã có kết quả', 'The result is there'),
  returned: t('Đã trả kết quả', 'The result was handed over'),
};
export const startedWords = t('Bắt đầu giải quyết', 'Work on the dossier began');

/** Pictures of life events, by a word of their folded names; the first that fits. */
export const lifeEventIcons: readonly (readonly [string, IconName])[] = [
  ['ket hon', 'heart-pulse'],
  ['sinh con', 'baby'],
  ['tre em', 'baby'],
  ['qua doi', 'flower-2'],
  ['mat', 'flower-2'],
  ['nha', 'house'],
  ['dat', 'map'],
  ['xay', 'hard-hat'],
  ['kinh doanh', 'store'],
  ['doanh nghiep', 'store'],
  ['xe', 'car'],
  ['hoc', 'graduation-cap'],
  ['viec', 'briefcase'],
  ['lao dong', 'briefcase'],
  ['suc khoe', 'heart-pulse'],
  ['giay to', 'file-text'],
  ['cu tru', 'map-pin'],
  ['cho o', 'map-pin'],
  ['thien tai', 'shield-alert'],
  ['cong dong', 'users-round'],
];

export const levelNames = {
  commune: t('Xã, phường, thị trấn', 'Communes and wards'),
  district: t('Quận, huyện', 'Districts'),
  city: t('Sở, ban, ngành', 'City departments'),
} as const;

export const notFoundWords = t(
  'Không tìm thấy hồ sơ có mã này. Mã hồ sơ in ở đầu giấy hẹn; hãy xem lại từng chữ, từng số, hoặc quét mã QR trên giấy hẹn.',
  'There is no dossier with this code. It stands at the top of the receipt: check it letter by letter, or scan the QR code.',
);
