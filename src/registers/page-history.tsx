import { t, type Text } from '../kernel/messages.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card, PageTitle, Timeline } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { Facts } from './page-row.tsx';
import { StateBadge } from './page-list.tsx';
import { stateOf } from './rules.ts';
import type { Register, Row, RowEvent, Value } from './schema.ts';
import type { Showing } from './showing.ts';
import { rowEventOf } from './store.ts';

export type HistoryPageProps = {
  readonly register: Register;
  readonly row: Row;
  readonly events: readonly ChainedEvent[];
  readonly showing: Showing;
  /** The row as it was at the end of a day; null: it was not there yet. Absent: not asked. */
  readonly past?: { readonly day: string; readonly words: string; readonly row: Row | null };
  readonly problem: Text | null;
};

/** What happened to a row, the newest first, each change with what stood before and after. */
export function HistoryPage({ register, row, events, showing, past, problem }: HistoryPageProps) {
  const base = `/registers/${register.code}`;
  const by = ({ actorId }: ChainedEvent): string =>
    actorId === null ? 'Hệ thống' : (showing.names.person(actorId)?.fullName ?? '');
  return (
    <>
      <PageTitle
        title={t('Lịch sử', 'History')}
        crumbs={[
          { href: '/registers', text: t('Sổ theo dõi', 'Registers') },
          { href: base, text: register.title },
          { href: `${base}/${row.id}`, text: showing.label(register, row) },
        ]}
      />
      <Form action={`${base}/${row.id}/history`} method="get" values={{ on: past?.day ?? '' }}>
        <DateField name="on" label={t('Xem dòng như ở cuối ngày', 'See the row as it was at the end of')} />
        <Actions>
          <Button text={t('Xem', 'See')} />
        </Actions>
      </Form>
      {problem === null ? null : <Alert kind="warning" text={problem} />}
      {past === undefined ? null : <Past register={register} past={past} showing={showing} />}
      <Card title={t('Những gì đã xảy ra', 'What happened')} icon="history">
        <Timeline
          label={t('Lịch sử', 'History')}
          entries={events.toReversed().map((event) => ({
            id: String(event.number),
            at: event.recordedAt,
            title: titleOf(register, rowEventOf(event)),
            by: by(event),
            state: 'done' as const,
            children: <Detail register={register} event={rowEventOf(event)} showing={showing} />,
          }))}
        />
      </Card>
    </>
  );
}

function Past({
  register,
  past,
  showing,
}: Pick<HistoryPageProps, 'register' | 'showing'> & {
  readonly past: NonNullable<HistoryPageProps['past']>;
}) {
  if (past.row === null)
    return (
      <Alert
        text={t(
          `Đến hết ngày ${past.words} chưa có dòng này trong sổ.`,
          `At the end of ${past.words} this row was not there yet.`,
        )}
      />
    );
  return (
    <Card
      title={t(`Như ở cuối ngày ${past.words}`, `As it was at the end of ${past.words}`)}
      actions={<StateBadge register={register} state={past.row.state} />}
    >
      <Facts register={register} row={past.row} showing={showing} keptUntil={null} />
    </Card>
  );
}

function titleOf(register: Register, event: RowEvent): Text {
  switch (event.kind) {
    case 'created':
      if (event.data.importId !== null)
        return t(
          `Nhập từ Excel (lần nhập số ${event.data.importId})`,
          `Imported from Excel (import ${event.data.importId})`,
        );
      return t('Ghi vào sổ', 'Recorded');
    case 'changed':
      return t('Sửa nội dung', 'Changed');
    case 'moved': {
      const [from, to] = [stateOf(register, event.data.from).title, stateOf(register, event.data.to).title];
      return t(`Chuyển từ "${from.vi}" sang "${to.vi}"`, `Moved from "${from.en}" to "${to.en}"`);
    }
    case 'attached':
      return t('Đính kèm tệp', 'Files attached');
    case 'detached':
      return t('Gỡ tệp', 'File taken away');
    case 'commented':
      return t('Ý kiến', 'Comment');
    case 'assigned':
      return event.data.to === null
        ? t('Thôi giao', 'Assigned to nobody')
        : t('Giao người theo dõi', 'Assigned');
    case 'removed':
      return t('Xóa khỏi sổ', 'Removed');
    case 'destroyed':
      return t('Tiêu hủy', 'Destroyed');
  }
}

function Detail({ register, event, showing }: { register: Register; event: RowEvent; showing: Showing }) {
  const say = useSay();
  const words = (name: string, value: Value | null): string => {
    const column = register.columns[name];
    return value === null ? '–' : column === undefined ? String(value) : showing.words(column, value);
  };
  const title = (name: string) => register.columns[name]?.title ?? name;
  switch (event.kind) {
    case 'changed':
      return (
        <DataTable
          caption={t('Khác biệt', 'Differences')}
          rows={Object.entries(event.data.changes)}
          rowKey={([name]) => name}
          columns={[
            { key: 'column', title: t('Cột', 'Column'), heads: true, cell: ([name]) => say(title(name)) },
            { key: 'before', title: t('Trước', 'Before'), cell: ([name, { before }]) => words(name, before) },
            { key: 'after', title: t('Sau', 'After'), cell: ([name, { after }]) => words(name, after) },
          ]}
        />
      );
    case 'moved':
    case 'removed':
      return event.data.reason === '' ? null : <p class="whitespace-pre-line">{event.data.reason}</p>;
    case 'attached':
      return <p>{event.data.files.map(({ name }) => name).join(', ')}</p>;
    case 'commented':
      return <p class="whitespace-pre-line">{event.data.text}</p>;
    case 'assigned':
      return event.data.to === null ? null : <p>{showing.names.person(event.data.to)?.fullName ?? ''}</p>;
    case 'detached':
      return <p>{event.data.name}</p>;
    case 'destroyed':
      return <p>{event.data.decision}</p>;
    case 'created':
      return null;
  }
}
