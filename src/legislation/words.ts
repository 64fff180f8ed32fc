import { t, type Text } from '../kernel/messages.ts';
import type { StatusTone } from '../ui/badges.tsx';
import type { Act, Standing } from './life.ts';
import type {
  Body,
  Conclusion,
  DocumentKind,
  DocumentLevel,
  EffectState,
  Fault,
  RelationKind,
  ReviewKind,
  Stance,
} from './schema.ts';

export const room = t('Văn bản pháp luật', 'Legal documents');

export const kindWords: Readonly<Record<DocumentKind, Text>> = {
  law: t('Luật', 'Law'),
  ordinance: t('Pháp lệnh', 'Ordinance'),
  decree: t('Nghị định', 'Decree'),
  circular: t('Thông tư', 'Circular'),
  resolution: t('Nghị quyết', 'Resolution'),
  decision: t('Quyết định', 'Decision'),
  directive: t('Chỉ thị', 'Directive'),
};

export const levelWords: Readonly<Record<DocumentLevel, Text>> = {
  central: t('Trung ương', 'Central'),
  city: t('Thành phố', 'City'),
  district: t('Cấp huyện', 'District'),
  commune: t('Cấp xã', 'Commune'),
};

export const bodyWords: Readonly<Record<Body, Text>> = {
  council: t('Hội đồng nhân dân', 'People’s Council'),
  committee: t('Ủy ban nhân dân', 'People’s Committee'),
  chairman: t('Chủ tịch Ủy ban nhân dân', 'Chairman of the People’s Committee'),
  central: t('Cơ quan trung ương', 'Central organ'),
};

export const standingWords: Readonly<Record<Standing, Text>> = {
  proposed: t('Đề nghị xây dựng', 'Proposed'),
  drafting: t('Đang soạn thảo', 'Being drafted'),
  opinions: t('Đang lấy ý kiến', 'Opinions asked'),
  appraisal: t('Đang thẩm định', 'Being appraised'),
  submitted: t('Đã trình', 'Submitted'),
  issued: t('Đã ban hành', 'Issued'),
  dropped: t('Dừng xây dựng', 'Dropped'),
  withdrawn: t('Nhập nhầm, đã gỡ', 'Entered by mistake'),
};
export const standingTones: Readonly<Record<Standing, StatusTone>> = {
  proposed: 'new',
  drafting: 'working',
  opinions: 'waiting',
  appraisal: 'waiting',
  submitted: 'working',
  issued: 'done',
  dropped: 'stopped',
  withdrawn: 'stopped',
};

export const effectWords: Readonly<Record<EffectState, Text>> = {
  'not-yet': t('Chưa có hiệu lực', 'Not yet in force'),
  'in-force': t('Còn hiệu lực', 'In force'),
  suspended: t('Ngưng hiệu lực', 'Suspended'),
  partly: t('Hết hiệu lực một phần', 'Partly expired'),
  expired: t('Hết hiệu lực toàn bộ', 'Expired'),
};
export const effectTones: Readonly<Record<EffectState, StatusTone>> = {
  'not-yet': 'new',
  'in-force': 'done',
  suspended: 'waiting',
  partly: 'working',
  expired: 'stopped',
};

/** What this document does to another, and what is done to it. */
export const relationWords: Readonly<Record<RelationKind, Text>> = {
  amends: t('Sửa đổi, bổ sung', 'Amends'),
  replaces: t('Thay thế', 'Replaces'),
  guides: t('Quy định chi tiết, hướng dẫn', 'Guides'),
  annuls: t('Bãi bỏ', 'Annuls'),
  suspends: t('Ngưng hiệu lực', 'Suspends'),
  cites: t('Dẫn chiếu, căn cứ', 'Cites'),
  corrects: t('Đính chính', 'Corrects'),
};
export const passiveWords: Readonly<Record<RelationKind, Text>> = {
  amends: t('Được sửa đổi, bổ sung bởi', 'Amended by'),
  replaces: t('Được thay thế bởi', 'Replaced by'),
  guides: t('Được quy định chi tiết, hướng dẫn bởi', 'Guided by'),
  annuls: t('Bị bãi bỏ bởi', 'Annulled by'),
  suspends: t('Bị ngưng hiệu lực bởi', 'Suspended by'),
  cites: t('Được dẫn chiếu bởi', 'Cited by'),
  corrects: t('Được đính chính bởi', 'Corrected by'),
};

