import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Subject } from '../reform-work/reform-work.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select, type Choice } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { MembersFields } from './members-fields.tsx';
import { crumbs, StageBadge, type Sent } from './page-councils.tsx';
import { tally, type Round } from './round.ts';

export const levelWords = {
  department: t('Sở, ban, ngành', 'Departments'),
  district: t('Quận, huyện', 'Districts'),
  commune: t('Xã, phường, thị trấn', 'Communes'),
} as const;

export function NewRoundPage({
  refusals,
  values,
  found,
}: {
  found: ReadonlyMap<string, readonly Choice[]>;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  return (
    <>
      <PageTitle
        title={t('Mở đợt xét khen thưởng', 'New round')}
        crumbs={crumbs}
        lead={t(
          'Tập thể được đề nghị từ kết quả chỉ số CCHC đã công bố của năm.',
          'Collectives are proposed from the published reform index of the year.',
        )}
      />
      <Card>
        <Form action="/emulation/rounds/new" refusals={refusals} values={values}>
          <FieldRow>
            <TextField name="title" required label={t('Tên đợt xét', 'Name')} maxLength={200} />
            <NumberField name="year" required label={t('Năm của chỉ số CCHC', 'Year of the index')} />
          </FieldRow>
          {Object.entries(levelWords).map(([level, words]) => (
            <FieldGroup key={level} title={words}>
              <FieldRow>
                <NumberField
                  name={`rules.${level}.top`}
                  label={t('Lấy bao nhiêu hạng đầu', 'The best so many')}
                />
                <NumberField
                  name={`rules.${level}.least`}
                  decimal
                  label={t('Từ bao nhiêu điểm', 'From so many points')}
                />
              </FieldRow>
            </FieldGroup>
          ))}
          <MembersFields found={found} />
          <Actions>
            <Button look="next" icon="check" text={t('Mở đợt xét', 'Open the round')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}

export function RoundPage({
  round: { id, state: round },
  me,
  manages,
  agencies,
  names,
  sent,
}: {
  round: Subject<Round>;
  me: number;
  manages: boolean;
  agencies: readonly Choice[];
  names: (id: number) => string;
  sent: Sent;
}) {
  const base = `/emulation/rounds/${id}`;
  const isMember = round.members.some(({ accountId }) => accountId === me);
  const votes = round.stage === 'voting' && isMember;
  const showsTally = round.stage === 'decided';
  const kept = (form: string) =>
    sent?.form === form ? { refusals: sent.refusals, values: sent.values } : { refusals: [], values: {} };
  const voted = (number: number) =>
    round.votes.find(({ nominee, accountId }) => nominee === number && accountId === me);
  return (
    <>
      <PageTitle
        title={round.title}
        crumbs={crumbs}
        beside={<StageBadge stage={round.stage} />}
        lead={t(
          `Hội đồng: ${round.members.map(({ name }) => name).join(', ')}. Được khen khi quá nửa số thành viên đồng ý.`,
          `Council: ${round.members.map(({ name }) => name).join(', ')}. Carried by more than half of all members.`,
        )}
      >
        {round.stage === 'decided' ? (
          <LinkButton
            icon="printer"
            newWindow
            href={`${base}/list.pdf`}
            text={t('In danh sách', 'Print the list')}
          />
        ) : null}
      </PageTitle>
      <Card title={t('Danh sách đề nghị', 'Proposed')} icon="list-ordered">
        <DataTable
          caption={t('Danh sách đề nghị', 'Proposed')}
          rows={round.nominees}
          rowKey={({ number }) => String(number)}
          empty={
            <EmptyState
              icon="badge-check"
              title={t('Chưa có ai được đề nghị', 'Nobody yet')}
              text={t(
                'Năm này chưa có chỉ số được công bố theo điều kiện; cơ quan vẫn đề nghị cá nhân.',
                'No published index fits; agencies still propose people.',
              )}
            />
          }
          columns={[
            {
              key: 'name',
              title: t('Tập thể, cá nhân', 'Collective or person'),
              heads: true,
              cell: ({ name }) => name,
            },
            {
              key: 'agency',
              title: t('Cơ quan', 'Agency'),
              cell: ({ kind, agencyId, post }) =>
                kind === 'person' ? `${names(agencyId)}${post === '' ? '' : `, ${post}`}` : '',
            },
            {
              key: 'why',
              title: t('Thành tích', 'Achievement'),
              width: 'wide',
              cell: ({ achievement }) => achievement,
            },
            {
              key: 'vote',
              title: showsTally ? t('Kết quả', 'Result') : t('Phiếu của bạn', 'Your vote'),
              cell: ({ number, name }) => {
                const count = tally(round, number);
                if (showsTally)
                  return (
                    <Say
                      text={t(
                        `${count.yes} đồng ý, ${count.no} không: ${count.isCarried ? 'được khen' : 'không xét'}`,
                        `${count.yes} for, ${count.no} against: ${count.isCarried ? 'commended' : 'not'}`,
                      )}
                    />
                  );
                if (!votes) return '–';
                const own = voted(number);
                return (
                  <Form id={`v${number}`} action={`${base}/votes`}>
                    <input type="hidden" name="nominee" value={number} />
                    <div class="actions">
                      <Button
                        size="small"
                        name="vote"
                        value="for"
                        icon={own?.isFor === true ? 'check' : 'circle'}
                        text={t(`Đồng ý ${name}`, `For ${name}`)}
                      />
                      <Button
                        size="small"
                        name="vote"
                        value="against"
                        icon={own?.isFor === false ? 'x' : 'circle'}
                        text={t(`Không đồng ý ${name}`, `Against ${name}`)}
                      />
                    </div>
                  </Form>
                );
              },
            },
          ]}
        />
      </Card>
      {round.stage === 'nominating' && agencies.length > 0 ? (
        <Card title={t('Đề nghị cá nhân', 'Propose a person')} icon="user-plus">
          <Form id="nominate" action={`${base}/nominees`} {...kept('nominate')}>
            <FieldRow>
              <TextField name="name" required label={t('Họ tên', 'Name')} maxLength={200} />
              <TextField name="post" label={t('Chức vụ', 'Post')} maxLength={200} />
            </FieldRow>
            <Select name="agency" required label={t('Cơ quan', 'Agency')} choices={agencies} />
            <TextArea
              name="achievement"
              required
              rows={3}
              label={t('Thành tích cải cách hành chính', 'Achievement')}
            />
            <Actions>
              <Button icon="plus" text={t('Đề nghị', 'Propose')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {manages && round.stage === 'nominating' ? (
        <Form id="call" action={`${base}/call`}>
          <Actions>
            <Button
              look="next"
              icon="users"
              text={t('Chốt danh sách, mở bỏ phiếu', 'Close the list and vote')}
            />
          </Actions>
        </Form>
      ) : null}
      {manages && round.stage === 'voting' ? (
        <Confirm
          icon="signature"
          text={t('Ghi quyết định khen thưởng', 'Decide')}
          question={t(
            'Phiếu được kiểm; ai quá nửa số thành viên đồng ý thì vào sổ khen thưởng.',
            'Votes are counted; who has more than half of all members goes into the register.',
          )}
          open={sent?.form === 'decide'}
        >
          <Form id="decide" action={`${base}/decide`} {...kept('decide')}>
            <TextField name="decision" required label={t('Quyết định số', 'Decision no.')} maxLength={100} />
            <Actions>
              <Button text={t('Ghi quyết định', 'Decide')} />
            </Actions>
          </Form>
        </Confirm>
      ) : null}
    </>
  );
}
