import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, row, text, register } from '../registers/schema.ts';
import { keepTalent, readTraining } from './permissions.ts';

const law = 'Nghị quyết của Hội đồng nhân dân thành phố về thu hút, hỗ trợ nguồn nhân lực';
const money = { least: 0, list: true, total: true, unit: t('đồng', 'đồng') } as const;
const access = { read: readTraining, write: keepTalent };

/** Words of the cases, and how the figures of the report name their groups. */
const kinds = {
  attracted: t('Thu hút về công tác', 'Attracted'),
  supported: t('Hỗ trợ đào tạo', 'Supported in training'),
  communeDoctor: t('Bác sĩ tăng cường về xã, phường', 'Physician sent to a commune'),
} as const;
const groups = {
  associateProfessor: t('Phó giáo sư, tiến sĩ', 'Associate professor'),
  doctor: t('Tiến sĩ', 'Doctor'),
  master: t('Thạc sĩ', 'Master'),
  specialistTwo: t('Bác sĩ chuyên khoa II', 'Specialist physician II'),
  specialistOne: t('Bác sĩ chuyên khoa I', 'Specialist physician I'),
  bachelor: t('Tốt nghiệp đại học', 'University graduate'),
  other: t('Khác', 'Other'),
} as const;

const counted = (kind: keyof typeof kinds, vi: string, en: string, group?: keyof typeof groups) =>
  ({
    title: t(vi, en),
    when: { kind, ...(group === undefined ? {} : { group }) },
    states: ['granted'],
    better: 'more',
  }) as const;

export const talentPolicies = register('talent-policy', {
  title: t('Chính sách thu hút, hỗ trợ', 'Talent policies'),
  one: t('chính sách', 'policy'),
  about: t('Mức chi theo nghị quyết, có hiệu lực từ–đến', 'What resolutions grant, and from when to when'),
  law,
  area: 'staff',
  columns: {
    name: text(t('Tên chính sách', 'Policy'), { required: true, list: true }),
    agency: agency(t('Cơ quan thực hiện', 'Carried out by'), { required: true }),
    kind: choice(t('Loại', 'Kind'), kinds, { required: true, list: true }),
    resolution: text(t('Nghị quyết, quyết định số', 'Resolution'), { required: true, list: true }),
    startsOn: day(t('Có hiệu lực từ', 'In force from'), { required: true, list: true }),
    endsOn: day(t('Hết hiệu lực từ', 'Out of force from'), { notBefore: 'startsOn', list: true }),
    amount: number(t('Mức chi cho một người', 'Amount for one person'), { ...money, total: false }),
    terms: text(t('Điều kiện hưởng', 'Terms'), { long: true }),
  },
  label: ['name', 'resolution'],
  owner: 'agency',
  on: 'startsOn',
  unique: ['name', 'resolution'],
  states: {
    effective: { title: t('Đang áp dụng', 'Applied'), next: ['ended'] },
    ended: { title: t('Đã hết áp dụng', 'Ended'), needs: ['endsOn'], tone: 'stopped' },
  },
  access,
});

export const talentCases = register('talent-case', {
  title: t('Người được thu hút, hỗ trợ', 'People attracted and supported'),
  one: t('trường hợp', 'case'),
  about: t(
    'Từng người hưởng chính sách, quyết định, mức được duyệt',
    'Each beneficiary and what was granted',
  ),
  law,
  area: 'staff',
  personal: true,
  columns: {
    name: text(t('Họ và tên', 'Name'), { required: true, list: true }),
    agency: agency(t('Nơi công tác', 'Works at'), { required: true, list: true }),
    kind: choice(t('Loại', 'Kind'), kinds, { required: true, list: true }),
    group: choice(t('Trình độ', 'Qualification'), groups, { required: true, list: true }),
    policy: row(t('Chính sách', 'Policy'), 'talent-policy', { required: true }),
    proposedOn: day(t('Ngày đề nghị', 'Proposed on'), { required: true }),
    decision: text(t('Quyết định số', 'Decision'), { section: t('Quyết định', 'Decision') }),
    decidedOn: day(t('Ngày quyết định', 'Decided on'), { notBefore: 'proposedOn', list: true }),
    amount: number(t('Mức được duyệt', 'Granted'), money),
  },
  label: ['name', 'kind'],
  owner: 'agency',
  on: 'proposedOn',
  unique: ['name', 'agency', 'kind', 'proposedOn'],
  states: {
    proposed: { title: t('Đề nghị', 'Proposed'), next: ['granted', 'declined'] },
    granted: { title: t('Được duyệt', 'Granted'), needs: ['decision', 'decidedOn', 'amount'], tone: 'done' },
    declined: { title: t('Không duyệt', 'Declined'), reason: true, tone: 'stopped' },
  },
  access,
  keep: { years: 70 },
  figures: Object.fromEntries(
    Object.entries({
      'talent.attracted': counted('attracted', 'Số trường hợp thu hút nguồn nhân lực', 'Talents attracted'),
      'talent.supported': counted('supported', 'Số trường hợp được hỗ trợ đào tạo', 'Supported in training'),
      'talent.communeDoctors': counted(
        'communeDoctor',
        'Số bác sĩ tăng cường về y tế cấp xã',
        'Physicians sent to communes',
      ),
      ...Object.fromEntries(
        (['associateProfessor', 'doctor', 'master', 'specialistOne', 'bachelor'] as const).map((group) => [
          `talent.attracted.${group}`,
          counted(
            'attracted',
            `Số trường hợp thu hút: ${groups[group].vi.toLowerCase()}`,
            `Attracted: ${groups[group].en.toLowerCase()}`,
            group,
          ),
        ]),
      ),
    }).map(([code, figure]) => [code, { ...figure, on: 'decidedOn' as const }]),
  ),
});

export const talentPayments = register('talent-payment', {
  title: t('Chi trả thu hút, hỗ trợ', 'Payments to talents'),
  one: t('lần chi', 'payment'),
  about: t('Từng lần chi cho người hưởng chính sách', 'Each payment to a beneficiary'),
  law,
  area: 'staff',
  personal: true,
  columns: {
    case: row(t('Người hưởng', 'Beneficiary'), 'talent-case', { required: true, list: true }),
    agency: agency(t('Nơi công tác', 'Works at'), { required: true, list: true }),
    paidOn: day(t('Ngày chi', 'Paid on'), { required: true, list: true }),
    amount: number(t('Số tiền', 'Amount'), { ...money, required: true, least: 1 }),
    voucher: text(t('Chứng từ số', 'Voucher'), { list: true }),
  },
  label: ['paidOn', 'amount'],
  owner: 'agency',
  on: 'paidOn',
  states: { paid: { title: t('Đã chi', 'Paid'), tone: 'done' } },
  access,
  keep: { years: 20 },
  figures: {
    'talent.paid': {
      title: t('Số tiền đã chi thu hút, hỗ trợ', 'Paid to talents'),
      unit: 'money',
      sum: 'amount',
    },
  },
});
