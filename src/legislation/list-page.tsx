import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { documentAddress, EffectMark, showDay } from './parts.tsx';
import { mostCounted, type Listed, type Sort } from './finding.ts';
import { effectWords, kindWords, levelWords, room } from './words.ts';

export const documentsPerPage = 30;

export type ListQuery = {
  readonly q: string;
  readonly kind: string;
  readonly level: string;
  readonly field: string;
  readonly state: string;
  readonly on: string;
  readonly sort: Sort;
};

const choices = (words: Readonly<Record<string, { vi: string; en: string }>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Look-up of issued documents, for everybody: by words, kind, level, field, and state on a day. */
export function ListPage(props: {
  rows: readonly Listed[];
  total: number;
  /** There are more than were counted. */
  isMore: boolean;
  query: ListQuery;
  page: number;
  fields: readonly string[];
  staff: { readonly reads: boolean; readonly keeps: boolean };
  /** Drafts open for comments. */
  posted: number;
}) {
  const { rows, total, query, page, fields, staff } = props;
  const language = useLanguage();
  const count = formatNumber(total, language);
  const [least, leastEn] = props.isMore ? ['Hơn ', 'More than '] : ['', ''];
  // Most visitors type words; on their phones the list should follow soon.
  const isNarrowed = query.kind !== '' || query.level !== '' || query.field !== '';
  const seldom = (
    <>
      <Select
        name="kind"
        label={t('Loại', 'Kind')}
        empty={t('Mọi loại', 'Any')}
        choices={choices(kindWords)}
      />
      <Select
        name="level"
        label={t('Cấp', 'Level')}
        empty={t('Mọi cấp', 'Any')}
        choices={choices(levelWords)}
      />
      <Select
        name="field"
        label={t('Lĩnh vực', 'Field')}
        empty={t('Mọi lĩnh vực', 'Any')}
        choices={fields.map((value) => ({ value, label: value }))}
      />
      <DateField name="on" label={t('Vào ngày', 'As on day')} />
    </>
  );
  return (
    <>
      <PageTitle
        title={room}
        lead={t(
          `${least}${count} văn bản; hiệu lực tính vào ngày ${showDay(query.on)}.`,
          `${leastEn}${count} documents; effect as on ${showDay(query.on)}.`,
        )}
      >
        {staff.reads ? (
          <LinkButton icon="file-pen" href="/legislation/drafts" text={t('Dự thảo', 'Drafts')} />
        ) : null}
        {props.posted === 0 ? null : (
          <LinkButton
            icon="message-square"
            href="/legislation/posted"
            text={t(`Góp ý dự thảo (${props.posted})`, `Comment on drafts (${props.posted})`)}
          />
        )}
        <LinkButton
          icon="list-checks"
          href="/legislation/systematisation"
          text={t('Danh mục hệ thống hóa', 'Published lists')}
        />
        {staff.reads ? (
          <>
            <LinkButton icon="clipboard-check" href="/legislation/reviews" text={t('Rà soát', 'Reviews')} />
            <LinkButton
              icon="shield-check"
              href="/legislation/checks"
              text={t('Tự kiểm tra', 'Self-checks')}
            />
            <LinkButton icon="flag" href="/legislation/bases" text={t('Căn cứ của thủ tục', 'Legal bases')} />
          </>
        ) : null}
        {staff.keeps ? (
          <>
            <LinkButton icon="upload" href="/legislation/import" text={t('Nhập từ Excel', 'Import')} />
            <LinkButton
              look="next"
              icon="plus"
              href="/legislation/documents/new"
              text={t('Nhập văn bản', 'Enter a document')}
            />
          </>
        ) : null}
      </PageTitle>
      <FilterBar
        action="/legislation"
        values={query}
        keep={query.sort === '-issuedOn' ? [] : ['sort']}
        {...(staff.reads ? {} : { more: { children: seldom, open: isNarrowed } })}
      >
        <TextField name="q" type="search" label={t('Số hoặc từ cần tìm', 'Number or words')} />
        <Select
          name="state"
          label={t('Hiệu lực', 'Effect')}
          empty={t('Mọi tình trạng', 'Any')}
          choices={choices(effectWords)}
        />
        {staff.reads ? seldom : null}
      </FilterBar>
      <DocumentTable rows={rows} sort={query.sort} />
      <Pagination page={page} pageSize={documentsPerPage} total={total} />
      {props.isMore && page * documentsPerPage >= mostCounted ? (
        <p class="hint">
          <Say
            text={t(
              'Còn nhiều văn bản nữa khớp với từ đã gõ; hãy thêm từ hoặc điều kiện lọc.',
              'Many more documents match; add words or filters.',
            )}
          />
        </p>
      ) : null}
    </>
  );
}

/** Documents, each with its state. */
function DocumentTable({ rows, sort }: { rows: readonly Listed[]; sort: Sort }) {
  const say = useSay();
  return (
    <DataTable
      caption={room}
      compact
      sort={sort}
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => documentAddress(id)}
      columns={[
        {
          key: 'number',
          title: t('Số, ký hiệu', 'Number'),
          heads: true,
          width: 'fit',
          cell: ({ id, number }) => <a href={documentAddress(id)}>{number}</a>,
        },
        {
          key: 'title',
          title: t('Trích yếu', 'Subject'),
          width: 'wide',
          cell: ({ title, issuer, kind }) => (
            <>
              {say(kindWords[kind])}: {title}
              <span class="block text-sm text-soft">{issuer}</span>
            </>
          ),
        },
        { key: 'field', title: t('Lĩnh vực', 'Field'), cell: ({ field }) => field, hideOnPhone: true },
        {
          key: 'issuedOn',
          title: t('Ban hành', 'Issued'),
          width: 'fit',
          sortable: true,
          cell: ({ issuedOn }) => showDay(issuedOn),
        },
        {
          key: 'effectiveOn',
          title: t('Có hiệu lực', 'In force from'),
          width: 'fit',
          sortable: true,
          cell: ({ effectiveOn }) => showDay(effectiveOn),
        },
        {
          key: 'state',
          title: t('Hiệu lực', 'Effect'),
          width: 'fit',
          cell: ({ state }) => <EffectMark state={state} />,
        },
      ]}
      empty={
        <EmptyState
          icon="scale"
          title={t('Không có văn bản nào như vậy', 'There are no such documents')}
          text={t('Bỏ bớt điều kiện lọc hoặc thử từ khác.', 'Clear a filter or try other words.')}
        />
      }
    />
  );
}
