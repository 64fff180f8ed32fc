import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { Form } from '../ui/form.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
import type { ImportMade } from './import-undo.ts';
import type { Trial } from './import.ts';
import { roomTitle } from './words.ts';

export type Tried = {
  readonly hash: string;
  readonly seal: string;
  readonly name: string;
  readonly trial: Trial;
};

export function ImportPage({
  tried,
  refusals,
  made,
}: {
  tried: Tried | null;
  refusals: readonly Refusal[];
  made: readonly ImportMade[];
}) {
  const isRight = tried !== null && tried.trial.problems.length === 0;
  return (
    <>
      <PageTitle
        title={t('Nhập hồ sơ từ Excel', 'Import records from Excel')}
        crumbs={[{ href: '/staff', text: roomTitle }]}
        lead={t(
          'Nhập thử trước, chưa ghi gì; khi mọi ô đều đúng mới nhập cả tệp.',
          'A trial first, which records nothing; the file goes in whole once every cell is right.',
        )}
      >
        <LinkButton
          icon="download"
          href="/staff/template.xlsx"
          text={t('Tải tệp mẫu', 'Get the template')}
          download
        />
      </PageTitle>
      {tried === null ? null : <TriedCard tried={tried} />}
      <Card
        title={tried === null ? t('Chọn tệp', 'Choose a file') : t('Thử tệp khác', 'Try another file')}
        icon="upload"
      >
        <Form action="/staff/import" multipart refusals={refusals}>
          <FileField
            name="file"
            label={t('Tệp Excel (.xlsx)', 'Excel file (.xlsx)')}
            accept=".xlsx"
            multiple={false}
            required
          />
          <Actions>
            <Button look={isRight ? 'plain' : 'next'} text={t('Nhập thử', 'Try it')} />
          </Actions>
        </Form>
      </Card>
      {made.length === 0 ? null : <MadeCard made={made} />}
    </>
  );
}

/** What has gone in, and the way back as long as nobody has worked on it. */
function MadeCard({ made }: { made: readonly ImportMade[] }) {
  const language = useLanguage();
  const say = useSay();
  const title = t('Các tệp đã nhập', 'Imports made');
  return (
    <Card title={title} icon="history">
      <DataTable
        caption={title}
        rows={made}
        rowKey={({ id }) => String(id)}
        compact
        columns={[
          { key: 'name', title: t('Tệp', 'File'), heads: true, cell: ({ fileName }) => fileName },
          {
            key: 'count',
            title: t('Số hồ sơ', 'Records'),
            width: 'fit',
            cell: ({ rowCount }) => formatNumber(rowCount, language),
          },
          { key: 'by', title: t('Người nhập', 'By'), cell: ({ by }) => by },
          {
            key: 'at',
            title: t('Lúc', 'At'),
            width: 'fit',
            cell: ({ importedAt }) => formatMoment(importedAt, language),
          },
          {
            key: 'undo',
            title: t('Thu hồi', 'Take back'),
            cell: ({ id, undoneAt, touched, rowCount }) =>
              undoneAt !== null ? (
                say(
                  t(
                    `Đã thu hồi ${formatMoment(undoneAt, 'vi')}`,
                    `Taken back ${formatMoment(undoneAt, 'en')}`,
                  ),
                )
              ) : touched > 0 ? (
                say(
                  t(
                    `Không thu hồi được: ${touched} hồ sơ đã cập nhật thêm`,
                    `Not possible: ${touched} records have been changed since`,
                  ),
                )
              ) : (
                <Confirm
                  text={t('Thu hồi cả tệp', 'Take all of it back')}
                  question={t(
                    'Các hồ sơ này sẽ rời danh sách và số liệu; có thể nhập lại tệp đã sửa.',
                    'These records leave lists and figures; a corrected file can be imported again.',
                  )}
                  icon="undo-2"
                  look="quiet"
                >
                  <Form id={`undo-${id}`} action={`/staff/imports/${id}/undo`}>
                    <Actions>
                      <Button
                        look="danger"
                        text={t(`Thu hồi ${rowCount} hồ sơ`, `Take ${rowCount} records back`)}
                      />
                    </Actions>
                  </Form>
                </Confirm>
              ),
          },
        ]}
      />
    </Card>
  );
}

function TriedCard({ tried }: { tried: Tried }) {
  const language = useLanguage();
  const { rows, problems, conversions } = tried.trial;
  const converted = conversions.length === 0 ? null : <Converted conversions={conversions} />;
  const count = formatNumber(rows, language);
  if (problems.length === 0)
    return (
      <Card title={tried.name} icon="file-check">
        <Alert
          kind="done"
          live
          text={t(
            `Cả ${count} dòng đều đúng. Chưa ghi gì.`,
            `All ${count} rows are right. Nothing has been recorded yet.`,
          )}
        />
        {converted}
        <Form id="carry-out" action="/staff/imports">
          <input type="hidden" name="hash" value={tried.hash} />
          <input type="hidden" name="seal" value={tried.seal} />
          <input type="hidden" name="name" value={tried.name} />
          <Actions>
            <Button look="next" icon="check" text={t(`Nhập ${count} hồ sơ`, `Import ${count} records`)} />
          </Actions>
        </Form>
      </Card>
    );
  return (
    <Card title={tried.name} icon="file-warning">
      <WrongCells cells={problems}>{converted}</WrongCells>
    </Card>
  );
}

const conversionsShown = 5;

/** Words in old fonts as they stood and as they will be recorded, for the eye to judge. */
function Converted({ conversions }: Pick<Tried['trial'], 'conversions'>) {
  const examples = conversions
    .slice(0, conversionsShown)
    .map(({ cell, before, after }) => `${cell}: ${before} → ${after}`)
    .join('; ');
  const { length } = conversions;
  return (
    <Alert
      kind="note"
      title={t(
        `${formatNumber(length, 'vi')} ô viết bằng phông chữ cũ (TCVN3, VNI), đã đổi sang Unicode`,
        `${formatNumber(length, 'en')} cells were in old fonts (TCVN3, VNI) and are read as Unicode`,
      )}
      text={t(`Ví dụ: ${examples}.`, `For example: ${examples}.`)}
    />
  );
}
