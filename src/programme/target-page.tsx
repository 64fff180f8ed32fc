import { valueText } from '../indicators/indicators.ts';
import { reformAreas, type Indicator } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { DocumentsCard } from './documents-card.tsx';
import type { AgencyStanding, TargetReading } from './figures.ts';
import { HistoryCard } from './history-card.tsx';
import type { Plan } from './lives.ts';
import { FigureLink, showDay, StatusMark, useThreshold, type Names } from './parts.tsx';
import type { Moment } from './programme.ts';
import type { DocumentReading } from './reading-documents.ts';
import { agenciesMet } from './tables.tsx';
import { words } from './words.ts';

export type TargetPageProps = {
  readonly reading: TargetReading;
  readonly indicator: Indicator | undefined;
  readonly plan: Plan;
  readonly documents: readonly DocumentReading[];
  readonly attachable: readonly DocumentReading[];
  readonly moments: readonly Moment[];
  readonly names: Names;
  readonly audienceName: string;
  readonly mayEdit: boolean;
};

/** A target: its threshold, the figure it rests on, and why it has its status. */
export function TargetPage(props: TargetPageProps) {
  const { reading, indicator, plan, names, mayEdit } = props;
  const { target, status, why } = reading;
  const { fields, own } = target;
  const say = useSay();
  const language = useLanguage();
  const threshold = useThreshold();
  const unit = indicator?.unit ?? 'count';
  const { period } = reading.question;
  return (
    <>
      <PageTitle
        title={fields.title}
        crumbs={[
          { href: '/programme', text: words.room },
          { href: `/programme/plans/${plan.id}`, text: plan.fields.title },
        ]}
        beside={<StatusMark status={status} />}
        lead={own.dropped === null ? why : own.dropped}
      >
        {mayEdit && own.dropped === null ? (
          <LinkButton
            icon="pencil"
            href={`/programme/targets/${target.id}/edit`}
            text={t('Sửa mục tiêu', 'Edit the target')}
          />
        ) : null}
      </PageTitle>
      <Columns
        side={
          <>
            <DocumentsCard
              directed={{ kind: 'programme-target', id: target.id }}
              documents={props.documents}
              attachable={props.attachable}
              mayEdit={mayEdit}
            />
            <HistoryCard moments={props.moments} names={names} />
          </>
        }
      >
        <Card title={t('Tình trạng và căn cứ', 'Status and what it rests on')} icon="scale">
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Ngưỡng', 'Threshold'), value: threshold(fields.comparison, fields.threshold, unit) },
              {
                term: t('Kết quả', 'Figure'),
                value: (
                  <FigureLink code={fields.indicator} figure={reading.figure} question={reading.question} />
                ),
              },
              {
                term: t('Kỳ số liệu', 'Period of the figure'),
                value: `${showDay(period.from.toString())} – ${showDay(period.to.toString())}`,
              },
              {
                term: t('Nguồn số liệu', 'Source'),
                value: say(sources[reading.figure?.source ?? 'none']),
              },
              ...(reading.expected === null
                ? []
                : [
                    {
                      term: t('Lộ trình đều đến hôm nay cần', 'An even path asks today for'),
                      value: valueText(reading.expected, unit, language),
                    },
                    {
                      term: t('Mức ban đầu', 'Baseline'),
                      value: fields.baseline === null ? '' : valueText(fields.baseline, unit, language),
                    },
                  ]),
              { term: words.due, value: showDay(fields.dueOn) },
              { term: t('Áp dụng cho', 'Applies to'), value: props.audienceName },
              { term: words.area, value: say(reformAreas[fields.area]) },
              { term: words.owner, value: names(fields.ownerId) },
              {
                term: t('Chỉ tiêu thống kê', 'Indicator'),
                value:
                  indicator === undefined ? (
                    fields.indicator
                  ) : (
                    <>
                      <a href={`/indicators/${encodeURIComponent(indicator.code)}`}>{say(indicator.title)}</a>
                      <p class="hint">{say(indicator.definition)}</p>
                    </>
                  ),
              },
            ]}
          />
        </Card>
        {fields.audience === null ? null : <Agencies reading={reading} code={fields.indicator} />}
        {mayEdit && own.dropped === null ? (
          <Confirm
            text={t('Đưa ra khỏi kế hoạch', 'Take out of the plan')}
            icon="x"
            look="quiet"
            question={t(
              'Mục tiêu không còn được tính; lịch sử của nó vẫn giữ.',
              'The target no longer counts; its history is kept.',
            )}
          >
            <Form id="drop" action={`/programme/targets/${target.id}/drop`}>
              <input type="hidden" name="seen" value={target.version} />
              <TextArea name="reason" label={words.reason} required rows={2} maxLength={2000} />
              <Actions>
                <Button look="danger" text={t('Đưa ra khỏi kế hoạch', 'Take out of the plan')} />
              </Actions>
            </Form>
          </Confirm>
        ) : null}
      </Columns>
    </>
  );
}

const sources = {
  measured: t('Tính từ hồ sơ, sổ sách của hệ thống', 'Measured from the system’s own records'),
  reported: t('Do cơ quan báo cáo', 'Reported by an agency'),
  none: t('Chưa có', 'None yet'),
};

const order = ['missed', 'atRisk', 'noData', 'onCourse', 'metLate', 'met'];

/** Each agency with its figure; those that fall short first. */
function Agencies({ reading, code }: { reading: TargetReading; code: string }) {
  const rows = reading.agencies.toSorted(
    (one, other) =>
      order.indexOf(one.status) - order.indexOf(other.status) || one.agency.id - other.agency.id,
  );
  const say = useSay();
  return (
    <Card title={agenciesMet(reading)} icon="building">
      <DataTable
        caption={t('Từng cơ quan', 'Each agency')}
        keyboard
        compact
        rows={rows}
        rowKey={({ agency }: AgencyStanding) => String(agency.id)}
        empty={
          <EmptyState
            icon="building"
            title={t('Không có cơ quan nào như vậy', 'There are no such agencies')}
          />
        }
        columns={[
          { key: 'agency', title: t('Cơ quan', 'Agency'), heads: true, cell: ({ agency }) => agency.name },
          {
            key: 'figure',
            title: t('Kết quả', 'Figure'),
            cell: ({ figure, question }) => <FigureLink code={code} figure={figure} question={question} />,
          },
          {
            key: 'status',
            title: words.status,
            width: 'fit',
            cell: ({ status }) => <StatusMark status={status} />,
          },
          { key: 'why', title: t('Vì sao', 'Why'), hideOnPhone: true, cell: ({ why }) => say(why) },
        ]}
      />
    </Card>
  );
}
