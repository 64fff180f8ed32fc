import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Subject } from '../reform-work/reform-work.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { CheckboxGroup, type Choice } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Council, Judged } from './council.ts';
import { MembersFields } from './members-fields.tsx';
import type { Round } from './round.ts';

export const room = t('Sáng kiến, khen thưởng', 'Initiatives and commendations');
export const crumbs = [{ href: '/emulation', text: room }];
export type Sent = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
} | null;
export type Names = (id: number) => string;

const stageWords = {
  scoring: t('Đang chấm', 'Being scored'),
  closed: t('Đã chấm xong', 'Scored'),
  nominating: t('Đang đề nghị', 'Open for proposals'),
  voting: t('Đang bỏ phiếu', 'Vote under way'),
  decided: t('Đã quyết định', 'Decided'),
} as const;

export function StageBadge({ stage }: { stage: keyof typeof stageWords }) {
  return <StatusBadge tone={stage === 'decided' ? 'done' : 'working'} text={stageWords[stage]} />;
}

const stageColumn = {
  key: 'stage',
  title: t('Tình trạng', 'State'),
  cell: ({ state }: { state: { stage: keyof typeof stageWords } }) => <StageBadge stage={state.stage} />,
};

export function EmulationPage({
  councils,
  rounds,
  manages,
  proposes,
}: {
  councils: readonly Subject<Council>[];
  rounds: readonly Subject<Round>[];
  manages: boolean;
  proposes: boolean;
}) {
  return (
    <>
      <PageTitle
        title={room}
        lead={t(
          'Đề xuất sáng kiến, hội đồng chấm, công nhận và nhân rộng; khen thưởng gắn với chỉ số CCHC.',
          'Initiatives proposed, scored, recognised and spread; commendations tied to the reform index.',
        )}
      >
        {proposes ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/registers/initiative/new"
            text={t('Đề xuất sáng kiến', 'Propose an initiative')}
          />
        ) : null}
        {manages ? (
          <LinkButton
            icon="users"
            href="/emulation/councils/new"
            text={t('Lập hội đồng chấm', 'New council')}
          />
        ) : null}
        {manages ? (
          <LinkButton
            icon="badge-check"
            href="/emulation/rounds/new"
            text={t('Mở đợt xét khen', 'New round')}
          />
        ) : null}
      </PageTitle>
      <Card title={t('Hội đồng sáng kiến', 'Councils of initiatives')} icon="users">
        <DataTable
          caption={t('Hội đồng sáng kiến', 'Councils of initiatives')}
          rows={councils}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState
              icon="users"
              title={t('Chưa có hội đồng nào', 'No council yet')}
              text={t(
                'Sáng kiến được đề xuất trong sổ; hội đồng chấm theo đợt.',
                'Initiatives are proposed in the register; a council scores them.',
              )}
            />
          }
          columns={[
            {
              key: 'title',
              title: t('Hội đồng', 'Council'),
              heads: true,
              cell: ({ id, state }) => <a href={`/emulation/councils/${id}`}>{state.title}</a>,
            },
            {
              key: 'on',
              title: t('Ngày', 'Day'),
              cell: ({ state }) => formatDay(Temporal.PlainDate.from(state.on)),
            },
            {
              key: 'count',
              title: t('Sáng kiến', 'Initiatives'),
              align: 'end',
              cell: ({ state }) => state.initiatives.length,
            },
            stageColumn,
          ]}
        />
      </Card>
      <Card title={t('Đợt xét khen thưởng', 'Rounds of commendation')} icon="badge-check">
        <DataTable
          caption={t('Đợt xét khen thưởng', 'Rounds of commendation')}
          rows={rounds}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState
              icon="badge-check"
              title={t('Chưa có đợt xét nào', 'No round yet')}
              text={t(
                'Đợt xét lấy tập thể từ kết quả chỉ số CCHC đã công bố.',
                'A round draws collectives from the published reform index.',
              )}
            />
          }
          columns={[
            {
              key: 'title',
              title: t('Đợt xét', 'Round'),
              heads: true,
              cell: ({ id, state }) => <a href={`/emulation/rounds/${id}`}>{state.title}</a>,
            },
            {
              key: 'count',
              title: t('Được đề nghị', 'Proposed'),
              align: 'end',
              cell: ({ state }) => state.nominees.length,
            },
            stageColumn,
          ]}
        />
      </Card>
    </>
  );
}

export function NewCouncilPage({
  waiting,
  refusals,
  values,
  names,
  found,
}: {
  found: ReadonlyMap<string, readonly Choice[]>;
  waiting: readonly Judged[];
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
  names: Names;
}) {
  return (
    <>
      <PageTitle title={t('Lập hội đồng chấm sáng kiến', 'New council')} crumbs={crumbs} />
      {waiting.length === 0 ? (
        <EmptyState
          icon="star"
          title={t('Không có sáng kiến nào đang chờ chấm', 'No initiative waits to be scored')}
          text={t(
            'Sáng kiến được cơ quan đề xuất trong sổ; khi có sáng kiến mới thì lập hội đồng chấm.',
            'Agencies propose initiatives in the register; a council is formed once there are new ones.',
          )}
        >
          <LinkButton href="/registers/initiative" icon="notebook-pen" text={t('Sổ sáng kiến', 'Register')} />
        </EmptyState>
      ) : (
        <Card>
          <Form action="/emulation/councils/new" refusals={refusals} values={values}>
            <TextField name="title" required label={t('Tên hội đồng, đợt chấm', 'Name')} maxLength={200} />
            <TextArea
              name="criteria"
              required
              rows={5}
              label={t('Tiêu chí, mỗi dòng: tên | điểm tối đa', 'Criteria, one a line: name | maximum')}
            />
            <MembersFields found={found} />
            <FieldRow>
              <NumberField name="quorum" required label={t('Số thành viên tối thiểu phải chấm', 'Quorum')} />
              <NumberField
                name="threshold"
                required
                label={t('Ngưỡng công nhận (thang 100)', 'Threshold (of 100)')}
              />
            </FieldRow>
            <CheckboxGroup
              name="initiatives"
              label={t('Sáng kiến đưa ra chấm', 'Initiatives')}
              choices={waiting.map(({ id, name, agencyId, author }) => ({
                value: String(id),
                label: name,
                hint: `${names(agencyId)}, ${author}`,
              }))}
            />
            <Actions>
              <Button look="next" icon="check" text={t('Mở chấm điểm', 'Open the scoring')} />
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
