import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const apparatus = declaring('apparatus', 'Nghị định số 24/2014/NĐ-CP; Nghị định số 37/2014/NĐ-CP');
const autonomy = declaring('finance', 'Nghị định số 130/2005/NĐ-CP; Nghị định số 117/2013/NĐ-CP');
const service = declaring('finance', 'Nghị định số 43/2006/NĐ-CP');
const digital = declaring(
  'modernisation',
  'Nghị định số 64/2007/NĐ-CP; Chỉ thị số 15/CT-TTg ngày 22 tháng 5 năm 2012',
);
const online = declaring('modernisation', 'Nghị định số 43/2011/NĐ-CP');
const quality = declaring('modernisation', 'Quyết định số 19/2014/QĐ-TTg');
const more = { better: 'more' } as const;

const organs: readonly Indicator[] = [
  apparatus.count(
    'apparatus.cityAgencies',
    ['Số cơ quan chuyên môn, cơ quan hành chính của thành phố', 'Agencies of the city'],
    [
      'Cơ quan chuyên môn và cơ quan hành chính thuộc Ủy ban nhân dân thành phố cuối kỳ',
      'Specialised and administrative agencies of the City People’s Committee at the end of the period',
    ],
  ),
  apparatus.count(
    'apparatus.districtDivisions',
    ['Số phòng chuyên môn tổ chức thống nhất ở cấp huyện', 'Divisions that every district has'],
    [
      'Phòng, ban chuyên môn được tổ chức thống nhất ở mỗi Ủy ban nhân dân cấp huyện',
      'Divisions that every district People’s Committee has alike',
    ],
  ),
  apparatus.share(
    'apparatus.urbanEthnicDivisions',
    ['Số quận có Phòng Dân tộc', 'Urban districts with an ethnic affairs division'],
    ['Quận có Phòng Dân tộc trên tổng số quận', 'Urban districts with the division, out of all'],
  ),
  apparatus.share(
    'apparatus.ruralEthnicDivisions',
    ['Số huyện có Phòng Dân tộc', 'Rural districts with an ethnic affairs division'],
    ['Huyện có Phòng Dân tộc trên tổng số huyện', 'Rural districts with the division, out of all'],
  ),
];

const levels = [
  ['city', 'cấp thành phố', 'of the city'],
  ['district', 'cấp huyện', 'of districts'],
  ['commune', 'cấp xã', 'of communes'],
] as const;

const finance: readonly Indicator[] = [
  ...levels.map(([level, vi, en]) =>
    autonomy.share(
      `finance.${level}AutonomyShare`,
      [`Tỷ lệ cơ quan ${vi} tự chủ biên chế và kinh phí`, `Agencies ${en} with autonomy of staff and funds`],
      [
        `Cơ quan hành chính ${vi} thực hiện chế độ tự chủ, tự chịu trách nhiệm về biên chế và kinh phí trên tổng số`,
        `Administrative agencies ${en} under the autonomy regime for staff and funds, out of all`,
      ],
      more,
    ),
  ),
  ...levels
    .slice(0, 2)
    .map(([level, vi, en]) =>
      service.share(
        `finance.${level}ServiceShare`,
        [
          `Tỷ lệ đơn vị sự nghiệp ${vi} tự chủ tài chính`,
          `Public service units ${en} with financial autonomy`,
        ],
        [
          `Đơn vị sự nghiệp công lập ${vi} thực hiện cơ chế tự chủ tài chính trên tổng số`,
          `Public service units ${en} under the financial autonomy regime, out of all`,
        ],
        more,
      ),
    ),
];

