/** Keeps a sheet while it is filled: each choice is sent at once and again until it has arrived; the time left is shown. */
const form = document.querySelector<HTMLFormElement>('form#answer');
const words = form?.querySelector<HTMLElement>('[data-saved]');
const clock = document.querySelector<HTMLElement>('[data-seconds-left]');
const retryAfter = 4000;
let waiting: number | undefined;

if (form !== null && words != null)
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.hasAttribute('data-saves'))
      void save(form, words);
  });

if (clock !== null) {
  const ends = performance.now() + Number(clock.dataset['secondsLeft'] ?? 0) * 1000;
  const tick = (): void => {
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    const two = (part: number): string => String(part).padStart(2, '0');
    clock.textContent =
      left === 0 ? (clock.dataset['over'] ?? '') : `${two(Math.floor(left / 60))}:${two(left % 60)}`;
    if (left > 0) window.setTimeout(tick, 1000);
  };
  tick();
}

async function save(sheet: HTMLFormElement, place: HTMLElement): Promise<void> {
  window.clearTimeout(waiting);
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(sheet)) if (typeof value === 'string') body.append(name, value);
    const reply = await fetch(sheet.action, { method: 'POST', body, redirect: 'manual' });
    const isSaved = reply.type === 'opaqueredirect' || reply.ok;
    place.textContent = (isSaved ? place.dataset['saved'] : place.dataset['late']) ?? '';
  } catch {
    place.textContent = place.dataset['unsaved'] ?? '';
    waiting = window.setTimeout(() => void save(sheet, place), retryAfter);
  }
}
