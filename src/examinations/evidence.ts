import { fileTypeFromBuffer } from 'file-type';
import type { Tx } from '../kernel/database.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import type { KeptFile } from './schema.ts';

export const proofLimits = { maxBytes: 10 * 1024 * 1024, maxFiles: 6 } as const;
export const proofEndings = '.pdf,.jpg,.jpeg,.png';
const types: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Proofs as they are by their content, not by their names. @throws Refused naming the first that is neither PDF nor picture */
export async function checkProofs(
  { files }: Pick<House, 'files'>,
  uploads: readonly UploadedFile[],
): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const { hash, name, size } of uploads) {
    const found = await fileTypeFromBuffer(await files.head(hash, 4100));
    if (found === undefined || !types.has(found.mime)) {
      const words = t(
        `Tệp "${name}" không phải PDF hoặc ảnh JPEG, PNG. Hãy chụp ảnh hoặc quét giấy tờ rồi gửi lại.`,
        `The file "${name}" is neither a PDF nor a JPEG or PNG picture. Photograph or scan the paper.`,
      );
      throw new Refused(refuse('unsupported-media', words, 'files'));
    }
    kept.push({ hash, name, size, mediaType: found.mime });
  }
  return kept;
}

/** The house keeps the proofs of applications that are taken in, in the same transaction; those of others it does not. */
export async function keepProofs(
  tx: Tx,
  kept: readonly (KeptFile & { readonly storedAt: Temporal.Instant })[],
): Promise<void> {
  const rows = new Map(
    kept.map(({ hash, size, mediaType, storedAt }) => [hash, { hash, size, mediaType, storedAt }]),
  );
  if (rows.size > 0)
    await tx
      .insertInto('file')
      .values([...rows.values()])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
