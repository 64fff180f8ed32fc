import type { ComponentChildren } from 'preact';
import { t } from '../kernel/messages.ts';
import { Icon } from './icon.tsx';
import { usePage, useSay, withQuery, type Words } from './page.tsx';

const shares = {
  7: 'w-[7%]',
  9: 'w-[9%]',
  11: 'w-[11%]',
  12: 'w-[12%]',
  14: 'w-[14%]',
  16: 'w-[16%]',
  24: 'w-[24%]',
} as const;

export type Column<Row> = {
  /** Name in the address when sorted by it. */
  readonly key: string;
  readonly title: Words;
  readonly cell: (row: Row) => ComponentChildren;
  /** The heading becomes a link that sorts. */
  readonly sortable?: boolean;
  readonly align?: 'start' | 'end' | 'center';
  /** Names the row: read out with each cell, the heading of the card on a phone. One per table. */
  readonly heads?: boolean;
  /** `fit` takes no more room than its words, on one line. */
  readonly width?: 'fit' | 'wide';
  /** Percent of the width in a `dense` table, whose columns are fixed in a large window; longer words are cut there. */
  readonly share?: keyof typeof shares;
  /** Left out where the table is a list of cards, and of a `dense` table in a small window. */
  readonly hideOnPhone?: boolean;
};

export type DataTableProps<Row> = {
  /** What the table lists; read out, and shown when `showCaption`. */
  caption: Words;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where `Enter` on a row and a click beside its links lead (the heading cell should link there too). */
  rowHref?: (row: Row) => string;
  /** Column now sorted by; `-key` is descending. */
  sort?: string;
  /** Query parameter of the sort. Default `sort`; the page number is dropped with it. */
  sortName?: string;
  /**
   * Close rows on a large screen. `dense`: 50 of them in one look at 1920 × 1080, for a list that people work from all
   * day; its heading cell must hold words beside its link, so that the link is one in a line of text (WCAG 2.5.8), and
   * holds the tick box too. Fingers get the roomier rows.
   */
  compact?: boolean | 'dense';
  /** j/k or arrows move along the rows, Enter opens, x ticks. */
  keyboard?: boolean;
  /** A tick box per row, for a form around the table. */
  select?: { name: string; value: (row: Row) => string; label: (row: Row) => Words };
  /** Shown instead when there are no rows, e.g. an `EmptyState`. */
  empty?: ComponentChildren;
  showCaption?: boolean;
  /** Marks a row, e.g. as late; words must say the same. */
  rowTone?: (row: Row) => 'late' | 'soon' | 'quiet' | undefined;
};

/** A table that becomes a list of cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const say = useSay();
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  const hasTickColumn = props.select !== undefined && props.compact !== 'dense';
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={say(props.caption)}>
      <table class={tableClass(props.compact)} data-keyboard={props.keyboard ? '' : undefined}>
        <caption class={props.showCaption ? 'table-caption' : 'sr-only'}>{say(props.caption)}</caption>
        <thead>
          <tr>
            {hasTickColumn ? (
              <th scope="col" class="col-fit">
                <TickAll />
              </th>
            ) : null}
            {props.columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                sort={props.sort}
                sortName={props.sortName ?? 'sort'}
                ticksAll={column.heads === true && props.select !== undefined && !hasTickColumn}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <BodyRow key={props.rowKey(row)} row={row} table={props} />
          ))}
          {props.rows.length === 0 ? (
            <tr>
              <td class="table-none" colSpan={props.columns.length + (hasTickColumn ? 1 : 0)}>
                {say(t('Chưa có dòng nào.', 'No rows yet.'))}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

/** Ticks every row at once; shown by the script that does it. */
function TickAll() {
  const say = useSay();
  return (
    <>
      <span class="sr-only">{say(t('Chọn', 'Select'))}</span>
      <input
        type="checkbox"
        class="checkbox"
        data-tick-all
        hidden
        aria-label={say(t('Chọn tất cả các dòng', 'Select all rows'))}
      />
    </>
  );
}

function HeadCell<Row>(props: {
  column: Column<Row>;
  sort: string | undefined;
  sortName: string;
  ticksAll: boolean;
}) {
  const { path } = usePage();
  const say = useSay();
  const { column, sort } = props;
  const title = say(column.title);
  if (!column.sortable) {
    return (
      <th scope="col" class={cellClass(column)}>
        {props.ticksAll ? <TickAll /> : null}
        {title}
      </th>
    );
  }
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
  const next = direction === 'ascending' ? `-${column.key}` : column.key;
  const icon =
    direction === undefined ? 'chevrons-up-down' : direction === 'ascending' ? 'arrow-up' : 'arrow-down';
  return (
    <th scope="col" class={cellClass(column)} aria-sort={direction}>
      <a class="sort" href={withQuery(path, { [props.sortName]: next, page: undefined })}>
        {title}
        <Icon name={icon} size={14} />
      </a>
    </th>
  );
}

function BodyRow<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const say = useSay();
  const tone = table.rowTone?.(row);
  const { select } = table;
  const tick =
    select === undefined ? null : (
      <input
        type="checkbox"
        class="checkbox"
        name={select.name}
        value={select.value(row)}
        aria-label={say(select.label(row))}
      />
    );
  const isTickInHeading = table.compact === 'dense';
  return (
    <tr class={tone === undefined ? undefined : `row-${tone}`} data-href={table.rowHref?.(row)}>
      {tick === null || isTickInHeading ? null : <td class="cell-select">{tick}</td>}
      {table.columns.map((column) => {
        const shared = { class: cellClass(column), 'data-label': say(column.title) };
        return column.heads ? (
          <th key={column.key} scope="row" {...shared}>
            {tick !== null && isTickInHeading ? <span class="cell-select">{tick}</span> : null}
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} {...shared}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

function tableClass(compact: DataTableProps<never>['compact']): string {
  if (!compact) return 'data-table';
  return `data-table data-table-compact${compact === 'dense' ? ' data-table-dense' : ''}`;
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const classes = [
    column.align === undefined || column.align === 'start' ? '' : `col-${column.align}`,
    column.width === undefined ? '' : `col-${column.width}`,
    column.share === undefined ? '' : `col-share ${shares[column.share]}`,
    column.hideOnPhone ? 'col-wide-screen' : '',
    column.heads ? 'col-heads' : '',
  ].filter((name) => name !== '');
  return classes.length === 0 ? undefined : classes.join(' ');
}
