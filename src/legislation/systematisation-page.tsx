import { t, type Text } from '../kernel/messages.ts';
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
  shortWords,
  type ListKind,
  type PublishedLine,
  type Span,
} from './systematisation.ts';
import { kindWords, levelWords, room } from './words.ts';

export const linesPerPage = 50;

function addressOf(span: Span, list?: ListKind, file = ''): string {
  const query = new URLSearchParams({ since: span.since, on: span.on, level: span.level });
  if (list !== undefined) query.set('list', list);
  return `/legislation/systematisation${file}?${query.toString()}`;
}

/** The lists that are published at a mark of systematisation, or each year of what has expired. */
export function SystematisationPage(props: {
  counts: Readonly<Record<ListKind, number>>;
  list: ListKind;
  rows: readonly PublishedLine[];
  span: Span;
  page: number;
  marks: readonly { readonly on: string; readonly publishBy: string }[];
  year: number;
  yearDue: string;
}) {
  const { counts, list, span, page, marks, year } = props;
  const say = useSay();
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
        <LinkButton
          icon="printer"
          href={addressOf(span, list, '.pdf')}
          newWindow
          text={t('In danh mục này', 'Print this list')}
        />
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
          text: shortWords[kind],
          count: counts[kind],
          current: kind === list,
        }))}
      />
      <ListTable rows={props.rows} kind={list} />
      <Pagination page={page} pageSize={linesPerPage} total={counts[list]} />
    </>
  );
}

function dayAfterMark(mark: string): string {
  return `${Number(mark.slice(0, 4)) + 1}-01-01`;
}

const dayWords: Readonly<Record<ListKind, Text>> = {
  'in-force': t('Có hiệu lực', 'In force from'),
  expired: t('Từ ngày', 'From'),
  partly: t('Từ ngày', 'From'),
  'to-handle': t('Hạn xử lý', 'Due'),
};

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
        { key: 'on', title: dayWords[kind], width: 'fit', cell: ({ on }) => showDay(on) },
        ...(kind === 'in-force'
          ? []
          : [
              {
                key: 'why',
                title: kind === 'to-handle' ? t('Kiến nghị', 'What is asked') : t('Lý do', 'Why'),
                cell: ({ why }: PublishedLine) => say(why) || '–',
              },
            ]),
      ]}
      empty={<EmptyState icon="list-checks" title={t('Danh mục trống', 'The list is empty')} />}
    />
  );
}
