import { figureAddress, figureText } from '../indicators/indicators.ts';
import type { Figure } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { isSame, questionOf, type Recount } from './recount.ts';
import type { ReportRow } from './store.ts';

/** Every figure of a frozen report beside what the same question gives now. */
export function RecountPage({ report, lines }: { report: ReportRow; lines: readonly Recount[] }) {
  const asOf = report.asOf === null ? '' : formatDay(report.asOf);
  const broken = lines.filter(({ frozen, again }) => !isSame(frozen, again));
  const moved = lines.filter(({ frozen, today }) => !isSame(frozen, today));
  const columns: readonly Column<Recount>[] = [
    {
      key: 'title',
      title: t('Chỉ tiêu', 'Indicator'),
      heads: true,
      width: 'wide',
      cell: ({ frozen }) => <Title line={frozen} asOf={report.frozen?.asOf ?? null} />,
    },
    {
      key: 'frozen',
      title: t('Trong báo cáo', 'In the report'),
      align: 'end',
      width: 'fit',
      cell: ({ frozen }) => <Value figure={frozen} />,
    },
    {
      key: 'again',
      title: t(`Tính lại đến ${asOf}`, `Recomputed as of ${asOf}`),
      align: 'end',
      width: 'fit',
      cell: (line) => <Beside line={line} figure={line.again} />,
    },
    {
      key: 'today',
      title: t('Theo số liệu hôm nay', 'As known today'),
      align: 'end',
      width: 'fit',
      cell: (line) => <Beside line={line} figure={line.today} />,
    },
  ];
  return (
    <>
      <PageTitle
        title={t('Đối chiếu số liệu', 'Comparison of figures')}
        crumbs={[
          { href: '/reports', text: t('Báo cáo', 'Reports') },
          { href: `/reports/${report.id}`, text: report.title },
        ]}
        lead={t(
          `Từng số liệu của báo cáo được tính lại ngay bây giờ, như đã biết đến hết ngày ${asOf} và như biết hôm nay.`,
          `Each figure of the report is computed again now, as known at the end of ${asOf} and as known today.`,
        )}
      />
      {broken.length === 0 ? (
        <Alert
          kind="done"
          text={t(
            `Tất cả ${lines.length} số liệu tính lại đều đúng như trong báo cáo.`,
            `All ${lines.length} figures come out as in the report.`,
          )}
        />
      ) : (
        <Alert
          kind="warning"
          text={t(
            `${broken.length} số liệu tính lại khác với báo cáo; hãy kiểm tra sổ chứng.`,
            `${broken.length} figures come out differently; check the ledger.`,
          )}
        />
      )}
      {moved.length === 0 ? null : (
        <Alert
          text={t(
            `${moved.length} số liệu nay đã khác do ghi nhận muộn hoặc đính chính sau ngày chốt.`,
            `${moved.length} figures are different today: entries and corrections came after the day of freezing.`,
          )}
        />
      )}
      <DataTable
        caption={t('Từng số liệu', 'Figure by figure')}
        columns={columns}
        rows={[...lines].toSorted(
          (a, b) => Number(isSame(a.frozen, a.today)) - Number(isSame(b.frozen, b.today)),
        )}
        rowKey={({ frozen }) => String(frozen.number)}
        rowTone={(line) => (isSame(line.frozen, line.today) ? undefined : 'soon')}
        compact
      />
    </>
  );
}

function Title({ line, asOf }: { line: Recount['frozen']; asOf: string | null }) {
  const say = useSay();
  return (
    <>
      <a href={figureAddress(line.code, questionOf(line, asOf))}>{say(line.title)}</a>
      <br />
      <span class="text-soft">
        {day(line.period.from)} – {day(line.period.to)}
      </span>
    </>
  );
}

function Value({ figure }: { figure: Pick<Figure, 'value' | 'parts' | 'unit'> }) {
  const language = useLanguage();
  return <>{figureText(figure, language)}</>;
}

function Beside({ line, figure }: { line: Recount; figure: Figure | null }) {
  if (figure === null) return <Say text={t('không còn chỉ tiêu', 'no such indicator any more')} />;
  return (
    <>
      <Value figure={figure} />
      {isSame(line.frozen, figure) ? null : (
        <>
          {' '}
          <strong>
            <Say text={t('khác', 'differs')} />
          </strong>
        </>
      )}
    </>
  );
}

const day = (iso: string): string => formatDay(Temporal.PlainDate.from(iso));
