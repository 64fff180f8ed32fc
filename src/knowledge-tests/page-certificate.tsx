import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { words } from './words.ts';

export function CertificatePage({
  code,
  found,
}: {
  code: string;
  found: { person: string; agency: string; test: string; day: string } | null;
}) {
  return (
    <>
      <PageTitle
        title={t('Tra cứu giấy chứng nhận', 'Check a certificate')}
        crumbs={[{ href: '/knowledge-tests', text: words.room }]}
      />
      <Card>
        <Form method="get" action="/knowledge-tests/certificates" values={{ code }}>
          <TextField
            name="code"
            label={t('Mã giấy chứng nhận', 'Certificate code')}
            placeholder="ABCD-EFGH-2345"
          />
          <Actions>
            <Button look="next" icon="search" text={t('Tra cứu', 'Check')} />
          </Actions>
        </Form>
      </Card>
      {code === '' ? null : found === null ? (
        <Alert
          kind="warning"
          text={t(
            'Không có giấy chứng nhận mang mã này. Hãy kiểm tra lại từng chữ.',
            'No certificate bears this code. Look at each letter again.',
          )}
        />
      ) : (
        <Card title={t('Giấy chứng nhận có thật', 'The certificate is genuine')} icon="badge-check">
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Cấp cho', 'Issued to'), value: found.person },
              { term: t('Cơ quan', 'Agency'), value: found.agency },
              { term: t('Bài kiểm tra', 'Test'), value: found.test },
              { term: t('Ngày', 'Day'), value: found.day },
            ]}
          />
        </Card>
      )}
    </>
  );
}
