import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A content kept once, under its own hash. */
export type StoredContent = { readonly hash: string; readonly size: number };

/** Contents on disk, addressed by SHA-256: `files/ab/abcdef…`. */
export type FileStore = {
  /** Streams a content to disk; half-received contents leave nothing behind. */
  keep(content: Readable): Promise<StoredContent>;
  read(hash: string): Readable;
  /** The first bytes, to tell the type of a content by what it is and not by its name. */
  head(hash: string, length: number): Promise<Buffer>;
  /** The path of a content on this disk. */
  locate(hash: string): string;
};

export async function openFileStore(dataFolder: string): Promise<FileStore> {
  const folder = path.join(dataFolder, 'files');
  const arriving = path.join(folder, 'arriving');
  await rm(arriving, { recursive: true, force: true });
  await mkdir(arriving, { recursive: true });

  const locate = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a content hash');
    return path.join(folder, hash.slice(0, 2), hash);
  };

  return {
    locate,
    async keep(content) {
      const temporary = path.join(arriving, randomUUID());
      const digest = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          digest.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(content, measure, createWriteStream(temporary, { mode: 0o600, flush: true }));
        const hash = digest.digest('hex');
        const place = locate(hash);
        await mkdir(path.dirname(place), { recursive: true });
        await rename(temporary, place);
        return { hash, size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    read: (hash) => createReadStream(locate(hash)),
    async head(hash, length) {
      const handle = await open(locate(hash));
      try {
        const { size } = await stat(locate(hash));
        const buffer = Buffer.alloc(Math.min(length, size));
        await handle.read(buffer, 0, buffer.length, 0);
        return buffer;
      } finally {
        await handle.close();
      }
    },
  };
}
