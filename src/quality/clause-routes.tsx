import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { AuditPage, ClauseMapPage } from './clause-pages.tsx';
import { keepQuality, readQuality } from './permissions.ts';
import { clauseMap, type ClauseLine } from './rules.ts';
import * as store from './store.ts';
import { words } from './words.ts';

const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Pages by clauses of the standard: the map of a unit or of all, and the checklist of an audit. */
export function clauseRoutes({
  house: { db, clock },
  organization,
}: {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly organization: Pick<Organization, 'getAgency'>;
}): Route[] {
  function mapOf(
    checks: readonly store.Check[],
    findings: readonly store.Nonconformity[],
  ): readonly ClauseLine[] {
    return clauseMap(
      checks.map(({ values }) => values),
      findings.map(({ values: { clause, dueOn }, state }) => ({ clause, dueOn, isOpen: state !== 'closed' })),
      clock.today(),
    );
  }

  return [
    route({
      method: 'GET',
      path: '/quality/clauses',
      permission: readQuality,
      query: z.object({ system: Id.optional().catch(undefined) }),
      async handle({ answer, query, language }) {
        const systems = await store.readSystems(db, answer);
        const system = systems.find(({ id }) => id === query.system) ?? null;
        if (query.system !== undefined && system === null) throw new Refused(notFound);
        const lines = mapOf(
          await store.readChecks(db, answer, system?.id),
          await store.readNonconformities(db, answer, system === null ? {} : { system: system.id }),
        );
        return page(
          words.clauses[language],
          <ClauseMapPage lines={lines} systems={systems} system={system} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/quality/audits/:id',
      permission: readQuality,
      params: z.object({ id: Id }),
      async handle({ actor, answer, params: { id } }) {
        const [audit] = await store.readAudits(db, answer, { id });
        if (audit === undefined) throw new Refused(notFound);
        const [system = null] = await store.readSystems(db, answer, audit.values.system);
        const lines = mapOf(
          await store.readChecksOfAudit(db, answer, id),
          await store.readNonconformities(db, answer, { audit: id }),
        );
        return page(
          audit.values.scope,
          <AuditPage
            audit={audit}
            system={system}
            agency={organization.getAgency(audit.agencyId).name}
            lines={lines}
            mayKeep={can(actor, keepQuality) !== false}
          />,
        );
      },
    }),
  ];
}
