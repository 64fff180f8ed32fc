import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { showDay } from './parts.tsx';
import type { DocumentReading } from './reading-documents.ts';
import type { Directed } from './schema.ts';
import { documentKindWords, words } from './words.ts';

/** The steering documents that direct something, and a way to hang another on it. */
export function DocumentsCard({
  directed,
  documents,
  attachable,
  mayEdit,
}: {
  directed: Directed;
  documents: readonly DocumentReading[];
  /** Documents that could be hung on it. */
  attachable: readonly DocumentReading[];
  mayEdit: boolean;
}) {
  const say = useSay();
  return (
    <Card title={words.documents} icon="scroll-text">
      {documents.length === 0 ? (
        <p class="hint">
          <Say text={t('Chưa gắn văn bản nào.', 'No documents hang on it.')} />
        </p>
      ) : (
        <ul class="list-disc pl-5">
          {documents.map(({ document: { id, fields } }) => (
            <li key={id}>
              <a href={`/programme/documents/${id}`}>
                {say(documentKindWords[fields.kind])} {fields.number}
              </a>{' '}
              ({showDay(fields.issuedOn)}): {fields.title}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <Disclosure summary={t('Gắn văn bản', 'Hang a document on it')}>
          {attachable.length === 0 ? null : (
            <Form id="attach" action="/programme/documents/attach">
              <input type="hidden" name="directed.kind" value={directed.kind} />
              <input type="hidden" name="directed.id" value={directed.id} />
              <Select
                name="document"
                label={t('Văn bản trong danh mục', 'A document of the list')}
                required
                choices={attachable.map(({ document: { id, fields } }) => ({
                  value: String(id),
                  label: `${fields.number} (${showDay(fields.issuedOn)}) ${fields.title.slice(0, 80)}`,
                }))}
              />
              <Actions>
                <Button text={t('Gắn', 'Hang on')} />
              </Actions>
            </Form>
          )}
          <LinkButton
            icon="plus"
            look="quiet"
            href={`/programme/documents/new?kind=${directed.kind}&id=${directed.id}`}
            text={t('Thêm văn bản mới', 'Enter a new document')}
          />
        </Disclosure>
      ) : null}
    </Card>
  );
}