const networks: readonly Indicator[] = [
  digital.share(
    'digital.networkShare',
    ['Tỷ lệ cơ quan nối mạng truyền số liệu chuyên dùng', 'Agencies on the dedicated network'],
    [
      'Cơ quan cấp sở, cấp huyện, cấp xã đã nối mạng truyền số liệu chuyên dùng trên tổng số',
      'Departments, districts and communes on the dedicated data network, out of all',
    ],
    more,
  ),
  digital.count(
    'digital.componentPortals',
    ['Số cổng thông tin điện tử thành phần', 'Component portals'],
    [
      'Cổng thông tin điện tử thành phần của cổng thông tin điện tử thành phố',
      'Portals of agencies within the city’s portal',
    ],
    more,
  ),
  digital.share(
    'digital.portalShare',
    ['Tỷ lệ cơ quan có cổng hoặc trang thông tin điện tử', 'Agencies with a portal or site'],
    [
      'Cơ quan hành chính nhà nước có cổng hoặc trang thông tin điện tử trên tổng số',
      'Administrative agencies with a portal or site, out of all',
    ],
    more,
  ),
  digital.share(
    'digital.mailShare',
    ['Tỷ lệ cơ quan triển khai thư điện tử', 'Agencies with electronic mail'],
    [
      'Cơ quan cấp sở, cấp huyện, cấp xã đã triển khai hệ thống thư điện tử trên tổng số',
      'Departments, districts and communes with the mail system, out of all',
    ],
    more,
  ),
  digital.share(
    'digital.mailUseShare',
    ['Tỷ lệ cán bộ, công chức thường xuyên dùng thư điện tử', 'Staff who use mail regularly'],
    [
      'Cán bộ, công chức dùng hộp thư công vụ thường xuyên trên số được cấp',
      'Staff who regularly use their official mailbox, out of those who have one',
    ],
    more,
  ),
  digital.share(
    'digital.documentShare',
    ['Tỷ lệ văn bản trao đổi dưới dạng điện tử', 'Documents exchanged electronically'],
    [
      'Văn bản trao đổi với cơ quan khác dưới dạng điện tử trên tổng số văn bản trao đổi',
      'Documents exchanged with other agencies electronically, out of all exchanged',
    ],
    more,
  ),
  digital.share(
    'digital.signatureShare',
    ['Tỷ lệ văn bản được ký số', 'Documents signed digitally'],
    [
      'Văn bản điện tử được ký số trên tổng số văn bản điện tử phát hành',
      'Electronic documents with a digital signature, out of all issued',
    ],
    more,
  ),
  digital.share(
    'digital.documentSystemShare',
    ['Tỷ lệ sử dụng phần mềm quản lý văn bản và điều hành', 'Use of the document system'],
    [
      'Cơ quan, đơn vị thường xuyên dùng phần mềm quản lý văn bản và điều hành trên tổng số',
      'Agencies and units that regularly use the document system, out of all',
    ],
    more,
  ),
  digital.count(
    'digital.fewestOnlineMeetings',
    ['Số cuộc họp trực tuyến mỗi năm, ít nhất', 'Online meetings a year, at least'],
    [
      'Số cuộc họp, hội nghị trực tuyến của năm ít nhất trong kỳ',
      'Online meetings of the year with the fewest in the period',
    ],
    more,
  ),
  digital.count(
    'digital.mostOnlineMeetings',
    ['Số cuộc họp trực tuyến mỗi năm, nhiều nhất', 'Online meetings a year, at most'],
    [
      'Số cuộc họp, hội nghị trực tuyến của năm nhiều nhất trong kỳ',
      'Online meetings of the year with the most in the period',
    ],
    more,
  ),
];

const signatures: readonly Indicator[] = [
  digital.count(
    'signature.organisationCertificates',
    ['Số chứng thư số của tổ chức', 'Certificates of organisations'],
    [
      'Chứng thư số cấp cho cơ quan, tổ chức, cuối kỳ',
      'Digital certificates of organisations at the end of the period',
    ],
  ),
  digital.count(
    'signature.personalCertificates',
    ['Số chứng thư số của cá nhân', 'Certificates of people'],
    ['Chứng thư số cấp cho cá nhân, cuối kỳ', 'Digital certificates of people at the end of the period'],
  ),
  digital.sum(
    'signature.certificates',
    ['Tổng số chứng thư số', 'All digital certificates'],
    [
      'Chứng thư số của tổ chức và cá nhân, cuối kỳ',
      'Digital certificates of organisations and people at the end of the period',
    ],
    ['signature.organisationCertificates', 'signature.personalCertificates'],
    more,
  ),
  digital.money(
    'signature.savings',
    ['Số tiền tiết kiệm nhờ dùng chữ ký số', 'Money saved by digital signatures'],
    [
      'Chi phí in, gửi văn bản tiết kiệm được nhờ phát hành văn bản ký số',
      'Printing and postage saved by issuing signed electronic documents',
    ],
    more,
  ),
];

const services: readonly Indicator[] = [
  ...[1, 2, 3, 4].map((level) =>
    online.count(
      `online.level${level}`,
      [`Số thủ tục có dịch vụ công trực tuyến mức độ ${level}`, `Procedures online at level ${level}`],
      [
        `Thủ tục hành chính được cung cấp trực tuyến ở mức độ ${level}, cuối kỳ`,
        `Procedures offered online at level ${level} at the end of the period`,
      ],
      more,
    ),
  ),
  ...[3, 4].map((level) =>
    online.count(
      `online.level${level}Received`,
      [`Số hồ sơ trực tuyến mức độ ${level} đã tiếp nhận`, `Dossiers received online at level ${level}`],
      [
        `Hồ sơ tiếp nhận qua dịch vụ công trực tuyến mức độ ${level} trong kỳ`,
        `Dossiers received through online services of level ${level} in the period`,
      ],
      more,
    ),
  ),
  quality.share(
    'quality.certifiedShare',
    ['Tỷ lệ đơn vị được chứng nhận hệ thống quản lý chất lượng', 'Units with a certified quality system'],
    [
      'Đơn vị được cấp giấy chứng nhận phù hợp TCVN ISO 9001 trên tổng số đơn vị phải áp dụng',
      'Units certified to TCVN ISO 9001, out of those that must apply it',
    ],
    more,
  ),
];

/** Organisation, public finance and the modern office. */
export const officeIndicators: readonly Indicator[] = [
  ...organs,
  ...finance,
  ...networks,
  ...signatures,
  ...services,
];
