/** Step 1 by keyboard: 1–9 choose a usual procedure, a letter begins a search, 0 goes to the field for a code. */
export function enhanceStart(start: HTMLElement): void {
  const search = start.querySelector<HTMLInputElement>('[data-combobox] input[type=text]');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
    if (event.key === '0') {
      event.preventDefault();
      search?.focus();
      return;
    }
    if (/^[1-9]$/.test(event.key)) {
      const chosen = start.querySelector<HTMLAnchorElement>(`[data-digit="${event.key}"]`);
      if (chosen === null) return;
      event.preventDefault();
      location.assign(chosen.href);
      return;
    }
    // The letter itself lands in the field, because the focus is there before it is typed.
    if (/^\p{L}$/u.test(event.key)) search?.focus();
  });
}

/** The receipt by keyboard: T takes the fee in cash, P prints, Enter goes on to the next dossier (the link has the focus). */
export function enhanceDone(): void {
  const print = document.querySelector<HTMLAnchorElement>('[data-print]');
  if (print === null) return;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const fee = document.querySelector<HTMLButtonElement>('[data-fee] button');
    if (event.key.toLowerCase() === 't' && fee !== null) {
      event.preventDefault();
      fee.click();
      return;
    }
    if (event.key !== 'p' && event.key !== 'P') return;
    event.preventDefault();
    print.click();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}
