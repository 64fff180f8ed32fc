import { t, type Text } from '../kernel/messages.ts';
import type { DueStage, Level, RuleKind, Stage } from './schema.ts';

export const levelWords: Record<Level, Text> = {
  department: t('Sở, ban, ngành', 'Departments'),
  district: t('Quận, huyện', 'Districts'),
  commune: t('Xã, phường, thị trấn', 'Communes'),
};

export const ruleWords: Record<RuleKind, Text> = {
  yesNo: t('Có/Không', 'Yes/no'),
  tiers: t('Theo bậc', 'Tiers'),
  ratio: t('Tỷ lệ × điểm tối đa', 'Ratio × maximum'),
  ratioFloor: t('Tỷ lệ có mức sàn', 'Ratio with a floor'),
  formula: t('Công thức', 'Formula'),
  survey: t('Điều tra xã hội học', 'Survey'),
  penalty: t('Điểm trừ', 'Penalty'),
  bonus: t('Điểm thưởng', 'Bonus'),
};

export const unitWords: Record<'percent' | 'number', Text> = {
  percent: t('Phần trăm', 'Percent'),
  number: t('Số', 'Number'),
};

export const stageWords: Record<Stage, Text> = {
  prepared: t('Chuẩn bị', 'Prepared'),
  'self-scoring': t('Tự chấm điểm', 'Self-scoring'),
  appraisal: t('Thẩm định lần 1', 'Appraisal, first round'),
  response: t('Giải trình', 'Answers of the agencies'),
  settlement: t('Thẩm định lần 2', 'Appraisal, second round'),
  survey: t('Điều tra xã hội học', 'Survey'),
  result: t('Tổng hợp kết quả', 'Result'),
  published: t('Đã công bố', 'Published'),
};

/** What is done in a stage, for the officer and the agencies. */
export const stageTasks: Record<Stage, Text> = {
  prepared: t(
    'Bộ tiêu chí và thời hạn đã sẵn sàng; mở kỳ để các cơ quan bắt đầu tự chấm.',
    'Criteria and deadlines are ready; open the cycle so that agencies can begin.',
  ),
  'self-scoring': t(
    'Các cơ quan tự chấm, đính kèm tài liệu kiểm chứng và gửi phiếu.',
    'Agencies score themselves, attach evidence and send their sheets.',
  ),
  appraisal: t(
    'Hội đồng thẩm định từng phiếu, điều chỉnh điểm kèm lý do.',
    'Each sheet is appraised; points are adjusted with a reason.',
  ),
  response: t(
    'Cơ quan đồng ý hoặc giải trình về điểm bị điều chỉnh.',
    'Agencies accept adjusted points or object to them.',
  ),
  settlement: t(
    'Hội đồng kết luận các tiêu chí còn ý kiến khác.',
    'The criteria still disputed are settled.',
  ),
  survey: t(
    'Nhập số phiếu điều tra xã hội học của từng cơ quan.',
    'Answers of the survey are recorded for each agency.',
  ),
  result: t(
    'Tính điểm, chỉ số, xếp hạng; kiểm tra trước khi công bố.',
    'Points, index and ranks are worked out and checked before publication.',
  ),
  published: t('Kết quả đã công bố trong toàn thành phố.', 'The result is open to all staff.'),
};

export const dueWords: Record<DueStage, Text> = {
  'self-scoring': t('Hạn tự chấm điểm', 'Self-scoring until'),
  appraisal: t('Hạn thẩm định lần 1', 'First appraisal until'),
  response: t('Hạn giải trình', 'Answers until'),
  settlement: t('Hạn thẩm định lần 2', 'Second appraisal until'),
  survey: t('Hạn điều tra xã hội học', 'Survey until'),
  result: t('Hạn công bố kết quả', 'Result until'),
};

export const words = {
  reformIndex: t('Chỉ số CCHC', 'Reform index'),
  title: t('Chỉ số cải cách hành chính', 'Administrative reform index'),
  sets: t('Bộ tiêu chí', 'Criteria sets'),
  ranking: t('Xếp hạng', 'Ranking'),
  comparison: t('So sánh theo lĩnh vực', 'Comparison by area'),
  points: t('Điểm', 'Points'),
  maximum: t('Điểm tối đa', 'Maximum'),
  index: t('Chỉ số', 'Index'),
  rank: t('Hạng', 'Rank'),
  grade: t('Xếp loại', 'Grade'),
  agency: t('Cơ quan', 'Agency'),
  criterion: t('Tiêu chí', 'Criterion'),
  evidence: t('Tài liệu kiểm chứng', 'Evidence'),
} satisfies Record<string, Text>;

export function codeTitle(level: Level, year: number): Text {
  return t(
    `Chỉ số CCHC ${levelWords[level].vi.toLowerCase()} năm ${year}`,
    `Reform index of ${levelWords[level].en.toLowerCase()}, ${year}`,
  );
}
