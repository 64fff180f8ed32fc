import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { assignable, assignMany, nothingTicked, signable, signMany, tickedOf } from './actions-bulk.ts';
import type { DossierActs } from './actions.ts';
import { commandInputs } from './commands.ts';
import { BulkAssignPage, BulkResultPage, SignPage } from './pages-sign.tsx';
import { leadDossiers, processDossiers, readDossiers } from './permissions.ts';
import type { DossierReading } from './reading-dossier.ts';
import { listWorkers } from './reading-people.ts';
import { staffOf } from './routes-work.tsx';

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const Ticks = z.object({ items: oneOrMany.catch([]) });
const note = commandInputs.completeStep.shape.note;

const SignForm = z.object({
  groups: z
    .array(
      z
        .object({ items: oneOrMany, asks: z.string().optional(), outcome: z.string().max(100).optional() })
        .refine(({ items, asks, outcome }) => items.length === 0 || asks === undefined || outcome, {
          path: ['outcome'],
          message: 'Hãy chọn quyết định cho các hồ sơ này|Choose the decision on these dossiers',
        }),
    )
    .max(50)
    .default([]),
  note,
});
const AssignForm = z.object({
  items: oneOrMany,
  assigneeId: z.coerce
    .number({ error: 'Hãy chọn người được giao|Choose a person' })
    .int()
    .positive('Hãy chọn người được giao|Choose a person')
    .max(2_147_483_647),
  note,
});

const signTitle = t('Ký duyệt nhiều hồ sơ', 'Sign many dossiers');
const assignTitle = t('Phân công nhiều hồ sơ', 'Assign many dossiers');

/** Where a head or leader decides on many at once: each decision is its own, with the version that was seen. */
export function bulkRoutes(rooms: DossierReading, dossiers: DossierActs): Route[] {
  const { db } = rooms.house;
  return [
    route({
      method: 'GET',
      path: '/work/sign',
      permission: processDossiers,
      query: Ticks,
      async handle({ query, language, ...asking }) {
        const staff = staffOf(asking);
        const answer = can(staff, readDossiers);
        const found = await signable(rooms, { staff, answer }, tickedOf(query.items));
        return page(signTitle[language], <SignPage {...found} />);
      },
    }),
    route({
      method: 'POST',
      path: '/work/sign',
      permission: processDossiers,
      body: SignForm,
      async handle({ body, language, ...asking }) {
        const staff = staffOf(asking);
        const decisions = body.groups.flatMap(({ items, outcome }) =>
          tickedOf(items).map((ticked) => ({ ...ticked, outcome: outcome ?? null })),
        );
        if (decisions.length === 0) throw new Refused(nothingTicked);
        const outcomes = await signMany(dossiers, staff, decisions, body.note);
        return page(signTitle[language], <BulkResultPage title={signTitle} outcomes={outcomes} />);
      },
      async refused({ input, refusals, language, ...asking }) {
        const staff = staffOrRefused(asking, refusals);
        const groups = listIn(input['groups']);
        const items = groups.flatMap((group) => textsIn(group, 'items'));
        const answer = can(staff, readDossiers);
        const found = await signable(rooms, { staff, answer }, tickedOf(items));
        const body = <SignPage {...found} refusals={refusals} values={{ ...input, ...chosenIn(groups) }} />;
        return page(signTitle[language], body);
      },
    }),
    route({
      method: 'GET',
      path: '/work/assign',
      permission: leadDossiers,
      query: Ticks,
      async handle({ query, language, ...asking }) {
        const staff = staffOf(asking);
        const answer = can(staff, readDossiers);
        const found = await assignable(rooms, { staff, answer }, tickedOf(query.items));
        const workers = await listWorkers(db, staff.agencyId);
        return page(assignTitle[language], <BulkAssignPage {...found} workers={workers} />);
      },
    }),
    route({
      method: 'POST',
      path: '/work/assign',
      permission: leadDossiers,
      body: AssignForm,
      async handle({ body, language, ...asking }) {
        const staff = staffOf(asking);
        const ticked = tickedOf(body.items);
        if (ticked.length === 0) throw new Refused(nothingTicked);
        const answer = can(staff, readDossiers);
        const outcomes = await assignMany(rooms, dossiers, { staff, answer }, { ...body, ticked });
        return page(assignTitle[language], <BulkResultPage title={assignTitle} outcomes={outcomes} />);
      },
      async refused({ input, refusals, language, ...asking }) {
        const staff = staffOrRefused(asking, refusals);
        const answer = can(staff, readDossiers);
        const found = await assignable(rooms, { staff, answer }, tickedOf(textsIn(input, 'items')));
        const workers = await listWorkers(db, staff.agencyId);
        const body = <BulkAssignPage {...found} workers={workers} refusals={refusals} values={input} />;
        return page(assignTitle[language], body);
      },
    }),
  ];
}

/**
 * What was chosen, where all groups are shown again. A group from which all was unticked is not: then the others have
 * other places, and nothing is chosen for them rather than something else.
 */
function chosenIn(groups: readonly unknown[]): { groups?: unknown } {
  return groups.every((group) => textsIn(group, 'items').length > 0) ? {} : { groups: [] };
}

/** Refusals about the person are for the general page: a form would show them what they may not see. */
function staffOrRefused(
  asking: Parameters<typeof staffOf>[0],
  refusals: ConstructorParameters<typeof Refused>[0],
): ReturnType<typeof staffOf> {
  const { actor } = asking;
  if (actor.kind !== 'staff' || can(actor, processDossiers) === false) throw new Refused(refusals);
  return actor;
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsIn(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return (Array.isArray(found) ? found : [found]).filter((item) => typeof item === 'string');
}
