import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { processAddress, processesPath, shownAddress, xmlAddress } from './addresses.ts';
import { Drawing } from './drawing.tsx';
import { DraftCard, type DraftWork } from './pages-draft.tsx';
import { StepTable } from './parts.tsx';
import type { Graph } from './schema.ts';

export type VersionRow = {
  readonly number: number;
  readonly name: string;
  readonly publishedAt: Temporal.Instant;
  readonly publishedBy: string | null;
};

export type ProcessPageProps = {
  readonly code: string;
  readonly name: string;
  /** The version shown; null: the draft is shown, which may be unsound. */
  readonly number: number | null;
  /** Newest first. */
  readonly versions: readonly VersionRow[];
  /** Null when the draft cannot be compiled. */
  readonly graph: Graph | null;
  /** Names of agencies by code, for the owners of steps. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Procedures in force that run on it. */
  readonly procedures: readonly { readonly code: string; readonly name: string }[];
  /** Open dossiers by number of version, as far as the reader may see; null: not at all. */
  readonly running: ReadonlyMap<number, number> | null;
  /** What may be done with the draft; null for who only reads. */
  readonly work: DraftWork | null;
};

/** One process: its drawing, the same as a table, its draft, what uses it, its versions. */
export function ProcessPage(props: ProcessPageProps) {
  const { code, name, number, versions, graph, agencies, work } = props;
  const newest = versions[0]?.number;
  return (
    <>
      <PageTitle
        title={name}
        crumbs={[{ href: processesPath, text: t('Quy trình', 'Processes') }]}
        beside={<Standing number={number} isNewest={number === newest} />}
      >
        {work === null ? null : (
          <LinkButton
            look={work.draft !== null && work.isSound ? 'plain' : 'next'}
            icon="pen-line"
            href={`${processAddress(code)}/edit`}
            text={
              work.draft === null
                ? t('Sửa quy trình', 'Edit')
                : t('Sửa tiếp bản thảo', 'Go on with the draft')
            }
          />
        )}
        <LinkButton
          icon="download"
          href={xmlAddress(code, number)}
          download
          text={t('Tải tệp BPMN', 'Download BPMN')}
        />
      </PageTitle>
      <p>
        <Say text={t('Mã quy trình:', 'Code:')} /> <Code>{code}</Code>
      </p>
      {number !== null && number !== newest ? <Earlier code={code} /> : null}
      {work === null ? null : <DraftCard code={code} isShown={number === null} work={work} />}
      <Card title={t('Bản vẽ', 'Drawing')} icon="workflow">
        <Drawing xmlUrl={xmlAddress(code, number)} />
      </Card>
      <Columns
        side={
          <Card title={t('Thủ tục dùng quy trình này', 'Procedures that run on it')} icon="book-open">
            <Procedures procedures={props.procedures} />
          </Card>
        }
      >
        {graph === null ? null : (
          <Card title={t('Các bước', 'Steps')} icon="list-checks">
            <StepTable graph={graph} agencies={agencies} />
          </Card>
        )}
        <Card title={t('Các phiên bản', 'Versions')} icon="history" id="versions">
          <Versions code={code} versions={versions} shown={number} running={props.running} />
        </Card>
      </Columns>
    </>
  );
}

function Standing({ number, isNewest }: { number: number | null; isNewest: boolean }) {
  if (number === null) return <StatusBadge tone="waiting" text={t('Bản thảo', 'Draft')} />;
  return isNewest ? (
    <StatusBadge tone="done" text={t(`Phiên bản ${number}, đang áp dụng`, `Version ${number}, in force`)} />
  ) : (
    <StatusBadge tone="plain" text={t(`Phiên bản ${number}, bản cũ`, `Version ${number}, earlier`)} />
  );
}

function Earlier({ code }: { code: string }) {
  return (
    <Alert
      text={t(
        'Đây là phiên bản cũ: chỉ hồ sơ tiếp nhận khi phiên bản này còn áp dụng mới theo nó.',
        'This is an earlier version: only dossiers received while it was in force follow it.',
      )}
    >
      <a href={processAddress(code)}>
        <Say text={t('Xem phiên bản đang áp dụng', 'See the version in force')} />
      </a>
    </Alert>
  );
}

function Procedures({ procedures }: Pick<ProcessPageProps, 'procedures'>) {
  return (
    <DataTable
      caption={t('Thủ tục dùng quy trình này', 'Procedures that run on it')}
      rows={procedures}
      rowKey={(row) => row.code}
      rowHref={(row) => procedureAddress(row.code)}
      empty={
        <EmptyState
          icon="book-open"
          title={t('Chưa có thủ tục nào dùng', 'No procedure runs on it yet')}
          text={t(
            'Quy trình được gắn cho thủ tục khi soạn và công bố thủ tục đó.',
            'A process is given to a procedure when that procedure is written and published.',
          )}
        />
      }
      columns={[
        {
          key: 'name',
          title: t('Tên thủ tục', 'Procedure'),
          heads: true,
          width: 'wide',
          cell: (row) => <a href={procedureAddress(row.code)}>{row.name}</a>,
        },
        { key: 'code', title: t('Mã', 'Code'), width: 'fit', cell: (row) => <Code>{row.code}</Code> },
      ]}
    />
  );
}

function procedureAddress(code: string): string {
  return `/procedures/${encodeURIComponent(code)}`;
}

function Versions(props: Pick<ProcessPageProps, 'code' | 'versions' | 'running'> & { shown: number | null }) {
  const { code, versions, shown, running } = props;
  const language = useLanguage();
  return (
    <DataTable
      caption={t('Các phiên bản đã ban hành', 'Published versions')}
      rows={versions}
      rowKey={(row) => String(row.number)}
      rowHref={(row) => shownAddress(code, row.number)}
      empty={<EmptyState icon="history" title={t('Chưa ban hành lần nào', 'Never published')} />}
      columns={[
        {
          key: 'number',
          title: t('Phiên bản', 'Version'),
          heads: true,
          cell: (row) => (
            <a href={shownAddress(code, row.number)} aria-current={row.number === shown ? 'true' : undefined}>
              <Say text={t(`Phiên bản ${row.number}`, `Version ${row.number}`)} />
            </a>
          ),
        },
        { key: 'name', title: t('Tên', 'Name'), cell: (row) => row.name },
        {
          key: 'publishedAt',
          title: t('Ban hành', 'Published'),
          width: 'fit',
          cell: (row) => formatMoment(row.publishedAt, language),
        },
        {
          key: 'publishedBy',
          title: t('Người ban hành', 'By'),
          cell: (row) => row.publishedBy ?? <Say text={t('Khi cài đặt', 'At installation')} />,
        },
        ...(running === null
          ? []
          : [
              {
                key: 'dossiers',
                title: t('Hồ sơ đang chạy', 'Open dossiers'),
                align: 'end' as const,
                cell: (row: VersionRow) => formatNumber(running.get(row.number) ?? 0, language),
              },
            ]),
      ]}
    />
  );
}
