import { t } from '../kernel/messages.ts';
import { agency, choice, day, row, text, register } from '../registers/schema.ts';
import { strayCodes } from './catalogue.ts';
import { keepQuality, readQuality } from './permissions.ts';

const law = 'Quyết định số 19/2014/QĐ-TTg; TCVN ISO 9001:2015';
const access = { read: readQuality, write: keepQuality };
const standards = {
  v2008: t('TCVN ISO 9001:2008', 'TCVN ISO 9001:2008'),
  v2015: t('TCVN ISO 9001:2015', 'TCVN ISO 9001:2015'),
} as const;

export const systems = register('quality-system', {
  title: t('Hệ thống quản lý chất lượng', 'Quality systems'),
  one: t('hệ thống', 'system'),
  about: t('Đơn vị phải áp dụng, phạm vi theo thủ tục', 'Units that apply it, with the procedures in scope'),
  law,
  area: 'modernisation',
  columns: {
    name: text(t('Đơn vị áp dụng', 'Unit'), { required: true, list: true }),
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    appliesFrom: day(t('Thuộc diện áp dụng từ', 'Must apply it from'), { required: true, list: true }),
    appliesUntil: day(t('Thôi thuộc diện từ', 'No longer from'), { notBefore: 'appliesFrom' }),
    decision: text(t('Quyết định áp dụng số', 'Decision')),
    head: text(t('Đại diện lãnh đạo về chất lượng', 'Quality representative')),
    procedures: text(t('Thủ tục trong phạm vi', 'Procedures in scope'), {
      long: true,
      section: t('Phạm vi', 'Scope'),
      known: strayCodes,
      hint: t(
        'Mã thủ tục, cách nhau bằng dấu phẩy; trang của hệ thống có ô tìm trong danh mục để thêm',
        'Codes, with commas; the page of the system finds them in the catalogue',
      ),
    }),
    policy: text(t('Chính sách chất lượng', 'Quality policy'), { long: true }),
  },
  label: ['name'],
  page: (id) => `/quality/systems/${id}`,
  owner: 'agency',
  on: 'appliesFrom',
  unique: ['name', 'agency'],
  states: {
    building: { title: t('Đang xây dựng', 'Being built'), next: ['operating'], tone: 'working' },
    operating: { title: t('Đang vận hành', 'Operating'), next: ['ended'], tone: 'done' },
    ended: { title: t('Đã thôi', 'Ended'), needs: ['appliesUntil'], reason: true, tone: 'stopped' },
  },
  access,
  figures: {
    'quality.systems': {
      title: t(
        'Số đơn vị phải áp dụng hệ thống quản lý chất lượng',
        'Units that must apply a quality system',
      ),
      from: 'appliesFrom',
      until: 'appliesUntil',
    },
  },
});

export const certificates = register('quality-certificate', {
  title: t('Giấy chứng nhận, công bố phù hợp', 'Certificates of conformity'),
  one: t('giấy chứng nhận', 'certificate'),
  about: t('Chứng nhận và bản công bố, ngày hết hạn', 'Certificates and announcements, and when they expire'),
  law,
  area: 'modernisation',
  columns: {
    system: row(t('Hệ thống', 'System'), 'quality-system', { required: true, list: true }),
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    kind: choice(
      t('Loại', 'Kind'),
      {
        certificate: t('Giấy chứng nhận', 'Certificate'),
        announcement: t('Bản công bố phù hợp', 'Announcement of conformity'),
      },
      { required: true, list: true },
    ),
    number: text(t('Số', 'Number'), { required: true, list: true }),
    issuer: text(t('Nơi cấp, người ký công bố', 'Issued by'), { required: true }),
    standard: choice(t('Tiêu chuẩn', 'Standard'), standards, { required: true }),
    validFrom: day(t('Có giá trị từ', 'Valid from'), { required: true, list: true }),
    validUntil: day(t('Hết giá trị từ', 'No longer valid from'), { notBefore: 'validFrom', list: true }),
  },
  label: ['number'],
  owner: 'agency',
  on: 'validFrom',
  unique: ['number', 'agency', 'validFrom'],
  states: {
    valid: { title: t('Đã cấp', 'Issued'), next: ['withdrawn'], tone: 'done' },
    withdrawn: { title: t('Thu hồi', 'Withdrawn'), reason: true, tone: 'stopped', locked: true },
  },
  access,
  keep: { years: 20 },
  figures: {
    'quality.certifiedUnits': {
      title: t('Số đơn vị có chứng nhận, công bố phù hợp còn giá trị', 'Units with a valid certificate'),
      states: ['valid'],
      from: 'validFrom',
      until: 'validUntil',
      distinct: 'system',
      better: 'more',
    },
    'quality.certifiedShare': {
      title: t(
        'Tỷ lệ đơn vị được chứng nhận hệ thống quản lý chất lượng',
        'Units with a certified quality system',
      ),
      ratio: ['quality.certifiedUnits', 'quality.systems'],
      better: 'more',
    },
  },
});
