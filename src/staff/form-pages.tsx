import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, Form, formValues } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { MoveInputs, SectionInputs } from './inputs.tsx';
import type { ShownPerson } from './masking.ts';
import { fieldsOf, sectionNames, sectionOf, type SectionName } from './sections.ts';
import type { MoveKind, Person } from './schema.ts';
import { roomTitle, valueWords } from './words.ts';

export type Filled = {
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};
const empty: Filled = { refusals: [], values: {} };

/** A record begins with who it is and the decision that brought them; the other sections follow one by one. */
export function NewPage({ agencies, filled = empty }: { agencies: readonly Agency[]; filled?: Filled }) {
  return (
    <>
      <PageTitle
        title={t('Lập hồ sơ mới', 'New record')}
        crumbs={[{ href: '/staff', text: roomTitle }]}
        lead={t(
          'Ghi những gì đã có; phần còn lại ghi tiếp lúc khác, hồ sơ tự cho biết còn thiếu gì.',
          'Write what you have; the rest can follow later, and the record says what is missing.',
        )}
      />
      <Form action="/staff" refusals={filled.refusals} values={formValues(filled.values)}>
        <FieldGroup title={sectionOf('identity').title}>
          <SectionInputs section="identity" prefix="identity." isFirst={filled.refusals.length === 0} />
        </FieldGroup>
        <FieldGroup title={t('Tuyển dụng, tiếp nhận', 'Recruitment')}>
          <MoveInputs kinds={['recruit']} agencies={agencies} />
        </FieldGroup>
        <Actions>
          <Button look="next" icon="save" text={t('Lập hồ sơ', 'Open the record')} />
          <LinkButton look="quiet" href="/staff" text={t('Thôi', 'Cancel')} />
        </Actions>
      </Form>
    </>
  );
}

type SectionProps = {
  readonly person: Person;
  readonly shown: ShownPerson;
  readonly name: SectionName;
  readonly fullName: string;
  /** The entry being changed; null: a new one, or the sheet. */
  readonly entry: number | null;
  readonly filled?: Filled;
};

/** A section to be written: a sheet, or the entries of a list with a form for one more. */
export function SectionPage(props: SectionProps) {
  const { person, shown, name, entry } = props;
  const section = sectionOf(name);
  const base = `/staff/${person.id}/sections/${name}`;
  const entries = shown.lists[name] ?? [];
  const isList = section.isList === true;
  const now = isList ? entries.find((one) => one.entry === entry)?.values : shown.sheets[name];
  const values = props.filled === undefined ? prefixed(now ?? {}) : formValues(props.filled.values);
  const action = !isList ? base : entry === null ? `${base}/entries` : `${base}/entries/${entry}`;
  return (
    <>
      <PageTitle
        title={t(`Cập nhật: ${section.title.vi}`, `Update: ${section.title.en}`)}
        crumbs={[
          { href: '/staff', text: roomTitle },
          { href: `/staff/${person.id}`, text: props.fullName },
        ]}
        lead={t(
          'Có thể lưu khi chưa ghi đủ rồi ghi tiếp sau.',
          'It can be saved unfinished and completed later.',
        )}
      />
      {isList && entry === null ? <Entries {...props} /> : null}
      <Card
        title={
          isList
            ? entry === null
              ? t('Thêm một mục', 'Add an entry')
              : t('Sửa mục này', 'Change this entry')
            : section.title
        }
      >
        <Form action={action} refusals={props.filled?.refusals ?? []} values={values}>
          <input type="hidden" name="seen" value={person.version} />
          <SectionInputs section={name} prefix="values." />
          <Actions>
            <Button look="next" icon="save" text={t('Lưu', 'Save')} />
            <LinkButton
              look="quiet"
              href={`/staff/${person.id}`}
              text={t('Về hồ sơ', 'Back to the record')}
            />
          </Actions>
        </Form>
      </Card>
      {section.none === undefined ? null : <NoneForm person={person} name={name} none={section.none} />}
    </>
  );
}

