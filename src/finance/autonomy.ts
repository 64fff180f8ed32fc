import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, register, row, text } from '../registers/schema.ts';
import { grantAutonomy, readFinance, reportAutonomy } from './permissions.ts';
import { faultsByColumn } from './rules.ts';

export const regimes = {
  nd130: t('Cơ quan hành chính (NĐ 130/2005, 117/2013)', 'Administrative (Decree 130/2005, 117/2013)'),
  nd43: t('Đơn vị sự nghiệp (NĐ 43/2006)', 'Public service (Decree 43/2006)'),
  nd16: t('Đơn vị sự nghiệp (NĐ 16/2015)', 'Public service (Decree 16/2015)'),
  nd60: t('Đơn vị sự nghiệp (NĐ 60/2021)', 'Public service (Decree 60/2021)'),
  nd115: t('Tổ chức khoa học và công nghệ (NĐ 115/2005)', 'Science organisation (Decree 115/2005)'),
  nd54: t('Tổ chức khoa học và công nghệ (NĐ 54/2016)', 'Science organisation (Decree 54/2016)'),
} as const;

export const autonomyDecisions = register('autonomy-decision', {
  title: t('Quyết định giao tự chủ', 'Decisions that grant autonomy'),
  one: t('quyết định', 'decision'),
  about: t(
    'Đơn vị nào thực hiện chế độ tự chủ nào, mức tự bảo đảm chi, từ ngày nào đến ngày nào',
    'Which unit is under which autonomy regime, how far it pays its own way, from when until when',
  ),
  law: 'Nghị định số 130/2005/NĐ-CP; Nghị định số 43/2006/NĐ-CP; Nghị định số 60/2021/NĐ-CP, Điều 9',
  area: 'finance',
  columns: {
    decision: text(t('Quyết định số', 'Decision no.'), { required: true, list: true }),
    unit: row(t('Đơn vị', 'Unit'), 'public-unit', { required: true, list: true }),
    agency: agency(t('Cơ quan chủ quản', 'Belongs to'), { required: true, list: true }),
    regime: choice(t('Chế độ tự chủ', 'Regime'), regimes, { required: true, list: true }),
    group: choice(
      t('Mức tự chủ', 'Degree of autonomy'),
      {
        investment: t('Tự bảo đảm chi thường xuyên và chi đầu tư', 'Covers current and capital spending'),
        current: t('Tự bảo đảm chi thường xuyên', 'Covers current spending'),
        partly: t('Tự bảo đảm một phần chi thường xuyên', 'Covers part of current spending'),
        budget: t('Ngân sách bảo đảm chi thường xuyên', 'Paid for by the budget'),
      },
      { when: { regime: ['nd43', 'nd16', 'nd60', 'nd115', 'nd54'] } },
    ),
    ownShare: number(t('Mức tự bảo đảm chi thường xuyên', 'Share of current spending covered'), {
      unit: t('%', '%'),
      decimals: 1,
      least: 0,
      when: { regime: ['nd43', 'nd16', 'nd60', 'nd115', 'nd54'] },
    }),
    startsOn: day(t('Thực hiện từ ngày', 'From'), { required: true, list: true }),
    endsOn: day(t('Đến hết ngày', 'Until'), {
      notBefore: 'startsOn',
      hint: t('Để trống khi chưa có thời hạn', 'Empty: no end'),
    }),
    remark: text(t('Ghi chú', 'Remark'), { long: true }),
  },
  label: ['decision', 'agency'],
  owner: 'agency',
  on: 'startsOn',
  unique: ['unit', 'startsOn'],
  states: {
    granted: { title: t('Đã giao', 'Granted'), next: ['withdrawn'], tone: 'working' },
    withdrawn: { title: t('Đã thu hồi, bãi bỏ', 'Withdrawn'), reason: true, locked: true, tone: 'stopped' },
  },
  access: { read: readFinance, write: grantAutonomy },
  keep: { years: 20 },
});

/** Years of which results are kept. */
export const firstYear = 2006;
const lastYear = 2045;
const years = Object.fromEntries(
  Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index)).map((year) => [
    year,
    t(year, year),
  ]),
);

