import type { ComponentChildren } from 'preact';
import { t } from '../kernel/messages.ts';
import { FieldError, FieldFrame, FieldHint, RequiredMark, useField, type FieldProps } from './fields.tsx';
import { Icon } from './icon.tsx';
import { useSay, type Words } from './page.tsx';

export type Choice = {
  readonly value: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly group?: Words;
};

/** One of a list. `empty` is the first line that chooses nothing; without it and without `required` it reads "Chọn…". */
export function Select(
  props: FieldProps & { choices: readonly Choice[]; empty?: Words; submitOnChange?: boolean },
) {
  const field = useField(props);
  const say = useSay();
  const groups = Map.groupBy(props.choices, (choice) =>
    choice.group === undefined ? '' : say(choice.group),
  );
  return (
    <FieldFrame {...props} field={field}>
      <select {...field.control} class="select" data-submit={props.submitOnChange ? '' : undefined}>
        <option value="">{say(props.empty ?? t('Chọn…', 'Choose…'))}</option>
        {[...groups].map(([group, choices]) =>
          group === '' ? (
            choices.map((choice) => <Option key={choice.value} choice={choice} chosen={field.value} />)
          ) : (
            <optgroup key={group} label={group}>
              {choices.map((choice) => (
                <Option key={choice.value} choice={choice} chosen={field.value} />
              ))}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}

/** Yes or no; sends `on` (or `checkedValue`) when ticked, nothing when not. */
export function Checkbox(props: FieldProps & { checked?: boolean; checkedValue?: string }) {
  const field = useField(props);
  const say = useSay();
  const value = props.checkedValue ?? 'on';
  return (
    <div class={field.error === undefined ? 'field field-full' : 'field field-full field-wrong'}>
      <div class="tick">
        <input
          {...field.control}
          type="checkbox"
          class="checkbox"
          value={value}
          checked={props.checked ?? field.values.includes(value)}
        />
        <label for={field.id}>
          {say(props.label)}
          {props.required ? <RequiredMark /> : null}
        </label>
      </div>
      <FieldHint field={field} hint={props.hint} />
      <FieldError field={field} />
    </div>
  );
}

/** One of few, each on a card with a line of explanation. */
export function RadioCards(props: FieldProps & { choices: readonly Choice[]; columns?: boolean }) {
  return <Cards {...props} type="radio" />;
}

/** Any of few. */
export function CheckboxGroup(props: FieldProps & { choices: readonly Choice[]; columns?: boolean }) {
  return <Cards {...props} type="checkbox" />;
}

function Cards(
  props: FieldProps & { choices: readonly Choice[]; columns?: boolean; type: 'radio' | 'checkbox' },
) {
  const field = useField(props);
  const say = useSay();
  return (
    <fieldset
      id={field.id}
      class={field.error === undefined ? 'field field-full' : 'field field-full field-wrong'}
      aria-describedby={field.control['aria-describedby']}
      tabIndex={-1}
    >
      <legend class="label">
        {say(props.label)}
        {props.required ? <RequiredMark /> : null}
      </legend>
      <FieldHint field={field} hint={props.hint} />
      <div class={props.columns ? 'choice-cards choice-columns' : 'choice-cards'}>
        {props.choices.map((choice, index) => (
          <label key={choice.value} class="choice-card">
            <input
              type={props.type}
              class={props.type}
              name={props.name}
              value={choice.value}
              checked={field.values.includes(choice.value)}
              required={props.type === 'radio' ? props.required : undefined}
              disabled={props.disabled}
              autofocus={props.autofocus && index === 0}
              aria-invalid={field.control['aria-invalid']}
            />
            <ChoiceText choice={choice} />
          </label>
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  );
}

/** Files to send, several at once; what was chosen is listed below (needs script), the browser's own words otherwise. */
export function FileField(
  props: FieldProps & { accept?: string; multiple?: boolean; children?: ComponentChildren },
) {
  const field = useField(props);
  const say = useSay();
  return (
    <FieldFrame {...props} field={field}>
      <div class="file-drop" data-files>
        <span class="file-words" aria-hidden="true">
          <Icon name="upload" size={20} />
          {say(t('Bấm để chọn tệp, hoặc kéo tệp vào đây', 'Press to choose files, or drop them here'))}
        </span>
        <input
          {...field.control}
          type="file"
          class="file-input"
          accept={props.accept}
          multiple={props.multiple ?? true}
        />
        <ul
          class="file-list"
          data-files-list
          data-too-large={say(t('quá lớn (trên 50 MB)', 'too large (over 50 MB)'))}
          aria-live="polite"
        />
      </div>
      {props.children}
    </FieldFrame>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  const say = useSay();
  return (
    <span>
      <span class="choice-label">{say(choice.label)}</span>
      {choice.hint === undefined ? null : <span class="choice-hint">{say(choice.hint)}</span>}
    </span>
  );
}

function Option({ choice, chosen }: { choice: Choice; chosen: string }) {
  const say = useSay();
  return (
    <option value={choice.value} selected={choice.value === chosen}>
      {say(choice.label)}
    </option>
  );
}
