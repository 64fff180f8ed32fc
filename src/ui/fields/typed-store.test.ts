import { expect, test } from 'vitest';
import { createCipher, plainCipher } from './typed-cipher.ts';
import { forgetOld, openTypedStore, type Shelf, type Typed } from './typed-store.ts';

function createShelf(most = Infinity): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem(name, value) {
      if (value.length > most) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(name, value);
    },
  };
}

const secretOf = (letter: string): string => Buffer.alloc(32, letter).toString('base64url');
const openFor = async (shelf: Shelf, letter: string) =>
  openTypedStore(shelf, await createCipher(secretOf(letter), crypto.subtle));
const typed = (words: string, at = 1000): Typed => ({ at, fields: { note: [words] }, version: '3' });

test('what one account types is noise to another, in words and in names', async () => {
  const shelf = createShelf();
  const [own, other] = [await openFor(shelf, 'a'), await openFor(shelf, 'b')];
  await own.keep('/staff/12/notes f', typed('Nguyễn Văn Đức'));
  expect(await own.find('/staff/12/notes f')).toEqual(typed('Nguyễn Văn Đức'));
  expect(await other.find('/staff/12/notes f')).toBeNull();
  expect(JSON.stringify([...shelf.kept])).not.toMatch(/staff|Nguy|note/);
});

test('a text under another account’s key, cut off or written by somebody else counts as none and goes', async () => {
  const shelf = createShelf();
  const own = await openFor(shelf, 'a');
  for (const spoiled of ['', '1000', '1000 !!', '1000 AAAA.BBBB', 'x y.z']) {
    await own.keep('f', typed('một'));
    const [name = ''] = shelf.kept.keys();
    shelf.kept.set(name, spoiled);
    expect(await own.find('f')).toBeNull();
    expect(shelf.kept.size).toBe(0);
  }
});

test('signing out forgets this account’s forms and nobody else’s; a form that was accepted is forgotten alone', async () => {
  const shelf = createShelf();
  const [own, other] = [await openFor(shelf, 'a'), await openFor(shelf, 'b')];
  shelf.kept.set('motcua-checklist:1', 'ảnh');
  for (const form of ['f', 'g']) await own.keep(form, typed(form));
  await other.keep('f', typed('của người khác'));
  await own.forget('f');
  expect([await own.find('f'), await own.find('g')]).toEqual([null, typed('g')]);
  own.forgetAll();
  expect(await own.find('g')).toBeNull();
  expect(await other.find('f')).toEqual(typed('của người khác'));
  expect(shelf.kept.has('motcua-checklist:1')).toBe(true);
});

test('after a day nothing is left, whoever typed it', async () => {
  const shelf = createShelf();
  const [own, other] = [await openFor(shelf, 'a'), await openFor(shelf, 'b')];
  const day = 24 * 3_600_000;
  await own.keep('old', typed('cũ', 1000));
  await other.keep('old', typed('cũ', 1000));
  await own.keep('new', typed('mới', 2000));
  forgetOld(shelf, 1000 + day);
  expect(shelf.kept.size).toBe(3);
  forgetOld(shelf, 1001 + day);
  expect(shelf.kept.size).toBe(1);
  expect(await own.find('new')).toEqual(typed('mới', 2000));
});

test('no more than thirty forms stay, the oldest go; one too long or without room leaves nothing stale behind', async () => {
  const shelf = createShelf(2000);
  const own = await openFor(shelf, 'a');
  for (let form = 1; form <= 33; form += 1) await own.keep(`f${form}`, typed(`${form}`, form));
  expect(shelf.kept.size).toBe(30);
  expect(await own.find('f3')).toBeNull();
  expect(await own.find('f4')).toEqual(typed('4', 4));
  await own.keep('f4', typed('x'.repeat(2000), 50));
  expect(await own.find('f4')).toBeNull();
  await own.keep('f5', typed('x'.repeat(200_000), 50));
  expect(await own.find('f5')).toEqual(typed('5', 5));
});

test('where the browser seals nothing, accounts are still kept apart', async () => {
  const shelf = createShelf();
  const [own, other] = await Promise.all(
    ['a', 'b'].map((letter) => openTypedStore(shelf, plainCipher(secretOf(letter)))),
  );
  await own?.keep('f', typed('một'));
  expect(await own?.find('f')).toEqual(typed('một'));
  expect(await other?.find('f')).toBeNull();
});
