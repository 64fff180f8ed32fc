import { reformAreas } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Register } from './schema.ts';

export type OverviewLine = {
  readonly register: Register;
  readonly total: number;
  readonly mine: number;
  readonly drafts: number;
  readonly late: number;
  /** When something last changed in what this person sees of it. */
  readonly changedAt: Temporal.Instant | null;
};

/** The registers that one may see, by the area of reform they serve, with what waits in each. */
export function OverviewPage({ lines, words }: { lines: readonly OverviewLine[]; words: string }) {
  const say = useSay();
  const areas = Map.groupBy(lines, ({ register }) => register.area);
  return (
    <>
      <PageTitle
        title={t('Sổ theo dõi', 'Registers')}
        lead={t(
          'Ghi một lần ở nơi phát sinh; báo cáo và chỉ tiêu đếm từ đây.',
          'Recorded once, where it happens; reports and indicators count from here.',
        )}
      />
      <FilterBar action="/registers" values={{ q: words }}>
        <TextField name="q" type="search" label={t('Tìm sổ', 'Find a register')} />
      </FilterBar>
      {lines.length === 0 ? <NoRegister isSearch={words !== ''} /> : null}
      {[...areas].map(([area, own]) => (
        <section key={area} class="grid gap-2" aria-labelledby={`area-${area}`}>
          <h2 id={`area-${area}`}>{say(reformAreas[area])}</h2>
          <AreaTable caption={say(reformAreas[area])} lines={own} />
        </section>
      ))}
    </>
  );
}

function AreaTable({ caption, lines }: { caption: string; lines: readonly OverviewLine[] }) {
  const language = useLanguage();
  const say = useSay();
  const base = ({ register }: OverviewLine): string => `/registers/${register.code}`;
  const count = (number: number, href: string) =>
    number === 0 ? '' : <a href={href}>{formatNumber(number, language)}</a>;
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ register }) => register.code}
      rowHref={base}
      keyboard
      compact
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
          key: 'changed',
          title: t('Thay đổi cuối', 'Last change'),
          width: 'fit',
          hideOnPhone: true,
          cell: ({ changedAt }) => (changedAt === null ? '' : formatMoment(changedAt, language)),
        },
        {
          key: 'late',
          title: t('Quá hạn', 'Overdue'),
          align: 'end',
          width: 'fit',
          cell: (line) => count(line.late, `${base(line)}?view=late`),
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
  );
}

function NoRegister({ isSearch }: { isSearch: boolean }) {
  return isSearch ? (
    <EmptyState
      icon="search"
      title={t('Không có sổ nào khớp', 'No register matches')}
      text={t('Thử ít từ hơn.', 'Try fewer words.')}
    />
  ) : (
    <EmptyState
      title={t('Chưa có sổ nào bạn được xem', 'There is no register you may see')}
      text={t(
        'Hãy hỏi quản trị viên của cơ quan nếu cần.',
        'Ask the administrator of your agency if you need one.',
      )}
    />
  );
}
