import { t } from '../kernel/messages.ts';
import type { RuleSet } from './rule-schema.ts';

const usual = { round: 1, most: 10_000, pass: 5_000, weight: 0, mayExempt: false, mayAppeal: true } as const;

/** Examinations for a higher grade, among civil servants. */
export const promotionRules: readonly RuleSet[] = [
  {
    code: 'promotion-2010',
    kind: 'promotion',
    title: t('Thi nâng ngạch công chức (2010)', 'Promotion examination (2010)'),
    law: 'Nghị định số 24/2010/NĐ-CP; Thông tư số 13/2010/TT-BNV',
    standing: 'unverified',
    validFrom: '2010-05-01',
    validTo: '2020-11-30',
    parts: [
      { ...usual, code: 'general', title: t('Kiến thức chung', 'General knowledge'), weight: 1 },
      {
        ...usual,
        code: 'specialised',
        title: t('Chuyên môn, nghiệp vụ', 'Professional paper'),
        weight: 1,
      },
      { ...usual, code: 'language', title: t('Ngoại ngữ', 'Foreign language'), mayExempt: true },
      { ...usual, code: 'computing', title: t('Tin học văn phòng', 'Office computing'), mayExempt: true },
    ],
    priorities: [],
    ties: [{ by: 'part', part: 'specialised' }],
    appealDays: 15,
    replaces: false,
    youngest: 18,
  },
  {
    code: 'promotion-2020',
    kind: 'promotion',
    title: t('Thi nâng ngạch công chức (2020)', 'Promotion examination (2020)'),
    law: 'Nghị định số 138/2020/NĐ-CP; sửa đổi bởi Nghị định số 116/2024/NĐ-CP',
    standing: 'unverified',
    validFrom: '2020-12-01',
    validTo: null,
    parts: [
      {
        ...usual,
        code: 'general',
        title: t('Kiến thức chung (trắc nghiệm)', 'General knowledge (test)'),
        most: 6_000,
        pass: 3_000,
        mayAppeal: false,
      },
      {
        ...usual,
        code: 'language',
        title: t('Ngoại ngữ (trắc nghiệm)', 'Foreign language (test)'),
        most: 3_000,
        pass: 1_500,
        mayExempt: true,
        mayAppeal: false,
      },
      {
        ...usual,
        code: 'specialised',
        title: t('Chuyên môn, nghiệp vụ (viết)', 'Professional paper'),
        round: 2,
        weight: 1,
      },
    ],
    priorities: [],
    ties: [{ by: 'honour' }, { by: 'female' }, { by: 'minority' }, { by: 'older' }, { by: 'service' }],
    appealDays: 15,
    replaces: false,
    youngest: 18,
  },
];

/** Competitive selection of leaders: a paper on the law and the field, then a plan of action defended. */
export const selectionRules: readonly RuleSet[] = [
  {
    code: 'selection-2013',
    kind: 'selection',
    title: t('Thi tuyển chức danh lãnh đạo, quản lý', 'Competitive selection of leaders'),
    law: 'Kế hoạch thí điểm của thành phố; Đề án ban hành theo Công văn số 2424/BNV-CCVC ngày 09/5/2017',
    standing: 'unverified',
    validFrom: '2013-01-01',
    validTo: null,
    parts: [
      { ...usual, code: 'written', title: t('Thi viết', 'Written paper'), weight: 1 },
      {
        ...usual,
        code: 'plan',
        title: t('Bảo vệ đề án', 'Defence of the plan of action'),
        round: 2,
        weight: 1,
        mayAppeal: false,
      },
    ],
    priorities: [],
    ties: [{ by: 'part', part: 'plan' }],
    appealDays: 10,
    replaces: false,
    youngest: 22,
  },
];
