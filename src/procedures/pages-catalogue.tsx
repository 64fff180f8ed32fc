import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, usePage, useSay, withQuery } from '../ui/page.tsx';
import type { CatalogueAddress } from './query.ts';
import type { FacetCount, ProcedureList, ProcedureSummary } from './schema.ts';
import type { NamedAgency } from './surroundings.ts';
import { levelWords } from './words.ts';

export type CatalogueProps = {
  readonly list: ProcedureList;
  readonly address: CatalogueAddress;
  readonly agencies: readonly NamedAgency[];
  readonly canManage: boolean;
  /** The words with which something was found, when all that was typed found nothing. */
  readonly foundBy?: string;
};

export function CataloguePage({ list, address, agencies, canManage, foundBy }: CatalogueProps) {
  const { path } = usePage();
  const language = useLanguage();
  const download = (format: string): string =>
    withQuery(path.replace(/^[^?]*/, '/procedures/export'), { page: undefined, format });
  return (
    <>
      <PageTitle
        title={t('Thủ tục hành chính', 'Administrative procedures')}
        lead={t(
          `${formatNumber(list.total, 'vi')} thủ tục. Gõ không dấu cũng tìm được, ví dụ "dang ky khai sinh".`,
          `${formatNumber(list.total, 'en')} procedures. Search works without diacritics, e.g. "dang ky khai sinh".`,
        )}
      >
        {canManage ? (
          <LinkButton
            href="/procedures/manage"
            icon="pen-line"
            text={t('Soạn và công bố', 'Edit and publish')}
          />
        ) : null}
      </PageTitle>
      <CatalogueFilter address={address} agencies={agencies} />
      {foundBy === undefined ? null : (
        <Alert
          text={t(
            `Không có thủ tục nào khớp cả câu. Đây là kết quả cho "${foundBy}".`,
            `No procedure matches the whole sentence. These match "${foundBy}".`,
          )}
        />
      )}
      {address.on === undefined ? null : (
        <Alert
          text={t(
            `Danh mục có hiệu lực ngày ${formatDay(address.on)}.`,
            `The catalogue in force on ${formatDay(address.on)}.`,
          )}
        />
      )}
      <div class="mt-6 grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <section class="min-w-0" aria-label={language === 'vi' ? 'Kết quả' : 'Results'}>
          {list.rows.length === 0 ? (
            <NothingFound />
          ) : (
            <ul class="grid gap-3">
              {list.rows.map((row) => (
                <Hit key={row.versionId} row={row} address={address} />
              ))}
            </ul>
          )}
          <Pagination page={list.page} pageSize={list.pageSize} total={list.total} />
          <p class="mt-4 text-soft print:hidden">
            <Say text={t('Tải danh sách này: ', 'Download this list: ')} />
            <a href={download('xlsx')}>Excel</a>, <a href={download('ndjson')}>NDJSON</a>
          </p>
        </section>
        <Facets list={list} address={address} agencies={agencies} />
      </div>
    </>
  );
}

