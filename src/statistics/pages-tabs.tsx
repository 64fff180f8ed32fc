import { t } from '../kernel/messages.ts';
import { Tabs } from '../ui/lists.tsx';

/** The views of statistics; the period stays from one to the other. */
export function StatisticsTabs({
  current,
  query,
}: {
  current: 'form' | 'late' | 'register' | 'checks';
  query: string;
}) {
  const suffix = query === '' ? '' : `?${query}`;
  return (
    <Tabs
      label={t('Các biểu thống kê', 'Statistics')}
      tabs={[
        { href: `/statistics${suffix}`, text: t('Biểu II.06a', 'Form II.06a'), current: current === 'form' },
        {
          href: `/statistics/late${suffix}`,
          text: t('Hồ sơ quá hạn', 'Late dossiers'),
          current: current === 'late',
        },
        {
          href: `/statistics/register${suffix}`,
          text: t('Sổ theo dõi hồ sơ', 'Register'),
          current: current === 'register',
        },
        {
          href: '/statistics/checks',
          text: t('Kiểm tra số liệu', 'Record checks'),
          current: current === 'checks',
        },
      ]}
    />
  );
}
