/**
 * Photographs that have not arrived yet, on this device (IndexedDB). A browser without it, or without room, keeps none:
 * they then stay in the form as ever.
 */
export type Shelved = { readonly id: number; readonly file: File };

const store = 'photographs';

/** Whether they are kept. */
export async function putPhotographs(key: string, files: readonly File[]): Promise<boolean> {
  const database = await open();
  if (database === null) return false;
  return new Promise((resolve) => {
    const work = database.transaction(store, 'readwrite');
    for (const file of files) work.objectStore(store).add({ key, file });
    work.addEventListener('complete', () => {
      resolve(true);
    });
    work.addEventListener('abort', () => {
      resolve(false);
    });
  });
}

export async function keptPhotographs(key: string): Promise<Shelved[]> {
  const database = await open();
  if (database === null) return [];
  return new Promise((resolve) => {
    const found: Shelved[] = [];
    const work = database.transaction(store, 'readonly');
    const walk = work.objectStore(store).index('key').openCursor(key);
    walk.addEventListener('success', () => {
      const cursor = walk.result;
      if (cursor === null) return;
      const { file } = cursor.value as { file?: unknown };
      if (file instanceof File && typeof cursor.primaryKey === 'number')
        found.push({ id: cursor.primaryKey, file });
      cursor.continue();
    });
    work.addEventListener('complete', () => {
      resolve(found);
    });
    work.addEventListener('abort', () => {
      resolve([]);
    });
  });
}

export async function dropPhotographs(ids: readonly number[]): Promise<void> {
  const database = ids.length === 0 ? null : await open();
  if (database === null) return;
  await new Promise<void>((resolve) => {
    const work = database.transaction(store, 'readwrite');
    for (const id of ids) work.objectStore(store).delete(id);
    work.addEventListener('complete', () => {
      resolve();
    });
    work.addEventListener('abort', () => {
      resolve();
    });
  });
}

let opened: Promise<IDBDatabase | null> | undefined;

function open(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    const request = window.indexedDB.open('motcua-checklist', 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(store, { autoIncrement: true }).createIndex('key', 'key');
    });
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      resolve(null);
    });
  });
  return opened;
}
