import { t, type Text } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import type { Degree } from '../staff/schema.ts';
import type { Group, Position } from './schema.ts';

/**
 * Frames that an agency begins its scheme from, after the lists of positions of Nghị định 62/2020/NĐ-CP and Thông tư
 * 12/2022/TT-BNV. Titles, grades and levels are unverified: written from memory, for the agency to mend.
 */
export const templates = {
  department: t('Khung vị trí của sở, ngành', 'Frame of a department'),
  district: t('Khung vị trí của Ủy ban nhân dân quận, huyện', 'Frame of a district people’s committee'),
} satisfies Record<string, Text>;
export type Template = keyof typeof templates;

/** The frame that fits an agency, offered first. */
export function templateFor({ level }: Pick<Agency, 'level'>): Template {
  return level === 'city' ? 'department' : 'district';
}

type Row = readonly [
  code: string,
  title: string,
  grade: string,
  degree: Degree | null,
  seats: number,
  work: string,
];

const leadership: Readonly<Record<Template, readonly Row[]>> = {
  department: [
    [
      'LD-01',
      'Giám đốc Sở',
      '01.002',
      'bachelor',
      1,
      'Lãnh đạo toàn diện hoạt động của cơ quan, chịu trách nhiệm trước Ủy ban nhân dân thành phố',
    ],
    [
      'LD-02',
      'Phó Giám đốc Sở',
      '01.002',
      'bachelor',
      3,
      'Giúp người đứng đầu phụ trách một số lĩnh vực theo phân công',
    ],
    [
      'LD-03',
      'Chánh Văn phòng',
      '01.003',
      'bachelor',
      1,
      'Điều hành văn phòng, tổng hợp, hành chính, quản trị',
    ],
    [
      'LD-04',
      'Trưởng phòng',
      '01.003',
      'bachelor',
      5,
      'Điều hành phòng chuyên môn, chịu trách nhiệm trước lãnh đạo cơ quan',
    ],
    ['LD-05', 'Phó Trưởng phòng', '01.003', 'bachelor', 6, 'Giúp trưởng phòng phụ trách mảng việc được giao'],
  ],
  district: [
    [
      'LD-01',
      'Chủ tịch Ủy ban nhân dân',
      '01.002',
      'bachelor',
      1,
      'Lãnh đạo, điều hành Ủy ban nhân dân cấp huyện',
    ],
    [
      'LD-02',
      'Phó Chủ tịch Ủy ban nhân dân',
      '01.002',
      'bachelor',
      3,
      'Giúp Chủ tịch phụ trách một số lĩnh vực theo phân công',
    ],
    [
      'LD-03',
      'Chánh Văn phòng',
      '01.003',
      'bachelor',
      1,
      'Điều hành Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
    ],
    [
      'LD-04',
      'Trưởng phòng',
      '01.003',
      'bachelor',
      12,
      'Điều hành phòng chuyên môn, chịu trách nhiệm trước Ủy ban nhân dân',
    ],
    [
      'LD-05',
      'Phó Trưởng phòng',
      '01.003',
      'bachelor',
      18,
      'Giúp trưởng phòng phụ trách mảng việc được giao',
    ],
  ],
};

