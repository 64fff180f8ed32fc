import { sql, type RawBuilder } from 'kysely';
import type { Frame, Indicator } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { staffFacts } from './fact-source.ts';
import type { StaffKind } from './schema.ts';

const law = 'Luật Cán bộ, công chức 2008, nay là Luật số 80/2025/QH15; Luật Viên chức 2010';

type Words = readonly [vi: string, en: string];
type Options = Pick<Partial<Indicator>, 'better' | 'law'>;

/** In post on the last day of the period, and what else must hold. */
function stock(
  code: string,
  title: Words,
  definition: Words,
  holds: (frame: Frame) => RawBuilder<unknown>,
  options: Options = {},
): Indicator {
  return {
    ...described(code, title, definition, options),
    unit: 'count',
    from: {
      kind: 'measure',
      of: staffFacts,
      adds: (frame) =>
        sql`case when fact.from_on <= ${frame.to}::date and (fact.to_on is null or fact.to_on >= ${frame.to}::date) and ${holds(frame)} then 1 else 0 end`,
    },
  };
}

function ratio(
  code: string,
  title: Words,
  definition: Words,
  [part, whole]: readonly [string, string],
  options: Options = {},
): Indicator {
  return {
    ...described(code, title, definition, options),
    unit: 'share',
    from: { kind: 'ratio', part: `staff.${part}`, whole: `staff.${whole}` },
  };
}

function described(
  code: string,
  title: Words,
  definition: Words,
  { better = 'none', law: own = law }: Options,
) {
  return {
    code: `staff.${code}`,
    title: t(...title),
    definition: t(...definition),
    law: own,
    area: 'staff' as const,
    better,
    isOpen: true,
  };
}

const isKind = (...kinds: readonly StaffKind[]) => sql`fact.kind = any(${[...kinds]}::text[])`;
const communeKinds = ['commune-key-official', 'commune-union-official', 'commune-civil-servant'] as const;

const groups = [
  ['civilServants', 'công chức', 'civil servants', ['civil-servant']],
  ['publicEmployees', 'viên chức', 'public employees', ['public-employee']],
  ['communeStaff', 'cán bộ, công chức cấp xã', 'commune staff', communeKinds],
] as const;
const degreeWords = {
  doctor: ['trình độ tiến sĩ', 'with a doctorate'],
  master: ['trình độ thạc sĩ', 'with a master’s degree'],
  bachelor: ['trình độ đại học', 'with a university degree'],
  college: ['trình độ cao đẳng', 'with a college degree'],
  intermediate: ['trình độ trung cấp', 'with an intermediate diploma'],
  elementary: ['trình độ sơ cấp', 'with elementary training'],
} as const;

const byGroup: readonly Indicator[] = groups.flatMap(([group, vi, en, kinds]) => [
  stock(
    group,
    [`Số ${vi}`, `Number of ${en}`],
    [`Người có mặt cuối kỳ thuộc nhóm ${vi}`, `People in post at the end of the period among ${en}`],
    () => isKind(...kinds),
  ),
  ...Object.entries(degreeWords).flatMap(([degree, [degreeVi, degreeEn]]) => [
    stock(
      `${group}.${degree}`,
      [`Số ${vi} ${degreeVi}`, `Number of ${en} ${degreeEn}`],
      [
        `Người thuộc nhóm ${vi} có ${degreeVi} là cao nhất`,
        `People among ${en} ${degreeEn} as their highest`,
      ],
      () => sql`${isKind(...kinds)} and fact.degree = ${degree}`,
    ),
    ratio(
      `${group}.${degree}Share`,
      [`Tỷ lệ ${vi} ${degreeVi}`, `Share of ${en} ${degreeEn}`],
      [`Số ${vi} ${degreeVi} trên tổng số ${vi}`, `Those ${degreeEn} out of all ${en}`],
      [`${group}.${degree}`, group],
    ),
  ]),
]);

const standards = { better: 'more', law: 'Thông tư số 06/2012/TT-BNV' } as const;

