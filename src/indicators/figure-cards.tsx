import { t } from '../kernel/messages.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Card } from '../ui/content.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { FigurePageProps } from './figure-view.ts';
import type { BreakdownLine } from './indicators.ts';
import { periodWords } from './periods.ts';
import type { Question } from './schema.ts';
import { figureAddress, figureText, partsText, rowsAddress } from './text.ts';

/** How a figure divides, each line opening its own figure and its rows. */
export function BreakdownCard({
  lines,
  indicator,
  question,
  by,
  sort,
  dimensions,
}: FigurePageProps & { readonly lines: readonly BreakdownLine[] }) {
  const language = useLanguage();
  const say = useSay();
  const title = dimensions[by] ?? t('Cơ quan', 'Agency');
  const narrowed = ({ key, agencyIds = [Number(key)] }: BreakdownLine): Question => ({
    ...question,
    ...(by === 'agency' && agencyIds.length > 1 ? { each: true } : {}),
    where: { ...question.where, ...(by === 'agency' ? { agencyIds } : { [by]: key }) },
  });
  const figureIn = (line: BreakdownLine) => line.figures.get(indicator.code);
  return (
    <Card title={t(`Chia theo: ${title.vi}`, `By ${title.en}`)} icon="list">
      <DataTable
        caption={t(`${indicator.title.vi} theo ${title.vi}`, `${indicator.title.en} by ${title.en}`)}
        rows={inOrder(lines, indicator.code, sort)}
        sort={sort}
        rowKey={({ key }) => key}
        compact
        columns={[
          {
            key: 'label',
            title,
            heads: true,
            sortable: true,
            width: 'wide',
            cell: (line) => <a href={figureAddress(indicator.code, narrowed(line))}>{say(line.label)}</a>,
          },
          {
            key: 'value',
            title: t('Giá trị', 'Value'),
            sortable: true,
            align: 'end',
            cell: (line) => {
              const figure = figureIn(line);
              if (figure === undefined) return null;
              const text = figureText(figure, language);
              return figure.source === 'measured' && figure.value !== null ? (
                <a href={rowsAddress(indicator.code, narrowed(line))}>{text}</a>
              ) : (
                text
              );
            },
          },
          ...(indicator.from.kind === 'ratio'
            ? [
                {
                  key: 'parts',
                  title: t('Tử số/mẫu số', 'Parts'),
                  align: 'end' as const,
                  cell: (line: BreakdownLine) => {
                    const figure = figureIn(line);
                    return figure === undefined || figure.value === null ? null : partsText(figure, language);
                  },
                },
              ]
            : []),
        ]}
      />
      {by === 'agency' && indicator.code.startsWith('dossier.') ? (
        <p class="text-soft">
          <Say
            text={t(
              'Mỗi dòng tính phần việc của chính cơ quan đó; hồ sơ liên thông có ở nhiều dòng nhưng chỉ tính một lần cho cả thành phố.',
              'Each line counts the agency’s own part; a shared dossier stands in several lines and counts once for the city.',
            )}
          />
        </p>
      ) : null}
    </Card>
  );
}

/** Lines by what was asked for; those without a value stand last. They come by name. */
function inOrder(lines: readonly BreakdownLine[], code: string, sort: string): readonly BreakdownLine[] {
  if (sort === '-label') return lines.toReversed();
  if (sort !== 'value' && sort !== '-value') return lines;
  const valueOf = (line: BreakdownLine) => line.figures.get(code)?.value ?? null;
  const known = lines.flatMap((line) => {
    const value = valueOf(line);
    return value === null ? [] : [{ line, value }];
  });
  const direction = sort === 'value' ? 1 : -1;
  return [
    ...known.toSorted((one, other) => direction * (one.value - other.value)).map(({ line }) => line),
    ...lines.filter((line) => valueOf(line) === null),
  ];
}

/** How a figure went, piece by piece of its period; a piece without data is said to have none. */
export function TrendCard({ points, indicator, question }: FigurePageProps) {
  const language = useLanguage();
  const say = useSay();
  const { code, unit } = indicator;
  const known = points.flatMap(({ figures }) => figures.get(code)?.value ?? []);
  if (known.length < 2) return null;
  return (
    <Card title={t('Diễn biến', 'Trend')} icon="chart-column">
      <BarChart
        caption={indicator.title}
        {...(unit === 'share' ? { full: 1 } : {})}
        bars={points.map(({ period, figures }) => {
          const figure = figures.get(code) ?? { value: null, parts: null, unit };
          const parts = unit === 'share' && figure.value !== null ? partsText(figure, language) : '';
          return {
            label: say(periodWords(period)),
            value: figure.value ?? 0,
            text: `${figureText(figure, language)}${parts === '' ? '' : ` (${parts})`}`,
            href: figureAddress(code, { ...question, period }),
          };
        })}
      />
      <p class="text-soft" lang={language}>
        <Say text={t('Bấm vào một kỳ để xem riêng kỳ đó.', 'Choose a period to see it by itself.')} />
      </p>
    </Card>
  );
}
