import { t, type Text } from '../kernel/messages.ts';
import { Checkbox, Select } from '../ui/choices.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { DateField, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup } from '../ui/form.tsx';
import { useSay } from '../ui/page.tsx';
import type { Place } from './lookups.ts';
import type { Column, Register, Value, Values } from './schema.ts';
import { holds } from './values.ts';

export type FieldsProps = {
  readonly register: Register;
  /** Agencies for which this person may write. */
  readonly places: readonly Place[];
  /** Words shown for people and rows that are chosen, by column. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What stands in the form, by column: fields whose condition does not hold are hidden. */
  readonly standing: Values;
};

/** What conditions look at, as a form sends it: choices and ticks. */
export function standingIn({ columns }: Register, sent: unknown): Values {
  const values =
    typeof sent === 'object' && sent !== null ? new Map<string, unknown>(Object.entries(sent)) : new Map();
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, { kind }]): [string, Value][] => {
      const value: unknown = values.get(name);
      if (kind === 'yes') return [[name, value === true || value === 'on']];
      return kind === 'choice' && typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** The fields of a form, in the parts that the declaration names. */
export function Fields({ register, places, chosen, standing }: FieldsProps) {
  const parts: { title: Text; names: string[] }[] = [];
  for (const [name, column] of Object.entries(register.columns)) {
    if (parts.length === 0 || column.section !== undefined)
      parts.push({ title: column.section ?? t('Nội dung', 'Content'), names: [] });
    parts.at(-1)?.names.push(name);
  }
  return (
    <>
      {parts.map(({ title, names }) => (
        <FieldGroup key={title.vi} title={title}>
          {names.map((name) => {
            const field = { register, places, chosen, standing };
            const when = register.columns[name]?.when;
            if (when === undefined) return <ColumnField key={name} name={name} {...field} />;
            const isOpen = holds(when, standing);
            return (
              <fieldset
                key={name}
                class="min-w-0"
                data-when={JSON.stringify(when)}
                hidden={!isOpen}
                disabled={!isOpen}
              >
                <ColumnField name={name} {...field} />
              </fieldset>
            );
          })}
        </FieldGroup>
      ))}
    </>
  );
}

/** The field of one column; `isNeeded` where it must be filled now though it may be left empty otherwise. */
export function ColumnField({
  name,
  register,
  places,
  chosen,
  isNeeded,
}: FieldsProps & { readonly name: string; readonly isNeeded?: boolean }) {
  const column = register.columns[name];
  const when = useConditionWords(register, column);
  if (column === undefined) return null;
  const hints = [when, column.hint].filter((words) => words !== undefined);
  const common = {
    name: `values.${name}`,
    label: column.title,
    required: column.required === true || isNeeded === true,
    ...(hints.length === 0
      ? {}
      : { hint: t(hints.map(({ vi }) => vi).join('. '), hints.map(({ en }) => en).join('. ')) }),
  };
  const valueText = chosen[name] === undefined ? {} : { valueText: chosen[name] };
  switch (column.kind) {
    case 'text':
      return column.long === true ? <TextArea {...common} /> : <TextField {...common} />;
    case 'choice':
      return (
        <Select
          {...common}
          choices={Object.entries(column.choices).map(([value, label]) => ({ value, label }))}
        />
      );
    case 'day':
      return <DateField {...common} />;
    case 'number':
      return (
        <NumberField
          {...common}
          decimal={(column.decimals ?? 0) > 0}
          {...(column.unit === undefined ? {} : { suffix: column.unit })}
        />
      );
    case 'yes':
      return <Checkbox {...common} checkedValue="on" />;
    case 'agency':
      return <Select {...common} choices={agencyChoices(places)} />;
    case 'person':
      return <Combobox {...common} {...valueText} source="/registers/people" placeholder={typeName} />;
    case 'row':
      return (
        <Combobox
          {...common}
          {...valueText}
          source={`/registers/${column.of}/options`}
          placeholder={typeRow}
        />
      );
  }
}

/** `Chỉ ghi khi Hình thức là “Đột xuất”`. */
function useConditionWords({ columns }: Register, column: Column | undefined): Text | undefined {
  const say = useSay();
  const parts = Object.entries(column?.when ?? {}).map(([name, wanted]): Text => {
    const other = columns[name];
    const title = other?.title ?? t(name, name);
    if (typeof wanted === 'boolean') return t(`có “${title.vi}”`, `“${title.en}” is ticked`);
    const choices = other?.kind === 'choice' ? other.choices : {};
    const values = [wanted].flat().map((value) => `“${say(choices[value] ?? t(value, value))}”`);
    return t(`${title.vi} là ${values.join(' hoặc ')}`, `${title.en} is ${values.join(' or ')}`);
  });
  if (parts.length === 0) return undefined;
  return t(
    `Chỉ ghi khi ${parts.map(({ vi }) => vi).join(' và ')}`,
    `Only when ${parts.map(({ en }) => en).join(' and ')}`,
  );
}

const levels: Record<Place['level'], Text> = {
  city: t('Cấp thành phố', 'City'),
  district: t('Cấp huyện', 'District'),
  commune: t('Cấp xã', 'Commune'),
};

export function agencyChoices(places: readonly Place[]) {
  return places.map(({ code, name, level }) => ({ value: code, label: name, group: levels[level] }));
}

const typeName = t('Gõ họ tên', 'Type a name');
const typeRow = t('Gõ để tìm, hoặc ghi số của dòng', 'Type to search, or write the row’s number');
