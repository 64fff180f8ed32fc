import { t } from '../kernel/messages.ts';
import { Select, type Choice } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { TextField } from '../ui/fields.tsx';
import { Alert } from '../ui/notices.tsx';
import { useLanguage } from '../ui/page.tsx';
import type { Names } from './parts.tsx';
import type { TaskReading } from './reading.ts';
import type { Day } from './schema.ts';
import { TaskTable } from './tables.tsx';
import { words } from './words.ts';

/** What agencies owe by the end of a month: overdue ones first, then by day. */
export function OwedPage(props: {
  tasks: readonly TaskReading[];
  month: string;
  /** Another month was asked for that is none. */
  isWrong: boolean;
  agency: string;
  /** The reader's own agency, whose tasks come first. */
  own: number;
  agencies: readonly Choice[];
  names: Names;
  today: Day;
}) {
  const { tasks, month, agency, agencies, names, today, own } = props;
  const language = useLanguage();
  const [year = '', number = ''] = month.split('-');
  const groups = [...Map.groupBy(tasks, ({ task }) => task.fields.ownerId)].toSorted(
    ([one], [other]) =>
      Number(other === own) - Number(one === own) || names(one).localeCompare(names(other), language),
  );
  return (
    <>
      <PageTitle
        title={t(
          `Việc phải xong đến hết tháng ${Number(number)} năm ${year}`,
          `To be done by the end of ${number}/${year}`,
        )}
        crumbs={[{ href: '/programme', text: words.room }]}
        lead={t(
          'Nhiệm vụ của các kế hoạch đã ban hành chưa được xác nhận hoàn thành, kể cả việc quá hạn từ trước.',
          'Tasks of published plans not confirmed as done yet, those overdue from before included.',
        )}
      />
      <FilterBar action="/programme/owed" values={{ month: `${number}/${year}`, agency }}>
        <TextField
          name="month"
          label={t('Đến hết tháng', 'By the end of (month/year)')}
          pattern="\d{1,2}/\d{4}"
          placeholder="03/2026"
        />
        <Select
          name="agency"
          label={t('Cơ quan', 'Agency')}
          empty={t('Mọi cơ quan', 'All agencies')}
          choices={agencies}
        />
      </FilterBar>
      {props.isWrong ? (
        <Alert
          kind="warning"
          text={t(
            'Tháng chưa đúng, hãy viết như 03/2026; đang xem tháng này.',
            'This is no month, write it as 03/2026; shown is this month.',
          )}
        />
      ) : null}
      {tasks.length === 0 ? (
        <EmptyState
          icon="circle-check"
          title={t('Không còn nhiệm vụ nào', 'Nothing is owed')}
          text={t('Chọn tháng sau hoặc cơ quan khác để xem tiếp.', 'Choose a later month or another agency.')}
        />
      ) : null}
      {groups.map(([owner, list]) => (
        <Card key={owner} title={names(owner)} icon="building">
          <TaskTable
            caption={names(owner)}
            tasks={list}
            names={names}
            today={today}
            asOf=""
            without="owner"
          />
        </Card>
      ))}
    </>
  );
}
