/**
 * Keys for people who work all day in lists: `/` search, `j` `k` rows, Enter open, `x` tick, Ctrl+Enter send, `?` help.
 * Letters do nothing while one types in a field, nor with Ctrl, Alt or Meta held.
 */
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = target.closest('form');
    if (form === null) return;
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.key === 'Escape') {
    leave(target);
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(target)) return;
  const handled = act(event.key, target);
  if (handled) event.preventDefault();
});

function act(key: string, target: HTMLElement): boolean {
  switch (key) {
    case '/':
      return focusSearch();
    case '?':
      return toggleHelp();
    case 'j':
      return move(1);
    case 'k':
      return move(-1);
    case 'Enter':
      return target.closest('a, button, summary, select, input') === null && openRow();
    case 'x':
      return tickRow();
    default:
      return false;
  }
}

function isTyping(target: HTMLElement): boolean {
  if (target.isContentEditable) return true;
  const field = target.closest('input, textarea, select');
  if (field === null) return false;
  return !(
    field instanceof HTMLInputElement && ['checkbox', 'radio', 'button', 'submit'].includes(field.type)
  );
}

function leave(target: HTMLElement): void {
  document.querySelectorAll<HTMLDetailsElement>('.person[open]').forEach((menu) => (menu.open = false));
  if (isTyping(target)) target.blur();
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('#site-search, main input[type=search]');
  search?.focus();
  search?.select();
  return search !== null;
}

function toggleHelp(): boolean {
  const help = document.querySelector<HTMLDetailsElement>('[data-key-help]');
  if (help === null) return false;
  help.open = !help.open;
  if (help.open) help.scrollIntoView({ block: 'nearest' });
  return true;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('table[data-keyboard] tbody tr[data-href]')];
}

function hereRow(): HTMLElement | undefined {
  return rows().find((row) => row.classList.contains('is-here'));
}

/** Moves to the next or previous row and puts the focus on its first link, so that screen readers follow. */
function move(step: 1 | -1): boolean {
  const all = rows();
  const from = all.findIndex((row) => row.classList.contains('is-here'));
  const next =
    all[from === -1 ? (step === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + step))];
  if (next === undefined) return false;
  all.forEach((row) => row.classList.toggle('is-here', row === next));
  next.scrollIntoView({ block: 'nearest' });
  next.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  return true;
}

function openRow(): boolean {
  const href = hereRow()?.dataset['href'];
  if (href === undefined) return false;
  location.assign(href);
  return true;
}

function tickRow(): boolean {
  const tick = hereRow()?.querySelector<HTMLInputElement>('.cell-select input[type=checkbox]');
  if (tick === null || tick === undefined) return false;
  tick.click();
  return true;
}
