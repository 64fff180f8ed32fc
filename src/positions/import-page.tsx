import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Checkbox, FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
import type { CellProblem } from './import.ts';
import { groups, seatsOf, type Position, type Scheme } from './schema.ts';
import { fieldWords, words } from './words.ts';

/** Positions from a workbook: tried first, then all of them or none. */
export function ImportPage({
  agency,
  scheme,
  refusals,
  problems,
  tried,
}: {
  agency: Agency;
  scheme: Scheme;
  refusals: readonly Refusal[];
  problems: readonly CellProblem[];
  /** What a trial read; null: there was none. */
  tried: readonly Position[] | null;
}) {
  const say = useSay();
  const base = `/positions/schemes/${scheme.id}`;
  return (
    <>
      <PageTitle
        title={t('Nhập vị trí từ Excel', 'Import positions from Excel')}
        crumbs={[
          { href: '/positions', text: words.room },
          { href: `/positions/agencies/${agency.code}`, text: agency.name },
          { href: base, text: words.scheme(scheme.number) },
        ]}
        lead={t(
          'Vị trí cùng mã được thay, mã mới được thêm. Nhập tất cả hoặc không nhập gì.',
          'A position of the same code is replaced, a new code is added. All or nothing.',
        )}
      >
        <LinkButton
          icon="download"
          href={`${base}/import/template`}
          text={t('Tải tệp mẫu', 'Download the template')}
          download
        />
      </PageTitle>
      {problems.length === 0 ? null : (
        <Card title={t('Chưa nhập gì', 'Nothing was imported')} icon="triangle-alert">
          <WrongCells cells={problems} />
        </Card>
      )}
      {tried === null ? null : (
        <Card
          title={t(`Nhập thử: ${tried.length} vị trí đọc được`, `Trial: ${tried.length} positions were read`)}
          icon="circle-check"
        >
          <Alert
            kind="note"
            live
            text={t(
              `Chưa ghi gì. ${seatsOf(tried)} người. Bỏ dấu "Chỉ nhập thử" rồi gửi lại tệp để nhập.`,
              `Nothing was recorded. ${seatsOf(tried)} seats. Untick “Trial only” and send the file again to import.`,
            )}
          />
          <DataTable
            caption={t('Vị trí đọc được', 'Positions read')}
            compact
            rows={tried}
            rowKey={({ code }) => code}
            columns={[
              { key: 'code', title: fieldWords.code, width: 'fit', cell: ({ code }) => code },
              { key: 'title', title: fieldWords.title, heads: true, cell: ({ title }) => title },
              { key: 'group', title: fieldWords.group, cell: ({ group }) => say(groups[group]) },
              {
                key: 'seats',
                title: fieldWords.seats,
                align: 'end',
                width: 'fit',
                cell: ({ seats }) => seats,
              },
            ]}
          />
        </Card>
      )}
      <Form action={`${base}/import`} multipart refusals={refusals}>
        <input type="hidden" name="seen" value={scheme.version} />
        <FileField
          name="file"
          label={t('Tệp Excel (.xlsx)', 'Excel file (.xlsx)')}
          accept=".xlsx"
          multiple={false}
          required
        />
        <Checkbox
          name="trial"
          label={t('Chỉ nhập thử: xem đọc được gì, chưa ghi', 'Trial only: see what is read, record nothing')}
          checked={tried === null}
        />
        <Actions>
          <Button look="next" icon="upload" text={t('Gửi tệp', 'Send the file')} />
        </Actions>
      </Form>
    </>
  );
}
