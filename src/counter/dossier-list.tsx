import { t, type Text } from '../kernel/messages.ts';
import { formatDay, formatMoment } from '../ui/format.ts';
import { Pagination } from '../ui/lists.tsx';
import { useLanguage, type Words } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { ComponentChildren } from 'preact';
import type { DossierLine } from './store.ts';
import { words } from './words.ts';

export const linesPerPage = 50;

/** Dossiers at the desk, one line each, with the moment since which they wait. */
export function DossierList(props: {
  caption: Words;
  lines: readonly DossierLine[];
  href: (line: DossierLine) => string;
  since: { title: Text; at: (line: DossierLine) => Temporal.Instant | null };
  paging?: { page: number; total: number };
  empty?: ComponentChildren;
}) {
  const language = useLanguage();
  return (
    <>
      <DataTable
        caption={props.caption}
        rows={props.lines}
        rowKey={(line) => line.code}
        rowHref={props.href}
        compact
        keyboard
        empty={props.empty}
        columns={[
          {
            key: 'code',
            title: words.code,
            heads: true,
            width: 'fit',
            cell: (line) => <a href={props.href(line)}>{line.code}</a>,
          },
          { key: 'applicant', title: words.applicant, cell: (line) => line.applicantName },
          { key: 'procedure', title: words.procedure, width: 'wide', cell: (line) => line.procedure },
          {
            key: 'since',
            title: props.since.title,
            width: 'fit',
            cell: (line) => momentOf(props.since.at(line)),
          },
          {
            key: 'due',
            title: t('Ngày hẹn', 'Due'),
            width: 'fit',
            cell: (line) => (line.dueAt === null ? '–' : formatDay(line.dueAt)),
          },
        ]}
      />
      {props.paging === undefined ? null : (
        <Pagination page={props.paging.page} pageSize={linesPerPage} total={props.paging.total} />
      )}
    </>
  );

  function momentOf(at: Temporal.Instant | null): string {
    return at === null ? '–' : formatMoment(at, language);
  }
}
