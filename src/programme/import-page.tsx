import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
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
        <Card title={t('Chưa nhập gì', 'Nothing was imported')} icon="triangle-alert">
          <WrongCells cells={problems} />
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