export const stanceWords: Readonly<Record<Stance, Text>> = {
  agree: t('Thống nhất', 'Agrees'),
  changes: t('Thống nhất, đề nghị chỉnh sửa', 'Agrees with changes'),
  disagree: t('Không thống nhất', 'Does not agree'),
};
export const verdictWords: Readonly<Record<Stance, Text>> = {
  agree: t('Đủ điều kiện trình', 'Fit to be submitted'),
  changes: t('Đủ điều kiện trình sau khi tiếp thu, chỉnh lý', 'Fit once changed'),
  disagree: t('Chưa đủ điều kiện trình', 'Not fit'),
};

export const conclusionWords: Readonly<Record<Conclusion, Text>> = {
  keep: t('Giữ nguyên', 'Keep'),
  amend: t('Sửa đổi, bổ sung', 'Amend'),
  replace: t('Thay thế', 'Replace'),
  annul: t('Bãi bỏ', 'Annul'),
};
export const reviewWords: Readonly<Record<ReviewKind, Text>> = {
  topic: t('Theo chuyên đề, lĩnh vực', 'By topic or field'),
  systematisation: t('Hệ thống hóa kỳ 05 năm', 'Five-yearly systematisation'),
  constitution: t('Theo Hiến pháp năm 2013', 'Against the 2013 Constitution'),
};
export const faultWords: Readonly<Record<Fault, Text>> = {
  competence: t('Sai thẩm quyền', 'Beyond its powers'),
  content: t('Nội dung trái pháp luật', 'Contents against the law'),
  form: t('Sai thể thức, kỹ thuật trình bày', 'Form and layout'),
  procedure: t('Vi phạm trình tự, thủ tục ban hành', 'Procedure of issuing'),
  effect: t('Sai quy định về hiệu lực', 'Rules on effect'),
};

/** The word on the button by which something is done, and the sentence after it. */
export const actWords: Readonly<Record<Act, { readonly button: Text; readonly done: Text }>> = {
  edit: { button: t('Lưu', 'Save'), done: t('Đã lưu.', 'Saved.') },
  accept: {
    button: t('Chấp thuận đề nghị', 'Accept the proposal'),
    done: t('Đã chấp thuận; cơ quan đề nghị bắt đầu soạn thảo.', 'Accepted; drafting begins.'),
  },
  ask: {
    button: t('Gửi lấy ý kiến', 'Ask for opinions'),
    done: t('Đã gửi lấy ý kiến.', 'Opinions are asked.'),
  },
  opine: {
    button: t('Gửi ý kiến', 'Send the opinion'),
    done: t('Đã ghi nhận ý kiến.', 'The opinion is recorded.'),
  },
  post: {
    button: t('Đăng dự thảo', 'Post the draft'),
    done: t('Đã đăng dự thảo để lấy ý kiến rộng rãi.', 'The draft is posted for comments.'),
  },
  assess: {
    button: t('Ghi tác động', 'Record the impact'),
    done: t('Đã ghi tác động đến thủ tục hành chính.', 'The impact on procedures is recorded.'),
  },
  'send-appraisal': {
    button: t('Gửi thẩm định', 'Send for appraisal'),
    done: t('Đã gửi thẩm định.', 'Sent for appraisal.'),
  },
  appraise: {
    button: t('Ban hành báo cáo thẩm định', 'Give the appraisal report'),
    done: t('Đã ghi báo cáo thẩm định.', 'The appraisal is recorded.'),
  },
  submit: {
    button: t('Trình ban hành', 'Submit'),
    done: t('Đã trình.', 'Submitted.'),
  },
  return: { button: t('Trả lại', 'Give back'), done: t('Đã trả lại để soạn thảo tiếp.', 'Given back.') },
  issue: { button: t('Ban hành', 'Issue'), done: t('Đã ban hành văn bản.', 'The document is issued.') },
  drop: { button: t('Dừng xây dựng', 'Drop it'), done: t('Đã dừng xây dựng văn bản.', 'Dropped.') },
  correct: { button: t('Lưu', 'Save'), done: t('Đã sửa thông tin văn bản.', 'The entry is corrected.') },
  relate: {
    button: t('Ghi quan hệ', 'Record the relation'),
    done: t('Đã ghi quan hệ; hiệu lực được tính lại.', 'Recorded; effect is worked out anew.'),
  },
  'end-suspension': {
    button: t('Kết thúc ngưng hiệu lực', 'End the suspension'),
    done: t('Đã ghi ngày kết thúc ngưng hiệu lực.', 'The suspension has an end.'),
  },
  unrelate: {
    button: t('Gỡ quan hệ', 'Take it off'),
    done: t('Đã gỡ quan hệ nhập nhầm.', 'The relation is taken off.'),
  },
  articles: {
    button: t('Lưu các điều', 'Save the articles'),
    done: t('Đã lưu các điều.', 'The articles are saved.'),
  },
  attach: { button: t('Đính kèm', 'Attach'), done: t('Đã đính kèm tệp.', 'Attached.') },
  'open-file': {
    button: t('Đổi người xem', 'Change who sees it'),
    done: t('Đã đổi người xem tệp.', 'It is changed who sees the file.'),
  },
  check: {
    button: t('Ghi kết quả kiểm tra', 'Record the check'),
    done: t('Đã ghi kết quả tự kiểm tra.', 'The check is recorded.'),
  },
  'remedy-check': {
    button: t('Đã xử lý xong', 'Remedied'),
    done: t('Đã ghi kết quả xử lý.', 'The remedy is recorded.'),
  },
  conclude: {
    button: t('Ghi kết luận', 'Record the conclusion'),
    done: t('Đã ghi kết luận rà soát.', 'The conclusion is recorded.'),
  },
  'remedy-review': {
    button: t('Đã xử lý xong', 'Remedied'),
    done: t('Đã ghi kết quả xử lý.', 'The remedy is recorded.'),
  },
  withdraw: {
    button: t('Gỡ văn bản', 'Take it out'),
    done: t('Đã gỡ văn bản nhập nhầm.', 'The document is taken out.'),
  },
};

