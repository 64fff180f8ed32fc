import { z } from 'zod';
import { t } from '../kernel/messages.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { BasesPage } from './bases-page.tsx';
import { ChecksPage } from './checks-page.tsx';
import { today } from './desk.ts';
import { expiryListDue, systematisationMarks } from './law-rules.ts';
import { raisedHands, type Legislation } from './legislation.ts';
import { readDrafts } from './permissions.ts';
import { Day, DocumentLevel } from './schema.ts';
import { SystematisationPage, SystematisationPrint } from './systematisation-page.tsx';
import { listKinds, listSheets, publishedLists, type Span } from './systematisation.ts';

const Query = z.object({
  since: Day.or(z.literal('')).catch(''),
  on: Day.or(z.literal('')).catch(''),
  level: DocumentLevel.or(z.literal('')).catch(''),
  list: z.enum(listKinds).catch('in-force'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The lists to publish, self-checks, and the legal bases that have expired. */
export function listRoutes(legislation: Legislation): Route[] {
  const { house } = legislation;

  function spanOf({ since, on, level }: z.infer<typeof Query>): Span {
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
        const props = {
          span,
          year,
          list: query.list,
          page: query.page,
          lists: await publishedLists(house.db, span),
          marks: systematisationMarks(now).filter(({ on }) => on <= now),
          yearDue: expiryListDue(year),
        };
        const title = t('Danh mục rà soát, hệ thống hóa', 'Published lists');
        return page(title[language], <SystematisationPage {...props} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/systematisation/print',
      permission: 'public',
      query: Query,
      async handle({ query, language }) {
        const span = spanOf(query);
        const lists = await publishedLists(house.db, span);
        const title = t('Kết quả hệ thống hóa', 'Results of systematisation');
        return page(title[language], <SystematisationPrint {...{ lists, span }} />);
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
          data: await writeWorkbook(listSheets(await publishedLists(house.db, span))),
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
        page: z.coerce.number().int().min(1).max(10_000).catch(1),
      }),
      async handle({ query, language }) {
        const rows = await house.db
          .selectFrom('legalCheck')
          .innerJoin('legalDocument', 'legalDocument.id', 'legalCheck.documentId')
          .select(['documentId', 'legalCheck.number as check', 'checkedOn', 'result', 'dueOn', 'doneOn'])
          .select(['legalDocument.number', 'title'])
          .$if(query.year > 0, (some) =>
            some
              .where('checkedOn', '>=', new Temporal.PlainDate(query.year, 1, 1))
              .where('checkedOn', '<=', new Temporal.PlainDate(query.year, 12, 31)),
          )
          .orderBy('checkedOn', 'desc')
          .orderBy('documentId')
          .execute();
        const title = t('Tự kiểm tra văn bản', 'Self-checks');
        return page(title[language], <ChecksPage {...{ rows, ...query, today: house.clock.today() }} />);
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
