import { t } from '../kernel/messages.ts';
import { agency, choice, day, register, text } from '../registers/schema.ts';
import { keepPowersAndQuotas, readPowersAndQuotas } from './permissions.ts';

const division = (vi: string, en: string, when: Readonly<Record<string, string>>) =>
  ({ title: t(vi, en), when: { kind: 'division', ...when }, from: 'startsOn', until: 'endsOn' }) as const;

export const bodies = register('body', {
  title: t('Cơ quan, phòng chuyên môn', 'Agencies and divisions'),
  one: t('cơ quan, phòng', 'agency or division'),
  about: t(
    'Cơ quan thuộc Ủy ban nhân dân thành phố, phòng chuyên môn thuộc Ủy ban nhân dân cấp huyện, từ ngày nào đến ngày nào',
    'Agencies of the city and divisions of its districts, each from a day to a day',
  ),
  law: 'Nghị định số 24/2014/NĐ-CP; Nghị định số 37/2014/NĐ-CP',
  area: 'apparatus',
  columns: {
    agency: agency(t('Trực thuộc', 'Under'), { required: true, list: true }),
    name: text(t('Tên cơ quan, phòng', 'Name'), { required: true, list: true }),
    kind: choice(
      t('Nhóm', 'Group'),
      {
        agency: t('Cơ quan thuộc thành phố', 'Agency of the city'),
        division: t('Phòng chuyên môn cấp huyện', 'Division of a district'),
      },
      { required: true, list: true },
    ),
    area: choice(
      t('Loại hình', 'Kind of district'),
      { urban: t('Quận', 'Urban'), rural: t('Huyện', 'Rural') },
      { when: { kind: 'division' } },
    ),
    arrangement: choice(
      t('Cách tổ chức', 'Arrangement'),
      {
        uniform: t('Thống nhất ở mọi quận, huyện', 'In every district alike'),
        byArea: t('Theo loại hình quận hoặc huyện', 'By the kind of district'),
        ethnic: t('Phòng Dân tộc, nơi đủ điều kiện', 'Ethnic affairs, where the law allows it'),
      },
      { list: true, when: { kind: 'division' } },
    ),
    startsOn: day(t('Hoạt động từ', 'From'), { required: true, list: true }),
    endsOn: day(t('Thôi hoạt động từ', 'No longer from'), { list: true }),
    basis: text(t('Văn bản quy định', 'Basis'), { long: true, section: t('Căn cứ', 'Basis') }),
  },
  label: ['name', 'agency'],
  owner: 'agency',
  on: 'startsOn',
  unique: ['agency', 'name', 'startsOn'],
  states: { kept: { title: t('Đang theo dõi', 'Kept') } },
  access: { read: readPowersAndQuotas, write: keepPowersAndQuotas },
  check: ({ kind, area = '', arrangement = '' }) =>
    kind === 'division' && (area === '' || arrangement === '')
      ? { arrangement: t('Phòng cấp huyện phải ghi loại hình và cách tổ chức.', 'Say both of a division.') }
      : undefined,
  figures: {
    'apparatus.cityAgencies': {
      title: t('Số cơ quan chuyên môn, cơ quan hành chính của thành phố', 'Agencies of the city'),
      when: { kind: 'agency' },
      from: 'startsOn',
      until: 'endsOn',
    },
    'apparatus.districtDivisions': {
      ...division('Số phòng chuyên môn tổ chức thống nhất ở cấp huyện', 'Divisions that every district has', {
        arrangement: 'uniform',
      }),
      distinct: 'name',
    },
    'apparatus.urbanDistricts': {
      ...division('Số quận', 'Urban districts', { area: 'urban' }),
      distinct: 'agency',
    },
    'apparatus.ruralDistricts': {
      ...division('Số huyện', 'Rural districts', { area: 'rural' }),
      distinct: 'agency',
    },
    'apparatus.urbanWithEthnicDivision': division(
      'Số Phòng Dân tộc tại quận',
      'Ethnic affairs divisions of urban districts',
      { area: 'urban', arrangement: 'ethnic' },
    ),
    'apparatus.ruralWithEthnicDivision': division(
      'Số Phòng Dân tộc tại huyện',
      'Ethnic affairs divisions of rural districts',
      { area: 'rural', arrangement: 'ethnic' },
    ),
    'apparatus.urbanEthnicDivisions': {
      title: t('Số quận có Phòng Dân tộc', 'Urban districts with an ethnic affairs division'),
      ratio: ['apparatus.urbanWithEthnicDivision', 'apparatus.urbanDistricts'],
    },
    'apparatus.ruralEthnicDivisions': {
      title: t('Số huyện có Phòng Dân tộc', 'Rural districts with an ethnic affairs division'),
      ratio: ['apparatus.ruralWithEthnicDivision', 'apparatus.ruralDistricts'],
    },
  },
});
