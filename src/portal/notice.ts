import { t, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { isClosed, type BriefView } from './view.ts';

/** What the applicant reads once another agency handles the dossier, a line each: who and since when, where to go, what stays. */
export function handOverNotice({ dueAt, state, handedOver }: BriefView): Text[] {
  if (handedOver === null) return [];
  const { at, decision, from, to } = handedOver;
  const day = formatDay(at);
  const place = [to.address, to.phone].filter((part) => part !== '').join(' · ');
  const who = t(
    `Từ ngày ${day}, hồ sơ của bạn do ${to.name} giải quyết, thay cho ${from} (${decision}).`,
    `Since ${day} your dossier is handled by ${to.name} in place of ${from} (${decision}).`,
  );
  const where =
    place === ''
      ? t(
          `Nộp thêm giấy tờ, hỏi tin và nhận kết quả tại Bộ phận Một Cửa của ${to.name}; địa chỉ và giờ làm việc xem ở trang của cơ quan.`,
          `Bring papers, ask and collect the result at the one-stop counter of ${to.name}; its page tells address and hours.`,
        )
      : t(
          `Nộp thêm giấy tờ, hỏi tin và nhận kết quả tại Bộ phận Một Cửa của ${to.name}: ${place}.`,
          `Bring papers, ask and collect the result at the one-stop counter of ${to.name}: ${place}.`,
        );
  const due = dueAt === null || isClosed(state) ? null : formatDay(dueAt);
  const stays =
    due === null
      ? t(
          'Mã hồ sơ giữ nguyên; giấy hẹn đã cấp vẫn dùng được.',
          'The code stays; the receipt you hold is still good.',
        )
      : t(
          `Ngày hẹn ${due} và mã hồ sơ giữ nguyên; giấy hẹn đã cấp vẫn dùng được.`,
          `The due date ${due} and the code stay; the receipt you hold is still good.`,
        );
  return isClosed(state) ? [who, stays] : [who, where, stays];
}
