import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, row, text, yes, register } from '../registers/schema.ts';
import { keepTalent, readTraining } from './permissions.ts';

const law = 'Nghị định số 101/2017/NĐ-CP, Điều 6 đến Điều 13';

export const sponsoredStudies = register('sponsored-study', {
  title: t('Cử đi đào tạo sau đại học', 'Sponsored study'),
  one: t('người được cử đi học', 'sponsored study'),
  about: t(
    'Người được cử đi học nước ngoài, thời gian cam kết, về nước, nơi công tác, vi phạm cam kết',
    'People sent to study, what they committed to, their return, where they work, breaches',
  ),
  law,
  area: 'staff',
  personal: true,
  columns: {
    name: text(t('Họ và tên', 'Name'), { required: true, list: true }),
    agency: agency(t('Cơ quan cử đi', 'Sent by'), { required: true, list: true }),
    programme: text(t('Chương trình, ngành học', 'Programme'), { required: true, list: true }),
    level: choice(
      t('Trình độ', 'Level'),
      { doctor: t('Tiến sĩ', 'Doctorate'), master: t('Thạc sĩ', 'Master') },
      { required: true, list: true },
    ),
    country: text(t('Nước', 'Country'), { required: true, list: true }),
    school: text(t('Cơ sở đào tạo', 'School')),
    decision: text(t('Quyết định cử đi học số', 'Decision')),
    startedOn: day(t('Ngày bắt đầu học', 'Began on'), { required: true, list: true }),
    dueOn: day(t('Ngày phải học xong', 'To be finished by'), { notBefore: 'startedOn' }),
    cost: number(t('Chi phí đào tạo', 'Cost of the study'), {
      least: 0,
      unit: t('đồng', 'đồng'),
      hint: t('Học phí và các khoản chi cho khóa học, không tính lương', 'Without salary'),
      section: t('Cam kết', 'Commitment'),
    }),
    commitmentMonths: number(t('Cam kết phục vụ (tháng)', 'Committed to serve (months)'), {
      least: 1,
      most: 600,
    }),
    yearsBefore: number(t('Số năm công tác trước khi đi học', 'Years served before'), { least: 0, most: 50 }),
    isReduced: yes(t('Nữ hoặc người dân tộc thiểu số', 'Woman, or of an ethnic minority')),
    endedOn: day(t('Ngày học xong, thôi học', 'Ended on'), {
      notBefore: 'startedOn',
      section: t('Kết quả', 'Result'),
    }),
    outcome: choice(t('Kết quả', 'Outcome'), {
      returned: t('Tốt nghiệp, đã về', 'Graduated and returned'),
      absent: t('Tốt nghiệp, không về', 'Graduated, did not return'),
      noDegree: t('Không được cấp bằng', 'No degree'),
      abandoned: t('Tự ý bỏ học', 'Gave up'),
    }),
    workplace: text(t('Nơi công tác sau khi về', 'Works at'), { when: { outcome: 'returned' } }),
    leftOn: day(t('Ngày thôi việc', 'Left service on'), {
      notBefore: 'endedOn',
      when: { outcome: 'returned' },
    }),
    repaymentDecision: text(t('Quyết định đền bù số', 'Repayment decision'), {
      section: t('Đền bù', 'Repayment'),
    }),
    repaymentOn: day(t('Ngày nhận quyết định đền bù', 'Decision received on')),
  },
  label: ['name', 'level'],
  page: (id) => `/training/commitments/${id}`,
  owner: 'agency',
  on: 'startedOn',
  unique: ['name', 'programme', 'startedOn'],
  states: {
    studying: { title: t('Đang học', 'Studying'), next: ['serving', 'breached'], tone: 'working' },
    serving: {
      title: t('Đã về, đang phục vụ', 'Serving'),
      needs: ['endedOn', 'outcome', 'workplace'],
      next: ['fulfilled', 'breached'],
    },
    fulfilled: { title: t('Đã hết cam kết', 'Fulfilled'), tone: 'done' },
    breached: {
      title: t('Phải đền bù', 'To repay'),
      reason: true,
      needs: ['endedOn', 'outcome', 'cost', 'commitmentMonths'],
      next: ['repaid'],
      tone: 'waiting',
    },
    repaid: { title: t('Đã đền bù xong', 'Repaid'), tone: 'stopped', locked: true },
  },
  access: { read: readTraining, write: keepTalent },
  keep: { years: 70 },
  figures: {
    'abroad.returned': {
      title: t('Số ứng viên đào tạo ở nước ngoài đã về nước', 'Sponsored students returned'),
      when: { outcome: 'returned' },
      from: 'endedOn',
    },
    'abroad.studying': {
      title: t('Số ứng viên đang đào tạo ở nước ngoài', 'Sponsored students abroad'),
      from: 'startedOn',
      until: 'endedOn',
    },
  },
});

export const studyRepayments = register('study-repayment', {
  title: t('Tiền đền bù chi phí đào tạo', 'Repayments of study'),
  one: t('lần nộp', 'repayment'),
  about: t('Từng lần nộp tiền đền bù vào ngân sách', 'Each sum paid back'),
  law: 'Nghị định số 101/2017/NĐ-CP, Điều 13',
  area: 'staff',
  personal: true,
  columns: {
    study: row(t('Người phải đền bù', 'Who repays'), 'sponsored-study', { required: true, list: true }),
    agency: agency(t('Cơ quan cử đi', 'Sent by'), { required: true, list: true }),
    paidOn: day(t('Ngày nộp', 'Paid on'), { required: true, list: true }),
    amount: number(t('Số tiền', 'Amount'), {
      required: true,
      least: 1,
      list: true,
      total: true,
      unit: t('đồng', 'đồng'),
    }),
    voucher: text(t('Chứng từ số', 'Voucher'), { list: true }),
  },
  label: ['paidOn', 'amount'],
  owner: 'agency',
  on: 'paidOn',
  states: { paid: { title: t('Đã nộp', 'Paid'), tone: 'done' } },
  access: { read: readTraining, write: keepTalent },
  keep: { years: 20 },
  figures: {
    'abroad.repaid': { title: t('Số tiền đền bù đã thu', 'Repaid'), unit: 'money', sum: 'amount' },
  },
});
