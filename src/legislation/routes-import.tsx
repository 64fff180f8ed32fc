import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { excelType, notExcel, writeWorkbook } from '../kernel/spreadsheet.ts';
import { json, page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { showAgain } from './again.ts';
import { by, units } from './desk.ts';
import { ById } from './forms.ts';
import { withFaults } from './import-faults.ts';
import { ImportPage, importBase, importTitle } from './import-pages.tsx';
import { ImportRunPage } from './import-run-page.tsx';
import { beginRun, listRuns, moveRun, movedOn, openRun, type Stage } from './import-runs.ts';
import { templateSheets } from './import-template.ts';
import { planUndo, undoImport } from './import-undo.ts';
import { settled, work } from './import-work.ts';
import type { Mend } from './import.ts';
import type { Legislation } from './legislation.ts';
import { keepDocuments } from './permissions.ts';

const mostBytes = 20 * 1024 * 1024;
/** How long a small file's answer is waited for before its progress is shown, in milliseconds. */
const patience = 2500;

/** The existing stock from a workbook: tried first, then all of it or none, each error with its cell; and taken back whole. */
export function importRoutes(legislation: Legislation, mend: Mend): Route[] {
  const { house } = legislation;
  const desk = { legislation, mend, read: bytesOf };

  async function importPage(
    { actor, language }: Pick<Asking, 'actor' | 'language'>,
    refusals: readonly Refusal[] = [],
    status = 200,
  ): Promise<Reply> {
    const runs = await listRuns(house.db, actor);
    return page(importTitle[language], <ImportPage refusals={refusals} runs={runs} />, { status });
  }

  async function runPage(
    { actor, language }: Pick<Asking, 'actor' | 'language'>,
    id: number,
    refusals: readonly Refusal[] = [],
    status = 200,
  ): Promise<Reply> {
    const run = await openRun(house.db, actor, id);
    const plan = run.stage === 'imported' ? await planUndo(house.db, id) : null;
    return page(importTitle[language], <ImportRunPage {...{ run, plan, refusals }} />, {
      status,
      scripts: ['register-form.js'],
    });
  }

  async function bytesOf(hash: string): Promise<Buffer> {
    const place = house.files.locate(hash);
    if (!existsSync(place)) throw new Refused(fileGone);
    const bytes = await readFile(place);
    // An archive begins so; what is none was never a workbook, whatever its name says.
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    return bytes;
  }

  /** Sets an import to work from where it stands, and shows how far it is. */
  async function setToWork(
    actor: Asking['actor'],
    id: number,
    from: readonly Stage[],
    stage: 'trying' | 'importing',
  ): Promise<Reply> {
    await moveRun(house.db, id, from, stage);
    work(desk, actor, id, stage === 'importing' ? 'import' : 'try');
    await settled(id, patience);
    const { outcome } = await openRun(house.db, actor, id);
    return redirect(
      `${importBase}/${id}`,
      outcome?.kind === 'imported'
        ? t(`Đã nhập ${outcome.count} văn bản.`, `${outcome.count} documents are entered.`)
        : undefined,
    );
  }

  const ofRun = {
    permission: keepDocuments,
    params: ById,
    refused: (
      context: Parameters<typeof showAgain>[0] & Pick<Asking, 'actor' | 'language'> & { status: number },
    ) => showAgain(context, (id) => runPage(context, id, context.refusals, context.status)),
  };

  return [
    route({
      method: 'GET',
      path: importBase,
      permission: keepDocuments,
      handle: (context) => importPage(context),
    }),
    route({
      method: 'GET',
      path: `${importBase}/template`,
      permission: keepDocuments,
      handle: async () => excel(await writeWorkbook(templateSheets(units(legislation))), 'mau-nhap-van-ban'),
    }),
    route({
      method: 'POST',
      path: importBase,
      permission: keepDocuments,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      perMinute: 20,
      refused: (context) => importPage(context, context.refusals, context.status),
      async handle({ actor, files: [file] }) {
        if (file === undefined || file.size === 0) throw new Refused(noFile);
        await bytesOf(file.hash);
        const id = await beginRun(house, actor, file);
        work(desk, actor, id, 'try');
        await settled(id, patience);
        return redirect(`${importBase}/${id}`);
      },
    }),
    route({
      method: 'GET',
      path: `${importBase}/:id`,
      permission: keepDocuments,
      params: ById,
      handle: (context) => runPage(context, context.params.id),
    }),
    route({
      method: 'GET',
      path: `${importBase}/:id/progress`,
      permission: keepDocuments,
      params: ById,
      async handle({ actor, params: { id } }) {
        const { stage, done, total, isCutOff } = await openRun(house.db, actor, id);
        const isUnderWay = (stage === 'trying' || stage === 'importing') && !isCutOff;
        return json({ isUnderWay, share: total === 0 ? 0 : done / total });
      },
    }),
    route({
      method: 'GET',
      path: `${importBase}/:id/faults.xlsx`,
      permission: keepDocuments,
      params: ById,
      async handle({ actor, language, params: { id } }) {
        const { outcome, fileHash } = await openRun(house.db, actor, id);
        if (outcome?.kind !== 'tried') throw new Refused(notFound);
        return excel(await withFaults(await bytesOf(fileHash), outcome, language), 'van-ban-can-sua');
      },
    }),
    route({
      ...ofRun,
      method: 'POST',
      path: `${importBase}/:id/confirm`,
      perMinute: 20,
      async handle({ actor, params: { id } }) {
        const { outcome } = await openRun(house.db, actor, id);
        if (outcome?.kind !== 'tried' || outcome.problemCount > 0) throw new Refused(movedOn);
        return setToWork(actor, id, ['tried'], 'importing');
      },
    }),
    route({
      ...ofRun,
      method: 'POST',
      path: `${importBase}/:id/again`,
      async handle({ actor, params: { id } }) {
        const { isCutOff, stage } = await openRun(house.db, actor, id);
        if (!isCutOff) throw new Refused(movedOn);
        return setToWork(actor, id, [stage], 'trying');
      },
    }),
    route({
      ...ofRun,
      method: 'POST',
      path: `${importBase}/:id/undo`,
      async handle({ actor, params: { id } }) {
        const { removed, kept } = await undoImport(house, by(legislation, actor), id);
        const rest =
          kept.length === 0 ? t('', '') : t(`; giữ lại ${kept.length}`, `; ${kept.length} are kept`);
        return redirect(
          `${importBase}/${id}`,
          t(`Đã gỡ ${removed} văn bản${rest.vi}.`, `${removed} documents are taken out${rest.en}.`),
        );
      },
    }),
  ];
}

function excel(data: Buffer, name: string): Reply {
  return { kind: 'bytes', data, mediaType: excelType, fileName: `${name}.xlsx`, isDownload: true };
}

const noFile = refuse(
  'no-file',
  t('Hãy chọn tệp Excel cần nhập.', 'Choose the Excel file to import.'),
  'file',
);
const fileGone = refuse(
  'not-found',
  t('Không còn tệp đã thử; hãy chọn lại tệp.', 'The file is not there any more; choose it again.'),
  'file',
);
