import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A content kept once, under its own hash. */
export type StoredContent = { readonly hash: string; readonly size: number };

/** A content in its place, and when it was last stored. */
export type Stored = StoredContent & { readonly at: Temporal.Instant };

/** A content that has arrived, but does not count until it is kept. */
export type Arrived = StoredContent & {
  keep(): Promise<void>;
  drop(): Promise<void>;
};

/** Contents on disk, addressed by SHA-256: `files/ab/abcdef…`. */
export type FileStore = {
  /** Streams a content to disk; half-received contents leave nothing behind. */
  keep(content: Readable): Promise<StoredContent>;
  /** Streams a content to disk, to be kept or dropped when the rest of what it came with has arrived as well. */
  receive(content: Readable): Promise<Arrived>;
  read(hash: string): Readable;
  /** The first bytes, to tell the type of a content by what it is and not by its name. */
  head(hash: string, length: number): Promise<Buffer>;
  /** The path of a content on this disk. */
  locate(hash: string): string;
  /** Every content, and when it was last stored, by the machine's clock. */
  stored(): Promise<readonly Stored[]>;
  /** Takes a content out of its place, to be put back or removed; no if it was stored again since `before`. */
  setAside(hash: string, before: Temporal.Instant): Promise<boolean>;
  putBack(hash: string): Promise<void>;
  /** Removes what was set aside; a content stored again meanwhile stays. */
  removeAside(hash: string): Promise<void>;
  /** What was set aside by somebody who never came back to it. */
  aside(): Promise<readonly string[]>;
};

export async function openFileStore(dataFolder: string): Promise<FileStore> {
  const folder = path.join(dataFolder, 'files');
  const arriving = path.join(folder, 'arriving');
  const leaving = path.join(folder, 'leaving');
  await mkdir(arriving, { recursive: true });
  await mkdir(leaving, { recursive: true });
  await clearRemains(arriving);

  const locate = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a content hash');
    return path.join(folder, hash.slice(0, 2), hash);
  };

  async function receive(content: Readable): Promise<Arrived> {
    const temporary = path.join(arriving, `${process.pid}-${randomUUID()}`);
    const digest = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        digest.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    const drop = (): Promise<void> => rm(temporary, { force: true });
    try {
      await pipeline(content, measure, createWriteStream(temporary, { mode: 0o600, flush: true }));
    } catch (error) {
      await drop();
      throw error;
    }
    const hash = digest.digest('hex');
    return {
      hash,
      size,
      drop,
      async keep() {
        const place = locate(hash);
        await mkdir(path.dirname(place), { recursive: true });
        await rename(temporary, place);
        await flushFolder(path.dirname(place));
      },
    };
  }

  async function putBack(hash: string): Promise<void> {
    const from = path.join(leaving, hash);
    // A content stored again meanwhile has its place already.
    await link(from, locate(hash)).catch(unless('EEXIST'));
    await rm(from);
  }

  return {
    locate,
    receive,
    putBack,
    async stored() {
      const names = await readdir(folder, { recursive: true });
      const hashes = names
        .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))
        .map((name) => name.slice(3));
      const found: Stored[] = [];
      for (const hash of hashes) {
        const known = await look(locate(hash));
        if (known !== null) found.push({ hash, ...known });
      }
      return found;
    },
    async setAside(hash, before) {
      const place = path.join(leaving, hash);
      const isMoved = await rename(locate(hash), place).then(() => true, unless('ENOENT'));
      if (isMoved !== true) return false;
      const found = await look(place);
      if (found !== null && Temporal.Instant.compare(found.at, before) < 0) return true;
      await putBack(hash);
      return false;
    },
    removeAside: (hash) => rm(path.join(leaving, hash)),
    aside: () => readdir(leaving),
    async keep(content) {
      const { hash, size, keep } = await receive(content);
      await keep();
      return { hash, size };
    },
    read: (hash) => createReadStream(locate(hash)),
    async head(hash, length) {
      const handle = await open(locate(hash));
      try {
        const { size } = await handle.stat();
        const buffer = Buffer.alloc(Math.min(length, size));
        await handle.read(buffer, 0, buffer.length, 0);
        return buffer;
      } finally {
        await handle.close();
      }
    },
  };
}

/** Size of a content and when it was stored; null when it is gone. */
async function look(place: string): Promise<Omit<Stored, 'hash'> | null> {
  const found = await stat(place).catch(unless('ENOENT'));
  return found === undefined
    ? null
    : { size: found.size, at: Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs)) };
}

/** Passes over the one failure that is expected; any other is thrown on. */
function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === code) return undefined;
    throw error;
  };
}

/** What programs that were killed had half received; a running one, beside which a command starts, keeps its own. */
async function clearRemains(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    if (!existsSync(`/proc/${name.split('-', 1)[0]}`)) await rm(path.join(arriving, name), { force: true });
  }
}

/** A name is on the disk only when its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
