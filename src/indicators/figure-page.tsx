import { t, type Text } from '../kernel/messages.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { formatDay } from '../ui/format.ts';
import { FilterBar } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { FigureAddress } from './address.ts';
import type { BreakdownLine, TrendPoint } from './indicators.ts';
import { DefinitionCard } from './pages.tsx';
import { ReportedCard } from './reported-card.tsx';
import { grains, grainWords, periodWords } from './periods.ts';
import type { Figure, Indicator, Question, ReportedValue } from './schema.ts';
import { figureAddress, figureText, parameters, partsText, rowsAddress, valueText } from './text.ts';
import { crumbs, sourceWords } from './words.ts';

export type FigurePageProps = {
  readonly indicator: Indicator;
  readonly names: (code: string) => Text;
  readonly address: FigureAddress;
  readonly question: Question;
  readonly problems: readonly Text[];
  readonly figure: Figure;
  readonly before: Figure;
  readonly beforeQuestion: Question;
  /** Null when the indicator cannot be divided. */
  readonly lines: readonly BreakdownLine[] | null;
  readonly dimensions: Readonly<Record<string, Text>>;
  readonly points: readonly TrendPoint[];
  readonly reported: readonly ReportedValue[];
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
  readonly agencyName: (id: number) => string;
};

