import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import type { Clock } from '../kernel/clock.ts';
import { findDay } from '../kernel/clock.ts';
import { accepted, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import type { Changing } from './changes.ts';
import type { Organization } from './organization.ts';
import { keepPowersAndQuotas, readPowersAndQuotas } from './permissions.ts';
import { EndingFields, PowerFields, QuotaFields, type Agency } from './schema.ts';
import { addressOf, TimePage, type TimePageProps } from './time-page.tsx';

const OfAgency = z.object({ code: z.string() });
const OfPower = z.object({ code: z.string(), id: z.coerce.number().int().min(1).max(2_000_000_000) });
const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);

/** An agency as on any day, and what is entered about it: functions, powers, quotas. */
export function organizationInTimeRoutes(organization: Organization, clock: Clock): Route[] {
  function get(code: string): Agency {
    const agency = organization.findAgency(code);
    if (agency === undefined) throw new Refused(notFound);
    return agency;
  }

  async function timePage(
    actor: Actor,
    code: string,
    asked: string,
    refused: TimePageProps['refused'] = null,
  ): Promise<Reply> {
    const agency = get(code);
    const [powers, quotas, history] = await Promise.all([
      organization.readPowers(agency.id),
      organization.readQuotas(agency.id),
      organization.readHistory(agency.id),
    ]);
    const successions = organization.successions();
    const body = (
      <TimePage
        agency={agency}
        day={findDay(asked) ?? clock.today()}
        powers={powers}
        quotas={quotas}
        before={successions
          .filter(({ toAgencyId }) => toAgencyId === agency.id)
          .map((succession) => ({ succession, agency: organization.getAgency(succession.fromAgencyId) }))}
        after={successions
          .filter(({ fromAgencyId }) => fromAgencyId === agency.id)
          .map((succession) => ({ succession, agency: organization.getAgency(succession.toAgencyId) }))}
        mayKeep={covers(can(actor, keepPowersAndQuotas), agency.id)}
        seen={history.at(-1)?.number ?? 0}
        refused={refused}
      />
    );
    return page(agency.name, body);
  }

  const refusedIn =
    (formOf: (params: Readonly<Record<string, string>>) => string) =>
    ({ actor, params, refusals, input }: RefusedContext): Promise<Reply> => {
      if (refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
        throw new Refused(refusals);
      const form = formOf(params);
      if (organization.findAgency(params['code'] ?? '') === undefined) throw new Refused(refusals);
      return timePage(actor, params['code'] ?? '', '', { form, refusals, values: input });
    };

  async function change(
    actor: Actor,
    code: string,
    seenNumber: number,
    act: (changing: Changing) => Promise<true | Refusal>,
  ): Promise<Reply> {
    const agency = get(code);
    if (!covers(can(actor, keepPowersAndQuotas), agency.id)) throw new Refused(notFound);
    accepted(await act({ actor, agencyId: agency.id, seen: seenNumber }));
    return redirect(addressOf(agency), t('Đã lưu.', 'Saved.'));
  }

  return [
    route({
      method: 'GET',
      path: '/agencies/:code/organization',
      permission: readPowersAndQuotas,
      params: OfAgency,
      query: z.object({ day: z.string().max(20).catch('') }),
      handle: ({ actor, params, query }) => timePage(actor, params.code, query.day),
    }),
    route({
      method: 'POST',
      path: '/agencies/:code/organization/powers',
      permission: keepPowersAndQuotas,
      params: OfAgency,
      body: PowerFields.extend({ seen }),
      handle: ({ actor, params, body: { seen: number, ...fields } }) =>
        change(actor, params.code, number, (changing) => organization.addPower(changing, fields)),
      refused: refusedIn(() => 'power'),
    }),
    route({
      method: 'POST',
      path: '/agencies/:code/organization/powers/:id/end',
      permission: keepPowersAndQuotas,
      params: OfPower,
      body: EndingFields.extend({ seen }),
      handle: ({ actor, params, body: { seen: number, ...ending } }) =>
        change(actor, params.code, number, (changing) => organization.endPower(changing, params.id, ending)),
      refused: refusedIn(({ id }) => `end ${id ?? ''}`),
    }),
    route({
      method: 'POST',
      path: '/agencies/:code/organization/quotas',
      permission: keepPowersAndQuotas,
      params: OfAgency,
      body: QuotaFields.extend({ seen }),
      handle: ({ actor, params, body: { seen: number, ...fields } }) =>
        change(actor, params.code, number, (changing) => organization.setQuota(changing, fields)),
      refused: refusedIn(() => 'quota'),
    }),
  ];
}
