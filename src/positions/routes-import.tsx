import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import { excelType, notExcel, readWorkbook, writeWorkbook, type Sheet } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route, type UploadedFile } from '../kernel/web.ts';
import { noFile, type Desk } from './desk.ts';
import { ById, seen } from './forms.ts';
import { ImportPage } from './import-page.tsx';
import { mostPositions, positionSheets, readPositionSheet, type CellProblem } from './import.ts';
import { draftSchemes } from './permissions.ts';
import { Id, type Position } from './schema.ts';

const mostBytes = 5 * 1024 * 1024;
const ImportForm = z.object({ seen, trial: z.string().max(10).optional() });

/** Positions of a scheme from a workbook: a trial first, then all of them or none, each error with its cell. */
export function importRoutes(desk: Desk): Route[] {
  const { positions } = desk;
  const { organization, house } = positions;

  async function importPage(
    actor: Actor,
    language: Language,
    id: number,
    found: {
      refusals?: readonly Refusal[];
      problems?: readonly CellProblem[];
      tried?: readonly Position[];
    } = {},
  ): Promise<Reply> {
    const { scheme } = await positions.getScheme(actor, id);
    const { refusals = [], problems = [], tried = null } = found;
    const agency = organization.getAgency(scheme.agencyId);
    return page(
      t('Nhập vị trí từ Excel', 'Import positions from Excel')[language],
      <ImportPage agency={agency} scheme={scheme} refusals={refusals} problems={problems} tried={tried} />,
      problems.length > 0 ? { status: 422 } : {},
    );
  }

  async function sheetsOf({ hash, size }: UploadedFile): Promise<Sheet[]> {
    const place = house.files.locate(hash);
    if (size > mostBytes || (await stat(place)).size > mostBytes) throw new Refused(tooLarge);
    const bytes = await readFile(place);
    // An archive begins so; what is none was never a workbook, whatever its name says.
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    const sheets = await readWorkbook(bytes, mostPositions + 1000);
    if (isRefusal(sheets)) throw new Refused(sheets);
    return sheets;
  }

  return [
    route({
      method: 'GET',
      path: '/positions/schemes/:id/import',
      permission: draftSchemes,
      params: ById,
      handle: ({ actor, language, params }) => importPage(actor, language, params.id),
    }),
    route({
      method: 'GET',
      path: '/positions/schemes/:id/import/template',
      permission: draftSchemes,
      params: ById,
      async handle({ actor, params }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        return {
          kind: 'bytes',
          data: await writeWorkbook(positionSheets(scheme.positions)),
          mediaType: excelType,
          fileName: 'mau-nhap-vi-tri.xlsx',
          isDownload: true,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/import',
      permission: draftSchemes,
      params: ById,
      body: ImportForm,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      perMinute: 20,
      refused({ actor, language, params, refusals }) {
        const id = Id.safeParse(params['id']);
        if (!id.success || refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
          throw new Refused(refusals);
        return importPage(actor, language, id.data, { refusals });
      },
      async handle({ actor, params, body, files: [file], language }) {
        if (file === undefined) throw new Refused(noFile);
        await positions.getScheme(actor, params.id);
        const found = readPositionSheet(await sheetsOf(file));
        if (found.kind === 'refused') throw new Refused(found.refusal);
        if (found.kind === 'wrong')
          return importPage(actor, language, params.id, { problems: found.problems });
        if (body.trial !== undefined)
          return importPage(actor, language, params.id, { tried: found.positions });
        await positions.act(actor, params.id, body.seen, {
          kind: 'imported',
          data: { positions: [...found.positions] },
        });
        const { length } = found.positions;
        return redirect(
          `/positions/schemes/${params.id}`,
          t(`Đã nhập ${length} vị trí.`, `${length} positions were imported.`),
        );
      },
    }),
  ];
}

const tooLarge = refuse(
  'too-large',
  t(
    'Tệp lớn hơn 5 MB. Hãy bỏ hình ảnh hoặc chia nhỏ tệp.',
    'The file is larger than 5 MB. Leave out pictures or split it.',
  ),
  'file',
);
