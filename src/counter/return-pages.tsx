import { states, type Dossier } from '../dossiers/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { RadioCards } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { formatMoment, formatMoney } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { at } from './asking.ts';
import { DossierList } from './dossier-list.tsx';
import { isOpenForReturn, stillOwed } from './rules.ts';
import type { DossierLine } from './store.ts';
import { wayWords, words } from './words.ts';

/** Who has come for a result: one field for the code, the number or the name; below it all that wait. */
export function ReturnList(props: {
  query: string;
  /** What was found for the words; absent: nothing was asked. */
  found?: readonly DossierLine[];
  lines: readonly DossierLine[];
  page: number;
  total: number;
}) {
  const { query, found } = props;
  return (
    <>
      <PageTitle title={words.return} />
      <Card>
        <Form action="/return" method="get" id="return" values={{ q: query }}>
          <div class="grid items-end gap-3 md:grid-cols-[1fr_auto]">
            <TextField
              name="q"
              type="search"
              label={t('Mã hồ sơ, số định danh hoặc họ tên', 'Code, identity number or name')}
              hint={t(
                'Quét mã QR trên giấy hẹn hoặc gõ, rồi Enter',
                'Scan the QR code of the receipt or type, then Enter',
              )}
              autofocus
              autocomplete="off"
              maxLength={300}
            />
            <Actions>
              <Button look="next" icon="search" text={t('Tìm', 'Find')} />
              <span class="hidden" data-scan>
                <Button type="button" icon="camera" text={t('Quét bằng camera', 'Scan with the camera')} />
              </span>
            </Actions>
          </div>
        </Form>
        <div class="hidden" data-scan-view data-scan-failed={noCamera.vi}>
          <video class="max-h-80 w-full max-w-xl rounded-lg bg-shade" playsInline muted />
          <p class="hint" role="status" data-scan-words />
        </div>
      </Card>
      {found === undefined ? null : <Found query={query} found={found} />}
      <Card title={t('Chờ trả, lâu nhất trước', 'Waiting to be fetched, longest first')} icon="inbox">
        <DossierList
          caption={t('Hồ sơ chờ trả kết quả', 'Dossiers waiting to be returned')}
          lines={props.lines}
          href={(line) => at('/return', line.code)}
          since={{ title: words.resolvedAt, at: (line) => line.resolvedAt }}
          paging={props}
          empty={<EmptyState title={t('Không có hồ sơ nào chờ trả', 'Nothing is waiting to be returned')} />}
        />
      </Card>
    </>
  );
}

function Found({ query, found }: { query: string; found: readonly DossierLine[] }) {
  return (
    <Card title={t(`Kết quả cho "${query}"`, `Found for "${query}"`)} icon="search">
      <DossierList
        caption={t('Hồ sơ tìm thấy', 'Dossiers found')}
        lines={found}
        href={(line) => at('/return', line.code)}
        since={{ title: words.resolvedAt, at: (line) => line.resolvedAt }}
        empty={
          <EmptyState
            icon="file-search"
            title={t('Không có hồ sơ nào chờ trả khớp với thông tin này', 'No waiting dossier fits')}
            text={t(
              'Hãy thử mã trên giấy hẹn, số định danh hoặc họ tên đầy đủ; hồ sơ chưa xong không có ở đây.',
              'Try the code on the receipt, the identity number or the full name; unfinished dossiers are not listed.',
            )}
          />
        }
      />
    </Card>
  );
}

