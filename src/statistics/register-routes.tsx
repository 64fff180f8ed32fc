import type { Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Asking, type Route } from '../kernel/web.ts';
import { readDossiers, recordLooks } from '../dossiers/dossiers.ts';
import { FigureAddress } from '../indicators/indicators.ts';
import type { Organization } from '../organization/organization.ts';
import { withQuery } from '../ui/page.tsx';
import type { Asked } from './asked.ts';
import { RegisterPage, readRegister, registerExcel, type RegisterRow } from './register.tsx';

const pageSize = 50;
const mostExported = 20_000;

/** The register on the page and as a workbook. It names people: every look is recorded. */
export function registerRoutes(
  house: House,
  organization: Organization,
  ask: (query: FigureAddress, asking: Asking) => Asked,
): Route[] {
  const { db, clock } = house;

  async function look(actor: Actor, rows: readonly RegisterRow[]): Promise<void> {
    if (actor.kind !== 'staff' || rows.length === 0) return;
    const dossierIds = rows.map(({ id }) => id);
    await recordLooks(db, { accountId: actor.accountId, dossierIds, purpose: 'register', at: clock.now() });
  }

  return [
    route({
      method: 'GET',
      path: '/statistics/register',
      permission: readDossiers,
      query: FigureAddress,
      async handle({ query, actor, ...asking }) {
        const { question, division: _division, ...view } = ask(query, { actor, ...asking });
        const { period, where } = question;
        const { rows, total } = await readRegister(db, {
          period,
          agencyIds: where?.agencyIds,
          answer: asking.answer,
          limit: pageSize,
          offset: (query.page - 1) * pageSize,
        });
        const last = Math.ceil(total / pageSize);
        if (query.page > last && last > 0) return redirect(withQuery(asking.url, { page: last }));
        await look(actor, rows);
        const only = where?.agencyIds?.length === 1 ? where.agencyIds[0] : onlyOf(view.agencies);
        const code = only === undefined ? undefined : organization.getAgency(only).code;
        const days = `from=${period.from.toString()}&to=${period.to.toString()}`;
        const body = (
          <RegisterPage
            {...view}
            rows={rows}
            total={total}
            page={query.page}
            pageSize={pageSize}
            period={period}
            pdf={code === undefined ? null : `/receive/register.pdf?${days}&agency=${code}`}
          />
        );
        return page(t('Sổ theo dõi hồ sơ', 'Register of dossiers')[asking.language], body);
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/register.xlsx',
      permission: readDossiers,
      query: FigureAddress,
      perMinute: 20,
      async handle({ query, actor, ...asking }) {
        const { question } = ask(query, { actor, ...asking });
        const { period, where } = question;
        const { rows } = await readRegister(db, {
          period,
          agencyIds: where?.agencyIds,
          answer: asking.answer,
          limit: mostExported,
          offset: 0,
        });
        await look(actor, rows);
        const fileName = `so-theo-doi-ho-so-${period.from.toString()}-${period.to.toString()}.xlsx`;
        const data = await registerExcel(rows, asking.language);
        return { kind: 'bytes', data, mediaType: excelType, fileName, isDownload: true };
      },
    }),
  ];
}

function onlyOf(agencies: readonly { readonly id: number }[]): number | undefined {
  return agencies.length === 1 ? agencies[0]?.id : undefined;
}
