import { z } from 'zod';
import { commandInputs, receiveDossiers } from '../dossiers/dossiers.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { at, formRefusals, staffOf } from './asking.ts';
import { readCard } from './card.ts';
import type { Counter, CounterRooms } from './counter.ts';
import { linesPerPage } from './dossier-list.tsx';
import { ReturnDossier, ReturnList } from './return-pages.tsx';
import { codeOfScan, idNumberIn } from './rules.ts';
import { CodeParams, PageNumber, Words } from './schema.ts';
import { countWaiting, findCode, listWaiting } from './store.ts';
import { words } from './words.ts';

const foundAtMost = 20;

/** Results that wait, found by code, number or name, and handed over. */
export function returnRoutes(
  house: House,
  counter: Counter,
  { dossiers, procedures }: CounterRooms,
): Route[] {
  const { db } = house;

  async function one(
    asking: Asking,
    code: string,
    refusals: readonly Refusal[] = [],
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<Reply> {
    const { dossier } = await counter.look(staffOf(asking), code, 'return');
    const { content } = await procedures.getVersion(dossier.procedureVersionId);
    const body = (
      <ReturnDossier dossier={dossier} procedure={content.name} refusals={refusals} values={values} />
    );
    return page(dossier.code, body);
  }

  return [
    route({
      method: 'GET',
      path: '/return',
      permission: receiveDossiers,
      query: z.object({ q: Words.shape.q, page: PageNumber }),
      async handle({ query, ...asking }) {
        const { q } = query;
        const { answer } = asking;
        const code = q === '' ? undefined : await findCode(db, codeOfScan(q), answer);
        if (code !== undefined) return redirect(at('/return', code));
        const card = readCard(q);
        const person = { idNumber: card?.idNumber ?? idNumberIn(q), name: q };
        const wanted = { kind: 'resolved' as const, answer };
        const found =
          q === ''
            ? undefined
            : await listWaiting(db, { ...wanted, person, newestFirst: true, limit: foundAtMost, offset: 0 });
        const only = found?.length === 1 ? found[0] : undefined;
        if (only !== undefined) return redirect(at('/return', only.code));
        const waiting = { ...wanted, limit: linesPerPage, offset: (query.page - 1) * linesPerPage };
        const body = (
          <ReturnList
            query={q}
            {...(found === undefined ? {} : { found })}
            lines={await listWaiting(db, waiting)}
            page={query.page}
            total={await countWaiting(db, waiting)}
          />
        );
        return page(say(words.return, asking.language), body, { scripts: ['return.js'] });
      },
    }),
    route({
      method: 'GET',
      path: '/return/:code',
      permission: receiveDossiers,
      params: CodeParams,
      handle: ({ params, ...asking }) => one(asking, params.code),
    }),
    route({
      method: 'POST',
      path: '/return/:code',
      permission: receiveDossiers,
      params: CodeParams,
      body: commandInputs.return.extend({ expectedVersion: z.coerce.number().int().positive() }),
      async handle({ actor, params, body: { expectedVersion, ...input } }) {
        const { code } = await dossiers.act(actor, params.code, { name: 'return', input }, expectedVersion);
        return redirect(
          '/return',
          t(
            `Đã trả kết quả hồ sơ ${code} cho ${input.receivedBy}.`,
            `The result of ${code} was handed to ${input.receivedBy}.`,
          ),
        );
      },
      refused: (context) => one(context, context.params['code'] ?? '', formRefusals(context), context.input),
    }),
  ];
}
