import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { bankCrumbs } from './page-bank.tsx';
import type { CellFault } from './sheets.ts';

/** A file is tried first; only one without a fault can be taken over, by who tried it. */
export function ImportPage({
  refusals,
  tried,
}: {
  refusals: readonly Refusal[];
  tried: {
    readonly count: number;
    readonly faults: readonly CellFault[];
    readonly hash: string;
    readonly seal: string;
  } | null;
}) {
  const shown = tried?.faults.slice(0, 200) ?? [];
  return (
    <>
      <PageTitle title={t('Nhập câu hỏi từ Excel', 'Import questions from Excel')} crumbs={bankCrumbs}>
        <LinkButton
          icon="download"
          href="/knowledge-tests/questions/template.xlsx"
          download
          text={t('Tải mẫu', 'Template')}
        />
      </PageTitle>
      {tried !== null && tried.faults.length > 0 ? (
        <Card
          title={t(
            `${tried.faults.length} ô cần sửa; chưa nhập gì`,
            `${tried.faults.length} cells to correct; nothing was imported`,
          )}
          icon="triangle-alert"
        >
          <DataTable
            caption={t('Ô cần sửa', 'Cells to correct')}
            compact
            rows={shown}
            rowKey={({ cell, text }) => `${cell} ${text.vi}`}
            columns={[
              { key: 'cell', title: t('Ô', 'Cell'), heads: true, width: 'fit', cell: ({ cell }) => cell },
              { key: 'text', title: t('Cần sửa', 'What is wrong'), cell: ({ text }) => <Say text={text} /> },
            ]}
          />
        </Card>
      ) : null}
      {tried !== null && tried.faults.length === 0 ? (
        <Card title={t('Nhập thử không có lỗi', 'The trial found no fault')} icon="circle-check">
          <Form id="confirm" action="/knowledge-tests/questions/import/confirm">
            <input type="hidden" name="hash" value={tried.hash} />
            <input type="hidden" name="seal" value={tried.seal} />
            <Button
              look="next"
              icon="check"
              text={t(`Nhập ${tried.count} câu vào ngân hàng`, `Import ${tried.count} questions`)}
            />
          </Form>
        </Card>
      ) : null}
      <Card title={t('Chọn tệp', 'Choose a file')} icon="upload">
        <Form id="try" action="/knowledge-tests/questions/import" multipart refusals={refusals}>
          <FileField
            name="file"
            multiple={false}
            accept=".xlsx"
            label={t('Tệp Excel theo mẫu', 'Excel file')}
          />
          <Button look={tried?.faults.length === 0 ? 'plain' : 'next'} text={t('Nhập thử', 'Try')} />
        </Form>
      </Card>
    </>
  );
}
