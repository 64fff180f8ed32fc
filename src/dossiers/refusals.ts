import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

export const notYours = refuse(
  'forbidden',
  t(
    'Bước này thuộc người hoặc bộ phận khác. Hãy nhờ trưởng phòng phân công lại nếu cần.',
    'This step belongs to another person or unit. Ask the head of unit to reassign it if needed.',
  ),
);
export const movedOn = refuse(
  'conflict',
  t(
    'Hồ sơ đã thay đổi từ khi bạn mở trang. Hãy tải lại trang để xem tình trạng mới nhất rồi làm tiếp.',
    'The dossier has changed since you opened the page. Reload it to see where it stands, then go on.',
  ),
);
export const changedMeanwhile = refuse(
  'conflict',
  t(
    'Thủ tục này vừa được công bố phiên bản mới trong lúc bạn nhập. Hãy kiểm tra lại giấy tờ, lệ phí rồi bấm tiếp nhận lần nữa.',
    'A new version of this procedure came into force while you were typing. Check papers and fee, then receive again.',
  ),
  'procedure',
);
export const notOffered = refuse(
  'not-offered',
  t(
    'Quầy của cơ quan bạn không tiếp nhận thủ tục này.',
    'The counter of your agency does not take this procedure.',
  ),
  'procedure',
);
export function agencyEnded(name: string): Refusal {
  return refuse(
    'agency-ended',
    t(
      `${name} đã kết thúc hoạt động. Hãy tiếp nhận tại cơ quan kế thừa.`,
      `${name} has ended. Receive it at the agency that carries on its work.`,
    ),
    'procedure',
  );
}

export function notInForce(code: string): Refusal {
  return refuse(
    'not-in-force',
    t(
      `Thủ tục ${code} không có hoặc đã hết hiệu lực, không tiếp nhận hồ sơ mới. Hãy chọn thủ tục khác.`,
      `Procedure ${code} does not exist or is no longer in force and takes no new dossier. Choose another.`,
    ),
    'procedure',
  );
}

export const conflict = refuse(
  'conflict',
  t(
    'Người khác vừa xử lý hồ sơ này trước bạn. Hãy tải lại trang để xem tình trạng mới nhất rồi làm tiếp.',
    'Somebody else has just acted on this dossier. Reload the page to see where it stands, then go on.',
  ),
);

export function formUsed(code: string): Refusal {
  return refuse(
    'form-used',
    t(
      `Biểu mẫu này đã dùng để tiếp nhận hồ sơ ${code}. Nội dung bạn vừa gửi chưa được ghi: hãy kiểm tra lại rồi tiếp nhận lần nữa, sẽ thành hồ sơ mới.`,
      `This form has already made dossier ${code}. What you have just sent was not recorded: check it and receive again; it will be a new dossier.`,
    ),
  );
}
