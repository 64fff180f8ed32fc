import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { accepted, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, route } from '../kernel/web.ts';
import type { RefusedContext, Reply, Route, UploadedFile } from '../kernel/web.ts';
import { toSheets } from './excel-layout.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import { importLimits, type ImportReading } from './import.ts';
import { readImportFile } from './import-file.ts';
import { ImportPage, ImportSummaryPage } from './pages-import.tsx';
import { publishProcedures, type Procedures } from './procedures.ts';

const Confirmation = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(300).default(''),
  seal: z.string().max(100),
});

/** The import as pages: choose a file, see what it would do, confirm. */
export function importRoutes(house: Pick<House, 'files' | 'secret'>, procedures: Procedures): Route[] {
  /** Only a file that was tried here may be confirmed; the store holds other rooms' files too. */
  const sealOf = (hash: string): string =>
    createHmac('sha256', house.secret).update(`import of procedures ${hash}`).digest('base64url');

  async function read({ hash, name }: Pick<UploadedFile, 'hash' | 'name'>): Promise<ImportReading> {
    const path = house.files.locate(hash);
    const { size } = await stat(path);
    const bytes = size > importLimits.bytes ? Buffer.alloc(importLimits.bytes + 1) : await readFile(path);
    return accepted(await readImportFile(bytes, name));
  }

  const refused = ({ refusals, language }: RefusedContext): Reply =>
    page(t('Nhập danh mục thủ tục', 'Import procedures')[language], <ImportPage refusals={refusals} />);

  return [
    route({
      method: 'GET',
      path: '/procedures/import',
      permission: publishProcedures,
      handle: ({ language }) =>
        page(t('Nhập danh mục thủ tục', 'Import procedures')[language], <ImportPage />),
    }),
    route({
      method: 'GET',
      path: '/procedures/import/template',
      permission: publishProcedures,
      handle: async () => ({
        kind: 'bytes',
        data: await writeWorkbook(toSheets([])),
        mediaType: excelType,
        fileName: 'mau-nhap-thu-tuc.xlsx',
        isDownload: true,
      }),
    }),
    route({
      method: 'POST',
      path: '/procedures/import',
      permission: publishProcedures,
      upload: { maxBytes: importLimits.bytes, maxFiles: 1 },
      perMinute: 20,
      refused,
      async handle({ files, actor, language }) {
        const [file] = files;
        if (file === undefined) throw new Refused(noFile);
        const summary = await procedures.importRecords(await read(file), { actor, isTrial: true });
        const waiting = { hash: file.hash, name: file.name, seal: sealOf(file.hash) };
        const title = t('Kết quả đọc thử', 'What the import would do')[language];
        return page(title, <ImportSummaryPage summary={summary} waiting={waiting} />);
      },
    }),
    route({
      method: 'POST',
      path: '/procedures/import/confirm',
      permission: publishProcedures,
      perMinute: 20,
      body: Confirmation,
      refused,
      async handle({ body, actor, language }) {
        const given = Buffer.from(body.seal);
        const expected = Buffer.from(sealOf(body.hash));
        if (given.length !== expected.length || !timingSafeEqual(given, expected))
          throw new Refused(notTried);
        const summary = await procedures.importRecords(await read(body), { actor });
        const title = t('Đã nhập', 'Imported')[language];
        return page(title, <ImportSummaryPage summary={summary} waiting={null} />);
      },
    }),
  ];
}

const noFile = refuse('no-file', t('Hãy chọn tệp cần nhập.', 'Choose the file to import.'), 'file');

const notTried = refuse(
  'not-tried',
  t(
    'Tệp này chưa được đọc thử ở đây; hãy chọn lại tệp.',
    'This file has not been tried here; choose it again.',
  ),
  'file',
);
