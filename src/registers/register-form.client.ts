/** In milliseconds. */
const lookEvery = 1000;

for (const form of document.forms) openByChoices(form);
for (const box of document.querySelectorAll<HTMLElement>('[data-import-progress]')) followImport(box);

/** Shows the fields that the choices made ask for; what is hidden is not sent. */
function openByChoices(form: HTMLFormElement): void {
  const parts = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-when]')];
  if (parts.length === 0) return;
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
