import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle, StatTiles, Timeline } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatDay, formatMoment } from '../ui/format.ts';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { ManageCollection, type ManageProps } from './pages-manage.tsx';
import { levelChoices } from './pages-new.tsx';
import {
  agencyName,
  collectionAddress,
  CollectionTabs,
  DueCell,
  formAddress,
  periodLead,
  rootCrumb,
  StateBadge,
} from './parts.tsx';
import type { FormRow } from './reading.ts';
import { formStates, type Collection, type CollectionEvent, type Happened } from './schema.ts';
import { collectionEventWords, collectionStateWords, stateWords, words } from './words.ts';

export type ProgressProps = {
  collection: Collection;
  /** All forms one sees, and those that the filters leave. */
  all: readonly FormRow[];
  rows: readonly FormRow[];
  values: Readonly<Record<string, string>>;
  today: Temporal.PlainDate;
  nameOf: (agencyId: number) => string;
  history: readonly { event: Happened<CollectionEvent>; by: string }[];
  mayManage: boolean;
  refused: ManageProps['refused'];
};

/** A collection with where each agency's form stands, communes under their districts. */
export function ProgressPage(props: ProgressProps) {
  const { collection, all, mayManage } = props;
  return (
    <>
      <PageTitle
        title={collection.name}
        crumbs={[rootCrumb]}
        lead={periodLead(collection)}
        beside={
          <StatusBadge
            tone={collection.state === 'open' ? 'working' : 'done'}
            text={collectionStateWords[collection.state]}
          />
        }
      />
      <CollectionTabs collection={collection} current="progress" />
      <Tiles collection={collection} all={all} />
      <ProgressTable {...props} />
      <Facts {...props} />
      {mayManage && collection.state === 'open' ? <ManageCollection {...props} /> : null}
    </>
  );
}

function Tiles({ collection, all }: { collection: Collection; all: readonly FormRow[] }) {
  const count = (test: (row: FormRow) => boolean): number => all.filter(test).length;
  const tile = (query: string, label: ReturnType<typeof t>, value: number) => ({
    href: collectionAddress(collection.id, query),
    label,
    value,
  });
  const late = count((row) => row.late > 0);
  return (
    <StatTiles
      label={t('Tiến độ', 'Progress')}
      tiles={[
        tile('', t('Biểu được giao', 'Forms handed out'), all.length),
        tile(
          '?state=draft',
          stateWords.draft,
          count(({ form }) => form.state === 'draft'),
        ),
        tile(
          '?state=returned',
          stateWords.returned,
          count(({ form }) => form.state === 'returned'),
        ),
        tile(
          '?state=waiting',
          stateWords.waiting,
          count(({ form }) => form.state === 'waiting'),
        ),
        tile(
          '?state=approved',
          stateWords.approved,
          count(({ form }) => form.state === 'approved'),
        ),
        {
          ...tile('?late=on', t('Trễ hạn', 'Late'), late),
          tone: late > 0 ? ('late' as const) : ('plain' as const),
        },
      ]}
    />
  );
}

function ProgressTable({ collection, rows, values, today, nameOf }: ProgressProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <FilterBar action={collectionAddress(collection.id)} values={values}>
        <TextField
          name="q"
          type="search"
          label={t('Tìm cơ quan theo tên hoặc mã', 'Agency by name or code')}
          hint={t('Không cần gõ dấu', 'Diacritics not needed')}
        />
        <Select name="level" label={words.level} empty={t('Mọi cấp', 'All levels')} choices={levelChoices} />
        <Select
          name="state"
          label={words.state}
          empty={t('Mọi tình trạng', 'Any state')}
          choices={formStates.map((value) => ({ value, label: stateWords[value] }))}
        />
        <Select
          name="late"
          label={words.due}
          empty={t('Tất cả', 'All')}
          choices={[{ value: 'on', label: t('Chỉ cơ quan trễ hạn', 'Late ones only') }]}
        />
      </FilterBar>
      <DataTable
        caption={t('Biểu của các cơ quan', 'Forms of agencies')}
        compact
        keyboard
        rows={rows}
        rowKey={({ form }) => String(form.id)}
        rowHref={({ form }) => formAddress(form.id)}
        rowTone={({ form, late }) => (late > 0 && form.firstSubmittedAt === null ? 'late' : undefined)}
        empty={
          <EmptyState
            icon="list-filter"
            title={t('Không có biểu nào khớp', 'No form fits')}
            text={t('Hãy bỏ bớt điều kiện lọc.', 'Remove some of the filters.')}
          />
        }
        columns={[
          {
            key: 'agency',
            title: words.agency,
            heads: true,
            cell: ({ form, agency }) => (
              <a class={agency.level === 'commune' ? 'md:pl-6' : undefined} href={formAddress(form.id)}>
                {say(agencyName(agency))}
              </a>
            ),
          },
          {
            key: 'code',
            title: t('Mã', 'Code'),
            width: 'fit',
            hideOnPhone: true,
            cell: ({ agency }) => agency.code,
          },
          {
            key: 'state',
            title: words.state,
            cell: ({ form }) => (
              <StateBadge form={form} {...(form.waitsAt === null ? {} : { waitsAt: nameOf(form.waitsAt) })} />
            ),
          },
          {
            key: 'sent',
            title: words.sent,
            width: 'fit',
            cell: ({ form }) => (form.submittedAt === null ? '–' : formatMoment(form.submittedAt, language)),
          },
          { key: 'due', title: words.due, cell: (row) => <DueCell row={row} today={today} /> },
        ]}
      />
    </>
  );
}

function Facts({ collection, history }: ProgressProps) {
  const say = useSay();
  const { deadlines } = collection;
  return (
    <Card title={t('Về đợt thu thập', 'About the collection')} icon="info">
      <DefinitionList
        columns={3}
        facts={[
          { term: t('Hạn của cấp xã', 'Communes by'), value: formatDay(deadlines.commune) },
          { term: t('Hạn của cấp huyện', 'Districts by'), value: formatDay(deadlines.district) },
          { term: t('Hạn của cấp thành phố', 'City by'), value: formatDay(deadlines.city) },
        ]}
      />
      {collection.guidance === '' ? null : <p class="whitespace-pre-line">{collection.guidance}</p>}
      <Timeline
        label={words.history}
        entries={history.map(({ event, by }) => ({
          id: String(event.number),
          at: event.at,
          title: collectionEventWords[event.kind],
          by,
          state: 'done' as const,
          children: <p class="text-soft">{say(detailOf(event))}</p>,
        }))}
      />
    </Card>
  );
}

function detailOf(event: CollectionEvent) {
  switch (event.kind) {
    case 'opened': {
      const { agencyIds, indicators } = event.data;
      return t(
        `${agencyIds.length} cơ quan, ${indicators.length} chỉ tiêu`,
        `${agencyIds.length} agencies, ${indicators.length} indicators`,
      );
    }
    case 'deadlines-changed':
      return t(event.data.reason, event.data.reason);
    case 'total-recorded': {
      const { approved, missing } = event.data;
      const all = approved + missing.length;
      return t(`Tổng hợp từ ${approved}/${all} cơ quan`, `From ${approved} of ${all} agencies`);
    }
    case 'closed': {
      const { missing, note } = event.data;
      return t(`Còn thiếu ${missing.length} cơ quan. ${note}`, `${missing.length} agencies missing. ${note}`);
    }
  }
}
