import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge, type StatusTone } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatNumber } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { ImportSummary, RecordOutcome } from './import-records.ts';
import { procedureAddress } from './pages-procedure.tsx';

/** A file that waits for its confirmation, sealed so that no other stored file can be named instead. */
export type WaitingFile = { readonly hash: string; readonly name: string; readonly seal: string };

const crumbs = [{ href: '/procedures/manage', text: t('Soạn và công bố', 'Edit and publish') }];
const title = t('Nhập danh mục thủ tục', 'Import procedures');

export function ImportPage({ refusals = [] }: { refusals?: readonly Refusal[] }) {
  return (
    <>
      <PageTitle
        title={title}
        crumbs={crumbs}
        lead={t(
          'Tệp được đọc thử trước; chỉ ghi khi bạn xác nhận.',
          'The file is tried first; nothing is written until you confirm.',
        )}
      />
      <Form action="/procedures/import" multipart refusals={refusals}>
        <FileField
          name="file"
          label={t('Tệp danh mục', 'File')}
          hint={t(
            'Excel (.xlsx) theo tệp mẫu, hoặc NDJSON (mỗi dòng một thủ tục; cả bản ghi của Cổng Dịch vụ công quốc gia). Tối đa 20 MB, 50.000 dòng.',
            'Excel (.xlsx) in the layout of the template, or NDJSON (a procedure a line; records of the national portal too). At most 20 MB and 50,000 rows.',
          )}
          accept=".xlsx,.ndjson,.jsonl,.json"
          multiple={false}
          required
        />
        <Actions>
          <Button look="next" icon="file-search" text={t('Đọc thử', 'Try it')} />
          <LinkButton
            icon="download"
            href="/procedures/import/template"
            download
            text={t('Tải tệp mẫu', 'Template')}
          />
        </Actions>
      </Form>
    </>
  );
}

export function ImportSummaryPage({
  summary,
  waiting,
}: {
  summary: ImportSummary;
  waiting: WaitingFile | null;
}) {
  const language = useLanguage();
  const { total, accepted, changed, unchanged, withWarnings, refused } = summary;
  const isTrial = waiting !== null;
  const figure = (value: number): string => formatNumber(value, language);
  return (
    <>
      <PageTitle
        title={isTrial ? t('Kết quả đọc thử', 'What the import would do') : t('Đã nhập', 'Imported')}
        crumbs={crumbs}
      />
      {isTrial ? (
        <Alert text={t('Chưa ghi gì vào danh mục.', 'Nothing has been written yet.')} />
      ) : (
        <Alert kind="done" live text={t(`Đã xử lý ${total} bản ghi.`, `${total} records were handled.`)} />
      )}
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Tổng số bản ghi', 'Records'), value: figure(total) },
            { term: outcomeWords.accepted, value: figure(accepted) },
            { term: outcomeWords.changed, value: figure(changed) },
            { term: outcomeWords.unchanged, value: figure(unchanged) },
            { term: outcomeWords.refused, value: figure(refused) },
            { term: t('Có cảnh báo', 'With warnings'), value: figure(withWarnings) },
          ]}
        />
      </Card>
      {waiting === null ? (
        <Actions>
          <LinkButton
            look="next"
            icon="book-open"
            href="/procedures"
            text={t('Xem danh mục', 'See the catalogue')}
          />
          <LinkButton href="/procedures/import" text={t('Nhập tệp khác', 'Import another')} />
        </Actions>
      ) : (
        <Form action="/procedures/import/confirm">
          <input type="hidden" name="hash" value={waiting.hash} />
          <input type="hidden" name="name" value={waiting.name} />
          <input type="hidden" name="seal" value={waiting.seal} />
          <Actions>
            {accepted + changed > 0 ? (
              <Button
                look="next"
                icon="file-input"
                text={t(
                  `Ghi ${figure(accepted + changed)} thủ tục vào danh mục`,
                  `Write ${figure(accepted + changed)} procedures`,
                )}
              />
            ) : null}
            <LinkButton
              look="quiet"
              href="/procedures/import"
              text={t('Chọn tệp khác', 'Choose another file')}
            />
          </Actions>
        </Form>
      )}
      <Records records={summary.records} />
    </>
  );
}

const outcomeWords: Record<RecordOutcome['outcome'], Text> = {
  accepted: t('Mới', 'New'),
  changed: t('Thay đổi', 'Changed'),
  unchanged: t('Không đổi', 'Unchanged'),
  refused: t('Không nhận', 'Refused'),
};
const tones: Record<RecordOutcome['outcome'], StatusTone> = {
  accepted: 'new',
  changed: 'working',
  unchanged: 'plain',
  refused: 'stopped',
};
const mostShown = 300;

/** What needs eyes: refused records first, then those with warnings. */
function Records({ records }: { records: readonly RecordOutcome[] }) {
  const say = useSay();
  const refused = records.filter((record) => record.outcome === 'refused');
  const doubtful = records.filter((record) => record.outcome !== 'refused' && record.warnings.length > 0);
  const shown = [...refused, ...doubtful].slice(0, mostShown);
  const hidden = refused.length + doubtful.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <section class="mt-6">
      <DataTable
        caption={t('Bản ghi cần xem lại', 'Records to look at')}
        showCaption
        rows={shown}
        rowKey={(record) => `${record.line} ${record.code}`}
        columns={[
          {
            key: 'line',
            title: t('Dòng', 'Line'),
            align: 'end',
            width: 'fit',
            cell: (record) => record.line,
          },
          {
            key: 'code',
            title: t('Mã', 'Code'),
            heads: true,
            width: 'fit',
            cell: (record) =>
              record.outcome === 'refused' ? (
                record.code || '–'
              ) : (
                <a href={procedureAddress(record.code)}>{record.code}</a>
              ),
          },
          {
            key: 'outcome',
            title: t('Kết quả', 'Outcome'),
            width: 'fit',
            cell: (record) => (
              <StatusBadge tone={tones[record.outcome]} text={outcomeWords[record.outcome]} />
            ),
          },
          {
            key: 'words',
            title: t('Lý do, cảnh báo', 'Reasons, warnings'),
            width: 'wide',
            cell: (record) => (
              <ul class="list-disc pl-4">
                {[...record.reasons, ...record.warnings].map((text, index) => (
                  <li key={`${index}`}>{say({ vi: text.vi, en: text.en })}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {hidden > 0 ? (
        <p class="mt-2 text-soft">
          <Say
            text={t(`Và ${hidden} bản ghi khác có cảnh báo.`, `And ${hidden} more records with warnings.`)}
          />
        </p>
      ) : null}
    </section>
  );
}
