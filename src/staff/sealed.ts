import { markOf, seal, unseal } from '../kernel/sealed.ts';

/** Identity numbers in events, under keys of this room. */
export type Sealing = {
  seal(text: string): string;
  /** The text; '' when it was not sealed by this installation. */
  open(sealed: string): string;
  /** By which the same text is known again without being kept. */
  mark(text: string): Buffer;
};

/** Tells a sealed text from one that was never sealed. */
const prefix = 'sealed:';

export function createSealing(secret: Buffer): Sealing {
  return {
    seal: (text) => prefix + seal(secret, 'staff identity', text),
    open: (sealed) =>
      sealed.startsWith(prefix) ? (unseal(secret, 'staff identity', sealed.slice(prefix.length)) ?? '') : '',
    mark: (text) => markOf(secret, 'staff mark', text),
  };
}
