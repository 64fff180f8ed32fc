import { expect, test } from 'vitest';
import { codeAt, newSecret, secretAddress, secretImage, stepOfCode } from './second-factor.ts';

/** "12345678901234567890" of RFC 6238, appendix B, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('the code %i seconds after 1970 is that of RFC 6238', (seconds, code) => {
  const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  expect(codeAt(secret, now)).toBe(code);
  expect(stepOfCode(secret, code, now)).toBe(Math.floor(seconds / 30));
});

test('a code is taken one step early or late, not two', () => {
  const now = Temporal.Instant.from('2026-03-02T01:30:00Z');
  const step = now.epochMilliseconds / 30_000;
  const codeOf = (seconds: number) => codeAt(secret, now.add({ seconds }));
  expect(stepOfCode(secret, codeOf(-30), now)).toBe(step - 1);
  expect(stepOfCode(secret, codeOf(30), now)).toBe(step + 1);
  expect(stepOfCode(secret, codeOf(-60), now)).toBeNull();
  expect(stepOfCode(secret, codeOf(60), now)).toBeNull();
});

test('a code may be typed in two groups; anything else is none', () => {
  const now = Temporal.Instant.from('2026-03-02T01:30:00Z');
  const code = codeAt(secret, now);
  expect(stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).not.toBeNull();
  for (const wrong of ['', '12345', `${code}0`, 'abcdef', '１２３４５６'])
    expect(stepOfCode(secret, wrong, now)).toBeNull();
});

test('an authenticator is told who it is for, in an image it can scan', async () => {
  const made = newSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  const address = new URL(secretAddress(made, 'an.bac'));
  expect(address.protocol).toBe('otpauth:');
  expect(address.searchParams.get('secret')).toBe(made);
  expect(await secretImage(made, 'an.bac')).toContain('<svg');
});
