import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { ListedRow } from './listing.ts';
import { LateBadge, listColumns, StateBadge } from './page-list.tsx';
import { Assignment, Comments, Files, Moves, type ActionsProps } from './page-row-side.tsx';
import { draft, type Register } from './schema.ts';
import type { Showing } from './showing.ts';

export type LinkedRows = {
  readonly register: Register;
  readonly column: string;
  readonly rows: readonly ListedRow[];
  readonly total: number;
  readonly showing: Showing;
  readonly mayAdd: boolean;
  readonly today: Temporal.PlainDate;
};
export type RowPageProps = ActionsProps & {
  readonly showing: Showing;
  readonly linked: readonly LinkedRows[];
  /** The last day on which the row must be kept. */
  readonly keptUntil: string | null;
  /** Days past its due day; 0 when it is not. */
  readonly daysLate: number;
};

export function RowPage(props: RowPageProps) {
  const { register, row, showing, sent } = props;
  const base = `/registers/${register.code}`;
  const label = showing.label(register, row);
  return (
    <>
      <PageTitle
        title={label}
        crumbs={[
          { href: '/registers', text: t('Sổ theo dõi', 'Registers') },
          { href: base, text: register.title },
        ]}
        beside={
          <>
            <StateBadge register={register} state={row.state} />
            <LateBadge days={props.daysLate} />
          </>
        }
      >
        {register.page === undefined || row.state === draft ? null : (
          <LinkButton
            icon="book-open"
            href={register.page(row.id)}
            text={t('Mở trang nghiệp vụ', 'Open its own page')}
          />
        )}
        {props.mayWrite ? (
          <LinkButton
            icon="pencil"
            href={`${base}/${row.id}/edit`}
            {...(row.state === draft
              ? { look: 'next' as const, text: t('Viết tiếp', 'Go on') }
              : { text: t('Sửa', 'Change') })}
          />
        ) : null}
        <LinkButton icon="history" href={`${base}/${row.id}/history`} text={t('Lịch sử', 'History')} />
      </PageTitle>
      {sent !== null && sent.refusals.some(({ code }) => code === 'conflict') ? (
        <Alert
          kind="warning"
          title={t('Dòng đã đổi', 'The row has changed')}
          text={t('Trang này đã tải lại theo nội dung mới nhất.', 'This page now shows the newest content.')}
        />
      ) : null}
      <Columns
        side={
          <>
            <Moves {...props} />
            <Assignment {...props} />
            <Files {...props} />
          </>
        }
      >
        <Facts register={register} row={row} showing={showing} keptUntil={props.keptUntil} />
        {props.linked.map((one) => (
          <Linked key={`${one.register.code} ${one.column}`} {...one} rowId={row.id} />
        ))}
        <Comments {...props} />
      </Columns>
    </>
  );
}

/** What stands in a row, in the parts of its form. */
export function Facts({
  register,
  row,
  showing,
  keptUntil,
}: Pick<RowPageProps, 'register' | 'row' | 'showing' | 'keptUntil'>) {
  const parts: { title: Text; names: string[] }[] = [];
  for (const [name, column] of Object.entries(register.columns)) {
    if (parts.length === 0 || column.section !== undefined)
      parts.push({ title: column.section ?? t('Nội dung', 'Content'), names: [] });
    parts.at(-1)?.names.push(name);
  }
  const valueOf = (name: string) => {
    const column = register.columns[name];
    const value = row.values[name];
    if (column === undefined || value === undefined) return '';
    const words = showing.words(column, value);
    if (column.kind === 'row') return <a href={`/registers/${column.of}/${String(value)}`}>{words}</a>;
    return column.kind === 'text' && column.long === true ? (
      <span class="whitespace-pre-line">{words}</span>
    ) : (
      words
    );
  };
  return (
    <>
      {parts.map(({ title, names }) => (
        <Card key={title.vi} title={title}>
          <DefinitionList
            columns={2}
            facts={names.flatMap((name) => {
              const column = register.columns[name];
              if (column === undefined || (column.when !== undefined && row.values[name] === undefined))
                return [];
              return [{ term: column.title, value: valueOf(name) }];
            })}
          />
        </Card>
      ))}
      {keptUntil === null ? null : (
        <p class="text-soft">
          <Say
            text={t(
              `Bảo quản đến hết ngày ${keptUntil} (${register.keep?.years ?? 0} năm).`,
              `Kept until ${keptUntil} (${register.keep?.years ?? 0} years).`,
            )}
          />
        </p>
      )}
    </>
  );
}

function Linked({
  register,
  column,
  rows,
  total,
  showing,
  mayAdd,
  today,
  rowId,
}: LinkedRows & { readonly rowId: number }) {
  const base = `/registers/${register.code}`;
  return (
    <Card
      title={t(`${register.title.vi} (${total})`, `${register.title.en} (${total})`)}
      icon="list"
      actions={
        mayAdd ? (
          <LinkButton
            icon="plus"
            href={`${base}/new?${column}=${rowId}`}
            text={t(`Thêm ${register.one.vi}`, `New ${register.one.en}`)}
          />
        ) : null
      }
    >
      <DataTable
        caption={register.title}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `${base}/${id}`}
        compact
        columns={listColumns(register, showing, base, today)
          .filter(({ key }) => key !== column)
          .map(({ sortable: _, ...rest }) => rest)}
      />
      {total > rows.length ? (
        <a href={`${base}?${column}=${rowId}`}>
          <Say text={t('Xem tất cả', 'See all')} />
        </a>
      ) : null}
    </Card>
  );
}
