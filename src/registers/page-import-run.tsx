import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Alert, Progress } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
import { letterOf } from './import-words.ts';
import type { Outcome, Run } from './import-runs.ts';
import { encodingNames } from './old-encodings.ts';
import { FileCard } from './page-import.tsx';
import type { Register } from './schema.ts';

const conversionsShown = 20;

type RunProps = { readonly register: Register; readonly run: Run };

/** One workbook on its way in: how far it is, what it asks, what is wrong, and the step that follows. */
export function RunPage({ register, run }: RunProps) {
  const base = `/registers/${register.code}`;
  const { outcome } = run;
  const isRight = outcome?.kind === 'tried' && outcome.problems.length === 0;
  const isUnderWay = run.stage === 'trying' || run.stage === 'importing';
  return (
    <>
      <PageTitle
        title={run.fileName}
        crumbs={[
          { href: '/registers', text: t('Sổ theo dõi', 'Registers') },
          { href: base, text: register.title },
          { href: `${base}/import`, text: t('Nhập từ Excel', 'Import') },
        ]}
      />
      {isUnderWay ? <UnderWay register={register} run={run} /> : null}
      {isUnderWay || outcome === null ? null : <Result register={register} run={run} outcome={outcome} />}
      {isUnderWay ? null : (
        <FileCard
          base={base}
          refusals={[]}
          look={outcome?.kind === 'tried' && !isRight ? 'next' : 'plain'}
          title={t('Thử tệp khác', 'Try another file')}
        />
      )}
    </>
  );
}

