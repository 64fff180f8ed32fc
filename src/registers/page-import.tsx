import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { Form } from '../ui/form.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { PastImport, Trial } from './import.ts';
import type { Register } from './schema.ts';

const problemsShown = 200;

export type Tried = {
  readonly hash: string;
  readonly seal: string;
  readonly name: string;
  readonly trial: Trial;
};
export type ImportPageProps = {
  readonly register: Register;
  readonly refusals: readonly Refusal[];
  readonly tried: Tried | null;
  readonly past: readonly PastImport[];
};

/** A workbook comes in by three steps: template, trial, and the import itself, which can be taken back whole. */
export function ImportPage({ register, refusals, tried, past }: ImportPageProps) {
  const base = `/registers/${register.code}`;
  return (
    <>
      <PageTitle
        title={t(`Nhập từ Excel: ${register.title.vi}`, `Import: ${register.title.en}`)}
        crumbs={[
          { href: '/registers', text: t('Sổ theo dõi', 'Registers') },
          { href: base, text: register.title },
        ]}
        lead={t(
          'Nhập thử trước, chưa ghi gì; khi mọi ô đều đúng mới nhập cả tệp.',
          'A trial first, which records nothing; the file goes in whole once every cell is right.',
        )}
      >
        <LinkButton
          icon="download"
          href={`${base}/template.xlsx`}
          text={t('Tải tệp mẫu', 'Get the template')}
          download
        />
      </PageTitle>
      {tried === null ? null : <TriedCard register={register} tried={tried} />}
      <Card
        title={tried === null ? t('Chọn tệp', 'Choose a file') : t('Thử tệp khác', 'Try another file')}
        icon="upload"
      >
        <Form action={`${base}/import`} multipart refusals={refusals}>
          <FileField
            name="file"
            label={t('Tệp Excel (.xlsx)', 'Excel file (.xlsx)')}
            accept=".xlsx"
            multiple={false}
            required
          />
          <Actions>
            <Button
              look={tried === null || tried.trial.problems.length > 0 ? 'next' : 'plain'}
              text={t('Nhập thử', 'Try it')}
            />
          </Actions>
        </Form>
      </Card>
      <PastCard register={register} past={past} />
    </>
  );
}

function TriedCard({ register, tried }: { register: Register; tried: Tried }) {
  const language = useLanguage();
  const say = useSay();
  const { rows, problems } = tried.trial;
  const count = formatNumber(rows.length, language);
  if (problems.length === 0)
    return (
      <Card title={tried.name} icon="file-check">
        <Alert
          kind="done"
          live
          text={t(
            `Cả ${count} dòng đều đúng. Chưa ghi gì vào sổ.`,
            `All ${count} rows are right. Nothing has been recorded yet.`,
          )}
        />
        <Form id="carry-out" action={`/registers/${register.code}/imports`}>
          <input type="hidden" name="hash" value={tried.hash} />
          <input type="hidden" name="seal" value={tried.seal} />
          <input type="hidden" name="name" value={tried.name} />
          <Actions>
            <Button look="next" icon="check" text={t(`Nhập ${count} dòng vào sổ`, `Import ${count} rows`)} />
          </Actions>
        </Form>
      </Card>
    );
  const wrong = formatNumber(problems.length, language);
  return (
    <Card title={tried.name} icon="file-warning">
      <Alert
        kind="warning"
        live
        text={t(
          `${wrong} ô cần sửa; ${count} dòng khác đã đúng. Chưa ghi gì vào sổ: hãy sửa trong Excel rồi nhập thử lại.`,
          `${wrong} cells need correcting; ${count} other rows are right. Nothing was recorded: correct the file and try again.`,
        )}
      />
      <DataTable
        caption={t('Ô cần sửa', 'Cells to correct')}
        rows={problems.slice(0, problemsShown)}
        rowKey={({ cell, text }) => `${cell} ${text.vi}`}
        compact
        columns={[
          { key: 'cell', title: t('Ô', 'Cell'), heads: true, width: 'fit', cell: ({ cell }) => cell },
          { key: 'text', title: t('Cần sửa', 'What is wrong'), width: 'wide', cell: ({ text }) => say(text) },
        ]}
      />
      {problems.length > problemsShown ? (
        <p class="text-soft">
          <Say
            text={t(
              `và ${problems.length - problemsShown} ô nữa`,
              `and ${problems.length - problemsShown} more`,
            )}
          />
        </p>
      ) : null}
    </Card>
  );
}

function PastCard({ register, past }: { register: Register; past: readonly PastImport[] }) {
  const language = useLanguage();
  const say = useSay();
  if (past.length === 0) return null;
  return (
    <Card title={t('Những lần đã nhập', 'Imports so far')} icon="history">
      <DataTable
        caption={t('Những lần đã nhập', 'Imports so far')}
        rows={past}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: 'file',
            title: t('Tệp', 'File'),
            heads: true,
            cell: ({ id, fileName }) => `${id}. ${fileName}`,
          },
          {
            key: 'rows',
            title: t('Số dòng', 'Rows'),
            align: 'end',
            cell: ({ rowCount }) => formatNumber(rowCount, language),
          },
          { key: 'at', title: t('Lúc', 'At'), cell: ({ importedAt }) => formatMoment(importedAt, language) },
          { key: 'by', title: t('Người nhập', 'By'), cell: ({ by }) => by },
          {
            key: 'undo',
            title: t('Hoàn tác', 'Undo'),
            cell: (one) => <Undo register={register} one={one} />,
          },
        ]}
      />
      <p class="text-soft">
        {say(
          t(
            'Hoàn tác bỏ những dòng chưa ai sửa từ khi nhập, và nêu tên những dòng đã sửa.',
            'Undoing takes out rows that nobody has changed since, and names those that were.',
          ),
        )}
      </p>
    </Card>
  );
}

function Undo({ register, one }: { register: Register; one: PastImport }) {
  if (one.undoneAt !== null) {
    const kept = one.keptCount ?? 0;
    return (
      <Say
        text={
          kept === 0
            ? t('Đã hoàn tác', 'Undone')
            : t(`Đã hoàn tác, giữ lại ${kept} dòng đã sửa`, `Undone, ${kept} changed rows kept`)
        }
      />
    );
  }
  if (!one.mayUndo) return null;
  return (
    <Confirm
      text={t('Hoàn tác', 'Undo')}
      question={t(
        `Bỏ ${one.rowCount} dòng của lần nhập số ${one.id}?`,
        `Take the ${one.rowCount} rows of import ${one.id} out?`,
      )}
      icon="undo-2"
      look="quiet"
    >
      <Form id={`undo-${one.id}`} action={`/registers/${register.code}/imports/${one.id}/undo`}>
        <Actions>
          <Button look="danger" text={t('Hoàn tác lần nhập này', 'Undo this import')} />
        </Actions>
      </Form>
    </Confirm>
  );
}
