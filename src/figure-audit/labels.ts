/**
 * What the words around a number say it is: the class of thing it counts, and the aspect by which it divides a total.
 * Only figures of one class can add up, and only parts by one aspect can be parts that exclude each other.
 */
export type Aspect = keyof typeof aspects;

const classes: readonly (readonly [string, RegExp])[] = [
  [
    'person',
    /^(?:người|cán bộ|công chức|viên chức|cbcc|cbccvc|ccvc|nhân viên|lao động|đại biểu|học viên|thí sinh|ứng viên|đảng viên|giáo viên|bác s[ĩỹ]|tiến s[ĩỹ]|thạc s[ĩỹ]|phó giáo sư|giáo sư|biên chế|chuyên viên|cán sự|hội viên|nam|nữ|đồng chí|công dân|học sinh|sinh viên|thành viên)(?!\p{L})/u,
  ],
  [
    'document',
    /^(?:văn bản|quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|thông báo|báo cáo|tờ trình|thông tư|vbqppl|hướng dẫn|nghị định)(?!\p{L})/u,
  ],
  ['dossier', /^(?:hồ sơ|đơn(?! vị)|hs)(?!\p{L})/u],
  ['petition', /^(?:phản ánh|kiến nghị|pakn|ý kiến|câu hỏi|vụ việc|khiếu nại|tố cáo)(?!\p{L})/u],
  ['procedure', /^(?:thủ tục|tthc|dịch vụ công|dvc|dvctt|dịch vụ)(?!\p{L})/u],
  ['event', /^(?:cuộc|lớp|hội nghị|buổi|đợt|kỳ|hội thảo|chuyên đề|đoàn)(?!\p{L})/u],
  [
    'agency',
    /^(?:cơ quan|đơn vị|sở(?! hữu)|ban(?! hành| đầu)|ngành|phòng(?! chống)|xã|phường|thị trấn|huyện|quận|thị xã|ubnd|ấp|khu vực|thôn|địa phương|chi cục|trung tâm)(?!\p{L})/u,
  ],
  ['business', /^(?:doanh nghiệp|hợp tác xã|dự án)(?!\p{L})/u],
  ['household', /^(?:hộ)(?!\p{L})/u],
  [
    'task',
    /^(?:nhiệm vụ|mục tiêu|chỉ tiêu|nội dung|giải pháp|tiêu chí|bước|sáng kiến|mô hình|đề án|chương trình)(?!\p{L})/u,
  ],
  ['paper', /^(?:giấy|chứng thư|tờ|tin|bài|tin bài|chuyên trang|chuyên mục|phóng sự|bản)(?!\p{L})/u],
];

