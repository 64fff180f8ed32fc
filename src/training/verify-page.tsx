import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { Alert, Code } from '../ui/notices.tsx';
import type { Verdict } from './certificates.ts';
import { words } from './words.ts';

export type VerifyProps = {
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
  /** Null: nothing was asked yet. */
  readonly verdict: Verdict | null;
  /** Name of the agency that issued it, when that may be told. */
  readonly issuer: string;
};

/** Anybody checks a certificate by its number and name; the code of the paper tells what it must say. */
export function VerifyPage({ refusals, values, verdict, issuer }: VerifyProps) {
  return (
    <>
      <PageTitle
        title={words.verify}
        lead={t(
          'Nhập số và họ tên ghi trên chứng chỉ đào tạo, bồi dưỡng do các cơ quan của thành phố cấp.',
          'Type the number and the name on a certificate of training issued by an agency of the city.',
        )}
      />
      {verdict === null ? null : <Answer verdict={verdict} issuer={issuer} />}
      <Card>
        <Form action="/certificates/verify" refusals={refusals} values={values} autocomplete="off">
          <TextField
            name="number"
            label={t('Số chứng chỉ', 'Number of the certificate')}
            required
            width="medium"
          />
          <TextField name="name" label={t('Họ và tên', 'Name')} required width="medium" />
          <TextField
            name="code"
            label={t('Mã kiểm tra', 'Check code')}
            hint={t(
              'Có mã in trên chứng chỉ thì kiểm tra được cả nội dung bản giấy',
              'With the code printed on it the words of the paper can be checked as well',
            )}
            width="medium"
          />
          <Actions>
            <Button look="next" icon="badge-check" text={t('Kiểm tra', 'Check')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}

function Answer({ verdict, issuer }: { verdict: Verdict; issuer: string }) {
  if (verdict.kind === 'unknown')
    return (
      <Alert
        kind="warning"
        live
        title={t('Không có chứng chỉ này', 'There is no such certificate')}
        text={t(
          'Không có chứng chỉ đang có giá trị mang số và họ tên này. Hãy xem lại số, họ tên; nếu đúng như trên giấy thì liên hệ cơ quan cấp.',
          'No valid certificate bears this number and name. Look at both again; if they stand so on the paper, ask the agency that issued it.',
        )}
      />
    );
  if (verdict.kind === 'altered')
    return (
      <Alert
        kind="warning"
        live
        title={t('Mã kiểm tra không khớp', 'The code does not fit')}
        text={t(
          'Có chứng chỉ mang số và họ tên này, nhưng mã không khớp: mã gõ sai, hoặc bản giấy không đúng với sổ gốc. Hãy liên hệ cơ quan cấp.',
          'A certificate bears this number and name, but the code does not fit: it was mistyped, or the paper is not what is recorded. Ask the agency that issued it.',
        )}
      />
    );
  return (
    <Alert
      kind="done"
      live
      title={t('Chứng chỉ có giá trị', 'The certificate is valid')}
      text={
        verdict.kind === 'valid'
          ? t('Số và họ tên đúng với sổ gốc.', 'Number and name are as recorded.')
          : t('Bản giấy phải ghi đúng như sau:', 'The paper must say:')
      }
    >
      {verdict.kind === 'confirmed' ? (
        <DefinitionList
          facts={[
            { term: t('Số', 'Number'), value: <Code>{verdict.certificate.number}</Code> },
            { term: t('Lớp', 'Course'), value: verdict.certificate.course },
            { term: t('Nơi cấp', 'Issued by'), value: issuer },
            {
              term: t('Ngày cấp', 'Issued on'),
              value: formatDay(Temporal.PlainDate.from(verdict.certificate.issuedOn)),
            },
          ]}
        />
      ) : null}
    </Alert>
  );
}
