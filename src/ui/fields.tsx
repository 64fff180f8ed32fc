import type { ComponentChildren, VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { t } from '../kernel/messages.ts';
import { fieldId } from './form.tsx';
import { Icon } from './icon.tsx';
import { FormContext, useSay, type Words } from './page.tsx';

/** What every field has. The value and the refusal are found in the `Form` by name unless given here. */
export type FieldProps = {
  name: string;
  label: Words;
  hint?: Words;
  required?: boolean;
  value?: string;
  /** What is wrong with it, in words. */
  error?: Words;
  disabled?: boolean;
  readOnly?: boolean;
  autofocus?: boolean;
  /** Room it takes; default fills the column. */
  width?: 'short' | 'medium' | 'full';
  /** Label for screen readers only, e.g. in a filter bar with a clear placeholder. */
  hideLabel?: boolean;
  /** Never kept in the browser while it is typed; identity numbers and secrets are not anyway. */
  sealed?: boolean;
};

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password';
  placeholder?: Words;
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
  maxLength?: number;
  pattern?: string;
  /** Unit shown after the input, e.g. `đồng`. */
  suffix?: Words;
  /** Suggestions offered while typing. */
  suggestions?: readonly string[];
};

export function TextField(props: TextFieldProps) {
  const field = useField(props);
  const say = useSay();
  const list = props.suggestions === undefined ? undefined : `${field.id}-list`;
  const input = {
    ...field.control,
    class: 'input',
    value: field.value,
    placeholder: props.placeholder === undefined ? undefined : say(props.placeholder),
    autocomplete: props.autocomplete,
    inputMode: props.inputMode,
    maxLength: props.maxLength,
    pattern: props.pattern,
  };
  return (
    <FieldFrame {...props} field={field}>
      <span class={props.suffix === undefined ? 'affix' : 'affix affix-on'}>
        {list === undefined ? (
          inputOf(props.type ?? 'text', input)
        ) : (
          <input {...input} type="text" list={list} />
        )}
        {props.suffix === undefined ? null : <span class="affix-unit">{say(props.suffix)}</span>}
      </span>
      {list === undefined ? null : (
        <datalist id={list}>
          {props.suggestions?.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

type InputKind = NonNullable<TextFieldProps['type']>;

/** One branch per kind, since the types of attributes differ by kind. */
function inputOf(kind: InputKind, attributes: object) {
  const kinds: Record<InputKind, VNode> = {
    text: <input {...attributes} type="text" />,
    email: <input {...attributes} type="email" />,
    tel: <input {...attributes} type="tel" />,
    url: <input {...attributes} type="url" />,
    search: <input {...attributes} type="search" />,
    password: <input {...attributes} type="password" />,
  };
  return kinds[kind];
}

/** Whole or decimal number typed by hand; the server reads it, so that "1.000.000" is not lost by the browser. */
export function NumberField(props: FieldProps & { suffix?: Words; decimal?: boolean; placeholder?: Words }) {
  const { decimal, ...rest } = props;
  return (
    <TextField
      {...rest}
      inputMode={decimal ? 'decimal' : 'numeric'}
      width={props.width ?? 'short'}
      autocomplete="off"
    />
  );
}

/** A day (`date`, value `2015-02-11`) or a day with time (`datetime-local`, value `2015-02-11T09:30`). */
export function DateField(props: FieldProps & { withTime?: boolean; min?: string; max?: string }) {
  const field = useField(props);
  const say = useSay();
  const written = props.withTime
    ? t('ngày/tháng/năm giờ:phút', 'dd/mm/yyyy hh:mm')
    : t('ngày/tháng/năm', 'dd/mm/yyyy');
  return (
    <FieldFrame {...props} width={props.width ?? 'short'} field={field}>
      <span class="day-box" data-day={say(written)}>
        <input
          {...field.control}
          class="input"
          type={props.withTime ? 'datetime-local' : 'date'}
          value={field.value}
          min={props.min}
          max={props.max}
        />
        <button type="button" class="day-pick" hidden>
          <Icon name="calendar" size={18} label={t('Chọn trên lịch', 'Choose from the calendar')} />
        </button>
      </span>
    </FieldFrame>
  );
}

export function TextArea(props: FieldProps & { rows?: number; placeholder?: Words; maxLength?: number }) {
  const field = useField(props);
  const say = useSay();
  return (
    <FieldFrame {...props} field={field}>
      <textarea
        {...field.control}
        class="textarea"
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        placeholder={props.placeholder === undefined ? undefined : say(props.placeholder)}
      >
        {field.value}
      </textarea>
    </FieldFrame>
  );
}

/** What a field's control needs to be tied to its label, hint and error. */
export type FieldState = {
  readonly id: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly control: {
    readonly id: string;
    readonly name: string;
    readonly required: boolean | undefined;
    readonly disabled: boolean | undefined;
    readonly readOnly: boolean | undefined;
    readonly autofocus: boolean | undefined;
    readonly 'aria-invalid': 'true' | undefined;
    readonly 'aria-describedby': string | undefined;
    readonly 'data-sealed': '' | undefined;
  };
};

/** Names of fields that are sealed without being told. */
const sealedNames = /(^|[._])(idNumber|identityNumber|secret)$|Secret$/;

export function useField(props: FieldProps): FieldState {
  const form = useContext(FormContext);
  const say = useSay();
  const id = fieldId(form.id, props.name);
  const refusal = form.refusals.find((candidate) => candidate.field === props.name);
  const error = props.error ?? refusal?.text;
  const kept = props.value ?? form.values[props.name];
  const values = kept === undefined ? [] : typeof kept === 'string' ? [kept] : kept;
  const describedBy = [
    props.hint === undefined ? undefined : `${id}-hint`,
    error === undefined ? undefined : `${id}-error`,
  ].filter((part) => part !== undefined);
  return {
    id,
    value: values[0] ?? '',
    values,
    error: error === undefined ? undefined : say(error),
    control: {
      id,
      name: props.name,
      required: props.required,
      disabled: props.disabled,
      readOnly: props.readOnly,
      autofocus: props.autofocus,
      'aria-invalid': error === undefined ? undefined : 'true',
      'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
      'data-sealed': (props.sealed ?? sealedNames.test(props.name)) ? '' : undefined,
    },
  };
}

/** Label, hint, control and error of one field, in reading order. */
export function FieldFrame({
  label,
  hint,
  required,
  width = 'full',
  hideLabel,
  field,
  children,
}: FieldProps & { field: FieldState; children: ComponentChildren }) {
  const say = useSay();
  return (
    <div class={`field field-${width}${field.error === undefined ? '' : ' field-wrong'}`}>
      <label class={hideLabel ? 'sr-only' : 'label'} for={field.id}>
        {say(label)}
        {required ? <RequiredMark /> : null}
      </label>
      <FieldHint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </div>
  );
}

export function FieldHint({ field, hint }: { field: FieldState; hint: Words | undefined }) {
  const say = useSay();
  if (hint === undefined) return null;
  return (
    <p class="hint" id={`${field.id}-hint`}>
      {say(hint)}
    </p>
  );
}

export function FieldError({ field }: { field: FieldState }) {
  if (field.error === undefined) return null;
  return (
    <p class="error" id={`${field.id}-error`}>
      <Icon name="circle-alert" size={18} />
      <span>{field.error}</span>
    </p>
  );
}

export function RequiredMark() {
  const say = useSay();
  return <span class="required"> {say(t('(bắt buộc)', '(required)'))}</span>;
}
