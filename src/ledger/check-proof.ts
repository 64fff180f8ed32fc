import { siblingSides } from './inclusion.ts';
import type { InclusionProof } from './schema.ts';

/** What was checked, each by itself. `signature` null: this browser cannot check Ed25519. */
export type ProofChecks = {
  readonly signature: boolean | null;
  /** The head's text says the size and root that the proof uses. */
  readonly head: boolean;
  readonly events: readonly { readonly number: number; readonly isIncluded: boolean }[];
};

/**
 * Checks a dossier's proof with nothing but WebCrypto, so that it runs in the applicant's own browser: the signature
 * over the head, and each event's way to the head's root (RFC 9162, 2.1.3.2). `trustedKey`, base64, is the key that the
 * asker knows from elsewhere; a proof under another key is not trusted.
 */
export async function checkProof(proof: InclusionProof, trustedKey: string): Promise<ProofChecks> {
  const { head, events } = proof;
  const [text = '', last = ''] = head.note.split('\n\n');
  const [, size, root] = text.split('\n');
  const signed = bytesOfBase64(last.trim().split(' ').at(-1) ?? '');
  const checked: { number: number; isIncluded: boolean }[] = [];
  for (const event of events) {
    let hash = await sha256(Uint8Array.of(0), bytesOfHex(event.eventHash));
    const sides = siblingSides(event.leafIndex, head.size);
    for (const [level, sibling] of event.path.entries()) {
      const other = bytesOfHex(sibling);
      hash = await (sides?.[level] === 'left'
        ? sha256(Uint8Array.of(1), other, hash)
        : sha256(Uint8Array.of(1), hash, other));
    }
    const isIncluded = sides?.length === event.path.length && hexOf(hash) === head.root;
    checked.push({ number: event.number, isIncluded });
  }
  const isOfKey = proof.publicKey === trustedKey;
  return {
    signature: isOfKey ? await checkSignature(trustedKey, `${text}\n`, signed.slice(4)) : false,
    head: size === String(head.size) && hexOf(bytesOfBase64(root ?? '')) === head.root,
    events: checked,
  };
}

/** Everything was checked and is right. */
export function isProven(checks: ProofChecks): boolean {
  return checks.signature === true && checks.head && areIncluded(checks);
}

export function areIncluded({ events }: ProofChecks): boolean {
  return events.length > 0 && events.every((event) => event.isIncluded);
}

async function checkSignature(
  key: string,
  text: string,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean | null> {
  let publicKey: CryptoKey;
  try {
    publicKey = await crypto.subtle.importKey('raw', bytesOfBase64(key), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null; // browsers before 2025
    throw error;
  }
  return crypto.subtle.verify('Ed25519', publicKey, signature, new TextEncoder().encode(text));
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function bytesOfHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
