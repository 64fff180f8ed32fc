import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Alert, Confirm, Progress } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
import { FileCard, importBase, importTitle } from './import-pages.tsx';
import type { ImportRun, Kept, Outcome } from './import-runs.ts';
import type { UndoPlan } from './import-undo.ts';
import { documentAddress } from './parts.tsx';
import { room } from './words.ts';

const conversionsShown = 20;
const keptShown = 200;

/** One workbook: how far it is, what is wrong, the step that follows, and once it is in, what taking it back would do. */
export function ImportRunPage(props: {
  run: ImportRun;
  plan: UndoPlan | null;
  refusals: readonly Refusal[];
}) {
  const { run, plan, refusals } = props;
  const isUnderWay = run.stage === 'trying' || run.stage === 'importing';
  const isIn = run.stage === 'imported' || run.stage === 'undone';
  return (
    <>
      <PageTitle
        title={run.fileName}
        crumbs={[
          { href: '/legislation', text: room },
          { href: importBase, text: importTitle },
        ]}
      />
      <ErrorSummary refusals={refusals.map(({ field: _, ...rest }) => rest)} />
      {isUnderWay ? <UnderWay run={run} /> : null}
      {run.outcome?.kind === 'refused' ? (
        <ErrorSummary refusals={run.outcome.refusals.map(({ field: _, ...rest }) => rest)} />
      ) : null}
      {run.stage === 'tried' && run.outcome?.kind === 'tried' ? (
        <Tried run={run} outcome={run.outcome} />
      ) : null}
      {run.stage === 'imported' && plan !== null ? <Imported run={run} plan={plan} /> : null}
      {run.stage === 'undone' && run.outcome?.kind === 'undone' ? (
        <Undone run={run} outcome={run.outcome} />
      ) : null}
      {isUnderWay || isIn ? null : (
        <FileCard refusals={[]} look="plain" title={t('Thử tệp khác', 'Try another file')} />
      )}
    </>
  );
}

function UnderWay({ run }: { run: ImportRun }) {
  const at = `${importBase}/${run.id}`;
  if (run.isCutOff)
    return (
      <Card title={t('Bị ngắt giữa chừng', 'Cut off')} icon="file-warning">
        <Alert
          kind="warning"
          text={t(
            'Chương trình đã dừng khi đang xử lý tệp này. Chưa có văn bản nào được ghi.',
            'The program stopped while it was working on this file. No document has been recorded.',
          )}
        />
        <Form action={`${at}/again`}>
          <Actions>
            <Button look="next" icon="rotate-ccw" text={t('Nhập thử lại', 'Try again')} />
          </Actions>
        </Form>
      </Card>
    );
  const words =
    run.stage === 'importing' ? t('Đang ghi văn bản', 'Being recorded') : t('Đang đọc tệp', 'Being read');
  return (
    <Card title={words} icon="hourglass">
      <div data-import-progress={`${at}/progress`}>
        <Progress value={run.total === 0 ? 0 : run.done / run.total} label={words} />
      </div>
      <p class="text-soft">
        <Say
          text={t(
            'Có thể rời trang này và mở lại từ "Nhập văn bản từ Excel"; việc vẫn tiếp tục.',
            'You may leave this page and come back to it from "Import documents"; the work goes on.',
          )}
        />
      </p>
      <Actions>
        <LinkButton icon="refresh-cw" href={at} text={t('Xem tiến độ', 'See how far it is')} />
      </Actions>
    </Card>
  );
}

function Tried({ run, outcome }: { run: ImportRun; outcome: Extract<Outcome, { kind: 'tried' }> }) {
  const language = useLanguage();
  const at = `${importBase}/${run.id}`;
  const { problems, problemCount } = outcome;
  const count = formatNumber(outcome.count, language);
  if (problemCount === 0)
    return (
      <Card title={t('Đã nhập thử', 'Tried')} icon="file-check">
        <Alert
          kind="done"
          live
          text={t(
            `Nhập thử: cả ${count} văn bản đều hợp lệ. Chưa ghi gì.`,
            `Trial: all ${count} documents are right. Nothing is recorded yet.`,
          )}
        />
        <Conversions outcome={outcome} />
        <Form id="confirm" action={`${at}/confirm`}>
          <Actions>
            <Button
              look="next"
              icon="check"
              text={t(`Nhập ${count} văn bản này`, `Import these ${count} documents`)}
            />
          </Actions>
        </Form>
      </Card>
    );
  return (
    <Card title={t('Đã nhập thử', 'Tried')} icon="file-warning">
      <WrongCells cells={problems} total={problemCount} file={`${at}/faults.xlsx`} />
      <Conversions outcome={outcome} />
    </Card>
  );
}

