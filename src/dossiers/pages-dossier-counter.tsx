import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { NumberField, TextField } from '../ui/fields.tsx';
import { FieldRow } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { FilingFields, filingValues } from './pages-dossier-filing.tsx';
import { CommandForm, typedFiling, type DossierPageProps } from './pages-dossier-form.tsx';
import { payWays, returnWays } from './words.ts';

/* What the counter does with a dossier that waits for it: receive, take what was asked for, hand the result over. */

export function ReceiveForm({ view, failed }: DossierPageProps) {
  return (
    <CommandForm view={view} failed={failed} command="receive">
      <p>
        <Say
          text={t(
            'Hồ sơ nộp trực tuyến đang chờ tiếp nhận. Hãy kiểm tra giấy tờ; thời hạn tính từ lúc bấm tiếp nhận.',
            'Filed online and waiting to be received. Check the papers; the term counts from when you receive it.',
          )}
        />
      </p>
      <Actions>
        <Button look="next" icon="file-input" text={t('Tiếp nhận', 'Receive')} />
      </Actions>
    </CommandForm>
  );
}

export function SupplementForm({ view, failed }: DossierPageProps) {
  const request = view.dossier.supplementRequests.at(-1);
  return (
    <>
      {request === undefined ? null : (
        <Alert title={t('Đang chờ người nộp bổ sung', 'Waiting for papers from the applicant')}>
          <ul class="list-disc pl-5">
            {request.papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </Alert>
      )}
      <CommandForm
        view={view}
        failed={failed}
        command="supplement"
        multipart
        initial={filingValues(view.dossier.filing)}
      >
        <FilingFields filing={view.dossier.filing} values={typedFiling(failed, 'supplement')} withFiles />
        <Actions>
          <Button look="next" icon="file-plus" text={t('Nhận giấy tờ bổ sung', 'Receive the supplement')} />
        </Actions>
      </CommandForm>
    </>
  );
}

export function PayForm({ view, failed }: DossierPageProps) {
  const { amountDue, fee, pauses } = view.dossier;
  const asked = pauses.findLast((pause) => pause.kind === 'payment')?.reason ?? '';
  const amount = amountDue ?? fee;
  return (
    <CommandForm
      view={view}
      failed={failed}
      command="pay"
      initial={{ amount: amount === null ? '' : String(amount), way: 'cash' }}
    >
      <p>
        <Say text={t(`Đang chờ người nộp nộp tiền: ${asked}`, `Waiting for payment: ${asked}`)} />
      </p>
      <FieldRow>
        <NumberField name="amount" label={t('Số tiền', 'Amount')} suffix="đồng" required />
        <Select
          name="way"
          label={t('Cách nộp', 'Way')}
          width="medium"
          required
          choices={choicesOf(payWays)}
        />
      </FieldRow>
      <Actions>
        <Button look="next" icon="hand-coins" text={t('Ghi nhận đã nộp tiền', 'Record the payment')} />
      </Actions>
    </CommandForm>
  );
}

export function ReturnForm({ view, failed }: DossierPageProps) {
  const isFirst = view.actions.doable.length === 0;
  return (
    <CommandForm
      view={view}
      failed={failed}
      command="return"
      initial={{ receivedBy: view.dossier.filing.applicant.name, way: 'counter' }}
    >
      <p>
        <Say
          text={
            view.dossier.result === 'refused'
              ? t(
                  'Hồ sơ bị từ chối: trả văn bản từ chối cho người nộp.',
                  'Refused: hand over the written refusal.',
                )
              : t('Kết quả đã có, chờ trả cho người nộp.', 'The result is ready to be handed over.')
          }
        />
      </p>
      <FieldRow>
        <TextField name="receivedBy" label={t('Người nhận kết quả', 'Received by')} required />
        <Select name="way" label={t('Cách nhận', 'Way')} required choices={choicesOf(returnWays)} />
      </FieldRow>
      <Actions>
        <Button
          look={isFirst ? 'next' : 'plain'}
          icon="handshake"
          text={t('Trả kết quả', 'Hand over the result')}
        />
      </Actions>
    </CommandForm>
  );
}

function choicesOf(words: Readonly<Record<string, { vi: string; en: string }>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
