import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { Select } from '../ui/choices.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Narrowing } from './narrowing.ts';
import { periodWords } from './periods.ts';
import { asOfWords, reformAreas, units, type Indicator, type Question, type RowTable } from './schema.ts';
import { parameters } from './text.ts';
import { betterWords, crumbs, sourceKinds } from './words.ts';

/** Every indicator of the house, by area of reform: what is counted, and by which rule. */
export function CataloguePage(props: {
  readonly indicators: readonly Indicator[];
  readonly values: Readonly<Record<'q' | 'area' | 'kind', string>>;
}) {
  const say = useSay();
  const { indicators, values } = props;
  const areas = Object.entries(reformAreas).map(([value, label]) => ({ value, label }));
  const kinds = Object.entries(sourceKinds).map(([value, label]) => ({ value, label }));
  return (
    <>
      <PageTitle
        title={t('Danh mục chỉ tiêu', 'Indicators')}
        lead={t(
          'Mỗi con số trong báo cáo, kế hoạch, bộ chỉ số là một chỉ tiêu ở đây: đếm gì, theo quy định nào, mở ra được đến từng dòng.',
          'Every figure of a report, plan or index is one of these: what it counts, by which rule, and the rows behind it.',
        )}
      />
      <FilterBar action="/indicators" values={values}>
        <TextField name="q" label={t('Tên hoặc mã', 'Name or code')} />
        <Select
          name="area"
          label={t('Lĩnh vực cải cách', 'Area')}
          choices={areas}
          empty={t('Tất cả', 'All')}
        />
        <Select name="kind" label={t('Nguồn số liệu', 'Source')} choices={kinds} empty={t('Tất cả', 'All')} />
      </FilterBar>
      <DataTable
        caption={t('Chỉ tiêu', 'Indicators')}
        rows={indicators}
        rowKey={({ code }) => code}
        rowHref={({ code }) => `/indicators/${code}`}
        keyboard
        empty={
          <EmptyState
            title={t('Không có chỉ tiêu nào khớp', 'No indicator matches')}
            text={t('Hãy bỏ bớt điều kiện lọc.', 'Remove a filter.')}
          >
            <LinkButton href="/indicators" text={t('Xem tất cả', 'Show all')} />
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            title: t('Chỉ tiêu', 'Indicator'),
            heads: true,
            width: 'wide',
            cell: ({ code, title }) => <a href={`/indicators/${code}`}>{say(title)}</a>,
          },
          { key: 'unit', title: t('Đơn vị', 'Unit'), cell: ({ unit }) => <Say text={units[unit]} /> },
          { key: 'area', title: t('Lĩnh vực', 'Area'), cell: ({ area }) => <Say text={reformAreas[area]} /> },
          {
            key: 'source',
            title: t('Nguồn', 'Source'),
            cell: ({ from }) => (
              <Say text={sourceKinds[from.kind === 'reported' ? 'reported' : 'computed']} />
            ),
          },
          { key: 'code', title: t('Mã', 'Code'), cell: ({ code }) => <code>{code}</code> },
        ]}
      />
    </>
  );
}

