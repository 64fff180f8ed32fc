import { t, type Text } from '../kernel/messages.ts';
import { figureText, periodWords, rowsAddress } from '../indicators/indicators.ts';
import { asOfWords } from '../indicators/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { AgencyField, AsOfField, PeriodFields } from './filters.tsx';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { hasHandOvers, type Form, type FormRow } from './form.ts';
import { StatisticsTabs } from './pages-tabs.tsx';
import { divisions, formColumns, handOverColumns, handOverGroup, type Division } from './schema.ts';

export type FormPageProps = {
  readonly form: Form;
  readonly division: Division;
  readonly values: Readonly<Record<'from' | 'to' | 'asOf' | 'agency' | 'by', string>>;
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
  readonly problems: readonly Text[];
  /** Query of the same form, for its files. */
  readonly query: string;
};

/** Form II.06a on the page: the columns of the circular, every cell leading to its dossiers. */
export function FormPage(props: FormPageProps) {
  const say = useSay();
  const { form, division, query } = props;
  const { period, asOf } = form.total.question;
  const known = asOf === undefined ? '' : ` · ${say(asOfWords(asOf))}`;
  return (
    <>
      <PageTitle
        title={t('Thống kê hồ sơ (biểu II.06a)', 'Statistics (form II.06a)')}
        lead={t(
          'Tình hình, kết quả giải quyết thủ tục hành chính. Bấm vào con số để mở các hồ sơ làm nên nó.',
          'How dossiers were resolved. Each figure opens the dossiers that made it.',
        )}
      >
        <LinkButton
          icon="download"
          href={`/statistics/ii-06a.xlsx?${query}`}
          text={t('Xuất Excel', 'Export Excel')}
        />
        <LinkButton
          icon="printer"
          href={`/statistics/ii-06a.pdf?${query}`}
          newWindow
          text={t('In biểu (PDF)', 'Print (PDF)')}
        />
      </PageTitle>
      <StatisticsTabs current="form" query={query} />
      <FilterBar action="/statistics" values={props.values}>
        <PeriodFields />
        <AsOfField />
        <DateField name="structure" label={t('Theo cơ cấu tổ chức ngày', 'In the structure of')} />
        <Select
          name="by"
          label={t('Mỗi dòng là', 'A row for each')}
          choices={Object.entries(divisions).map(([value, label]) => ({ value, label }))}
          empty={t('Cơ quan', 'Agency')}
        />
        <AgencyField agencies={props.agencies} />
      </FilterBar>
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <Card title={`${say(periodWords(period))}${known}`} icon="chart-column">
        {form.rows.length === 0 ? (
          <EmptyState
            title={t('Không có hồ sơ nào trong kỳ', 'No dossiers in this period')}
            text={t('Hãy chọn kỳ khác hoặc cơ quan khác.', 'Choose another period or agency.')}
          />
        ) : (
          <FormTable form={form} division={division} />
        )}
        {division === 'agency' ? (
          <p class="text-soft">
            <Say text={sharedNote} />
          </p>
        ) : null}
        {hasHandOvers(form) ? (
          <p class="text-soft">
            <Say text={handOverNote} />
          </p>
        ) : null}
      </Card>
    </>
  );
}

export const sharedNote = t(
  'Mỗi dòng là phần việc của chính cơ quan đó; hồ sơ liên thông có ở nhiều dòng nhưng chỉ tính một lần ở dòng tổng cộng.',
  'Each row is the agency’s own part; a shared dossier stands in several rows and counts once in the total.',
);

export const handOverNote = t(
  'Trong kỳ có sắp xếp tổ chức: (3) = (4) + (5) + (6) + nhận bàn giao − bàn giao đi. Hồ sơ bàn giao giữ nguyên mã và ngày hẹn; ở dòng tổng cộng, số nhận bằng số giao.',
  'Agencies were reorganised in the period: (3) = (4) + (5) + (6) + taken over − handed over. Dossiers handed over keep code and due date; in the total, as many were taken over as handed over.',
);

function FormTable({ form, division }: { form: Form; division: Division }) {
  const say = useSay();
  const groups = [...Map.groupBy(formColumns, ({ group }) => group)];
  const withHandOvers = hasHandOvers(form);
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={say(t('Biểu II.06a', 'Form II.06a'))}>
      <table class="data-table data-table-compact">
        <caption class="sr-only">{say(t('Biểu II.06a/VPCP/KSTT', 'Form II.06a/VPCP/KSTT'))}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say(divisions[division])}
            </th>
            {groups.map(([group, columns]) => (
              <th key={group.vi} scope="colgroup" colSpan={columns.length} class="col-center">
                {say(group)}
              </th>
            ))}
            {withHandOvers ? (
              <th scope="colgroup" colSpan={handOverColumns.length} class="col-center whitespace-normal">
                {say(handOverGroup)}
              </th>
            ) : null}
          </tr>
          <tr>
            {formColumns.map(({ number, title }) => (
              <th key={number} scope="col" class="col-end whitespace-normal">
                {say(title)} <small>({number})</small>
              </th>
            ))}
            {withHandOvers
              ? handOverColumns.map(({ indicator, title }) => (
                  <th key={indicator} scope="col" class="col-end whitespace-normal">
                    {say(title)}
                  </th>
                ))
              : null}
          </tr>
        </thead>
        <tbody>
          <Row row={form.total} withHandOvers={withHandOvers} isTotal />
          {form.rows.map((row) => (
            <Row key={row.label.vi} row={row} withHandOvers={withHandOvers} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly row: FormRow; readonly withHandOvers: boolean; readonly isTotal?: boolean };

function Row({ row, withHandOvers, isTotal = false }: RowProps) {
  const say = useSay();
  return (
    <tr class={isTotal ? 'bg-paper font-semibold' : undefined}>
      <th scope="row" class="col-heads">
        {say(row.label)}
      </th>
      {formColumns.map(({ number, indicator, title, group }) => (
        <Cell
          key={number}
          row={row}
          indicator={indicator}
          label={`${say(group)} – ${say(title)}`}
          isLate={number === 10 || number === 13}
        />
      ))}
      {withHandOvers
        ? handOverColumns.map(({ indicator, title }) => (
            <Cell
              key={indicator}
              row={row}
              indicator={indicator}
              label={`${say(handOverGroup)} – ${say(title)}`}
            />
          ))
        : null}
    </tr>
  );
}

type CellProps = {
  readonly row: FormRow;
  readonly indicator: string;
  readonly label: string;
  /** What it counts is late: it stands out where there is any. */
  readonly isLate?: boolean;
};

function Cell({ row, indicator, label, isLate = false }: CellProps) {
  const language = useLanguage();
  const figure = row.figures.get(indicator);
  if (figure === undefined) return <td class="col-end" />;
  return (
    <td class={isLate && (figure.value ?? 0) > 0 ? 'col-end text-late' : 'col-end'} data-label={label}>
      {figure.value === 0 || figure.value === null ? (
        figureText(figure, language)
      ) : (
        <a href={rowsAddress(indicator, row.question)}>{figureText(figure, language)}</a>
      )}
    </td>
  );
}
