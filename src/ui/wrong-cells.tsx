import type { ComponentChildren } from 'preact';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, LinkButton } from './buttons.tsx';
import { formatNumber } from './format.ts';
import { Alert, Code } from './notices.tsx';
import { Say } from './page.tsx';
import { DataTable } from './table.tsx';

/** A cell of a workbook that cannot be taken, and why. */
export type WrongCell = { readonly cell: string; readonly text: Text };

/** Cells shown on a page; a workbook with every fault has thousands. */
const mostShown = 200;

/** What is wrong with a workbook, cell by cell: nothing of it was recorded. */
export function WrongCells({
  cells,
  total = cells.length,
  besides,
  file,
  children,
}: {
  cells: readonly WrongCell[];
  /** How many are wrong, where not all of them are given. */
  total?: number;
  /** What else is to be said of the file, after the count. */
  besides?: Text;
  /** Address of the same file with a column of what is wrong in each row. */
  file?: string;
  /** Between the notice and the table. */
  children?: ComponentChildren;
}) {
  const shown = cells.slice(0, mostShown);
  const left = total - shown.length;
  const said = {
    vi: besides === undefined ? '' : `; ${besides.vi}`,
    en: besides === undefined ? '' : `; ${besides.en}`,
  };
  const inFile =
    file === undefined ? { vi: '', en: '' } : { vi: ', có đủ trong tệp tải về', en: ', all in that file' };
  return (
    <>
      <Alert
        kind="warning"
        live
        text={t(
          `${formatNumber(total, 'vi')} ô cần sửa${said.vi}. Chưa ghi gì: hãy sửa trong Excel rồi gửi lại tệp.`,
          `${formatNumber(total, 'en')} cells need correcting${said.en}. Nothing was recorded: correct the file and send it again.`,
        )}
      />
      {file === undefined ? null : (
        <Actions>
          <LinkButton
            icon="download"
            href={file}
            text={t('Tải tệp này kèm cột "Cần sửa"', 'Get this file with a column of what to correct')}
            download
          />
        </Actions>
      )}
      {children}
      <DataTable
        caption={t('Ô cần sửa', 'Cells to correct')}
        compact
        rows={shown}
        rowKey={({ cell, text }) => `${cell} ${text.vi}`}
        columns={[
          {
            key: 'cell',
            title: t('Ô', 'Cell'),
            heads: true,
            width: 'fit',
            cell: ({ cell }) => <Code>{cell}</Code>,
          },
          {
            key: 'text',
            title: t('Cần sửa', 'What is wrong'),
            width: 'wide',
            cell: ({ text }) => <Say text={text} />,
          },
        ]}
      />
      {left > 0 ? (
        <p class="text-soft">
          <Say
            text={t(
              `và ${formatNumber(left, 'vi')} ô nữa${inFile.vi}`,
              `and ${formatNumber(left, 'en')} more${inFile.en}`,
            )}
          />
        </p>
      ) : null}
    </>
  );
}
