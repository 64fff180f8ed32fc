import { t } from '../kernel/messages.ts';
import type { Subject } from '../reform-work/reform-work.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { NumberField, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatNumber } from '../ui/format.ts';
import { Alert, Confirm } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { SpreadCard } from './council-spread.tsx';
import { isRecognised, mayScore, scoreFor, type Council, type Judged } from './council.ts';
import { crumbs, StageBadge, type Names, type Sent } from './page-councils.tsx';

/** Until the scoring closes a member sees their own marks alone. */
export function CouncilPage({
  council: { id, state: council },
  me,
  manages,
  names,
  agencies,
  sent,
}: {
  council: Subject<Council>;
  me: number;
  manages: boolean;
  names: Names;
  agencies: readonly { value: string; label: string }[];
  sent: Sent;
}) {
  const language = useLanguage();
  const isMember = council.members.some(({ accountId }) => accountId === me);
  const base = `/emulation/councils/${id}`;
  const own = (initiative: number) =>
    council.marks.find((one) => one.initiative === initiative && one.accountId === me);
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  return (
    <>
      <PageTitle
        title={council.title}
        crumbs={crumbs}
        beside={<StageBadge stage={council.stage} />}
        lead={t(
          `Công nhận từ ${council.threshold} điểm; cần ít nhất ${council.quorum} thành viên chấm.`,
          `Recognised from ${council.threshold}; at least ${council.quorum} members score.`,
        )}
      />
      <p>
        <Say
          text={t(
            `Thành viên: ${council.members.map(({ name }) => name).join(', ')}.`,
            `Members: ${council.members.map(({ name }) => name).join(', ')}.`,
          )}
        />
      </p>
      {council.stage === 'scoring' && isMember
        ? council.initiatives.map((one) => (
            <Card key={one.id} title={one.name} icon="pen-line">
              <p class="text-soft">
                <a href={`/registers/initiative/${one.id}`}>
                  {names(one.agencyId)}, {one.author}
                </a>
              </p>
              {mayScore(council, one, me) ? (
                <Form
                  id={`m${one.id}`}
                  action={`${base}/marks`}
                  refusals={sent?.form === String(one.id) ? sent.refusals : []}
                  values={
                    sent?.form === String(one.id)
                      ? sent.values
                      : {
                          points: {
                            [`i${one.id}`]: Object.fromEntries(
                              (own(one.id)?.points ?? []).map((points, index) => [`c${index}`, points]),
                            ),
                          },
                        }
                  }
                >
                  <input type="hidden" name="initiative" value={one.id} />
                  <FieldRow>
                    {council.criteria.map(({ name, most }, index) => (
                      <NumberField
                        key={name}
                        name={`points.i${one.id}.c${index}`}
                        decimal
                        required
                        label={name}
                        suffix={`/ ${most}`}
                      />
                    ))}
                  </FieldRow>
                  <Actions>
                    <Button
                      icon="save"
                      text={own(one.id) === undefined ? t('Chấm', 'Score') : t('Chấm lại', 'Score again')}
                    />
                  </Actions>
                </Form>
              ) : (
                <Alert
                  text={t(
                    'Bạn là tác giả hoặc người ghi sáng kiến này: các thành viên khác chấm.',
                    'You are its author or recorded it: other members score it.',
                  )}
                />
              )}
            </Card>
          ))
        : null}
      <Card title={t('Kết quả', 'Results')} icon="list-ordered">
        <DataTable
          caption={t('Kết quả chấm', 'Results')}
          rows={
            council.stage === 'scoring'
              ? council.initiatives
              : council.initiatives.toSorted(
                  (one, other) =>
                    (scoreFor(council, other.id).mean ?? 0) - (scoreFor(council, one.id).mean ?? 0),
                )
          }
          rowKey={(one) => String(one.id)}
          columns={[
            {
              key: 'name',
              title: t('Sáng kiến', 'Initiative'),
              heads: true,
              width: 'wide',
              cell: (one) => (
                <>
                  <a href={`/registers/initiative/${one.id}`}>{one.name}</a>
                  <br />
                  <span class="text-soft">{names(one.agencyId)}</span>
                </>
              ),
            },
            {
              key: 'count',
              title: t('Đã chấm', 'Scored by'),
              align: 'end',
              cell: (one) => council.marks.filter(({ initiative }) => initiative === one.id).length,
            },
            ...(council.stage === 'scoring'
              ? []
              : [
                  {
                    key: 'mean',
                    title: t('Trung bình', 'Mean'),
                    align: 'end' as const,
                    cell: (one: Judged) => number(scoreFor(council, one.id).mean),
                  },
                  {
                    key: 'spread',
                    title: t('Độ lệch', 'Spread'),
                    align: 'end' as const,
                    cell: (one: Judged) => number(scoreFor(council, one.id).spread),
                  },
                  {
                    key: 'range',
                    title: t('Thấp – cao', 'Least – most'),
                    cell: (one: Judged) =>
                      `${number(scoreFor(council, one.id).least)} – ${number(scoreFor(council, one.id).most)}`,
                  },
                  {
                    key: 'result',
                    title: t('Kết quả', 'Result'),
                    cell: (one: Judged) => (
                      <Say
                        text={
                          isRecognised(council, one.id)
                            ? t('Đủ điểm công nhận', 'Recognised')
                            : t('Chưa đủ điểm', 'Not recognised')
                        }
                      />
                    ),
                  },
                  {
                    key: 'to',
                    title: t('Cơ quan áp dụng', 'Applied by'),
                    cell: (one: Judged) => one.spreadTo.map(names).join(', '),
                  },
                ]),
          ]}
        />
        {council.stage === 'scoring' ? (
          <p class="text-soft">
            <Say
              text={t(
                'Điểm của các thành viên chỉ hiện sau khi đóng chấm.',
                'Marks are shown after the scoring has closed.',
              )}
            />
          </p>
        ) : null}
      </Card>
      {manages && council.stage === 'scoring' ? (
        <Confirm
          icon="lock"
          text={t('Đóng chấm điểm', 'Close the scoring')}
          question={t(
            'Sau khi đóng không sửa điểm được; điểm trung bình được ghi vào sổ.',
            'Marks cannot be changed afterwards; means go into the register.',
          )}
          open={sent?.form === 'close'}
        >
          <Form id="close" action={`${base}/close`} refusals={sent?.form === 'close' ? sent.refusals : []}>
            <Actions>
              <Button text={t('Đóng chấm', 'Close')} />
            </Actions>
          </Form>
        </Confirm>
      ) : null}
      {manages && council.stage === 'closed' ? (
        <Card title={t('Quyết định công nhận', 'Decision')} icon="signature">
          <Form id="decide" action={`${base}/decide`} refusals={sent?.form === 'decide' ? sent.refusals : []}>
            <TextField
              name="decision"
              required
              label={t('Quyết định số', 'Decision no.')}
              width="medium"
              maxLength={100}
            />
            <Actions>
              <Button look="next" icon="check" text={t('Công nhận', 'Decide')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {manages && council.stage === 'decided' ? (
        <SpreadCard council={council} base={base} names={names} agencies={agencies} sent={sent} />
      ) : null}
    </>
  );
}
