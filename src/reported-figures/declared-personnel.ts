import type { Indicator } from '../indicators/schema.ts';
import { declaring, type Words } from './declared-kinds.ts';

const { count, ratio, sum } = declaring('staff', 'Nghị định số 24/2010/NĐ-CP; Thông tư số 13/2010/TT-BNV');

const recruitment: readonly Indicator[] = [
  count(
    'recruitment.exams',
    ['Số kỳ thi tuyển công chức', 'Recruitment examinations'],
    [
      'Kỳ thi tuyển công chức theo nguyên tắc cạnh tranh tổ chức trong kỳ',
      'Competitive examinations for civil servants held in the period',
    ],
  ),
  count(
    'recruitment.registered',
    ['Số thí sinh đăng ký dự thi', 'Candidates registered'],
    ['Thí sinh trong danh sách dự thi tuyển công chức', 'Candidates on the list of an examination'],
  ),
  count(
    'recruitment.absent',
    ['Số thí sinh vắng thi', 'Candidates absent'],
    ['Thí sinh có tên trong danh sách nhưng không dự thi', 'Candidates on the list who did not come'],
    { better: 'less' },
  ),
  ratio(
    'recruitment.absentShare',
    ['Tỷ lệ thí sinh vắng thi', 'Share of candidates absent'],
    ['Thí sinh vắng trên số thí sinh đăng ký', 'Absent out of registered'],
    ['recruitment.absent', 'recruitment.registered'],
    { better: 'less' },
  ),
  count(
    'recruitment.partyCandidates',
    ['Số thí sinh khối Đảng, đoàn thể gửi dự thi', 'Candidates sent by party and unions'],
    [
      'Thí sinh do cơ quan Đảng, đoàn thể gửi dự thi, không tính vào chỉ tiêu cạnh tranh',
      'Candidates of party and mass organisations, outside the competitive quota',
    ],
  ),
  count(
    'recruitment.passed',
    ['Số thí sinh trúng tuyển', 'Candidates who passed'],
    ['Thí sinh trúng tuyển theo chỉ tiêu vị trí việc làm', 'Candidates who passed for a post of the quota'],
  ),
  count(
    'recruitment.unfilled',
    ['Số chỉ tiêu chưa tuyển được', 'Quotas left unfilled'],
    ['Chỉ tiêu vị trí việc làm không có người trúng tuyển', 'Posts of the quota that nobody won'],
    { better: 'less' },
  ),
];

const grade = (suffix: string, vi: string, en: string): Indicator =>
  count(
    `promotion.${suffix}Quota`,
    [`Chỉ tiêu thi nâng lên ngạch ${vi}`, `Promotion quota to ${en}`],
    [`Chỉ tiêu được duyệt để thi nâng lên ngạch ${vi}`, `Approved quota for the examination to ${en}`],
  );

const promotion: readonly Indicator[] = [
  grade('specialist', 'chuyên viên', 'specialist'),
  grade('forestRanger', 'kiểm lâm viên', 'forest ranger'),
  grade('marketInspector', 'kiểm soát viên thị trường', 'market inspector'),
  sum(
    'promotion.quota',
    ['Tổng chỉ tiêu thi nâng ngạch công chức', 'All promotion quotas'],
    ['Chỉ tiêu thi nâng ngạch của các ngạch trong kỳ', 'Quotas of all grades in the period'],
    ['promotion.specialistQuota', 'promotion.forestRangerQuota', 'promotion.marketInspectorQuota'],
  ),
  count(
    'selection.competitions',
    ['Số chức danh lãnh đạo được thi tuyển', 'Leadership posts filled by competition'],
    [
      'Chức danh lãnh đạo, quản lý được thi tuyển cạnh tranh trong kỳ',
      'Leadership posts for which a competition was held in the period',
    ],
    { better: 'more' },
  ),
];

/** Kinds of training; each kind's total is the sum of its parts. */
const training: readonly {
  kind: string;
  title: Words;
  parts: readonly (readonly [string, string, string])[];
}[] = [
  {
    kind: 'professional',
    title: ['về chuyên môn', 'professional'],
    parts: [
      ['doctor', 'tiến sĩ', 'doctorates'],
      ['master', 'thạc sĩ', 'master’s degrees'],
      ['specialistTwo', 'bác sĩ chuyên khoa II', 'specialist physicians II'],
      ['specialistOne', 'bác sĩ chuyên khoa I', 'specialist physicians I'],
      ['bachelor', 'đại học', 'university degrees'],
      ['college', 'cao đẳng', 'college degrees'],
      ['intermediate', 'trung cấp', 'intermediate diplomas'],
      ['position', 'bồi dưỡng theo vị trí việc làm', 'courses for the post'],
    ],
  },
  {
    kind: 'political',
    title: ['về lý luận chính trị', 'political theory'],
    parts: [
      ['advanced', 'cao cấp', 'advanced'],
      ['intermediate', 'trung cấp', 'intermediate'],
      ['courses', 'bồi dưỡng', 'short courses'],
    ],
  },
  {
    kind: 'stateManagement',
    title: ['về quản lý nhà nước', 'state management'],
    parts: [
      ['senior', 'ngạch chuyên viên cao cấp', 'senior specialist'],
      ['principal', 'ngạch chuyên viên chính', 'principal specialist'],
      ['specialist', 'ngạch chuyên viên', 'specialist'],
      ['officer', 'ngạch cán sự', 'officer'],
      ['other', 'nội dung khác', 'other'],
    ],
  },
  {
    kind: 'skills',
    title: ['về ngoại ngữ, tin học', 'languages and computing'],
    parts: [
      ['languages', 'ngoại ngữ', 'languages'],
      ['computing', 'tin học', 'computing'],
    ],
  },
];

