/** A form that stood open for less than this is sent without asking, in milliseconds. */
const freshFor = 60_000;

/**
 * A session may end while a form is being filled in. Before a form that stood open for a while is sent, the server is
 * asked whether the session still holds; if not, the page says so and keeps all that was typed. One signs in beside it
 * and sends the form again.
 */
export function guardForms(): void {
  const notice = document.querySelector<HTMLDialogElement>('dialog[data-session-over]');
  if (notice === null) return;
  let known = Date.now();
  const send = async (form: HTMLFormElement, button: HTMLElement | null): Promise<void> => {
    if (await isOver()) return notice.showModal();
    known = Date.now();
    form.requestSubmit(button);
  };
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    if (form.method !== 'post' || Date.now() - known < freshFor) return;
    event.preventDefault();
    void send(form, event.submitter);
  });
  notice.querySelector('button')?.addEventListener('click', () => notice.close());
}

/** Whoever cannot be asked is taken to be there: the form is sent, and the browser says what is wrong with the line. */
async function isOver(): Promise<boolean> {
  try {
    const headers = { accept: 'application/json' };
    return (await fetch('/desk', { headers, redirect: 'manual' })).status === 401;
  } catch {
    return false;
  }
}
