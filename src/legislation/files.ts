import { fileTypeFromBuffer } from 'file-type';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import type { KeptFile } from './schema.ts';

/** A file that was taken in; who sees it is said with it. */
type Accepted = Omit<KeptFile, 'isOpen'>;

const accepted: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

export const fileLimits = { maxBytes: 50 * 1024 * 1024, maxFiles: 10 } as const;

/** Bytes from the beginning within which a type shows itself (of an Office file: its list of parts). */
const headBytes = 64 * 1024;

/** Uploaded files of one field: their content decides what they are. @throws Refused naming every wrong one */
export async function acceptFiles(
  { db, files, clock }: Pick<House, 'db' | 'files' | 'clock'>,
  uploads: readonly UploadedFile[],
  field: string,
): Promise<Accepted[]> {
  const checked = await Promise.all(
    uploads
      .filter((upload) => upload.field === field && upload.name !== '')
      .map((upload) => check(files, upload)),
  );
  const refusals = checked.filter(isRefusal);
  if (refusals.length > 0) throw new Refused(refusals);
  const kept = checked.filter((file): file is Accepted => !isRefusal(file));
  if (kept.length === 0) throw new Refused(noFile(field));
  const rows = new Map(
    kept.map(({ hash, size, mediaType }) => [hash, { hash, size, mediaType, storedAt: clock.now() }]),
  );
  await db
    .insertInto('file')
    .values([...rows.values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return kept;
}

async function check(
  files: House['files'],
  { hash, name, size, field }: UploadedFile,
): Promise<Accepted | Refusal> {
  const found = size === 0 ? undefined : await fileTypeFromBuffer(await files.head(hash, headBytes));
  if (found !== undefined && accepted.has(found.mime)) return { hash, name, size, mediaType: found.mime };
  return refuse(
    'unsupported-media',
    t(
      `Tệp "${name}" trống, hoặc không phải PDF, Word (.docx), Excel (.xlsx), ảnh JPEG hay PNG.`,
      `The file "${name}" is empty, or not a PDF, Word, Excel, JPEG or PNG file.`,
    ),
    field,
  );
}

function noFile(field: string): Refusal {
  return refuse('no-file', t('Hãy chọn tệp cần đính kèm.', 'Choose a file to attach.'), field);
}