/** Cells of fonts of before Unicode: as they stood and as they will stand. */
function Conversions({ outcome }: { outcome: Extract<Outcome, { kind: 'tried' }> }) {
  const { conversions, conversionCount } = outcome;
  if (conversionCount === 0) return null;
  return (
    <>
      <Alert
        text={t(
          `${conversionCount} ô viết bằng phông cũ sẽ được chuyển sang Unicode; hãy xem vài ô dưới đây.`,
          `${conversionCount} cells written in an old font will be put into Unicode; look at some below.`,
        )}
      />
      <DataTable
        caption={t('Chuyển sang Unicode', 'Into Unicode')}
        compact
        rows={conversions.slice(0, conversionsShown)}
        rowKey={({ cell }) => cell}
        columns={[
          { key: 'cell', title: t('Ô', 'Cell'), heads: true, width: 'fit', cell: ({ cell }) => cell },
          { key: 'before', title: t('Trong tệp', 'In the file'), cell: ({ before }) => before },
          { key: 'after', title: t('Sẽ ghi', 'To be recorded'), cell: ({ after }) => after },
        ]}
      />
    </>
  );
}

function Imported({ run, plan }: { run: ImportRun; plan: UndoPlan }) {
  const language = useLanguage();
  const { removable, kept } = plan;
  const count = formatNumber(removable.length + kept.length, language);
  const going = formatNumber(removable.length, language);
  const at = run.importedAt === null ? '' : formatMoment(run.importedAt, language);
  return (
    <Card title={t('Đã nhập xong', 'Imported')} icon="file-check">
      <Alert
        kind="done"
        text={t(
          `Lần nhập số ${run.id}: ${count} văn bản, ${run.by} nhập lúc ${at}.`,
          `Import ${run.id}: ${count} documents, by ${run.by} at ${at}.`,
        )}
      />
      {kept.length === 0 ? null : (
        <KeptTable
          kept={kept}
          title={t(
            `Hoàn tác sẽ giữ lại ${kept.length} văn bản`,
            `Undoing would keep ${kept.length} documents`,
          )}
        />
      )}
      <Actions>
        <LinkButton look="next" href="/legislation" text={t('Mở danh mục văn bản', 'Open the list')} />
      </Actions>
      {removable.length === 0 ? (
        <p class="text-soft">
          <Say
            text={t(
              'Lần nhập này không hoàn tác được nữa: mọi văn bản đều đã có việc dựa vào.',
              'This import cannot be undone any more: everything has been built on.',
            )}
          />
        </p>
      ) : (
        <Confirm
          icon="undo-2"
          look="quiet"
          text={t('Hoàn tác lần nhập này', 'Undo this import')}
          question={t(
            `Gỡ ${going} văn bản của lần nhập số ${run.id}? Văn bản cũ mà chúng thay thế sẽ có hiệu lực trở lại như trước khi nhập.`,
            `Take ${going} documents of import ${run.id} out? What they replaced will stand as before.`,
          )}
        >
          <Form id="undo" action={`${importBase}/${run.id}/undo`}>
            <Actions>
              <Button look="danger" text={t(`Gỡ ${going} văn bản`, `Take ${going} out`)} />
            </Actions>
          </Form>
        </Confirm>
      )}
    </Card>
  );
}

function Undone({ run, outcome }: { run: ImportRun; outcome: Extract<Outcome, { kind: 'undone' }> }) {
  const language = useLanguage();
  const at = run.undoneAt === null ? '' : formatMoment(run.undoneAt, language);
  const removed = formatNumber(outcome.removed, language);
  return (
    <Card title={t('Đã hoàn tác', 'Undone')} icon="undo-2">
      <Alert
        text={t(
          `${run.undoneBy} đã gỡ ${removed} văn bản lúc ${at}.`,
          `${run.undoneBy} took ${removed} documents out at ${at}.`,
        )}
      />
      {outcome.kept.length === 0 ? null : (
        <KeptTable
          kept={outcome.kept}
          title={t(`Giữ lại ${outcome.kept.length} văn bản`, `${outcome.kept.length} documents were kept`)}
        />
      )}
    </Card>
  );
}

/** Documents that stay when their import is taken back, each with the reason. */
function KeptTable({ kept, title }: { kept: readonly Kept[]; title: Text }) {
  const say = useSay();
  return (
    <DataTable
      caption={title}
      showCaption
      compact
      rows={kept.slice(0, keptShown)}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: 'number',
          title: t('Số, ký hiệu', 'Number'),
          heads: true,
          width: 'fit',
          cell: ({ id, number }) => <a href={documentAddress(id)}>{number}</a>,
        },
        { key: 'why', title: t('Vì sao giữ lại', 'Why it stays'), cell: ({ why }) => say(why) },
      ]}
    />
  );
}
