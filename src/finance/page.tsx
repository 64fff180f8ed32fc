import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { useLanguage, usePage, useSay, withQuery } from '../ui/page.tsx';
import { firstYear } from './autonomy.ts';
import { levels, unitKinds } from './public-units.ts';
import { resultFaults, sumsByRegime, totalOf, type View, type YearLine } from './rules.ts';
import { SumTable, UnitTable } from './tables.tsx';
import { words } from './words.ts';

type FinanceProps = {
  readonly year: number;
  readonly lastYear: number;
  readonly level: string;
  readonly kind: string;
  readonly view: View;
  readonly page: number;
  readonly lines: readonly YearLine[];
  readonly names: ReadonlyMap<number, Agency>;
  readonly mayReport: boolean;
};

const pageSize = 50;

/** The year's results under autonomy: who sent, who did not, what does not add up, and the sums by level and regime. */
export function FinancePage(props: FinanceProps) {
  const { year, lines, view, page } = props;
  const { path } = usePage();
  const language = useLanguage();
  const missing = lines.filter(({ result }) => result === null);
  const sent = lines.filter(({ result }) => result !== null);
  const faulty = sent.filter(({ result }) => result !== null && resultFaults(result.amounts).length > 0);
  const shown = { missing, faults: faulty, sent }[view];
  const address = (to: View): string => withQuery(path, { view: to, page: undefined });
  const saved = totalOf(lines).savings;
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          `Kết quả thực hiện chế độ tự chủ năm ${year}: đơn vị nào đã gửi, tiết kiệm được bao nhiêu, dùng vào việc gì.`,
          `Results under the autonomy regimes in ${year}: who has sent them, what was saved, and its use.`,
        )}
      >
        <LinkButton icon="building" href="/registers/public-unit" text={t('Đơn vị', 'Units')} />
        <LinkButton
          icon="file-badge"
          href="/registers/autonomy-decision"
          text={t('Quyết định giao tự chủ', 'Decisions')}
        />
        <LinkButton
          icon="wallet"
          href={`/registers/autonomy-result?year=${year}`}
          text={t('Sổ kết quả', 'Results')}
        />
      </PageTitle>
      <Filters {...props} />
      {lines.length === 0 ? (
        <EmptyState
          icon="wallet"
          title={t(
            `Năm ${year} chưa có đơn vị nào được giao tự chủ`,
            `No unit was under autonomy in ${year}`,
          )}
          text={t(
            'Sở Tài chính ghi đơn vị và quyết định giao tự chủ vào sổ; danh sách phải gửi kết quả tự lập từ đó.',
            'The finance office keeps units and decisions; who must send results follows from them.',
          )}
        />
      ) : (
        <>
          <StatTiles
            label={t(`Tình hình gửi kết quả năm ${year}`, `Results of ${year}`)}
            tiles={[
              {
                href: address('sent'),
                label: t('Đơn vị đã gửi kết quả', 'Units that sent a result'),
                value: `${formatNumber(sent.length, language)}/${formatNumber(lines.length, language)}`,
              },
              { href: address('missing'), label: t('Chưa gửi', 'Not sent'), value: missing.length },
              {
                href: address('faults'),
                label: t('Số liệu chưa khớp', 'Do not add up'),
                value: faulty.length,
              },
              {
                href: address('sent'),
                label: t('Tiết kiệm được (tỷ đồng)', 'Saved (billion đồng)'),
                value: formatNumber(saved / 1000, language, 1),
              },
            ]}
          />
          <Card
            title={t('Theo cấp và chế độ tự chủ (triệu đồng)', 'By level and regime (million đồng)')}
            icon="table"
          >
            <SumTable sums={sumsByRegime(lines)} year={year} />
          </Card>
          <Tabs
            label={t('Danh sách đơn vị', 'Units')}
            tabs={[
              {
                href: address('missing'),
                text: t('Chưa gửi', 'Not sent'),
                count: missing.length,
                current: view === 'missing',
              },
              {
                href: address('faults'),
                text: t('Chưa khớp', 'Do not add up'),
                count: faulty.length,
                current: view === 'faults',
              },
              {
                href: address('sent'),
                text: t('Đã gửi', 'Sent'),
                count: sent.length,
                current: view === 'sent',
              },
            ]}
          />
          <UnitTable {...props} rows={shown.slice((page - 1) * pageSize, page * pageSize)} />
          <Pagination page={page} pageSize={pageSize} total={shown.length} />
        </>
      )}
    </>
  );
}

function Filters({ year, lastYear, level, kind, view }: FinanceProps) {
  const say = useSay();
  const any = { value: '', label: t('Tất cả', 'All') };
  const years = Array.from({ length: Math.max(lastYear, year) - firstYear + 1 }, (_, index) =>
    String(Math.max(lastYear, year) - index),
  );
  return (
    <FilterBar action="/finance" values={{ year: String(year), level, kind, view }} keep={['view']}>
      <Select
        name="year"
        label={t('Năm', 'Year')}
        choices={years.map((value) => ({ value, label: value }))}
      />
      <Select
        name="level"
        label={t('Cấp', 'Level')}
        choices={[any, ...Object.entries(levels).map(([value, text]) => ({ value, label: say(text) }))]}
      />
      <Select
        name="kind"
        label={t('Loại', 'Kind')}
        choices={[any, ...Object.entries(unitKinds).map(([value, text]) => ({ value, label: say(text) }))]}
      />
    </FilterBar>
  );
}