function UnderWay({ register, run }: RunProps) {
  const at = `/registers/${register.code}/import/${run.id}`;
  if (run.isCutOff)
    return (
      <Card title={t('Bị ngắt giữa chừng', 'Cut off')} icon="file-warning">
        <Alert
          kind="warning"
          text={t(
            'Chương trình đã dừng khi đang xử lý tệp này. Chưa có dòng nào được ghi vào sổ.',
            'The program stopped while it was working on this file. No row has been recorded.',
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
    run.stage === 'importing' ? t('Đang ghi vào sổ', 'Being recorded') : t('Đang đọc tệp', 'Being read');
  return (
    <Card title={words} icon="hourglass">
      <div data-import-progress={`${at}/progress`}>
        <Progress value={run.total === 0 ? 0 : run.done / run.total} label={words} />
      </div>
      <p class="text-soft">
        <Say
          text={t(
            'Có thể rời trang này và mở lại từ "Nhập từ Excel"; việc vẫn tiếp tục.',
            'You may leave this page and come back to it from "Import"; the work goes on.',
          )}
        />
      </p>
      <Actions>
        <LinkButton icon="refresh-cw" href={at} text={t('Xem tiến độ', 'See how far it is')} />
      </Actions>
    </Card>
  );
}

function Result({ register, run, outcome }: RunProps & { outcome: Outcome }) {
  const language = useLanguage();
  const base = `/registers/${register.code}`;
  switch (outcome.kind) {
    case 'refused':
      return <ErrorSummary refusals={outcome.refusals.map(({ field: _, ...rest }) => rest)} />;
    case 'imported': {
      const count = formatNumber(outcome.rows, language);
      return (
        <Card title={t('Đã nhập xong', 'Imported')} icon="file-check">
          <Alert
            kind="done"
            text={t(
              `${count} dòng đã vào sổ (lần nhập số ${outcome.importId}).`,
              `${count} rows are in the register (import ${outcome.importId}).`,
            )}
          />
          <Actions>
            <LinkButton look="next" href={base} text={t('Mở sổ', 'Open the register')} />
            <LinkButton href={`${base}/import`} text={t('Hoàn tác…', 'Undo…')} icon="undo-2" />
          </Actions>
        </Card>
      );
    }
    case 'asks':
      return <Questions register={register} run={run} outcome={outcome} />;
    case 'tried':
      return <Tried register={register} run={run} outcome={outcome} />;
  }
}

/** Which sheet, and what the columns are whose headings the register does not have. */
function Questions({ register, run, outcome }: RunProps & { outcome: Extract<Outcome, { kind: 'asks' }> }) {
  const { sheet, sheets, unclear } = outcome.question;
  const columns = Object.entries(register.columns).map(([value, { title }]) => ({ value, label: title }));
  const guesses = Object.fromEntries(unclear.map(({ index, guess }) => [`columns.c${index}`, guess ?? '']));
  return (
    <Card title={t('Cần trả lời trước khi đọc tiếp', 'To be answered first')} icon="circle-help">
      <Form
        id="answers"
        action={`/registers/${register.code}/import/${run.id}/answers`}
        values={{ ...guesses, sheet: sheet ?? '' }}
      >
        {sheet === null ? (
          <Select
            name="sheet"
            label={t('Nhập trang nào của tệp', 'Which sheet of the file')}
            choices={sheets.map(({ name, rows }) => ({
              value: name,
              label: t(`${name} (${rows} dòng)`, `${name} (${rows} lines)`),
            }))}
            required
          />
        ) : null}
        {unclear.map(({ index, words }) => (
          <Select
            key={index}
            name={`columns.c${index}`}
            label={t(
              `Cột ${letterOf(index)} “${words.slice(0, 80)}” là`,
              `Column ${letterOf(index)} “${words.slice(0, 80)}” is`,
            )}
            choices={columns}
            empty={t('Bỏ qua cột này', 'Leave this column out')}
          />
        ))}
        <Actions>
          <Button look="next" text={t('Đọc tiếp', 'Go on')} />
        </Actions>
      </Form>
    </Card>
  );
}

function Tried({ register, run, outcome }: RunProps & { outcome: Extract<Outcome, { kind: 'tried' }> }) {
  const language = useLanguage();
  const at = `/registers/${register.code}/import/${run.id}`;
  const { problems, right } = outcome;
  const count = formatNumber(right, language);
  if (problems.length === 0)
    return (
      <Card title={t('Đã nhập thử', 'Tried')} icon="file-check">
        <Alert
          kind="done"
          live
          text={t(
            `Cả ${count} dòng đều đúng. Chưa ghi gì vào sổ.`,
            `All ${count} rows are right. Nothing has been recorded yet.`,
          )}
        />
        <Conversions outcome={outcome} />
        <Form id="carry-out" action={`${at}/confirm`}>
          <Actions>
            <Button look="next" icon="check" text={t(`Nhập ${count} dòng vào sổ`, `Import ${count} rows`)} />
          </Actions>
        </Form>
      </Card>
    );
  return (
    <Card title={t('Đã nhập thử', 'Tried')} icon="file-warning">
      <WrongCells
        cells={problems}
        besides={t(`${count} dòng khác đã đúng`, `${count} other rows are right`)}
        file={`${at}/faults.xlsx`}
      />
      <Conversions outcome={outcome} />
    </Card>
  );
}

/** Cells of fonts of before Unicode: as they stood and as they will stand. */
function Conversions({ outcome }: { outcome: Extract<Outcome, { kind: 'tried' }> }) {
  const language = useLanguage();
  const { conversions, conversionCount } = outcome;
  if (conversionCount === 0) return null;
  const count = formatNumber(conversionCount, language);
  return (
    <>
      <Alert
        text={t(
          `${count} ô viết bằng phông cũ sẽ được chuyển sang Unicode; hãy xem vài ô dưới đây.`,
          `${count} cells written in an old font will be put into Unicode; look at some below.`,
        )}
      />
      <DataTable
        caption={t('Chuyển sang Unicode', 'Into Unicode')}
        rows={conversions.slice(0, conversionsShown)}
        rowKey={({ cell }) => cell}
        compact
        columns={[
          { key: 'cell', title: t('Ô', 'Cell'), heads: true, width: 'fit', cell: ({ cell }) => cell },
          {
            key: 'encoding',
            title: t('Bảng mã', 'Encoding'),
            width: 'fit',
            cell: ({ encoding }) => encodingNames[encoding],
          },
          { key: 'before', title: t('Trong tệp', 'In the file'), cell: ({ before }) => before },
          { key: 'after', title: t('Sẽ ghi', 'To be recorded'), cell: ({ after }) => after },
        ]}
      />
    </>
  );
}
