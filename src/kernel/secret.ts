import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The installation's secret, made once and kept in the data folder, readable by its owner alone. */
export async function openSecret(dataFolder: string): Promise<Buffer> {
  const file = path.join(dataFolder, 'secret.key');
  try {
    await writeFile(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file);
}
