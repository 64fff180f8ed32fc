import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const { count, ratio, share, sum } = declaring('staff', 'Luật Cán bộ, công chức 2008; Luật Viên chức 2010');

/** Groups of staff, each with the degrees its report counts. */
const groups = [
  ['civilServants', 'công chức', 'civil servants'],
  ['publicEmployees', 'viên chức', 'public employees'],
  ['communeStaff', 'cán bộ, công chức cấp xã', 'commune staff'],
] as const;
const degrees = [
  ['doctor', 'trình độ tiến sĩ', 'with a doctorate'],
  ['master', 'trình độ thạc sĩ', 'with a master’s degree'],
  ['bachelor', 'trình độ đại học', 'with a university degree'],
  ['college', 'trình độ cao đẳng', 'with a college degree'],
  ['intermediate', 'trình độ trung cấp', 'with an intermediate diploma'],
  ['elementary', 'trình độ sơ cấp', 'with elementary training'],
] as const;

const qualifications: readonly Indicator[] = groups.flatMap(([group, vi, en]) => [
  count(
    `staff.${group}`,
    [`Số ${vi}`, `Number of ${en}`],
    [`Người có mặt cuối kỳ thuộc nhóm ${vi}`, `People in post at the end of the period among ${en}`],
  ),
  ...degrees.flatMap(([degree, degreeVi, degreeEn]) => [
    count(
      `staff.${group}.${degree}`,
      [`Số ${vi} ${degreeVi}`, `Number of ${en} ${degreeEn}`],
      [
        `Người thuộc nhóm ${vi} có ${degreeVi} là cao nhất`,
        `People among ${en} ${degreeEn} as their highest`,
      ],
    ),
    ratio(
      `staff.${group}.${degree}Share`,
      [`Tỷ lệ ${vi} ${degreeVi}`, `Share of ${en} ${degreeEn}`],
      [`Số ${vi} ${degreeVi} trên tổng số ${vi}`, `Those ${degreeEn} out of all ${en}`],
      [`staff.${group}.${degree}`, `staff.${group}`],
    ),
  ]),
]);

const whole: readonly Indicator[] = [
  count(
    'staff.total',
    ['Tổng số cán bộ, công chức, viên chức', 'All staff'],
    [
      'Cán bộ, công chức, viên chức của thành phố có mặt cuối kỳ, theo báo cáo của cơ quan nội vụ',
      'Staff of the city in post at the end of the period, as the home affairs department reports',
    ],
  ),
  count(
    'staff.entered',
    ['Số cán bộ, công chức, viên chức đã cập nhật vào cơ sở dữ liệu', 'Staff entered in the database'],
    [
      'Người có thông tin đã được nhập vào phần mềm quản lý cán bộ, công chức, viên chức',
      'People whose record has been entered in the staff software',
    ],
    { better: 'more' },
  ),
  ratio(
    'staff.enteredShare',
    ['Tỷ lệ cán bộ, công chức, viên chức đã cập nhật', 'Share of staff entered'],
    [
      'Số đã cập nhật vào cơ sở dữ liệu trên tổng số cán bộ, công chức, viên chức',
      'Those entered out of all staff',
    ],
    ['staff.entered', 'staff.total'],
    { better: 'more' },
  ),
];

const commune: readonly Indicator[] = [
  count(
    'staff.communeKeyOfficials',
    ['Số cán bộ chủ chốt cấp xã', 'Key officials of communes'],
    [
      'Cán bộ chủ chốt của xã, phường, thị trấn cuối kỳ',
      'Key officials of communes at the end of the period',
    ],
  ),
  count(
    'staff.communeUnionOfficials',
    ['Số cán bộ đoàn thể cấp xã', 'Officials of mass organisations in communes'],
    [
      'Cán bộ đoàn thể của xã, phường, thị trấn cuối kỳ',
      'Officials of mass organisations in communes at the end of the period',
    ],
  ),
  count(
    'staff.communeCivilServants',
    ['Số công chức cấp xã', 'Civil servants of communes'],
    ['Công chức của xã, phường, thị trấn cuối kỳ', 'Civil servants of communes at the end of the period'],
  ),
  sum(
    'staff.communeTotal',
    ['Tổng số cán bộ, công chức cấp xã', 'All commune staff'],
    [
      'Cán bộ chủ chốt, cán bộ đoàn thể và công chức cấp xã',
      'Key officials, officials of mass organisations and civil servants of communes',
    ],
    ['staff.communeKeyOfficials', 'staff.communeUnionOfficials', 'staff.communeCivilServants'],
  ),
  share(
    'staff.communeProfessionalShare',
    [
      'Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn chuyên môn',
      'Commune staff meeting the professional standard',
    ],
    [
      'Cán bộ, công chức cấp xã đạt chuẩn trình độ chuyên môn trên tổng số',
      'Commune staff with the professional training required, out of all',
    ],
    { better: 'more', law: 'Thông tư số 06/2012/TT-BNV' },
  ),
  share(
    'staff.communePoliticalShare',
    ['Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn chính trị', 'Commune staff meeting the political standard'],
    [
      'Cán bộ, công chức cấp xã đạt chuẩn trình độ lý luận chính trị trên tổng số',
      'Commune staff with the political training required, out of all',
    ],
    { better: 'more', law: 'Thông tư số 06/2012/TT-BNV' },
  ),
];

const positionLaw = {
  better: 'more',
  law: 'Nghị định số 36/2013/NĐ-CP; Thông tư số 05/2013/TT-BNV',
} as const;

const positions: readonly Indicator[] = [
  share(
    'position.schemeShare',
    ['Tỷ lệ cơ quan hoàn thành đề án vị trí việc làm', 'Agencies with a job position scheme'],
    [
      'Sở, ngành và quận, huyện hoàn thành đề án vị trí việc làm trên tổng số',
      'Departments and districts whose scheme is complete, out of all',
    ],
    positionLaw,
  ),
  share(
    'position.departmentSchemeShare',
    ['Tỷ lệ sở, ngành hoàn thành đề án vị trí việc làm', 'Departments with a job position scheme'],
    [
      'Sở, ngành hoàn thành đề án vị trí việc làm trên tổng số sở, ngành',
      'Departments whose scheme is complete, out of all departments',
    ],
    positionLaw,
  ),
  share(
    'position.districtSchemeShare',
    ['Tỷ lệ quận, huyện hoàn thành đề án vị trí việc làm', 'Districts with a job position scheme'],
    [
      'Quận, huyện hoàn thành đề án vị trí việc làm trên tổng số quận, huyện',
      'Districts whose scheme is complete, out of all districts',
    ],
    positionLaw,
  ),
  share(
    'position.publicUnitSchemeShare',
    [
      'Tỷ lệ đơn vị sự nghiệp hoàn thành đề án vị trí việc làm',
      'Public service units with a job position scheme',
    ],
    [
      'Đơn vị sự nghiệp công lập cơ bản hoàn chỉnh đề án vị trí việc làm trên tổng số',
      'Public service units whose scheme is mainly complete, out of all',
    ],
    { better: 'more', law: 'Nghị định số 41/2012/NĐ-CP' },
  ),
];

/** Who works for the city, how they are trained, and what their posts are. */
export const staffIndicators: readonly Indicator[] = [...whole, ...qualifications, ...commune, ...positions];
