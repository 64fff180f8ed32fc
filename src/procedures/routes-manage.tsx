import { z } from 'zod';
import { raisedHands } from '../legislation/legislation.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Route } from '../kernel/web.ts';
import { flatten } from './edit-form.ts';
import { keepWithin } from './kept-input.ts';
import { decisionAddress, DecisionPage, DecisionsPage, DraftsPage } from './pages-manage.tsx';
import { draftChoice, PublishPage } from './pages-publish.tsx';
import { decisionsPerPage, editProcedures, publishProcedures, type Procedures } from './procedures.ts';
import type { PublicationItem } from './publish.ts';
import { Decision } from './schema.ts';

const oneOrMany = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .default([])
  .transform((list) => list.map((item) => item.trim()).filter((item) => item !== ''));

const must = (vi: string, en: string, most: number) =>
  z
    .string({ error: `${vi}|${en}` })
    .trim()
    .min(1, { error: `${vi}|${en}` })
    .max(most, { error: `Tối đa ${most} ký tự|At most ${most} characters` });

const codes = z
  .array(z.string().max(100, { error: 'Có mã dài quá 100 ký tự|A code is longer than 100 characters' }))
  .max(2000, { error: 'Tối đa 2.000 thủ tục|At most 2,000 procedures' });

const mostRefusalsShown = 50;

const PublishForm = z.object({
  number: must('Nhập số quyết định', 'Give the number of the decision', 100),
  issuer: must('Nhập cơ quan ban hành', 'Give the issuer', 300),
  issuedOn: Decision.shape.issuedOn,
  effectiveOn: Decision.shape.effectiveOn,
  title: Decision.shape.title,
  drafts: oneOrMany.pipe(codes),
  abolish: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,;]+/).filter((code) => code !== ''))
    .pipe(codes),
});

/** Drafts, decisions, and the recording of a decision. */
export function manageRoutes(house: Pick<House, 'clock' | 'db'>, procedures: Procedures): Route[] {
  return [
    route({
      method: 'GET',
      path: '/procedures/manage',
      permission: editProcedures,
      async handle({ language }) {
        const title = t('Soạn và công bố thủ tục', 'Edit and publish procedures')[language];
        const day = house.clock.today();
        const hands = await raisedHands(house.db, await procedures.legalBases(day), day);
        return page(title, <DraftsPage drafts={await procedures.listDrafts()} hands={hands.length} />);
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/manage/decisions',
      permission: editProcedures,
      query: z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }),
      async handle({ query, language }) {
        const { rows, total } = await procedures.listDecisions(query.page);
        const title = t('Quyết định công bố', 'Publication decisions')[language];
        return page(
          title,
          <DecisionsPage rows={rows} total={total} page={query.page} pageSize={decisionsPerPage} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/manage/decisions/:id',
      permission: editProcedures,
      params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
      async handle({ params }) {
        const decision = await procedures.getDecision(params.id);
        return page(decision.number, <DecisionPage decision={decision} />);
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/manage/publish',
      permission: publishProcedures,
      query: z.object({ draft: oneOrMany, abolish: oneOrMany }),
      async handle({ query, language }) {
        const drafts = await procedures.listDrafts();
        const chosen = drafts.filter((draft) => query.draft.includes(draft.code)).map(draftChoice);
        const values = { drafts: chosen, abolish: query.abolish.join('\n') };
        const title = t('Ghi quyết định công bố', 'Record a publication decision')[language];
        return page(title, <PublishPage drafts={drafts} values={values} />);
      },
    }),
    route({
      method: 'POST',
      path: '/procedures/manage/publish',
      permission: publishProcedures,
      body: PublishForm,
      async refused({ input, refusals, language }) {
        const drafts = await procedures.listDrafts();
        const title = t('Ghi quyết định công bố', 'Record a publication decision')[language];
        const { form, refusals: cut } = keepWithin(input);
        const shown = [...refusals, ...cut].slice(0, mostRefusalsShown);
        return page(title, <PublishPage drafts={drafts} values={flatten(form)} refusals={shown} />);
      },
      async handle({ body, actor }) {
        const { drafts, abolish, ...decision } = body;
        const items: PublicationItem[] = [
          ...drafts.map(draftItem),
          ...[...new Set(abolish)].map((code) => ({ kind: 'abolish' as const, code })),
        ];
        const published = await procedures.publish(items, decision, actor);
        const [first] = published;
        const versions = first === undefined ? [] : await procedures.versionsOf(first.code);
        const decisionId = versions.find((version) => version.number === first?.number)?.decision?.id;
        const words = t(
          `Đã ghi Quyết định số ${decision.number} với ${published.length} thủ tục.`,
          `Decision ${decision.number} is recorded with ${published.length} procedures.`,
        );
        const to = decisionId === undefined ? '/procedures/manage/decisions' : decisionAddress(decisionId);
        return redirect(to, words);
      },
    }),
  ];
}

/** `3:1.001193` back to a draft at its revision; a forged one finds no draft at that revision and is refused. */
function draftItem(choice: string): PublicationItem {
  const [revision = '', ...code] = choice.split(':');
  return { kind: 'draft', code: code.join(':'), revision: Number(revision) };
}
