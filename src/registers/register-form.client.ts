/** How long after the last key what is typed is kept, in milliseconds. */
const pause = 3000;
const lookEvery = 1000;

for (const mark of document.querySelectorAll<HTMLInputElement>('[data-typing]')) {
  const { form } = mark;
  if (form === null) continue;
  openByChoices(form);
  keepTyping(form, mark.dataset['typing'] ?? '');
}
for (const box of document.querySelectorAll<HTMLElement>('[data-import-progress]')) followImport(box);

/** Shows the fields that the choices made ask for; what is hidden is not sent. */
function openByChoices(form: HTMLFormElement): void {
  const parts = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-when]')];
  const look = (): void => {
    for (const part of parts) {
      const when = JSON.parse(part.dataset['when'] ?? '{}') as Record<string, string | boolean | string[]>;
      const isOpen = Object.entries(when).every(([name, wanted]) => holds(form, name, wanted));
      part.hidden = !isOpen;
      part.disabled = !isOpen;
    }
  };
  form.addEventListener('change', look);
  look();
}

function holds(form: HTMLFormElement, name: string, wanted: string | boolean | string[]): boolean {
  const field = form.elements.namedItem(`values.${name}`);
  if (field instanceof HTMLInputElement && field.type === 'checkbox')
    return field.checked === wanted && !field.matches(':disabled');
  if (!(field instanceof HTMLSelectElement) || field.matches(':disabled')) return false;
  return [wanted].flat().includes(field.value);
}

/** Keeps what is typed a moment after the last key, and when the page is left. */
function keepTyping(form: HTMLFormElement, address: string): void {
  const said = form.querySelector<HTMLElement>('[data-typing-said]');
  let timer: number | undefined;
  let isChanged = false;
  const keep = async (isLeaving: boolean): Promise<void> => {
    clearTimeout(timer);
    if (!isChanged) return;
    isChanged = false;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    try {
      const headers = { accept: 'application/json' };
      const answer = await fetch(address, { method: 'POST', body, headers, keepalive: isLeaving });
      const kept = answer.ok ? ((await answer.json()) as { words: string }) : null;
      if (said !== null && kept !== null) said.textContent = kept.words;
      isChanged ||= kept === null;
    } catch {
      isChanged = true; // no line: kept with the next key, or when the page is left
    }
  };
  form.addEventListener('input', () => {
    isChanged = true;
    clearTimeout(timer);
    timer = window.setTimeout(() => void keep(false), pause);
  });
  form.addEventListener('submit', () => {
    isChanged = false;
    clearTimeout(timer);
  });
  addEventListener('pagehide', () => void keep(true));
}

/** Shows how far an import is, and its page when it is done. */
function followImport(box: HTMLElement): void {
  const [bar, words] = [box.querySelector('progress'), box.querySelector('.progress-text')];
  const look = async (): Promise<void> => {
    try {
      const answer = await fetch(box.dataset['importProgress'] ?? '');
      if (!answer.ok) return;
      const { isUnderWay, share } = (await answer.json()) as { isUnderWay: boolean; share: number };
      if (!isUnderWay) {
        location.reload();
        return;
      }
      const percent = Math.round(share * 100);
      if (bar !== null) bar.value = percent;
      if (words !== null) words.textContent = `${percent} %`;
    } catch {
      // no line: asked again
    }
    setTimeout(() => void look(), lookEvery);
  };
  setTimeout(() => void look(), lookEvery);
}
