import { z } from 'zod';
import { t } from '../kernel/messages.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { BasesPage } from './bases-page.tsx';
import { ChecksPage, checksPerPage } from './checks-page.tsx';
import { listChecks, shownOfChecks } from './checks.ts';
import { today } from './desk.ts';
import { expiryListDue, systematisationMarks } from './law-rules.ts';
import { raisedHands, type Legislation } from './legislation.ts';
import { readDrafts } from './permissions.ts';
import { Day, DocumentLevel } from './schema.ts';
import { printList } from './printing.ts';
import { linesPerPage, SystematisationPage } from './systematisation-page.tsx';
import { countLists, listKinds, listSheets, publishedList, type Span } from './systematisation.ts';

const Query = z.object({
  since: Day.or(z.literal('')).catch(''),
  on: Day.or(z.literal('')).catch(''),
  level: DocumentLevel.or(z.literal('')).catch(''),
  list: z.enum(listKinds).catch('in-force'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The lists to publish, self-checks, and the legal bases that have expired. */
export function listRoutes(legislation: Legislation, place: string): Route[] {
  const { house } = legislation;

  function spanOf({ since, on, level }: Pick<z.infer<typeof Query>, 'since' | 'on' | 'level'>): Span {
    const day = on === '' ? today(legislation) : on;
    const before = systematisationMarks(day).findLast((mark) => mark.on < day)?.on ?? '1975-12-31';
    return { on: day, level, since: since === '' ? `${Number(before.slice(0, 4)) + 1}-01-01` : since };
  }

  return [
    route({
      method: 'GET',
      path: '/legislation/systematisation',
      permission: 'public',
      query: Query,
      async handle({ query, language }) {
        const span = spanOf(query);
        const now = today(legislation);
        const year = Number(now.slice(0, 4)) - 1;
        const { list, page: number } = query;
        const [counts, rows] = await Promise.all([
          countLists(house.db, span),
          publishedList(house.db, list, span, { size: linesPerPage, number }),
        ]);
        const props = {
          span,
          year,
          list,
          page: number,
          counts,
          rows,
          marks: systematisationMarks(now).filter(({ on }) => on <= now),
          yearDue: expiryListDue(year),
        };
        const title = t('Danh mục rà soát, hệ thống hóa', 'Published lists');
        return page(title[language], <SystematisationPage {...props} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/systematisation.pdf',
      permission: 'public',
      perMinute: 20,
      query: Query,
      async handle({ query: { list, ...query } }) {
        const span = spanOf(query);
        return {
          kind: 'bytes',
          data: await printList(legislation, list, span, place),
          mediaType: 'application/pdf',
          fileName: `danh-muc-van-ban-${list}-${span.on}.pdf`,
          isDownload: false,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/systematisation.xlsx',
      permission: 'public',
      perMinute: 10,
      query: Query,
      async handle({ query }) {
        const span = spanOf(query);
        return {
          kind: 'bytes',
          data: await writeWorkbook(await listSheets(house.db, span)),
          mediaType: excelType,
          fileName: `danh-muc-van-ban-${span.on}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/checks',
      permission: readDrafts,
      query: z.object({
        year: z.coerce.number().int().min(1945).max(2150).catch(0),
        show: z.enum(shownOfChecks).catch('all'),
        page: z.coerce.number().int().min(1).max(10_000).catch(1),
      }),
      async handle({ query, language }) {
        const found = await listChecks(house.db, query, { size: checksPerPage, number: query.page });
        const title = t('Tự kiểm tra văn bản', 'Self-checks');
        return page(title[language], <ChecksPage {...found} {...query} today={house.clock.today()} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/bases',
      permission: 'signed-in',
      query: z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }),
      async handle({ query, language }) {
        const day = house.clock.today();
        const hands = await raisedHands(house.db, await legislation.procedures(day), day);
        const title = t('Căn cứ pháp lý cần xem lại', 'Legal bases to look at');
        return page(title[language], <BasesPage {...{ hands, page: query.page }} />);
      },
    }),
  ];
}
