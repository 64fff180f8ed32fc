import { describe, expect, test } from 'vitest';
import { auditFigures } from './figure-audit.ts';
import type { FindingKind } from './schema.ts';

const found = (text: string) =>
  auditFigures(text).findings.map(({ kind, stated, computed }) => [kind, stated, computed]);

type Fault = readonly [from: string, to: string, kind: FindingKind, stated: number, computed: number];

/** A correct sentence has no findings; with one figure changed it has exactly this one. */
const cases: readonly (readonly [text: string, ...faults: Fault[]])[] = [
  [
    'Sau rà soát, tỉnh giảm 9 chi cục, từ 41 chi cục xuống còn 32 chi cục.',
    ['giảm 9', 'giảm 6', 'stock', 6, 9],
  ],
  [
    'Năm 2019, tổng biên chế của huyện là 420 biên chế; đến năm 2024 còn 378 biên chế, giảm 42 biên chế (10%).',
    ['giảm 42', 'giảm 24', 'stock', 24, 42],
    ['(10%)', '(12%)', 'share', 12, 10],
  ],
  [
    'Toàn tỉnh có 480 trường (250 mầm non, 230 tiểu học), giảm 20 trường so với năm 2020 (500 trường), tương đương giảm 4%.',
    ['giảm 20', 'giảm 30', 'stock', 30, 20],
    ['giảm 4%', 'giảm 5%', 'share', 5, 4],
  ],
  [
    'Năm 2015 tiếp nhận 80.000 hồ sơ, năm 2020 tiếp nhận 100.000 hồ sơ. Như vậy số hồ sơ năm 2020 tăng 20.000 hồ sơ so với năm 2015, tăng 25%.',
    ['tăng 20.000', 'tăng 22.000', 'stock', 22000, 20000],
    ['tăng 25%', 'tăng 20,5%', 'share', 20.5, 25],
  ],
  [
    'Chỉ số hài lòng năm 2023 đạt 84,5%, tăng 2,3% so với năm 2022 (82,2%), xếp thứ 18/63, tăng 7 bậc so với năm 2022 (xếp thứ 25/63).',
    ['tăng 2,3%', 'tăng 3,2%', 'stock', 3.2, 2.3],
    ['tăng 7 bậc', 'tăng 9 bậc', 'stock', 9, 7],
  ],
  [
    'Tổng số thủ tục là 900 thủ tục, gồm cấp tỉnh (620), cấp huyện (180), cấp xã (100).',
    ['(180)', '(108)', 'sum', 900, 828],
  ],
  ['Từ ngày sáp nhập, tỉnh có 60 xã, phường (48 xã, 12 phường).', ['48 xã', '38 xã', 'sum', 60, 50]],
  [
    'Trong năm ban hành 90 văn bản, trong đó: 20 quyết định; 15 kế hoạch; 45 công văn; còn lại 10 thông báo.',
    ['15 kế hoạch', '12 kế hoạch', 'sum', 90, 87],
  ],
  [
    'Rà soát 300 văn bản, trong đó: còn hiệu lực 220 văn bản, hết hiệu lực toàn bộ 60 văn bản, hết hiệu lực một phần 20 văn bản.',
    ['220 văn bản', '202 văn bản', 'sum', 300, 282],
  ],
  [
    'Khảo sát 400 phiếu: hài lòng 380 phiếu (95%), không hài lòng 20 phiếu (5%).',
    ['20 phiếu (5%)', '10 phiếu (2,5%)', 'sum', 400, 390],
  ],
  [
    'Kinh phí 7.5 tỷ đồng, gồm: thiết bị 5.2 tỷ đồng, đào tạo 2.3 tỷ đồng.',
    ['5.2 tỷ', '5.7 tỷ', 'sum', 7.5, 8],
  ],
  [
    'Toàn huyện trả kết quả 5.000 hồ sơ, trong đó sớm hạn 3.000 hồ sơ, đúng hạn 1.950 hồ sơ, trễ hạn 50 hồ sơ (tỷ lệ 1%).',
    ['(tỷ lệ 1%)', '(tỷ lệ 4%)', 'share', 4, 1],
  ],
  [
    'Cấp huyện tiếp nhận 2.000 hồ sơ (trực tuyến 1.400 hồ sơ, đạt 70%); đã giải quyết 1.900 hồ sơ (đúng hạn 1.881 hồ sơ, đạt 99%; quá hạn 19 hồ sơ, chiếm 1%); đang giải quyết 100 hồ sơ.',
    ['đạt 70%', 'đạt 77%', 'share', 77, 70],
    ['đạt 99%', 'đạt 96%', 'share', 96, 99],
  ],
  [
    'Đã giải ngân 342 tỷ đồng, đạt 34,2% kế hoạch vốn được giao (1.000 tỷ đồng).',
    ['34,2%', '32,4%', 'share', 32.4, 34.2],
  ],
  [
    'Thanh toán trực tuyến 1\u00a0800/2\u00a0400 hồ sơ, đạt tỷ lệ 75\u00a0%.',
    ['75\u00a0%', '57\u00a0%', 'share', 57, 75],
  ],
  [
    'Đầu năm 2023, huyện có 200 công chức; trong năm tuyển dụng 12 công chức, tiếp nhận 5 công chức từ nơi khác, nghỉ hưu 9 công chức. Cuối năm 2023 có 208 công chức.',
    ['có 208', 'có 280', 'stock', 280, 208],
  ],
  [
    'Trong kỳ tiếp nhận 40 phản ánh, kiến nghị (kỳ trước chuyển sang 4). Đã xử lý 38 phản ánh, kiến nghị; đang xử lý 6 phản ánh, kiến nghị.',
    ['đang xử lý 6', 'đang xử lý 9', 'stock', 40, 43],
  ],
  [
    'Tổng số hồ sơ phải giải quyết: 500 hồ sơ.\n\nSố hồ sơ đã giải quyết: 460 hồ sơ.\n\nSố hồ sơ đang giải quyết: 40 hồ sơ.',
    ['460 hồ sơ', '470 hồ sơ', 'stock', 500, 510],
  ],
  [
    'Phú Lộc, ngày 15 tháng 6 năm 2024\n\nNgày 20/5/2024, UBND huyện đã tổ chức hội nghị.',
    ['20/5/2024', '20/7/2024', 'order', 20240720, 20240615],
  ],
  [
    '| Số: 4/BC-UBND | Phú Lộc, ngày 15/6/2024 |\n| Mật | Khẩn |\n\nHội nghị được tổ chức vào ngày 02/5/2024.',
    ['02/5/2024', '02/8/2024', 'order', 20240802, 20240615],
  ],
  [
    'Đơn vị          Tiếp nhận   Đã giải quyết\nSở Nội vụ       1.204       1.180\nSở Tài chính    318         310\nTổng cộng       1.522       1.490',
    ['1.522', '1.252', 'sum', 1252, 1522],
  ],
  [
    '| Lĩnh vực | Điểm tối đa | Điểm tự chấm | Tỷ lệ (%) |\n| Thể chế | 8,0 | 6,0 | 75,00 |\n| Thủ tục | 12,0 | 9,0 | 75,00 |\n| Bộ máy | 10,0 | 8,0 | 80,00 |\n| Trung bình | 10,0 | 7,7 | |\n| Tổng cộng | 30,0 | 23,0 | 76,67 |',
    ['| 80,00', '| 88,00', 'share', 88, 80],
    ['| 23,0 |', '| 25,0 |', 'sum', 25, 23],
  ],
];

