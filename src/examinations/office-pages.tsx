import { t } from '../kernel/messages.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, DefinitionList, StatTiles, Timeline } from '../ui/content.tsx';
import type { Choice } from '../ui/choices.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { isOpenTo } from './commands.ts';
import { filledIn, type Filled } from './forms.ts';
import { Frame, type May } from './frame.tsx';
import { actWords, type Act } from './history.ts';
import type { Examination } from './life.ts';
import { PartsTable, showDay } from './parts.tsx';
import { getRules } from './rule-sets.ts';
import { kindWords, words } from './words.ts';
import { ExaminersCard } from './examiners-card.tsx';
import { NextStep } from './next-step.tsx';

export function OverviewPage(props: {
  examination: Examination;
  may: May;
  counts: ReadonlyMap<string, number>;
  history: readonly Act[];
  examiners: readonly { readonly username: string; readonly fullName: string }[];
  found: ReadonlyMap<string, readonly Choice[]>;
  filled: Filled | null;
}) {
  const { examination, may, counts, history } = props;
  const { id, fields, phase, computed } = examination;
  const rules = getRules(fields.rules);
  const quota = examination.positions.reduce((all, one) => all + one.quota, 0);
  const sent = [...counts].reduce((all, [state, count]) => all + (state === 'withdrawn' ? 0 : count), 0);
  const to = (path: string) => `/examinations/${id}${path}`;
  const say = useSay();
  return (
    <Frame
      examination={examination}
      tab="overview"
      may={may}
      actions={
        may.manage && isOpenTo(phase, 'change') ? (
          <LinkButton icon="pencil" href={to('/edit')} text={t('Sửa kế hoạch', 'Change the plan')} />
        ) : null
      }
    >
      <StatTiles
        label={t('Số liệu của kỳ thi', 'Figures')}
        tiles={[
          { href: to('/positions'), label: words.quota, value: quota },
          {
            href: may.candidates ? to('/candidates') : to(''),
            label: t('Hồ sơ dự tuyển', 'Applications'),
            value: sent,
          },
          {
            href: may.candidates ? to('/candidates?state=eligible') : to(''),
            label: t('Đủ điều kiện', 'Eligible'),
            value: counts.get('eligible') ?? 0,
          },
          ...(computed === null
            ? []
            : [
                {
                  href: to('/results?standing=won'),
                  label: t('Trúng tuyển', 'Winners'),
                  value: computed.winners,
                },
                {
                  href: to('/positions'),
                  label: t('Chỉ tiêu còn thiếu', 'Unfilled'),
                  value: computed.unfilled,
                },
              ]),
        ]}
      />
      <Columns
        side={
          <>
            <Card title={t('Lịch sử', 'History')} icon="history">
              <Timeline
                label={t('Lịch sử', 'History')}
                entries={history.map((one) => ({
                  id: String(one.number),
                  at: one.at,
                  title: actWords(one),
                  by: one.by,
                  state: 'done',
                }))}
              />
            </Card>
          </>
        }
      >
        {may.manage ? <NextStep {...props} /> : null}
        <Card title={t('Kế hoạch', 'Plan')} icon="calendar-days">
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Loại', 'Kind'), value: say(kindWords[rules.kind]) },
              { term: t('Quy chế', 'Rules'), value: rules.law },
              {
                term: t('Nhận hồ sơ', 'Applications'),
                value: `${showDay(fields.registerFrom)} – ${showDay(fields.registerTo)}`,
              },
              { term: t('Ngày thi', 'Held on'), value: showDay(fields.sitsOn) },
              { term: t('Địa điểm', 'Place'), value: fields.place },
              {
                term: t('Người coi thi, nhập điểm', 'Examiners'),
                value: props.examiners.map(({ fullName }) => fullName).join(', '),
              },
              ...(examination.decision === null
                ? []
                : [{ term: t('Quyết định công nhận', 'Decision'), value: examination.decision }]),
            ]}
          />
          {fields.notice === '' ? null : <p>{fields.notice}</p>}
        </Card>
        <Card title={t('Môn thi và cách tính điểm', 'Parts and marks')} icon="list-checks">
          <PartsTable rules={rules} />
        </Card>
        {may.manage && isOpenTo(phase, 'appointExaminers') ? <ExaminersCard {...props} /> : null}
        {may.manage && isOpenTo(phase, 'cancel') ? (
          <Confirm
            text={t('Hủy kỳ thi', 'Cancel the examination')}
            look="danger"
            question={t(
              'Kỳ thi đã hủy không mở lại được.',
              'A cancelled examination cannot be opened again.',
            )}
            open={props.filled?.form === 'cancel'}
          >
            <Form action={to('/cancel')} id="cancel" {...filledIn(props.filled, 'cancel')}>
              <TextArea name="reason" label={words.reason} required rows={2} />
              <Button look="danger" text={t('Hủy kỳ thi', 'Cancel the examination')} />
            </Form>
          </Confirm>
        ) : null}
      </Columns>
    </Frame>
  );
}
