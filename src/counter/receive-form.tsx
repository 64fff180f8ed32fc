import type { AttachedFile } from '../dossiers/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { scanEndings } from '../kernel/scans.ts';
import type { ProcedureVersion } from '../procedures/schema.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Checkbox, FileField, RadioCards } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { FieldError, NumberField, TextArea, TextField, useField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatBytes } from '../ui/format.ts';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import type { Known, Promised } from './counter.ts';
import { Promises } from './due-reason.tsx';
import { Earlier } from './earlier.tsx';
import { paperRows, PapersTable } from './papers-table.tsx';
import { channelWords, words } from './words.ts';

/** A scan that has arrived, with the sealed text by which the form sends it on. */
export type KeptScan = AttachedFile & { readonly sealed: string };

export type ReceiveFormProps = {
  version: ProcedureVersion;
  promises: readonly Promised[];
  known: Known;
  /** Hidden in the form: sent twice, it makes one dossier. */
  submissionKey: string;
  refusals: readonly Refusal[];
  /** What was typed, nested as it came. */
  values: Readonly<Record<string, unknown>>;
  kept: readonly KeptScan[];
  /** One more empty line for a paper. */
  addsPaper: boolean;
};

/** Step 2: who, what papers, how; with fee and due date beside it before anything is received. */
export function ReceiveFormPage(props: ReceiveFormProps) {
  const { version, values, kept, submissionKey } = props;
  const { content, code } = version;
  const isFirst = values['papers'] === undefined;
  const rows = paperRows(content.papers, values['papers'], isFirst || props.addsPaper ? 1 : 0);
  return (
    <>
      <PageTitle
        title={content.name}
        crumbs={[{ href: '/receive', text: words.receive }]}
        lead={`${code} · ${content.field}`}
      >
        <LinkButton
          look="quiet"
          icon="book-open"
          href={`/procedures/${encodeURIComponent(code)}`}
          newWindow
          text={t('Xem thủ tục', 'See the procedure')}
        />
      </PageTitle>
      <div>
        <Form action="/receive" multipart refusals={props.refusals} values={values} autocomplete="off">
          {/* The first button of a form is the one that Enter presses. */}
          <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true">
            <Say text={words.receive} />
          </button>
          <Hidden code={code} versionId={version.id} submissionKey={submissionKey} />
          <div class="columns" data-receive-form>
            <div>
              <Applicant values={values} />
              <Card title={words.papers} icon="files">
                <PapersTable rows={rows} />
                <ConfirmNoPapers refusals={props.refusals} values={values} />
                <div class="grid items-start gap-4 md:grid-cols-[10rem_1fr]">
                  <NumberField
                    name="sets"
                    label={words.sets}
                    value={textOf(values['sets']) || String(content.sets)}
                  />
                  <RadioCards
                    name="channel"
                    label={t('Cách nộp', 'Way of filing')}
                    value={textOf(values['channel']) || 'counter'}
                    columns
                    choices={(['counter', 'post'] as const).map((value) => ({
                      value,
                      label: channelWords[value],
                    }))}
                  />
                </div>
              </Card>
              <Card title={t('Bản quét', 'Scans')} icon="scan-line">
                <FileField
                  name="scans"
                  label={t(
                    'Chọn tệp PDF hoặc ảnh, nhiều tệp một lần',
                    'Choose PDF files or images, several at once',
                  )}
                  hint={t(
                    'PDF, JPEG, PNG, TIFF; mỗi tệp tối đa 50 MB, 20 tệp',
                    'PDF, JPEG, PNG, TIFF; 50 MB each, 20 files',
                  )}
                  accept={scanEndings}
                />
                <Kept kept={kept} />
                <TextArea name="note" label={words.note} rows={2} />
              </Card>
            </div>
            <div class="lg:sticky lg:top-4">
              <Card
                title={t('Phí và ngày hẹn nếu tiếp nhận bây giờ', 'Fee and due date if received now')}
                icon="calendar-check"
              >
                <Promises promises={props.promises} />
              </Card>
              <Card title={t('Hồ sơ trước đây', 'Earlier dossiers')} icon="history">
                <div class="grid gap-3" data-earlier aria-live="polite">
                  <Earlier known={props.known} confirmed={values['confirmDuplicate'] !== undefined} />
                </div>
                <div>
                  <Button
                    look="quiet"
                    icon="search"
                    formAction="/receive/check"
                    name="check"
                    value="1"
                    text={t('Kiểm tra người nộp', 'Check the applicant')}
                  />
                </div>
              </Card>
            </div>
          </div>
          <Actions>
            <Button look="next" size="large" icon="check" text={words.receive} />
            <span class="text-soft">Ctrl + Enter</span>
          </Actions>
        </Form>
      </div>
    </>
  );
}

