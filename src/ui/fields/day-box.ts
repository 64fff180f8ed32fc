import { dayOf } from './day-words.ts';

/**
 * Days are read and typed as Vietnam writes them, `02/03/2026`: the browser's own field would follow the language of the
 * browser, and 03/02/2026 is another day. Its calendar stays, behind a button. Without script it is the field.
 */
export function enhanceDays(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-day]')) {
    const native = box.querySelector<HTMLInputElement>('input');
    const button = box.querySelector<HTMLButtonElement>('button');
    if (native !== null && button !== null) enhance(box, native, button);
  }
}

function enhance(box: HTMLElement, native: HTMLInputElement, button: HTMLButtonElement): void {
  const hasTime = native.type === 'datetime-local';
  const typed = document.createElement('input');
  typed.type = 'text';
  typed.className = 'input';
  typed.autocomplete = 'off';
  typed.placeholder = box.dataset['day'] ?? '';
  typed.id = native.id;
  typed.disabled = native.disabled;
  typed.required = native.required;
  for (const name of ['aria-describedby', 'aria-invalid']) {
    const value = native.getAttribute(name);
    if (value !== null) typed.setAttribute(name, value);
  }
  // What the server sent back because it is no day is not in `value`: the browser does not show it.
  typed.value = shown(native.value === '' ? (native.getAttribute('value') ?? '') : native.value);
  const { name } = native;
  native.removeAttribute('id');
  native.removeAttribute('required');
  native.setAttribute('aria-hidden', 'true');
  native.tabIndex = -1;
  native.className = 'day-native';
  box.prepend(typed);
  button.hidden = typed.disabled || typeof native.showPicker !== 'function';

  const take = (): void => {
    const day = dayOf(typed.value, hasTime);
    native.value = day ?? '';
    // What cannot be read as a day is sent as it was typed, so that the answer says what is wrong with it.
    const isUnreadable = typed.value.trim() !== '' && native.value === '';
    native.disabled = isUnreadable || typed.disabled;
    typed.name = isUnreadable ? name : '';
  };
  typed.addEventListener('input', take);
  typed.addEventListener('change', () => {
    take();
    if (native.value !== '') typed.value = shown(native.value);
  });
  native.addEventListener('input', () => {
    typed.value = shown(native.value);
    take();
  });
  button.addEventListener('click', () => native.showPicker());
  take();
}

/** `2026-03-02T09:30` → `02/03/2026 09:30`. */
function shown(value: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(value) ?? [];
  if (year === undefined) return value;
  return `${day}/${month}/${year}${time === undefined ? '' : ` ${time}`}`;
}
