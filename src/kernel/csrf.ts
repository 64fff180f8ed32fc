import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse, Refused } from './errors.ts';
import type { House } from './house.ts';
import { t } from './messages.ts';

/** The token of forms for one browser: only this installation can make it from the browser's seed. */
export function csrfToken({ secret }: Pick<House, 'secret'>, seed: string): string {
  const kept = tokens.get(secret) ?? new Map<string, string>();
  tokens.set(secret, kept);
  const known = kept.get(seed);
  if (known !== undefined) return known;
  const token = createHmac('sha256', secret).update(`form ${seed}`).digest('base64url');
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  if (seed.length <= longestKept) kept.set(seed, token);
  return token;
}

/** Tokens of the browsers that came lately: a request asks for its token twice, and a browser comes again. */
const tokens = new WeakMap<Buffer, Map<string, string>>();
const mostKept = 2000;
/** A seed of ours has 24 characters; what somebody else sends is not worth keeping. */
const longestKept = 40;

/**
 * A change must come from a form of ours, whose token belongs to the browser's own cookie.
 * @throws Refused `csrf-failed` when it does not.
 */
export function checkToken(house: Pick<House, 'secret'>, seed: string, given: unknown): void {
  const expected = Buffer.from(csrfToken(house, seed));
  const token = Buffer.from(typeof given === 'string' ? given : '');
  if (token.length !== expected.length || !timingSafeEqual(token, expected)) throw new Refused(foreign);
}

const foreign = refuse(
  'csrf-failed',
  t(
    'Trang này đã mở quá lâu hoặc được gửi từ nơi khác. Hãy tải lại trang rồi gửi lại.',
    'This page was open too long or was sent from elsewhere. Reload it and send again.',
  ),
);
