import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Checkbox, FileField } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { NumberField, TextArea } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { differs, findingsOf, givenOf, nothingKnown, type Known } from './checks.ts';
import { evidenceEndings } from './evidence.ts';
import { formAddress, GivenText } from './parts.tsx';
import { emptyEntry, type Asked, type FigureForm } from './schema.ts';
import { typedOf } from './typed.ts';
import { actionWords, words } from './words.ts';

export type FormFieldsProps = {
  form: FigureForm;
  asked: readonly Asked[];
  known: ReadonlyMap<string, Known>;
  refusals: readonly Refusal[];
  /** What was typed when it was refused; null: what is kept. */
  typed: Readonly<Record<string, unknown>> | null;
};

/** The form as its agency fills it in: an indicator a card, last period's value beside. */
export function FormFields({ form, asked, known, refusals, typed }: FormFieldsProps) {
  const seen = typeof typed?.['seen'] === 'string' ? typed['seen'] : String(form.version);
  return (
    <Form
      action={formAddress(form.id)}
      multipart
      refusals={refusals}
      values={typed ?? typedOf(asked, form.entries)}
      autocomplete="off"
    >
      <input type="hidden" name="seen" value={seen} />
      {asked.map((one, index) => (
        <EntryCard
          key={one.code}
          asked={one}
          index={index}
          form={form}
          known={known.get(one.code) ?? nothingKnown}
          isWrong={refusals.some(({ field }) => field?.startsWith(`entries.${index}.`))}
        />
      ))}
      <Actions>
        <Button icon="save" name="action" value="save" text={actionWords.save} />
        <Button look="next" icon="send" name="action" value="submit" text={actionWords.submit} />
        <LinkButton
          look="quiet"
          icon="printer"
          href={formAddress(form.id, '/print')}
          newWindow
          text={t('Bản in', 'Print')}
        />
      </Actions>
    </Form>
  );
}

function EntryCard({
  asked,
  index,
  form,
  known,
  isWrong,
}: {
  asked: Asked;
  index: number;
  form: FigureForm;
  known: Known;
  isWrong: boolean;
}) {
  const say = useSay();
  const entry = form.entries[asked.code] ?? emptyEntry;
  const name = (field: string): string => `entries.${index}.${field}`;
  const findings = findingsOf(asked, entry, known).filter(({ severity }) => severity !== 'missing');
  const given = givenOf(asked.unit, entry);
  const isMeasuredOtherwise = known.measured !== null && (given === null || differs(given, known.measured));
  return (
    <Card title={`${index + 1}. ${say(asked.title)}`}>
      <input type="hidden" name={name('code')} value={asked.code} />
      <Beside asked={asked} known={known} />
      {asked.unit === 'share' ? (
        <FieldRow>
          <NumberField name={name('numerator')} label={words.numerator} />
          <NumberField name={name('denominator')} label={words.denominator} />
        </FieldRow>
      ) : (
        <NumberField
          name={name('value')}
          label={words.value}
          {...(asked.unit === 'money' ? { suffix: t('đồng', 'đồng') } : {})}
        />
      )}
      <Checkbox name={name('isNone')} label={t('Không phát sinh (bằng 0)', 'Nothing to report (zero)')} />
      {findings.map(({ text }) => (
        <p class="notice notice-warning" key={text.en}>
          {say(text)}
        </p>
      ))}
      {isMeasuredOtherwise ? (
        <Checkbox
          name={name('acceptsMeasured')}
          label={t('Chấp nhận số hệ thống đo được', 'Accept the measured value')}
        />
      ) : null}
      <Disclosure
        summary={t('Ghi chú, minh chứng', 'Note, evidence')}
        open={isWrong || entry.note !== '' || entry.evidence !== null || findings.length > 0}
      >
        <TextArea name={name('note')} label={words.note} rows={2} maxLength={2000} />
        {entry.evidence === null ? null : (
          <p>
            <a href={formAddress(form.id, `/evidence/${entry.evidence.hash}`)}>{entry.evidence.name}</a>
          </p>
        )}
        {entry.evidence === null ? null : (
          <Checkbox name={name('dropEvidence')} label={t('Bỏ minh chứng này', 'Remove this evidence')} />
        )}
        <FileField
          name={name('evidence')}
          label={entry.evidence === null ? words.evidence : t('Thay bằng tệp khác', 'Replace it')}
          hint={t('PDF, ảnh, Word hoặc Excel, tối đa 20 MB.', 'PDF, picture, Word or Excel, at most 20 MB.')}
          accept={evidenceEndings}
          multiple={false}
        />
      </Disclosure>
    </Card>
  );
}

/** What was said last time, and what the system knows of this one. */
function Beside({ asked, known }: { asked: Asked; known: Known }) {
  return (
    <p class="text-soft">
      <Say text={words.previous} />: <GivenText given={known.previous} unit={asked.unit} />
      {known.measured === null ? null : (
        <>
          {' · '}
          <Say text={words.measured} />: <GivenText given={known.measured} unit={asked.unit} />
        </>
      )}
    </p>
  );
}
