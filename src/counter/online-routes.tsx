import { z } from 'zod';
import { commandInputs, receiveDossiers } from '../dossiers/dossiers.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { at, formRefusals, staffOf } from './asking.ts';
import type { Counter, CounterRooms } from './counter.ts';
import { linesPerPage } from './dossier-list.tsx';
import { OnlineDossier, OnlineList } from './online-pages.tsx';
import { CodeParams, PageNumber } from './schema.ts';
import { countWaiting, listWaiting } from './store.ts';
import { words } from './words.ts';

const Seen = z.object({ expectedVersion: z.coerce.number().int().positive() });

/** What was filed online: received or refused at the desk, one by one. */
export function onlineRoutes(
  house: House,
  counter: Counter,
  { dossiers, procedures }: CounterRooms,
): Route[] {
  async function one(
    asking: Asking,
    code: string,
    refusals: readonly Refusal[] = [],
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<Reply> {
    const { dossier } = await counter.look(staffOf(asking), code, 'receive online');
    const { content } = await procedures.getVersion(dossier.procedureVersionId);
    const promised = await counter.promiseFor(dossier);
    return page(
      dossier.code,
      <OnlineDossier
        dossier={dossier}
        procedure={content.name}
        promised={promised}
        refusals={refusals}
        values={values}
      />,
    );
  }

  return [
    route({
      method: 'GET',
      path: '/receive/online',
      permission: receiveDossiers,
      query: z.object({ page: PageNumber }),
      async handle({ query, ...asking }) {
        const wanted = {
          kind: 'registered' as const,
          answer: asking.answer,
          limit: linesPerPage,
          offset: (query.page - 1) * linesPerPage,
        };
        const lines = await listWaiting(house.db, wanted);
        const total = await countWaiting(house.db, wanted);
        const body = <OnlineList lines={lines} page={query.page} total={total} />;
        return page(say(words.online, asking.language), body);
      },
    }),
    route({
      method: 'GET',
      path: '/receive/online/:code',
      permission: receiveDossiers,
      params: CodeParams,
      handle: ({ params, ...asking }) => one(asking, params.code),
    }),
    route({
      method: 'POST',
      path: '/receive/online/:code/receive',
      permission: receiveDossiers,
      params: CodeParams,
      body: Seen,
      async handle({ actor, params, body }) {
        await dossiers.act(actor, params.code, { name: 'receive' }, body.expectedVersion);
        return redirect(at('/receive/done', params.code));
      },
      refused: (context) => one(context, context.params['code'] ?? '', formRefusals(context)),
    }),
    route({
      method: 'POST',
      path: '/receive/online/:code/refuse',
      permission: receiveDossiers,
      params: CodeParams,
      body: Seen.extend(commandInputs.refuse.shape),
      async handle({ actor, params, body: { expectedVersion, ...input } }) {
        await dossiers.act(actor, params.code, { name: 'refuse', input }, expectedVersion);
        return redirect(
          '/receive/online',
          t(`Đã từ chối tiếp nhận hồ sơ ${params.code}.`, `Dossier ${params.code} was refused.`),
        );
      },
      refused: (context) => one(context, context.params['code'] ?? '', formRefusals(context), context.input),
    }),
  ];
}
