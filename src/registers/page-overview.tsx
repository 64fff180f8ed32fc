import { t } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Register } from './schema.ts';

export type OverviewLine = {
  readonly register: Register;
  readonly total: number;
  readonly mine: number;
  readonly drafts: number;
};

/** The registers that one may see, with what waits in each. */
export function OverviewPage({ lines }: { lines: readonly OverviewLine[] }) {
  const language = useLanguage();
  const say = useSay();
  const base = ({ register }: OverviewLine): string => `/registers/${register.code}`;
  const count = (number: number, href: string) =>
    number === 0 ? '0' : <a href={href}>{formatNumber(number, language)}</a>;
  return (
    <>
      <PageTitle
        title={t('Sổ theo dõi', 'Registers')}
        lead={t(
          'Ghi một lần ở nơi phát sinh; báo cáo và chỉ tiêu đếm từ đây.',
          'Recorded once, where it happens; reports and indicators count from here.',
        )}
      />
      <DataTable
        caption={t('Sổ theo dõi', 'Registers')}
        rows={lines}
        rowKey={({ register }) => register.code}
        rowHref={base}
        keyboard
        empty={
          <EmptyState
            title={t('Chưa có sổ nào bạn được xem', 'There is no register you may see')}
            text={t(
              'Hãy hỏi quản trị viên của cơ quan nếu cần.',
              'Ask the administrator of your agency if you need one.',
            )}
          />
        }
        columns={[
          {
            key: 'title',
            title: t('Sổ', 'Register'),
            heads: true,
            width: 'wide',
            cell: (line) => <a href={base(line)}>{say(line.register.title)}</a>,
          },
          {
            key: 'about',
            title: t('Dùng để', 'For'),
            hideOnPhone: true,
            cell: ({ register }) => (register.about === undefined ? register.law : say(register.about)),
          },
          {
            key: 'total',
            title: t('Số dòng', 'Rows'),
            align: 'end',
            width: 'fit',
            cell: (line) => formatNumber(line.total, language),
          },
          {
            key: 'mine',
            title: t('Giao cho tôi', 'Assigned to me'),
            align: 'end',
            width: 'fit',
            cell: (line) => count(line.mine, `${base(line)}?view=mine`),
          },
          {
            key: 'drafts',
            title: t('Bản nháp', 'My drafts'),
            align: 'end',
            width: 'fit',
            cell: (line) => count(line.drafts, `${base(line)}?view=drafts`),
          },
        ]}
      />
    </>
  );
}
