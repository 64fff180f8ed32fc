import { fileTypeFromBuffer } from 'file-type';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import type { Evidence } from './schema.ts';

/** Types that evidence may have; a browser shows the first three, the others it offers for saving. */
const types: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg,.jpeg',
  'image/png': '.png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};
export const evidenceEndings = Object.values(types).join(',');
export const evidenceLimits = { maxBytes: 20 * 1024 * 1024, maxFiles: 40 } as const;
export const shownEvidence: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Bytes from the beginning within which a type shows itself. */
const headBytes = 4100;

/** Uploaded evidence by the name of its field; what a file is, its content says. @throws Refused naming every wrong file */
export async function acceptEvidence(
  house: House,
  uploads: readonly UploadedFile[],
): Promise<ReadonlyMap<string, Evidence>> {
  const refusals: Refusal[] = [];
  const accepted = new Map<string, Evidence>();
  const kept: { hash: string; size: number; mediaType: string; storedAt: Temporal.Instant }[] = [];
  for (const { field, name, hash, size } of uploads) {
    const found = size === 0 ? undefined : await fileTypeFromBuffer(await house.files.head(hash, headBytes));
    if (found === undefined || !Object.hasOwn(types, found.mime)) {
      refusals.push(refuse('unsupported-media', wrongType(name), field));
      continue;
    }
    accepted.set(field, { hash, name });
    kept.push({ hash, size, mediaType: found.mime, storedAt: house.clock.now() });
  }
  if (refusals.length > 0) throw new Refused(refusals);
  if (kept.length > 0) {
    await house.db
      .insertInto('file')
      .values(kept)
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
  return accepted;
}

function wrongType(name: string) {
  return t(
    `Tệp "${name}" trống hoặc không phải PDF, JPEG, PNG, Word (.docx) hay Excel (.xlsx). Hãy lưu lại theo một trong các định dạng đó.`,
    `The file "${name}" is empty or not a PDF, JPEG, PNG, Word (.docx) or Excel (.xlsx). Save it as one of these.`,
  );
}
