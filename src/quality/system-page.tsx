import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import {
  audits as auditRegister,
  nonconformities as findingRegister,
  reviews as reviewRegister,
} from './audits.ts';
import { showDay, StandingBadge, StateBadge } from './parts.tsx';
import type { CertificateStanding } from './rules.ts';
import type { ScopeLine } from './scope.ts';
import type { Audit, Certificate, Kept, Nonconformity, Review, System } from './store.ts';
import { certificates as certificateRegister } from './systems.ts';
import { words } from './words.ts';

export type SystemPageProps = {
  readonly system: System;
  readonly agency: string;
  readonly standing: CertificateStanding;
  readonly scope: readonly ScopeLine[];
  /** When the management last looked; null: never. */
  readonly reviewedOn: string | null;
  readonly certificates: readonly Certificate[];
  readonly audits: readonly Audit[];
  readonly findings: readonly Nonconformity[];
  readonly reviews: readonly Review[];
  readonly mayKeep: boolean;
};

/** One unit's quality system, tied to the procedures and processes that really run. */
export function SystemPage(props: SystemPageProps) {
  const { system, agency, standing, scope, reviewedOn, mayKeep } = props;
  const { id, data } = system;
  const changed = scope.filter(({ isChanged }) => isChanged).length;
  const add = (register: string, text: Text) =>
    mayKeep ? (
      <LinkButton size="small" icon="plus" href={`/registers/${register}/new?system=${id}`} text={text} />
    ) : null;
  return (
    <>
      <PageTitle
        title={data.name}
        crumbs={[{ href: '/quality', text: words.room }]}
        beside={<StandingBadge standing={standing} />}
      >
        <LinkButton icon="layers" href={`/quality/clauses?system=${id}`} text={words.clauses} />
        <LinkButton
          icon="notebook-pen"
          href={`/registers/quality-system/${id}`}
          text={t('Mở sổ', 'Record')}
        />
      </PageTitle>
      <CertificateWarning standing={standing} />
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Cơ quan', 'Agency'), value: agency },
            { term: t('Đại diện lãnh đạo', 'Quality representative'), value: data.head },
            { term: t('Thuộc diện áp dụng từ', 'Must apply it from'), value: showDay(data.appliesFrom) },
            { term: t('Quyết định áp dụng', 'Decision'), value: data.decision },
            { term: t('Lãnh đạo xem xét gần nhất', 'Last management review'), value: showDay(reviewedOn) },
          ]}
        />
      </Card>
      <Card title={t('Thủ tục trong phạm vi', 'Procedures in scope')} icon="workflow">
        {changed === 0 ? null : (
          <Alert
            kind="warning"
            title={t(
              `${changed} thủ tục đã thay đổi từ lần xem xét gần nhất`,
              `${changed} procedures have changed since the last review`,
            )}
            text={t(
              'Hãy xem lại tài liệu của hệ thống cho khớp với thủ tục, quy trình đang chạy, rồi họp xem xét.',
              'Bring the documents of the system in line with what runs now, then hold a review.',
            )}
          />
        )}
        <ScopeTable scope={scope} />
      </Card>
      <Rows
        title={t('Điểm không phù hợp', 'Non-conformities')}
        register={findingRegister}
        rows={props.findings}
        heading={({ data: { finding } }) => finding}
        more={{
          title: t('Điều khoản · hạn', 'Clause · due'),
          cell: ({ data: { clause, dueOn } }) => `${clause} · ${showDay(dueOn)}`,
        }}
        actions={add('quality-nonconformity', t('Ghi điểm không phù hợp', 'Record one'))}
      />
      <Rows
        title={t('Đánh giá nội bộ', 'Internal audits')}
        register={auditRegister}
        rows={props.audits}
        href={(row) => `/quality/audits/${row.id}`}
        heading={({ data: { scope: what } }) => what}
        more={{
          title: t('Ngày · chương trình', 'Day · programme'),
          cell: ({ data: { heldOn, programme = '' } }) =>
            [showDay(heldOn), programme].filter((one) => one !== '').join(' · '),
        }}
        actions={add('quality-audit', t('Thêm cuộc đánh giá', 'New audit'))}
      />
      <Rows
        title={t('Giấy chứng nhận, công bố', 'Certificates')}
        register={certificateRegister}
        rows={props.certificates}
        heading={({ data: { number } }) => number}
        more={{
          title: t('Có giá trị', 'Valid'),
          cell: ({ data: { validFrom, validUntil } }) =>
            `${showDay(validFrom)} – ${validUntil === undefined ? '…' : showDay(validUntil)}`,
        }}
        actions={add('quality-certificate', t('Thêm giấy chứng nhận', 'New certificate'))}
      />
      <Rows
        title={t('Xem xét của lãnh đạo', 'Management reviews')}
        register={reviewRegister}
        rows={props.reviews}
        heading={({ data: { heldOn } }) => showDay(heldOn)}
        more={{ title: t('Chủ trì', 'Chair'), cell: ({ data: { chair } }) => chair }}
        actions={add('quality-review', t('Thêm cuộc xem xét', 'New review'))}
      />
    </>
  );
}

