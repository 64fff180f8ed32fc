import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedEntries, rollUp } from './roll-up.ts';
import { applyForm, decideForm, emptyForm, isRefused, lineOf, type FormCommand } from './rules.ts';
import { asked, entriesWith, happened, meetings, satisfied } from './samples.ts';
import type { FigureForm, FormEvent, Happened } from './schema.ts';

const city = 1;
const district = 2;

/** How far each of some communes came, and what it said. */
const commune = fc.record({
  value: fc.nat(1000),
  denominator: fc.nat(500),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  steps: fc.nat(3),
});

function formOf(
  id: number,
  { value, denominator, share, steps }: { value: number; denominator: number; share: number; steps: number },
): FigureForm {
  const entries = entriesWith(value, Math.floor(denominator * share), denominator);
  const all: FormCommand[] = [
    { action: 'submit', entries, asked, known: new Map(), line: [district, city] },
    { action: 'approve' },
    { action: 'approve' },
  ];
  let form = emptyForm(id, 1, 100 + id);
  const history: Happened<FormEvent>[] = [];
  for (const command of all.slice(0, steps)) {
    const decision = decideForm(form, command, { isClosed: false, seen: null, line: lineOf(history) });
    if (isRefused(decision)) throw new Error(decision[0]?.text.en);
    for (const event of decision) {
      history.push(happened(event, form.version + 1));
      form = history.slice(-1).reduce(applyForm, form);
    }
  }
  return form;
}

test('a roll-up is the sum of what is approved, in the eyes of each level', () => {
  fc.assert(
    fc.property(fc.array(commune, { maxLength: 25 }), (said) => {
      const forms = said.map((one, index) => formOf(index + 1, one));
      for (const [viewer, least] of [
        [city, 3],
        [district, 2],
      ] as const) {
        const counted = said.filter(({ steps }) => steps >= least);
        const total = rollUp(meetings, forms, viewer);
        expect([total.counted, total.of]).toEqual([counted.length, said.length]);
        expect(total.given?.value ?? 0).toBe(counted.reduce((sum, { value }) => sum + value, 0));
        const parts = rollUp(satisfied, forms, viewer).given?.parts;
        expect(parts?.denominator ?? 0).toBe(counted.reduce((sum, one) => sum + one.denominator, 0));
        expect(parts?.numerator ?? 0).toBe(
          counted.reduce((sum, one) => sum + Math.floor(one.denominator * one.share), 0),
        );
      }
    }),
    { seed: 4011, numRuns: 200 },
  );
});

test('the order in which forms are approved plays no part', () => {
  fc.assert(
    fc.property(fc.array(commune, { minLength: 1, maxLength: 15 }), fc.integer(), (said, turn) => {
      const forms = said.map((one, index) => formOf(index + 1, one));
      const turned = [
        ...forms.slice(turn % forms.length),
        ...forms.slice(0, turn % forms.length),
      ].toReversed();
      for (const one of asked) expect(rollUp(one, turned, city)).toEqual(rollUp(one, forms, city));
    }),
    { seed: 77, numRuns: 100 },
  );
});

test('a total is never more than the whole that it is made of', () => {
  fc.assert(
    fc.property(fc.array(commune, { maxLength: 15 }), (said) => {
      const forms = said.map((one, index) => formOf(index + 1, one));
      const given = rollUp(satisfied, forms, city).given;
      expect(given === null || (given.value >= 0 && given.value <= 1)).toBe(true);
      for (const form of forms) expect(countedEntries(form, city) === null).toBe(form.state !== 'approved');
    }),
    { seed: 5, numRuns: 100 },
  );
});
