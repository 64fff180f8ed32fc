import { reformAreas } from '../indicators/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { RadioCards, Select } from '../ui/choices.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { DateField, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { HistoryCard } from './history-card.tsx';
import { showDay, type Names } from './parts.tsx';
import type { Moment } from './programme.ts';
import type { DocumentReading } from './reading-documents.ts';
import type { Directed } from './schema.ts';
import { followUpStandings } from './status-rules.ts';
import { DocumentTable } from './tables.tsx';
import { documentKindWords, followUpTones, subjectWords, words } from './words.ts';

export type DocumentQuery = {
  readonly q: string;
  readonly kind: string;
  readonly year: number;
  readonly standing: string;
  readonly asOf: string;
};

const documentsPerPage = 50;

/** The list of steering documents, a page of it at a time. */
export function DocumentsPage({
  documents,
  query,
  page,
  mayEdit,
}: {
  documents: readonly DocumentReading[];
  query: DocumentQuery;
  /** From 1. */
  page: number;
  mayEdit: boolean;
}) {
  return (
    <>
      <PageTitle
        title={words.documents}
        crumbs={[{ href: '/programme', text: words.room }]}
        lead={t(
          `${documents.length} văn bản trong danh sách này`,
          `${documents.length} documents in this list`,
        )}
      >
        {mayEdit ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/programme/documents/new"
            text={t('Thêm văn bản', 'Enter a document')}
          />
        ) : null}
      </PageTitle>
      <FilterBar
        action="/programme/documents"
        values={{ ...query, year: query.year === 0 ? '' : String(query.year) }}
      >
        <TextField
          name="q"
          label={t('Tìm số, trích yếu, cơ quan', 'Number, subject or issuer')}
          type="search"
        />
        <Select
          name="kind"
          label={t('Loại văn bản', 'Kind')}
          empty={t('Mọi loại', 'Any kind')}
          choices={Object.entries(documentKindWords).map(([value, label]) => ({ value, label }))}
        />
        <NumberField name="year" label={t('Năm ban hành', 'Year of issue')} />
        <Select
          name="standing"
          label={t('Theo dõi', 'Follow-up')}
          empty={t('Mọi tình trạng', 'Any')}
          choices={Object.entries(followUpStandings).map(([value, label]) => ({ value, label }))}
        />
        <DateField name="asOf" label={words.asOf} />
      </FilterBar>
      {documents.length === 0 ? (
        <EmptyState
          icon="scroll-text"
          title={t('Không có văn bản nào như vậy', 'There are no such documents')}
          text={t('Bỏ bớt điều kiện lọc, hoặc thêm văn bản mới.', 'Clear a filter, or enter a new document.')}
        />
      ) : (
        <DocumentTable documents={documents.slice((page - 1) * documentsPerPage, page * documentsPerPage)} />
      )}
      <Pagination page={page} pageSize={documentsPerPage} total={documents.length} />
    </>
  );
}

/** Something that a document directs, with its page. */
export type DirectedName = { readonly directed: Directed; readonly title: string; readonly href: string };

