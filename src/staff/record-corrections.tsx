import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { formatMoment } from '../ui/format.ts';
import { Form, formValues } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { cover } from './masking.ts';
import type { RecordProps } from './record-props.ts';
import type { Correction } from './schema.ts';
import { placeWords, standingWords } from './words.ts';

/** What the employee says is wrong, the newest first. */
export function CorrectionsCard(props: RecordProps) {
  const { person } = props;
  const own = person.corrections.toReversed();
  if (own.length === 0) return null;
  return (
    <Card
      title={t('Đề nghị đính chính', 'Requests for correction')}
      icon="message-square-warning"
      id="corrections"
    >
      {own.map((one) => (
        <CorrectionItem key={one.number} one={one} {...props} />
      ))}
    </Card>
  );
}

export function CorrectionItem(props: RecordProps & { one: Correction }) {
  const { one, person, standing, isOpen, isOwn, asOf, refused } = props;
  const language = useLanguage();
  const say = useSay();
  const base = `/staff/${person.id}/corrections/${one.number}`;
  const form = refused?.form === String(one.number) ? refused : null;
  const isAnswerable = one.standing === 'waiting' && standing.mayEdit && !isOwn && asOf === null;
  const wanted = isOwn || isOpen || one.wanted === '' ? one.wanted : cover;
  return (
    <div class="grid gap-2">
      <p>
        <strong>{say(placeWords(one.section, one.field))}</strong>{' '}
        <StatusBadge
          tone={one.standing === 'waiting' ? 'waiting' : one.standing === 'accepted' ? 'done' : 'stopped'}
          text={standingWords[one.standing]}
        />
      </p>
      <p>{isOwn || standing.mayEdit ? one.words : cover}</p>
      {wanted === '' ? null : <p>{say(t(`Đề nghị ghi: ${wanted}`, `Should say: ${wanted}`))}</p>}
      <p class="text-soft">{formatMoment(one.requestedAt, language)}</p>
      {one.files.map(({ hash, name }) => (
        <p key={hash}>
          <a href={isOwn ? `/staff/me/corrections/${one.number}/files/${hash}` : `${base}/files/${hash}`}>
            {name}
          </a>
        </p>
      ))}
      {one.answer === '' ? null : <p>{say(t(`Trả lời: ${one.answer}`, `Answer: ${one.answer}`))}</p>}
      {isAnswerable ? (
        <>
          <Form
            id={`accept-${one.number}`}
            action={`${base}/accept`}
            refusals={form?.refusals ?? []}
            values={formValues(form?.values ?? {})}
          >
            {one.field === '' ? (
              <p class="hint">
                {say(
                  t(
                    'Hãy sửa mục này trong hồ sơ trước, rồi chấp nhận.',
                    'Correct the section first, then accept.',
                  ),
                )}
              </p>
            ) : (
              <TextField
                name="wanted"
                label={t('Ghi vào hồ sơ', 'Written in the record')}
                {...(form === null ? { value: wanted } : {})}
                hint={t(
                  'Để trống nếu đã sửa trực tiếp trong hồ sơ',
                  'Leave empty when it has been corrected already',
                )}
              />
            )}
            <TextField name="answer" label={t('Ghi chú trả lời', 'Note')} />
            <Actions>
              <Button look="next" icon="check" text={t('Chấp nhận', 'Accept')} />
            </Actions>
          </Form>
          <Disclosure summary={t('Không chấp nhận', 'Refuse')}>
            <Form id={`refuse-${one.number}`} action={`${base}/refuse`}>
              <TextArea name="answer" label={t('Lý do', 'Reason')} rows={2} required />
              <Actions>
                <Button text={t('Gửi trả lời', 'Send')} />
              </Actions>
            </Form>
          </Disclosure>
        </>
      ) : null}
    </div>
  );
}
