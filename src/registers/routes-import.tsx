import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { excelType, notExcel, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { writablePlaces, type Desk } from './desk.ts';
import { carryOut, pastImports, tryImport } from './import.ts';
import { undoImport } from './import-undo.ts';
import { ImportPage, type Tried } from './page-import.tsx';
import { isTried, sealTried } from './import-seal.ts';
import { templateSheets } from './sheets.ts';
import { loadShowing } from './showing.ts';

const mostBytes = 20 * 1024 * 1024;
const namedRows = 20;
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'Hãy chọn lại tệp|Choose the file again');

/** Excel in: template, trial, the import as a whole, and taking it back. */
export function importRoutes(desk: Desk): Route[] {
  const { house, registers, register } = desk;
  const { write } = register.access;
  const base = `/registers/${register.code}`;

  async function importPage(
    { actor, language }: Pick<Asking, 'actor' | 'language'>,
    shown: { tried?: Tried; refusals?: readonly Refusal[]; status?: number } = {},
  ): Promise<Reply> {
    const past = await pastImports(house, register, actor);
    const title = t(`Nhập từ Excel: ${register.title.vi}`, `Import: ${register.title.en}`);
    return page(
      say(title, language),
      <ImportPage
        register={register}
        tried={shown.tried ?? null}
        refusals={shown.refusals ?? []}
        past={past}
      />,
      { status: shown.status ?? 200 },
    );
  }

  async function bytesOf(hash: string): Promise<Buffer> {
    const place = house.files.locate(hash);
    if (!existsSync(place)) throw new Refused(fileGone);
    if ((await stat(place)).size > mostBytes) throw new Refused(tooLarge);
    const bytes = await readFile(place);
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    return bytes;
  }

  return [
    route({
      method: 'GET',
      path: `${base}/import`,
      permission: write,
      handle: (context) => importPage(context),
    }),
    route({
      method: 'GET',
      path: `${base}/template.xlsx`,
      permission: write,
      async handle({ actor, language }) {
        const places = await writablePlaces(desk, { actor });
        return {
          kind: 'bytes',
          data: await writeWorkbook(templateSheets(register, places, language)),
          mediaType: excelType,
          fileName: `${register.code}-mau.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'POST',
      path: `${base}/import`,
      permission: write,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      async handle({ actor, language, files }) {
        const [file] = files;
        if (file === undefined || file.size === 0) throw new Refused(noFile);
        const trial = await tryImport(house, registers, register, actor, await bytesOf(file.hash));
        if (isRefusal(trial)) throw new Refused(trial);
        const seal = sealTried(house, { register, actor, hash: file.hash });
        const tried = { hash: file.hash, seal, name: file.name, trial };
        return importPage({ actor, language }, { tried, status: trial.problems.length > 0 ? 422 : 200 });
      },
      refused: ({ actor, language, refusals, status }) =>
        importPage({ actor, language }, { refusals, status }),
    }),
    route({
      method: 'POST',
      path: `${base}/imports`,
      permission: write,
      body: z.object({ hash: Hash, seal: z.string().max(100), name: z.string().trim().min(1).max(300) }),
      async handle({ actor, body: { hash, seal, name } }) {
        if (!isTried(house, { register, actor, hash }, seal)) throw new Refused(fileGone);
        const done = await carryOut(house, registers, register, actor, { name, bytes: await bytesOf(hash) });
        return redirect(
          `${base}/import`,
          t(
            `Đã nhập ${done.rows} dòng (lần nhập số ${done.importId}).`,
            `${done.rows} rows imported (import ${done.importId}).`,
          ),
        );
      },
      refused: ({ actor, language, refusals, status }) =>
        importPage({ actor, language }, { refusals, status }),
    }),
    route({
      method: 'POST',
      path: `${base}/imports/:id/undo`,
      permission: write,
      params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
      async handle({ actor, language, params: { id } }) {
        const { removed, kept } = await undoImport(house, register, actor, id);
        if (kept.length === 0)
          return redirect(`${base}/import`, t(`Đã bỏ ${removed} dòng.`, `${removed} rows taken out.`));
        const shown = kept.slice(0, namedRows);
        const showing = await loadShowing(
          house.db,
          registers,
          register,
          shown.map(({ values }) => values),
          { actor, language },
        );
        const names = shown.map((row) => `#${row.id} ${showing.label(register, row)}`).join('; ');
        const more = kept.length > shown.length ? '; …' : '';
        return redirect(
          `${base}/import`,
          t(
            `Đã bỏ ${removed} dòng; giữ lại ${kept.length} dòng đã sửa từ khi nhập: ${names}${more}`,
            `${removed} rows taken out; ${kept.length} that have changed since were kept: ${names}${more}`,
          ),
        );
      },
      refused: ({ actor, language, refusals, status }) =>
        importPage({ actor, language }, { refusals, status }),
    }),
  ];
}

const noFile = refuse('missing', t('Hãy chọn tệp Excel.', 'Choose an Excel file.'), 'file');
const tooLarge = refuse(
  'too-large',
  t('Tệp Excel lớn hơn 20 MB.', 'The Excel file is larger than 20 MB.'),
  'file',
);
const fileGone = refuse(
  'not-found',
  t('Không còn tệp đã thử; hãy chọn lại tệp.', 'The file is not there any more; choose it again.'),
  'file',
);
