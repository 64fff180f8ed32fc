/** Makes what is kept in the browser unreadable but for the pages of one account. */
export type Cipher = {
  seal(text: string): Promise<string>;
  /** Null for what it did not seal. */
  open(sealed: string): Promise<string | null>;
  /** A name that tells nobody what it is the name of. */
  nameOf(words: string): Promise<string>;
};

/**
 * AES-256-GCM under the account's own secret (base64url of 32 bytes), which stands in the account's pages alone and is
 * never kept: whoever else uses the browser finds noise.
 */
export async function createCipher(secret: string, tools: SubtleCrypto): Promise<Cipher> {
  const key = await tools.importKey('raw', bytesOf(secret), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await tools.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
      return `${textOf(iv)}.${textOf(new Uint8Array(sealed))}`;
    },
    async open(sealed) {
      const [nonce = '', body = ''] = sealed.split('.');
      try {
        const opened = await tools.decrypt({ name: 'AES-GCM', iv: bytesOf(nonce) }, key, bytesOf(body));
        return new TextDecoder().decode(opened);
      } catch {
        return null; // the tag does not fit, or it is no base64: somebody else wrote it
      }
    },
    async nameOf(words) {
      const digest = await tools.digest('SHA-256', new TextEncoder().encode(`${secret} ${words}`));
      return textOf(new Uint8Array(digest).subarray(0, 12));
    },
  };
}

/** For pages over plain HTTP, where browsers seal nothing: what is kept is plain and must end with its tab. */
export const plainCipher = (secret: string): Cipher => ({
  seal: async (text) => text,
  open: async (sealed) => sealed,
  nameOf: async (words) => (words === '' ? secret.slice(0, 8) : words),
});

function textOf(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
