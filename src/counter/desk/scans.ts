const largest = 50 * 1024 * 1024;

/** A file that is too large is told before it is sent, so that the clerk need not wait for it. */
export function enhanceScans(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null || ![...(input.files ?? [])].some((file) => file.size > largest)) return;
    event.preventDefault();
    input.closest('[data-files]')?.classList.add('is-over');
    input.focus();
  });
}
