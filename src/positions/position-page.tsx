import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { degrees } from '../staff/schema.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { groups, type Position, type Scheme } from './schema.ts';
import { fieldWords, words } from './words.ts';

type Props = {
  readonly agency: Agency;
  readonly scheme: Scheme;
  /** Null: a new one. */
  readonly position: Position | null;
  readonly mayWrite: boolean;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** A position: its description sheet, or the form that writes it while the scheme is drafted. */
export function PositionPage(props: Props) {
  const { agency, scheme, position, mayWrite } = props;
  const base = `/positions/schemes/${scheme.id}`;
  const own = position === null ? '' : `${base}/positions/${encodeURIComponent(position.code)}`;
  return (
    <>
      <PageTitle
        title={position?.title ?? t('Thêm vị trí', 'Add a position')}
        crumbs={[
          { href: '/positions', text: words.room },
          { href: `/positions/agencies/${agency.code}`, text: agency.name },
          { href: base, text: words.scheme(scheme.number) },
        ]}
      >
        {position === null ? null : (
          <LinkButton
            icon="printer"
            newWindow
            href={`${own}/sheet.pdf`}
            text={t('In bản mô tả', 'Print the sheet')}
          />
        )}
      </PageTitle>
      {mayWrite ? (
        <PositionForm {...props} back={base} />
      ) : position === null ? null : (
        <Sheet position={position} />
      )}
      {mayWrite && position !== null ? (
        <Confirm
          text={t('Bỏ vị trí', 'Remove the position')}
          question={t('Vị trí này sẽ không còn trong đề án.', 'It will no longer be in the scheme.')}
        >
          <Form id="remove" action={`${own}/remove`}>
            <input type="hidden" name="seen" value={scheme.version} />
            <Button look="danger" text={t('Bỏ vị trí', 'Remove the position')} />
          </Form>
        </Confirm>
      ) : null}
    </>
  );
}

function PositionForm({ scheme, position, refusals, values, back }: Props & { back: string }) {
  const kept = values['seen'];
  return (
    <Form
      action={
        position === null ? `${back}/positions/new` : `${back}/positions/${encodeURIComponent(position.code)}`
      }
      refusals={refusals}
      values={values}
    >
      <input type="hidden" name="seen" value={typeof kept === 'string' ? kept : scheme.version} />
      <FieldRow>
        <TextField
          name="code"
          label={fieldWords.code}
          required
          width="short"
          maxLength={30}
          hint={t('Ví dụ NV-03', 'E.g. NV-03')}
        />
        <TextField name="title" label={fieldWords.title} required maxLength={200} />
      </FieldRow>
      <FieldRow>
        <Select
          name="group"
          label={fieldWords.group}
          required
          choices={Object.entries(groups).map(([value, label]) => ({ value, label }))}
        />
        <TextField name="unit" label={fieldWords.unit} maxLength={200} />
        <NumberField name="seats" label={fieldWords.seats} required />
      </FieldRow>
      <FieldGroup title={t('Mô tả công việc', 'Description')}>
        <TextArea name="work" label={fieldWords.work} required rows={5} maxLength={4000} />
        <TextArea name="outputs" label={fieldWords.outputs} rows={3} maxLength={4000} />
      </FieldGroup>
      <FieldGroup title={t('Yêu cầu', 'Requirements')}>
        <FieldRow>
          <TextField
            name="grade"
            label={fieldWords.grade}
            width="short"
            maxLength={30}
            hint={t('Mã ngạch, ví dụ 01.003', 'Code, e.g. 01.003')}
          />
          <Select
            name="degree"
            label={fieldWords.degree}
            empty={t('Không yêu cầu', 'None asked')}
            choices={Object.entries(degrees).map(([value, label]) => ({ value, label }))}
          />
          <TextField name="major" label={fieldWords.major} maxLength={300} />
        </FieldRow>
        <TextArea
          name="competences"
          label={fieldWords.competences}
          rows={6}
          hint={t(
            'Mỗi dòng một năng lực và mức từ 1 đến 5, ví dụ "Soạn thảo văn bản: 3"',
            'One a line with its level from 1 to 5, e.g. "Drafting documents: 3"',
          )}
        />
      </FieldGroup>
      <Actions>
        <Button look="next" icon="save" text={t('Lưu vị trí', 'Save the position')} />
        <LinkButton look="quiet" href={back} text={t('Thôi', 'Cancel')} />
      </Actions>
    </Form>
  );
}

function Sheet({ position }: { position: Position }) {
  return (
    <Card title={t('Bản mô tả vị trí việc làm', 'Description sheet')} icon="file-text">
      <DefinitionList
        columns={1}
        facts={[
          { term: fieldWords.code, value: position.code },
          { term: fieldWords.group, value: <Say text={groups[position.group]} /> },
          { term: fieldWords.unit, value: position.unit },
          { term: fieldWords.seats, value: position.seats },
          { term: fieldWords.work, value: position.work },
          { term: fieldWords.outputs, value: position.outputs },
          { term: fieldWords.grade, value: position.grade },
          {
            term: fieldWords.degree,
            value: position.degree === null ? '' : <Say text={degrees[position.degree]} />,
          },
          { term: fieldWords.major, value: position.major },
          {
            term: fieldWords.competences,
            value:
              position.competences.length === 0 ? (
                ''
              ) : (
                <ul>
                  {position.competences.map(({ name, level }) => (
                    <li key={name}>
                      {name}: <Say text={t(`mức ${level}`, `level ${level}`)} />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Card>
  );
}
