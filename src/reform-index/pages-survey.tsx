import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { homeCrumb, type RefusedForm } from './pages-sets.tsx';
import type { Question } from './survey-file.ts';
import type { Cycle } from './store-cycles.ts';
import type { Batch } from './store-surveys.ts';
import { codeTitle, words } from './words.ts';

export type SurveyPageProps = {
  readonly cycle: Cycle;
  readonly batches: readonly (Batch & { readonly counts: boolean })[];
  readonly questions: readonly Question[];
  readonly agencies: readonly Agency[];
  /** Agencies without answers for some question. */
  readonly lacking: readonly Agency[];
  readonly canRecord: boolean;
  readonly refused: (RefusedForm & { readonly form: 'import' | 'enter' | 'withdraw' }) | null;
};

/** Survey answers of a cycle: batches, import, entering by hand. */
export function SurveyPage(props: SurveyPageProps) {
  const { cycle, questions, lacking, canRecord } = props;
  const base = `/reform-index/cycles/${cycle.id}/survey`;
  return (
    <>
      <PageTitle
        title={t('Phiếu điều tra xã hội học', 'Survey answers')}
        crumbs={[
          homeCrumb,
          { href: `/reform-index/cycles/${cycle.id}`, text: codeTitle(cycle.level, cycle.year) },
        ]}
        lead={t(
          'Số người chọn từng phương án, theo cơ quan và câu hỏi; các đợt cộng lại.',
          'How many chose each answer, by agency and question; batches add up.',
        )}
      >
        <LinkButton
          href={`${base}/template`}
          icon="download"
          download
          text={t('Tệp Excel để điền', 'Excel to fill in')}
        />
      </PageTitle>
      {questions.length === 0 ? (
        <EmptyState
          icon="clipboard-list"
          title={t('Bộ tiêu chí không có tiêu chí điều tra', 'The set has no survey criteria')}
        />
      ) : (
        <>
          {lacking.length === 0 ? null : (
            <Alert
              kind="warning"
              title={t(`${lacking.length} cơ quan chưa đủ phiếu`, `${lacking.length} agencies lack answers`)}
              text={
                lacking
                  .slice(0, 12)
                  .map(({ name }) => name)
                  .join('; ') + (lacking.length > 12 ? '…' : '')
              }
            />
          )}
          {canRecord ? (
            <Columns side={<ImportForm {...props} />}>
              <BatchCard {...props} />
              <EnterForm {...props} />
            </Columns>
          ) : (
            <>
              <Alert
                text={t(
                  'Phiếu điều tra được nhập ở bước thẩm định lần 2 hoặc bước điều tra.',
                  'Answers are recorded during the second appraisal or the survey stage.',
                )}
              />
              <BatchCard {...props} />
            </>
          )}
        </>
      )}
    </>
  );
}

function BatchCard({ cycle, batches, canRecord, refused }: SurveyPageProps) {
  const language = useLanguage();
  const say = useSay();
  return (
    <Card title={t('Các đợt đã nhập', 'Batches')}>
      <DataTable
        caption={t('Các đợt phiếu', 'Batches of answers')}
        rows={batches}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState icon="inbox" title={t('Chưa nhập đợt phiếu nào', 'No batch yet')} />}
        columns={[
          { key: 'name', title: t('Đợt', 'Batch'), heads: true, cell: ({ name }) => name },
          {
            key: 'at',
            title: t('Nhập lúc', 'Recorded'),
            cell: ({ recordedAt }) => formatMoment(recordedAt, language),
          },
          { key: 'agencies', title: words.agency, align: 'end', cell: ({ agencies }) => String(agencies) },
          {
            key: 'answers',
            title: t('Câu trả lời', 'Answers'),
            align: 'end',
            cell: ({ answers }) => formatNumber(answers, language),
          },
          {
            key: 'counts',
            title: t('Tình trạng', 'State'),
            cell: ({ id, counts }) =>
              !counts ? (
                <StatusBadge tone="stopped" text={t('Đã rút', 'Withdrawn')} />
              ) : canRecord ? (
                <Confirm
                  look="quiet"
                  icon="undo-2"
                  text={t('Rút đợt này', 'Withdraw')}
                  question={t(
                    'Số phiếu của đợt này sẽ không được tính nữa.',
                    'The answers of this batch will no longer count.',
                  )}
                >
                  <Form
                    action={`/reform-index/cycles/${cycle.id}/survey/withdraw`}
                    id={`w${id}`}
                    refusals={
                      refused?.form === 'withdraw' && Number(refused.values['batch']) === id
                        ? refused.refusals
                        : []
                    }
                  >
                    <input type="hidden" name="batch" value={id} />
                    <TextArea name="reason" label={t('Lý do', 'Reason')} required rows={2} />
                    <Button icon="undo-2" text={t('Rút', 'Withdraw')} />
                  </Form>
                </Confirm>
              ) : (
                say(t('Được tính', 'Counts'))
              ),
          },
        ]}
      />
    </Card>
  );
}

function ImportForm({ cycle, refused }: SurveyPageProps) {
  const own = refused?.form === 'import' ? refused : null;
  return (
    <Card title={t('Nhập từ tệp', 'Read a file')} icon="upload">
      <Form
        action={`/reform-index/cycles/${cycle.id}/survey/import`}
        id="import"
        multipart
        refusals={own?.refusals ?? []}
        values={own?.values ?? {}}
      >
        <TextField
          name="name"
          label={t('Tên đợt', 'Name of the batch')}
          hint={t('Ví dụ: Điều tra người dân tháng 11', 'Such as: Citizens, November')}
          required
          maxLength={200}
        />
        <FileField
          name="file"
          label={t('Tệp .xlsx hoặc .csv theo mẫu', 'A .xlsx or .csv file like the template')}
          accept=".xlsx,.csv"
          multiple={false}
        />
        <Actions>
          <Button look="next" icon="upload" text={t('Nhập đợt phiếu', 'Read the batch')} />
        </Actions>
      </Form>
    </Card>
  );
}

function EnterForm({ cycle, questions, agencies, refused }: SurveyPageProps) {
  const own = refused?.form === 'enter' ? refused : null;
  return (
    <Card title={t('Nhập tay cho một cơ quan', 'Enter by hand for one agency')} icon="pencil">
      <Form
        action={`/reform-index/cycles/${cycle.id}/survey/enter`}
        id="enter"
        refusals={own?.refusals ?? []}
        values={own?.values ?? {}}
      >
        <FieldRow>
          <TextField name="name" label={t('Tên đợt', 'Name of the batch')} required maxLength={200} />
          <Select
            name="agency"
            label={words.agency}
            required
            choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FieldRow>
        {questions.map(({ code, options, names }) => (
          <FieldGroup key={code} title={`${code}. ${names.join('; ')}`}>
            <FieldRow>
              {Array.from({ length: options }, (_, index) => (
                <NumberField
                  key={index}
                  name={`counts.${code}.o${index + 1}`}
                  label={t(`Phương án ${index + 1}`, `Answer ${index + 1}`)}
                />
              ))}
            </FieldRow>
          </FieldGroup>
        ))}
        <Actions>
          <Button icon="save" text={t('Lưu đợt phiếu', 'Save the batch')} />
        </Actions>
      </Form>
    </Card>
  );
}
