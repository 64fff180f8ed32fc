import { z } from 'zod';
import { figureAddress, figureText } from '../indicators/indicators.ts';
import { can, type Actor, type Answer } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { fold } from '../kernel/messages.ts';
import { page, route, type Reply, type Route } from '../kernel/web.ts';
import { audits, checks, nonconformities, reviews } from './audits.ts';
import { clauseRoutes } from './clause-routes.tsx';
import { standingOf } from './duties.ts';
import { OverviewPage, perPage, type SystemLine } from './overview-page.tsx';
import { keepQuality, readQuality } from './permissions.ts';
import type { QualityRooms } from './rooms.ts';
import type { SentScope } from './scope-card.tsx';
import { scopeRoutes } from './scope-routes.tsx';
import { readScope } from './scope.ts';
import * as store from './store.ts';
import { SystemPage } from './system-page.tsx';
import { certificates, systems } from './systems.ts';
import { words } from './words.ts';

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
    const certificatesOf = Map.groupBy(given, ({ values }) => values.system);
    const auditsOf = Map.groupBy(held, ({ values }) => values.system);
    const findingsOf = Map.groupBy(found, ({ values }) => values.system);
    return own.map((system) => {
      const open = (findingsOf.get(system.id) ?? []).filter(({ state }) => state !== 'closed');
      const done = (auditsOf.get(system.id) ?? []).filter(
        ({ state }) => state === 'held' || state === 'concluded',
      );
      return {
        system,
        agency: agencyName(system.agencyId),
        standing: standingOf(certificatesOf.get(system.id) ?? [], today),
        lastAudit: done[0]?.values.heldOn ?? null,
        open: open.length,
        overdue: open.filter(({ values }) => values.dueOn < today.toString()).length,
      };
    });
  }

  async function systemPage(
    actor: Actor,
    id: number,
    sentScope: SentScope = null,
    status = 200,
  ): Promise<Reply> {
    const answer = can(actor, readQuality);
    const [system] = await store.readSystems(db, answer, id);
    if (system === undefined) throw new Refused(notFound);
    const [given, held, found, looked] = await Promise.all([
      store.readCertificates(db, answer, id),
      store.readAudits(db, answer, { system: id }),
      store.readNonconformities(db, answer, { system: id }),
      store.readReviews(db, answer, id),
    ]);
    const today = clock.today();
    const reviewedOn = looked.find(({ state }) => state === 'held')?.values.heldOn ?? null;
    const reviewed = reviewedOn === null ? null : Temporal.PlainDate.from(reviewedOn);
    return page(
      `${system.values.name} · ${words.room.vi}`,
      <SystemPage
        system={system}
        agency={agencyName(system.agencyId)}
        standing={standingOf(given, today)}
        scope={await readScope(rooms, system.values.procedures ?? '', today, reviewed)}
        reviewedOn={reviewedOn}
        certificates={given}
        audits={held}
        findings={found}
        reviews={looked}
        mayKeep={can(actor, keepQuality) !== false}
        sentScope={sentScope}
      />,
      { status },
    );
  }

  return [
    ...clauseRoutes(rooms),
    ...scopeRoutes(rooms, systemPage),
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
          fold(`${system.values.name} ${agency}`).includes(wanted),
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
      handle: ({ actor, params: { id } }) => systemPage(actor, id),
    }),
  ];
}
