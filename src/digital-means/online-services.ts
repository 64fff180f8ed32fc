import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, register, text } from '../registers/schema.ts';
import { keepDigitalMeans, readDigitalMeans } from './permissions.ts';

type Level = '1' | '2' | '3' | '4';
const provided = (level: Level) =>
  ({
    title: t(
      `Số thủ tục có dịch vụ công trực tuyến mức độ ${level}`,
      `Procedures with an online service of level ${level}`,
    ),
    when: { level },
    from: 'openedOn',
    until: 'closedOn',
    sum: 'services',
    better: 'more',
  }) as const;

/** What each agency offers online, by the four levels of 2011; the two kinds since 2022 are told by the catalogue. */
export const onlineServices = register('online-service', {
  title: t('Dịch vụ công trực tuyến', 'Online services'),
  one: t('nhóm dịch vụ', 'group of services'),
  about: t(
    'Số thủ tục từng cơ quan cung cấp trực tuyến theo mức độ, từ ngày nào',
    'How many procedures an agency offers online, by level, since when',
  ),
  law: 'Nghị định số 43/2011/NĐ-CP, Điều 3; Nghị định số 42/2022/NĐ-CP',
  area: 'modernisation',
  columns: {
    agency: agency(t('Cơ quan cung cấp', 'Offered by'), { required: true, list: true }),
    level: choice(
      t('Mức độ', 'Level'),
      {
        '1': t('Mức độ 1: có thông tin', 'Level 1: information'),
        '2': t('Mức độ 2: tải được biểu mẫu', 'Level 2: forms to take'),
        '3': t('Mức độ 3: nộp hồ sơ qua mạng', 'Level 3: dossiers sent online'),
        '4': t('Mức độ 4: nộp phí, nhận kết quả qua mạng', 'Level 4: paid and answered online'),
      },
      { required: true, list: true },
    ),
    services: number(t('Số thủ tục', 'Procedures'), { required: true, least: 1, list: true, total: true }),
    openedOn: day(t('Cung cấp từ', 'Offered since'), { required: true, list: true }),
    closedOn: day(t('Thôi cung cấp từ', 'No longer from'), { notBefore: 'openedOn', list: true }),
    address: text(t('Địa chỉ trên mạng', 'Address')),
    basis: text(t('Văn bản công bố', 'Published by')),
    source: text(t('Nguồn số liệu', 'Source'), { required: true }),
  },
  label: ['agency', 'level', 'openedOn'],
  owner: 'agency',
  on: 'openedOn',
  unique: ['agency', 'level', 'openedOn'],
  states: { kept: { title: t('Đang theo dõi', 'Kept') } },
  access: { read: readDigitalMeans, write: keepDigitalMeans },
  figures: {
    'online.level1': provided('1'),
    'online.level2': provided('2'),
    'online.level3': provided('3'),
    'online.level4': provided('4'),
  },
});