export function DocumentPage(props: {
  reading: DocumentReading;
  directs: readonly DirectedName[];
  moments: readonly Moment[];
  names: Names;
  mayEdit: boolean;
  refused: { refusals: readonly Refusal[]; values: Readonly<Record<string, unknown>> } | null;
}) {
  const { reading, directs, moments, names, mayEdit, refused } = props;
  const { document, standing } = reading;
  const { id, fields, own, version } = document;
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={t(
          `${documentKindWords[fields.kind].vi} ${fields.number}`,
          `${documentKindWords[fields.kind].en} ${fields.number}`,
        )}
        crumbs={[
          { href: '/programme', text: words.room },
          { href: '/programme/documents', text: words.documents },
        ]}
        lead={fields.title}
        beside={<StatusBadge tone={followUpTones[standing]} text={followUpStandings[standing]} />}
      >
        {fields.file === null ? null : (
          <LinkButton
            icon="file-text"
            href={`/programme/documents/${id}/file`}
            text={t('Mở văn bản', 'Open the document')}
            newWindow
          />
        )}
        {mayEdit ? (
          <LinkButton icon="pencil" href={`/programme/documents/${id}/edit`} text={t('Sửa', 'Edit')} />
        ) : null}
      </PageTitle>
      <Columns side={<HistoryCard moments={moments} names={names} />}>
        <Card title={t('Văn bản', 'The document')} icon="scroll-text">
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Số, ký hiệu', 'Number'), value: fields.number },
              { term: t('Ngày ban hành', 'Issued on'), value: showDay(fields.issuedOn) },
              { term: t('Cơ quan ban hành', 'Issued by'), value: fields.issuer },
              { term: words.area, value: say(reformAreas[fields.area]) },
              { term: t('Hạn thực hiện', 'To be carried out by'), value: showDay(fields.followUpBy) },
            ]}
          />
        </Card>
        <Card title={t('Chỉ đạo những gì', 'What it directs')} icon="link">
          {directs.length === 0 ? (
            <p class="hint">
              <Say
                text={t(
                  'Chưa gắn với chương trình, kế hoạch, mục tiêu hay nhiệm vụ nào; hãy gắn ở trang của từng nội dung.',
                  'Hangs on nothing yet: hang it on a programme, plan, target or task from that page.',
                )}
              />
            </p>
          ) : (
            <ul class="grid gap-3">
              {directs.map(({ directed, title, href }) => (
                <li key={href}>
                  {say(subjectWords[directed.kind])}: <a href={href}>{title}</a>
                  {mayEdit ? (
                    <Form
                      action={`/programme/documents/${id}/detach`}
                      id={`detach-${directed.kind}-${directed.id}`}
                    >
                      <input type="hidden" name="seen" value={version} />
                      <input type="hidden" name="directed.kind" value={directed.kind} />
                      <input type="hidden" name="directed.id" value={directed.id} />
                      <Actions>
                        <Button size="small" look="quiet" icon="unlink" text={t('Bỏ gắn', 'Take off')} />
                      </Actions>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t('Theo dõi thực hiện', 'Follow-up')} icon="clipboard-check">
          {own.followUps.length === 0 ? (
            <p class="hint">
              <Say text={t('Chưa có ghi nhận nào.', 'Nothing has been noted yet.')} />
            </p>
          ) : (
            own.followUps.toReversed().map((entry) => (
              <article key={entry.number}>
                <p class="hint">
                  {formatMoment(entry.at, language)}:{' '}
                  {say(entry.isDone ? followUpStandings.done : followUpStandings.running)}
                </p>
                <p>{entry.words}</p>
              </article>
            ))
          )}
          {mayEdit ? (
            <Form
              id="follow-up"
              action={`/programme/documents/${id}/follow-ups`}
              refusals={refused?.refusals ?? []}
              values={refused?.values ?? {}}
            >
              <input type="hidden" name="seen" value={version} />
              <TextArea
                name="words"
                label={t('Kết quả thực hiện', 'What has been done')}
                required
                rows={2}
                maxLength={4000}
              />
              <RadioCards
                name="outcome"
                label={t('Tình trạng', 'Status')}
                required
                columns
                choices={[
                  { value: 'running', label: followUpStandings.running },
                  { value: 'done', label: followUpStandings.done },
                ]}
              />
              <Actions>
                <Button look="next" text={t('Ghi nhận', 'Note it')} />
              </Actions>
            </Form>
          ) : null}
        </Card>
        {mayEdit ? (
          <Confirm
            text={t('Gỡ khỏi danh mục', 'Take out of the list')}
            icon="x"
            look="quiet"
            question={t(
              'Chỉ gỡ văn bản nhập nhầm; lịch sử vẫn giữ.',
              'Only for one entered by mistake; its history is kept.',
            )}
          >
            <Form id="withdraw" action={`/programme/documents/${id}/withdraw`}>
              <input type="hidden" name="seen" value={version} />
              <TextArea name="reason" label={words.reason} required rows={2} maxLength={2000} />
              <Actions>
                <Button look="danger" text={t('Gỡ văn bản', 'Take it out')} />
              </Actions>
            </Form>
          </Confirm>
        ) : null}
      </Columns>
    </>
  );
}