/** The class of what is counted, when the words name one; "trường hợp" and "lượt" may be anything. */
export function classOf(noun: string): string | null {
  const words = noun.replace(/^(?:các|số|lượt|lượng)\s+/u, '');
  return classes.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The class of the last thing that the words name. */
export function lastClassIn(words: string): string | null {
  const lower = words.toLowerCase();
  const starts = [...lower.matchAll(/(?<!\p{L})\p{L}+/gu)].map(({ index }) => index);
  for (const at of starts.toReversed()) {
    const found = classOf(lower.slice(at));
    if (found !== null) return found;
  }
  return null;
}

const aspects = {
  state:
    /đang (?:trong )?(?:thời )?(?:hạn )?(?:giải quyết|xử lý|xem xét|thực hiện)|đang trong (?:thời )?hạn|chưa (?:giải quyết|xử lý|hoàn thành)|đã (?:giải quyết|xử lý|hoàn thành|trả)|tồn đọng|chờ bổ sung/u,
  timeliness: /(?:trước|đúng|quá|trễ|trong|sau|chậm) (?:thời )?(?:hạn|hẹn)|chưa đến hạn|sớm hạn|trễ/u,
  intake:
    /trực tuyến|trực tiếp|bưu chính|bưu điện|bcci|(?:kỳ|năm|quý|tháng) trước|chuyển (?:sang|qua)|mới tiếp nhận|tiếp nhận mới|tiếp nhận trong kỳ/u,
  level:
    /cấp (?:tỉnh|thành phố|sở|huyện|quận|xã|phường|trung ương)|sở,? (?:ban,? )?ngành|(?:ubnd|các) (?:quận|huyện|xã|phường)/u,
  sex: /(?:^|\s)(?:nam|nữ)(?:\s|$|:)/u,
  party: /đảng viên|đoàn viên/u,
  ethnic: /dân tộc|tôn giáo/u,
  age: /\d+ tuổi|độ tuổi/u,
  education:
    /giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|đại học|cao đẳng|trung cấp|sơ cấp|cao cấp|bác s[ĩỹ]|cử nhân|chuyên khoa/u,
  year: /năm (?:19|20)\d{2}|quý (?:i|\d)|6 tháng|tháng \d/u,
  applicant: /(?:^|\s)(?:tổ chức|cá nhân|doanh nghiệp|công dân)(?:\s|$|:)/u,
  online: /toàn trình|(?:trực tuyến|dvc|dvctt|dịch vụ công|cung cấp) một phần|cung cấp thông tin/u,
  satisfaction: /hài lòng|bình thường/u,
  effect: /(?:còn|hết|ngưng) hiệu lực/u,
  autonomy: /(?:tự|nhà nước|ngân sách) (?:bảo|đảm|bảo đảm|đảm bảo)|chi thường xuyên/u,
  rating:
    /(?:hoàn thành|không hoàn thành)(?: xuất sắc| tốt)? (?:xuất sắc |tốt )?(?:chức trách|nhiệm vụ)|hoàn thành xuất sắc|hoàn thành tốt|không hoàn thành/u,
  standard: /đạt chuẩn|đạt (?:và )?vượt|đạt yêu cầu|(?:không|chưa) đạt/u,
  funds: /ngân sách|xã hội hóa|nguồn (?:vốn|khác|thu)|vốn (?:trung ương|địa phương|nước ngoài|oda|vay)/u,
  revision: /ban hành mới|công bố mới|sửa đổi|thay thế|bãi bỏ|hủy bỏ|chuẩn hóa/u,
  document: /nghị quyết|quyết định|chỉ thị|kế hoạch|công văn|thông báo|báo cáo|tờ trình/u,
} as const;

/** By which aspect a part is one; the first that its words name. */
export function aspectOf(label: string): Aspect | null {
  const words = label.toLowerCase();
  for (const name of Object.keys(aspects) as Aspect[]) if (aspects[name].test(words)) return name;
  return null;
}

/** Aspects whose parts may overlap: a woman may be a party member. */
const overlapping: ReadonlySet<Aspect> = new Set<Aspect>(['party', 'ethnic', 'age', 'online']);

/** May something be counted in two of these parts? */
export function mayOverlap(labels: readonly string[]): boolean {
  return labels.some((label) => {
    const aspect = aspectOf(label);
    return aspect !== null && overlapping.has(aspect) && !isWhole(aspect, labels);
  });
}

/** Does a list end with what is left: "còn lại 18 thông báo", "lĩnh vực khác 2.395 hồ sơ", "11 đơn vị khác"? */
export function namesTheRest(labels: readonly string[]): boolean {
  const last = (labels.at(-1) ?? '').toLowerCase();
  return /^(?:và )?(?:số )?còn lại|(?:^|\s)khác\s*(?:là|có|:)?\s*[\d.,]+|^[\d.,]+(?:\s\p{L}+){1,3} khác$/u.test(
    last,
  );
}

/** Do these labels, all of one aspect, name everything there can be? Then what is missing from the sum is missing. */
export function isWhole(aspect: Aspect, labels: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => labels.some((label) => pattern.test(label.toLowerCase()));
  switch (aspect) {
    case 'timeliness':
      return (
        has(/(?:quá|trễ|sau|chậm) (?:thời )?(?:hạn|hẹn)|trễ/u) &&
        has(/(?:đúng|trong) (?:và trước )?(?:thời )?(?:hạn|hẹn)|chưa (?:đến|quá) hạn/u)
      );
    case 'intake':
      return (has(/trực tuyến/u) && has(/trực tiếp/u)) || (has(/mới|trong kỳ/u) && has(/trước/u));
    case 'level':
      return has(/xã|phường/u) && has(/huyện|quận/u) && has(/tỉnh|thành phố|sở/u);
    case 'sex':
      return has(/nam/u) && has(/nữ/u);
    case 'state':
      return has(/đã/u) && has(/đang|chưa/u);
    case 'applicant':
      return has(/cá nhân|công dân/u) && has(/tổ chức|doanh nghiệp/u);
    case 'satisfaction':
      return has(/(?:không|chưa) hài lòng/u) && labels.length > 1;
    case 'effect':
      return has(/còn hiệu lực/u) && has(/hết hiệu lực/u);
    case 'autonomy':
      return has(/(?:nhà nước|nsnn|ngân sách)/u) && has(/một phần/u) && labels.length > 2;
    case 'rating':
      return has(/xuất sắc/u) && has(/không hoàn thành/u);
    case 'standard':
      return has(/(?:chưa|không) đạt/u) && labels.length > 1;
    case 'revision':
      return has(/mới/u) && has(/sửa đổi/u) && has(/bãi bỏ|hủy bỏ/u);
    case 'online':
      return has(/toàn trình/u) && has(/một phần/u) && has(/thông tin/u);
    case 'funds':
    case 'party':
    case 'ethnic':
    case 'age':
    case 'education':
    case 'year':
    case 'document':
      return false;
  }
}
