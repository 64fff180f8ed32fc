import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge, type StatusTone } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatDay, formatMoney, formatShare } from '../ui/format.ts';
import { EmptyState, Pagination, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { payBy, type Reckoning, type Standing } from './repayment.ts';
import type { SponsoredStudy } from './store.ts';
import { words } from './words.ts';

export const standings: Readonly<Record<Standing, { readonly title: Text; readonly tone: StatusTone }>> = {
  studying: { title: t('Đang học', 'Studying'), tone: 'working' },
  bound: { title: t('Đang phục vụ theo cam kết', 'Bound to serve'), tone: 'new' },
  owes: { title: t('Phải đền bù', 'To repay'), tone: 'waiting' },
  repaid: { title: t('Đã đền bù xong', 'Repaid'), tone: 'stopped' },
  fulfilled: { title: t('Đã hết cam kết', 'Fulfilled'), tone: 'done' },
};

export type Line = { readonly study: SponsoredStudy; readonly reckoning: Reckoning };
type Names = (id: number) => string;

const crumbs = [{ href: '/training', text: words.room }];
export const perPage = 50;

export type CommitmentsProps = {
  readonly lines: readonly Line[];
  readonly counts: ReadonlyMap<Standing, number>;
  readonly chosen: Standing | '';
  readonly page: number;
  readonly total: number;
  readonly agencyName: Names;
};

/** Who is bound, until when, and who owes what. */
export function CommitmentsPage({ lines, counts, chosen, page, total, agencyName }: CommitmentsProps) {
  const language = useLanguage();
  const money = (amount: number): string => formatMoney(amount, language, { zero: 'number' });
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageTitle
        title={words.commitments}
        crumbs={crumbs}
        lead={t(
          'Thời hạn phục vụ và số phải đền bù được tính từ hồ sơ cử đi học, theo quy định của ngày bắt đầu học.',
          'How long each must serve, and what is owed, are computed from the record by the rules of the day the study began.',
        )}
      >
        <LinkButton icon="scale" href="/registers/study-rule" text={t('Quy định áp dụng', 'Rules')} />
        <LinkButton icon="notebook-pen" href="/registers/sponsored-study" text={t('Mở sổ', 'Register')} />
      </PageTitle>
      <Tabs
        label={t('Tình trạng', 'Standing')}
        tabs={[
          {
            href: '/training/commitments',
            text: t('Tất cả', 'All'),
            count: all,
            current: chosen === '',
          },
          ...Object.entries(standings).map(([key, { title }]) => ({
            href: `/training/commitments?standing=${key}`,
            text: title,
            count: counts.get(key as Standing) ?? 0,
            current: chosen === key,
          })),
        ]}
      />
      <Card>
        <DataTable
          caption={words.commitments}
          keyboard
          rows={lines}
          rowKey={({ study }) => String(study.id)}
          rowHref={({ study }) => `/training/commitments/${study.id}`}
          empty={
            <EmptyState
              icon="graduation-cap"
              title={t('Chưa có ai', 'Nobody')}
              text={t(
                'Người được cử đi học ghi ở sổ cử đi đào tạo sau đại học.',
                'Sponsored students are kept in the register of sponsored study.',
              )}
            />
          }
          columns={[
            {
              key: 'name',
              title: t('Họ và tên', 'Name'),
              heads: true,
              cell: ({ study }) => <a href={`/training/commitments/${study.id}`}>{study.name}</a>,
            },
            {
              key: 'programme',
              title: t('Chương trình', 'Programme'),
              cell: ({ study }) => `${study.programme}, ${study.country}`,
            },
            { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ study }) => agencyName(study.agencyId) },
            {
              key: 'until',
              title: t('Phục vụ đến', 'Bound until'),
              width: 'fit',
              cell: ({ reckoning: { boundUntil } }) => (boundUntil === null ? '–' : formatDay(boundUntil)),
            },
            {
              key: 'standing',
              title: t('Tình trạng', 'Standing'),
              cell: ({ reckoning }) => {
                const { title, tone } = standings[reckoning.standing];
                return <StatusBadge tone={tone} text={title} />;
              },
            },
            {
              key: 'left',
              title: t('Còn phải nộp', 'Left to pay'),
              align: 'end',
              cell: ({ study, reckoning }) =>
                reckoning.standing === 'owes' ? money(Math.max(0, reckoning.owed - study.paid)) : '–',
            },
          ]}
        />
        <Pagination page={page} pageSize={perPage} total={total} />
      </Card>
    </>
  );
}

