import type { Queries } from '../kernel/database.ts';
import { t } from '../kernel/messages.ts';
import { readRows } from '../registers/registers.ts';
import { agency, day, number, register, text } from '../registers/schema.ts';
import { keepTalent, readTraining } from './permissions.ts';
import { lawOfOld, type RuleSet } from './repayment.ts';

/** Numbers of the law on commitments and repayment, each from a day on: a new decree is a row, not a new program. */
export const studyRules = register('study-rule', {
  title: t('Quy định về cam kết, đền bù chi phí đào tạo', 'Rules of commitments and repayment'),
  one: t('quy định', 'rule'),
  about: t(
    'Thời gian phải phục vụ, mức giảm và thời hạn nộp; áp dụng theo ngày bắt đầu học',
    'How long to serve, what is taken off and when to pay; by the day on which the study began',
  ),
  law: 'Nghị định số 101/2017/NĐ-CP, Điều 6 đến Điều 13',
  area: 'staff',
  columns: {
    validFrom: day(t('Áp dụng cho khóa học từ ngày', 'For studies from'), { required: true, list: true }),
    source: text(t('Văn bản, điều khoản', 'Law and articles'), { required: true, list: true }),
    agency: agency(t('Cơ quan ghi', 'Kept by'), { required: true }),
    serviceTimes: number(t('Phục vụ gấp mấy lần thời gian học', 'Times the study to be served'), {
      required: true,
      least: 0,
      most: 20,
      decimals: 1,
      list: true,
    }),
    perYear: number(t('Giảm cho mỗi năm công tác trước (%)', 'Off for each year before (%)'), {
      required: true,
      least: 0,
      most: 100,
      decimals: 2,
      list: true,
    }),
    perYearReduced: number(t('Giảm với nữ, người dân tộc thiểu số (%)', 'Of women, minorities (%)'), {
      required: true,
      least: 0,
      most: 100,
      decimals: 2,
      list: true,
    }),
    daysToPay: number(t('Nộp trong số ngày', 'Days to pay'), {
      required: true,
      least: 1,
      most: 3650,
      list: true,
    }),
  },
  label: ['source', 'validFrom'],
  owner: 'agency',
  on: 'validFrom',
  unique: ['validFrom'],
  states: { inForce: { title: t('Đang ghi nhận', 'Kept') } },
  access: { read: readTraining, write: keepTalent },
});

/** The rules in the order of their days: those the program came with, and those of the register; a row of the same day stands. */
export async function readStudyRules(db: Queries): Promise<readonly [RuleSet, ...RuleSet[]]> {
  const rows = await readRows(db, studyRules, true, { order: 'validFrom' });
  const own = rows.map(({ values }): RuleSet => ({
    from: Temporal.PlainDate.from(values.validFrom),
    law: values.source,
    serviceTimes: values.serviceTimes,
    perYear: values.perYear / 100,
    perYearReduced: values.perYearReduced / 100,
    daysToPay: values.daysToPay,
  }));
  const days = new Set(own.map(({ from }) => from.toString()));
  const [first, ...others] = [...lawOfOld.filter(({ from }) => !days.has(from.toString())), ...own].toSorted(
    (one, other) => Temporal.PlainDate.compare(one.from, other.from),
  );
  return [first ?? lawOfOld[0], ...others];
}
