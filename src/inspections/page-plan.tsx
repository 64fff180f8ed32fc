import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Subject } from '../reform-work/reform-work.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select, type Choice } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { crumbs, type Names } from './page-overview.tsx';
import type { Kept } from './reading.ts';
import { planTones, planWords, type Plan, type PlanLine } from './schema.ts';

export type PlanPageProps = {
  readonly plan: Subject<Plan>;
  readonly visits: ReadonlyMap<number, Kept>;
  readonly overdue: ReadonlyMap<number, number>;
  readonly agencies: readonly Choice[];
  readonly names: Names;
  readonly inspects: boolean;
  readonly approves: boolean;
  readonly refused: {
    readonly form: string;
    readonly refusals: readonly Refusal[];
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
};

const stateWords: Readonly<Record<string, { vi: string; en: string }>> = {
  held: t('Đã kiểm tra', 'Held'),
  concluded: t('Đã kết luận', 'Concluded'),
  closed: t('Đã khắc phục xong', 'Closed'),
  cancelled: t('Không thực hiện', 'Not held'),
};

export function PlanPage({
  plan: { id, state: plan },
  visits,
  overdue,
  agencies,
  names,
  inspects,
  approves,
  refused,
}: PlanPageProps) {
  const sent = (form: string) =>
    refused?.form === form
      ? { refusals: refused.refusals, values: refused.values }
      : { refusals: [], values: {} };
  const isDraft = plan.state === 'draft';
  return (
    <>
      <PageTitle
        title={t(`Kế hoạch kiểm tra năm ${plan.year}`, `Inspection plan of ${plan.year}`)}
        crumbs={crumbs}
        beside={
          <StatusBadge
            tone={planTones[plan.state]}
            text={
              plan.state === 'approved'
                ? t(`Đã duyệt, ${plan.decision}`, `Approved, ${plan.decision}`)
                : planWords[plan.state]
            }
          />
        }
        {...(plan.approvedOn === null
          ? {}
          : {
              lead: t(
                `Duyệt ngày ${formatDay(Temporal.PlainDate.from(plan.approvedOn))}`,
                `Approved ${formatDay(Temporal.PlainDate.from(plan.approvedOn))}`,
              ),
            })}
      >
        <LinkButton
          icon="printer"
          newWindow
          href={`/inspections/plans/${id}/plan.pdf`}
          text={t('In kế hoạch', 'Print')}
        />
      </PageTitle>
      {plan.returned === '' ? null : (
        <Alert
          kind="warning"
          text={t(`Lãnh đạo trả lại: ${plan.returned}`, `Returned by the leader: ${plan.returned}`)}
        />
      )}
      <Card title={t('Đơn vị được kiểm tra', 'Units')} icon="building">
        <DataTable
          caption={t('Đơn vị được kiểm tra', 'Units')}
          compact
          rows={plan.lines.toSorted((one, other) => one.quarter - other.quarter || one.number - other.number)}
          rowKey={({ number }) => String(number)}
          empty={
            <EmptyState
              icon="building"
              title={t('Kế hoạch chưa có đơn vị nào', 'No unit yet')}
              text={t('Thêm từng đơn vị với quý kiểm tra bên dưới.', 'Add units with their quarter below.')}
            />
          }
          columns={[
            {
              key: 'agency',
              title: t('Đơn vị', 'Unit'),
              heads: true,
              cell: ({ agencyId }) => names(agencyId),
            },
            { key: 'quarter', title: t('Quý', 'Quarter'), align: 'center', cell: ({ quarter }) => quarter },
            { key: 'team', title: t('Đoàn kiểm tra', 'Team'), cell: ({ team }) => team },
            ...(plan.state === 'approved' ? progressColumns(visits, overdue) : []),
            ...(inspects && plan.state !== 'submitted'
              ? [
                  {
                    key: 'do',
                    title: t('Việc', 'Do'),
                    cell: ({ number, inspectionId, agencyId }: PlanLine) =>
                      inspectionId !== null ? null : isDraft ? (
                        <Form
                          id={`unline-${number}`}
                          action={`/inspections/plans/${id}/lines/${number}/remove`}
                        >
                          <Actions>
                            <Button
                              size="small"
                              look="quiet"
                              icon="x"
                              text={t(`Bỏ ${names(agencyId)}`, `Remove ${names(agencyId)}`)}
                              iconOnly
                            />
                          </Actions>
                        </Form>
                      ) : (
                        <LinkButton
                          size="small"
                          icon="clipboard-check"
                          href={`/inspections/visits/new?plan=${id}&line=${number}`}
                          text={t('Kiểm tra', 'Visit')}
                        />
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {isDraft && inspects ? (
        <Card title={t('Thêm đơn vị', 'Add a unit')} icon="plus">
          <Form id="line" action={`/inspections/plans/${id}/lines`} {...sent('line')}>
            <FieldRow>
              <Select name="agency" required label={t('Đơn vị', 'Unit')} choices={agencies} />
              <Select
                name="quarter"
                required
                label={t('Quý', 'Quarter')}
                choices={[1, 2, 3, 4].map((quarter) => ({
                  value: String(quarter),
                  label: t(`Quý ${quarter}`, `Quarter ${quarter}`),
                }))}
              />
              <TextField name="team" label={t('Đoàn kiểm tra', 'Team')} maxLength={300} />
            </FieldRow>
            <Actions>
              <Button icon="plus" text={t('Thêm vào kế hoạch', 'Add')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {isDraft && inspects ? (
        <Form id="submit" action={`/inspections/plans/${id}/submit`} {...sent('submit')}>
          <Actions>
            <Button look="next" icon="send" text={t('Trình duyệt', 'Submit for approval')} />
          </Actions>
        </Form>
      ) : null}
      {plan.state === 'submitted' && approves ? (
        <Card title={t('Duyệt kế hoạch', 'Approve the plan')} icon="signature">
          <Form id="approve" action={`/inspections/plans/${id}/approve`} {...sent('approve')}>
            <TextField
              name="decision"
              required
              label={t('Quyết định, kế hoạch số', 'Decision no.')}
              width="medium"
              maxLength={100}
            />
            <Actions>
              <Button look="next" icon="check" text={t('Duyệt kế hoạch', 'Approve')} />
            </Actions>
          </Form>
          <Confirm
            icon="undo-2"
            text={t('Trả lại để sửa', 'Return for changes')}
            question={t('Người lập kế hoạch sửa rồi trình lại.', 'The office changes it and submits again.')}
            open={refused?.form === 'return'}
          >
            <Form id="return" action={`/inspections/plans/${id}/return`} {...sent('return')}>
              <TextArea name="reason" required rows={2} label={t('Điều cần sửa', 'What is to be changed')} />
              <Actions>
                <Button text={t('Trả lại', 'Return')} />
              </Actions>
            </Form>
          </Confirm>
        </Card>
      ) : null}
    </>
  );
}

/** How far each line of an approved plan is, and what is overdue after its visit. */
function progressColumns(
  visits: PlanPageProps['visits'],
  overdue: PlanPageProps['overdue'],
): Column<PlanLine>[] {
  return [
    {
      key: 'state',
      title: t('Tiến độ', 'Progress'),
      cell: ({ inspectionId }) => {
        const visit = inspectionId === null ? undefined : visits.get(inspectionId);
        if (visit === undefined) return <StatusBadge tone="new" text={t('Chưa kiểm tra', 'Not yet')} />;
        return (
          <a href={`/inspections/visits/${visit.id}`}>
            <Say text={stateWords[visit.state] ?? t(visit.state, visit.state)} />
          </a>
        );
      },
    },
    {
      key: 'overdue',
      title: t('Tồn tại quá hạn', 'Overdue'),
      align: 'end',
      cell: ({ inspectionId }) => (inspectionId === null ? '' : (overdue.get(inspectionId) ?? 0)),
    },
  ];
}