const specialised: Readonly<Record<Template, readonly Row[]>> = {
  department: [
    [
      'NV-01',
      'Chuyên viên quản lý chuyên ngành',
      '01.003',
      'bachelor',
      14,
      'Tham mưu, theo dõi, kiểm tra lĩnh vực chuyên ngành được giao',
    ],
    [
      'NV-02',
      'Chuyên viên chính quản lý chuyên ngành',
      '01.002',
      'bachelor',
      5,
      'Chủ trì tham mưu chính sách, đề án của ngành',
    ],
    [
      'NV-03',
      'Thanh tra viên',
      '01.003',
      'bachelor',
      3,
      'Thanh tra, kiểm tra việc chấp hành pháp luật chuyên ngành',
    ],
    [
      'NV-04',
      'Chuyên viên tiếp nhận và trả kết quả',
      '01.003',
      'bachelor',
      2,
      'Tiếp nhận, chuyển, trả kết quả thủ tục hành chính',
    ],
  ],
  district: [
    [
      'NV-01',
      'Chuyên viên về nội vụ',
      '01.003',
      'bachelor',
      6,
      'Tham mưu về tổ chức, cán bộ, cải cách hành chính, thi đua khen thưởng',
    ],
    [
      'NV-02',
      'Chuyên viên về tư pháp, hộ tịch',
      '01.003',
      'bachelor',
      5,
      'Tham mưu về văn bản, hộ tịch, chứng thực, phổ biến pháp luật',
    ],
    [
      'NV-03',
      'Chuyên viên về tài nguyên và môi trường',
      '01.003',
      'bachelor',
      8,
      'Tham mưu về đất đai, môi trường, khoáng sản',
    ],
    [
      'NV-04',
      'Chuyên viên về tài chính - kế hoạch',
      '01.003',
      'bachelor',
      7,
      'Tham mưu về ngân sách, kế hoạch, đăng ký hộ kinh doanh',
    ],
    [
      'NV-05',
      'Chuyên viên về quản lý đô thị',
      '01.003',
      'bachelor',
      7,
      'Tham mưu về quy hoạch, xây dựng, trật tự đô thị',
    ],
    [
      'NV-06',
      'Chuyên viên về lao động, người có công và xã hội',
      '01.003',
      'bachelor',
      5,
      'Tham mưu về chính sách người có công, giảm nghèo, lao động',
    ],
    [
      'NV-07',
      'Chuyên viên về giáo dục và đào tạo',
      '01.003',
      'bachelor',
      8,
      'Tham mưu về giáo dục mầm non, tiểu học, trung học cơ sở',
    ],
    [
      'NV-08',
      'Chuyên viên tiếp nhận và trả kết quả',
      '01.003',
      'bachelor',
      4,
      'Tiếp nhận, chuyển, trả kết quả thủ tục hành chính',
    ],
  ],
};

const common: readonly Row[] = [
  [
    'DC-01',
    'Chuyên viên về tổ chức cán bộ',
    '01.003',
    'bachelor',
    2,
    'Quản lý hồ sơ, tuyển dụng, đánh giá, chế độ chính sách',
  ],
  [
    'DC-02',
    'Chuyên viên về tổng hợp, cải cách hành chính',
    '01.003',
    'bachelor',
    2,
    'Tổng hợp, báo cáo, theo dõi cải cách hành chính',
  ],
  ['DC-03', 'Kế toán', '01.003', 'bachelor', 2, 'Kế toán, quyết toán kinh phí của cơ quan'],
  ['DC-04', 'Văn thư', '01.004', 'college', 1, 'Quản lý văn bản đi, đến và con dấu'],
];
const support: readonly Row[] = [
  ['HT-01', 'Lưu trữ, thủ quỹ', '01.004', 'college', 1, 'Lưu trữ hồ sơ, quản lý quỹ tiền mặt'],
  ['HT-02', 'Nhân viên phục vụ, lái xe, bảo vệ', '', null, 3, 'Phục vụ, lái xe, bảo vệ cơ quan'],
];

/** The positions of a frame, to be written over. */
export function positionsOf(template: Template): Position[] {
  const of = (rows: readonly Row[], group: Group): Position[] => rows.map((row) => positionOf(row, group));
  return [
    ...of(leadership[template], 'leadership'),
    ...of(specialised[template], 'specialised'),
    ...of(common, 'shared'),
    ...of(support, 'support'),
  ];
}

function positionOf([code, title, grade, degree, seats, work]: Row, group: Group): Position {
  const level = { leadership: 4, specialised: 3, shared: 3, support: 1 }[group];
  return {
    code,
    title,
    group,
    unit: '',
    work,
    outputs: outputs[group],
    competences:
      group === 'support'
        ? [{ name: 'Đạo đức, trách nhiệm trong công việc', level: 2 }]
        : [
            { name: 'Đạo đức và bản lĩnh', level },
            { name: 'Tổ chức thực hiện công việc', level },
            { name: 'Soạn thảo và ban hành văn bản', level },
            { name: 'Giao tiếp, ứng xử', level: 3 },
            { name: 'Sử dụng công nghệ thông tin', level: 2 },
          ],
    grade,
    degree,
    major: '',
    seats,
  };
}

const outputs: Readonly<Record<Group, string>> = {
  leadership:
    'Nhiệm vụ của đơn vị hoàn thành đúng tiến độ, chất lượng; văn bản thuộc thẩm quyền được ban hành',
  specialised: 'Văn bản tham mưu, báo cáo, kết quả giải quyết hồ sơ đúng quy định và thời hạn',
  shared: 'Công việc chuyên môn dùng chung được thực hiện đúng quy định, số liệu chính xác',
  support: 'Công việc phục vụ được thực hiện kịp thời, an toàn',
};
