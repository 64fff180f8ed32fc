/**
 * Saves each item of a checklist as it is answered. What cannot be sent because the line is down stays on this device,
 * photographs too, and is sent when it is back, also after the page was closed.
 */
import { dropPhotographs, keptPhotographs, putPhotographs } from './photograph-shelf.ts';

const shelf = 'motcua-checklist:';
const pause = 1200;
/** Set while the page has been opened anew for what was not taken, so that it is not opened for ever. */
const openedAnew = 'motcua-checklist-anew';
/** By item the sending under way: one waits for the other, so that nothing is sent twice at once. */
const sending = new Map<string, Promise<void>>();

for (const fields of document.querySelectorAll<HTMLElement>('[data-item]')) {
  const form = fields.closest('form');
  const key = shelf + (fields.dataset['item'] ?? '');
  if (form === null) continue;
  void restore(form, key);
  let timer: number | undefined;
  form.addEventListener('input', (event) => {
    window.clearTimeout(timer);
    keep(form, key);
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'file') void choose(form, key, target);
    else timer = window.setTimeout(() => void send(form, key), pause);
  });
  form.addEventListener('submit', () => {
    window.clearTimeout(timer);
  });
  window.addEventListener('online', () => {
    void sendKept(form, key);
  });
}

/** Photographs leave the form for this device's shelf, from which they are sent until they have arrived. */
async function choose(form: HTMLFormElement, key: string, input: HTMLInputElement): Promise<void> {
  if (await putPhotographs(key, [...(input.files ?? [])])) input.value = '';
  await send(form, key);
}

function valuesOf(form: HTMLFormElement): { answer: string; note: string } {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { answer: text('answer'), note: text('note') };
}

function keep(form: HTMLFormElement, key: string): void {
  window.localStorage.setItem(key, JSON.stringify(valuesOf(form)));
}

/** What was kept here and never arrived stands in the form again, and is sent. */
async function restore(form: HTMLFormElement, key: string): Promise<void> {
  const text = window.localStorage.getItem(key);
  if (text !== null) {
    const kept: unknown = JSON.parse(text);
    const { answer, note } = (typeof kept === 'object' && kept !== null ? kept : {}) as {
      answer?: unknown;
      note?: unknown;
    };
    for (const radio of form.querySelectorAll<HTMLInputElement>('input[name=answer]'))
      radio.checked = radio.value === answer;
    const box = form.querySelector<HTMLTextAreaElement>('textarea[name=note]');
    if (box !== null && typeof note === 'string') box.value = note;
  }
  await sendKept(form, key);
}

async function sendKept(form: HTMLFormElement, key: string): Promise<void> {
  const isKept = window.localStorage.getItem(key) !== null;
  if (isKept || (await keptPhotographs(key)).length > 0) await send(form, key);
}

function send(form: HTMLFormElement, key: string): Promise<void> {
  const next = (sending.get(key) ?? Promise.resolve()).then(() => sendOnce(form, key));
  sending.set(key, next);
  return next;
}

async function sendOnce(form: HTMLFormElement, key: string): Promise<void> {
  const state = form.querySelector<HTMLElement>('[data-state]');
  const tell = (word: 'saved' | 'kept' | 'refused'): void => {
    if (state !== null) state.textContent = state.dataset[word] ?? '';
  };
  const photographs = await keptPhotographs(key);
  const body = new FormData(form);
  const hasOwn = [...body.getAll('photos')].some((one) => one instanceof File && one.size > 0);
  for (const { file } of photographs) body.append('photos', file);
  const sent = JSON.stringify(valuesOf(form));
  try {
    const reply = await fetch(form.action, { method: 'POST', body });
    const isSaved = reply.ok && reply.redirected && new URL(reply.url).pathname === window.location.pathname;
    if (isSaved) {
      window.sessionStorage.removeItem(openedAnew);
      if (window.localStorage.getItem(key) === sent) window.localStorage.removeItem(key);
      await dropPhotographs(photographs.map(({ id }) => id));
      tell('saved');
      if (hasOwn || photographs.length > 0) window.location.reload();
    } else if (reply.status === 422 || reply.status === 413 || reply.status === 415) {
      await dropPhotographs(photographs.map(({ id }) => id));
      const answer = new DOMParser().parseFromString(await reply.text(), 'text/html');
      const reason = answer.querySelector('main [role=alert] a')?.textContent?.trim() ?? '';
      if (state !== null && reason !== '') state.textContent = reason;
      else tell('refused');
    } else if (reply.status === 401 || window.sessionStorage.getItem(openedAnew) === null) {
      // A session that has ended: the page leads to sign in and back, and then sends what is kept.
      window.sessionStorage.setItem(openedAnew, 'yes');
      window.location.reload();
    } else tell('refused');
  } catch {
    tell('kept');
  }
}