function CatalogueFilter({
  address,
  agencies,
}: {
  address: CatalogueAddress;
  agencies: readonly NamedAgency[];
}) {
  const on = address.on?.toString() ?? '';
  const { q, level, agency, field, event } = address;
  return (
    <FilterBar
      action="/procedures"
      values={{ q, level, agency, field, event, on }}
      keep={['field', 'event']}
      more={{
        open: on !== '' || (agency ?? '') !== '',
        children: (
          <>
            <Select
              name="agency"
              label={t('Cơ quan tiếp nhận', 'Receiving agency')}
              empty={t('Mọi cơ quan', 'Any agency')}
              choices={agencies.map(({ code, name, level }) => ({
                value: code,
                label: name,
                group: levelWords[level],
              }))}
            />
            <DateField name="on" label={t('Có hiệu lực vào ngày', 'In force on')} />
          </>
        ),
      }}
    >
      <TextField
        name="q"
        type="search"
        label={t('Tên hoặc mã thủ tục', 'Name or code of the procedure')}
        placeholder={t('đăng ký khai sinh', 'đăng ký khai sinh')}
        autocomplete="off"
      />
      <Select
        name="level"
        label={t('Cấp thực hiện', 'Level')}
        empty={t('Mọi cấp', 'Any level')}
        width="medium"
        choices={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
  );
}

function Hit({ row, address }: { row: ProcedureSummary; address: CatalogueAddress }) {
  const say = useSay();
  const href = withQuery(`/procedures/${encodeURIComponent(row.code)}`, { on: address.on?.toString() });
  const levels = row.levels.map((level) => say(levelWords[level])).join(', ');
  return (
    <li class="sheet">
      <h2 class="text-base font-semibold">
        <a href={href}>{row.name}</a>
      </h2>
      <p class="mt-1 text-sm text-soft">
        <code class="code">{row.code}</code> · {row.field} · {levels}
        {row.process === '' ? (
          <>
            {' · '}
            <Say text={t('chưa tiếp nhận tại quầy của thành phố', 'not received at the city’s counters')} />
          </>
        ) : null}
      </p>
    </li>
  );
}

function NothingFound() {
  return (
    <EmptyState
      icon="file-search"
      title={t('Không tìm thấy thủ tục nào', 'No procedure found')}
      text={t(
        'Thử ít từ hơn, bỏ bớt điều kiện lọc, hoặc hỏi cán bộ tại quầy Một cửa.',
        'Try fewer words or filters, or ask the clerk at the one-stop counter.',
      )}
    >
      <LinkButton href="/procedures" text={t('Xem toàn bộ danh mục', 'See the whole catalogue')} />
    </EmptyState>
  );
}

function Facets({
  list,
  address,
  agencies,
}: {
  list: ProcedureList;
  address: CatalogueAddress;
  agencies: readonly NamedAgency[];
}) {
  const { facets } = list;
  const names = new Map(agencies.map((agency) => [agency.code, agency.name]));
  const level = (value: string): Text | string =>
    new Map<string, Text>(Object.entries(levelWords)).get(value) ?? value;
  return (
    <aside class="grid gap-4 print:hidden">
      <Facet
        title={t('Sự kiện trong đời', 'Life events')}
        name="event"
        counts={facets.lifeEvent}
        chosen={address.event}
      />
      <Facet
        title={t('Cấp thực hiện', 'Level')}
        name="level"
        counts={facets.level}
        chosen={address.level}
        say={level}
      />
      <Facet title={t('Lĩnh vực', 'Field')} name="field" counts={facets.field} chosen={address.field} />
      <Facet
        title={t('Cơ quan', 'Agency')}
        name="agency"
        counts={facets.agency}
        chosen={address.agency}
        say={(code) => names.get(code) ?? code}
      />
    </aside>
  );
}

const shownAtOnce = 12;

function Facet(props: {
  title: Text;
  name: string;
  counts: readonly FacetCount[];
  chosen: string | undefined;
  say?: (value: string) => Text | string;
}) {
  const { title, name, counts, chosen = '' } = props;
  const say = useSay();
  const language = useLanguage();
  const { path } = usePage();
  if (counts.length === 0 && chosen === '') return null;
  const word = (value: string): string => say(props.say?.(value) ?? value);
  const link = ({ value, count }: FacetCount) => (
    <li key={value} class="flex justify-between gap-3">
      <a
        href={withQuery(path, { [name]: value, page: undefined })}
        aria-current={value === chosen ? 'true' : undefined}
      >
        {word(value)}
      </a>
      <span class="text-soft">{formatNumber(count, language)}</span>
    </li>
  );
  return (
    <Card title={title}>
      {chosen === '' ? null : (
        <p class="mb-2">
          <b>{word(chosen)}</b>{' '}
          <a href={withQuery(path, { [name]: undefined, page: undefined })}>{say(t('bỏ chọn', 'clear'))}</a>
        </p>
      )}
      <ul class="grid gap-1">{counts.slice(0, shownAtOnce).map(link)}</ul>
      {counts.length > shownAtOnce ? (
        <details class="mt-1">
          <summary>
            {say(t(`${counts.length - shownAtOnce} mục khác`, `${counts.length - shownAtOnce} more`))}
          </summary>
          <ul class="mt-1 grid gap-1">{counts.slice(shownAtOnce).map(link)}</ul>
        </details>
      ) : null}
    </Card>
  );
}