describe('how reports of provinces put it', () => {
  test.each(cases.map(([text]) => text))('nothing is wrong in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
  test.each(cases.flatMap(([text, ...faults]) => faults.map((fault) => [text, ...fault] as const)))(
    '%s with %s → %s',
    (text, from, to, kind, stated, computed) => {
      expect(text.split(from)).toHaveLength(2);
      expect(found(text.replace(from, to))).toContainEqual([kind, stated, computed]);
    },
  );
});

describe('what must not be told', () => {
  test.each([
    'Toàn tỉnh bố trí 412 công chức, trong đó cấp tỉnh 58, cấp huyện 74, cấp xã 280; 100% có trình độ đại học.',
    '- Cấp tỉnh: tiếp nhận 98 hồ sơ; đã giải quyết 96 hồ sơ.\n- Cấp huyện: tiếp nhận 91 hồ sơ; đã giải quyết 88 hồ sơ.',
    'Giảm 04 sở (từ 19 sở xuống còn 15 sở), giảm 02 ban, 38 phòng.',
    'Toàn tỉnh có 1.842 thủ tục (cấp tỉnh 1.431, cấp huyện 268, cấp xã 143), giảm 17 thủ tục so với năm 2022 (1.859 thủ tục).',
    'Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, còn 10 hồ sơ, giảm 5 hồ sơ.',
    'Tỷ lệ số hóa đạt 62%, giảm 3 điểm phần trăm so với quý trước; chỉ số đạt 50%, tăng 25% so với năm 2020 (40%).',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
