import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFile, link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { StartFailure } from '../kernel/config.ts';
import { publicKeyOf, publishedHead, readNote } from './note.ts';
import type { PublicKey, TreeHead } from './schema.ts';

/** Name of this log in its heads; the key tells one house's log from another's. */
export const origin = 'motcua-ledger';

export type SigningKey = { readonly privateKey: KeyObject; readonly publicKey: PublicKey };

/**
 * The key that signs heads: `ledger.key` in the data folder (PEM, mode 0600), never in the database, so that whoever
 * owns the database alone cannot forge a head. Made on first use; of two processes at once one makes it.
 */
export async function openSigningKey(dataFolder: string): Promise<SigningKey> {
  const file = path.join(dataFolder, 'ledger.key');
  const pem = (await readIfThere(file)) ?? (await makeKey(file));
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
    return { privateKey, publicKey: publicKeyOf(origin, privateKey) };
  } catch (error) {
    throw new StartFailure(
      `Không đọc được khóa ký sổ chứng thực ${file} (${String(error)}); hãy khôi phục tệp này từ bản sao lưu. / The key that signs the ledger cannot be read; restore it from the backup.`,
    );
  }
}

async function makeKey(file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${file}.${process.pid}.draft`;
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file); // fails when another process was first: then its key is the key
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

/**
 * Heads that this process signed, one note after another in `ledger.heads` beside the key: what the database must still
 * know when somebody has cut its newest heads off.
 */
export async function keepHead(dataFolder: string, head: TreeHead): Promise<void> {
  await appendFile(headsFile(dataFolder), `${publishedHead(origin, head).note}\n`, { mode: 0o600 });
}

/** The heads kept outside the database; a last note that was written by half is left out. */
export async function readKeptHeads(dataFolder: string) {
  const text = (await readIfThere(headsFile(dataFolder))) ?? '';
  return text
    .split(/(?<=\n)\n(?=[^—\n])/)
    .flatMap((note) => readNote(origin, note.replace(/\n+$/, '\n')) ?? []);
}

function headsFile(dataFolder: string): string {
  return path.join(dataFolder, 'ledger.heads');
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
