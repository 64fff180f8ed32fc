import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { excelType, notExcel, writeWorkbook } from '../kernel/spreadsheet.ts';
import { json, page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { staffOf, writablePlaces, type Desk } from './desk.ts';
import { withFaults } from './import-faults.ts';
import { pastImports } from './import-past.ts';
import { answerRun, beginRun, openRun, openRuns, settled, work, type Stage } from './import-runs.ts';
import { undoImport } from './import-undo.ts';
import { ImportPage } from './page-import.tsx';
import { RunPage } from './page-import-run.tsx';
import { templateSheets } from './sheets.ts';
import { loadShowing } from './showing.ts';

const mostBytes = 20 * 1024 * 1024;
const namedRows = 20;
/** How long a small file's answer is waited for before its progress is shown, in milliseconds. */
const patience = 2500;

const ById = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

/** Excel in: template, trial, questions, the import as a whole, and taking it back. Each run belongs to who began it. */
export function importRoutes(desk: Desk): Route[] {
  const { house, registers, register } = desk;
  const { write } = register.access;
  const base = `/registers/${register.code}`;
  const title = t(`Nhập từ Excel: ${register.title.vi}`, `Import: ${register.title.en}`);

  async function importPage(
    { actor, language }: Pick<Asking, 'actor' | 'language'>,
    refusals: readonly Refusal[] = [],
    status = 200,
  ): Promise<Reply> {
    const [past, open] = await Promise.all([
      pastImports(house, register, actor),
      actor.kind === 'staff' ? openRuns(desk, actor) : [],
    ]);
    return page(
      say(title, language),
      <ImportPage register={register} refusals={refusals} past={past} open={open} />,
      { status },
    );
  }

  async function runPage({ actor, language }: Pick<Asking, 'actor' | 'language'>, id: number) {
    const run = await openRun(desk, staffOf(actor), id);
    return page(say(title, language), <RunPage register={register} run={run} />, {
      scripts: ['register-form.js'],
    });
  }

  async function bytesOf(hash: string): Promise<Buffer> {
    const place = house.files.locate(hash);
    if (!existsSync(place)) throw new Refused(fileGone);
    if ((await stat(place)).size > mostBytes) throw new Refused(tooLarge);
    const bytes = await readFile(place);
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    return bytes;
  }

  /** Sets a run to work again from where it stands, and shows how far it is. */
  async function setToWork(
    actor: Asking['actor'],
    id: number,
    from: readonly Stage[],
    changes: Parameters<typeof answerRun>[3],
  ): Promise<Reply> {
    const staff = staffOf(actor);
    await openRun(desk, staff, id);
    if (!(await answerRun(desk, id, from, changes))) throw new Refused(alreadyAnswered);
    work(desk, staff, id, changes.stage === 'importing' ? 'import' : 'try', bytesOf);
    await settled(id, patience);
    const { outcome } = await openRun(desk, staff, id);
    const flash =
      outcome?.kind === 'imported'
        ? t(
            `Đã nhập ${outcome.rows} dòng (lần nhập số ${outcome.importId}).`,
            `${outcome.rows} rows imported (import ${outcome.importId}).`,
          )
        : undefined;
    return redirect(`${base}/import/${id}`, flash);
  }

  const refused = ({
    actor,
    language,
    refusals,
    status,
  }: Pick<Asking, 'actor' | 'language'> & { refusals: readonly Refusal[]; status: number }) =>
    importPage({ actor, language }, refusals, status);

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
        return excel(await writeWorkbook(templateSheets(registers, register, places, language)), 'mau');
      },
    }),
    route({
      method: 'POST',
      path: `${base}/import`,
      permission: write,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      async handle({ actor, files }) {
        const [file] = files;
        if (file === undefined || file.size === 0) throw new Refused(noFile);
        await bytesOf(file.hash);
        const staff = staffOf(actor);
        const id = await beginRun(desk, staff, file);
        work(desk, staff, id, 'try', bytesOf);
        await settled(id, patience);
        return redirect(`${base}/import/${id}`);
      },
      refused,
    }),
    route({
      method: 'GET',
      path: `${base}/import/:id`,
      permission: write,
      params: ById,
      handle: ({ actor, language, params: { id } }) => runPage({ actor, language }, id),
    }),
    route({
      method: 'GET',
      path: `${base}/import/:id/progress`,
      permission: write,
      params: ById,
      async handle({ actor, params: { id } }) {
        const { stage, done, total, isCutOff } = await openRun(desk, staffOf(actor), id);
        const isUnderWay = (stage === 'trying' || stage === 'importing') && !isCutOff;
        return json({ isUnderWay, share: total === 0 ? 0 : done / total });
      },
    }),
    route({
      method: 'GET',
      path: `${base}/import/:id/faults.xlsx`,
      permission: write,
      params: ById,
      async handle({ actor, language, params: { id } }) {
        const { outcome, fileHash } = await openRun(desk, staffOf(actor), id);
        if (outcome?.kind !== 'tried') throw new Refused(notFound);
        return excel(await withFaults(await bytesOf(fileHash), outcome, language), 'can-sua');
      },
    }),
    route({
      method: 'POST',
      path: `${base}/import/:id/answers`,
      permission: write,
      params: ById,
      body: z.object({
        sheet: z.string().max(200).default(''),
        /** By position: `c5` is the sixth column. */
        columns: z.record(z.string().regex(/^c\d{1,3}$/), z.string().max(100)).default({}),
      }),
      async handle({ actor, params: { id }, body: { sheet, columns } }) {
        const { choices } = await openRun(desk, staffOf(actor), id);
        const chosen = sheet === '' ? choices.sheet : sheet;
        const known = chosen === choices.sheet ? choices.columns : {};
        const answered = Object.fromEntries(
          Object.entries(columns).flatMap(([position, name]) =>
            name === '' || isColumn(name) ? [[position.slice(1), name]] : [],
          ),
        );
        return setToWork(actor, id, ['asks', 'tried', 'refused'], {
          stage: 'trying',
          choices: { sheet: chosen, columns: { ...known, ...answered } },
        });
      },
      refused,
    }),
    route({
      method: 'POST',
      path: `${base}/import/:id/confirm`,
      permission: write,
      params: ById,
      async handle({ actor, params: { id } }) {
        const { outcome } = await openRun(desk, staffOf(actor), id);
        if (outcome?.kind !== 'tried' || outcome.problems.length > 0) throw new Refused(alreadyAnswered);
        return setToWork(actor, id, ['tried'], { stage: 'importing' });
      },
      refused,
    }),
    route({
      method: 'POST',
      path: `${base}/import/:id/again`,
      permission: write,
      params: ById,
      async handle({ actor, params: { id } }) {
        const { isCutOff, stage } = await openRun(desk, staffOf(actor), id);
        if (!isCutOff) throw new Refused(alreadyAnswered);
        return setToWork(actor, id, [stage], { stage: 'trying' });
      },
      refused,
    }),
    route({
      method: 'POST',
      path: `${base}/imports/:id/undo`,
      permission: write,
      params: ById,
      async handle({ actor, language, params: { id } }) {
        const { removed, kept } = await undoImport(house, register, actor, id);
        if (kept.length === 0)
          return redirect(`${base}/import`, t(`Đã bỏ ${removed} dòng.`, `${removed} rows taken out.`));
        const shown = kept.slice(0, namedRows);
        const values = shown.map((row) => row.values);
        const showing = await loadShowing(house.db, registers, register, values, { actor, language });
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
      refused,
    }),
  ];

  function isColumn(name: string): boolean {
    return Object.hasOwn(register.columns, name);
  }

  function excel(data: Buffer, what: string): Reply {
    const fileName = `${register.code}-${what}.xlsx`;
    return { kind: 'bytes', data, mediaType: excelType, fileName, isDownload: true };
  }
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
const alreadyAnswered = refuse(
  'conflict',
  t(
    'Lần nhập này đã chuyển sang bước khác. Hãy mở lại trang của nó.',
    'This import has gone on to another step. Open its page again.',
  ),
);
