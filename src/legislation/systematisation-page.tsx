import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { documentAddress, showDay } from './parts.tsx';
import {
  listKinds,
  listWords,
  type ListKind,
  type Lists,
  type PublishedLine,
  type Span,
} from './systematisation.ts';
import { kindWords, levelWords, room } from './words.ts';

const perPage = 50;

function addressOf(span: Span, list?: ListKind, file = ''): string {
  const query = new URLSearchParams({ since: span.since, on: span.on, level: span.level });
  if (list !== undefined) query.set('list', list);
  return `/legislation/systematisation${file}?${query.toString()}`;
}

/** The lists that are published at a mark of systematisation, or each year of what has expired. */
export function SystematisationPage(props: {
  lists: Lists;
  list: ListKind;
  span: Span;
  page: number;
  marks: readonly { readonly on: string; readonly publishBy: string }[];
  year: number;
  yearDue: string;
}) {
  const { lists, list, span, page, marks, year } = props;
  const say = useSay();
  const rows = lists[list];
  return (
    <>
      <PageTitle
        title={t('Danh mục rà soát, hệ thống hóa', 'Published lists')}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          `Tính từ quan hệ hiệu lực giữa các văn bản: hết hiệu lực từ ${showDay(span.since)} đến ${showDay(span.on)}, còn hiệu lực vào ${showDay(span.on)}.`,
          `Worked out from the documents: expired from ${showDay(span.since)} to ${showDay(span.on)}, in force on ${showDay(span.on)}.`,
        )}
      >
        <LinkButton icon="printer" href={addressOf(span, undefined, '/print')} text={t('Bản in', 'Print')} />
        <LinkButton
          icon="download"
          href={addressOf(span, undefined, '.xlsx')}
          text={t('Xuất Excel', 'Excel')}
          download
        />
      </PageTitle>
      <p class="flex flex-wrap gap-x-4 gap-y-1">
        {marks.map(({ on, publishBy }, index) => (
          <a
            key={on}
            href={addressOf({
              ...span,
              on,
              since: marks[index - 1] === undefined ? '1976-01-01' : dayAfterMark(marks[index - 1]?.on ?? ''),
            })}
          >
            {say(
              t(
                `Kỳ hệ thống hóa ${showDay(on)} (công bố trước ${showDay(publishBy)})`,
                `Mark of ${showDay(on)} (publish by ${showDay(publishBy)})`,
              ),
            )}
          </a>
        ))}
        <a href={addressOf({ ...span, since: `${year}-01-01`, on: `${year}-12-31` }, 'expired')}>
          {say(
            t(
              `Hết hiệu lực năm ${year} (công bố trước ${showDay(props.yearDue)})`,
              `Expired in ${year} (publish by ${showDay(props.yearDue)})`,
            ),
          )}
        </a>
      </p>
      <FilterBar action="/legislation/systematisation" values={{ ...span, list }} keep={['list']}>
        <DateField name="since" label={t('Hết hiệu lực từ ngày', 'Expired since')} />
        <DateField name="on" label={t('Ngày mốc', 'Mark')} />
        <Select
          name="level"
          label={t('Cấp', 'Level')}
          empty={t('Mọi cấp của thành phố', 'All of the city')}
          choices={Object.entries(levelWords)
            .filter(([value]) => value !== 'central')
            .map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <Tabs
        label={t('Danh mục', 'Lists')}
        tabs={listKinds.map((kind) => ({
          href: addressOf(span, kind),
          text: listWords[kind],
          count: lists[kind].length,
          current: kind === list,
        }))}
      />
      <ListTable rows={rows.slice((page - 1) * perPage, page * perPage)} kind={list} />
      <Pagination page={page} pageSize={perPage} total={rows.length} />
    </>
  );
}

function dayAfterMark(mark: string): string {
  return `${Number(mark.slice(0, 4)) + 1}-01-01`;
}

function ListTable({ rows, kind }: { rows: readonly PublishedLine[]; kind: ListKind }) {
  const say = useSay();
  return (
    <DataTable
      caption={listWords[kind]}
      compact
      rows={rows}
      rowKey={({ document }) => String(document.id)}
      columns={[
        {
          key: 'number',
          title: t('Số, ký hiệu', 'Number'),
          width: 'fit',
          heads: true,
          cell: ({ document }) => <a href={documentAddress(document.id)}>{document.number}</a>,
        },
        {
          key: 'issued',
          title: t('Ban hành', 'Issued'),
          width: 'fit',
          cell: ({ document }) => showDay(document.issuedOn),
        },
        {
          key: 'title',
          title: t('Trích yếu', 'Subject'),
          width: 'wide',
          cell: ({ document }) => (
            <>
              {say(kindWords[document.kind])}: {document.title}
              <span class="block text-sm text-soft">{document.issuer}</span>
            </>
          ),
        },
        { key: 'on', title: t('Thời điểm', 'Day'), width: 'fit', cell: ({ on }) => showDay(on) },
        { key: 'why', title: t('Lý do, kiến nghị', 'Why'), cell: ({ why }) => say(why) || '–' },
      ]}
      empty={<EmptyState icon="list-checks" title={t('Danh mục trống', 'The list is empty')} />}
    />
  );
}

/** All four lists on one sheet to print. */
export function SystematisationPrint({ lists, span }: { lists: Lists; span: Span }) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Kết quả rà soát, hệ thống hóa văn bản quy phạm pháp luật', 'Results of systematisation')}
        crumbs={[{ href: addressOf(span), text: t('Danh mục', 'Lists') }]}
        lead={t(
          `Từ ngày ${showDay(span.since)} đến ngày ${showDay(span.on)}`,
          `From ${showDay(span.since)} to ${showDay(span.on)}`,
        )}
      />
      {listKinds.map((kind) => (
        <section key={kind} class="mt-6">
          <h2 class="mb-2 text-lg font-semibold">
            {say(listWords[kind])} ({lists[kind].length})
          </h2>
          <ListTable rows={lists[kind]} kind={kind} />
        </section>
      ))}
    </>
  );
}
