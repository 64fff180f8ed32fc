import { t, type Text } from '../kernel/messages.ts';
import type { Register } from '../registers/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { Alert } from '../ui/notices.tsx';
import { DataTable } from '../ui/table.tsx';
import {
  audits as auditRegister,
  nonconformities as findingRegister,
  reviews as reviewRegister,
} from './audits.ts';
import { showDay, StandingBadge, StateBadge } from './parts.tsx';
import type { CertificateStanding } from './rules.ts';
import { ScopeCard, type SentScope } from './scope-card.tsx';
import type { ScopeLine } from './scope.ts';
import type { Audit, Certificate, Nonconformity, Review, System } from './store.ts';
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
  /** A change of the scope that was refused. */
  readonly sentScope: SentScope;
};

/** One unit's quality system, tied to the procedures and processes that really run. */
export function SystemPage(props: SystemPageProps) {
  const { system, agency, standing, scope, reviewedOn, mayKeep } = props;
  const { id, values } = system;
  const add = (register: string, text: Text) =>
    mayKeep ? (
      <LinkButton size="small" icon="plus" href={`/registers/${register}/new?system=${id}`} text={text} />
    ) : null;
  return (
    <>
      <PageTitle
        title={values.name}
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
            { term: t('Đại diện lãnh đạo', 'Quality representative'), value: values.head },
            { term: t('Thuộc diện áp dụng từ', 'Must apply it from'), value: showDay(values.appliesFrom) },
            { term: t('Quyết định áp dụng', 'Decision'), value: values.decision },
            { term: t('Lãnh đạo xem xét gần nhất', 'Last management review'), value: showDay(reviewedOn) },
          ]}
        />
      </Card>
      <ScopeCard systemId={id} scope={scope} mayKeep={mayKeep} sent={props.sentScope} />
      <Rows
        title={t('Điểm không phù hợp', 'Non-conformities')}
        register={findingRegister}
        rows={props.findings}
        heading={({ values: { finding } }) => finding}
        more={{
          title: t('Điều khoản · hạn', 'Clause · due'),
          cell: ({ values: { clause, dueOn } }) => `${clause} · ${showDay(dueOn)}`,
        }}
        actions={add('quality-nonconformity', t('Ghi điểm không phù hợp', 'Record one'))}
      />
      <Rows
        title={t('Đánh giá nội bộ', 'Internal audits')}
        register={auditRegister}
        rows={props.audits}
        href={(row) => `/quality/audits/${row.id}`}
        heading={({ values: { scope: what } }) => what}
        more={{
          title: t('Ngày · chương trình', 'Day · programme'),
          cell: ({ values: { heldOn, programme = '' } }) =>
            [showDay(heldOn), programme].filter((one) => one !== '').join(' · '),
        }}
        actions={add('quality-audit', t('Thêm cuộc đánh giá', 'New audit'))}
      />
      <Rows
        title={t('Giấy chứng nhận, công bố', 'Certificates')}
        register={certificateRegister}
        rows={props.certificates}
        heading={({ values: { number } }) => number}
        more={{
          title: t('Có giá trị', 'Valid'),
          cell: ({ values: { validFrom, validUntil } }) =>
            `${showDay(validFrom)} – ${validUntil === undefined ? '…' : showDay(validUntil)}`,
        }}
        actions={add('quality-certificate', t('Thêm giấy chứng nhận', 'New certificate'))}
      />
      <Rows
        title={t('Xem xét của lãnh đạo', 'Management reviews')}
        register={reviewRegister}
        rows={props.reviews}
        heading={({ values: { heldOn } }) => showDay(heldOn)}
        more={{ title: t('Chủ trì', 'Chair'), cell: ({ values: { chair } }) => chair }}
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

function Rows<Row extends Pick<System, 'id'> & { readonly state: string }>({
  title,
  register,
  rows,
  href = (row) => `/registers/${register.code}/${row.id}`,
  heading,
  more,
  actions,
}: {
  title: Text;
  register: Register;
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
