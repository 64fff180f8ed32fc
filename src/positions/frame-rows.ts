import type { Degree } from '../staff/schema.ts';

/** Titles, grades and levels are unverified: written from memory, for the agency to mend. */
export type Row = readonly [
  code: string,
  title: string,
  grade: string,
  degree: Degree | null,
  seats: number,
  work: string,
];

/** Frames of departments and districts, after the lists of Nghị định 62/2020/NĐ-CP and Thông tư 12/2022/TT-BNV. */
export const leadership = {
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
} satisfies Readonly<Record<string, readonly Row[]>>;

export const specialised = {
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
} satisfies Readonly<Record<string, readonly Row[]>>;

/** What every office has. */
export const common: readonly Row[] = [
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
export const support: readonly Row[] = [
  ['HT-01', 'Lưu trữ, thủ quỹ', '01.004', 'college', 1, 'Lưu trữ hồ sơ, quản lý quỹ tiền mặt'],
  ['HT-02', 'Nhân viên phục vụ, lái xe, bảo vệ', '', null, 3, 'Phục vụ, lái xe, bảo vệ cơ quan'],
];
