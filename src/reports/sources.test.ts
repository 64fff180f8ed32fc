import { expect, test } from 'vitest';
import { t } from '../kernel/messages.ts';
import type { ReportFigure } from './schema.ts';
import { sourceSentences, sourcesOf } from './sources.ts';

const figure = (code: string, more: Partial<ReportFigure> = {}): ReportFigure => ({
  number: 1,
  section: 'a',
  code,
  title: t(`Số ${code}`, code),
  definition: t('', ''),
  law: '',
  unit: 'count',
  period: { from: '2011-01-01', to: '2015-04-08' },
  where: {},
  value: 1,
  parts: null,
  source: 'measured',
  reportedBy: [],
  text: '1',
  ...more,
});
const reported = (code: string, by: string) => figure(code, { source: 'reported', reportedBy: [by] });

test('a figure counts once however often it is printed; another year of it is another figure; a target is none', () => {
  const figures = [
    figure('lớp'),
    figure('lớp'),
    figure('lớp', { period: { from: '2014-01-01', to: '2014-12-31' } }),
    figure('lớp', { isTarget: true, source: 'reported' }),
    reported('thủ tục', 'Sở Tư pháp'),
    reported('thủ tục', 'Sở Tư pháp'),
  ];
  expect(sourcesOf({ figures })).toMatchObject({ measured: 2, reported: 1 });
});

test('a report says which figures are reported, by whom, and nothing about who reports when all are measured', () => {
  const figures = [figure('lớp'), reported('thủ tục', 'Sở Tư pháp'), reported('đơn', 'Thanh tra')];
  const [first, ...others] = sourceSentences({ figures });
  expect(first).toContain('1 số liệu được đo từ hồ sơ, sổ theo dõi; 2 số liệu do cơ quan báo cáo');
  expect(others).toEqual(['Do Sở Tư pháp báo cáo: số thủ tục.', 'Do Thanh tra báo cáo: số đơn.']);
  expect(sourceSentences({ figures: [figure('lớp')] })).toHaveLength(1);
  expect(sourceSentences({ figures: [] })).toEqual([]);
});