/** Shown once a form without any paper was sent: it may be meant, and is then said and explained. */
function ConfirmNoPapers({ refusals, values }: Pick<ReceiveFormProps, 'refusals' | 'values'>) {
  const isAsked = refusals.some(({ field }) => field === 'confirmNoPapers');
  if (!isAsked && values['confirmNoPapers'] === undefined) return null;
  return (
    <Checkbox
      name="confirmNoPapers"
      label={t('Tiếp nhận khi chưa có giấy tờ bắt buộc', 'Receive without the required papers')}
      hint={t('Ghi lý do vào ô Ghi chú bên dưới.', 'Give the reason in the note below.')}
      checked={values['confirmNoPapers'] !== undefined}
    />
  );
}

function Hidden({
  code,
  versionId,
  submissionKey,
}: {
  code: string;
  versionId: number;
  submissionKey: string;
}) {
  const field = useField({ name: 'procedure', label: words.procedure });
  return (
    <div id={field.id} tabIndex={-1}>
      <input type="hidden" name="procedure" value={code} />
      <input type="hidden" name="versionId" value={String(versionId)} />
      <input type="hidden" name="key" value={submissionKey} />
      <FieldError field={field} />
    </div>
  );
}

function Applicant({ values }: { values: Readonly<Record<string, unknown>> }) {
  const owner = values['owner'];
  const hasOwner = typeof owner === 'object' && owner !== null && Object.values(owner).some(Boolean);
  return (
    <Card title={words.applicant} icon="user">
      <FieldRow>
        <TextField
          name="applicant.idNumber"
          label={words.idNumber}
          hint={t('Có thể quét mã QR trên thẻ căn cước', 'The QR code of an identity card can be scanned')}
          inputMode="text"
          autofocus
          maxLength={300}
        />
        <TextField name="applicant.name" label={words.name} required maxLength={200} />
      </FieldRow>
      <FieldRow>
        <TextField name="applicant.phone" label={words.phone} type="tel" maxLength={30} />
        <TextField name="applicant.email" label={words.email} type="email" maxLength={200} />
      </FieldRow>
      <TextField name="applicant.address" label={words.address} maxLength={500} />
      <Disclosure summary={t('Nộp thay cho người khác', 'Files for somebody else')} open={hasOwner}>
        <div class="grid gap-4">
          <FieldRow>
            <TextField name="owner.name" label={t('Họ tên chủ hồ sơ', 'Name of the owner')} maxLength={200} />
            <TextField name="owner.idNumber" label={words.idNumber} maxLength={40} />
          </FieldRow>
          <FieldRow>
            <TextField name="owner.phone" label={words.phone} type="tel" maxLength={30} />
            <TextField name="owner.email" label={words.email} type="email" maxLength={200} />
          </FieldRow>
          <TextField name="owner.address" label={words.address} maxLength={500} />
        </div>
      </Disclosure>
    </Card>
  );
}

/** Files that have arrived already: they need not be sent again. */
function Kept({ kept }: { kept: readonly KeptScan[] }) {
  const language = useLanguage();
  const say = useSay();
  if (kept.length === 0) return null;
  return (
    <ul class="file-list" aria-label={say(t('Tệp đã nhận', 'Files received'))}>
      {kept.map((scan, index) => (
        <li key={scan.sealed} data-kept>
          <label class="flex items-center gap-2">
            <input type="checkbox" class="checkbox" name={`kept.${index}`} value={scan.sealed} checked />
            {scan.name}
          </label>
          <span>{formatBytes(scan.size, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
