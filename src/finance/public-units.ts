import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, register, text } from '../registers/schema.ts';
import { keepUnits, readFinance } from './permissions.ts';

export const levels = {
  city: t('Cấp thành phố', 'City'),
  district: t('Cấp huyện', 'District'),
  commune: t('Cấp xã', 'Commune'),
} as const;

export const unitKinds = {
  administrative: t('Cơ quan hành chính', 'Administrative'),
  service: t('Đơn vị sự nghiệp công lập', 'Public service'),
} as const;

const stands = { from: 'foundedOn', until: 'endedOn', states: ['active', 'ended'] } as const;

/** Bodies with an account of their own: larger than the list of agencies, for it holds schools and hospitals too. */
export const publicUnits = register('public-unit', {
  title: t('Cơ quan, đơn vị dự toán', 'Units with a budget of their own'),
  one: t('đơn vị', 'unit'),
  about: t(
    'Cơ quan hành chính và đơn vị sự nghiệp công lập của thành phố, thuộc cơ quan nào, có đề án vị trí việc làm chưa',
    'Administrative and public service units of the city, to which agency they belong, and their position schemes',
  ),
  law: 'Nghị định số 130/2005/NĐ-CP, Điều 1; Nghị định số 43/2006/NĐ-CP, Điều 2; Nghị định số 60/2021/NĐ-CP, Điều 2',
  area: 'finance',
  columns: {
    name: text(t('Tên đơn vị', 'Name'), { required: true, list: true }),
    agency: agency(t('Cơ quan chủ quản', 'Belongs to'), { required: true, list: true }),
    kind: choice(t('Loại', 'Kind'), unitKinds, { required: true, list: true }),
    level: choice(t('Cấp', 'Level'), levels, { required: true, list: true }),
    field: choice(
      t('Lĩnh vực', 'Field'),
      {
        education: t('Giáo dục, đào tạo', 'Education'),
        health: t('Y tế', 'Health'),
        culture: t('Văn hóa, thể thao, thông tin', 'Culture, sports, information'),
        science: t('Khoa học và công nghệ', 'Science and technology'),
        economy: t('Kinh tế và khác', 'Economy and other'),
      },
      { when: { kind: 'service' } },
    ),
    foundedOn: day(t('Ngày thành lập', 'Founded on'), { required: true }),
    endedOn: day(t('Ngày giải thể, sáp nhập', 'Ended on'), { notBefore: 'foundedOn' }),
    staffQuota: number(t('Biên chế, số người làm việc được giao', 'Staff quota'), { least: 0, total: true }),
    schemeDecision: text(t('Quyết định phê duyệt số', 'Approved by decision'), {
      section: t('Đề án vị trí việc làm', 'Position scheme'),
      when: { kind: 'service' },
    }),
    schemeOn: day(t('Ngày hoàn thành đề án', 'Scheme complete on'), { when: { kind: 'service' } }),
  },
  label: ['name'],
  owner: 'agency',
  on: 'foundedOn',
  unique: ['name', 'agency'],
  states: {
    active: { title: t('Đang hoạt động', 'Active'), next: ['ended'], tone: 'working' },
    ended: { title: t('Đã giải thể, sáp nhập', 'Ended'), reason: true, needs: ['endedOn'], tone: 'stopped' },
  },
  access: { read: readFinance, write: keepUnits },
  keep: { years: 70 },
  figures: {
    'finance.cityAgencies': {
      title: t('Số cơ quan hành chính cấp thành phố', 'Administrative units of the city'),
      when: { kind: 'administrative', level: 'city' },
      ...stands,
    },
    'finance.districtAgencies': {
      title: t('Số cơ quan hành chính cấp huyện', 'Administrative units of districts'),
      when: { kind: 'administrative', level: 'district' },
      ...stands,
    },
    'finance.communeAgencies': {
      title: t('Số cơ quan hành chính cấp xã', 'Administrative units of communes'),
      when: { kind: 'administrative', level: 'commune' },
      ...stands,
    },
    'finance.cityServices': {
      title: t('Số đơn vị sự nghiệp cấp thành phố', 'Public service units of the city'),
      when: { kind: 'service', level: 'city' },
      ...stands,
    },
    'finance.districtServices': {
      title: t('Số đơn vị sự nghiệp cấp huyện', 'Public service units of districts'),
      when: { kind: 'service', level: 'district' },
      ...stands,
    },
  },
});
