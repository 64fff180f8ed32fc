import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { CellProblem } from './import.ts';
import type { Plan } from './lives.ts';
import { words } from './words.ts';

/** Choose a workbook of tasks; what is wrong with one is listed by cell, and nothing was imported then. */
export function ImportPage({
  plan,
  refusals,
  problems,
}: {
  plan: Plan;
  refusals: readonly Refusal[];
  problems: readonly CellProblem[];
}) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Nhập nhiệm vụ từ Excel', 'Import tasks from Excel')}
        crumbs={[
          { href: '/programme', text: words.room },
          { href: `/programme/plans/${plan.id}`, text: plan.fields.title },
        ]}
        lead={t(
          'Nhập tất cả hoặc không nhập gì: một ô sai thì chưa nhiệm vụ nào được ghi.',
          'All or nothing: while one cell is wrong, no task is recorded.',
        )}
      >
        <LinkButton
          icon="download"
          href={`/programme/plans/${plan.id}/import/template`}
          text={t('Tải tệp mẫu', 'Download the template')}
          download
        />
      </PageTitle>
      {problems.length === 0 ? null : (
        <Card
          title={t(
            `Chưa nhập gì: ${problems.length} ô cần sửa`,
            `Nothing imported: ${problems.length} cells to correct`,
          )}
          icon="triangle-alert"
        >
          <Alert
            kind="warning"
            live
            text={t(
              'Sửa các ô dưới đây trong tệp Excel rồi gửi lại.',
              'Correct these cells in the workbook and send it again.',
            )}
          />
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
      <Form action={`/programme/plans/${plan.id}/import`} multipart refusals={refusals}>
        <FileField
          name="file"
          label={t('Tệp Excel (.xlsx)', 'Excel file (.xlsx)')}
          accept=".xlsx"
          multiple={false}
          required
        />
        <Actions>
          <Button look="next" icon="upload" text={t('Nhập nhiệm vụ', 'Import the tasks')} />
        </Actions>
      </Form>
    </>
  );
}
