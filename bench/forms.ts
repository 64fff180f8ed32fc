/**
 * Time to print each statutory form, one after the other on one core, after a warm-up; the data differs every time,
 * as it does at a counter. Prints JSON, then a table; leaves with 1 when a form's 95th percentile passes 100 ms.
 */
import { accepted } from '../src/kernel/errors.ts';
import { FormKind, renderForm, sampleForms } from '../src/forms/forms.ts';

const LIMIT_MS = 100;
const WARM_UP = 5;
const RUNS = 60;

type Figures = { form: FormKind; medianMs: number; p95Ms: number; bytes: number };

const samples = sampleForms('2025');
const figures = FormKind.options.map(measure);
const slow = figures.filter(({ p95Ms }) => p95Ms > LIMIT_MS);

console.log(
  JSON.stringify({ limitMs: LIMIT_MS, runs: RUNS, forms: figures, withinLimit: slow.length === 0 }),
);
console.table(figures);
if (slow.length > 0) process.exitCode = 1;

function measure(form: FormKind): Figures {
  let bytes = 0;
  const times: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const data = { ...samples[form], agency: `Ủy ban nhân dân phường An Hội ${run + WARM_UP}` };
    const start = performance.now();
    bytes = accepted(renderForm(form, data)).byteLength;
    if (run >= 0) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { form, medianMs: at(sorted, 0.5), p95Ms: at(sorted, 0.95), bytes };
}

/** The value below which the given share of the sorted times lies, in ms to a tenth. */
function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 10) / 10;
}
