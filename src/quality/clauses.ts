import { t, type Text } from '../kernel/messages.ts';

/** Chapters of ISO 9001:2015 that hold requirements, in words of our own. */
export const chapters: Readonly<Record<string, Text>> = {
  4: t('Bối cảnh của cơ quan', 'Context of the agency'),
  5: t('Vai trò của lãnh đạo', 'Leadership'),
  6: t('Hoạch định', 'Planning'),
  7: t('Hỗ trợ', 'Support'),
  8: t('Thực hiện', 'Operation'),
  9: t('Theo dõi, đánh giá kết quả', 'Evaluation'),
  10: t('Cải tiến', 'Improvement'),
};

/** Its sub-clauses, each with what it is about. */
export const clauses = {
  '4.1': t('Hiểu cơ quan và bối cảnh', 'The agency and its context'),
  '4.2': t('Nhu cầu của người dân và các bên', 'Needs of people and other parties'),
  '4.3': t('Phạm vi của hệ thống', 'Scope of the system'),
  '4.4': t('Hệ thống và các quá trình', 'The system and its processes'),
  '5.1': t('Cam kết của lãnh đạo', 'Commitment of the leaders'),
  '5.2': t('Chính sách chất lượng', 'Quality policy'),
  '5.3': t('Vai trò, trách nhiệm, quyền hạn', 'Roles, duties and powers'),
  '6.1': t('Rủi ro và cơ hội', 'Risks and opportunities'),
  '6.2': t('Mục tiêu chất lượng', 'Quality objectives'),
  '6.3': t('Hoạch định thay đổi', 'Planning of changes'),
  '7.1': t('Nguồn lực', 'Resources'),
  '7.2': t('Năng lực của cán bộ, công chức', 'Competence of staff'),
  '7.3': t('Nhận thức', 'Awareness'),
  '7.4': t('Trao đổi thông tin', 'Communication'),
  '7.5': t('Tài liệu, hồ sơ', 'Documents and records'),
  '8.1': t('Kiểm soát việc thực hiện', 'Control of operation'),
  '8.2': t('Yêu cầu đối với dịch vụ, thủ tục', 'Requirements of services and procedures'),
  '8.3': t('Thiết kế, xây dựng dịch vụ mới', 'Design of new services'),
  '8.4': t('Kiểm soát bên ngoài cung cấp', 'Control of outside providers'),
  '8.5': t('Giải quyết hồ sơ, cung cấp dịch vụ', 'Handling of dossiers, delivery of services'),
  '8.6': t('Kiểm tra trước khi trả kết quả', 'Check before results are returned'),
  '8.7': t('Xử lý kết quả sai, không phù hợp', 'Control of wrong results'),
  '9.1': t('Theo dõi, đo lường, sự hài lòng', 'Monitoring, measuring, satisfaction'),
  '9.2': t('Đánh giá nội bộ', 'Internal audit'),
  '9.3': t('Xem xét của lãnh đạo', 'Management review'),
  '10.1': t('Cơ hội cải tiến', 'Opportunities to improve'),
  '10.2': t('Sự không phù hợp, hành động khắc phục', 'Non-conformity and corrective action'),
  '10.3': t('Cải tiến liên tục', 'Continual improvement'),
} as const;
export type Clause = keyof typeof clauses;
export const clauseCodes = Object.keys(clauses) as readonly Clause[];

/** As a choice: number and words. */
export const clauseChoices: Readonly<Record<string, Text>> = Object.fromEntries(
  clauseCodes.map((code) => [code, t(`${code} ${clauses[code].vi}`, `${code} ${clauses[code].en}`)]),
);

/** Chapter of a clause: `7.5` → `7`. */
export function chapterOf(clause: Clause): string {
  return clause.slice(0, clause.indexOf('.'));
}
