import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every text file of the checkout: path from its root, with `/`, and content. */
export type Files = ReadonlyMap<string, string>;

/** Folders that are made, not written: the same that .gitignore names. */
const madeFolders = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage']);

const isMade = (name: string) => madeFolders.has(name) || name.endsWith('.log');

/** Reads the checkout from disk, leaving out what is made and what is not text (a zero byte in its first kilobytes). */
export function readFiles(root: string): Files {
  const files = new Map<string, string>();
  for (const path of pathsUnder(root, '')) {
    const bytes = readFileSync(join(root, path));
    if (!bytes.subarray(0, 8192).includes(0)) files.set(path, bytes.toString('utf8'));
  }
  return files;
}

function* pathsUnder(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (isMade(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* pathsUnder(root, path);
    else if (entry.isFile()) yield path;
  }
}
