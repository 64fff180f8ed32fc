import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay, formatMoment } from '../ui/format.ts';
import { EmptyState, Pagination, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { editAddress, procedureAddress } from './pages-procedure.tsx';
import { missingParts } from './rules.ts';
import type { Change, KnownDecision, ProcedureDraft } from './schema.ts';
import type { DecisionWithVersions } from './store.ts';
import { changeWords, notKnown, partWords } from './words.ts';

export function ManageHead({ current }: { current: 'drafts' | 'decisions' }) {
  return (
    <>
      <PageTitle
        title={t('Soạn và công bố thủ tục', 'Edit and publish procedures')}
        lead={t(
          'Sửa một thủ tục đang có: mở thủ tục trong danh mục rồi chọn "Sửa đổi, bổ sung".',
          'To change an existing one, open it in the catalogue and choose "Amend".',
        )}
      >
        <LinkButton
          look={current === 'drafts' ? 'next' : 'plain'}
          icon="file-plus"
          href="/procedures/manage/new"
          text={t('Thủ tục mới', 'New procedure')}
        />
        <LinkButton icon="upload" href="/procedures/import" text={t('Nhập từ tệp', 'Import a file')} />
        <LinkButton icon="book-open" href="/procedures" text={t('Danh mục', 'Catalogue')} />
      </PageTitle>
      <Tabs
        label={t('Phần', 'Sections')}
        tabs={[
          { href: '/procedures/manage', text: t('Dự thảo', 'Drafts'), current: current === 'drafts' },
          {
            href: '/procedures/manage/decisions',
            text: t('Quyết định công bố', 'Publication decisions'),
            current: current === 'decisions',
          },
        ]}
      />
    </>
  );
}

export function DraftsPage({
  drafts,
  hands,
}: {
  drafts: readonly ProcedureDraft[];
  /** Procedures that rest on a document which is not wholly in force. */
  hands: number;
}) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <ManageHead current="drafts" />
      {hands === 0 ? null : (
        <Alert
          kind="warning"
          text={t(
            `${hands} thủ tục đang căn cứ vào văn bản không còn hoặc chưa có hiệu lực toàn bộ.`,
            `${hands} procedures rest on a document that is not, or not wholly, in force.`,
          )}
        >
          <LinkButton href="/legislation/bases" icon="flag" text={t('Xem danh sách', 'See the list')} />
        </Alert>
      )}
      <Form method="get" action="/procedures/manage/publish" id="drafts">
        <DataTable
          caption={t('Dự thảo đang soạn', 'Drafts being written')}
          rows={drafts}
          rowKey={(draft) => draft.code}
          rowHref={(draft) => editAddress(draft.code)}
          select={{
            name: 'draft',
            value: (draft) => draft.code,
            label: (draft) => t(`Chọn ${draft.code}`, `Select ${draft.code}`),
          }}
          columns={[
            { key: 'code', title: t('Mã', 'Code'), width: 'fit', cell: (draft) => draft.code },
            {
              key: 'name',
              title: t('Tên thủ tục', 'Name'),
              heads: true,
              width: 'wide',
              cell: (draft) => <a href={editAddress(draft.code)}>{draft.content.name}</a>,
            },
            {
              key: 'missing',
              title: t('Còn thiếu', 'Missing'),
              cell: (draft) =>
                missingParts(draft.content)
                  .map((part) => say(partWords[part]))
                  .join('; ') || '–',
            },
            {
              key: 'updated',
              title: t('Sửa lần cuối', 'Last change'),
              cell: (draft) => `${formatMoment(draft.updatedAt, language)} ${draft.updatedBy ?? ''}`,
            },
          ]}
          empty={
            <EmptyState
              icon="file-pen"
              title={t('Không có dự thảo nào', 'No drafts')}
              text={t(
                'Soạn thủ tục mới, hoặc mở một thủ tục để sửa.',
                'Write a new procedure, or open one to amend.',
              )}
            />
          }
        />
        <Actions>
          <Button
            icon="stamp"
            text={t('Ghi quyết định công bố, bãi bỏ', 'Record a decision that publishes or abolishes')}
          />
        </Actions>
      </Form>
    </>
  );
}

type DecisionRow = KnownDecision & { id: number } & Record<Change, number>;

export function DecisionsPage(props: {
  rows: readonly DecisionRow[];
  total: number;
  page: number;
  pageSize: number;
}) {
  const say = useSay();
  const day = (value: Temporal.PlainDate | null): string =>
    value === null ? say(notKnown) : formatDay(value);
  const count = (change: Change) => ({
    key: change,
    title: changeWords[change],
    align: 'end' as const,
    width: 'fit' as const,
    cell: (row: DecisionRow) => row[change],
  });
  return (
    <>
      <ManageHead current="decisions" />
      <DataTable
        caption={t('Quyết định công bố', 'Publication decisions')}
        rows={props.rows}
        rowKey={(row) => String(row.id)}
        rowHref={(row) => decisionAddress(row.id)}
        columns={[
          {
            key: 'number',
            title: t('Số', 'Number'),
            heads: true,
            cell: (row) => <a href={decisionAddress(row.id)}>{row.number}</a>,
          },
          { key: 'issued', title: t('Ngày ban hành', 'Issued'), cell: (row) => day(row.issuedOn) },
          { key: 'effective', title: t('Ngày hiệu lực', 'Effective'), cell: (row) => day(row.effectiveOn) },
          { key: 'issuer', title: t('Cơ quan ban hành', 'Issuer'), cell: (row) => row.issuer },
          count('new'),
          count('amended'),
          count('abolished'),
        ]}
        empty={<EmptyState title={t('Chưa có quyết định nào', 'No decisions yet')} />}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
    </>
  );
}

export function DecisionPage({ decision }: { decision: DecisionWithVersions }) {
  const say = useSay();
  const day = (value: Temporal.PlainDate | null): string =>
    value === null ? say(notKnown) : formatDay(value);
  const groups = Map.groupBy(decision.versions, (version) => version.change);
  return (
    <>
      <PageTitle
        title={t(`Quyết định số ${decision.number}`, `Decision ${decision.number}`)}
        crumbs={[
          { href: '/procedures/manage/decisions', text: t('Quyết định công bố', 'Publication decisions') },
        ]}
        {...(decision.title === '' ? {} : { lead: decision.title })}
      />
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Ngày ban hành', 'Issued'), value: day(decision.issuedOn) },
            { term: t('Ngày hiệu lực', 'Effective'), value: day(decision.effectiveOn) },
            { term: t('Cơ quan ban hành', 'Issuer'), value: decision.issuer },
          ]}
        />
      </Card>
      {[...groups].map(([change, versions]) => (
        <Card key={change} title={changeWords[change]}>
          <ul class="grid gap-2">
            {versions.map((version) => (
              <li key={version.code}>
                <a href={`${procedureAddress(version.code)}/versions/${version.number}`}>{version.name}</a>{' '}
                <span class="text-soft">
                  {version.code}, <Say text={t(`phiên bản ${version.number}`, `version ${version.number}`)} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

export function decisionAddress(id: number): string {
  return `/procedures/manage/decisions/${id}`;
}
