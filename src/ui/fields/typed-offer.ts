import { hasUnkept, keptFields, putValues, valuesOf } from './typed-values.ts';
import type { Typed } from './typed-store.ts';

/** Offers on top of a form what was typed into it before: to take it back, or to drop it. */
export function offerTyped(
  form: HTMLFormElement,
  words: HTMLTemplateElement,
  { at, fields, version }: Typed,
  versionNow: string,
  drop: () => void,
): void {
  const offer = partOf(words, '[data-typed-offer]');
  if (offer === null || !differs(form, fields)) return;
  const when = offer.querySelector('time');
  if (when !== null) {
    when.dateTime = new Date(at).toISOString();
    when.textContent = said(new Date(at));
  }
  show(offer, '[data-typed-newer]', version !== versionNow);
  show(offer, '[data-typed-unkept]', hasUnkept(form));
  const focusOn = (names: readonly string[]): void => {
    const all = keptFields(form);
    const first = names.flatMap((name) => all.get(name) ?? []).find((field) => field.type !== 'hidden');
    const box = first?.closest('[data-day]')?.querySelector('input');
    (box ?? first)?.focus();
  };
  offer.querySelector('[data-typed-restore]')?.addEventListener('click', () => {
    for (const [name, values] of Object.entries(fields)) putValues(keptFields(form).get(name) ?? [], values);
    offer.remove();
    focusOn(Object.keys(fields));
  });
  offer.querySelector('[data-typed-drop]')?.addEventListener('click', () => {
    offer.remove();
    drop();
    focusOn([...keptFields(form).keys()]);
  });
  for (
    let fold = form.closest('details');
    fold !== null;
    fold = fold.parentElement?.closest('details') ?? null
  )
    fold.open = true;
  form.prepend(offer);
  // Words that come into a place already there are read out.
  const status = offer.querySelector('[role=status]');
  status?.replaceChildren(...status.childNodes);
}

/** Says once in a page that what is typed is kept; forms of a line have no room for it. */
export function sayKept(form: HTMLFormElement, words: HTMLTemplateElement): void {
  const actions = form.querySelector(':scope > .actions');
  if (actions === null || form.querySelector('[data-typed-said]') !== null) return;
  const said = partOf(words, '[data-typed-said]');
  if (said !== null) actions.after(said);
}

/** Whether the form now shows something else than what was kept. */
function differs(form: HTMLFormElement, kept: Typed['fields']): boolean {
  const now = keptFields(form);
  return Object.entries(kept).some(
    ([name, values]) => JSON.stringify(valuesOf(now.get(name) ?? [])) !== JSON.stringify(values),
  );
}

function partOf({ content }: HTMLTemplateElement, part: string): HTMLElement | null {
  const found = content.querySelector(part)?.cloneNode(true);
  return found instanceof HTMLElement ? found : null;
}

function show(offer: HTMLElement, part: string, isShown: boolean): void {
  const element = offer.querySelector<HTMLElement>(part);
  if (element !== null) element.hidden = !isShown;
}

/** `14:05`, and the day where it is another. */
function said(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  const isToday = moment.toDateString() === new Date().toDateString();
  return isToday ? time : `${time} ${two(moment.getDate())}/${two(moment.getMonth() + 1)}`;
}
