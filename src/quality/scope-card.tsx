import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import type { Choice } from '../ui/choices.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Card } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { showDay } from './parts.tsx';
import type { ScopeLine } from './scope.ts';

export type SentScope = {
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
  /** What the typed words found, to choose from without script. */
  readonly found: readonly Choice[];
} | null;

/** The procedures of a system, as they run now; added from the catalogue, taken out. */
export function ScopeCard({
  systemId,
  scope,
  mayKeep,
  sent,
}: {
  systemId: number;
  scope: readonly ScopeLine[];
  mayKeep: boolean;
  sent: SentScope;
}) {
  const changed = scope.filter(({ isChanged }) => isChanged).length;
  return (
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
      <ScopeTable systemId={systemId} scope={scope} mayKeep={mayKeep} />
      {mayKeep ? (
        <Form
          id="scope"
          action={`/quality/systems/${systemId}/scope`}
          refusals={sent?.refusals ?? []}
          values={sent?.values ?? {}}
        >
          <Combobox
            name="add"
            source="/quality/procedures"
            label={t('Thêm thủ tục vào phạm vi', 'Add a procedure')}
            hint={t(
              'Gõ mã hoặc tên thủ tục đang có hiệu lực.',
              'Type the code or name of a procedure in force.',
            )}
            {...(sent === null ? {} : { found: sent.found })}
          />
          <Actions>
            <Button icon="plus" text={t('Thêm vào phạm vi', 'Add')} />
          </Actions>
        </Form>
      ) : null}
    </Card>
  );
}

function ScopeTable({
  systemId,
  scope,
  mayKeep,
}: {
  systemId: number;
  scope: readonly ScopeLine[];
  mayKeep: boolean;
}) {
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
          text={t(
            'Tìm thủ tục trong danh mục rồi thêm vào phạm vi.',
            'Find procedures in the catalogue and add them.',
          )}
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
        ...(mayKeep
          ? [
              {
                key: 'do',
                title: t('Việc', 'Do'),
                cell: ({ code }: ScopeLine) => (
                  <Form id={`out-${code}`} action={`/quality/systems/${systemId}/scope`}>
                    <input type="hidden" name="remove" value={code} />
                    <Actions>
                      <Button
                        size="small"
                        look="quiet"
                        icon="x"
                        iconOnly
                        text={t(`Bỏ ${code} khỏi phạm vi`, `Take ${code} out of the scope`)}
                      />
                    </Actions>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
