import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { Form } from '../ui/form.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { mostDocuments } from './import.ts';
import type { ImportRun } from './import-runs.ts';
import { room } from './words.ts';

export const importBase = '/legislation/import';
export const importTitle = t('Nhập văn bản từ Excel', 'Import documents from Excel');

/** Documents come in by three steps: template, trial, and the import itself, which can be taken back whole. */
export function ImportPage({ refusals, runs }: { refusals: readonly Refusal[]; runs: readonly ImportRun[] }) {
  const language = useLanguage();
  const open = runs.filter(({ importedAt }) => importedAt === null);
  const past = runs.filter(({ importedAt }) => importedAt !== null);
  return (
    <>
      <PageTitle
        title={importTitle}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          'Nhập thử trước, chưa ghi gì; khi mọi ô đều đúng mới nhập cả tệp.',
          'A trial first, which records nothing; the file goes in whole once every cell is right.',
        )}
      >
        <LinkButton
          icon="download"
          href={`${importBase}/template`}
          text={t('Tải tệp mẫu', 'Download the template')}
          download
        />
      </PageTitle>
      {open.length === 0 ? null : (
        <Card title={t('Tệp đang nhập dở', 'Files on their way in')} icon="hourglass">
          <ul class="grid gap-2">
            {open.map((run) => (
              <li key={run.id}>
                <a href={`${importBase}/${run.id}`}>{run.fileName}</a>{' '}
                <span class="text-soft">
                  {formatMoment(run.startedAt, language)} · <Say text={stageWords(run)} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <FileCard refusals={refusals} look="next" title={t('Chọn tệp', 'Choose a file')} />
      {past.length === 0 ? null : <PastCard runs={past} />}
    </>
  );
}

/** The box into which a workbook is put. */
export function FileCard(props: { refusals: readonly Refusal[]; look: 'next' | 'plain'; title: Text }) {
  const most = formatNumber(mostDocuments, useLanguage());
  return (
    <Card title={props.title} icon="upload">
      <Form action={importBase} multipart refusals={props.refusals}>
        <FileField
          name="file"
          label={t(
            `Tệp Excel (.xlsx), nhiều nhất ${most} văn bản`,
            `Excel file (.xlsx), at most ${most} documents`,
          )}
          accept=".xlsx"
          multiple={false}
          required
        />
        <Actions>
          <Button look={props.look} icon="upload" text={t('Nhập thử', 'Try it')} />
        </Actions>
      </Form>
    </Card>
  );
}

function PastCard({ runs }: { runs: readonly ImportRun[] }) {
  const language = useLanguage();
  return (
    <Card title={t('Những lần đã nhập', 'Imports so far')} icon="history">
      <DataTable
        caption={t('Những lần đã nhập', 'Imports so far')}
        rows={runs}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `${importBase}/${id}`}
        columns={[
          {
            key: 'file',
            title: t('Tệp', 'File'),
            heads: true,
            cell: ({ id, fileName }) => (
              <a href={`${importBase}/${id}`}>
                {id}. {fileName}
              </a>
            ),
          },
          {
            key: 'count',
            title: t('Văn bản', 'Documents'),
            align: 'end',
            cell: ({ outcome }) =>
              outcome?.kind === 'imported' || outcome?.kind === 'undone'
                ? formatNumber(outcome.count, language)
                : '',
          },
          {
            key: 'at',
            title: t('Lúc', 'At'),
            cell: ({ importedAt }) => (importedAt === null ? '' : formatMoment(importedAt, language)),
          },
          { key: 'by', title: t('Người nhập', 'By'), cell: ({ by }) => by },
          { key: 'stage', title: t('Tình trạng', 'State'), cell: (run) => <Say text={stageWords(run)} /> },
        ]}
      />
    </Card>
  );
}

function stageWords({ isCutOff, stage, outcome }: ImportRun): Text {
  if (isCutOff) return t('bị ngắt, chưa ghi gì', 'cut off, nothing recorded');
  switch (stage) {
    case 'trying':
      return t('đang đọc', 'being read');
    case 'importing':
      return t('đang ghi', 'being recorded');
    case 'tried':
      return outcome?.kind === 'tried' && outcome.problemCount > 0
        ? t(`${outcome.problemCount} ô cần sửa`, `${outcome.problemCount} cells to correct`)
        : t('đã nhập thử, chờ xác nhận', 'tried, to be confirmed');
    case 'refused':
      return t('không đọc được', 'cannot be read');
    case 'imported':
      return t('Đã nhập', 'Imported');
    case 'undone':
      return outcome?.kind === 'undone' && outcome.kept.length > 0
        ? t(
            `Đã hoàn tác, giữ lại ${outcome.kept.length} văn bản`,
            `Undone, ${outcome.kept.length} documents kept`,
          )
        : t('Đã hoàn tác', 'Undone');
  }
}
