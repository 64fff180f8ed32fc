import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { CheckboxGroup, RadioCards, Select } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatBytes, formatMoment } from '../ui/format.ts';
import { Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { markText } from './mine-page.tsx';
import { isOpenTo } from './commands.ts';
import { filledIn, type Filled } from './forms.ts';
import { type May } from './frame.tsx';
import type { Examination } from './life.ts';
import { showDay } from './parts.tsx';
import { getRules } from './rule-sets.ts';
import { educations } from './schema.ts';
import type { Candidate } from './store-candidates.ts';
import type { Result } from './store-marks.ts';
import { candidateWords, formatPoints, languageWords, standingWords, words } from './words.ts';

export function CandidatePage(props: {
  examination: Examination;
  candidate: Candidate;
  /** Only to who screens; others see it hidden. */
  idNumber: string;
  result: Result | null;
  may: May;
  filled: Filled | null;
}) {
  const { examination, candidate, result, may } = props;
  const { fields } = candidate;
  const rules = getRules(examination.fields.rules);
  const claimed = rules.priorities.find(({ code }) => code === fields.priority);
  const to = `/examinations/${examination.id}/candidates/${candidate.id}`;
  const position = examination.positions.find((one) => one.id === candidate.positionId);
  const say = useSay();
  const language = useLanguage();
  const titleOf = (code: string) => say(rules.parts.find((part) => part.code === code)?.title ?? code);
  return (
    <>
      <PageTitle
        title={candidate.fullName}
        crumbs={[
          { href: '/examinations', text: words.room },
          { href: `/examinations/${examination.id}`, text: examination.fields.title },
          { href: `/examinations/${examination.id}/candidates`, text: t('Thí sinh', 'Candidates') },
        ]}
        beside={
          <StatusBadge
            tone={candidate.state === 'eligible' ? 'done' : 'plain'}
            text={candidateWords[candidate.state]}
          />
        }
      />
      <Card title={t('Hồ sơ dự tuyển', 'Application')} icon="id-card">
        <DefinitionList
          columns={2}
          facts={[
            { term: t('Mã hồ sơ', 'Code'), value: candidate.code },
            { term: t('Nộp lúc', 'Sent'), value: formatMoment(candidate.registeredAt, language) },
            { term: words.position, value: position?.title ?? '' },
            { term: words.bornOn, value: showDay(fields.bornOn) },
            { term: t('Số định danh', 'Identity number'), value: props.idNumber },
            { term: t('Điện thoại', 'Telephone'), value: fields.phone },
            { term: t('Nơi cư trú', 'Address'), value: fields.address },
            {
              term: t('Trình độ', 'Education'),
              value: `${say(educations[fields.education])}, ${fields.major}`,
            },
            {
              term: t('Ngoại ngữ', 'Language'),
              value: say(languageWords[fields.language] ?? fields.language),
            },
            { term: t('Miễn thi', 'Exempt from'), value: fields.exemptions.map(titleOf).join(', ') },
            { term: t('Diện ưu tiên', 'Priority'), value: claimed === undefined ? '' : say(claimed.title) },
            { term: words.number, value: candidate.number ?? '' },
            { term: words.reason, value: candidate.note },
          ]}
        />
        {fields.files.length === 0 ? null : (
          <ul>
            {fields.files.map((file) => (
              <li key={file.hash}>
                <a href={`${to}/files/${file.hash}`}>{file.name}</a>{' '}
                <span class="hint">{formatBytes(file.size, language)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {result === null ? null : (
        <Card title={words.result} icon="list-ordered">
          <DefinitionList
            columns={2}
            facts={[
              ...rules.parts.map(({ code, title }) => ({
                term: title,
                value: say(markText(result.marks[code])),
              })),
              { term: t('Điểm ưu tiên', 'Priority points'), value: formatPoints(result.priority) },
              { term: words.total, value: result.total === null ? '' : formatPoints(result.total) },
              { term: t('Thứ hạng tại vị trí', 'Rank for the position'), value: result.rank ?? '' },
              { term: words.result, value: say(standingWords[result.standing]) },
            ]}
          />
        </Card>
      )}
      {may.manage && isOpenTo(examination.phase, 'judge') && candidate.state !== 'withdrawn' ? (
        <Card title={t('Thẩm định', 'Screening')} icon="clipboard-check">
          <Form
            action={to}
            id="judge"
            refusals={filledIn(props.filled, 'judge').refusals}
            values={
              props.filled?.values ?? {
                verdict: candidate.state === 'ineligible' ? 'ineligible' : 'eligible',
                priority: fields.priority ?? '',
                exemptions: fields.exemptions,
                note: candidate.note,
              }
            }
          >
            <RadioCards
              name="verdict"
              label={t('Kết luận', 'Conclusion')}
              columns
              choices={[
                { value: 'eligible', label: candidateWords.eligible },
                { value: 'ineligible', label: candidateWords.ineligible },
              ]}
            />
            {rules.priorities.length === 0 ? null : (
              <Select
                name="priority"
                label={t('Diện ưu tiên được công nhận', 'Priority accepted')}
                empty={t('Không', 'None')}
                choices={rules.priorities.map(({ code, title }) => ({ value: code, label: title }))}
              />
            )}
            {fields.exemptions.length === 0 ? null : (
              <CheckboxGroup
                name="exemptions"
                label={t('Miễn thi được công nhận', 'Exemptions accepted')}
                choices={fields.exemptions.map((code) => ({ value: code, label: titleOf(code) }))}
              />
            )}
            <TextArea
              name="note"
              label={t('Lý do, điều kiện không đáp ứng', 'Reason, the condition not met')}
              rows={2}
            />
            <Actions>
              <Button look="next" icon="check" text={t('Ghi kết luận', 'Record')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {may.manage && isOpenTo(examination.phase, 'withdrawWinner') && result?.standing === 'won' ? (
        <Confirm
          text={t('Người trúng tuyển rút', 'The winner withdraws')}
          question={
            rules.replaces
              ? t(
                  'Người kế tiếp đủ điều kiện theo quy chế sẽ thay thế.',
                  'The next who meets the rule takes the place.',
                )
              : t(
                  'Quy chế không cho người khác thay thế; chỉ tiêu sẽ bỏ trống.',
                  'The rules allow no other in the place; it stays unfilled.',
                )
          }
          open={props.filled?.form === 'withdraw'}
        >
          <Form
            action={`/examinations/${examination.id}/withdraw-winner`}
            id="withdraw"
            {...filledIn(props.filled, 'withdraw')}
          >
            <input type="hidden" name="candidateId" value={candidate.id} />
            <TextArea name="reason" label={words.reason} required rows={2} />
            <Button look="danger" text={t('Ghi nhận', 'Record')} />
          </Form>
        </Confirm>
      ) : null}
    </>
  );
}