/** What an event is called in the history. */
export const eventWords: Readonly<Record<Act | 'proposed' | 'registered', Text>> = {
  proposed: t('Đề nghị xây dựng văn bản', 'Proposed'),
  registered: t('Nhập văn bản đã ban hành', 'Entered as issued'),
  edit: t('Sửa thông tin dự thảo', 'Draft edited'),
  accept: t('Chấp thuận đề nghị', 'Proposal accepted'),
  ask: t('Gửi lấy ý kiến các cơ quan', 'Agencies asked for opinions'),
  opine: t('Cơ quan góp ý', 'An agency gave its opinion'),
  post: t('Đăng dự thảo lấy ý kiến', 'Draft posted'),
  assess: t('Ghi tác động đến thủ tục hành chính', 'Impact on procedures'),
  'send-appraisal': t('Gửi thẩm định', 'Sent for appraisal'),
  appraise: t('Báo cáo thẩm định', 'Appraisal report'),
  submit: t('Trình ban hành', 'Submitted'),
  return: t('Trả lại', 'Given back'),
  issue: t('Ban hành', 'Issued'),
  drop: t('Dừng xây dựng', 'Dropped'),
  correct: t('Sửa thông tin văn bản', 'Entry corrected'),
  relate: t('Ghi quan hệ với văn bản khác', 'Relation recorded'),
  'end-suspension': t('Kết thúc ngưng hiệu lực', 'Suspension ended'),
  unrelate: t('Gỡ quan hệ nhập nhầm', 'Relation taken off'),
  articles: t('Ghi các điều', 'Articles entered'),
  attach: t('Đính kèm tệp', 'File attached'),
  'open-file': t('Đổi người xem tệp', 'File opened or closed'),
  check: t('Tự kiểm tra', 'Self-checked'),
  'remedy-check': t('Xử lý kết quả kiểm tra', 'Fault remedied'),
  conclude: t('Kết luận rà soát', 'Review concluded'),
  'remedy-review': t('Xử lý kết quả rà soát', 'Review carried out'),
  withdraw: t('Gỡ văn bản nhập nhầm', 'Taken out'),
};