/** One result to hand over: to whom, how, and what is still to be paid. */
export function ReturnDossier({
  dossier,
  procedure,
  refusals,
  values,
}: {
  dossier: Dossier;
  procedure: string;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const language = useLanguage();
  const { applicant, owner } = dossier.filing;
  const owed = stillOwed(dossier);
  const shown = { receivedBy: applicant.name, way: wayOfReturn(dossier), ...values };
  return (
    <>
      <PageTitle title={procedure} crumbs={[{ href: '/return', text: words.return }]}>
        <LinkButton icon="folder-open" href={at('/dossiers', dossier.code)} text={words.openDossier} />
      </PageTitle>
      <div class="columns">
        <div>
          {isOpenForReturn(dossier) ? (
            <Card title={t('Trả cho ai', 'Handed to whom')} icon="handshake">
              {owed === 0 ? null : (
                <Alert
                  kind="warning"
                  text={t(
                    `Chưa ghi nhận khoản thu ${formatMoney(owed, 'vi')}. Hãy thu đủ hoặc kiểm tra biên lai trước khi trả.`,
                    `${formatMoney(owed, 'en')} is not recorded as paid. Collect it or see the receipt before handing over.`,
                  )}
                />
              )}
              <Form
                action={at('/return', dossier.code)}
                refusals={refusals}
                values={shown}
                autocomplete="off"
              >
                <input type="hidden" name="expectedVersion" value={String(dossier.version)} />
                <TextField
                  name="receivedBy"
                  label={t('Người nhận kết quả', 'Who receives it')}
                  required
                  autofocus
                  maxLength={200}
                />
                <RadioCards
                  name="way"
                  label={t('Cách trả', 'How')}
                  columns
                  choices={(['counter', 'post', 'online'] as const).map((value) => ({
                    value,
                    label: wayWords[value],
                  }))}
                />
                <Actions>
                  <Button
                    look="next"
                    size="large"
                    icon="check"
                    text={t('Xác nhận đã trả', 'Confirm the return')}
                  />
                  <span class="text-soft">Ctrl + Enter</span>
                </Actions>
              </Form>
            </Card>
          ) : (
            <>
              <ErrorSummary refusals={refusals} />
              <NotReady dossier={dossier} />
            </>
          )}
        </div>
        <div>
          <Card title={t('Hồ sơ', 'Dossier')} icon="file-text">
            <DefinitionList
              facts={[
                { term: words.code, value: <b class="break-all">{dossier.code}</b> },
                { term: words.applicant, value: applicant.name },
                { term: words.owner, value: owner?.name ?? applicant.name },
                { term: words.idNumber, value: applicant.idNumber },
                { term: words.phone, value: applicant.phone },
                {
                  term: t('Kết quả', 'Result'),
                  value: <Say text={resultWords(dossier)} />,
                },
                {
                  term: words.dueAt,
                  value: dossier.dueAt === null ? '' : formatMoment(dossier.dueAt, language),
                },
                {
                  term: words.resolvedAt,
                  value: dossier.resolvedAt === null ? '' : formatMoment(dossier.resolvedAt, language),
                },
                { term: words.fee, value: dossier.fee === null ? '' : formatMoney(dossier.fee, language) },
              ]}
            />
            {dossier.result === 'refused' ? (
              <Actions>
                <LinkButton
                  icon="printer"
                  newWindow
                  href={at('/dossiers', dossier.code, '/forms/refusal.pdf')}
                  text={t('In phiếu từ chối', 'Print the refusal')}
                />
              </Actions>
            ) : null}
          </Card>
        </div>
      </div>
    </>
  );
}

function NotReady({ dossier }: { dossier: Dossier }) {
  const { vi, en } = states[dossier.state].words;
  return (
    <Alert
      kind="note"
      title={t('Chưa có kết quả để trả', 'There is no result to hand over')}
      text={t(
        `Hồ sơ đang ở trạng thái "${vi}". Mở hồ sơ để xem đang ở bước nào và ai giữ.`,
        `The dossier is "${en}". Open it to see where it stands and who has it.`,
      )}
    />
  );
}

function resultWords({ result }: Dossier) {
  if (result === null) return t('Chưa có', 'None yet');
  return result === 'granted'
    ? t('Giải quyết xong', 'Granted')
    : t('Từ chối giải quyết bằng văn bản', 'Refused in writing');
}

function wayOfReturn({ channel }: Dossier): string {
  return channel === 'post' || channel === 'online' ? channel : 'counter';
}

const noCamera = t(
  'Không mở được camera. Hãy cho phép trình duyệt dùng camera hoặc gõ mã hồ sơ.',
  'The camera cannot be opened. Allow the browser to use it, or type the code.',
);
