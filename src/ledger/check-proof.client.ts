import { areIncluded, checkProof, isProven } from './check-proof.ts';
import type { InclusionProof } from './schema.ts';

/**
 * "Kiểm tra trên máy của bạn": a `<div data-check-proof="ADDRESS" data-key="BASE64">` with a hidden button and an output.
 * The words for each outcome stand in the page (`data-said-…` of the output), so that the script speaks its language.
 */
for (const box of document.querySelectorAll<HTMLElement>('[data-check-proof]')) {
  const button = box.querySelector('button');
  const output = box.querySelector('output');
  if (button === null || output === null) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    say(output, 'busy');
    void check(box.dataset['checkProof'] ?? '', box.dataset['key'] ?? '')
      .then((outcome) => say(output, outcome))
      .catch((error: unknown) => {
        console.error(error);
        say(output, 'failed');
      })
      .finally(() => {
        button.disabled = false;
      });
  });
}

type Outcome = 'proven' | 'partly' | 'wrong' | 'unable';

/** `unable`: a page that came over plain HTTP is given no cryptography by its browser. */
async function check(address: string, key: string): Promise<Outcome> {
  if (!globalThis.isSecureContext) return 'unable';
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the proof was answered with ${response.status}`);
  const answer: { readonly proof: InclusionProof } = await response.json();
  const checks = await checkProof(answer.proof, key);
  if (isProven(checks)) return 'proven';
  return checks.signature === null && checks.head && areIncluded(checks) ? 'partly' : 'wrong';
}

function say(output: HTMLOutputElement, outcome: Outcome | 'busy' | 'failed'): void {
  output.textContent = output.dataset[`said${outcome.replace(/^./, (letter) => letter.toUpperCase())}`] ?? '';
  output.dataset['outcome'] = outcome;
}
