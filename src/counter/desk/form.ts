import { readCard } from '../card.ts';

/** The applicant as the desk answers it. */
type Person = Readonly<Record<'name' | 'idNumber' | 'phone' | 'email' | 'address', string>>;

/** While the applicant is entered: earlier dossiers and likely duplicates are shown, and an earlier one fills the fields. */
export function enhanceForm(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-earlier]');
  const idNumber = field(form, 'idNumber');
  const name = field(form, 'name');
  if (place === null || idNumber === null || name === null) return;
  let asked = 0;
  let last = '';

  async function ask(): Promise<void> {
    if (place === null) return;
    const url = new URL('/receive/earlier', location.href);
    url.searchParams.set('procedure', hidden(form, 'procedure'));
    url.searchParams.set('idNumber', idNumber?.value ?? '');
    url.searchParams.set('name', name?.value ?? '');
    if (url.search === last) return;
    last = url.search;
    const question = ++asked;
    const answer = await fetch(url);
    if (answer.ok && question === asked) place.innerHTML = await answer.text();
  }

  async function fill(code: string): Promise<void> {
    const answer = await fetch(`/receive/applicant/${encodeURIComponent(code)}`);
    if (!answer.ok) return;
    const person: Person = await answer.json();
    put(form, person);
    await ask();
    form.querySelector<HTMLInputElement>('[data-papers-all] input')?.focus();
  }

  // Without a line nothing is shown, and the form is checked by the server all the same.
  const quietly = (work: Promise<void>): void => void work.catch(() => (last = ''));

  for (const input of [idNumber, name]) input.addEventListener('change', () => quietly(ask()));
  idNumber.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const card = readCard(idNumber.value);
    if (card === null) return;
    // A scanner ends with Enter: the card fills the fields instead of sending the form.
    event.preventDefault();
    put(form, card);
    quietly(ask());
    field(form, 'phone')?.focus();
  });
  place.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null || button.name !== 'fill') return;
    event.preventDefault();
    quietly(fill(button.value));
  });
}

function field(form: HTMLFormElement, part: keyof Person): HTMLInputElement | null {
  return form.querySelector(`input[name="applicant.${part}"]`);
}

function hidden(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`)?.value ?? '';
}

function put(form: HTMLFormElement, person: Partial<Person>): void {
  for (const part of ['idNumber', 'name', 'phone', 'email', 'address'] as const) {
    const input = field(form, part);
    const value = person[part];
    if (input !== null && value !== undefined) input.value = value;
  }
}
