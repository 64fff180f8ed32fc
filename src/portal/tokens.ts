import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token in a receipt's QR: who holds the receipt sees more than its code tells. 72 bits of HMAC-SHA-256 over the
 * code, twelve letters, so that the QR stays small.
 */
export function trackingToken(secret: Buffer, code: string): string {
  return createHmac('sha256', secret).update(`track ${code}`).digest().subarray(0, 9).toString('base64url');
}

export function isTrackingToken(secret: Buffer, code: string, given: string | undefined): boolean {
  const expected = Buffer.from(trackingToken(secret, code));
  const token = Buffer.from(given ?? '');
  return token.length === expected.length && timingSafeEqual(token, expected);
}

/** The public address of a dossier, as printed on its receipt. */
export function trackingUrl(secret: Buffer, origin: string, code: string): string {
  return `${origin}/track/${encodeURIComponent(code)}?k=${trackingToken(secret, code)}`;
}
