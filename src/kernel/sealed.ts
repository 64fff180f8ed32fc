import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

/**
 * Seals a text so that only this installation can read or make it: AES-256-GCM with a key of its own for each purpose,
 * derived from the installation's secret (HKDF, RFC 5869). A text sealed for one purpose does not open for another.
 */
export function seal(secret: Buffer, purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The sealed text, or null when it was not sealed here for this purpose. */
export function unseal(secret: Buffer, purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null; // the tag does not fit: somebody else wrote it
  }
}

/** A sealed token that is good until an instant. The value is plain JSON. */
export function sealUntil(secret: Buffer, purpose: string, value: unknown, until: Temporal.Instant): string {
  return seal(secret, purpose, JSON.stringify({ until: until.epochMilliseconds, value }));
}

/** What a token holds, or null when it is not ours or its time is over. */
export function unsealAt<T>(
  secret: Buffer,
  purpose: string,
  token: string,
  opening: { now: Temporal.Instant; schema: z.ZodType<T> },
): T | null {
  const text = unseal(secret, purpose, token);
  if (text === null) return null;
  const { until, value } = Sealed.parse(JSON.parse(text));
  return opening.now.epochMilliseconds < until ? opening.schema.parse(value) : null;
}

/** A mark by which this installation knows a text again for a purpose, without keeping it (HMAC-SHA256). */
export function markOf(secret: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', keyFor(secret, purpose)).update(text, 'utf8').digest();
}

const Sealed = z.object({ until: z.number(), value: z.unknown() });

/** Keys by secret and purpose: lists open hundreds of texts, and deriving a key each time would take longer than opening. */
const keys = new WeakMap<Buffer, Map<string, Buffer>>();

function keyFor(secret: Buffer, purpose: string): Buffer {
  const own = keys.get(secret) ?? new Map<string, Buffer>();
  keys.set(secret, own);
  const key = own.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', `motcua ${purpose}`, 32));
  own.set(purpose, key);
  return key;
}