/** One person's commitment, with the sum worked out as the decision states it. */
export function CommitmentPage({
  study,
  reckoning,
  today,
  agencyName,
  mayKeep,
}: Line & { readonly today: Temporal.PlainDate; readonly agencyName: Names; readonly mayKeep: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const money = (amount: number): string => formatMoney(amount, language, { zero: 'number' });
  const day = (one: Temporal.PlainDate | null): string => (one === null ? '–' : formatDay(one));
  const { standing, months, served, gross, reduction, owed, rule, boundUntil } = reckoning;
  const due = study.receivedOn === null ? null : payBy(rule, study.receivedOn);
  const left = Math.max(0, owed - study.paid);
  const isLate =
    standing === 'owes' && left > 0 && due !== null && Temporal.PlainDate.compare(due, today) < 0;
  const isOwing = standing === 'owes' || standing === 'repaid';
  const isWhole = isOwing && study.outcome !== 'returned';
  return (
    <>
      <PageTitle
        title={study.name}
        crumbs={[...crumbs, { href: '/training/commitments', text: words.commitments }]}
        beside={<StatusBadge tone={standings[standing].tone} text={standings[standing].title} />}
      >
        {mayKeep && standing === 'owes' ? (
          <LinkButton
            look="next"
            icon="banknote"
            href={`/registers/study-repayment/new?study=${study.id}`}
            text={t('Ghi lần nộp', 'Record a payment')}
          />
        ) : null}
        <LinkButton
          icon="notebook-pen"
          href={`/registers/sponsored-study/${study.id}`}
          text={t('Mở sổ', 'Record')}
        />
      </PageTitle>
      {isLate ? (
        <Alert
          kind="warning"
          title={t('Đã quá hạn nộp', 'Overdue')}
          text={t(
            `Phải nộp xong chậm nhất ngày ${day(due)} (${rule.daysToPay} ngày từ khi nhận quyết định).`,
            `It was to be paid by ${day(due)} (${rule.daysToPay} days after the decision was received).`,
          )}
        />
      ) : null}
      <Card title={t('Hồ sơ', 'Record')} icon="graduation-cap">
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Chương trình', 'Programme'), value: `${study.programme}, ${study.country}` },
            { term: t('Cơ quan cử đi', 'Sent by'), value: agencyName(study.agencyId) },
            { term: t('Học từ ngày', 'Studied from'), value: day(study.startedOn) },
            { term: t('Học đến ngày', 'Studied until'), value: day(study.endedOn) },
            { term: t('Phục vụ đến hết ngày', 'Bound until'), value: day(boundUntil) },
            { term: t('Thôi việc ngày', 'Left service on'), value: day(study.leftOn) },
            { term: t('Quyết định đền bù', 'Repayment decision'), value: study.decision },
          ]}
        />
      </Card>
      <Card
        title={
          standing === 'bound'
            ? t('Nếu thôi việc hôm nay', 'On leaving today')
            : t('Chi phí phải đền bù', 'What is to be repaid')
        }
        icon="scale"
      >
        <DefinitionList
          columns={2}
          facts={[
            { term: t('F: tổng chi phí đào tạo', 'F: cost of the study'), value: money(study.cost) },
            {
              term: t('T1: thời gian phải phục vụ', 'T1: months to serve'),
              value: say(t(`${months} tháng`, `${months} months`)),
            },
            {
              term: t('T2: thời gian đã phục vụ', 'T2: months served'),
              value: say(t(`${served} tháng`, `${served} months`)),
            },
            {
              term: isWhole
                ? t('S: đền bù toàn bộ', 'S: all of it')
                : t('S = F ÷ T1 × (T1 − T2)', 'S = F ÷ T1 × (T1 − T2)'),
              value: money(gross),
            },
            {
              term: t('Giảm theo số năm công tác trước', 'Reduced for years of service before'),
              value: `${formatShare(reduction, language)} (${say(t(`${study.yearsBefore} năm`, `${study.yearsBefore} years`))})`,
            },
            { term: t('Phải đền bù', 'To be repaid'), value: <strong>{money(owed)}</strong> },
            ...(isOwing
              ? [
                  { term: t('Đã nộp', 'Paid'), value: money(study.paid) },
                  { term: t('Còn phải nộp', 'Left to pay'), value: <strong>{money(left)}</strong> },
                ]
              : []),
          ]}
        />
        <p class="text-soft">{rule.law}</p>
      </Card>
    </>
  );
}
