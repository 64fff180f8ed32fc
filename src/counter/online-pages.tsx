import { states, type Dossier } from '../dossiers/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { at } from './asking.ts';
import type { Promised } from './counter.ts';
import { DossierList } from './dossier-list.tsx';
import { DueReason, promiseFacts } from './due-reason.tsx';
import type { DossierLine } from './store.ts';
import { words } from './words.ts';

const crumbs = [{ href: '/receive', text: words.receive }];

/** What was filed online and waits to be received, oldest first. */
export function OnlineList(props: { lines: readonly DossierLine[]; page: number; total: number }) {
  return (
    <>
      <PageTitle title={words.online} crumbs={crumbs} />
      <DossierList
        caption={words.online}
        lines={props.lines}
        href={(line) => at('/receive/online', line.code)}
        since={{ title: words.registeredAt, at: (line) => line.registeredAt }}
        paging={props}
        empty={
          <EmptyState
            icon="inbox"
            title={t('Không có hồ sơ nào chờ tiếp nhận', 'No dossier is waiting to be received')}
            text={t('Hồ sơ nộp qua mạng sẽ hiện ở đây.', 'What is filed online appears here.')}
          />
        }
      />
    </>
  );
}

/** One filed online: look through it, then receive or refuse in writing. */
export function OnlineDossier({
  dossier,
  procedure,
  promised,
  refusals,
  values,
}: {
  dossier: Dossier;
  procedure: string;
  promised: Promised;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const language = useLanguage();
  const say = useSay();
  const { applicant, owner, papers, note } = dossier.filing;
  const base = at('/receive/online', dossier.code);
  const isWaiting = dossier.state === 'registered';
  return (
    <>
      <PageTitle title={procedure} crumbs={[...crumbs, { href: '/receive/online', text: words.online }]}>
        <LinkButton icon="folder-open" href={at('/dossiers', dossier.code)} text={words.openDossier} />
      </PageTitle>
      <div class="columns">
        <div>
          <Card title={words.applicant} icon="user">
            <DefinitionList
              columns={2}
              facts={[
                { term: words.code, value: <b class="break-all">{dossier.code}</b> },
                { term: words.name, value: applicant.name },
                { term: words.idNumber, value: applicant.idNumber },
                { term: words.phone, value: applicant.phone },
                { term: words.email, value: applicant.email },
                { term: words.address, value: applicant.address },
                { term: words.owner, value: owner?.name ?? applicant.name },
                { term: words.registeredAt, value: formatMoment(dossier.registeredAt, language) },
                { term: words.note, value: note },
              ]}
            />
          </Card>
          <Card title={words.papers} icon="files">
            <ul class="list-disc pl-5">
              {papers.map((paper) => (
                <li key={paper.name}>{paper.name}</li>
              ))}
            </ul>
            <p class="text-soft">
              {say(t(`${dossier.files.length} tệp đính kèm`, `${dossier.files.length} files attached`))}
            </p>
          </Card>
        </div>
        <div>
          <Card title={t('Nếu tiếp nhận bây giờ', 'If received now')} icon="calendar-check">
            <DefinitionList facts={promiseFacts(promised, promised.due?.dueAt ?? null, language)} />
            {promised.due === null ? null : <DueReason due={promised.due} />}
          </Card>
          {isWaiting ? (
            <Card>
              <Form
                action={`${base}/receive`}
                id="receive"
                refusals={refusals.filter((refusal) => refusal.field !== 'reason')}
              >
                <Version dossier={dossier} />
                <Actions>
                  <Button look="next" size="large" icon="check" text={words.receive} />
                </Actions>
              </Form>
              <Confirm
                icon="ban"
                text={t('Từ chối tiếp nhận', 'Refuse to receive')}
                question={t(
                  'Lý do được ghi vào phiếu từ chối (mẫu 03) gửi người nộp.',
                  'The reason is written into the refusal (form 03) for the applicant.',
                )}
                open={refusals.some((refusal) => refusal.field === 'reason')}
              >
                <Form
                  action={`${base}/refuse`}
                  id="refuse"
                  refusals={refusals.filter((refusal) => refusal.field === 'reason')}
                  values={values}
                >
                  <Version dossier={dossier} />
                  <TextArea name="reason" label={t('Lý do từ chối', 'Reason')} required rows={3} />
                  <Actions>
                    <Button look="danger" text={t('Từ chối tiếp nhận', 'Refuse to receive')} />
                  </Actions>
                </Form>
              </Confirm>
            </Card>
          ) : (
            <>
              <ErrorSummary refusals={refusals} />
              <Alert
                text={t(
                  `Hồ sơ đã được xử lý: ${states[dossier.state].words.vi}.`,
                  `It has been dealt with: ${states[dossier.state].words.en}.`,
                )}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}

function Version({ dossier }: { dossier: Dossier }) {
  return <input type="hidden" name="expectedVersion" value={String(dossier.version)} />;
}
