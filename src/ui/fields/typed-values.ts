type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Kinds of input that never leave the page: secrets, files, and what carries no words of a person. */
const unkept = new Set(['password', 'file', 'submit', 'button', 'reset', 'image', 'hidden', 'search']);
/** Kinds into which a person types, rather than choosing. */
const typed = new Set(['text', 'email', 'tel', 'url', 'number', 'date', 'datetime-local', 'month', 'time']);
const secretCompletion = /one-time-code|password|^cc-/;

/** The fields of a form whose content may be kept, by name. What sends the form by itself when it changes is none. */
export function keptFields(form: HTMLFormElement): Map<string, Control[]> {
  const fields = new Map<string, Control[]>();
  for (const element of form.elements) {
    if (!isControl(element) || element.name === '' || element.name.startsWith('_')) continue;
    if (mayBeKept(element)) fields.set(element.name, [...(fields.get(element.name) ?? []), element]);
  }
  return fields;
}

/** Whether a person types something into the form that may be kept. */
export function hasTypedField(form: HTMLFormElement): boolean {
  return [...keptFields(form).values()]
    .flat()
    .some((field) => field instanceof HTMLTextAreaElement || typed.has(field.type));
}

/** Fields of the form that are never kept and have to be filled again: sealed numbers, passwords, files. */
export function hasUnkept(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (element) =>
      isControl(element) && element.type !== 'hidden' && (isSecret(element) || element.type === 'file'),
  );
}

/** The values of fields of one name: of boxes those ticked, of a list those chosen, of others each as it stands. */
export function valuesOf(fields: readonly Control[]): string[] {
  return fields.flatMap((field) => {
    if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map(({ value }) => value);
    return isBox(field) ? (field.checked ? [field.value] : []) : [field.value];
  });
}

/** What the server had put there. */
export function givenValues(fields: readonly Control[], hidden: ReadonlyMap<Element, string>): string[] {
  return fields.flatMap((field) => {
    if (field instanceof HTMLSelectElement) {
      const given = [...field.options].filter(({ defaultSelected }) => defaultSelected);
      const first = field.multiple ? [] : [...field.options].slice(0, 1);
      return (given.length === 0 ? first : given).map(({ value }) => value);
    }
    if (isBox(field)) return field.defaultChecked ? [field.value] : [];
    return [hidden.get(field) ?? field.defaultValue];
  });
}

/** Puts values back and tells the page's scripts, as if they were typed. */
export function putValues(fields: readonly Control[], values: readonly string[]): void {
  for (const [index, field] of fields.entries()) {
    if (field instanceof HTMLSelectElement) {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else if (isBox(field)) field.checked = values.includes(field.value);
    else if (!putText(field, values[index])) continue;
    // A box of search would search: its words stand, and what was chosen stands in its hidden field.
    if (field.closest('[data-combobox]') === null) tell(field, 'input');
    tell(field, 'change');
  }
}

/** False where nothing is to be told: there is no value, or it is no day and stands in the box in which days are typed. */
function putText(field: HTMLInputElement | HTMLTextAreaElement, value: string | undefined): boolean {
  if (value === undefined) return false;
  field.value = value;
  const box = field.closest('[data-day]')?.querySelector<HTMLInputElement>('input:not(.day-native)');
  if (field.value === value || box == null) return true;
  box.value = value;
  tell(box, 'input');
  return false;
}

function tell(field: Element, what: 'input' | 'change'): void {
  field.dispatchEvent(new Event(what, { bubbles: true }));
}

function mayBeKept(field: Control): boolean {
  if (isSecret(field) || field.closest('[data-submit]') !== null) return false;
  return isHiddenValue(field) || !unkept.has(field.type);
}

/** The value behind a box of search. */
export function isHiddenValue(field: Element): boolean {
  return (
    field instanceof HTMLInputElement && field.type === 'hidden' && field.closest('[data-combobox]') !== null
  );
}

function isSecret(field: Control): boolean {
  return (
    field.type === 'password' ||
    field.closest('[data-sealed]') !== null ||
    secretCompletion.test(field.getAttribute('autocomplete') ?? '')
  );
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

function isBox(field: Control): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio';
}
