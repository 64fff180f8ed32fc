import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const { count, share, sum } = declaring(
  'procedures',
  'Nghị định số 63/2010/NĐ-CP và Nghị định số 48/2013/NĐ-CP về kiểm soát thủ tục hành chính',
);

const inForce = [
  'Thủ tục hành chính đang có hiệu lực, đã công bố',
  'Procedures in force and published',
] as const;
const baseline = [
  'Thủ tục hành chính tại thời điểm kết thúc Đề án 30',
  'Procedures when Project 30 ended',
] as const;
const levels = [
  ['City', 'cấp thành phố', 'of the city'],
  ['District', 'cấp huyện', 'of districts'],
  ['Commune', 'cấp xã', 'of communes'],
] as const;

const stocks: readonly Indicator[] = [
  ...levels.flatMap(([suffix, vi, en]) => [
    count(
      `procedure.total${suffix}`,
      [`Số thủ tục hành chính ${vi}`, `Procedures ${en}`],
      [`${inForce[0]}, ${vi}`, `${inForce[1]}, ${en}`],
    ),
    count(
      `procedure.baseline${suffix}`,
      [`Số thủ tục hành chính ${vi} khi kết thúc Đề án 30`, `Procedures ${en} at the end of Project 30`],
      [`${baseline[0]}, ${vi}`, `${baseline[1]}, ${en}`],
      { law: 'Quyết định số 30/QĐ-TTg ngày 10 tháng 01 năm 2007' },
    ),
  ]),
  sum(
    'procedure.total',
    ['Tổng số thủ tục hành chính', 'All procedures'],
    [`${inForce[0]}, của cả ba cấp`, `${inForce[1]}, of the three levels`],
    levels.map(([suffix]) => `procedure.total${suffix}`),
  ),
  sum(
    'procedure.baselineTotal',
    ['Tổng số thủ tục hành chính khi kết thúc Đề án 30', 'All procedures at the end of Project 30'],
    [`${baseline[0]}, của cả ba cấp`, `${baseline[1]}, of the three levels`],
    levels.map(([suffix]) => `procedure.baseline${suffix}`),
    { law: 'Quyết định số 30/QĐ-TTg ngày 10 tháng 01 năm 2007' },
  ),
  sum(
    'procedure.reduced',
    ['Số thủ tục hành chính giảm so với Đề án 30', 'Procedures fewer than at Project 30'],
    [
      'Tổng số thủ tục khi kết thúc Đề án 30 trừ tổng số thủ tục hiện có',
      'All procedures at the end of Project 30 less those of today',
    ],
    ['procedure.baselineTotal', '-procedure.total'],
    { better: 'more' },
  ),
];

const flows: readonly Indicator[] = [
  count(
    'procedure.publicationDecisions',
    ['Số quyết định công bố thủ tục hành chính', 'Publication decisions'],
    [
      'Quyết định công bố thủ tục hành chính của Chủ tịch Ủy ban nhân dân thành phố trong kỳ',
      'Decisions of the Chairman that published procedures in the period',
    ],
  ),
  count(
    'procedure.issuedNew',
    ['Số thủ tục hành chính ban hành mới', 'New procedures'],
    ['Thủ tục được công bố là mới ban hành trong kỳ', 'Procedures published as new in the period'],
  ),
  count(
    'procedure.amended',
    ['Số thủ tục hành chính sửa đổi, bổ sung', 'Amended procedures'],
    [
      'Lượt thủ tục được công bố sửa đổi, bổ sung hoặc thay thế trong kỳ',
      'Procedures published as amended or replaced in the period',
    ],
  ),
  count(
    'procedure.abolished',
    ['Số thủ tục hành chính bãi bỏ', 'Abolished procedures'],
    ['Thủ tục được công bố hủy bỏ, bãi bỏ trong kỳ', 'Procedures published as abolished in the period'],
  ),
  count(
    'feedback.leaflets',
    ['Số tờ rơi về tiếp nhận phản ánh, kiến nghị', 'Leaflets on feedback'],
    [
      'Tờ rơi hướng dẫn gửi phản ánh, kiến nghị về quy định hành chính đã in, phát hành',
      'Leaflets on how to object to a regulation that were printed and given out',
    ],
    { law: 'Nghị định số 20/2008/NĐ-CP' },
  ),
  count(
    'feedback.handled',
    ['Số phản ánh, kiến nghị đã tiếp nhận, xử lý', 'Feedback received and handled'],
    [
      'Phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính đã được tiếp nhận và xử lý trong kỳ',
      'Feedback of people and organisations on regulations, received and handled in the period',
    ],
    { law: 'Nghị định số 20/2008/NĐ-CP' },
  ),
];

const oneStopLaw = {
  law: 'Quyết định số 93/2007/QĐ-TTg; Quyết định số 09/2015/QĐ-TTg',
  better: 'more',
} as const;
const places = [
  ['department', 'sở, ban, ngành', 'departments'],
  ['district', 'Ủy ban nhân dân cấp huyện', 'district committees'],
  ['commune', 'Ủy ban nhân dân cấp xã', 'commune committees'],
] as const;

const counters: readonly Indicator[] = [
  ...places.flatMap(([place, vi, en]) => [
    share(
      `oneStop.${place}Share`,
      [`Tỷ lệ ${vi} giải quyết thủ tục theo cơ chế một cửa`, `Share of ${en} with a one-stop counter`],
      [
        `Số ${vi} có Bộ phận Tiếp nhận và Trả kết quả trên tổng số`,
        `Those of the ${en} that have a one-stop counter, out of all`,
      ],
      oneStopLaw,
    ),
    share(
      `oneStop.${place}ModernShare`,
      [`Tỷ lệ ${vi} có một cửa ứng dụng công nghệ thông tin`, `Share of ${en} with a modern counter`],
      [
        `Số ${vi} ứng dụng công nghệ thông tin tại Bộ phận Tiếp nhận và Trả kết quả trên tổng số`,
        `Those of the ${en} whose counter works with software, out of all`,
      ],
      oneStopLaw,
    ),
  ]),
  count(
    'procedure.interlinkedCity',
    ['Số thủ tục liên thông giữa các sở, ban, ngành', 'Procedures interlinked among departments'],
    [
      'Thủ tục giải quyết theo cơ chế một cửa liên thông giữa các sở, ban, ngành',
      'Procedures that several departments resolve as one',
    ],
    oneStopLaw,
  ),
  count(
    'procedure.interlinkedDistrict',
    ['Số thủ tục cấp huyện liên thông cấp xã', 'Procedures interlinked from commune to district'],
    [
      'Thủ tục cấp huyện tiếp nhận ở cấp xã theo cơ chế một cửa liên thông',
      'District procedures received in communes',
    ],
    oneStopLaw,
  ),
];

/** Control of procedures, and the counters that serve them. */
export const procedureIndicators: readonly Indicator[] = [...stocks, ...flows, ...counters];
