import { describe, expect, test } from 'vitest';
import { auditFigures } from './figure-audit.ts';

const found = (text: string) =>
  auditFigures(text).findings.map(({ kind, stated, computed, truncated }) => [
    kind,
    stated,
    computed,
    truncated,
  ]);

/** Sentences of a city's public mid-term report of 2015; what is wrong in each was worked out by hand. */
describe('sentences of a published report', () => {
  test.each<[string, ReturnType<typeof found>]>([
    [
      'Tính đến nay, thành phố đã hoàn thành 08/09 mục tiêu, đạt tỷ lệ 88,88%.',
      [['share', 88.88, 88.89, true]],
    ],
    [
      'Từ ngày 01 tháng 01 năm 2011 đến 30 tháng 3 năm 2015, đã giải quyết 10.343 hồ sơ, kết quả giải quyết hồ sơ: 10.243 đúng hẹn (tỷ lệ 99,03 %), 100 hồ sơ trễ hẹn (tỷ lệ 0.96%);',
      [['share', 0.96, 0.97, true]],
    ],
    [
      'Từ năm 2012 đến nay, Tổ Kiểm tra đã tiến hành kiểm tra tại 162 lượt cơ quan, đơn vị (gồm: 23 sở, ban, ngành, 106 các phòng, ban chuyên môn thuộc 09 UBND quận, huyện, 112 UBND xã, phường, thị trấn).',
      [['sum', 162, 241, false]],
    ],
    [
      'Kết quả đã thu hút 140 trường hợp, trong đó có 01 Phó Giáo sư - Tiến sĩ, 03 Tiến sĩ, 03 Thạc sĩ, 04 Bác sỹ chuyên khoa I, 122 trường hợp tốt nghiệp đại học về công tác tại các cơ quan, đơn vị của thành phố; hỗ trợ đào tạo cho công chức, viên chức tốt nghiệp sau đại học, bác sĩ: 465 trường hợp.',
      [['sum', 140, 133, false]],
    ],
    [
      'đã cập nhật thông tin của 12.568/25.228 CBCCVC toàn thành phố; đạt tỷ lệ 49,81%.',
      [['share', 49.81, 49.82, true]],
    ],
    [
      '- Cán bộ, công chức cấp xã: 1.883 (Thạc sĩ: 21, tỷ lệ 1,11%; Đại học: 827, tỷ lệ 43,91%; Cao đẳng: 75, tỷ lệ 3,98%; Trung cấp: 690, tỷ lệ 36,64%; sơ cấp: 270, tỷ lệ 14,33%).',
      [
        ['share', 1.11, 1.12, true],
        ['share', 43.91, 43.92, true],
        ['share', 14.33, 14.34, true],
      ],
    ],
    [
      'đơn vị (17/22 sở, ngành và 06/09 quận, huyện): đến nay có 23/31 cơ quan, đơn vị (17/22 sở, ngành và 06/09 quận, huyện) đã hoàn thành xong Đề án, đạt tỷ lệ 74,19%. (vượt mục tiêu là 50%).',
      [],
    ],
    [
      'Kết quả: đã kiểm tra tại 76 đơn vị (năm 2011 tại 09 đơn vị; năm 2012 tại 19 đơn vị; năm 2013 tại 14 đơn vị; năm 2014 tại 25 đơn vị, 6 tháng đầu năm 2015 tại 09 đơn vị);',
      [],
    ],
    [
      'Kết thúc Đề án 30, thành phố có tổng số 1.677 TTHC. Tính đến ngày 08 tháng 4 năm 2015, tổng số TTHC của cả thành phố là 1.653 thủ tục, giảm 24 thủ tục so với thời điểm kết thúc Đề án 30.\n\nTừ năm 2011 đến nay, Chủ tịch UBND thành phố đã ban hành 230 quyết định công bố TTHC với tổng số TTHC ban hành mới là 1.233; TTHC sửa đổi, bổ sung là 1.290, TTHC bãi bỏ là 1.009.',
      [['stock', 1653, 1901, false]],
    ],
    [
      'Đã tiếp nhận 41.546 hồ sơ, đã giải quyết 39.453 hồ sơ, 9.458 hồ sơ giải quyết trước hẹn (đạt tỷ lệ 23,97%), 29.363 hồ sơ giải quyết đúng hẹn (đạt tỷ lệ 74,43%), 632 hồ sơ trễ hẹn (đạt tỷ lệ 1,6%), 2.093 hồ sơ đang giải quyết;',
      [],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what looks like a fault and is none', () => {
  test.each([
    'Tổng số 1.000 công chức, trong đó nữ 450 người, đảng viên 800 người.',
    'Tiếp nhận 1.000 hồ sơ, trong đó trực tuyến 800 hồ sơ, giải quyết đúng hạn 950 hồ sơ.',
    'Ban hành 01 kế hoạch gồm 05 nhiệm vụ, 12 giải pháp.',
    'Tổ chức 38 cuộc triển khai với 1.596 lượt người tham dự.',
    'Toàn tỉnh có 5.200 công chức, trong đó có 30 tiến sĩ, 900 thạc sĩ, 3.600 đại học.',
    'Tiếp nhận 12.500 hồ sơ, chủ yếu ở các lĩnh vực: đất đai 6.000 hồ sơ, hộ tịch 3.000 hồ sơ, xây dựng 1.200 hồ sơ.',
    'Số hồ sơ trực tuyến đạt 85,2%, tăng 12,4% so với cùng kỳ; có hơn 1.200 hồ sơ, trong đó 700 hồ sơ đúng hạn, 900 hồ sơ trực tuyến.',
    'Trung bình 25 - 30 cuộc họp/năm; in 10.000 tờ (64cm x84cm); áp dụng QCVN 102:2016/BTTTT và TCVN ISO 9001:2008.',
    'Thực hiện giai đoạn 2011 - 2015 tại 85 xã, phường; từ ngày 15/12/2023 đến ngày 14/3/2024.',
    'Quận A tiếp nhận 100 hồ sơ. Quận B tiếp nhận 200 hồ sơ. Toàn tỉnh tiếp nhận 12.345 hồ sơ trực tuyến. Toàn tỉnh tiếp nhận 20.000 hồ sơ.',
    'Năm 2022, toàn tỉnh tiếp nhận 45.000 hồ sơ. Năm 2023, toàn tỉnh tiếp nhận 47.000 hồ sơ.',
    'Đã tiếp nhận 28.817 hồ sơ; đã giải quyết gần 27.000 hồ sơ, đạt 93,5%; trong đó, trước hạn 22.357 hồ sơ, đạt 83%.',
    'Tiếp nhận mới 19.630 hồ sơ, hồ sơ trả trước và đúng hạn là 19.255 hồ sơ (đạt 96,55%), hồ sơ đến hạn giải quyết 19.944 hồ sơ, quá hạn 689 hồ sơ chiếm 3,45%.',
    'Toàn tỉnh bố trí 1.330 công chức.\n\nHiện có 1.346 công chức cấp xã, đạt tỷ lệ 96,3% số vị trí được giao. Trong đó, 1.070 người có trình độ đại học, đạt tỷ lệ 79,5%; cao đẳng 53 người, chiếm 3,9% và trung cấp 223 người, chiếm 16,6%.',
    'Đạt 12,5% (1/8 đơn vị); 66,7% (2/3 xã); 33,3% (1/3 xã); 0,5% (1/200 hồ sơ).',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('rounding', () => {
  test.each<[string, ReturnType<typeof found>]>([
    ['Hoàn thành 1/8 nhiệm vụ (12,5%).', []],
    ['Hoàn thành 1/8 nhiệm vụ (13%).', []],
    ['Hoàn thành 1/8 nhiệm vụ (12%).', [['share', 12, 13, true]]],
    ['Hoàn thành 2/3 nhiệm vụ (66,66%).', [['share', 66.66, 66.67, true]]],
    ['Hoàn thành 2/3 nhiệm vụ (66,68%).', [['share', 66.68, 66.67, false]]],
    ['Hoàn thành 2/3 nhiệm vụ, đạt khoảng 70%.', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('days', () => {
  const report = 'Hà Phong, ngày 24 tháng 6 năm 2015\n\n';
  test.each<[string, ReturnType<typeof found>]>([
    ['Từ ngày 15/6/2015 đến ngày 14/6/2014, đã kiểm tra.', [['order', 20140614, 20150615, false]]],
    ['Đã khánh thành ngày 30 tháng 02 năm 2015.', [['order', 20150230, 20150228, false]]],
    [
      `${report}Thực hiện Quyết định số 12/QĐ-UBND ngày 25 tháng 6 năm 2015 của UBND tỉnh.`,
      [['order', 20150625, 20150624, false]],
    ],
    [`${report}Tính đến ngày 30/6/2015, toàn tỉnh có 12 xã.`, [['order', 20150630, 20150624, false]]],
    [`${report}Dự kiến tính đến ngày 30/6/2015, toàn tỉnh có 12 xã.`, []],
    [`${report}Trong 6 tháng đầu năm 2015, đã kiểm tra 12 xã; hoàn thành trước ngày 31/12/2015.`, []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
