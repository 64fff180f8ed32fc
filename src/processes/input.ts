import { z } from 'zod';

/** Words that stand in addresses where a code would. */
const reserved: ReadonlySet<string> = new Set(['new', 'check', 'called-procedures']);

/** Code of a new process; it stands in addresses and in the catalogue. */
export const NewProcessCode = z
  .string()
  .trim()
  .min(1, 'Hãy ghi mã quy trình|Enter a code')
  .max(60, 'Mã dài nhất 60 ký tự|A code has at most 60 characters')
  .regex(
    /^[A-Za-z][A-Za-z0-9-]*$/,
    'Mã bắt đầu bằng chữ, chỉ gồm chữ không dấu, chữ số và gạch nối|A code begins with a letter and has letters, digits and hyphens only',
  )
  .refine(
    (code) => !reserved.has(code.toLowerCase()),
    'Mã này hệ thống đã dùng|This code is taken by the system',
  );

/** Name of a process as people read it, on one line. */
export const ProcessName = z
  .string()
  .transform((name) => name.replace(/\p{Cc}+/gu, ' ').trim())
  .pipe(z.string().max(200, 'Tên dài nhất 200 ký tự|A name has at most 200 characters'));

export const RequiredName = ProcessName.refine((name) => name !== '', 'Hãy ghi tên quy trình|Enter a name');

export const OfProcess = z.object({ code: z.string().max(100) });

/** A number that is none finds no version. */
export const OfVersion = OfProcess.extend({ number: z.coerce.number().int().min(0).max(1e9).catch(0) });

const counted = z.coerce.number().int().min(0).max(1e9);

/** What the page saw of a process; nonsense fits nothing and is answered as a conflict. */
export const SeenFields = z.object({ revision: counted.catch(1e9), version: counted.catch(1e9) });

/** A drawing as the editor sends it; `expected` is the revision of the draft that it came from. */
export const SentModel = z.object({ name: RequiredName, xml: z.string().max(8_000_000), expected: counted });

export const SeenVersion = z.object({ version: counted });
