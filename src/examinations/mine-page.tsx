import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { Alert, Code, Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { filledIn, type Filled } from './forms.ts';
import type { Examination } from './life.ts';
import { showDay } from './parts.tsx';
import { mayAppeal } from './results.ts';
import { resultsShown } from './public-pages.tsx';
import { getRules } from './rule-sets.ts';
import type { Candidate } from './store-candidates.ts';
import type { Appeal, Result } from './store-marks.ts';
import type { Receipt } from './applying.ts';
import { candidateWords, formatPoints, phaseWords, standingWords, words } from './words.ts';

export function LookUpPage({ filled }: { filled: Filled | null }) {
  return (
    <>
      <PageTitle
        title={t('Tra cứu hồ sơ dự tuyển', 'Look up an application')}
        crumbs={[{ href: '/exams', text: words.publicRoom }]}
        lead={t(
          'Nhập mã hồ sơ và mã bí mật ghi trên phiếu nhận.',
          'Enter the code and the secret of your receipt.',
        )}
      />
      <Form action="/exams/look-up" autocomplete="off" {...filledIn(filled, 'look-up')}>
        <TextField
          name="code"
          label={t('Mã hồ sơ', 'Code')}
          required
          width="medium"
          placeholder="TS2026-000123"
        />
        <TextField name="secret" label={t('Mã bí mật', 'Secret')} required width="medium" />
        <Actions>
          <Button look="next" icon="search" text={t('Xem hồ sơ', 'Show')} />
        </Actions>
      </Form>
    </>
  );
}

/** All that a candidate asks for: state, number, room, marks once they are published, appeal, withdrawal. */
export function MinePage(props: {
  examination: Examination;
  candidate: Candidate;
  receipt: Receipt;
  result: Result | null;
  appeals: readonly Appeal[];
  now: Temporal.Instant;
  filled: Filled | null;
}) {
  const { examination, candidate, receipt, appeals } = props;
  const { fields } = examination;
  const rules = getRules(fields.rules);
  const result = resultsShown.has(examination.phase) ? props.result : null;
  const position = examination.positions.find((one) => one.id === candidate.positionId);
  const room = candidate.room === null ? undefined : examination.seating?.rooms[candidate.room];
  const open = rules.parts.filter(
    ({ code }) =>
      typeof result?.marks[code] === 'number' &&
      mayAppeal(examination, props.now, code) &&
      !appeals.some(({ part }) => part === code),
  );
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={t(`Hồ sơ dự tuyển ${candidate.code}`, `Application ${candidate.code}`)}
        crumbs={[
          { href: '/exams', text: words.publicRoom },
          { href: `/exams/${examination.id}`, text: fields.title },
        ]}
        beside={
          <StatusBadge
            tone={candidate.state === 'eligible' ? 'done' : 'plain'}
            text={candidateWords[candidate.state]}
          />
        }
      />
      <Alert kind="note" title={t('Hãy ghi lại hoặc in trang này', 'Write this down or print this page')}>
        <p>
          {say(t('Mã hồ sơ', 'Code'))}: <Code>{receipt.code}</Code> · {say(t('Mã bí mật', 'Secret'))}:{' '}
          <Code>{receipt.secret}</Code>
        </p>
      </Alert>
      <Card title={t('Thông tin dự thi', 'Your examination')} icon="id-card">
        <DefinitionList
          columns={2}
          facts={[
            { term: words.name, value: candidate.fullName },
            { term: words.position, value: position?.title ?? '' },
            { term: t('Nộp lúc', 'Sent'), value: formatMoment(candidate.registeredAt, language) },
            { term: t('Kỳ thi', 'Examination'), value: say(phaseWords[examination.phase]) },
            { term: words.number, value: candidate.number ?? say(t('Chưa có', 'Not yet')) },
            {
              term: t('Phòng, chỗ ngồi', 'Room, seat'),
              value: room === undefined ? say(t('Chưa xếp', 'Not yet')) : `${room.name} · ${candidate.seat}`,
            },
            {
              term: t('Ngày thi, địa điểm', 'Day and place'),
              value: `${showDay(fields.sitsOn)} · ${fields.place}`,
            },
            ...(candidate.note === '' ? [] : [{ term: words.reason, value: candidate.note }]),
          ]}
        />
      </Card>
      {result === null ? null : (
        <Card title={words.result} icon="list-ordered">
          <p>
            <StatusBadge
              tone={result.standing === 'won' ? 'done' : 'plain'}
              text={standingWords[result.standing]}
            />
          </p>
          <DataTable
            caption={words.points}
            rows={rules.parts}
            rowKey={({ code }) => code}
            columns={[
              { key: 'part', title: words.part, heads: true, cell: ({ title }) => say(title) },
              {
                key: 'points',
                title: words.points,
                align: 'end',
                cell: ({ code }) => say(markText(result.marks[code])),
              },
            ]}
          />
          <p>
            {say(t('Điểm ưu tiên', 'Priority points'))}: {formatPoints(result.priority)} · {say(words.total)}:{' '}
            {result.total === null ? '–' : formatPoints(result.total)}
            {result.rank === null
              ? ''
              : ` · ${say(t('Thứ hạng tại vị trí', 'Rank for the position'))}: ${result.rank}`}
          </p>
        </Card>
      )}
      {appeals.length === 0 ? null : (
        <Card title={t('Đơn phúc khảo', 'Appeals')} icon="message-square">
          <ul>
            {appeals.map((one) => (
              <li key={one.id}>
                {say(rules.parts.find(({ code }) => code === one.part)?.title ?? words.part)}:{' '}
                {one.pointsAfter === null
                  ? say(t('đang giải quyết', 'being settled'))
                  : `${formatPoints(one.pointsBefore)} → ${formatPoints(one.pointsAfter)}. ${one.answer ?? ''}`}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {open.length === 0 ? null : (
        <Card title={t('Gửi đơn phúc khảo', 'Appeal')} icon="message-square-warning">
          <Form action="/exams/mine/appeal" id="appeal" {...filledIn(props.filled, 'appeal')}>
            <Select
              name="part"
              label={words.part}
              required
              choices={open.map(({ code, title }) => ({ value: code, label: title }))}
            />
            <TextArea name="words" label={t('Nội dung đề nghị', 'What you ask')} required />
            <Actions>
              <Button icon="send" text={t('Gửi đơn phúc khảo', 'Send the appeal')} />
            </Actions>
          </Form>
        </Card>
      )}
      <Actions>
        {candidate.state === 'registered' ? (
          <Confirm
            text={t('Rút hồ sơ', 'Withdraw')}
            question={t(
              'Rút hồ sơ này? Bạn có thể nộp hồ sơ khác khi còn hạn.',
              'Withdraw this application? You may apply anew in time.',
            )}
          >
            <Form action="/exams/mine/withdraw" id="withdraw">
              <Button look="danger" text={t('Rút hồ sơ', 'Withdraw')} />
            </Form>
          </Confirm>
        ) : null}
        <Form action="/exams/mine/leave" id="leave">
          <Button look="quiet" icon="log-out" text={t('Thoát khỏi hồ sơ', 'Leave')} />
        </Form>
      </Actions>
    </>
  );
}

export function markText(mark: Result['marks'][string] | undefined) {
  if (mark === undefined) return t('–', '–');
  if (typeof mark === 'number') return t(formatPoints(mark), (mark / 100).toString());
  if (mark === 'exempt') return t('Miễn thi', 'Exempt');
  return mark === 'absent' ? t('Vắng', 'Absent') : t('Đình chỉ', 'Expelled');
}
