import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { readDossiers } from '../dossiers/dossiers.ts';
import { FigureAddress, type Indicators } from '../indicators/indicators.ts';
import type { Question } from '../indicators/schema.ts';
import type { Organization } from '../organization/organization.ts';
import { withQuery } from '../ui/page.tsx';
import { askedOf } from './asked.ts';
import { formExcel, formPdf, lateExcel, type Letterhead } from './files.ts';
import { readForm } from './form.ts';
import { FormPage } from './pages-form.tsx';
import { ChecksPage, LatePage } from './pages-lists.tsx';
import { registerRoutes } from './register-routes.tsx';
import { recordChecks } from './schema.ts';
import { countSuspects, firstDue, readLate, readSuspects, type LateDossier } from './store.ts';

const pageSize = 50;
const mostExported = 20_000;

export function statisticsRoutes(
  house: House,
  indicators: Indicators,
  organization: Organization,
  place: string,
): Route[] {
  const { db, clock } = house;

  const asked = (query: FigureAddress, asking: Asking) => askedOf(query, asking, organization, clock.today());

  /** Dossiers resolved late in the period or overdue at its end, the longest overdue first. */
  async function late(
    actor: Actor,
    question: Question,
    { number, size }: { number: number; size: number },
  ): Promise<{ total: number; rows: LateDossier[] }> {
    const all = { limit: mostExported, offset: 0 };
    const [open, resolved] = await Promise.all([
      indicators.ids(actor, 'dossier.inProgressOverdue', question, all),
      indicators.ids(actor, 'dossier.resolvedLate', question, all),
    ]);
    const ids = await firstDue(db, [...open.ids, ...resolved.ids], {
      limit: size,
      offset: (number - 1) * size,
    });
    const rows = await readLate(db, ids, can(actor, readDossiers), clock.now());
    return { total: open.total + resolved.total, rows };
  }

  function headOf(question: Question): Letterhead {
    const [only, ...others] = question.where?.agencyIds ?? [];
    const agency = only === undefined || others.length > 0 ? undefined : organization.getAgency(only);
    const city = organization.all().find(({ parentId }) => parentId === null);
    const parent = agency?.parentId == null ? undefined : organization.getAgency(agency.parentId);
    return { issuer: agency?.name ?? city?.name ?? '', above: parent?.name ?? '', place };
  }
  const agencyOf = (agencyId: number) => organization.all().find(({ id }) => id === agencyId);

  return [
    ...registerRoutes(house, organization, asked),
    route({
      method: 'GET',
      path: '/statistics',
      permission: readDossiers,
      query: FigureAddress,
      async handle({ query, actor, ...asking }) {
        const { question, placeOf, ...view } = asked(query, { actor, ...asking });
        const form = await readForm(indicators, actor, view.division, question, placeOf, agencyOf);
        return page(t('Thống kê hồ sơ', 'Statistics')[asking.language], <FormPage form={form} {...view} />);
      },
    }),
    ...(['xlsx', 'pdf'] as const).map((kind) =>
      route({
        method: 'GET',
        path: `/statistics/ii-06a.${kind}`,
        permission: readDossiers,
        query: FigureAddress,
        perMinute: 60,
        async handle({ query, actor, ...asking }) {
          const { question, division, placeOf } = asked(query, { actor, ...asking });
          const form = await readForm(indicators, actor, division, question, placeOf, agencyOf);
          const { from, to } = question.period;
          const name = `bieu-II-06a-${from.toString()}-${to.toString()}.${kind}`;
          if (kind === 'xlsx') return excel(await formExcel(form, division, asking.language), name);
          const data = Buffer.from(formPdf(form, division, headOf(question), clock.now()));
          return { kind: 'bytes', data, mediaType: 'application/pdf', fileName: name };
        },
      }),
    ),
    route({
      method: 'GET',
      path: '/statistics/late',
      permission: readDossiers,
      query: FigureAddress,
      async handle({ query, actor, ...asking }) {
        const { question, ...view } = asked(query, { actor, ...asking });
        const { rows, total } = await late(actor, question, { number: query.page, size: pageSize });
        const last = Math.ceil(total / pageSize);
        if (query.page > last && last > 0) return redirect(withQuery(asking.url, { page: last }));
        const body = (
          <LatePage
            {...view}
            rows={rows}
            total={total}
            page={query.page}
            pageSize={pageSize}
            question={question}
            now={clock.now()}
          />
        );
        return page(t('Hồ sơ quá hạn', 'Late dossiers')[asking.language], body);
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/late.xlsx',
      permission: readDossiers,
      query: FigureAddress,
      perMinute: 30,
      async handle({ query, actor, ...asking }) {
        const { question } = asked(query, { actor, ...asking });
        const { rows } = await late(actor, question, { number: 1, size: mostExported });
        const { from, to } = question.period;
        return excel(
          await lateExcel(rows, clock.now(), asking.language),
          `ho-so-qua-han-${from.toString()}-${to.toString()}.xlsx`,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/checks',
      permission: readDossiers,
      query: z.object({
        check: z.string().trim().max(60).catch(''),
        page: z.coerce.number().int().min(1).max(10_000).catch(1),
      }),
      async handle({ query, answer, language, url }) {
        const now = clock.now();
        const chosen = recordChecks.find(({ code }) => code === query.check);
        const counts = await countSuspects(db, answer, now);
        const last = Math.ceil((counts.get(query.check) ?? 0) / pageSize);
        if (query.page > last && last > 0) return redirect(withQuery(url, { page: last }));
        const offset = (query.page - 1) * pageSize;
        const body = (
          <ChecksPage
            counts={counts}
            chosen={chosen}
            rows={await readSuspects(db, query.check, answer, now, { limit: pageSize, offset })}
            page={query.page}
            pageSize={pageSize}
          />
        );
        return page(t('Kiểm tra số liệu', 'Record checks')[language], body);
      },
    }),
  ];
}

function excel(data: Buffer, fileName: string): Reply {
  return { kind: 'bytes', data, mediaType: excelType, fileName, isDownload: true };
}
