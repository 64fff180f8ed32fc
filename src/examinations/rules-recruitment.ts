import { t } from '../kernel/messages.ts';
import type { Part, PriorityCategory, RuleSet, TieBreak } from './rule-schema.ts';

const usual = { round: 1, most: 10_000, pass: 5_000, weight: 0, mayExempt: false, mayAppeal: true } as const;

const general = t('Kiến thức chung', 'General knowledge');
const language = t('Ngoại ngữ', 'Foreign language');
const computing = t('Tin học văn phòng', 'Office computing');

const partsOf2010: readonly Part[] = [
  { ...usual, code: 'general', title: general, weight: 1 },
  { ...usual, code: 'specialised', title: t('Viết nghiệp vụ chuyên ngành', 'Specialised paper'), weight: 2 },
  {
    ...usual,
    code: 'specialised-test',
    title: t('Trắc nghiệm nghiệp vụ chuyên ngành', 'Specialised test'),
    weight: 1,
  },
  { ...usual, code: 'language', title: language, mayExempt: true },
  { ...usual, code: 'computing', title: computing, mayExempt: true },
];

/** Round 1 is answered on a computer: 60 and 30 questions, half of them right; round 2 is worth 100 points. */
const partsOf2020: readonly Part[] = [
  { ...usual, code: 'general', title: general, most: 6_000, pass: 3_000, mayAppeal: false },
  {
    ...usual,
    code: 'language',
    title: language,
    most: 3_000,
    pass: 1_500,
    mayExempt: true,
    mayAppeal: false,
  },
  {
    ...usual,
    code: 'specialised',
    title: t('Nghiệp vụ chuyên ngành (viết)', 'Specialised paper'),
    round: 2,
    weight: 1,
  },
];

const heroes = t(
  'Anh hùng Lực lượng vũ trang, Anh hùng Lao động, thương binh, người hưởng chính sách như thương binh',
  'Heroes of the armed forces or of labour, war invalids and those treated as such',
);
const families = t(
  'Người dân tộc thiểu số, con liệt sĩ, con thương binh, con của người hoạt động kháng chiến',
  'Ethnic minorities; children of martyrs, of war invalids and of resistance fighters',
);
const service = t(
  'Người hoàn thành nghĩa vụ quân sự, nghĩa vụ công an, đội viên thanh niên xung phong, trí thức trẻ tình nguyện',
  'Who has done military or police service, or served as a youth volunteer',
);

const categories = (high: number, middle: number, low: number): readonly PriorityCategory[] => [
  { code: 'hero', title: heroes, points: high },
  { code: 'family', title: families, points: middle },
  { code: 'service', title: service, points: low },
];

const specialisedFirst: readonly TieBreak[] = [{ by: 'part', part: 'specialised' }];

const of2020: Omit<RuleSet, 'code' | 'title' | 'law' | 'validFrom' | 'validTo'> = {
  kind: 'recruitment',
  standing: 'unverified',
  parts: partsOf2020,
  priorities: categories(750, 500, 250),
  ties: specialisedFirst,
  appealDays: 15,
  replaces: true,
  youngest: 18,
};

/** Recruitment of civil servants, by examination and by review. */
export const recruitmentRules: readonly RuleSet[] = [
  {
    code: 'recruitment-2010',
    kind: 'recruitment',
    title: t('Thi tuyển công chức (2010)', 'Recruitment examination (2010)'),
    law: 'Nghị định số 24/2010/NĐ-CP; Thông tư số 13/2010/TT-BNV',
    standing: 'unverified',
    validFrom: '2010-05-01',
    validTo: '2020-11-30',
    parts: partsOf2010,
    priorities: categories(3_000, 2_000, 1_000),
    ties: [
      { by: 'part', part: 'specialised' },
      { by: 'part', part: 'specialised-test' },
      { by: 'part', part: 'general' },
    ],
    appealDays: 15,
    replaces: false,
    youngest: 18,
  },
  {
    ...of2020,
    code: 'recruitment-2020',
    title: t('Thi tuyển công chức (2020)', 'Recruitment examination (2020)'),
    law: 'Nghị định số 138/2020/NĐ-CP, Điều 5, 8, 9; sửa đổi bởi Nghị định số 116/2024/NĐ-CP',
    validFrom: '2020-12-01',
    validTo: '2025-06-30',
  },
  {
    ...of2020,
    code: 'recruitment-2025',
    title: t('Thi tuyển công chức (2025)', 'Recruitment examination (2025)'),
    law: 'Nghị định số 170/2025/NĐ-CP',
    validFrom: '2025-07-01',
    validTo: null,
  },
  {
    ...of2020,
    code: 'review-2020',
    kind: 'review',
    title: t('Xét tuyển công chức', 'Recruitment by review'),
    law: 'Nghị định số 138/2020/NĐ-CP, Điều 11, 12; Nghị định số 170/2025/NĐ-CP',
    validFrom: '2020-12-01',
    validTo: null,
    parts: [
      {
        ...usual,
        code: 'specialised',
        title: t('Phỏng vấn năng lực, trình độ chuyên môn', 'Interview on the speciality'),
        weight: 1,
        mayAppeal: false,
      },
    ],
  },
];
