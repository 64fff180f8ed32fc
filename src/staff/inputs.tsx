import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { Select, type Choice } from '../ui/choices.tsx';
import { DateField, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow } from '../ui/form.tsx';
import { fieldsOf, type Field, type SectionName } from './sections.ts';
import { moveKinds, staffKinds, type MoveKind } from './schema.ts';

/** The fields of one section; names begin with `prefix`. `isFirst`: typing begins in the first of them. */
export function SectionInputs(props: { section: SectionName; prefix?: string; isFirst?: boolean }) {
  const { section, prefix = '', isFirst = false } = props;
  return (
    <FieldRow>
      {fieldsOf(section).map(([name, field], index) => (
        <FieldInput key={name} name={prefix + name} field={field} autofocus={isFirst && index === 0} />
      ))}
    </FieldRow>
  );
}

/** Nothing is required in the browser: an unfinished section may be saved, and its page says what is missing. */
function FieldInput({ name, field, autofocus }: { name: string; field: Field; autofocus: boolean }) {
  const props = { name, label: field.title, ...(field.hint === undefined ? {} : { hint: field.hint }) };
  switch (field.kind) {
    case 'day':
      return <DateField {...props} />;
    case 'year':
    case 'number':
      return <NumberField {...props} />;
    case 'choice':
      return (
        <Select
          {...props}
          choices={Object.entries(field.choices ?? {}).map(([value, label]) => {
            const group = field.groups?.[value];
            return group === undefined ? { value, label } : { value, label, group };
          })}
        />
      );
    case 'long':
      return <TextArea {...props} rows={2} />;
    default:
      return <TextField {...props} autocomplete="off" autofocus={autofocus} />;
  }
}

/** Units by their agencies. */
function unitChoices(agencies: readonly Agency[]): Choice[] {
  return agencies.flatMap((agency) =>
    agency.units.map(({ id, name }) => ({ value: String(id), label: name, group: agency.name })),
  );
}

export function choicesOf(words: Readonly<Record<string, { vi: string; en: string }>>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

export function agencyChoices(agencies: readonly Agency[]): Choice[] {
  return agencies.map(({ id, name, nameEn }) => ({
    value: String(id),
    label: t(name, nameEn === '' ? name : nameEn),
  }));
}

/** A decision on somebody's post: its kind, its number and days, and where it leads. */
export function MoveInputs({ kinds, agencies }: { kinds: readonly MoveKind[]; agencies: readonly Agency[] }) {
  return (
    <>
      <FieldRow>
        {kinds.length === 1 ? (
          <input type="hidden" name="move.kind" value={kinds[0]} />
        ) : (
          <Select
            name="move.kind"
            label={t('Loại quyết định', 'Kind of decision')}
            choices={kinds.map((value) => ({ value, label: moveKinds[value] }))}
            required
          />
        )}
        <TextField name="move.decision" label={t('Số quyết định', 'Decision no.')} required />
        <DateField name="move.decidedOn" label={t('Ngày ký', 'Decided on')} required />
        <DateField
          name="move.effectiveOn"
          label={t('Ngày hiệu lực', 'Takes effect on')}
          hint={t('Có thể là ngày sắp tới', 'May lie in the future')}
          required
        />
      </FieldRow>
      <FieldRow>
        <Select name="move.agencyId" label={t('Cơ quan', 'Agency')} choices={agencyChoices(agencies)} />
        <Select name="move.unitId" label={t('Bộ phận', 'Unit')} choices={unitChoices(agencies)} />
        <TextField name="move.title" label={t('Chức danh, chức vụ', 'Post')} />
        <Select name="move.staffKind" label={t('Loại', 'Kind')} choices={choicesOf(staffKinds)} />
        {kinds.length === 1 ? null : (
          <DateField
            name="move.until"
            label={t('Đến hết ngày', 'Until')}
            hint={t('Khi biệt phái hoặc kéo dài', 'For a secondment or an extension')}
          />
        )}
      </FieldRow>
      <TextField name="move.note" label={t('Ghi chú', 'Note')} />
    </>
  );
}
