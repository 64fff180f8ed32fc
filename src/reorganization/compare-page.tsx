import { figureText, periodWords, rowsAddress, type StructureLine } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { comparedCodes, type Comparison } from './compare.ts';
import type { Reorganization } from './life.ts';
import { crumbs } from './plan-view.tsx';

export const comparedPerPage = 60;
export type Side = keyof Comparison;

export type ComparePageProps = {
  readonly reorganization: Reorganization;
  readonly on: Temporal.PlainDate;
  readonly period: Period;
  readonly comparison: Comparison;
  readonly side: Side;
  readonly page: number;
  readonly titles: ReadonlyMap<string, Text>;
  /** Whether this person may open the dossiers behind the counts. */
  readonly mayOpen: boolean;
};

/** Counts of dossiers by agency in the structure before and after the plan: what was counted is the same in both. */
export function ComparePage(props: ComparePageProps) {
  const say = useSay();
  const language = useLanguage();
  const { reorganization, on, period, comparison, side, page } = props;
  const { id, plan, state } = reorganization;
  const address = `/reorganization/${id}/figures`;
  const query = `from=${period.from.toString()}&to=${period.to.toString()}`;
  const day = { before: formatDay(on.subtract({ days: 1 })), after: formatDay(on) };
  const lines = comparison[side];
  const tab = (name: Side) => ({
    href: `${address}?${query}&side=${name}`,
    text: t(
      `Cơ cấu ngày ${day[name]} (${comparison[name].length})`,
      `Structure of ${day[name]} (${comparison[name].length})`,
    ),
    current: side === name,
  });
  return (
    <>
      <PageTitle
        title={t('Số liệu trước và sau sắp xếp', 'Figures before and after')}
        crumbs={[...crumbs, { href: `/reorganization/${id}`, text: plan.title }]}
        lead={t(
          'Cùng những hồ sơ ấy, kể theo cơ quan của từng ngày: số của cơ quan cũ cộng vào cơ quan kế thừa toàn bộ, không chia theo phỏng đoán. Trang này chỉ có số tổng hợp.',
          'The same dossiers told by the agencies of each day: what an old agency counted is added to the one that carries on all of it; nothing is shared out by a guess. Only counts are shown here.',
        )}
      >
        <LinkButton
          icon="arrow-left"
          href={`/reorganization/${id}`}
          text={t('Về phương án', 'To the plan')}
        />
      </PageTitle>
      {state === 'carried-out' ? null : (
        <Alert
          kind="note"
          text={t(
            'Phương án chưa thực hiện: cơ cấu sau sắp xếp dưới đây là dự kiến.',
            'The plan has not been carried out: the structure after it is as planned.',
          )}
        />
      )}
      <FilterBar action={address} values={{ from: period.from.toString(), to: period.to.toString(), side }}>
        <input type="hidden" name="side" value={side} />
        <DateField name="from" label={t('Từ ngày', 'From')} />
        <DateField name="to" label={t('Đến ngày', 'To')} />
      </FilterBar>
      <Sums {...props} />
      <Tabs label={t('Cơ cấu', 'Structure')} tabs={[tab('before'), tab('after')]} />
      <Card title={`${say(periodWords(period))} · ${say(tab(side).text)}`} icon="table">
        <DataTable
          caption={t('Số liệu theo cơ quan', 'Figures by agency')}
          rows={lines.slice((page - 1) * comparedPerPage, page * comparedPerPage)}
          rowKey={({ key, label }) => `${key} ${label.vi}`}
          empty={
            <EmptyState
              title={t('Không có hồ sơ nào trong kỳ', 'No dossiers in the period')}
              text={t('Hãy chọn kỳ khác.', 'Choose another period.')}
            />
          }
          columns={[
            {
              key: 'agency',
              title: t('Cơ quan', 'Agency'),
              heads: true,
              width: 'wide',
              cell: ({ label }) => say(label),
            },
            ...comparedCodes.map((code) => ({
              key: code,
              title: props.titles.get(code) ?? t(code, code),
              align: 'end' as const,
              cell: (line: StructureLine) => <Cell line={line} code={code} {...props} />,
            })),
          ]}
        />
        <Pagination page={page} pageSize={comparedPerPage} total={lines.length} />
        <p class="text-soft">
          {say(
            t(
              `${formatNumber(lines.length, language)} dòng. Hồ sơ liên thông có ở mỗi cơ quan tham gia.`,
              `${formatNumber(lines.length, language)} rows. A shared dossier stands with each agency that takes part.`,
            ),
          )}
        </p>
      </Card>
    </>
  );
}

function Cell({ line, code, period, mayOpen }: ComparePageProps & { line: StructureLine; code: string }) {
  const language = useLanguage();
  const figure = line.figures.get(code);
  if (figure === undefined) return <>–</>;
  const text = figureText(figure, language);
  if (!mayOpen || figure.value === null || figure.value === 0) return <>{text}</>;
  const each = line.agencyIds.length > 1 ? { each: true as const } : {};
  const question = { period, ...each, where: { agencyIds: [...line.agencyIds] } };
  return <a href={rowsAddress(code, question)}>{text}</a>;
}

/** Sums of the counts in both structures; they differ only if something was lost. */
function Sums({ comparison, titles }: ComparePageProps) {
  const say = useSay();
  const language = useLanguage();
  const counts = comparedCodes.filter((code) => code !== 'dossier.onTimeShare');
  const rows = counts.map((code) => ({
    code,
    before: sumOf(comparison.before, code),
    after: sumOf(comparison.after, code),
  }));
  const isSame = rows.every(({ before, after }) => before === after);
  return (
    <>
      <Alert
        kind={isSame ? 'done' : 'warning'}
        text={
          isSame
            ? t(
                'Tổng số theo hai cơ cấu bằng nhau ở mọi chỉ tiêu.',
                'The sums are the same in both structures for every figure.',
              )
            : t(
                'Tổng số theo hai cơ cấu khác nhau: hãy báo quản trị hệ thống kiểm tra.',
                'The sums differ between the structures: have an administrator look into it.',
              )
        }
      />
      <DataTable
        caption={t('Tổng cộng theo hai cơ cấu', 'Sums in both structures')}
        compact
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'figure',
            title: t('Chỉ tiêu', 'Figure'),
            heads: true,
            width: 'wide',
            cell: ({ code }) => say(titles.get(code) ?? t(code, code)),
          },
          {
            key: 'before',
            title: t('Trước', 'Before'),
            align: 'end',
            cell: ({ before }) => formatNumber(before, language),
          },
          {
            key: 'after',
            title: t('Sau', 'After'),
            align: 'end',
            cell: ({ after }) => formatNumber(after, language),
          },
        ]}
      />
    </>
  );
}

function sumOf(lines: readonly StructureLine[], code: string): number {
  return lines.reduce((sum, { figures }) => sum + (figures.get(code)?.value ?? 0), 0);
}
