import type { Cipher } from './typed-cipher.ts';

/** What was typed into one form. */
export type Typed = {
  /** When, in milliseconds. */
  readonly at: number;
  /** By name of the fields, their values in order. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** The version of the record that stood in the form. */
  readonly version: string;
};

export type TypedStore = {
  find(form: string): Promise<Typed | null>;
  keep(form: string, typed: Typed): Promise<void>;
  forget(form: string): Promise<void>;
  /** Forgets every form of this account: it signs out. */
  forgetAll(): void;
};

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** For so long something typed is offered again, in milliseconds. */
const longestKept = 24 * 3_600_000;
const mark = 'motcua.typed.';
/** Forms kept for one account, and characters of one form: the oldest forms go, a longer form is not kept. */
const mostForms = 30;
const longestForm = 200_000;

/** The typed forms of one account on a shelf of its browser, each under a name and in words that only the cipher reads. */
export async function openTypedStore(shelf: Shelf, cipher: Cipher): Promise<TypedStore> {
  const own = `${mark}${await cipher.nameOf('')}.`;
  const itemOf = async (form: string): Promise<string> => own + (await cipher.nameOf(form));
  return {
    async find(form) {
      const item = await itemOf(form);
      const kept = shelf.getItem(item);
      if (kept === null) return null;
      const text = await cipher.open(kept.slice(kept.indexOf(' ') + 1));
      if (text === null) shelf.removeItem(item); // not ours, or cut off while it was written
      return text === null ? null : (JSON.parse(text) as Typed);
    },
    async keep(form, typed) {
      const text = JSON.stringify(typed);
      if (text.length > longestForm) return;
      const [item, sealed] = [await itemOf(form), await cipher.seal(text)];
      const others = itemsOf(shelf, own).filter((one) => one !== item);
      const oldest = others.toSorted((one, other) => writtenAt(shelf, one) - writtenAt(shelf, other));
      for (const old of oldest.slice(0, Math.max(0, others.length + 1 - mostForms))) shelf.removeItem(old);
      try {
        shelf.setItem(item, `${typed.at} ${sealed}`);
      } catch {
        shelf.removeItem(item); // no room: better nothing than what was typed long before
      }
    },
    async forget(form) {
      shelf.removeItem(await itemOf(form));
    },
    forgetAll() {
      for (const item of itemsOf(shelf, own)) shelf.removeItem(item);
    },
  };
}

/** Throws away what anybody typed more than a day ago. */
export function forgetOld(shelf: Shelf, now: number): void {
  for (const item of itemsOf(shelf, mark))
    if (!(now - writtenAt(shelf, item) <= longestKept)) shelf.removeItem(item);
}

function itemsOf(shelf: Shelf, prefix: string): string[] {
  return Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '').filter((item) =>
    item.startsWith(prefix),
  );
}

function writtenAt(shelf: Shelf, item: string): number {
  return Number(shelf.getItem(item)?.split(' ', 1)[0]);
}
