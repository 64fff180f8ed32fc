import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { isOpenTo } from './commands.ts';
import { filledIn, type Filled } from './forms.ts';
import { Frame, type May } from './frame.tsx';
import type { Examination } from './life.ts';
import type { Check } from './results.ts';
import { findPart, getRules } from './rule-sets.ts';
import type { Candidate } from './store-candidates.ts';
import type { Appeal } from './store-marks.ts';
import { formatPoints, standingWords, words } from './words.ts';

/** The results computed anew beside those that stand. */
export function CheckPage({ examination, may, check }: { examination: Examination; may: May; check: Check }) {
  const { computed, stored, differences } = check;
  const isSame = differences.length === 0;
  const say = useSay();
  return (
    <Frame examination={examination} tab="results" may={may}>
      <Alert
        kind={isSame && check.isSameInputs ? 'done' : 'warning'}
        title={
          isSame
            ? t('Tính lại cho đúng kết quả đang lưu', 'Computed anew, the results are the same')
            : t(
                `Tính lại khác ở ${differences.length} thí sinh`,
                `Computed anew, ${differences.length} candidates differ`,
              )
        }
        text={
          check.isSameInputs
            ? t(
                'Điểm danh, điểm, ưu tiên, chỉ tiêu không đổi từ lần tính gần nhất.',
                'Attendance, marks, priority and quotas have not changed since.',
              )
            : t(
                'Dữ liệu đầu vào đã đổi sau lần tính gần nhất (phúc khảo). Hãy tính lại.',
                'What goes in has changed since (appeals). Compute again.',
              )
        }
      />
      <Card title={t('Mã kiểm chứng', 'Digests')} icon="shield-check">
        <DefinitionList
          facts={[
            { term: t('Đầu vào, tính lại', 'Inputs, anew'), value: computed.inputs },
            { term: t('Đầu vào, đã lưu', 'Inputs, stored'), value: stored?.inputs ?? '' },
            { term: t('Kết quả, tính lại', 'Results, anew'), value: computed.results },
            { term: t('Kết quả, đã lưu', 'Results, stored'), value: stored?.results ?? '' },
          ]}
        />
      </Card>
      {isSame ? null : (
        <DataTable
          caption={t('Khác biệt', 'Differences')}
          rows={differences.slice(0, 200)}
          rowKey={({ after }) => String(after.id)}
          columns={[
            {
              key: 'id',
              title: t('Thí sinh', 'Candidate'),
              heads: true,
              cell: ({ after }) => (
                <a href={`/examinations/${examination.id}/candidates/${after.id}`}>#{after.id}</a>
              ),
            },
            {
              key: 'before',
              title: t('Đang lưu', 'Stored'),
              cell: ({ before }) =>
                before === undefined
                  ? '–'
                  : `${say(standingWords[before.standing])} ${before.total === null ? '' : formatPoints(before.total)}`,
            },
            {
              key: 'after',
              title: t('Tính lại', 'Anew'),
              cell: ({ after }) =>
                `${say(standingWords[after.standing])} ${after.total === null ? '' : formatPoints(after.total)}`,
            },
          ]}
        />
      )}
      {may.manage && isOpenTo(examination.phase, 'compute') && examination.phase !== 'recognised' ? (
        <Form action={`/examinations/${examination.id}/steps`}>
          <input type="hidden" name="step" value="compute" />
          <Actions>
            <Button
              look={isSame ? 'plain' : 'next'}
              icon="refresh-cw"
              text={t('Tính lại và lưu', 'Compute and store')}
            />
          </Actions>
        </Form>
      ) : null}
    </Frame>
  );
}

export function AppealsPage(props: {
  examination: Examination;
  may: May;
  appeals: readonly Appeal[];
  people: ReadonlyMap<number, Candidate>;
  filled: Filled | null;
}) {
  const { examination, appeals, people } = props;
  const rules = getRules(examination.fields.rules);
  const open = appeals.filter((one) => one.settledAt === null);
  const say = useSay();
  const partOf = (code: string) => say(findPart(rules, code)?.title ?? code);
  return (
    <Frame examination={examination} tab="appeals" may={props.may}>
      <DataTable
        caption={t('Đơn phúc khảo', 'Appeals')}
        rows={appeals}
        rowKey={(one) => String(one.id)}
        empty={
          <EmptyState
            title={t('Chưa có đơn phúc khảo', 'There are no appeals')}
            text={t(
              'Thí sinh gửi đơn trên trang tra cứu hồ sơ trong thời hạn.',
              'Candidates send them from their own page, in time.',
            )}
          />
        }
        columns={[
          {
            key: 'name',
            title: words.name,
            heads: true,
            cell: (one) => people.get(one.candidateId)?.fullName ?? '',
          },
          { key: 'part', title: words.part, cell: (one) => partOf(one.part) },
          { key: 'words', title: t('Đề nghị', 'Asked'), cell: (one) => one.words },
          {
            key: 'before',
            title: t('Điểm công bố', 'Published'),
            align: 'end',
            cell: (one) => formatPoints(one.pointsBefore),
          },
          {
            key: 'after',
            title: t('Sau phúc khảo', 'Re-marked'),
            align: 'end',
            cell: (one) => (one.pointsAfter === null ? '–' : formatPoints(one.pointsAfter)),
          },
          {
            key: 'answer',
            title: t('Trả lời', 'Answer'),
            cell: (one) => one.answer ?? say(t('Chờ giải quyết', 'Open')),
          },
        ]}
      />
      {open.length > 0 && props.may.manage && isOpenTo(examination.phase, 'settleAppeal') ? (
        <Card title={t('Giải quyết đơn phúc khảo', 'Settle an appeal')} icon="gavel">
          <Form
            action={`/examinations/${examination.id}/appeals`}
            id="settle"
            {...filledIn(props.filled, 'appeal')}
          >
            <FieldRow>
              <Select
                name="appealId"
                label={t('Đơn', 'Appeal')}
                required
                choices={open.map((one) => ({
                  value: String(one.id),
                  label: `${people.get(one.candidateId)?.fullName ?? ''} – ${partOf(one.part)}`,
                }))}
              />
              <TextField
                name="points"
                label={t('Điểm chấm lại', 'Re-marked')}
                required
                width="short"
                inputMode="decimal"
              />
            </FieldRow>
            <TextArea
              name="answer"
              label={t('Kết luận của ban chấm phúc khảo', 'What the re-markers found')}
              required
              rows={2}
            />
            <Actions>
              <Button look="next" icon="check" text={t('Ghi kết quả phúc khảo', 'Record')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
      <p>
        <a href={`/examinations/${examination.id}/check`}>
          {say(t('Tính lại kết quả và xem khác biệt', 'Compute again and see what differs'))}
        </a>
      </p>
    </Frame>
  );
}
