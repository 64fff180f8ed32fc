import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import type { PublicKey, PublishedHead, TreeHead } from './schema.ts';

/** Signature type of Ed25519 in a signed note. */
const ed25519 = Buffer.of(1);

/** What of a head is signed. */
type Unsigned = Pick<TreeHead, 'size' | 'root' | 'signedAt'>;

/**
 * The text that is signed, a checkpoint of C2SP tlog-checkpoint: origin, size, root in base64, and in a line of our own
 * the instant (ISO 8601, UTC). Each line ends with LF.
 */
export function headText(origin: string, { size, root, signedAt }: Unsigned): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n${signedAt.toString()}\n`;
}

export function signHead(origin: string, head: Unsigned, privateKey: KeyObject): Buffer {
  return sign(null, Buffer.from(headText(origin, head)), privateKey);
}

export function isSignedBy(key: PublicKey, head: Unsigned & Pick<TreeHead, 'signature' | 'keyId'>): boolean {
  if (head.keyId !== key.keyId || head.signature.length !== 64) return false;
  const { raw, origin } = key;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, Buffer.from(headText(origin, head)), publicKey, head.signature);
}

/** A head as a signed note (C2SP signed-note): the text, an empty line, `— origin base64(key hash ‖ signature)`. */
export function publishedHead(origin: string, head: TreeHead): PublishedHead {
  const { size, root, signedAt, keyId, signature } = head;
  const signed = Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64');
  return {
    size,
    root: root.toString('hex'),
    signedAt: signedAt.toString(),
    keyId,
    note: `${headText(origin, head)}\n— ${origin} ${signed}\n`,
  };
}

/** What a note says, its signature not yet checked; null when it is no note of this log. */
export function readNote(
  origin: string,
  note: string,
): (Unsigned & Pick<TreeHead, 'keyId' | 'signature'>) | null {
  const [name, size = '', root = '', signedAt = '', empty, last = '', end] = note.split('\n');
  const prefix = `— ${origin} `;
  if (name !== origin || empty !== '' || end !== '' || !last.startsWith(prefix)) return null;
  const signed = Buffer.from(last.slice(prefix.length), 'base64');
  if (!/^\d{1,15}$/.test(size) || signed.length !== 68) return null;
  try {
    return {
      size: Number(size),
      root: Buffer.from(root, 'base64'),
      signedAt: Temporal.Instant.from(signedAt),
      keyId: signed.subarray(0, 4).toString('hex'),
      signature: signed.subarray(4),
    };
  } catch (error) {
    if (error instanceof RangeError) return null; // the instant is none
    throw error;
  }
}

/** The public half of a signing key, under the name of its log. */
export function publicKeyOf(origin: string, key: KeyObject): PublicKey {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const typed = Buffer.concat([ed25519, raw]);
  const keyId = hash('sha256', Buffer.concat([Buffer.from(`${origin}\n`), typed]), 'hex').slice(0, 8);
  return {
    origin,
    keyId,
    raw,
    pem: publicKey.export({ type: 'spki', format: 'pem' }),
    verifierKey: `${origin}+${keyId}+${typed.toString('base64')}`,
  };
}
