/** Keeps a sheet while it is filled: each choice is sent at once and again until it has arrived; the time left is shown. */
const form = document.querySelector<HTMLFormElement>('form#answer');
const words = form?.querySelector<HTMLElement>('[data-saved]');
const clock = document.querySelector<HTMLElement>('[data-seconds-left]');
const retryAfter = 4000;
/** The server ends the sheet by its own clock; by then it has. */
const afterTheEnd = 1500;
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
    else window.setTimeout(showResult, afterTheEnd);
  };
  tick();
}

async function save(sheet: HTMLFormElement, place: HTMLElement): Promise<void> {
  window.clearTimeout(waiting);
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(sheet)) if (typeof value === 'string') body.append(name, value);
    const reply = await fetch(sheet.action, { method: 'POST', body, redirect: 'manual' });
    if (reply.type === 'opaqueredirect' || reply.ok) place.textContent = place.dataset['saved'] ?? '';
    else if (reply.status === 422) place.textContent = place.dataset['late'] ?? '';
    else if (reply.status === 401) place.textContent = place.dataset['signedOut'] ?? '';
    else again(sheet, place);
  } catch {
    again(sheet, place);
  }
}

function again(sheet: HTMLFormElement, place: HTMLElement): void {
  place.textContent = place.dataset['unsaved'] ?? '';
  waiting = window.setTimeout(() => void save(sheet, place), retryAfter);
}

/** Time is over: the same page now shows the sheet as it was ended; without a line, once it is back. */
function showResult(): void {
  if (navigator.onLine) window.location.reload();
  else
    window.addEventListener('online', () => {
      window.location.reload();
    });
}
