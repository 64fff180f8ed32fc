import type { ComponentChildren } from 'preact';
import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { Alert, Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Reorganization } from './life.ts';
import { StateBadge } from './list-page.tsx';
import { crumbs } from './plan-view.tsx';
import type { TrialLine } from './trial-lines.ts';
import type { Problem } from './problems.ts';
import { partWords } from './words.ts';

export const linesPerPage = 50;

export type TrialPageProps = {
  readonly reorganization: Reorganization;
  readonly numbers: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  readonly hasFaults: boolean;
  readonly today: Temporal.PlainDate;
  readonly part: string;
  readonly lines: readonly TrialLine[];
  readonly total: number;
  readonly page: number;
  readonly nameOf: (code: string) => string;
};

/** What the plan would touch as things stand: numbers that open to their rows, and what to look at before. */
export function TrialPage(props: TrialPageProps) {
  const { reorganization, numbers, part } = props;
  const { id, plan, state } = reorganization;
  const address = `/reorganization/${id}/trial`;
  return (
    <>
      <PageTitle
        title={t(`Chạy thử: ${plan.title}`, `Trial: ${plan.title}`)}
        crumbs={[...crumbs, { href: `/reorganization/${id}`, text: plan.title }]}
        beside={<StateBadge state={state} />}
        lead={t(
          'Tính trên dữ liệu ngay lúc này và không thay đổi gì. Bấm vào con số để mở từng dòng.',
          'Reckoned from the data of this moment, changing nothing. Each figure opens its rows.',
        )}
      >
        <LinkButton
          icon="arrow-left"
          href={`/reorganization/${id}`}
          text={t('Về phương án', 'To the plan')}
        />
      </PageTitle>
      {props.hasFaults ? (
        <Alert
          kind="warning"
          text={t(
            'Phương án còn điều cần sửa, xem ở trang phương án; con số dưới đây chỉ để tham khảo.',
            'The plan has things to mend, listed on its page; the figures below are only indicative.',
          )}
        />
      ) : null}
      <DayNote effectiveOn={plan.effectiveOn} today={props.today} />
      <StatTiles
        label={t('Những gì phương án đụng đến', 'What the plan touches')}
        tiles={Object.entries(partWords).map(([name, label]) => ({
          href: `${address}?part=${name}#rows`,
          label,
          value: numbers[name] ?? 0,
        }))}
      />
      <ProblemsCard problems={props.problems} nameOf={props.nameOf} />
      <Card title={partWords[part] ?? part} icon="table">
        <div id="rows">
          <Lines {...props} />
        </div>
        <Pagination page={props.page} pageSize={linesPerPage} total={props.total} />
      </Card>
    </>
  );
}

/** What it means that the day has passed, or is still to come. */
function DayNote({ effectiveOn, today }: { effectiveOn: string; today: Temporal.PlainDate }) {
  if (effectiveOn === '') return null;
  const on = Temporal.PlainDate.from(effectiveOn);
  const { days } = today.until(on, { largestUnit: 'days' });
  if (days === 0) return null;
  return (
    <Alert
      kind="note"
      text={
        days > 0
          ? t(
              `Còn ${days} ngày đến ngày có hiệu lực ${formatDay(on)}: từ ngày đó mới thực hiện được; dữ liệu khi ấy có thể khác, hãy chạy thử lại trước khi thực hiện.`,
              `${days} days to ${formatDay(on)}: it can be carried out from that day; data may differ by then, so try it out again before.`,
            )
          : t(
              `Ngày có hiệu lực ${formatDay(on)} đã qua ${-days} ngày: cơ quan ghi kết thúc từ hôm trước ngày đó; việc đã làm từ ngày đó đến nay vẫn ghi cho cơ quan đã làm, việc đang dở bàn giao vào lúc thực hiện.`,
              `${formatDay(on)} was ${-days} days ago: agencies end as of the day before; what was done since stays with who did it, and what is under way is handed over when it is carried out.`,
            )
      }
    />
  );
}

function Lines({ lines, part }: TrialPageProps) {
  const text = (value: Text, href: string | null): ComponentChildren =>
    href === null ? (
      <Say text={value} />
    ) : (
      <a href={href}>
        <Say text={value} />
      </a>
    );
  return (
    <DataTable
      caption={partWords[part] ?? part}
      rows={lines}
      rowKey={({ key }) => key}
      compact
      empty={<EmptyState title={t('Không có dòng nào', 'No rows')} />}
      columns={[
        {
          key: 'what',
          title: t('Đối tượng', 'What'),
          heads: true,
          width: 'wide',
          cell: ({ what, href }) => text(what, href),
        },
        { key: 'detail', title: t('Chi tiết', 'Detail'), cell: ({ detail }) => <Say text={detail} /> },
        { key: 'from', title: t('Từ cơ quan', 'From'), cell: ({ from }) => from },
        { key: 'to', title: t('Sang cơ quan', 'To'), cell: ({ to }) => to },
      ]}
    />
  );
}

const problemTitles: Record<Problem['kind'], Text> = {
  unverified: t('Chưa kiểm chứng', 'Unverified'),
  'no-role': t('Chưa ai có vai trò', 'Nobody has the role'),
  'no-performer': t('Chưa có nơi thực hiện', 'Nobody performs it'),
  'no-staff': t('Chưa có tài khoản', 'No account'),
  'no-address': t('Chưa có địa chỉ', 'No address'),
};

/** More of one kind are folded up, so that what else there is is seen. */
const fewProblems = 3;

function ProblemsCard({ problems, nameOf }: Pick<TrialPageProps, 'problems' | 'nameOf'>) {
  if (problems.length === 0)
    return (
      <Alert
        kind="done"
        text={t(
          'Không có vướng mắc: mọi hồ sơ, tài khoản và bước đều có nơi nhận.',
          'Nothing in the way: every dossier, account and step has a place to go.',
        )}
      />
    );
  return (
    <Card
      title={t(
        `${problems.length} điều cần xem trước khi thực hiện`,
        `${problems.length} things to look at before carrying out`,
      )}
      icon="triangle-alert"
    >
      {[...Map.groupBy(problems, ({ kind }) => kind)].map(([kind, group]) => (
        <Disclosure
          key={kind}
          summary={t(
            `${problemTitles[kind].vi} (${group.length})`,
            `${problemTitles[kind].en} (${group.length})`,
          )}
          open={group.length <= fewProblems}
        >
          <Problems problems={group} nameOf={nameOf} />
        </Disclosure>
      ))}
    </Card>
  );
}

/** What to look at before carrying out, each with what to do. */
export function Problems({ problems, nameOf }: Pick<TrialPageProps, 'problems' | 'nameOf'>) {
  const say = useSay();
  // Problems name agencies by their codes; people know them by name.
  const named = (text: string): string => text.replace(/\p{Lu}[\p{Lu}\d.]*\d/gu, nameOf);
  return (
    <DataTable
      caption={t('Vướng mắc và cách xử lý', 'Problems and what to do')}
      rows={problems}
      rowKey={({ kind, subject, text }) => `${kind} ${subject} ${text.vi}`}
      columns={[
        {
          key: 'kind',
          title: t('Vướng mắc', 'Problem'),
          heads: true,
          cell: ({ kind }) => say(problemTitles[kind]),
        },
        { key: 'text', title: t('Nội dung', 'What'), width: 'wide', cell: ({ text }) => named(say(text)) },
        { key: 'remedy', title: t('Cách xử lý', 'What to do'), cell: ({ remedy }) => say(remedy) },
      ]}
    />
  );
}