/** Figures of the city's staff, each measured from the records. */
export const staffIndicators: readonly Indicator[] = [
  stock(
    'total',
    ['Tổng số cán bộ, công chức, viên chức', 'All staff'],
    [
      'Người có mặt trong ngày cuối kỳ, theo hồ sơ và các quyết định có hiệu lực',
      'People in post on the last day of the period, by their records and decisions',
    ],
    () => sql`true`,
  ),
  stock(
    'entered',
    ['Số cán bộ, công chức, viên chức đã cập nhật vào cơ sở dữ liệu', 'Staff entered in the database'],
    [
      'Người có mặt cuối kỳ mà các phần bắt buộc của hồ sơ đã đủ đến ngày đó',
      'People in post whose mandated sections were complete by the last day of the period',
    ],
    ({ to }) => sql`fact.entered_on <= ${to}::date`,
    { better: 'more' },
  ),
  ratio(
    'enteredShare',
    ['Tỷ lệ cán bộ, công chức, viên chức đã cập nhật', 'Share of staff entered'],
    [
      'Số đã cập nhật vào cơ sở dữ liệu trên tổng số cán bộ, công chức, viên chức',
      'Those entered out of all staff',
    ],
    ['entered', 'total'],
    { better: 'more' },
  ),
  ...byGroup,
  stock(
    'communeKeyOfficials',
    ['Số cán bộ chủ chốt cấp xã', 'Key officials of communes'],
    [
      'Cán bộ chủ chốt của xã, phường, thị trấn cuối kỳ',
      'Key officials of communes at the end of the period',
    ],
    () => isKind('commune-key-official'),
  ),
  stock(
    'communeUnionOfficials',
    ['Số cán bộ đoàn thể cấp xã', 'Officials of mass organisations in communes'],
    [
      'Cán bộ đoàn thể của xã, phường, thị trấn cuối kỳ',
      'Officials of mass organisations in communes at the end of the period',
    ],
    () => isKind('commune-union-official'),
  ),
  stock(
    'communeCivilServants',
    ['Số công chức cấp xã', 'Civil servants of communes'],
    ['Công chức của xã, phường, thị trấn cuối kỳ', 'Civil servants of communes at the end of the period'],
    () => isKind('commune-civil-servant'),
  ),
  {
    ...described(
      'communeTotal',
      ['Tổng số cán bộ, công chức cấp xã', 'All commune staff'],
      [
        'Cán bộ chủ chốt, cán bộ đoàn thể và công chức cấp xã',
        'Key officials, officials of mass organisations and civil servants of communes',
      ],
      {},
    ),
    unit: 'count',
    from: {
      kind: 'sum',
      of: ['staff.communeKeyOfficials', 'staff.communeUnionOfficials', 'staff.communeCivilServants'],
    },
  },
  stock(
    'communeProfessional',
    ['Số cán bộ, công chức cấp xã đạt chuẩn chuyên môn', 'Commune staff meeting the professional standard'],
    [
      'Cán bộ, công chức cấp xã có trình độ chuyên môn từ trung cấp trở lên',
      'Commune staff with intermediate professional training at least',
    ],
    () => sql`${isKind(...communeKinds)} and fact.meets_professional`,
    standards,
  ),
  stock(
    'communePolitical',
    ['Số cán bộ, công chức cấp xã đạt chuẩn chính trị', 'Commune staff meeting the political standard'],
    [
      'Cán bộ, công chức cấp xã có trình độ lý luận chính trị từ trung cấp trở lên',
      'Commune staff with intermediate political theory at least',
    ],
    () => sql`${isKind(...communeKinds)} and fact.meets_political`,
    standards,
  ),
  ratio(
    'communeProfessionalShare',
    [
      'Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn chuyên môn',
      'Share of commune staff meeting the professional standard',
    ],
    [
      'Cán bộ, công chức cấp xã đạt chuẩn trình độ chuyên môn trên tổng số',
      'Commune staff with the professional training required, out of all',
    ],
    ['communeProfessional', 'communeTotal'],
    standards,
  ),
  ratio(
    'communePoliticalShare',
    [
      'Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn chính trị',
      'Share of commune staff meeting the political standard',
    ],
    [
      'Cán bộ, công chức cấp xã đạt chuẩn trình độ lý luận chính trị trên tổng số',
      'Commune staff with the political training required, out of all',
    ],
    ['communePolitical', 'communeTotal'],
    standards,
  ),
];
