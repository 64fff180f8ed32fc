import { t, type Language } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { regimes } from './autonomy.ts';
import { levels } from './public-units.ts';
import { resultFaults, type RegimeSum, type View, withTotal, type YearLine } from './rules.ts';

/** The year's amounts by level and regime. */
export function SumTable({ sums, year }: { sums: readonly RegimeSum[]; year: number }) {
  const language = useLanguage();
  const say = useSay();
  const money = (
    key: keyof RegimeSum['amounts'],
    title: ReturnType<typeof t>,
  ): Column<RegimeSum & { readonly isTotal?: true }> => ({
    key,
    title,
    align: 'end',
    width: 'fit',
    cell: ({ amounts }) => tenths(amounts[key], language),
  });
  return (
    <DataTable
      caption={t(`Kết quả năm ${year} theo cấp và chế độ`, `Results of ${year} by level and regime`)}
      compact
      rows={withTotal(sums)}
      rowKey={({ level, regime }) => `${level} ${regime}`}
      columns={[
        {
          key: 'regime',
          title: t('Cấp, chế độ', 'Level, regime'),
          heads: true,
          width: 'wide',
          cell: ({ level, regime, isTotal }) =>
            isTotal === true
              ? say(t('Cộng', 'Total'))
              : `${say(wordOf(levels, level))}: ${say(wordOf(regimes, regime))}`,
        },
        {
          key: 'sent',
          title: t('Đã gửi', 'Sent'),
          align: 'end',
          width: 'fit',
          cell: ({ sent, units }) => `${formatNumber(sent, language)}/${formatNumber(units, language)}`,
        },
        money('assigned', t('Được giao', 'Assigned')),
        money('spent', t('Đã chi', 'Spent')),
        money('savings', t('Tiết kiệm', 'Savings')),
        money('income', t('Thu nhập tăng thêm', 'Added income')),
        money('bonus', t('Khen thưởng', 'Bonuses')),
        money('welfare', t('Phúc lợi', 'Welfare')),
        money('funds', t('Các quỹ', 'Funds')),
        money('carried', t('Chuyển năm sau', 'Carried over')),
      ]}
    />
  );
}

type UnitTableProps = {
  readonly rows: readonly YearLine[];
  readonly names: ReadonlyMap<number, Agency>;
  readonly view: View;
  readonly year: number;
  readonly mayReport: boolean;
};

/** Units of the chosen list, each with what is to be done or what it saved. */
export function UnitTable({ rows, names, view, year, mayReport }: UnitTableProps) {
  const language = useLanguage();
  const nameOf = (id: number): string => {
    const agency = names.get(id);
    return (language === 'en' && agency?.nameEn ? agency.nameEn : agency?.name) ?? '';
  };
  return (
    <>
      {view === 'faults' && rows.length > 0 ? (
        <Alert kind="warning">
          <Say
            text={t(
              'Kinh phí giao trừ đã chi phải bằng kinh phí tiết kiệm, và các khoản sử dụng cộng lại phải bằng kinh phí tiết kiệm. Hãy trả lại kết quả để đơn vị sửa.',
              'Assigned less spent must be the savings, and the uses must add up to them. Return these results to be mended.',
            )}
          />
        </Alert>
      ) : null}
      <DataTable
        caption={t('Danh sách đơn vị', 'Units')}
        rows={rows}
        rowKey={({ unitId }) => String(unitId)}
        keyboard
        rowHref={hrefOf}
        empty={
          <EmptyState
            icon="circle-check"
            title={t('Không có đơn vị nào trong danh sách này', 'No unit in this list')}
          />
        }
        columns={[
          {
            key: 'name',
            title: t('Đơn vị', 'Unit'),
            heads: true,
            width: 'wide',
            cell: (line) => <a href={hrefOf(line)}>{line.name}</a>,
          },
          {
            key: 'agency',
            title: t('Cơ quan chủ quản', 'Belongs to'),
            cell: (line) => nameOf(line.agencyId),
          },
          {
            key: 'regime',
            title: t('Chế độ', 'Regime'),
            cell: (line) => <Say text={wordOf(regimes, line.regime)} />,
          },
          view === 'missing'
            ? {
                key: 'do',
                title: t('Việc cần làm', 'To do'),
                cell: (line: YearLine) =>
                  mayReport ? (
                    <LinkButton
                      size="small"
                      icon="plus"
                      href={`/registers/autonomy-result/new?unit=${line.unitId}&year=${year}&agency=${names.get(line.agencyId)?.code ?? ''}`}
                      text={t(`Ghi kết quả ${year}`, `Enter ${year}`)}
                    />
                  ) : (
                    <Say text={t('Chờ đơn vị gửi', 'Waiting for the unit')} />
                  ),
              }
            : {
                key: 'savings',
                title: t('Tiết kiệm (triệu đồng)', 'Savings (million đồng)'),
                align: 'end',
                width: 'fit',
                cell: ({ result }: YearLine) => tenths(result?.amounts.savings ?? 0, language),
              },
          ...(view === 'faults'
            ? [
                {
                  key: 'fault',
                  title: t('Chỗ chưa khớp', 'What does not add up'),
                  width: 'wide' as const,
                  cell: ({ result }: YearLine) =>
                    result === null
                      ? null
                      : resultFaults(result.amounts).map((text) => (
                          <p key={text.en}>
                            <Say text={text} />
                          </p>
                        )),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

/** Always with its tenths, so that a column of amounts stands one under the other. */
function tenths(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
}

function hrefOf({ unitId, result }: YearLine): string {
  return result === null ? `/registers/public-unit/${unitId}` : `/registers/autonomy-result/${result.id}`;
}

function wordOf(all: Readonly<Record<string, ReturnType<typeof t>>>, key: string): ReturnType<typeof t> {
  return all[key] ?? t(key, key);
}
