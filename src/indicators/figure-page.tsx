import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { FilterBar } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { BreakdownCard, TrendCard } from './figure-cards.tsx';
import { divisionsOf, type FigurePageProps } from './figure-view.ts';
import { DefinitionCard } from './pages.tsx';
import { ReportedCard } from './reported-card.tsx';
import type { Narrowing } from './narrowing.ts';
import { grains, grainWords, periodWords } from './periods.ts';
import { asOfWords, type Figure, type Indicator } from './schema.ts';
import { figureAddress, figureText, parameters, partsText, rowsAddress, valueText } from './text.ts';
import { crumbs, sourceWords } from './words.ts';

/** One figure: its value, how it came about, how it divides, how it went, and the way to its rows. */
export function FigurePage(props: FigurePageProps) {
  const { indicator, address, question, dimensions } = props;
  const [first = 'agency', ...others] = divisionsOf(dimensions);
  const choices = others.map((value) => ({ value, label: dimensions[value] ?? value }));
  return (
    <>
      <PageTitle title={indicator.title} crumbs={crumbs} lead={indicator.definition}>
        <LinkButton
          icon="download"
          href={`/indicators/${indicator.code}.xlsx?${parameters(question)}&by=${address.by}&structure=${address.structure}`}
          text={t('Xuất Excel', 'Export Excel')}
        />
      </PageTitle>
      <FilterBar
        action={`/indicators/${indicator.code}`}
        values={{ ...address, page: '' }}
        keep={['level', 'field', 'procedure', 'channel', 'sort']}
      >
        <DateField name="from" label={t('Từ ngày', 'From')} />
        <DateField name="to" label={t('Đến ngày', 'To')} />
        <DateField name="asOf" label={t('Theo số liệu đã ghi đến hết ngày', 'As known at the end of')} />
        <DateField name="structure" label={t('Theo cơ cấu tổ chức ngày', 'In the structure of')} />
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
            empty={dimensions[first] ?? t('Cơ quan', 'Agency')}
          />
        )}
        <Select
          name="grain"
          label={t('Diễn biến', 'Trend')}
          choices={grains.map((value) => ({ value, label: grainWords[value] }))}
          empty={t('Tự chọn', 'Automatic')}
        />
      </FilterBar>
      <Narrowed code={indicator.code} narrowings={props.narrowings} by={address.by} grain={address.grain} />
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <ValueCard {...props} />
      <TrendCard {...props} />
      {props.lines === null || props.lines.length === 0 ? null : (
        <BreakdownCard {...props} lines={props.lines} />
      )}
      <ReportedCard {...props} />
      <DefinitionCard indicator={indicator} names={props.names} />
    </>
  );
}

/** What the figure is narrowed to, each with the way back to the figure without it. */
function Narrowed(props: {
  readonly code: string;
  readonly narrowings: readonly Narrowing[];
  readonly by: string;
  readonly grain: string;
}) {
  const say = useSay();
  if (props.narrowings.length === 0) return null;
  const view = new URLSearchParams(
    Object.entries({ by: props.by, grain: props.grain }).filter(([, value]) => value !== ''),
  ).toString();
  return (
    <ul class="flex flex-wrap gap-x-6 gap-y-1">
      {props.narrowings.map(({ title, value, without }) => (
        <li key={title.vi}>
          {say(title)}: <strong>{say(value)}</strong>{' '}
          <a href={`${figureAddress(props.code, without)}${view === '' ? '' : `&${view}`}`}>
            {say(t('Bỏ', 'Remove'))}
            <span class="sr-only"> {say(title)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function ValueCard({ indicator, figure, question, before, beforeQuestion }: FigurePageProps) {
  const language = useLanguage();
  const say = useSay();
  const { code, source, reported, unit } = figure;
  const asOf = question.asOf === undefined ? '' : ` · ${say(asOfWords(question.asOf))}`;
  return (
    <Card title={`${say(periodWords(question.period))}${asOf}`} icon="chart-column">
      <p class="text-3xl font-semibold">
        {source === 'measured' && figure.value !== null ? (
          <a href={rowsAddress(code, question)}>{figureText(figure, language)}</a>
        ) : (
          <strong>{figureText(figure, language)}</strong>
        )}{' '}
        {figure.value === null ? null : (
          <span class="text-base font-normal text-soft">
            <Say text={sourceWords[source]} />
          </span>
        )}
      </p>
      {figure.parts === null ? null : (
        <p>
          <Say text={t('Bằng', 'That is')} />{' '}
          <Parts from={indicator.from} figure={figure} question={question} />
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

/** Numerator and denominator, each opening what it counts. */
function Parts({
  from,
  figure,
  question,
}: Pick<FigurePageProps, 'figure' | 'question'> & { readonly from: Indicator['from'] }) {
  const language = useLanguage();
  const [numerator = '', denominator = ''] = partsText(figure, language).split('/');
  if (from.kind !== 'ratio' || figure.source !== 'measured') return <>{partsText(figure, language)}</>;
  return (
    <>
      <a href={rowsAddress(from.part, question)}>{numerator}</a>/
      <a href={rowsAddress(from.whole, question)}>{denominator}</a>
    </>
  );
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
