import { z } from 'zod';
import { accepted, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { excelType, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import {
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
  type UploadedFile,
} from '../kernel/web.ts';
import type { Indicators } from '../indicators/indicators.ts';
import { SetPage } from './pages-set.tsx';
import { SetListPage, type RefusedForm } from './pages-sets.tsx';
import { manageReformIndex } from './permissions.ts';
import type { ReformIndex } from './reform-index.ts';
import { readNumber } from './rule-text.ts';
import { Level, type SetContent } from './schema.ts';
import { readSet, setSheets } from './set-excel.ts';
import { setItemRoutes } from './routes-set-items.tsx';
import { mayManage, OfSet, refusedForm, saved, seen, seenBy, numberIn, showAgain } from './routes-parts.ts';
import { emptySet, type Editing } from './sets.ts';
import { bytesOf, mostRows, tableLimit } from './uploads.ts';
import { words } from './words.ts';

/** Criteria sets as pages and workbooks. */
export function setRoutes(
  house: Pick<House, 'files' | 'clock'>,
  { sets }: ReformIndex,
  indicators: Indicators,
): Route[] {
  async function setPage(
    { actor, language }: Asking,
    id: number,
    refusals: readonly Refusal[] = [],
  ): Promise<Reply> {
    const { set, content } = await seenBy(sets, actor, id);
    const canManage = mayManage(actor);
    const props = {
      set,
      content,
      canManage,
      refusals,
      indicators,
      problems: canManage && set.draft !== null ? sets.problems(content) : [],
    };
    return page(say(words.sets, language), <SetPage {...props} />);
  }

  async function listPage({ actor, language }: Asking, refused: RefusedForm | null = null): Promise<Reply> {
    const canManage = mayManage(actor);
    const all = await sets.list();
    const shown = canManage ? all : all.filter(({ version }) => version !== null);
    return page(
      say(words.sets, language),
      <SetListPage sets={shown} canManage={canManage} refused={refused} />,
    );
  }

  const onSetPage = (context: RefusedContext): Promise<Reply> =>
    showAgain(context, () => setPage(context, numberIn(context, 'set'), context.refusals));

  async function contentOf(files: readonly UploadedFile[]): Promise<SetContent> {
    const { bytes } = await bytesOf(house, files);
    const content = readSet(accepted(await readWorkbook(bytes, mostRows)));
    if ('items' in content) return content;
    throw new Refused(content);
  }

  function changing(
    path: string,
    done: ReturnType<typeof t>,
    act: (editing: Editing) => Promise<unknown>,
  ): Route {
    return route({
      method: 'POST',
      path: `/reform-index/sets/:set/${path}`,
      permission: manageReformIndex,
      params: OfSet,
      body: z.object({ seen }),
      refused: onSetPage,
      async handle({ actor, params, body }) {
        accepted(await act({ actor, setId: params.set, seen: body.seen }));
        return redirect(`/reform-index/sets/${params.set}`, done);
      },
    });
  }

  return [
    route({
      method: 'GET',
      path: '/reform-index/sets',
      permission: 'signed-in',
      handle: (context) => listPage(context),
    }),
    route({
      method: 'GET',
      path: '/reform-index/sets/template',
      permission: 'signed-in',
      handle: async () => workbook(emptySet, 'mau-bo-tieu-chi.xlsx'),
    }),
    route({
      method: 'POST',
      path: '/reform-index/sets',
      permission: manageReformIndex,
      upload: tableLimit,
      perMinute: 30,
      body: z.object({
        level: z.enum(Level.options, 'Hãy chọn cấp|Choose the level'),
        year: z
          .string()
          .transform(readNumber)
          .pipe(
            z
              .number('Năm ghi bằng bốn chữ số|Write the year in four digits')
              .int()
              .min(2000, 'Năm từ 2000|From 2000')
              .max(2200, 'Năm đến 2200|Up to 2200'),
          ),
        from: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
      }),
      refused: (context) => showAgain(context, () => listPage(context, refusedForm(context))),
      async handle({ actor, body, files }) {
        const from = body.from === 0 ? undefined : (await seenBy(sets, actor, body.from)).content;
        const content = files.length > 0 ? await contentOf(files) : (from ?? emptySet);
        const id = accepted(await sets.create(actor, body.level, body.year, content));
        return redirect(`/reform-index/sets/${id}`, t('Đã tạo bản nháp.', 'The draft is made.'));
      },
    }),
    route({
      method: 'GET',
      path: '/reform-index/sets/:set',
      permission: 'signed-in',
      params: OfSet,
      handle: (context) => setPage(context, context.params.set),
    }),
    route({
      method: 'GET',
      path: '/reform-index/sets/:set/excel',
      permission: 'signed-in',
      params: OfSet,
      async handle({ actor, params }) {
        const { set, content } = await seenBy(sets, actor, params.set);
        return workbook(content, `bo-tieu-chi-${set.level}-${set.year}.xlsx`);
      },
    }),
    route({
      method: 'POST',
      path: '/reform-index/sets/:set/import',
      permission: manageReformIndex,
      params: OfSet,
      upload: tableLimit,
      perMinute: 30,
      body: z.object({ seen }),
      refused: onSetPage,
      async handle({ actor, params, body, files }) {
        const content = await contentOf(files);
        accepted(await sets.replace({ actor, setId: params.set, seen: body.seen }, content));
        return redirect(`/reform-index/sets/${params.set}`, saved);
      },
    }),
    ...setItemRoutes(sets, indicators, onSetPage),
    changing('undo', t('Đã hoàn tác.', 'Undone.'), (editing) => sets.undo(editing)),
    changing('discard', t('Đã bỏ bản nháp.', 'The draft is discarded.'), (editing) => sets.discard(editing)),
    changing('publish', t('Đã công bố bộ tiêu chí.', 'The set is published.'), (editing) =>
      sets.publish(editing),
    ),
  ];
}

async function workbook(content: SetContent, fileName: string): Promise<Reply> {
  return {
    kind: 'bytes',
    data: await writeWorkbook(setSheets(content)),
    mediaType: excelType,
    fileName,
    isDownload: true,
  };
}
