import { t } from '../kernel/messages.ts';
import { fileWords, type ProblemSayings } from './file-words.ts';

/** What each problem says, given how the element is called and one detail; and how grave it is. */
export const problemWords = {
  ...fileWords,
  // How the process starts and ends
  'no-start': [
    'error',
    (e) =>
      t(
        `${e}: không có sự kiện bắt đầu. Hãy vẽ đúng một sự kiện bắt đầu.`,
        `${e}: there is no start event. Draw exactly one.`,
      ),
  ],
  'several-starts': [
    'error',
    (e) =>
      t(
        `${e}: có nhiều hơn một sự kiện bắt đầu. Chỉ giữ lại một.`,
        `${e}: there is more than one start event. Keep one.`,
      ),
  ],
  'no-end': ['error', (e) => t(`${e}: không có sự kiện kết thúc.`, `${e}: there is no end event.`)],
  'flow-into-start': [
    'error',
    (e) =>
      t(`${e}: không được có luồng đi vào sự kiện bắt đầu.`, `${e}: no flow may lead into a start event.`),
  ],
  'flow-out-of-end': [
    'error',
    (e) =>
      t(
        `${e}: không được có luồng đi ra từ sự kiện kết thúc.`,
        `${e}: no flow may lead out of an end event.`,
      ),
  ],
  'flow-across-border': [
    'error',
    (e) =>
      t(
        `${e}: luồng không được đi xuyên qua ranh giới của quy trình con hoặc của bể.`,
        `${e}: a flow may not cross the border of a sub-process or a pool.`,
      ),
  ],
  'no-way-on': [
    'error',
    (e) =>
      t(
        `${e}: không có luồng đi ra, hồ sơ sẽ mắc lại ở đây.`,
        `${e}: no flow leads out, a dossier would stay here for ever.`,
      ),
  ],
  unreachable: [
    'error',
    (e) => t(`${e}: hồ sơ không bao giờ đi tới đây.`, `${e}: no dossier can ever come here.`),
  ],
  'no-way-out': [
    'error',
    (e) =>
      t(
        `${e}: từ đây không có đường nào tới sự kiện kết thúc.`,
        `${e}: from here no path leads to an end event.`,
      ),
  ],
  'loop-without-task': [
    'error',
    (e) =>
      t(
        `${e}: nằm trong vòng lặp không có nhiệm vụ nào, quy trình sẽ quay mãi.`,
        `${e}: lies in a loop without any task, the process would turn for ever.`,
      ),
  ],
  // Steps
  'no-owner': [
    'error',
    (e) =>
      t(
        `${e}: chưa có người thực hiện. Hãy đặt nhiệm vụ vào một làn có tên, hoặc chọn vai trò.`,
        `${e}: nobody does this. Put the task into a lane with a name, or choose a role.`,
      ),
  ],
  'unknown-owner': [
    'error',
    (e, d) =>
      t(
        `${e}: “${d}” không phải là vai trò hay cơ quan của thành phố.`,
        `${e}: “${d}” is no role or agency of the city.`,
      ),
  ],
  'shares-over-100': [
    'error',
    (e, d) =>
      t(
        `${e}: tổng tỷ lệ thời hạn trên đường đi tới đây là ${d} %, vượt quá 100 %.`,
        `${e}: the shares of the term on the way here add up to ${d} %, more than 100 %.`,
      ),
  ],
  'call-without-procedure': [
    'error',
    (e) =>
      t(
        `${e}: chưa chọn thủ tục được gọi (calledElement).`,
        `${e}: no called procedure is chosen (calledElement).`,
      ),
  ],
  'unknown-procedure': [
    'error',
    (e, d) =>
      t(
        `${e}: thủ tục “${d}” không có trong danh mục đang có hiệu lực.`,
        `${e}: the procedure “${d}” is not in force in the catalogue.`,
      ),
  ],
  'procedure-not-received': [
    'error',
    (e, d) =>
      t(
        `${e}: thủ tục “${d}” chưa có quy trình nên không nơi nào tiếp nhận được. Hãy gắn quy trình cho thủ tục đó trước.`,
        `${e}: the procedure “${d}” has no process, so no counter can receive it. Give it a process first.`,
      ),
  ],
  'calls-itself': [
    'error',
    (e, d) =>
      t(
        `${e}: gọi thủ tục “${d}” thì quay lại chính quy trình này, hồ sơ sẽ sinh ra mãi.`,
        `${e}: calling the procedure “${d}” leads back to this very process, dossiers would be opened for ever.`,
      ),
  ],
  'timer-without-duration': [
    'error',
    (e, d) =>
      t(
        `${e}: cần một khoảng thời gian theo ISO 8601, ví dụ P3D (3 ngày) hoặc PT8H (8 giờ)${d === '' ? '' : `; “${d}” không dùng được`}.`,
        `${e}: needs an ISO 8601 duration such as P3D (3 days) or PT8H (8 hours)${d === '' ? '' : `; “${d}” cannot be used`}.`,
      ),
  ],
  // Choices
  'choice-without-task': [
    'error',
    (e, join) =>
      t(
        `${e}: cổng rẽ nhánh phải đứng ngay sau một nhiệm vụ, vì nhánh được chọn theo kết quả của nhiệm vụ đó${join === '' ? '' : `; cổng song song ${join} chỉ nhập các nhánh, không quyết định`}. Hãy đặt một nhiệm vụ quyết định trước cổng.`,
        `${e}: a branching gateway must come directly after a task, as the task’s outcome chooses the branch${join === '' ? '' : `; the parallel gateway ${join} only joins branches and decides nothing`}. Put a decision task before the gateway.`,
      ),
  ],
  'choice-beside-flows': [
    'error',
    (e) =>
      t(
        `${e}: có luồng tới cổng rẽ nhánh thì không được có luồng đi ra nào khác.`,
        `${e}: with a flow to a branching gateway there may be no other flow out.`,
      ),
  ],
  'missing-outcome': [
    'error',
    (e) =>
      t(
        `${e}: luồng đi ra từ cổng rẽ nhánh cần có kết quả (hoặc tên).`,
        `${e}: a flow out of a branching gateway needs an outcome (or a name).`,
      ),
  ],
  'duplicate-outcome': [
    'error',
    (e, d) =>
      t(
        `${e}: kết quả “${d}” đã dùng cho một nhánh khác của cùng cổng.`,
        `${e}: the outcome “${d}” is already used by another branch of the same gateway.`,
      ),
  ],
  'call-outcome': [
    'error',
    (e, d) =>
      t(
        `${e}: sau khi gọi thủ tục khác, nhánh chỉ có thể là “returned” hoặc “refused”, không phải “${d}”.`,
        `${e}: after a called procedure a branch can only be “returned” or “refused”, not “${d}”.`,
      ),
  ],
  'call-outcome-missing': [
    'error',
    (e, d) =>
      t(
        `${e}: chưa có nhánh cho trường hợp thủ tục được gọi kết thúc với kết quả “${d}”.`,
        `${e}: there is no branch for the called procedure ending as “${d}”.`,
      ),
  ],
  'condition-not-read': [
    'warning',
    (e, d) =>
      t(
        `${e}: không tính biểu thức “${d}”; kết quả lấy theo tên luồng.`,
        `${e}: the expression “${d}” is not evaluated; the flow’s name is taken as the outcome.`,
      ),
  ],
  'condition-without-choice': [
    'error',
    (e) =>
      t(
        `${e}: điều kiện chỉ dùng được trên luồng đi ra từ cổng rẽ nhánh.`,
        `${e}: a condition works only on a flow out of a branching gateway.`,
      ),
  ],
  'more-problems': [
    'error',
    (_, d) => t(`Còn ${d} vấn đề khác chưa liệt kê.`, `There are ${d} more problems, not listed.`),
  ],
  // Behaviour
  deadlock: [
    'error',
    (e, d) =>
      t(
        `${e}: hồ sơ có thể mắc lại ở đây, vì cổng chờ luồng không bao giờ tới: ${d}.`,
        `${e}: a dossier can get stuck here, waiting for a flow that never comes: ${d}.`,
      ),
  ],
  'two-tokens': [
    'error',
    (e, next) =>
      next === ''
        ? t(
            `${e}: có thể được bắt đầu hai lần cùng lúc, vì các nhánh song song không được nhập lại bằng cổng song song.`,
            `${e}: can be started twice at once, as parallel branches are not joined by a parallel gateway.`,
          )
        : t(
            `${e}: các nhánh song song gặp nhau ở đây mà không được nhập lại, nên ${next} có thể được bắt đầu hai lần cùng lúc. Hãy thay bằng cổng song song.`,
            `${e}: parallel branches meet here without being joined, so that ${next} can be started twice at once. Put a parallel gateway here.`,
          ),
  ],
  'token-left-behind': [
    'error',
    (e, d) =>
      t(
        `${e}: khi tới đây vẫn còn việc đang dở ở ${d}.`,
        `${e}: on arrival here work is still unfinished at ${d}.`,
      ),
  ],
  'return-skipped': [
    'error',
    (e) =>
      t(
        `${e}: có đường tới đây mà không qua bước trả kết quả hoặc từ chối. Được tính là nhiệm vụ có motcua:kind “return” hoặc “refuse”, sự kiện kết thúc có motcua:outcome “refused”, hoặc “returned” khi bản vẽ không có bước trả; trong tệp không khai báo motcua:kind, cả những tên như “Trả kết quả”, “Trả hồ sơ”, “Giao trả”, “Từ chối”, “Không đủ điều kiện”.`,
        `${e}: a path leads here without returning a result or refusing. What counts: a task with motcua:kind “return” or “refuse”, an end event with motcua:outcome “refused”, or “returned” where no return is drawn; in a file that declares no motcua:kind, also names such as “Return result”, “Return to applicant”, “Deliver”, “Refuse”, “Rejected”.`,
      ),
  ],
  'too-complex': [
    'error',
    (e) =>
      t(
        `${e}: mô hình quá phức tạp để chứng minh là đúng. Hãy chia thành các quy trình con hoặc vẽ cấu trúc rõ hơn.`,
        `${e}: the model is too complex to be proved sound. Split it into sub-processes or give it a clearer structure.`,
      ),
  ],
} satisfies ProblemSayings;

export type ProblemCode = keyof typeof problemWords;
