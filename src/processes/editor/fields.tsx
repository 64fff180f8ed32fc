import { useState } from 'preact/hooks';
import type { Option } from './server.ts';

export type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly onSet: (value: string) => void;
};

/** A text that is taken over when the field is left or Enter is pressed, so that undo goes by whole values. */
export function TextInput(
  props: FieldProps & { readonly suggestions?: readonly Option[]; readonly onType?: (value: string) => void },
) {
  const id = useFieldId();
  const { suggestions = [], onType } = props;
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
      </label>
      <Hint id={id} text={props.hint} />
      <input
        class="input"
        id={id}
        key={props.value}
        value={props.value}
        autocomplete="off"
        list={suggestions.length > 0 ? `${id}-list` : undefined}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onInput={onType && ((event) => onType(event.currentTarget.value))}
        onChange={(event) => props.onSet(event.currentTarget.value.trim())}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </datalist>
      )}
    </div>
  );
}

export function TextBox(props: FieldProps) {
  const id = useFieldId();
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
      </label>
      <textarea
        class="textarea"
        id={id}
        key={props.value}
        rows={2}
        value={props.value}
        onChange={(event) => props.onSet(event.currentTarget.value.trim())}
      />
    </div>
  );
}

/** A choice; a value of the file that is not among the choices stays choosable, so that nothing is lost unseen. */
export function Choice(props: FieldProps & { readonly choices: readonly Option[] }) {
  const id = useFieldId();
  const isKnown = props.choices.some((each) => each.value === props.value);
  const choices = isKnown ? props.choices : [...props.choices, { value: props.value, label: props.value }];
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
      </label>
      <Hint id={id} text={props.hint} />
      <select
        class="select"
        id={id}
        value={props.value}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.onSet(event.currentTarget.value)}
      >
        {choices.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Hint({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p class="hint" id={`${id}-hint`}>
      {text}
    </p>
  );
}

let fields = 0;

/** An id of its own for each field on the page. Preact's `useId` counts per tree, and two trees are drawn here. */
function useFieldId(): string {
  const [id] = useState(() => `panel-${(fields += 1)}`);
  return id;
}
