import { fileTypeFromBuffer } from 'file-type';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import type { AttachedFile } from './schema.ts';
import { keepFiles } from './store.ts';

/** Types a dossier's files may have, with the endings under which they may come. */
const types: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
};

/** Types that a browser may show inside our own address; everything else is offered for saving. */
export const shownTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

export const fileEndings = Object.values(types)
  .flatMap((endings) => endings.map((ending) => `.${ending}`))
  .join(',');
export const fileLimits = { maxBytes: 50 * 1024 * 1024, maxFiles: 20 } as const;

/** Bytes from the beginning within which a type shows itself. */
const headBytes = 4100;

/** Uploaded files as files of a dossier: their content decides what they are. @throws Refused naming every wrong file. */
export async function acceptFiles(
  house: House,
  uploads: readonly UploadedFile[],
  field: string,
): Promise<AttachedFile[]> {
  const checked = await Promise.all(
    uploads.filter((upload) => upload.field === field).map((upload) => check(house, upload)),
  );
  const refusals = checked.filter(isRefusal);
  if (refusals.length > 0) throw new Refused(refusals);
  const files = checked.filter((file): file is AttachedFile => !isRefusal(file));
  await keepFiles(house.db, files, house.clock.now());
  return files;
}

async function check(
  house: House,
  { hash, name, size, field }: UploadedFile,
): Promise<AttachedFile | Refusal> {
  if (size === 0) {
    return refuse(
      'invalid',
      t(`Tệp "${name}" trống. Hãy chọn tệp khác.`, `The file "${name}" is empty.`),
      field,
    );
  }
  const found = await fileTypeFromBuffer(await house.files.head(hash, headBytes));
  const endings = found === undefined ? undefined : types[found.mime];
  if (found === undefined || endings === undefined) {
    return refuse(
      'unsupported-media',
      t(
        `Tệp "${name}" không phải PDF, JPEG, PNG hay TIFF. Hãy quét hoặc lưu lại theo một trong các định dạng đó.`,
        `The file "${name}" is not a PDF, JPEG, PNG or TIFF. Scan or save it as one of these.`,
      ),
      field,
    );
  }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && !endings.includes(ending)) {
    return refuse(
      'unsupported-media',
      t(
        `Tệp "${name}" mang đuôi .${ending} nhưng nội dung là ${found.ext.toUpperCase()}. Hãy gửi đúng tệp.`,
        `The file "${name}" is named .${ending}, but its content is ${found.ext.toUpperCase()}. Send the right file.`,
      ),
      field,
    );
  }
  return { hash, name, size, mediaType: found.mime, paper: null };
}
