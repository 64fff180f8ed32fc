import { fileTypeFromBuffer } from 'file-type';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import type { KeptFile } from './schema.ts';

/** Types that evidence and documents may have, with the endings under which they may come. */
const types: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};

export const evidenceEndings = Object.values(types)
  .flatMap((endings) => endings.map((ending) => `.${ending}`))
  .join(',');
export const evidenceLimits = { maxBytes: 50 * 1024 * 1024, maxFiles: 10 } as const;

/** Types that a browser may show under our own address; everything else is offered for saving. */
export const shownTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Bytes from the beginning within which a type shows itself (of an Office file: its list of parts). */
const headBytes = 64 * 1024;

/** Uploaded files of one field as evidence: their content decides what they are. @throws Refused naming every wrong one */
export async function acceptEvidence(
  house: Pick<House, 'db' | 'files' | 'clock'>,
  uploads: readonly UploadedFile[],
  field: string,
): Promise<KeptFile[]> {
  const checked = await Promise.all(
    uploads.filter((upload) => upload.field === field).map((upload) => check(house, upload)),
  );
  const refusals = checked.filter(isRefusal);
  if (refusals.length > 0) throw new Refused(refusals);
  const files = checked.filter((file): file is KeptFile => !isRefusal(file));
  const rows = files.map(({ hash, size, mediaType }) => ({
    hash,
    size,
    mediaType,
    storedAt: house.clock.now(),
  }));
  if (rows.length > 0)
    await house.db
      .insertInto('file')
      .values([...new Map(rows.map((row) => [row.hash, row])).values()])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return files;
}

async function check(
  { files }: Pick<House, 'files'>,
  { hash, name, size, field }: UploadedFile,
): Promise<KeptFile | Refusal> {
  if (size === 0)
    return refuse(
      'invalid',
      t(`Tệp "${name}" trống. Hãy chọn tệp khác.`, `The file "${name}" is empty.`),
      field,
    );
  const found = await fileTypeFromBuffer(await files.head(hash, headBytes));
  const endings = found === undefined ? undefined : types[found.mime];
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (found === undefined || endings === undefined) {
    const words = t(
      `Tệp "${name}" không phải PDF, ảnh JPEG hoặc PNG, Word (.docx) hay Excel (.xlsx). Hãy lưu lại theo một trong các định dạng đó.`,
      `The file "${name}" is not a PDF, JPEG or PNG image, Word (.docx) or Excel (.xlsx) file. Save it as one of these.`,
    );
    return refuse('unsupported-media', words, field);
  }
  if (ending !== undefined && !endings.includes(ending)) {
    const words = t(
      `Tệp "${name}" mang đuôi .${ending} nhưng nội dung là ${found.ext.toUpperCase()}. Hãy gửi đúng tệp.`,
      `The file "${name}" is named .${ending}, but its content is ${found.ext.toUpperCase()}. Send the right file.`,
    );
    return refuse('unsupported-media', words, field);
  }
  return { hash, name, size, mediaType: found.mime };
}
