import { t } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, usePage, withQuery } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { listColumns, type ListPageProps } from './page-list.tsx';

/** All rows that the address asks for on one sheet of paper. */
export function PrintPage({
  register,
  rows,
  total,
  showing,
  today,
}: Pick<ListPageProps, 'register' | 'rows' | 'total' | 'showing'> & { readonly today: string }) {
  const { path } = usePage();
  const isCut = total > rows.length;
  return (
    <>
      <PageTitle
        title={register.title}
        crumbs={[
          { href: withQuery(path.replace('/print', ''), {}), text: t('Về danh sách', 'Back to the list') },
        ]}
        lead={t(
          `In ngày ${today} · ${formatNumber(total, 'vi')} dòng · ${register.law}`,
          `Printed on ${today} · ${formatNumber(total, 'en')} rows · ${register.law}`,
        )}
      />
      <p class="hint no-print">
        <Say
          text={t(
            'Dùng lệnh In của trình duyệt (Ctrl+P), chọn khổ A4 ngang; cũng lưu được thành PDF.',
            'Print with your browser (Ctrl+P), A4 landscape; it can be saved as PDF as well.',
          )}
        />
      </p>
      {isCut ? (
        <Alert
          kind="warning"
          text={t(
            `Bản in chỉ có ${formatNumber(rows.length, 'vi')} dòng đầu; hãy lọc hẹp hơn hoặc xuất Excel.`,
            `The sheet holds the first ${formatNumber(rows.length, 'en')} rows; narrow the list or export it.`,
          )}
        />
      ) : null}
      <DataTable
        caption={register.title}
        rows={rows}
        rowKey={({ id }) => String(id)}
        compact
        columns={listColumns(register, showing, null, null)}
      />
    </>
  );
}
