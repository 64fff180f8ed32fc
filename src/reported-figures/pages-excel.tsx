import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, RadioCards, Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatNumber } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { WrongCells } from '../ui/wrong-cells.tsx';
import { layouts, type Layout } from './excel-template.ts';
import { levelChoices } from './pages-new.tsx';
import { collectionAddress, collectionCrumbs, CollectionTabs, periodLead, rootCrumb } from './parts.tsx';
import type { Asked, Collection } from './schema.ts';
import type { Trial } from './uploading.ts';
import { words } from './words.ts';

const layoutNames = Object.keys(layouts) as Layout[];

/** Templates to fill in outside the system, and filled-in ones to bring back. */
export function ExcelPage({
  collection,
  hasSeveral,
  mayUpload,
  refusals = [],
}: {
  collection: Collection;
  /** The person sees more than one agency's form. */
  hasSeveral: boolean;
  mayUpload: boolean;
  refusals?: readonly Refusal[];
}) {
  return (
    <>
      <PageTitle title={collection.name} crumbs={[rootCrumb]} lead={periodLead(collection)} />
      <CollectionTabs collection={collection} current="excel" />
      <Card title={t('Tải tệp mẫu', 'Download a template')} icon="download">
        <Form
          method="get"
          id="template"
          action={collectionAddress(collection.id, '/template')}
          values={{ layout: 'agencies' }}
        >
          {hasSeveral ? (
            <Select
              name="level"
              label={words.level}
              empty={t('Mọi cơ quan tôi xem được', 'Every agency I see')}
              choices={levelChoices}
            />
          ) : null}
          <RadioCards
            name="layout"
            label={t('Cách trình bày', 'Layout')}
            columns
            choices={layoutNames.map((value) => ({ value, label: layouts[value] }))}
          />
          <Actions>
            <Button icon="download" text={t('Tải tệp mẫu', 'Download')} />
          </Actions>
        </Form>
      </Card>
      {mayUpload ? (
        <Card title={t('Nhập tệp đã điền', 'Upload a filled-in file')} icon="upload">
          <Form id="upload" action={collectionAddress(collection.id, '/excel')} multipart refusals={refusals}>
            <FileField
              name="file"
              label={t('Tệp Excel', 'Excel file')}
              hint={t(
                'Tệp được đọc thử trước; số liệu vào bản nháp, chưa gửi. Tối đa 5 MB.',
                'The file is tried first; values go into the drafts and are not sent. At most 5 MB.',
              )}
              accept=".xlsx"
              multiple={false}
              required
            />
            <Actions>
              <Button look="next" icon="file-search" text={t('Đọc thử', 'Try it')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
    </>
  );
}

/** What a file would write, or what is wrong with it cell by cell. */
export function TrialPage({
  collection,
  asked,
  trial,
  waiting,
}: {
  collection: Collection;
  asked: readonly Asked[];
  trial: Trial;
  waiting: { readonly hash: string; readonly name: string; readonly seal: string };
}) {
  const say = useSay();
  const { problems, summary, absent } = trial;
  const titles = new Map(asked.map(({ code, title }) => [code, title]));
  return (
    <>
      <PageTitle
        title={t('Kết quả đọc thử', 'What the file would do')}
        crumbs={collectionCrumbs(collection)}
        lead={waiting.name}
      />
      {problems.length > 0 ? (
        <WrongCells cells={problems} />
      ) : (
        <Form action={collectionAddress(collection.id, '/excel/confirm')}>
          <Alert
            text={t(
              'Chưa ghi gì. Khi xác nhận, số liệu được ghi vào bản nháp của từng cơ quan.',
              'Nothing has been written. When you confirm, the values go into each agency’s draft.',
            )}
          />
          <input type="hidden" name="hash" value={waiting.hash} />
          <input type="hidden" name="seal" value={waiting.seal} />
          <Actions>
            <Button
              look="next"
              icon="save"
              text={t(`Ghi vào ${summary.length} biểu`, `Write into ${summary.length} forms`)}
            />
          </Actions>
        </Form>
      )}
      {absent.length === 0 ? null : (
        <Alert
          kind="note"
          title={t('Chỉ tiêu không có số liệu trong tệp', 'Indicators without values in the file')}
        >
          <ul class="list-disc pl-4">
            {absent.map((code) => (
              <li key={code}>{say(titles.get(code) ?? code)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {problems.length > 0 ? null : <Summary summary={summary} />}
      <Actions>
        <LinkButton
          look="quiet"
          href={collectionAddress(collection.id, '/excel')}
          text={t('Chọn tệp khác', 'Choose another file')}
        />
      </Actions>
    </>
  );
}

function Summary({ summary }: { summary: Trial['summary'] }) {
  const language = useLanguage();
  return (
    <DataTable
      caption={t('Số liệu đọc được', 'What was read')}
      rows={summary}
      rowKey={({ agency }) => agency}
      columns={[
        { key: 'agency', title: words.agency, heads: true, cell: ({ agency }) => agency },
        {
          key: 'values',
          title: t('Số ô có số liệu', 'Values'),
          align: 'end',
          cell: ({ values }) => formatNumber(values, language),
        },
        {
          key: 'changed',
          title: t('Chỉ tiêu thay đổi', 'Indicators changed'),
          align: 'end',
          cell: ({ changed }) => formatNumber(changed, language),
        },
      ]}
    />
  );
}
