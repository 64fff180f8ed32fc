import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, RadioCards } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { CellProblem } from './import.ts';
import { room } from './words.ts';

/** A trial in which every cell was right: how many documents, and the file to confirm. */
export type Tried = { readonly count: number; readonly hash: string; readonly mark: string };

/** Choose a workbook; what is wrong with it is listed by cell, and nothing was imported then. */
export function ImportPage(props: {
  refusals: readonly Refusal[];
  problems: readonly CellProblem[];
  tried: Tried | null;
  values: Readonly<Record<string, unknown>>;
}) {
  const { problems, tried } = props;
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Nhập văn bản từ Excel', 'Import documents from Excel')}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          'Nhập tất cả hoặc không nhập gì: một ô sai thì chưa văn bản nào được ghi.',
          'All or nothing: while one cell is wrong, no document is recorded.',
        )}
      >
        <LinkButton
          icon="download"
          href="/legislation/import/template"
          text={t('Tải tệp mẫu', 'Download the template')}
          download
        />
      </PageTitle>
      {tried === null ? null : (
        <>
          <Alert
            kind="done"
            live
            text={t(
              `Nhập thử: ${tried.count} văn bản đều hợp lệ, chưa ghi gì.`,
              `Trial: all ${tried.count} documents are right, nothing is recorded yet.`,
            )}
          />
          <Form action="/legislation/import/confirm" id="confirm">
            <input type="hidden" name="hash" value={tried.hash} />
            <input type="hidden" name="mark" value={tried.mark} />
            <Actions>
              <Button
                look="next"
                icon="check"
                text={t(`Nhập ${tried.count} văn bản này`, `Import these ${tried.count} documents`)}
              />
            </Actions>
          </Form>
        </>
      )}
      {problems.length === 0 ? null : (
        <Card
          icon="triangle-alert"
          title={t(
            `Chưa nhập gì: ${problems.length} ô cần sửa`,
            `Nothing imported: ${problems.length} cells to correct`,
          )}
        >
          <DataTable
            caption={t('Ô cần sửa', 'Cells to correct')}
            compact
            rows={problems}
            rowKey={({ cell, text }) => `${cell} ${text.en}`}
            columns={[
              {
                key: 'cell',
                title: t('Ô', 'Cell'),
                width: 'fit',
                heads: true,
                cell: ({ cell }) => <Code>{cell}</Code>,
              },
              { key: 'text', title: t('Cần sửa', 'What is wrong'), cell: ({ text }) => say(text) },
            ]}
          />
        </Card>
      )}
      <Form action="/legislation/import" multipart refusals={props.refusals} values={props.values}>
        <FileField
          name="file"
          label={t('Tệp Excel (.xlsx)', 'Excel file (.xlsx)')}
          accept=".xlsx"
          multiple={false}
          required
        />
        <RadioCards
          name="mode"
          label={t('Cách nhập', 'How')}
          columns
          choices={[
            { value: 'trial', label: t('Nhập thử, chưa ghi gì', 'A trial: nothing is recorded') },
            { value: 'import', label: t('Nhập thật', 'Import') },
          ]}
        />
        <Actions>
          <Button look="next" icon="upload" text={t('Gửi tệp', 'Send the file')} />
        </Actions>
      </Form>
    </>
  );
}
