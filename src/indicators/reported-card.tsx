import { t, type Text } from '../kernel/messages.ts';
import { Card } from '../ui/content.tsx';
import { formatMoment } from '../ui/format.ts';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Indicator, Question, ReportedValue } from './schema.ts';
import { figureText, parameters } from './text.ts';

/** Who reported a figure and its parts. */
export function ReportedCard(props: {
  readonly reported: readonly ReportedValue[];
  readonly names: (code: string) => Text;
  readonly agencyName: (id: number) => string;
  readonly indicator: Indicator;
  readonly question: Question;
}) {
  const { reported, names, agencyName, indicator, question } = props;
  const language = useLanguage();
  const say = useSay();
  if (reported.length === 0) return null;
  return (
    <Card title={t('Số liệu cơ quan đã báo cáo', 'What agencies reported')} icon="building">
      <DataTable
        caption={t('Ai báo cáo số liệu này', 'Who reported this figure')}
        rows={reported}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: 'what',
            title: t('Chỉ tiêu', 'Indicator'),
            heads: true,
            cell: (row) => say(names(row.indicator)),
          },
          {
            key: 'about',
            title: t('Của', 'About'),
            cell: ({ aboutAgencyId: id }) =>
              id === null ? say(t('Toàn thành phố', 'The whole city')) : agencyName(id),
          },
          {
            key: 'by',
            title: t('Cơ quan chịu trách nhiệm', 'Who answers for it'),
            cell: (row) => agencyName(row.byAgencyId),
          },
          {
            key: 'value',
            title: t('Giá trị', 'Value'),
            align: 'end',
            cell: (row) =>
              figureText(
                { ...row, unit: row.indicator === indicator.code ? indicator.unit : 'count' },
                language,
              ),
          },
          {
            key: 'at',
            title: t('Ghi ngày', 'Recorded'),
            cell: (row) => formatMoment(row.recordedAt, language),
          },
          { key: 'note', title: t('Ghi chú', 'Note'), cell: (row) => row.note, hideOnPhone: true },
        ]}
      />
      <p>
        <a href={`/reported-figures/values/${indicator.code}?${parameters(question)}`}>
          <Say
            text={t('Bằng chứng, và giá trị trước khi đính chính', 'Evidence, and values before corrections')}
          />
        </a>
      </p>
    </Card>
  );
}
