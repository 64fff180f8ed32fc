import { t } from '../kernel/messages.ts';
import type { Choice } from './choices.tsx';
import { FieldFrame, useField, type FieldProps } from './fields.tsx';
import { useSay, type Words } from './page.tsx';

export type ComboboxProps = FieldProps & {
  /**
   * Where to search: `GET source?q=words` answers JSON `{ options: ComboboxOption[] }`, best first, at most 20.
   */
  source: string;
  /** Words of the chosen value, shown in the box. */
  valueText?: string;
  placeholder?: Words;
  /** What the server found for the words sent in `<name>_q`, to choose from without script. */
  found?: readonly Choice[];
  /** Shows the page again with the choice in the address (`?<name>=value`) or sends the form. */
  submitOnChoose?: boolean;
};

/** An option as `source` answers it. With `href`, choosing it goes there. */
export type ComboboxOption = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly href?: string;
};

/**
 * Search among many: type, choose with arrows and Enter. The form sends the value as `<name>` and the typed words as
 * `<name>_q`. Without script only `<name>_q` comes: the server searches by it and shows the form again with `found`.
 */
export function Combobox(props: ComboboxProps) {
  const field = useField(props);
  const words = useField({ ...props, name: `${props.name}_q`, value: props.valueText });
  const say = useSay();
  return (
    <FieldFrame {...props} field={field}>
      <div
        class="combobox"
        data-combobox={props.source}
        data-submit={props.submitOnChoose ? '' : undefined}
        data-none={say(
          t('Không tìm thấy. Thử ít chữ hơn hoặc chữ khác.', 'Nothing found. Try fewer or other words.'),
        )}
        data-count={say(t('kết quả', 'results'))}
      >
        <input
          {...field.control}
          name={words.control.name}
          class="input"
          type="text"
          value={words.value}
          placeholder={props.placeholder === undefined ? undefined : say(props.placeholder)}
          autocomplete="off"
          spellcheck={false}
        />
        {props.found === undefined ? (
          <input type="hidden" name={props.name} value={field.value} data-combobox-value />
        ) : (
          <Found name={props.name} found={props.found} chosen={field.value} />
        )}
      </div>
    </FieldFrame>
  );
}

function Found({ name, found, chosen }: { name: string; found: readonly Choice[]; chosen: string }) {
  const say = useSay();
  return (
    <fieldset class="combobox-found" data-combobox-found>
      <legend class="hint">
        {say(
          found.length === 0
            ? t('Không tìm thấy. Thử ít chữ hơn hoặc chữ khác.', 'Nothing found. Try fewer or other words.')
            : t('Chọn một trong các kết quả', 'Choose one of the results'),
        )}
      </legend>
      {found.map((choice) => (
        <label key={choice.value} class="choice-card">
          <input
            type="radio"
            class="radio"
            name={name}
            value={choice.value}
            checked={choice.value === chosen}
          />
          <span>
            <span class="choice-label">{say(choice.label)}</span>
            {choice.hint === undefined ? null : <span class="choice-hint">{say(choice.hint)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
