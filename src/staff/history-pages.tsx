import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { formatMoment } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { LookSeen } from './looks.ts';
import type { StaffEvent } from './schema.ts';
import { dayWords, eventWords, reasonOf, roomTitle } from './words.ts';

const crumbs = [{ href: '/staff', text: roomTitle }];

export type Moment = {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly event: StaffEvent;
};

/** What has happened to a record; any day of it can be looked at. */
export function HistoryPage(props: { id: number; fullName: string; moments: readonly Moment[] }) {
  const language = useLanguage();
  const say = useSay();
  const title = t('Lịch sử hồ sơ', 'History of the record');
  return (
    <>
      <PageTitle title={title} crumbs={[...crumbs, { href: `/staff/${props.id}`, text: props.fullName }]} />
      <DataTable
        caption={title}
        rows={props.moments.toReversed()}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'what', title: t('Việc', 'What'), heads: true, cell: ({ event }) => say(eventWords(event)) },
          { key: 'at', title: t('Lúc', 'At'), width: 'fit', cell: ({ at }) => formatMoment(at, language) },
          { key: 'by', title: t('Người ghi', 'By'), cell: ({ by }) => by },
          { key: 'reason', title: t('Lý do', 'Reason'), cell: ({ event }) => reasonOf(event) },
          {
            key: 'then',
            title: t('Hồ sơ khi đó', 'As it was'),
            width: 'fit',
            cell: ({ at, number }) => {
              const day = at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
              return (
                <LinkButton
                  look="quiet"
                  href={`/staff/${props.id}?asOf=${day.toString()}`}
                  text={t(
                    `Xem cuối ngày ${dayWords(day)} (${number})`,
                    `At the end of ${dayWords(day)} (${number})`,
                  )}
                />
              );
            },
          },
        ]}
      />
    </>
  );
}

export function LooksTable({ looks }: { looks: readonly LookSeen[] }) {
  const language = useLanguage();
  const say = useSay();
  return (
    <DataTable
      caption={t('Ai đã xem hồ sơ', 'Who looked at the record')}
      rows={looks}
      rowKey={({ id }) => String(id)}
      compact
      columns={[
        { key: 'by', title: t('Người xem', 'Who'), heads: true, cell: ({ by }) => by },
        { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ agency }) => agency },
        { key: 'purpose', title: t('Việc', 'What for'), cell: ({ purpose }) => say(purpose) },
        { key: 'at', title: t('Lúc', 'At'), width: 'fit', cell: ({ at }) => formatMoment(at, language) },
      ]}
      empty={<EmptyState icon="eye" title={t('Chưa ai xem hồ sơ này', 'Nobody has looked yet')} />}
    />
  );
}

export function LooksPage(props: { id: number; fullName: string; looks: readonly LookSeen[] }) {
  return (
    <>
      <PageTitle
        title={t('Ai đã xem hồ sơ', 'Who looked at the record')}
        crumbs={[...crumbs, { href: `/staff/${props.id}`, text: props.fullName }]}
      />
      <LooksTable looks={props.looks} />
    </>
  );
}
