import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { actorId, type Actor } from '../kernel/access.ts';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { excelType, notExcel, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { ById } from './desk.ts';
import { carryOut, tryImport } from './import.ts';
import { templateSheets } from './import-columns.ts';
import { ImportPage, type Tried } from './import-page.tsx';
import { importsMade, undoImport } from './import-undo.ts';
import { editStaff } from './permissions.ts';
import type { Staff } from './staff.ts';

const mostBytes = 20 * 1024 * 1024;

/** A list of people from Excel: template, trial, and the whole of it or nothing. */
export function importRoutes(staff: Staff): Route[] {
  const { files, secret } = staff.house;

  async function importPage(
    { actor, language }: { actor: Actor; language: Language },
    shown: { tried?: Tried; refusals?: readonly Refusal[]; status?: number } = {},
  ): Promise<Reply> {
    const title = t('Nhập hồ sơ từ Excel', 'Import records from Excel');
    return page(
      say(title, language),
      <ImportPage
        tried={shown.tried ?? null}
        refusals={shown.refusals ?? []}
        made={await importsMade(staff, actor)}
      />,
      {
        status: shown.status ?? 200,
      },
    );
  }

  /** A hash alone is no right to a file: whoever tried it carries this to the import itself. */
  function sealOf(actor: Actor, hash: string): string {
    return createHmac('sha256', secret)
      .update(`staff import ${actorId(actor)} ${hash}`)
      .digest('base64url');
  }

  async function bytesOf(hash: string): Promise<Buffer> {
    const place = files.locate(hash);
    if (!existsSync(place)) throw new Refused(fileGone);
    const bytes = await readFile(place);
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    return bytes;
  }

  return [
    route({
      method: 'GET',
      path: '/staff/import',
      permission: editStaff,
      handle: (context) => importPage(context),
    }),
    route({
      method: 'GET',
      path: '/staff/template.xlsx',
      permission: editStaff,
      handle: async ({ language }) => ({
        kind: 'bytes',
        data: await writeWorkbook(templateSheets(language)),
        mediaType: excelType,
        fileName: 'ho-so-mau.xlsx',
        isDownload: true,
      }),
    }),
    route({
      method: 'POST',
      path: '/staff/import',
      permission: editStaff,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      async handle({ actor, language, files: [file] }) {
        if (file === undefined || file.size === 0) throw new Refused(noFile);
        const trial = await tryImport(staff, actor, await bytesOf(file.hash));
        if (isRefusal(trial)) throw new Refused(trial);
        const tried = { hash: file.hash, seal: sealOf(actor, file.hash), name: file.name, trial };
        return importPage({ actor, language }, { tried, status: trial.problems.length > 0 ? 422 : 200 });
      },
      refused: ({ refusals, status, ...context }) => importPage(context, { refusals, status }),
    }),
    route({
      method: 'POST',
      path: '/staff/imports',
      permission: editStaff,
      body: z.object({
        hash: z.string().regex(/^[0-9a-f]{64}$/, 'Hãy chọn lại tệp|Choose the file again'),
        seal: z.string().max(100),
        name: z.string().trim().min(1).max(300),
      }),
      async handle({ actor, body: { hash, seal, name } }) {
        const [given, expected] = [Buffer.from(seal), Buffer.from(sealOf(actor, hash))];
        if (given.length !== expected.length || !timingSafeEqual(given, expected))
          throw new Refused(fileGone);
        const count = await carryOut(staff, actor, { name, bytes: await bytesOf(hash) });
        return redirect('/staff', t(`Đã nhập ${count} hồ sơ.`, `${count} records imported.`));
      },
      refused: ({ refusals, status, ...context }) => importPage(context, { refusals, status }),
    }),
    route({
      method: 'POST',
      path: '/staff/imports/:id/undo',
      permission: editStaff,
      params: ById,
      refused: ({ refusals, status, ...context }) => importPage(context, { refusals, status }),
      async handle({ actor, params: { id } }) {
        const count = await undoImport(staff, actor, id);
        return redirect('/staff/import', t(`Đã thu hồi ${count} hồ sơ.`, `${count} records taken back.`));
      },
    }),
  ];
}

const noFile = refuse('missing', t('Hãy chọn tệp Excel.', 'Choose an Excel file.'), 'file');
const fileGone = refuse(
  'not-found',
  t('Không còn tệp đã thử; hãy chọn lại tệp.', 'The file is not there any more; choose it again.'),
  'file',
);
