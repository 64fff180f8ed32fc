import { z } from 'zod';
import { figureAddress, figureText, type Indicators } from '../indicators/indicators.ts';
import { can, type Answer } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { fold, t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import type { Procedures } from '../procedures/procedures.ts';
import type { ProcessModels } from '../processes/processes.ts';
import { audits, checks, nonconformities, reviews } from './audits.ts';
import { clauseRoutes } from './clause-routes.tsx';
import { OverviewPage, perPage, type SystemLine } from './overview-page.tsx';
import { keepQuality, readQuality } from './permissions.ts';
import { certificateStanding, type CertificateStanding } from './rules.ts';
import { readScope } from './scope.ts';
import * as store from './store.ts';
import { SystemPage } from './system-page.tsx';
import { certificates, systems } from './systems.ts';
import { words } from './words.ts';

export type QualityRooms = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly organization: Pick<Organization, 'getAgency'>;
  readonly indicators: Indicators;
  readonly procedures: Pick<Procedures, 'findInForce'>;
  readonly processes: Pick<ProcessModels, 'findLatest'>;
};

const ById = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const Overview = z.object({
  q: z.string().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const shownFigures = [
  'quality.certifiedShare',
  'quality.audits',
  'quality.nonconformities',
  'quality.closedShare',
];

export function qualityRoutes(rooms: QualityRooms): Route[] {
  const { house, organization, indicators } = rooms;
  const { db, clock } = house;
  const agencyName = (id: number): string => organization.getAgency(id).name;

  async function linesOf(answer: Answer): Promise<SystemLine[]> {
    const today = clock.today();
    const [own, given, held, found] = await Promise.all([
      store.readSystems(db, answer),
      store.readCertificates(db, answer),
      store.readAudits(db, answer),
      store.readNonconformities(db, answer),
    ]);
    const certificatesOf = Map.groupBy(given, ({ data }) => data.system);
    const auditsOf = Map.groupBy(held, ({ data }) => data.system);
    const findingsOf = Map.groupBy(found, ({ data }) => data.system);
    return own.map((system) => {
      const open = (findingsOf.get(system.id) ?? []).filter(({ state }) => state !== 'closed');
      const done = (auditsOf.get(system.id) ?? []).filter(
        ({ state }) => state === 'held' || state === 'concluded',
      );
      return {
        system,
        agency: agencyName(system.agencyId),
        standing: standingOf(certificatesOf.get(system.id) ?? [], today),
        lastAudit: done[0]?.data.heldOn ?? null,
        open: open.length,
        overdue: open.filter(({ data }) => data.dueOn < today.toString()).length,
      };
    });
  }

  return [
    ...clauseRoutes(rooms),
    route({
      method: 'GET',
      path: '/quality',
      permission: readQuality,
      query: Overview,
      async handle({ actor, answer, query, language }) {
        const today = clock.today();
        const all = (await linesOf(answer)).filter(({ system }) => system.state !== 'ended');
        const wanted = fold(query.q.trim());
        const found = all.filter(({ system, agency }) =>
          fold(`${system.data.name} ${agency}`).includes(wanted),
        );
        const question = { period: { from: today.with({ month: 1, day: 1 }), to: today } };
        const figures = await indicators.figures(actor, shownFigures, question);
        const tiles = shownFigures.flatMap((code) => {
          const [figure, indicator] = [figures.get(code), indicators.find(code)];
          if (figure === undefined || indicator === undefined) return [];
          const value = figureText(figure, language);
          return [{ href: figureAddress(code, question), label: indicator.title, value }];
        });
        const registers = [systems, certificates, audits, checks, nonconformities, reviews];
        return page(
          words.room[language],
          <OverviewPage
            tiles={tiles}
            expiring={all
              .filter(({ standing: { kind } }) => kind === 'soon' || kind === 'expired')
              .slice(0, perPage)}
            lines={found.slice((query.page - 1) * perPage, query.page * perPage)}
            query={query}
            total={found.length}
            registers={registers.map(({ code, title }) => ({ href: `/registers/${code}`, title }))}
            mayKeep={can(actor, keepQuality) !== false}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/quality/systems/:id',
      permission: readQuality,
      params: ById,
      async handle({ actor, answer, params: { id }, language }) {
        const [system] = await store.readSystems(db, answer, id);
        if (system === undefined) throw new Refused(notFound);
        const [given, held, found, looked] = await Promise.all([
          store.readCertificates(db, answer, id),
          store.readAudits(db, answer, { system: id }),
          store.readNonconformities(db, answer, { system: id }),
          store.readReviews(db, answer, id),
        ]);
        const today = clock.today();
        const reviewedOn = looked.find(({ state }) => state === 'held')?.data.heldOn ?? null;
        const reviewed = reviewedOn === null ? null : Temporal.PlainDate.from(reviewedOn);
        return page(
          `${system.data.name} · ${t('Quản lý chất lượng', 'Quality')[language]}`,
          <SystemPage
            system={system}
            agency={agencyName(system.agencyId)}
            standing={standingOf(given, today)}
            scope={await readScope(rooms, system.data.procedures ?? '', today, reviewed)}
            reviewedOn={reviewedOn}
            certificates={given}
            audits={held}
            findings={found}
            reviews={looked}
            mayKeep={can(actor, keepQuality) !== false}
          />,
        );
      },
    }),
  ];
}

function standingOf(given: readonly store.Certificate[], today: Temporal.PlainDate): CertificateStanding {
  const valid = given.filter(({ state }) => state === 'valid');
  return certificateStanding(
    valid.map(({ data: { validFrom, validUntil = null } }) => ({ validFrom, validUntil })),
    today,
  );
}
