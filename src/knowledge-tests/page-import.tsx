import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
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
        <Card title={t('Chưa nhập gì', 'Nothing was imported')} icon="triangle-alert">
          <WrongCells cells={tried.faults} />
        </Card>
      ) : null}
      {tried !== null && tried.faults.length === 0 ? (
        <Card title={t('Nhập thử không có lỗi', 'The trial found no fault')} icon="circle-check">
          <Form id="confirm" action="/knowledge-tests/questions/import/confirm">
            <input type="hidden" name="hash" value={tried.hash} />
            <input type="hidden" name="seal" value={tried.seal} />
            <Actions>
              <Button
                look="next"
                icon="check"
                text={t(`Nhập ${tried.count} câu vào ngân hàng`, `Import ${tried.count} questions`)}
              />
            </Actions>
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
          <Actions>
            <Button look={tried?.faults.length === 0 ? 'plain' : 'next'} text={t('Nhập thử', 'Try')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
