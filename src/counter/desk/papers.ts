/**
 * The list of papers as one stop of the Tab key (ARIA grid pattern): arrows move through it, Space ticks. "All papers"
 * ticks all that the procedure requires at once.
 */
export function enhancePapers(box: HTMLElement): void {
  const list = box.querySelector<HTMLElement>('[data-papers-list]');
  const all = box.querySelector<HTMLElement>('[data-papers-all]');
  if (list === null) return;
  all?.classList.remove('hidden');
  all?.querySelector('input')?.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    for (const row of list.children) {
      const tick = tickOf(row);
      // What is handed in only "if any" is ticked by hand: the receipt must not name what was not given.
      if (tick !== null && row.hasAttribute('data-required')) tick.checked = event.target.checked;
    }
  });

  setStops(list);
  list.addEventListener('focusin', () => setStops(list));
  list.addEventListener('keydown', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(target, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
    if (next.type === 'text') next.select();
  });
  // Typing a number or a name means that the paper is there.
  list.addEventListener('input', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement) || target.type !== 'text') return;
    const row = target.closest('li');
    const tick = row === null ? null : tickOf(row);
    if (tick !== null && target.value.trim() !== '' && target.value !== '0') tick.checked = true;
  });

  box.querySelector<HTMLButtonElement>('button[name=add]')?.addEventListener('click', (event) => {
    const last = list.lastElementChild;
    if (last === null || last.querySelector('input[type=hidden]') !== null) return;
    event.preventDefault();
    const added = last.cloneNode(true);
    if (!(added instanceof HTMLElement)) return;
    renumber(added, list.children.length);
    list.append(added);
    setStops(list);
    added.querySelector<HTMLInputElement>('input[type=text]')?.focus();
  });
}

function tickOf(row: Element): HTMLInputElement | null {
  return row.querySelector('input[type=checkbox]');
}

function inputsOf(row: Element | null | undefined): HTMLInputElement[] {
  return [...(row?.querySelectorAll<HTMLInputElement>('input:not([type=hidden])') ?? [])];
}

/** Only one control of the list is reached by Tab: the one last used, else the first. */
function setStops(list: HTMLElement): void {
  const inputs = [...list.children].flatMap(inputsOf);
  const here = inputs.find((input) => input === document.activeElement);
  const stop =
    here ?? inputs.find((input) => input.tabIndex === 0 && input.dataset['stop'] === '') ?? inputs[0];
  for (const input of inputs) {
    input.tabIndex = input === stop ? 0 : -1;
    if (input === stop) input.dataset['stop'] = '';
    else delete input.dataset['stop'];
  }
}

function neighbour(from: HTMLInputElement, key: string): HTMLInputElement | null {
  const row = from.closest('li');
  if (row === null) return null;
  const across = inputsOf(row);
  const place = across.indexOf(from);
  const isName = from.type === 'text' && from.inputMode !== 'numeric';
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    if (isName && !isAtEdge(from, key)) return null;
    return across[place + (key === 'ArrowRight' ? 1 : -1)] ?? null;
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const other = key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  if (other === null) return null;
  const there = inputsOf(other);
  return place === 0 ? (there[0] ?? null) : (there.at(place - across.length) ?? null);
}

function isAtEdge({ selectionStart, selectionEnd, value }: HTMLInputElement, key: string): boolean {
  if (selectionStart !== selectionEnd) return false;
  return key === 'ArrowLeft' ? selectionStart === 0 : selectionEnd === value.length;
}

/** A copied empty line gets names and ids of its own. */
function renumber(row: Element, index: number): void {
  for (const input of inputsOf(row)) {
    input.name = input.name.replace(/^papers\.\d+/, `papers.${index}`);
    input.id = input.id.replace(/papers-\d+/, `papers-${index}`);
    input.checked = false;
    if (input.type === 'text')
      input.value = input.name.endsWith('.plain') ? '1' : input.inputMode === 'numeric' ? '0' : '';
  }
}
