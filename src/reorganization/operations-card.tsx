import { fold, t } from '../kernel/messages.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { operationText } from './operation-text.ts';
import { operationsPerPage, Seen, type PlanPageProps } from './plan-view.tsx';
import type { Operation } from './schema.ts';
import { operationWords, words } from './words.ts';

/** The operations of a plan, each with the way to change it. */
export function OperationsCard(props: PlanPageProps & { mayChange: boolean }) {
  const say = useSay();
  const { reorganization, mayChange, nameOf, page, only } = props;
  const { id, plan } = reorganization;
  const all = plan.operations.map((operation, index) => ({ operation, index }));
  const found = all.filter(({ operation }) => isMeant(operation, only, nameOf));
  const rows = found.slice((page - 1) * operationsPerPage, page * operationsPerPage);
  const back = new URLSearchParams({ q: only.q, kind: only.kind, page: String(page) }).toString();
  const columns = [
    { key: 'number', title: t('Số', 'No.'), width: 'fit' as const, cell: ({ index }: Row) => index + 1 },
    {
      key: 'kind',
      title: t('Việc', 'Operation'),
      heads: true,
      cell: ({ operation }: Row) => say(operationWords[operation.kind]),
    },
    {
      key: 'what',
      title: t('Nội dung', 'What'),
      width: 'wide' as const,
      cell: ({ operation }: Row) => <OperationLine operation={operation} nameOf={nameOf} />,
    },
    ...(mayChange
      ? [
          {
            key: 'acts',
            title: t('Sửa', 'Change'),
            cell: ({ index }: Row) => (
              <div class="flex flex-wrap gap-2">
                <LinkButton
                  size="small"
                  look="quiet"
                  href={`/reorganization/${id}?edit=${index}&${back}#operation`}
                  text={t('Sửa', 'Change')}
                />
                <Form action={`/reorganization/${id}/operations/${index}/remove`} id={`remove-${index}`}>
                  <Seen reorganization={reorganization} />
                  <Button size="small" look="quiet" text={t('Bỏ', 'Remove')} />
                </Form>
              </div>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card
      title={words.operations}
      icon="git-merge"
      actions={
        <LinkButton
          icon="download"
          href={`/reorganization/${id}/operations.xlsx`}
          text={t('Xuất Excel', 'Export Excel')}
        />
      }
    >
      {all.length === 0 ? null : (
        <FilterBar action={`/reorganization/${id}`} values={only}>
          <TextField
            name="q"
            type="search"
            label={t('Tên hoặc mã cơ quan, ghi chú', 'Name or code of an agency, note')}
          />
          <Select
            name="kind"
            label={t('Việc', 'Operation')}
            empty={t(`Mọi việc (${all.length})`, `All (${all.length})`)}
            choices={kindsIn(plan.operations)}
          />
        </FilterBar>
      )}
      <DataTable
        caption={words.operations}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={columns}
        empty={
          all.length > 0 ? (
            <EmptyState
              icon="search"
              title={t('Không có việc nào như vậy', 'No such operation')}
              text={t('Thử từ khác hoặc bỏ lọc.', 'Try other words, or clear the filter.')}
            />
          ) : (
            <EmptyState
              icon="git-merge"
              title={t('Chưa có việc nào', 'No operation yet')}
              text={t(
                'Thêm từng việc bên dưới, hoặc nạp cả danh sách từ Excel.',
                'Add operations below, or load the whole list from Excel.',
              )}
            />
          )
        }
      />
      <Pagination page={page} pageSize={operationsPerPage} total={found.length} />
    </Card>
  );
}

/** Whether an operation is of the kind that is asked for, and has all the words, with or without diacritics. */
function isMeant(
  operation: Operation,
  { q, kind }: PlanPageProps['only'],
  nameOf: (code: string) => string,
): boolean {
  if (kind === 'unverified' ? !isUnverified(operation) : kind !== '' && operation.kind !== kind) return false;
  const line = fold(`${operationText(operation, nameOf).vi} ${operation.note}`);
  return fold(q)
    .split(' ')
    .every((word) => line.includes(word));
}

/** Kinds that the plan has, each with how many. */
function kindsIn(operations: readonly Operation[]) {
  const kinds = [...Map.groupBy(operations, ({ kind }) => kind)].map(([kind, group]) => ({
    value: kind,
    label: t(`${operationWords[kind].vi} (${group.length})`, `${operationWords[kind].en} (${group.length})`),
  }));
  const unverified = operations.filter(isUnverified).length;
  const label = t(`Chưa kiểm chứng (${unverified})`, `Unverified (${unverified})`);
  return unverified === 0 ? kinds : [...kinds, { value: 'unverified', label }];
}

function isUnverified(operation: Operation): boolean {
  return 'isUnverified' in operation && operation.isUnverified;
}

type Row = { readonly operation: Operation; readonly index: number };

function OperationLine({ operation, nameOf }: { operation: Operation; nameOf: (code: string) => string }) {
  return (
    <>
      <Say text={operationText(operation, nameOf)} />
      {isUnverified(operation) ? (
        <small class="block">
          <Say text={t('Chưa kiểm chứng', 'Unverified')} />
        </small>
      ) : null}
      {operation.note === '' ? null : <small class="block text-soft">{operation.note}</small>}
    </>
  );
}
