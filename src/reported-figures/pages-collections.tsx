import { periodWords } from '../indicators/indicators.ts';
import { t } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Progress } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { collectionAddress, formAddress, StateBadge } from './parts.tsx';
import type { FormRow, Owed } from './reading.ts';
import type { Collection, FormHead } from './schema.ts';
import { collectionStateWords, words } from './words.ts';

export const collectionsPerPage = 30;

export type CollectionsProps = {
  rows: readonly { collection: Collection; rows: readonly FormRow<FormHead>[] }[];
  total: number;
  page: number;
  values: Readonly<Record<string, string>>;
  owed: readonly Owed[];
  /** How many forms wait for this person's decision; null for those who decide on none. */
  waiting: number | null;
  /** The person's agency, and those that ended and whose work it carries on. */
  ownAgencyIds: readonly number[];
  mayManage: boolean;
};

/** All collections one sees, with what one's own agency owes on top. */
export function CollectionsPage(props: CollectionsProps) {
  const { rows, total, page, values, waiting, mayManage } = props;
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Số liệu do các cơ quan báo cáo cho những chỉ tiêu chưa có sổ theo dõi trên hệ thống.',
          'Figures that agencies report where no register of the system knows them yet.',
        )}
      >
        {mayManage ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/reported-figures/new"
            text={t('Mở đợt thu thập', 'Open a collection')}
          />
        ) : null}
        {waiting === null ? null : (
          <LinkButton
            icon="inbox"
            href="/reported-figures/approvals"
            text={t(
              `Chờ tôi duyệt (${formatNumber(waiting, 'vi')})`,
              `Waiting for me (${formatNumber(waiting, 'en')})`,
            )}
          />
        )}
      </PageTitle>
      <OwedCard owed={props.owed} />
      <FilterBar action="/reported-figures" values={values}>
        <TextField
          name="q"
          type="search"
          label={t('Tìm theo tên', 'Search by name')}
          hint={t('Không cần gõ dấu', 'Diacritics not needed')}
        />
        <Select
          name="state"
          label={words.state}
          empty={t('Mọi tình trạng', 'Any state')}
          choices={(['open', 'closed'] as const).map((value) => ({
            value,
            label: collectionStateWords[value],
          }))}
        />
      </FilterBar>
      <DataTable
        caption={words.collections}
        keyboard
        rows={rows}
        rowKey={({ collection }) => String(collection.id)}
        rowHref={({ collection }) => collectionAddress(collection.id)}
        empty={
          <EmptyState
            icon="clipboard-list"
            title={t('Chưa có đợt thu thập nào', 'No collection here')}
            text={
              mayManage
                ? t(
                    'Hãy mở đợt đầu tiên, hoặc bỏ bớt điều kiện lọc.',
                    'Open the first one, or remove some filters.',
                  )
                : t(
                    'Khi cơ quan bạn được yêu cầu báo cáo số liệu, đợt thu thập sẽ hiện ở đây.',
                    'When your agency is asked for figures, the collection shows here.',
                  )
            }
          />
        }
        columns={[
          {
            key: 'name',
            title: words.name,
            heads: true,
            cell: ({ collection }) => <a href={collectionAddress(collection.id)}>{collection.name}</a>,
          },
          {
            key: 'period',
            title: words.period,
            cell: ({ collection }) => periodWords(collection.period)[language],
          },
          {
            key: 'state',
            title: words.state,
            width: 'fit',
            cell: ({ collection: { state } }) => (
              <StatusBadge tone={state === 'open' ? 'working' : 'done'} text={collectionStateWords[state]} />
            ),
          },
          {
            key: 'approved',
            title: words.approvedOf,
            cell: ({ rows: forms }) => <ApprovedShare rows={forms} />,
          },
          {
            key: 'late',
            title: t('Trễ hạn', 'Late'),
            align: 'end',
            width: 'fit',
            cell: ({ rows: forms }) => formatNumber(forms.filter(({ late }) => late > 0).length, language),
          },
          {
            key: 'own',
            title: t('Biểu của cơ quan tôi', 'My agency’s form'),
            cell: ({ rows: forms }) => <OwnForm rows={forms} agencyIds={props.ownAgencyIds} />,
          },
        ]}
      />
      <Pagination page={page} pageSize={collectionsPerPage} total={total} />
    </>
  );
}

/** What the agency owes, the most urgent first. */
function OwedCard({ owed }: { owed: readonly Owed[] }) {
  const say = useSay();
  if (owed.length === 0) return null;
  return (
    <Card title={t('Cơ quan bạn cần làm', 'What your agency owes')} icon="bell">
      <ul class="grid gap-2">
        {owed.map((one) => (
          <li key={`${one.kind} ${one.collectionId} ${one.formId}`}>
            <a href={one.href}>
              {say(
                one.kind === 'fill'
                  ? t('Nhập và gửi biểu', 'Fill in and send')
                  : t(`Duyệt ${one.count} biểu`, `Decide on ${one.count} forms`),
              )}
              {': '}
              {one.collection}
              {one.agency === '' ? '' : ` – ${say(t(`thay ${one.agency}`, `for ${one.agency}`))}`}
            </a>{' '}
            <DueBadge
              standing={
                one.daysLeft < 0
                  ? { kind: 'late', by: { days: -one.daysLeft } }
                  : { kind: 'running', left: { days: one.daysLeft }, soon: one.daysLeft <= 3 }
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ApprovedShare({ rows }: { rows: readonly FormRow<FormHead>[] }) {
  const approved = rows.filter(({ form }) => form.hasStanding).length;
  return (
    <div>
      {approved}/{rows.length}{' '}
      <Progress
        value={approved / rows.length}
        label={t('Tỷ lệ biểu thành phố đã duyệt', 'Share of forms approved by the city')}
      />
    </div>
  );
}

function OwnForm({ rows, agencyIds }: { rows: readonly FormRow<FormHead>[]; agencyIds: readonly number[] }) {
  const own = rows.filter(({ agency }) => agencyIds.includes(agency.id));
  if (own.length === 0) return <>–</>;
  return (
    <div class="flex flex-wrap gap-1">
      {own.map(({ form, agency }) => (
        <a key={form.id} href={formAddress(form.id)} title={agency.name}>
          <StateBadge form={form} />
          <span class="sr-only">
            <Say text={t(`Mở biểu của ${agency.name}`, `Open the form of ${agency.name}`)} />
          </span>
        </a>
      ))}
    </div>
  );
}
