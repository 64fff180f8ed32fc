import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse, Refused } from './errors.ts';
import type { House } from './house.ts';
import { t } from './messages.ts';

/** The token of forms for one browser: only this installation can make it from the browser's seed. */
export function csrfToken(house: Pick<House, 'secret'>, seed: string): string {
  return createHmac('sha256', house.secret).update(`form ${seed}`).digest('base64url');
}

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
