import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const { count, ratio, share, sum } = declaring(
  'procedures',
  'Quyết định số 93/2007/QĐ-TTg, Chương III; Quyết định số 09/2015/QĐ-TTg',
);

const more = { better: 'more' } as const;
const less = { better: 'less' } as const;

/** Business registration, seal and tax as one application to three agencies. */
const business: readonly Indicator[] = [
  count(
    'interlinked.businessOnTime',
    ['Số hồ sơ liên thông đăng ký doanh nghiệp đúng hẹn', 'Business dossiers on time'],
    [
      'Hồ sơ liên thông đăng ký doanh nghiệp, con dấu và thuế đã giải quyết đúng hẹn',
      'Interlinked dossiers on business registration, seal and tax resolved on time',
    ],
    more,
  ),
  count(
    'interlinked.businessLate',
    ['Số hồ sơ liên thông đăng ký doanh nghiệp trễ hẹn', 'Business dossiers late'],
    [
      'Hồ sơ liên thông đăng ký doanh nghiệp, con dấu và thuế đã giải quyết trễ hẹn',
      'Interlinked dossiers on business registration, seal and tax resolved late',
    ],
    less,
  ),
  sum(
    'interlinked.businessResolved',
    ['Số hồ sơ liên thông đăng ký doanh nghiệp đã giải quyết', 'Business dossiers resolved'],
    [
      'Hồ sơ liên thông giữa cơ quan đăng ký kinh doanh, công an và thuế đã giải quyết trong kỳ',
      'Dossiers interlinked among registry, police and tax resolved in the period',
    ],
    ['interlinked.businessOnTime', 'interlinked.businessLate'],
  ),
  ratio(
    'interlinked.businessOnTimeShare',
    ['Tỷ lệ hồ sơ liên thông đăng ký doanh nghiệp đúng hẹn', 'Share of business dossiers on time'],
    [
      'Hồ sơ đúng hẹn trên hồ sơ liên thông đăng ký doanh nghiệp đã giải quyết',
      'On time out of resolved business dossiers',
    ],
    ['interlinked.businessOnTime', 'interlinked.businessResolved'],
    more,
  ),
  ratio(
    'interlinked.businessLateShare',
    ['Tỷ lệ hồ sơ liên thông đăng ký doanh nghiệp trễ hẹn', 'Share of business dossiers late'],
    [
      'Hồ sơ trễ hẹn trên hồ sơ liên thông đăng ký doanh nghiệp đã giải quyết',
      'Late out of resolved business dossiers',
    ],
    ['interlinked.businessLate', 'interlinked.businessResolved'],
    less,
  ),
];

/** Land dossiers handed in at the commune and resolved by the district. */
const landTimes = [
  ['Early', 'trước hẹn', 'early', more],
  ['OnTime', 'đúng hẹn', 'on time', more],
  ['Late', 'trễ hẹn', 'late', less],
] as const;

const land: readonly Indicator[] = [
  count(
    'interlinked.landCommunes',
    ['Số xã, phường, thị trấn liên thông đất đai', 'Communes interlinked for land'],
    [
      'Ủy ban nhân dân cấp xã tiếp nhận hồ sơ đất đai theo cơ chế một cửa liên thông với cấp huyện',
      'Communes that receive land dossiers for the district',
    ],
    more,
  ),
  count(
    'interlinked.landReceived',
    ['Số hồ sơ liên thông đất đai đã tiếp nhận', 'Land dossiers received'],
    [
      'Hồ sơ đất đai tiếp nhận ở cấp xã theo cơ chế một cửa liên thông trong kỳ',
      'Land dossiers received in communes for the district in the period',
    ],
  ),
  ...landTimes.flatMap(([suffix, vi, en, better]) => [
    count(
      `interlinked.land${suffix}`,
      [`Số hồ sơ liên thông đất đai giải quyết ${vi}`, `Land dossiers resolved ${en}`],
      [
        `Hồ sơ liên thông đất đai đã giải quyết ${vi} trong kỳ`,
        `Interlinked land dossiers resolved ${en} in the period`,
      ],
      better,
    ),
    ratio(
      `interlinked.land${suffix}Share`,
      [`Tỷ lệ hồ sơ liên thông đất đai ${vi}`, `Share of land dossiers ${en}`],
      [
        `Hồ sơ giải quyết ${vi} trên hồ sơ liên thông đất đai đã giải quyết`,
        `Those ${en} out of resolved land dossiers`,
      ],
      [`interlinked.land${suffix}`, 'interlinked.landResolved'],
      better,
    ),
  ]),
  sum(
    'interlinked.landResolved',
    ['Số hồ sơ liên thông đất đai đã giải quyết', 'Land dossiers resolved'],
    [
      'Hồ sơ liên thông đất đai giải quyết trước hẹn, đúng hẹn và trễ hẹn',
      'Interlinked land dossiers resolved early, on time and late',
    ],
    landTimes.map(([suffix]) => `interlinked.land${suffix}`),
  ),
  sum(
    'interlinked.landInProgress',
    ['Số hồ sơ liên thông đất đai đang giải quyết', 'Land dossiers in progress'],
    ['Hồ sơ đã tiếp nhận trừ hồ sơ đã giải quyết', 'Received less resolved'],
    ['interlinked.landReceived', '-interlinked.landResolved'],
  ),
];

/** Birth, residence and health insurance ("3 in 1"), death and residence removal ("2 in 1"). */
const civilStatus: readonly Indicator[] = [
  count(
    'interlinked.civilStatusReceived',
    ['Số hồ sơ liên thông hộ tịch đã tiếp nhận', 'Civil status dossiers received'],
    [
      'Hồ sơ liên thông khai sinh, thường trú, bảo hiểm y tế trẻ em dưới 6 tuổi và khai tử, xóa thường trú',
      'Interlinked dossiers on birth, residence and health insurance under six, and on death and residence removal',
    ],
  ),
  share(
    'interlinked.civilStatusOnTimeShare',
    ['Tỷ lệ hồ sơ liên thông hộ tịch đúng hẹn', 'Share of civil status dossiers on time'],
    [
      'Hồ sơ liên thông hộ tịch giải quyết đúng hẹn trên số đã giải quyết',
      'On time out of resolved civil status dossiers',
    ],
    more,
  ),
];

/** Interlinked one-stop: one application, several agencies. */
export const interlinkedIndicators: readonly Indicator[] = [...business, ...land, ...civilStatus];