const trained: readonly Indicator[] = training.flatMap(({ kind, title: [vi, en], parts }) => [
  sum(
    `training.${kind}`,
    [`Số lượt đào tạo, bồi dưỡng ${vi}`, `Training attendance: ${en}`],
    [
      `Lượt cán bộ, công chức, viên chức được đào tạo, bồi dưỡng ${vi} trong kỳ`,
      `Attendance of staff at training in the period: ${en}`,
    ],
    parts.map(([part]) => `training.${kind}.${part}`),
    { better: 'more', law: 'Nghị định số 18/2010/NĐ-CP' },
  ),
  ...parts.map(([part, partVi, partEn]) =>
    count(
      `training.${kind}.${part}`,
      [`Số lượt đào tạo, bồi dưỡng ${vi}: ${partVi}`, `Training attendance: ${en}, ${partEn}`],
      [`Lượt được đào tạo, bồi dưỡng ${vi} thuộc loại ${partVi}`, `Attendance at training: ${en}, ${partEn}`],
      { law: 'Nghị định số 18/2010/NĐ-CP' },
    ),
  ),
]);

const talentLaw = {
  law: 'Nghị quyết của Hội đồng nhân dân thành phố về thu hút, hỗ trợ nguồn nhân lực',
} as const;
const attracted = [
  ['associateProfessor', 'phó giáo sư, tiến sĩ', 'associate professors'],
  ['doctor', 'tiến sĩ', 'doctors'],
  ['master', 'thạc sĩ', 'masters'],
  ['specialistOne', 'bác sĩ chuyên khoa I', 'specialist physicians I'],
  ['bachelor', 'người tốt nghiệp đại học', 'university graduates'],
] as const;

const talent: readonly Indicator[] = [
  count(
    'abroad.returned',
    ['Số ứng viên đào tạo ở nước ngoài đã về nước', 'Sponsored students returned'],
    [
      'Ứng viên được cử đào tạo sau đại học ở nước ngoài đã về nước',
      'People sponsored for postgraduate study abroad who have returned',
    ],
    talentLaw,
  ),
  count(
    'abroad.studying',
    ['Số ứng viên đang đào tạo ở nước ngoài', 'Sponsored students abroad'],
    [
      'Ứng viên được cử đào tạo sau đại học đang ở nước ngoài',
      'People sponsored for postgraduate study who are still abroad',
    ],
    talentLaw,
  ),
  sum(
    'abroad.sponsored',
    ['Số ứng viên được cử đào tạo ở nước ngoài', 'Sponsored students'],
    [
      'Ứng viên đã và đang được đào tạo sau đại học ở nước ngoài',
      'People sponsored for postgraduate study abroad, returned or not',
    ],
    ['abroad.returned', 'abroad.studying'],
    talentLaw,
  ),
  count(
    'talent.attracted',
    ['Số trường hợp thu hút nguồn nhân lực', 'Talents attracted'],
    [
      'Người được thu hút về công tác tại cơ quan, đơn vị của thành phố',
      'People attracted to work for the city',
    ],
    { ...talentLaw, better: 'more' },
  ),
  ...attracted.map(([suffix, vi, en]) =>
    count(
      `talent.attracted.${suffix}`,
      [`Số ${vi} được thu hút`, `Attracted: ${en}`],
      [
        `Người thuộc nhóm ${vi} được thu hút về công tác tại thành phố`,
        `Attracted to work for the city: ${en}`,
      ],
      talentLaw,
    ),
  ),
  count(
    'talent.supported',
    ['Số trường hợp được hỗ trợ đào tạo', 'People supported in their training'],
    [
      'Công chức, viên chức tốt nghiệp sau đại học, bác sĩ được hỗ trợ đào tạo',
      'Staff with postgraduate degrees and physicians who got training support',
    ],
    talentLaw,
  ),
  count(
    'talent.communeDoctors',
    ['Số bác sĩ tăng cường về y tế cấp xã', 'Physicians sent to communes'],
    [
      'Bác sĩ tuyến thành phố được hỗ trợ tăng cường về công tác ở y tế xã, phường',
      'Physicians of the city supported to work in commune health stations',
    ],
    talentLaw,
  ),
];

/** Recruitment, promotion, selection, training and talent. */
export const personnelIndicators: readonly Indicator[] = [
  ...recruitment,
  ...promotion,
  ...trained,
  ...talent,
];