const money = { unit: t('triệu đồng', 'million đồng'), decimals: 1, least: 0 } as const;

/** Figures of amounts are in đồng, of results that were not returned, and not open data. */
const amount = { unit: 'money', times: 1_000_000, states: ['sent', 'confirmed'], isOpen: false } as const;

export const autonomyResults = register('autonomy-result', {
  title: t('Kết quả tự chủ hằng năm', 'Yearly results under autonomy'),
  one: t('kết quả năm', 'yearly result'),
  about: t(
    'Kinh phí được giao, đã chi, tiết kiệm được và sử dụng phần tiết kiệm. Tổng các khoản sử dụng phải bằng kinh phí tiết kiệm',
    'Funds assigned, spent, saved, and what the savings were used for. The uses must add up to the savings',
  ),
  law: 'Nghị định số 130/2005/NĐ-CP, Điều 8; Nghị định số 43/2006/NĐ-CP, Điều 19; Nghị định số 60/2021/NĐ-CP, Điều 14',
  area: 'finance',
  columns: {
    unit: row(t('Đơn vị', 'Unit'), 'public-unit', { required: true, list: true }),
    agency: agency(t('Cơ quan chủ quản', 'Belongs to'), { required: true, list: true }),
    year: choice(t('Năm', 'Year'), years, { required: true, list: true }),
    sentOn: day(t('Ngày gửi', 'Sent on'), { required: true }),
    assigned: number(t('Kinh phí giao thực hiện tự chủ', 'Funds assigned'), {
      ...money,
      required: true,
      total: true,
    }),
    spent: number(t('Kinh phí đã chi', 'Funds spent'), { ...money, required: true, total: true }),
    savings: number(t('Kinh phí tiết kiệm được', 'Savings'), {
      ...money,
      required: true,
      list: true,
      total: true,
    }),
    income: number(t('Chi thu nhập tăng thêm', 'Added income'), {
      ...money,
      total: true,
      section: t('Sử dụng kinh phí tiết kiệm', 'Use of the savings'),
    }),
    bonus: number(t('Chi khen thưởng', 'Bonuses'), { ...money, total: true }),
    welfare: number(t('Chi phúc lợi', 'Welfare'), { ...money, total: true }),
    funds: number(t('Trích lập các quỹ', 'Funds'), { ...money, total: true }),
    carried: number(t('Chuyển năm sau', 'Carried over'), { ...money, total: true }),
    monthly: number(
      t('Thu nhập tăng thêm bình quân một người mỗi tháng', 'Added income a person a month'),
      money,
    ),
  },
  check: faultsByColumn,
  label: ['agency', 'year'],
  owner: 'agency',
  on: 'sentOn',
  unique: ['unit', 'year'],
  states: {
    sent: { title: t('Đã gửi', 'Sent'), next: ['confirmed', 'returned'], tone: 'waiting' },
    confirmed: {
      title: t('Sở Tài chính đã xác nhận', 'Confirmed'),
      by: ['finance-officer'],
      locked: true,
      tone: 'done',
    },
    returned: {
      title: t('Trả lại để sửa', 'Returned'),
      by: ['finance-officer'],
      reason: true,
      next: ['sent'],
      tone: 'stopped',
    },
  },
  access: { read: readFinance, write: reportAutonomy },
  keep: { years: 20 },
  figures: {
    'finance.results': { title: t('Số kết quả tự chủ đã gửi', 'Yearly results sent') },
    'finance.resultsConfirmed': {
      title: t('Số kết quả tự chủ đã được xác nhận', 'Yearly results confirmed'),
      states: ['confirmed'],
    },
    'finance.assigned': {
      title: t('Kinh phí giao thực hiện tự chủ', 'Funds assigned under autonomy'),
      sum: 'assigned',
      ...amount,
    },
    'finance.savings': {
      title: t('Kinh phí tiết kiệm được', 'Savings under autonomy'),
      sum: 'savings',
      ...amount,
    },
    'finance.addedIncome': {
      title: t('Chi thu nhập tăng thêm', 'Added income from savings'),
      sum: 'income',
      ...amount,
    },
  },
});