/** One figure: its value, how it came about, how it divides, how it went, and the way to its rows. */
export function FigurePage(props: FigurePageProps) {
  const { indicator, address, question, dimensions } = props;
  const choices = Object.entries(dimensions).map(([value, label]) => ({ value, label }));
  return (
    <>
      <PageTitle title={indicator.title} crumbs={crumbs} lead={indicator.definition}>
        <LinkButton
          icon="download"
          href={`/indicators/${indicator.code}.xlsx?${parameters(question)}&by=${address.by}`}
          text={t('Xuất Excel', 'Export Excel')}
        />
      </PageTitle>
      <FilterBar
        action={`/indicators/${indicator.code}`}
        values={{ ...address, page: '' }}
        keep={['level', 'field', 'procedure', 'channel']}
      >
        <DateField name="from" label={t('Từ ngày', 'From')} />
        <DateField name="to" label={t('Đến ngày', 'To')} />
        <DateField name="asOf" label={t('Theo số liệu đã ghi đến hết ngày', 'As known at the end of')} />
        <Select
          name="agency"
          label={t('Cơ quan', 'Agency')}
          choices={props.agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
          empty={t('Toàn phạm vi được xem', 'All you may see')}
        />
        {choices.length === 0 ? null : (
          <Select
            name="by"
            label={t('Chia theo', 'Divided by')}
            choices={choices}
            empty={t('Cơ quan', 'Agency')}
          />
        )}
        <Select
          name="grain"
          label={t('Diễn biến', 'Trend')}
          choices={grains.map((value) => ({ value, label: grainWords[value] }))}
          empty={t('Tự chọn', 'Automatic')}
        />
      </FilterBar>
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <ValueCard {...props} />
      <TrendCard {...props} />
      {props.lines === null ? null : <BreakdownCard {...props} lines={props.lines} />}
      <ReportedCard {...props} />
      <DefinitionCard indicator={indicator} names={props.names} />
    </>
  );
}

function ValueCard({ figure, question, before, beforeQuestion }: FigurePageProps) {
  const language = useLanguage();
  const say = useSay();
  const { code, source, reported, unit } = figure;
  const asOf = question.asOf === undefined ? '' : ` · ${say(asOfWords(question.asOf))}`;
  return (
    <Card title={`${say(periodWords(question.period))}${asOf}`} icon="chart-column">
      <p class="text-3xl font-semibold">
        {source === 'measured' ? (
          <a href={rowsAddress(code, question)}>{figureText(figure, language)}</a>
        ) : (
          <strong>{figureText(figure, language)}</strong>
        )}{' '}
        <span class="text-base font-normal text-soft">
          <Say text={sourceWords[source]} />
        </span>
      </p>
      {figure.parts === null ? null : (
        <p>
          <Say text={t('Bằng', 'That is')} /> {partsText(figure, language)}
        </p>
      )}
      {source === 'measured' && reported !== null && figure.value !== null ? (
        <p>
          <Say text={t('Cơ quan báo cáo', 'Reported')} />: {valueText(reported.value, unit, language)};{' '}
          <Say text={t('chênh lệch', 'difference')} />{' '}
          {valueText(figure.value - reported.value, unit, language)}.
        </p>
      ) : null}
      {before.value === null || figure.value === null ? null : (
        <p class="text-soft">
          <Say text={periodWords(beforeQuestion.period)} />:{' '}
          <a href={figureAddress(code, beforeQuestion)}>{figureText(before, language)}</a> (
          {changeText(figure, before, language)})
        </p>
      )}
    </Card>
  );
}

function asOfWords(day: Temporal.PlainDate): Text {
  return t(`theo số liệu đã ghi đến hết ngày ${formatDay(day)}`, `as known at the end of ${formatDay(day)}`);
}

function changeText(now: Figure, before: Figure, language: 'vi' | 'en'): string {
  const difference = (now.value ?? 0) - (before.value ?? 0);
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  const size = Math.abs(difference);
  if (now.unit === 'share')
    return `${sign}${valueText(size * 100, 'score', language)} ${language === 'vi' ? 'điểm %' : 'points'}`;
  const percent =
    before.value === 0 || before.value === null
      ? ''
      : `, ${sign}${valueText(size / before.value, 'share', language, 1)}`;
  return `${sign}${valueText(size, now.unit, language)}${percent}`;
}

function BreakdownCard({
  lines,
  indicator,
  question,
  address,
  dimensions,
}: FigurePageProps & { readonly lines: readonly BreakdownLine[] }) {
  const language = useLanguage();
  const say = useSay();
  const by = address.by === '' ? 'agency' : address.by;
  const title = dimensions[by] ?? t('Cơ quan', 'Agency');
  const narrowed = (key: string): Question => ({
    ...question,
    where: { ...question.where, ...(by === 'agency' ? { agencyIds: [Number(key)] } : { [by]: key }) },
  });
  const figureIn = (line: BreakdownLine) => line.figures.get(indicator.code);
  return (
    <Card title={t(`Chia theo: ${title.vi}`, `By ${title.en}`)} icon="list">
      <DataTable
        caption={t(`${indicator.title.vi} theo ${title.vi}`, `${indicator.title.en} by ${title.en}`)}
        rows={lines}
        rowKey={({ key }) => key}
        compact
        columns={[
          {
            key: 'label',
            title,
            heads: true,
            width: 'wide',
            cell: ({ key, label }) => <a href={figureAddress(indicator.code, narrowed(key))}>{say(label)}</a>,
          },
          {
            key: 'value',
            title: t('Giá trị', 'Value'),
            align: 'end',
            cell: (line) => {
              const figure = figureIn(line);
              if (figure === undefined) return null;
              const text = figureText(figure, language);
              return figure.source === 'measured' ? (
                <a href={rowsAddress(indicator.code, narrowed(line.key))}>{text}</a>
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
                    return figure === undefined ? null : partsText(figure, language);
                  },
                },
              ]
            : []),
        ]}
      />
      {by === 'agency' ? (
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

function TrendCard({ points, indicator }: FigurePageProps) {
  const language = useLanguage();
  const say = useSay();
  const shown = points.flatMap(({ period, figures }) => {
    const value = figures.get(indicator.code)?.value ?? null;
    return value === null ? [] : [{ period, value }];
  });
  if (shown.length < 2) return null;
  const isShare = indicator.unit === 'share';
  return (
    <Card title={t('Diễn biến', 'Trend')} icon="chart-column">
      <BarChart
        caption={indicator.title}
        bars={shown.map(({ period, value }) => ({
          label: say(periodWords(period)),
          value: isShare ? Math.round(value * 10_000) / 100 : value,
          href: figureAddress(indicator.code, { period }),
        }))}
        {...(isShare ? { unit: '%' } : {})}
      />
      <p class="text-soft" lang={language}>
        <Say text={t('Bấm vào một kỳ để xem riêng kỳ đó.', 'Choose a period to see it by itself.')} />
      </p>
    </Card>
  );
}
