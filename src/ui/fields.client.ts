import { enhanceComboboxes } from './fields/combobox-box.ts';
import { enhanceDays } from './fields/day-box.ts';
import { nameErrors } from './fields/error-names.ts';
import { enhanceFileFields } from './fields/file-list.ts';
import { guardForms } from './fields/session-guard.ts';
import { enhanceTickAll } from './fields/tick-all.ts';
import { keepTypedForms } from './fields/typed-forms.ts';

enhanceComboboxes(document);
enhanceFileFields(document);
enhanceTickAll(document);
enhanceDays(document);
guardForms();
nameErrors(document);
keepTypedForms();

for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-submit]')) {
  select.addEventListener('change', () => select.form?.requestSubmit());
}

// A row of a list leads where its heading leads; words can still be selected and links still be links.
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || event.defaultPrevented || event.button !== 0) return;
  const row = event.target.closest<HTMLElement>('tr[data-href]');
  if (row === null || event.target.closest('a, button, input, label, select, summary, .cell-select') !== null)
    return;
  if (String(getSelection() ?? '') !== '') return;
  const { href } = row.dataset;
  if (href === undefined) return;
  if (event.ctrlKey || event.metaKey) open(href, '_blank', 'noopener');
  else location.assign(href);
});

// What was refused is heard and seen first.
document.querySelector<HTMLElement>('.error-summary')?.focus();
