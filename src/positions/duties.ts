import { t } from '../kernel/messages.ts';
import { agency, choice, day, register, text } from '../registers/schema.ts';
import { keepDuties, readPositions } from './permissions.ts';

const schemeDuties = register('scheme-duty', {
  title: t('Cơ quan phải có đề án vị trí việc làm', 'Agencies that must have a position scheme'),
  one: t('cơ quan', 'agency'),
  about: t(
    'Sở, ngành và quận, huyện phải xây dựng đề án; tỷ lệ hoàn thành được tính trên danh sách này',
    'Departments and districts that must write a scheme; shares are counted out of this list',
  ),
  law: 'Nghị định số 36/2013/NĐ-CP; Nghị định số 62/2020/NĐ-CP',
  area: 'staff',
  columns: {
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    body: text(t('Cơ quan, bộ phận chưa có trong danh mục', 'Body that is not an agency of the list'), {
      list: true,
      hint: t(
        'Chỉ ghi khi cơ quan phải có đề án đứng ngoài danh mục cơ quan',
        'Only for one outside the list',
      ),
    }),
    tier: choice(
      t('Nhóm', 'Group'),
      { department: t('Sở, ngành', 'Department'), district: t('Quận, huyện', 'District') },
      { required: true, list: true },
    ),
    startsOn: day(t('Từ ngày', 'From'), { required: true, list: true }),
    endsOn: day(t('Đến ngày', 'Until'), { list: true }),
    basis: text(t('Căn cứ', 'Basis'), { long: true }),
  },
  label: ['agency', 'body'],
  owner: 'agency',
  on: 'startsOn',
  unique: ['agency', 'body', 'startsOn'],
  states: { listed: { title: t('Trong danh sách', 'Listed'), tone: 'working' } },
  access: { read: readPositions, write: keepDuties },
  keep: { years: 20 },
  figures: {
    'position.duties': {
      title: t('Số cơ quan phải có đề án vị trí việc làm', 'Agencies that must have a position scheme'),
      from: 'startsOn',
      until: 'endsOn',
    },
    'position.departmentDuties': {
      title: t('Số sở, ngành phải có đề án vị trí việc làm', 'Departments that must have a position scheme'),
      when: { tier: 'department' },
      from: 'startsOn',
      until: 'endsOn',
    },
    'position.districtDuties': {
      title: t('Số quận, huyện phải có đề án vị trí việc làm', 'Districts that must have a position scheme'),
      when: { tier: 'district' },
      from: 'startsOn',
      until: 'endsOn',
    },
  },
});

/** Registers of this room. */
export const positionRegisters = [schemeDuties] as const;
