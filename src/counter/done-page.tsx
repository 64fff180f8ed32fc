import type { DueDate } from '../calendar/calendar.ts';
import { feeOwed, type Dossier } from '../dossiers/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatMoney } from '../ui/format.ts';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { at } from './asking.ts';
import { DueReason } from './due-reason.tsx';
import { words } from './words.ts';

/** The receipt on the screen: code and date to read out, the paper to print, the next in the queue. */
export function DonePage({
  dossier,
  procedure,
  due,
  canTakeFee,
  refusals = [],
}: {
  dossier: Dossier;
  procedure: string;
  due: DueDate | null;
  /** Whether this person may record the fee now. */
  canTakeFee: boolean;
  refusals?: readonly Refusal[];
}) {
  const language = useLanguage();
  const { applicant, owner, papers } = dossier.filing;
  return (
    <>
      <PageTitle
        title={words.received}
        crumbs={[{ href: '/receive', text: words.receive }]}
        lead={procedure}
      />
      <Card>
        <div class="grid gap-6 md:grid-cols-2">
          <div>
            <p class="text-soft">
              <Say text={words.code} />
            </p>
            <p class="text-2xl font-semibold break-all text-river-deep md:text-3xl">{dossier.code}</p>
          </div>
          <div>
            <p class="text-soft">
              <Say text={words.dueAt} />
            </p>
            <p class="text-2xl font-semibold text-river-deep md:text-3xl">
              {dossier.dueAt === null ? (
                <Say text={words.noTerm} />
              ) : (
                formatMoment(dossier.dueAt, language, { weekday: true })
              )}
            </p>
          </div>
        </div>
        {due === null ? null : <DueReason due={due} />}
        <div class="actions">
          <a class="btn btn-next btn-lg" href="/receive" autofocus data-next>
            <Icon name="arrow-right" />
            <span>
              <Say text={t('Hồ sơ tiếp theo', 'Next dossier')} />
            </span>
          </a>
          <a
            class="btn btn-plain btn-lg"
            href={at('/dossiers', dossier.code, '/forms/receipt.pdf')}
            target="_blank"
            rel="noopener"
            accesskey="p"
            data-print
          >
            <Icon name="printer" />
            <span>
              <Say text={words.printReceipt} /> <Kbd>P</Kbd>
            </span>
          </a>
          <LinkButton
            look="quiet"
            icon="printer"
            newWindow
            href={at('/dossiers', dossier.code, '/forms/receipt.pdf?copy=file')}
            text={t('In liên lưu', 'Print the copy to keep')}
          />
          <LinkButton
            look="quiet"
            icon="folder-open"
            href={at('/dossiers', dossier.code)}
            text={words.openDossier}
          />
        </div>
      </Card>
      {canTakeFee && feeOwed(dossier) > 0 ? (
        <TakeFee dossier={dossier} refusals={refusals} />
      ) : (
        <ErrorSummary refusals={refusals} />
      )}
      <Card title={t('Đã ghi nhận', 'What was recorded')} icon="clipboard-check">
        <DefinitionList
          columns={2}
          facts={[
            { term: words.applicant, value: applicant.name },
            { term: words.owner, value: owner?.name ?? applicant.name },
            {
              term: words.receivedAt,
              value: dossier.receivedAt === null ? '' : formatMoment(dossier.receivedAt, language),
            },
            {
              term: words.fee,
              value: dossier.fee === null ? '' : formatMoney(dossier.fee, language),
            },
            ...(dossier.fee === null || dossier.fee === 0
              ? []
              : [
                  {
                    term: t('Đã thu', 'Taken'),
                    value: formatMoney(dossier.fee - feeOwed(dossier), language),
                  },
                ]),
            { term: words.papers, value: String(papers.length) },
            { term: t('Tệp đính kèm', 'Files'), value: String(dossier.files.length) },
          ]}
        />
      </Card>
    </>
  );
}

/** The fee is taken with the papers: one key for cash, one for a transfer. */
function TakeFee({ dossier, refusals }: { dossier: Dossier; refusals: readonly Refusal[] }) {
  const language = useLanguage();
  return (
    <Card title={t('Thu phí, lệ phí', 'Take the fee')} icon="hand-coins">
      <Form action={at('/receive/done', dossier.code, '/fee')} refusals={refusals} values={{}}>
        <input type="hidden" name="amount" value={String(feeOwed(dossier))} />
        <p>
          <Say text={t('Còn phải thu:', 'Still to be taken:')} />{' '}
          <b>{formatMoney(feeOwed(dossier), language)}</b>
        </p>
        <div class="actions" data-fee>
          <Button
            name="way"
            value="cash"
            icon="banknote"
            text={t('Đã thu tiền mặt (phím T)', 'Taken in cash (key T)')}
          />
          <Button name="way" value="transfer" icon="landmark" text={t('Đã chuyển khoản', 'Transferred')} />
        </div>
      </Form>
    </Card>
  );
}
