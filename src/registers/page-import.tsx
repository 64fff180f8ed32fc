import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { PastImport } from './import-past.ts';
import type { Run } from './import-runs.ts';
import type { Register } from './schema.ts';

export type ImportPageProps = {
  readonly register: Register;
  readonly refusals: readonly Refusal[];
  readonly past: readonly PastImport[];
  /** This person’s files on their way in. */
  readonly open: readonly Run[];
};

/** A workbook comes in by three steps: template, trial, and the import itself, which can be taken back whole. */
export function ImportPage({ register, refusals, past, open }: ImportPageProps) {
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
      <OpenRuns base={base} open={open} />
      <FileCard base={base} refusals={refusals} look="next" title={t('Chọn tệp', 'Choose a file')} />
      <PastCard register={register} past={past} />
    </>
  );
}

/** The box into which a workbook is put. */
export function FileCard({
  base,
  refusals,
  look,
  title,
}: {
  base: string;
  refusals: readonly Refusal[];
  look: 'next' | 'plain';
  title: Text;
}) {
  return (
    <Card title={title} icon="upload">
      <Form action={`${base}/import`} multipart refusals={refusals}>
        <FileField
          name="file"
          label={t('Tệp Excel (.xlsx), nhiều nhất 50.000 dòng', 'Excel file (.xlsx), at most 50,000 rows')}
          accept=".xlsx"
          multiple={false}
          required
        />
        <Actions>
          <Button look={look} text={t('Nhập thử', 'Try it')} />
        </Actions>
      </Form>
    </Card>
  );
}

/** Where each file on its way in stands; one leaves the page and comes back to it. */
function OpenRuns({ base, open }: { base: string; open: readonly Run[] }) {
  const language = useLanguage();
  if (open.length === 0) return null;
  return (
    <Card title={t('Tệp đang nhập dở', 'Files on their way in')} icon="hourglass">
      <ul class="grid gap-2">
        {open.map((run) => (
          <li key={run.id}>
            <a href={`${base}/import/${run.id}`}>{run.fileName}</a>{' '}
            <span class="text-soft">
              {formatMoment(run.startedAt, language)} · <Say text={stageWords(run)} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function stageWords({ isCutOff, stage }: Run): Text {
  if (isCutOff) return t('bị ngắt, chưa ghi gì', 'cut off, nothing recorded');
  if (stage === 'trying') return t('đang đọc', 'being read');
  if (stage === 'importing') return t('đang ghi vào sổ', 'being recorded');
  return stage === 'asks' ? t('cần trả lời', 'a question is open') : t('đã nhập thử', 'tried');
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