function Entries({ person, shown, name }: SectionProps) {
  const language = useLanguage();
  const base = `/staff/${person.id}/sections/${name}/entries`;
  const entries = shown.lists[name] ?? [];
  if (entries.length === 0) return null;
  const title = t('Đã ghi', 'Recorded');
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        rows={entries}
        rowKey={({ entry }) => String(entry)}
        columns={[
          ...fieldsOf(name).map(([key, field], index) => ({
            key,
            title: field.title,
            heads: index === 0,
            cell: ({ values }: (typeof entries)[number]) => valueWords(field, values[key] ?? '', language),
          })),
          {
            key: 'change',
            title: t('Việc', 'Actions'),
            width: 'fit' as const,
            cell: ({ entry }: (typeof entries)[number]) => (
              <>
                <LinkButton
                  look="quiet"
                  icon="pencil"
                  href={`${base}/${entry}`}
                  text={t(`Sửa mục ${entry}`, `Change entry ${entry}`)}
                  iconOnly
                />
                <Confirm
                  text={t('Bỏ', 'Remove')}
                  question={t(
                    'Bỏ mục này? Lịch sử vẫn giữ nội dung cũ.',
                    'Remove this entry? The history keeps it.',
                  )}
                  look="quiet"
                >
                  <Form id={`remove-${entry}`} action={`${base}/${entry}/remove`}>
                    <input type="hidden" name="seen" value={person.version} />
                    <TextField name="reason" label={t('Lý do', 'Reason')} required />
                    <Actions>
                      <Button look="danger" text={t('Bỏ mục này', 'Remove it')} />
                    </Actions>
                  </Form>
                </Confirm>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function NoneForm({ person, name, none }: { person: Person; name: SectionName; none: Text }) {
  const isNone = person.none.includes(name);
  return (
    <Card title={none}>
      <Form id="none" action={`/staff/${person.id}/sections/${name}/none`}>
        <input type="hidden" name="seen" value={person.version} />
        <input type="hidden" name="isNone" value={isNone ? 'no' : 'yes'} />
        <p class="hint">
          <Say
            text={
              isNone
                ? t('Hồ sơ đang ghi như vậy.', 'The record says so.')
                : t(
                    'Ghi rõ như vậy để phần này được tính là đủ.',
                    'Say so, and this part counts as complete.',
                  )
            }
          />
        </p>
        <Actions>
          <Button text={isNone ? t('Bỏ ghi nhận này', 'Take it back') : t('Ghi nhận', 'Declare it')} />
        </Actions>
      </Form>
    </Card>
  );
}

/** A decision on somebody's post. */
export function MovePage(props: {
  person: Person;
  fullName: string;
  kinds: readonly MoveKind[];
  agencies: readonly Agency[];
  filled?: Filled;
}) {
  const { person, filled = empty } = props;
  return (
    <>
      <PageTitle
        title={t('Ghi quyết định', 'Record a decision')}
        crumbs={[
          { href: '/staff', text: roomTitle },
          { href: `/staff/${person.id}`, text: props.fullName },
        ]}
        lead={t(
          'Quyết định có hiệu lực từ ngày ghi ở dưới; đến ngày đó hồ sơ, danh sách và quyền xem tự chuyển theo.',
          'It takes effect on the day below: record, lists and access follow by themselves on that day.',
        )}
      />
      <Form
        action={`/staff/${person.id}/moves`}
        refusals={filled.refusals}
        values={formValues(filled.values)}
      >
        <input type="hidden" name="seen" value={person.version} />
        <MoveInputs kinds={props.kinds} agencies={props.agencies} />
        <Actions>
          <Button look="next" icon="save" text={t('Ghi quyết định', 'Record it')} />
          <LinkButton look="quiet" href={`/staff/${person.id}`} text={t('Thôi', 'Cancel')} />
        </Actions>
      </Form>
    </>
  );
}

/** Places in a record that its owner can say are wrong: fields of sheets, and lists as a whole. */
export const correctable: readonly { value: string; label: Text; group: Text }[] = sectionNames.flatMap(
  (name) => {
    const { title, isList } = sectionOf(name) as { title: Text; isList?: true };
    if (isList === true) return [{ value: name, label: title, group: t('Cả mục', 'Whole sections') }];
    return fieldsOf(name).map(([field, declared]) => ({
      value: `${name}.${field}`,
      label: declared.title,
      group: title,
    }));
  },
);

export function CorrectionForm({ filled = empty }: { filled?: Filled }) {
  return (
    <Card
      title={t('Đề nghị đính chính', 'Ask for a correction')}
      icon="message-square-warning"
      id="correction"
    >
      <Form
        action="/staff/me/corrections"
        multipart
        refusals={filled.refusals}
        values={formValues(filled.values)}
      >
        <Select
          name="place"
          label={t('Mục cần đính chính', 'What is wrong')}
          choices={[...correctable]}
          required
        />
        <TextArea name="words" label={t('Sai ở đâu', 'In what way')} rows={3} required />
        <TextField name="wanted" label={t('Đề nghị ghi lại là', 'It should say')} />
        <FileField
          name="files"
          label={t('Minh chứng (PDF, ảnh)', 'Evidence (PDF, picture)')}
          accept=".pdf,.jpg,.jpeg,.png"
        />
        <Actions>
          <Button look="next" icon="send" text={t('Gửi đề nghị', 'Send')} />
        </Actions>
      </Form>
    </Card>
  );
}

function prefixed(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`values.${name}`, value]));
}
