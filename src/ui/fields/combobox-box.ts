import type { ComboboxOption } from '../combobox.tsx';

/** Turns each `Combobox` into the search box of the ARIA combobox pattern (list popup, focus stays in the input). */
export function enhanceComboboxes(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-combobox]')) enhance(box);
}

function enhance(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[type=text]');
  const hidden = valueInput(box, input);
  const source = box.dataset['combobox'];
  if (input === null || hidden === null || source === undefined) return;
  const list = document.createElement('ul');
  list.className = 'combobox-options';
  list.id = `${input.id}-options`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.setAttribute('role', 'status');
  box.append(list, status);
  set(input, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  });

  let options: readonly ComboboxOption[] = [];
  let active = -1;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let chosenWords = input.value;

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((child, at) => child.setAttribute('aria-selected', String(at === index)));
    const item = list.children[index];
    if (item === undefined) return;
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  };
  const choose = (option: ComboboxOption): void => {
    close();
    if (option.href !== undefined) {
      location.assign(option.href);
      return;
    }
    input.value = option.label;
    chosenWords = option.label;
    hidden.value = option.value;
    hidden.dispatchEvent(new Event('change', { bubbles: true }));
    if (box.dataset['submit'] !== undefined) input.form?.requestSubmit();
  };
  const show = (found: readonly ComboboxOption[]): void => {
    options = found;
    list.replaceChildren(...found.map((option, index) => optionItem(option, `${list.id}-${index}`)));
    if (found.length === 0) list.append(noneItem(box.dataset['none'] ?? ''));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    status.textContent =
      found.length === 0 ? (box.dataset['none'] ?? '') : `${found.length} ${box.dataset['count'] ?? ''}`;
    if (found.length > 0) mark(0);
  };
  const search = async (): Promise<void> => {
    const words = input.value.trim();
    if (words === '') {
      close();
      return;
    }
    const question = ++asked;
    const url = new URL(source, location.href);
    url.searchParams.set('q', words);
    const answer = await fetch(url, { headers: { accept: 'application/json' } });
    if (question !== asked || document.activeElement !== input) return;
    if (!answer.ok) {
      close();
      return;
    }
    show(optionsOf(await answer.json()));
  };

  input.addEventListener('input', () => {
    if (input.value !== chosenWords) hidden.value = '';
    clearTimeout(timer);
    // Without a line the words are still sent with the form and the server searches.
    timer = setTimeout(() => void search().catch(close), 150);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      if (event.key === 'ArrowDown') void search().catch(close);
      return;
    }
    const chosen = options[active];
    if (event.key === 'ArrowDown') mark(Math.min(active + 1, options.length - 1));
    else if (event.key === 'ArrowUp') mark(Math.max(active - 1, 0));
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const item = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const option = item === null ? undefined : options[[...list.children].indexOf(item)];
    if (option !== undefined) choose(option);
  });
}

/**
 * Where the chosen value is sent from. Results that a page without script was answered with stay as they are, to be
 * ticked; choosing from the popup puts a hidden input in their place, typing anew unticks them.
 */
function valueInput(box: HTMLElement, input: HTMLInputElement | null): HTMLInputElement | null {
  const own = box.querySelector<HTMLInputElement>('[data-combobox-value]');
  const found = box.querySelector('[data-combobox-found]');
  if (own !== null || input === null || found === null) return own;
  const radios = [...found.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  input.addEventListener('input', () => radios.forEach((radio) => (radio.checked = false)));
  const hidden = document.createElement('input');
  hidden.type = 'hidden';
  hidden.name = input.name.replace(/_q$/, '');
  hidden.disabled = true;
  hidden.addEventListener('change', () => {
    hidden.disabled = false;
    found.remove();
  });
  box.append(hidden);
  return hidden;
}

/** Our own server answers, yet an answer of another shape (a sign-in page) is read as nothing found. */
function optionsOf(answer: unknown): readonly ComboboxOption[] {
  const hasOptions = typeof answer === 'object' && answer !== null && 'options' in answer;
  return hasOptions && Array.isArray(answer.options) ? answer.options.filter(isOption) : [];
}

function isOption(value: unknown): value is ComboboxOption {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'value' in value && typeof value.value === 'string' && 'label' in value && typeof value.label === 'string'
  );
}

function optionItem(option: ComboboxOption, id: string): HTMLLIElement {
  const item = document.createElement('li');
  set(item, { role: 'option', id, 'aria-selected': 'false' });
  item.append(option.label);
  if (option.hint !== undefined) {
    const hint = document.createElement('small');
    hint.textContent = option.hint;
    item.append(hint);
  }
  return item;
}

function noneItem(words: string): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'combobox-none';
  item.setAttribute('role', 'option');
  item.setAttribute('aria-disabled', 'true');
  item.textContent = words;
  return item;
}

function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