/** What exactly an indicator counts. */
export function DefinitionCard({
  indicator,
  names,
}: {
  indicator: Indicator;
  names: (code: string) => Text;
}) {
  const { code, definition, law, unit, better, area, from } = indicator;
  return (
    <Card title={t('Chỉ tiêu này đếm gì', 'What is counted')} icon="info">
      <DefinitionList
        columns={2}
        facts={[
          { term: t('Định nghĩa', 'Definition'), value: <Say text={definition} /> },
          { term: t('Căn cứ', 'Legal source'), value: law },
          { term: t('Đơn vị tính', 'Unit'), value: <Say text={units[unit]} /> },
          { term: t('Lĩnh vực', 'Area'), value: <Say text={reformAreas[area]} /> },
          { term: t('Chiều hướng tốt', 'Better'), value: <Say text={betterWords[better]} /> },
          { term: t('Mã', 'Code'), value: <code>{code}</code> },
          ...(from.kind === 'ratio'
            ? [
                {
                  term: t('Tử số', 'Numerator'),
                  value: (
                    <a href={`/indicators/${from.part}`}>
                      <Say text={names(from.part)} />
                    </a>
                  ),
                },
                {
                  term: t('Mẫu số', 'Denominator'),
                  value: (
                    <a href={`/indicators/${from.whole}`}>
                      <Say text={names(from.whole)} />
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

/** The rows behind a figure. */
export function RowsPage(props: {
  readonly indicator: Indicator;
  readonly question: Question;
  readonly value: string;
  readonly total: number;
  readonly table: RowTable;
  readonly page: number;
  readonly pageSize: number;
  readonly problems: readonly Text[];
  readonly narrowings: readonly Narrowing[];
  /** Of a share: its rows are those of the part alone. */
  readonly isPart: boolean;
  /** No file holds more rows. */
  readonly mostExported: number;
}) {
  const say = useSay();
  const language = useLanguage();
  const { indicator, question, table } = props;
  const asked = `${parameters(question)}${props.isPart ? '&side=part' : ''}`;
  const lead = [
    props.value,
    say(periodWords(question.period)),
    ...(question.asOf === undefined ? [] : [say(asOfWords(question.asOf))]),
    ...props.narrowings.map(({ title, value }) => `${say(title)}: ${say(value)}`),
  ].join(' · ');
  const back = `/indicators/${indicator.code}?${parameters(question)}`;
  const own = `/indicators/${indicator.code}/rows`;
  return (
    <>
      <PageTitle
        title={indicator.title}
        crumbs={[...crumbs, { href: back, text: indicator.title }]}
        lead={lead}
      >
        <LinkButton icon="download" href={`${own}.csv?${asked}`} text={t('Xuất CSV', 'Export CSV')} />
        <LinkButton icon="download" href={`${own}.xlsx?${asked}`} text={t('Xuất Excel', 'Export Excel')} />
      </PageTitle>
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      {props.total > props.mostExported ? <Alert kind="note" text={tooMany(props.mostExported)} /> : null}
      <DataTable
        caption={indicator.title}
        rows={table.rows}
        rowKey={({ id }) => String(id)}
        {...(table.rows.every(({ href }) => href !== null)
          ? { rowHref: ({ href }: RowTable['rows'][number]) => href ?? back }
          : {})}
        keyboard
        compact
        empty={
          <EmptyState
            title={t('Không có dòng nào', 'No rows')}
            text={t(
              'Con số này bằng không, hoặc là số liệu do cơ quan báo cáo chứ không đếm từ hồ sơ.',
              'The figure is zero, or it was reported by agencies and not counted from records.',
            )}
          >
            <LinkButton href={back} text={t('Về chỉ tiêu', 'Back to the indicator')} />
          </EmptyState>
        }
        columns={table.columns.map(({ key, title, numeric }, index) => ({
          key,
          title,
          heads: index === 0,
          align: numeric === true ? ('end' as const) : ('start' as const),
          cell: (row: RowTable['rows'][number]) =>
            index === 0 && row.href !== null ? <a href={row.href}>{row.cells[key]}</a> : row.cells[key],
        }))}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
      <p class="text-soft" lang={language}>
        <Say
          text={t(
            'Danh sách gồm đúng những dòng làm nên con số mà bạn được xem.',
            'These are exactly the rows that made the figure you may see.',
          )}
        />
      </p>
    </>
  );
}

function tooMany(most: number): Text {
  return t(
    `Tệp CSV, Excel chứa ${formatNumber(most, 'vi')} dòng mới nhất; hãy chọn kỳ ngắn hơn hoặc một cơ quan để có đủ.`,
    `The files hold the newest ${formatNumber(most, 'en')} rows; choose a shorter period or one agency for all of them.`,
  );
}