function CertificateWarning({ standing }: { standing: CertificateStanding }) {
  if (standing.kind === 'soon')
    return (
      <Alert
        kind="warning"
        title={t(
          `Chứng nhận hết hạn sau ${standing.days} ngày`,
          `The certificate expires in ${standing.days} days`,
        )}
        text={t(
          'Hãy đánh giá lại và cấp, công bố mới trước ngày đó.',
          'Audit and issue or announce anew before that day.',
        )}
      />
    );
  if (standing.kind !== 'expired') return null;
  return (
    <Alert
      kind="warning"
      title={t('Chứng nhận đã hết hạn', 'The certificate has expired')}
      text={t(
        `Không còn giá trị từ ngày ${showDay(standing.until)}.`,
        `No longer valid since ${showDay(standing.until)}.`,
      )}
    />
  );
}

function ScopeTable({ scope }: { scope: readonly ScopeLine[] }) {
  const say = useSay();
  return (
    <DataTable
      caption={t('Thủ tục trong phạm vi', 'Procedures in scope')}
      rows={scope}
      rowKey={({ code }) => code}
      empty={
        <EmptyState
          icon="workflow"
          title={t('Chưa ghi thủ tục nào', 'No procedures are given')}
          text={t('Ghi mã thủ tục ở mục phạm vi trong sổ.', 'Give the codes in the record of the system.')}
        />
      }
      columns={[
        {
          key: 'code',
          title: t('Mã', 'Code'),
          width: 'fit',
          cell: ({ code }) => <Code>{code}</Code>,
        },
        {
          key: 'name',
          title: t('Thủ tục', 'Procedure'),
          heads: true,
          width: 'wide',
          cell: ({ code, name }) =>
            name === null ? (
              say(t('Không có trong danh mục', 'Not in the catalogue'))
            ) : (
              <a href={`/procedures/${encodeURIComponent(code)}`}>{name}</a>
            ),
        },
        {
          key: 'version',
          title: t('Phiên bản đang áp dụng', 'Version in force'),
          cell: ({ version }) =>
            version === null
              ? '–'
              : say(
                  t(
                    `${version.number}, từ ${showDay(version.since.toString())}`,
                    `${version.number}, since ${showDay(version.since.toString())}`,
                  ),
                ),
        },
        {
          key: 'process',
          title: t('Quy trình đang chạy', 'Process that runs'),
          cell: ({ process }) =>
            process === null ? (
              '–'
            ) : (
              <a href={`/processes/${encodeURIComponent(process.code)}`}>
                {process.name} ({process.number})
              </a>
            ),
        },
        {
          key: 'changed',
          title: t('Từ lần xem xét', 'Since the review'),
          cell: ({ isChanged, name }) =>
            isChanged ? (
              <StatusBadge tone="waiting" text={t('Đã thay đổi', 'Changed')} />
            ) : name === null ? (
              <StatusBadge tone="stopped" text={t('Đã bãi bỏ hoặc sai mã', 'Abolished, or a wrong code')} />
            ) : (
              <StatusBadge tone="done" text={t('Không đổi', 'Unchanged')} />
            ),
        },
      ]}
    />
  );
}

function Rows<Row extends Kept<unknown>>({
  title,
  register,
  rows,
  href = (row) => `/registers/${register.code}/${row.id}`,
  heading,
  more,
  actions,
}: {
  title: Text;
  register: typeof auditRegister;
  rows: readonly Row[];
  href?: (row: Row) => string;
  heading: (row: Row) => string;
  more: { title: Text; cell: (row: Row) => string };
  actions: preact.ComponentChildren;
}) {
  return (
    <Card title={title} actions={actions}>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={href}
        columns={[
          {
            key: 'heading',
            title: register.title,
            heads: true,
            width: 'wide',
            cell: (row) => <a href={href(row)}>{heading(row)}</a>,
          },
          { key: 'more', title: more.title, cell: more.cell },
          {
            key: 'state',
            title: t('Tình trạng', 'State'),
            cell: ({ state }) => <StateBadge states={register.states} state={state} />,
          },
        ]}
      />
    </Card>
  );
}
