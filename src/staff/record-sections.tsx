import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { lastMove } from './life.ts';
import { cover, hasSensitive } from './masking.ts';
import { inOrder } from './moves.ts';
import { missingIn } from './record-rules.ts';
import type { RecordProps } from './record-props.ts';
import { fieldsOf, sectionOf, type SectionName } from './sections.ts';
import { moveKinds, staffKinds } from './schema.ts';
import { dayWords, valueWords } from './words.ts';

/** Decisions, the last first. */
export function PostsCard({ person, agencyName, mayEdit, today }: RecordProps & { mayEdit: boolean }) {
  const language = useLanguage();
  const base = `/staff/${person.id}`;
  const last = lastMove(person);
  return (
    <Card
      title={t('Quá trình công tác', 'Posts and decisions')}
      icon="briefcase"
      actions={
        mayEdit ? (
          <LinkButton
            icon="plus"
            href={`${base}/moves/new`}
            text={t('Ghi quyết định', 'Record a decision')}
          />
        ) : null
      }
    >
      <DataTable
        caption={t('Quá trình công tác', 'Posts and decisions')}
        rows={inOrder(person.moves).toReversed()}
        rowKey={({ number }) => String(number)}
        compact
        columns={[
          {
            key: 'kind',
            title: t('Quyết định', 'Decision'),
            heads: true,
            cell: ({ kind, decision }) => `${moveKinds[kind][language]}, ${decision}`,
          },
          {
            key: 'on',
            title: t('Hiệu lực', 'From'),
            width: 'fit',
            cell: ({ effectiveOn, until }) =>
              `${dayWords(effectiveOn)}${until === null ? '' : `–${dayWords(until)}`}${effectiveOn > today ? ' ⏵' : ''}`,
          },
          {
            key: 'post',
            title: t('Nơi công tác', 'Post'),
            cell: ({ post }) =>
              post === null
                ? ''
                : `${post.title}${post.title === '' ? '' : ', '}${agencyName(post.agencyId)} (${staffKinds[post.kind][language]})`,
          },
        ]}
      />
      {mayEdit && person.moves.length > 1 ? (
        <Confirm
          text={t('Thu hồi quyết định cuối', 'Take the last one back')}
          question={t('Ghi lý do thu hồi quyết định cuối cùng', 'Why is the last decision taken back?')}
          icon="undo-2"
          look="quiet"
        >
          <Form id="withdraw" action={`${base}/moves/${last}/withdraw`}>
            <input type="hidden" name="seen" value={person.version} />
            <TextField name="reason" label={t('Lý do', 'Reason')} required />
            <Actions>
              <Button look="danger" text={t('Thu hồi', 'Take back')} />
            </Actions>
          </Form>
        </Confirm>
      ) : null}
    </Card>
  );
}

/** One section as far as it is shown, and what it still lacks. */
export function SectionCard({
  name,
  person,
  shown,
  mayEdit,
  isOpen,
}: RecordProps & { name: SectionName; mayEdit: boolean }) {
  const language = useLanguage();
  const section = sectionOf(name);
  const missing = missingIn(person, name);
  const fields = fieldsOf(name);
  const entries = shown.lists[name] ?? [];
  const sheet = shown.sheets[name] ?? {};
  const isNone = person.none.includes(name);
  const isEmpty = section.isList === true ? entries.length === 0 : Object.keys(sheet).length === 0;
  return (
    <Card
      title={section.title}
      id={name}
      actions={
        mayEdit ? (
          <LinkButton
            look="quiet"
            icon="pencil"
            href={`/staff/${person.id}/sections/${name}`}
            text={t(`Cập nhật ${section.title.vi.toLowerCase()}`, `Update ${section.title.en.toLowerCase()}`)}
          />
        ) : null
      }
    >
      {isNone ? (
        <p>
          <Say text={section.none ?? t('Không có', 'None')} />
        </p>
      ) : null}
      {isEmpty && !isNone ? (
        <p class="text-soft">
          <Say text={t('Chưa ghi gì.', 'Nothing recorded.')} />
        </p>
      ) : null}
      {section.isList === true && !isEmpty ? (
        <DataTable
          caption={section.title}
          rows={entries}
          rowKey={({ entry }) => String(entry)}
          compact
          columns={fields.map(([key, field], index) => ({
            key,
            title: field.title,
            heads: index === 0,
            cell: ({ values }: (typeof entries)[number]) => shownValue(field, values[key] ?? '', language),
          }))}
        />
      ) : null}
      {section.isList === true || isEmpty ? null : (
        <DefinitionList
          columns={2}
          facts={fields.flatMap(([key, field]) => {
            const value = sheet[key] ?? '';
            return value === '' ? [] : [{ term: field.title, value: shownValue(field, value, language) }];
          })}
        />
      )}
      {missing.length > 0 ? (
        <p class="hint">
          <Say
            text={t(
              `Còn thiếu: ${missingWords(name, missing, 'vi')}`,
              `Missing: ${missingWords(name, missing, 'en')}`,
            )}
          />
        </p>
      ) : null}
      {!isOpen && hasSensitive(name) && !isEmpty ? (
        <p class="hint">
          <Say text={t('Chỗ ghi ••• là thông tin được che.', '••• stands for what is covered.')} />
        </p>
      ) : null}
    </Card>
  );
}

function shownValue(field: Parameters<typeof valueWords>[0], value: string, language: 'vi' | 'en'): string {
  return value.startsWith(cover) ? value : valueWords(field, value, language);
}

function missingWords(name: SectionName, missing: readonly string[], language: 'vi' | 'en'): string {
  return missing
    .map(
      (field) =>
        fieldsOf(name).find(([key]) => key === field)?.[1].title[language] ?? sectionOf(name).title[language],
    )
    .join(', ');
}
