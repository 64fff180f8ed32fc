import { readFile, stat } from 'node:fs/promises';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import { excelType, notExcel, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route, type UploadedFile } from '../kernel/web.ts';
import { showAgain } from './again.ts';
import { agencies, by, type Desk } from './desk.ts';
import { ById } from './forms.ts';
import { ImportPage } from './import-page.tsx';
import { mostTasks, readTasks, type CellProblem } from './import.ts';
import { editProgramme } from './permissions.ts';
import { templateSheets } from './sheets.ts';

const mostBytes = 5 * 1024 * 1024;

/** Tasks from a workbook: all of them or none, each error with its cell. */
export function importRoutes(desk: Desk): Route[] {
  const { programme, house } = desk;

  async function importPage(
    language: Language,
    id: number,
    wrong: { refusals?: readonly Refusal[]; problems?: readonly CellProblem[] } = {},
  ): Promise<Reply> {
    const { plan } = await programme.getPlan(id, { answer: true });
    const title = t('Nhập nhiệm vụ từ Excel', 'Import tasks from Excel');
    const body = <ImportPage plan={plan} refusals={wrong.refusals ?? []} problems={wrong.problems ?? []} />;
    return page(title[language], body, (wrong.problems?.length ?? 0) > 0 ? { status: 422 } : {});
  }

  async function sheetsOf({ hash, size }: UploadedFile) {
    const place = house.files.locate(hash);
    if (size > mostBytes || (await stat(place)).size > mostBytes) throw new Refused(tooLarge);
    const bytes = await readFile(place);
    // An archive begins so; what is none was never a workbook, whatever its name says.
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    const sheets = await readWorkbook(bytes, mostTasks + 1000);
    if (isRefusal(sheets)) throw new Refused(sheets);
    return sheets;
  }

  return [
    route({
      method: 'GET',
      path: '/programme/plans/:id/import',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => importPage(language, params.id),
    }),
    route({
      method: 'GET',
      path: '/programme/plans/:id/import/template',
      permission: editProgramme,
      params: ById,
      async handle({ params }) {
        await programme.getPlan(params.id, { answer: true });
        return {
          kind: 'bytes',
          data: await writeWorkbook(templateSheets(agencies(desk))),
          mediaType: excelType,
          fileName: 'mau-nhap-nhiem-vu.xlsx',
          isDownload: true,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id/import',
      permission: editProgramme,
      params: ById,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      perMinute: 20,
      refused: (context) =>
        showAgain(context, context.params['id'], (id) =>
          importPage(context.language, id, { refusals: context.refusals }),
        ),
      async handle({ actor, params, files: [file], language }) {
        if (file === undefined) throw new Refused(noFile);
        const { plan } = await programme.getPlan(params.id, { answer: true });
        const found = readTasks(await sheetsOf(file), plan.fields, agencies(desk));
        if (found.kind === 'refused') throw new Refused(found.refusal);
        if (found.kind === 'wrong') return importPage(language, params.id, { problems: found.problems });
        const { length } = await programme.createTasks(by(desk, actor), params.id, found.tasks);
        return redirect(
          `/programme/plans/${params.id}#tasks`,
          t(`Đã nhập ${length} nhiệm vụ.`, `${length} tasks were imported.`),
        );
      },
    }),
  ];
}

const noFile = refuse(
  'no-file',
  t('Hãy chọn tệp Excel cần nhập.', 'Choose the Excel file to import.'),
  'file',
);
const tooLarge = refuse(
  'too-large',
  t(
    'Tệp lớn hơn 5 MB. Hãy bỏ hình ảnh hoặc chia nhỏ tệp.',
    'The file is larger than 5 MB. Leave out pictures or split it.',
  ),
  'file',
);
