import { refuse } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

export const overtaken = refuse(
  'conflict',
  t(
    'Đề án đã được người khác thay đổi sau khi bạn mở trang. Chưa ghi gì; hãy mở lại đề án rồi làm tiếp.',
    'Somebody changed the scheme after you opened the page. Nothing was saved; open it again and go on.',
  ),
);

export const isOver = refuse(
  'conflict',
  t(
    'Cơ quan này đã kết thúc hoạt động; đề án mới do cơ quan kế thừa xây dựng.',
    'This agency has ended; the agency that carries on makes the new scheme.',
  ),
);

export function isOpenAlready(number: number) {
  return refuse(
    'conflict',
    t(
      `Đề án lần ${number} của cơ quan chưa xong; hãy làm tiếp đề án đó.`,
      `Scheme no. ${number} of the agency is not finished yet; go on with that one.`,
    ),
  );
}
