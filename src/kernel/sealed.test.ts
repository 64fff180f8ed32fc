import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { seal, sealUntil, unseal, unsealAt } from './sealed.ts';

const secret = Buffer.alloc(32, 7);
const now = Temporal.Instant.from('2026-03-02T01:30:00Z');

test('what is sealed opens again for its purpose alone, here alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(secret, 'trial', text);
      expect(unseal(secret, 'trial', sealed)).toBe(text);
      expect(unseal(secret, 'another', sealed)).toBeNull();
      expect(unseal(Buffer.alloc(32, 8), 'trial', sealed)).toBeNull();
    }),
    { seed: 20260302, numRuns: 50 },
  );
});

test('a changed letter anywhere is noticed', () => {
  const sealed = Buffer.from(seal(secret, 'trial', 'bí mật'), 'base64url');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal(secret, 'trial', changed.toString('base64url'))).toBeNull();
  }
});

test.each(['', 'x', 'không phải', 'A'.repeat(500)])('nonsense opens to nothing: %s', (text) => {
  expect(unseal(secret, 'trial', text)).toBeNull();
});

test('a token is good until its instant, not at it', () => {
  const token = sealUntil(secret, 'trial', { id: 3 }, now.add({ minutes: 5 }));
  const open = (at: Temporal.Instant) =>
    unsealAt(secret, 'trial', token, { now: at, schema: z.object({ id: z.number() }) });
  expect(open(now)).toEqual({ id: 3 });
  expect(open(now.add({ seconds: 299, milliseconds: 999 }))).toEqual({ id: 3 });
  expect(open(now.add({ minutes: 5 }))).toBeNull();
});
