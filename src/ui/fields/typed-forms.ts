import { createCipher, plainCipher } from './typed-cipher.ts';
import { forgetOld, openTypedStore, type Shelf, type Typed, type TypedStore } from './typed-store.ts';
import { offerTyped, sayKept } from './typed-offer.ts';
import { givenValues, hasTypedField, isHiddenValue, keptFields, valuesOf } from './typed-values.ts';

/** What is typed is kept a moment after the last key, in milliseconds. */
const pause = 250;
/** The form sent from this tab whose answer is the next page. */
const sentMark = 'motcua.sent';
/** What a page shows that answers a form it did not accept. */
const refusedPage = '.error-summary, .refusal';

/**
 * Keeps what is typed into the forms of a signed-in page in its browser, and offers it again after the page was closed,
 * loaded anew or its session ended. Forgotten once the form was accepted, on request, on signing out, after a day.
 */
export function keepTypedForms(): void {
  const words = document.querySelector<HTMLTemplateElement>('template[data-typed]');
  const shelf = findShelf();
  if (shelf === null) return;
  forgetOld(shelf, Date.now());
  const sent = takeSent();
  // An answer to who is no longer signed in accepts nothing.
  if (words === null) return;
  const opened = openStore(words.dataset['typed'] ?? '', shelf);
  const settled = opened.then(async (store) => {
    if (sent !== null && isAccepted(sent)) await store.forget(sent);
    return store;
  });
  const keepers = [...document.forms].filter(isTyped).map((form) => keeper(form, settled, words));
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    if (new URL(form.getAttribute('action') ?? '', document.baseURI).pathname === '/sign-out') {
      for (const one of keepers) one.stop();
      void opened.then((store) => store.forgetAll());
    }
    const own = keepers.find((one) => one.form === form);
    if (own === undefined) return;
    own.stop();
    sessionStorage.setItem(sentMark, own.name);
  });
}

function isTyped(form: HTMLFormElement): boolean {
  return (
    form.getAttribute('method') === 'post' && form.dataset['unkept'] === undefined && hasTypedField(form)
  );
}

function keeper(form: HTMLFormElement, settled: Promise<TypedStore>, words: HTMLTemplateElement) {
  const action = new URL(form.getAttribute('action') ?? '', document.baseURI);
  const name = `${action.pathname}${action.search} ${form.getAttribute('id') ?? ''}`;
  const hidden = new Map(
    [...form.elements].flatMap((field): [Element, string][] =>
      field instanceof HTMLInputElement && isHiddenValue(field) ? [[field, field.value]] : [],
    ),
  );
  let isStopped = false;
  let timer: number | undefined;
  /** What was kept before this page, until it is dropped. */
  let before: Typed['fields'] = {};

  const found = settled.then(async (store) => {
    const kept = await store.find(name);
    if (kept === null) return store;
    before = kept.fields;
    // A refused form shows what was typed already.
    if (form.querySelector('.error-summary') === null)
      offerTyped(form, words, kept, versionOf(form), () => {
        before = {};
        void (Object.keys(changed()).length === 0 ? store.forget(name) : keep());
      });
    return store;
  });

  const changed = (): Record<string, string[]> =>
    Object.fromEntries(
      [...keptFields(form)].flatMap(([field, controls]) => {
        const values = valuesOf(controls);
        const isGiven = JSON.stringify(values) === JSON.stringify(givenValues(controls, hidden));
        return isGiven && before[field] === undefined ? [] : [[field, values]];
      }),
    );
  const touched = new Set<string>();
  const keep = async (): Promise<void> => {
    const store = await found;
    if (isStopped) return;
    const now = changed();
    // What was kept and is still waiting to be taken back stands, but for fields typed into since.
    const waiting = Object.entries(before).filter(([field]) => !touched.has(field));
    const fields = { ...now, ...Object.fromEntries(waiting) };
    await store.keep(name, { at: Date.now(), fields, version: versionOf(form) });
    sayKept(form, words);
  };
  const look = (event: Event): void => {
    isStopped = false; // sent, and answered with a file beside this page
    const { target } = event;
    const box = target instanceof Element ? target.closest('[data-day], [data-combobox]') : null;
    const around = box === null ? [target] : box.querySelectorAll('input');
    for (const field of around) if (field instanceof Element) touched.add(field.getAttribute('name') ?? '');
    clearTimeout(timer);
    timer = window.setTimeout(() => void keep(), pause);
  };
  form.addEventListener('input', look);
  form.addEventListener('change', look);
  return {
    form,
    name,
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function versionOf(form: HTMLFormElement): string {
  const field = form.elements.namedItem('version');
  return field instanceof HTMLInputElement && field.type === 'hidden' ? field.value : '';
}

/** Texts that nobody else reads may outlive their tab; where the browser cannot seal them, they end with it. */
function findShelf(): Shelf | null {
  try {
    return canSeal() ? localStorage : sessionStorage;
  } catch {
    return null; // this browser lets pages keep nothing
  }
}

const canSeal = (): boolean => window.isSecureContext;

async function openStore(secret: string, shelf: Shelf): Promise<TypedStore> {
  return openTypedStore(shelf, canSeal() ? await createCipher(secret, crypto.subtle) : plainCipher(secret));
}

/** The name of the form that was sent from the page before this one. */
function takeSent(): string | null {
  const kept = sessionStorage.getItem(sentMark);
  sessionStorage.removeItem(sentMark);
  return kept;
}

/** Whether this page answers that form: it was led to, or stands at the form's own address. Else the line was down. */
function isAccepted(form: string): boolean {
  if (document.querySelector(refusedPage) !== null) return false;
  const [navigation] = performance.getEntriesByType('navigation');
  const wasLed = navigation instanceof PerformanceNavigationTiming && navigation.redirectCount > 0;
  return wasLed || form.startsWith(`${location.pathname}${location.search} `);
}
