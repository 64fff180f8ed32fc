import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { fold, say, t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { AgencyLevel } from '../organization/schema.ts';
import { isChoosable } from './asked.ts';
import { proposedCollection } from './proposal.ts';
import { CollectionsPage, collectionsPerPage } from './pages-collections.tsx';
import { NewCollectionPage } from './pages-new.tsx';
import { ProgressPage, type ProgressProps } from './pages-progress.tsx';
import { collectionAddress } from './parts.tsx';
import { approveReportedFigures, manageCollections, readReportedFigures } from './permissions.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { ChangedDeadlines, formStates, NewCollection } from './schema.ts';
import { shownAgain } from './shown-again.ts';
import { readCollectionHistory, readNames } from './store.ts';
import { words } from './words.ts';

export const OfId = z.object({ id: z.coerce.number().int().min(0).max(2_000_000_000).catch(0) });

/** Filters; what makes no sense filters nothing. */
const ListFilters = z.object({
  q: z.string().max(200).catch(''),
  state: z.enum(['open', 'closed', '']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const ProgressFilters = z.object({
  q: z.string().max(200).catch(''),
  level: AgencyLevel.or(z.literal('')).catch(''),
  state: z.enum([...formStates, '']).catch(''),
  late: z.enum(['on', '']).catch(''),
});

/** Collections: the list, a new one, its progress, its deadlines, its closing. */
export function collectionRoutes(figures: ReportedFigures): Route[] {
  const { house, indicators, organization } = figures.rooms;

  const newPage = (language: 'vi' | 'en', more: Pick<RefusedContext, 'refusals' | 'input'> | null): Reply => {
    const props =
      more === null
        ? { values: proposedCollection(house.clock.today()) }
        : { values: more.input, refusals: more.refusals };
    const choosable = indicators.all().filter((one) => isChoosable(indicators, one));
    return page(
      say(t('Mở đợt thu thập số liệu', 'Open a collection of figures'), language),
      <NewCollectionPage indicators={choosable} {...props} />,
    );
  };

  async function progressPage(
    actor: Actor,
    id: number,
    values: z.infer<typeof ProgressFilters>,
    refused: ProgressProps['refused'],
  ): Promise<Reply> {
    const { collection, rows } = await figures.collection(actor, id);
    const wanted = fold(values.q);
    const history = await readCollectionHistory(house.db, id);
    const names = await readNames(
      house.db,
      history.map(({ actorId }) => actorId),
    );
    const props: ProgressProps = {
      collection,
      all: rows,
      rows: rows.filter(
        ({ agency, form, late }) =>
          (values.level === '' || agency.level === values.level) &&
          (values.state === '' || form.state === values.state) &&
          (values.late === '' || late > 0) &&
          fold(`${agency.name} ${agency.nameEn} ${agency.code}`).includes(wanted),
      ),
      values,
      today: house.clock.today(),
      nameOf: (agencyId) => organization.getAgency(agencyId).name,
      history: history.map((event) => ({ event, by: names.get(event.actorId ?? 0) ?? '' })),
      mayManage: can(actor, manageCollections) === true,
      refused,
    };
    return page(collection.name, <ProgressPage {...props} />);
  }

  const refusedIn =
    (form: 'deadlines' | 'close') =>
    (context: RefusedContext): Promise<Reply> => {
      const { actor, params, refusals, input } = context;
      const refused = { form, refusals, values: input };
      return shownAgain(context, () =>
        progressPage(actor, OfId.parse(params).id, ProgressFilters.parse({}), refused),
      );
    };

  return [
    route({
      method: 'GET',
      path: '/reported-figures',
      permission: readReportedFigures,
      query: ListFilters,
      async handle({ actor, query, language }) {
        const { page: number, ...values } = query;
        const own = actor.kind === 'staff' ? actor.agencyId : null;
        const mayApprove = can(actor, approveReportedFigures) !== false;
        const [all, owed, waiting] = await Promise.all([
          figures.collections(actor),
          own === null ? [] : figures.owedBy(own),
          mayApprove ? figures.waitingFor(actor) : [],
        ]);
        const found = all.filter(
          ({ collection }) =>
            (values.state === '' || collection.state === values.state) &&
            fold(collection.name).includes(fold(values.q)),
        );
        return page(
          say(words.room, language),
          <CollectionsPage
            rows={found.slice((number - 1) * collectionsPerPage, number * collectionsPerPage)}
            total={found.length}
            page={number}
            values={values}
            owed={owed}
            waiting={mayApprove ? waiting.length : null}
            ownAgencyIds={actor.kind === 'staff' ? [actor.agencyId, ...(actor.archiveOf ?? [])] : []}
            mayManage={can(actor, manageCollections) === true}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/reported-figures/new',
      permission: manageCollections,
      handle: ({ language }) => newPage(language, null),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/new',
      permission: manageCollections,
      body: NewCollection,
      async handle({ actor, body }) {
        const id = await figures.open(actor, body);
        return redirect(
          collectionAddress(id),
          t('Đã mở đợt thu thập và giao biểu.', 'The collection is open; the forms have been handed out.'),
        );
      },
      refused: (context) => newPage(context.language, context),
    }),
    route({
      method: 'GET',
      path: '/reported-figures/collections/:id',
      permission: readReportedFigures,
      params: OfId,
      query: ProgressFilters,
      handle: ({ actor, params, query }) => progressPage(actor, params.id, query, null),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/collections/:id/deadlines',
      permission: manageCollections,
      params: OfId,
      body: ChangedDeadlines,
      async handle({ actor, params, body }) {
        await figures.collection(actor, params.id);
        await figures.changeDeadlines(actor, params.id, body, body.reason);
        return redirect(
          collectionAddress(params.id),
          t('Đã đổi thời hạn.', 'The deadlines have been changed.'),
        );
      },
      refused: refusedIn('deadlines'),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/collections/:id/close',
      permission: manageCollections,
      params: OfId,
      body: z.object({ note: z.string().trim().max(2000).default('') }),
      async handle({ actor, params, body }) {
        await figures.collection(actor, params.id);
        await figures.close(actor, params.id, body.note);
        return redirect(
          collectionAddress(params.id),
          t('Đã khóa đợt thu thập.', 'The collection is closed.'),
        );
      },
      refused: refusedIn('close'),
    }),
  ];
}
