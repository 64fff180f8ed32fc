import { isRefusal, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { checkScan } from '../kernel/scans.ts';
import type { UploadedFile } from '../kernel/web.ts';
import type { AttachedFile } from './schema.ts';
import { keepFiles } from './store.ts';

/** Types that a browser may show inside our own address; everything else is offered for saving. */
export const shownTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Uploaded files as files of a dossier: their content decides what they are. @throws Refused naming every wrong file. */
export async function acceptFiles(
  house: House,
  uploads: readonly UploadedFile[],
  field: string,
): Promise<AttachedFile[]> {
  const checked = await Promise.all(
    uploads.filter((upload) => upload.field === field).map((upload) => checkScan(house, upload)),
  );
  const refusals = checked.filter(isRefusal);
  if (refusals.length > 0) throw new Refused(refusals);
  const files = checked.flatMap((file): AttachedFile[] =>
    isRefusal(file) ? [] : [{ ...file, paper: null }],
  );
  await keepFiles(house.db, files, house.clock.now());
  return files;
}
