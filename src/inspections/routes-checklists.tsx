import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { inspectReform } from '../reform-work/reform-work.ts';
import { by, type Desk } from './desk.ts';
import { ById, ChecklistForm, itemsText, readItems } from './forms.ts';
import { ChecklistFormPage, ChecklistsPage } from './page-checklists.tsx';
import { room } from './page-overview.tsx';

const base = '/inspections/checklists';

/** Checklists: what is asked at the place, as data. */
export function checklistRoutes(desk: Desk): Route[] {
  const {
    house,
    inspections: { checklists },
  } = desk;
  const permission = inspectReform;
  const saved = t('Đã lưu bảng kiểm.', 'Saved.');

  async function formPage(
    id: number | null,
    refusals: readonly Refusal[],
    typed: Readonly<Record<string, unknown>> | null,
    status = 200,
  ): Promise<Reply> {
    const kept = id === null ? null : (await checklists.get(id)).state;
    const values = typed ?? (kept === null ? {} : { title: kept.title, items: itemsText(kept.items) });
    return page(room.vi, <ChecklistFormPage id={id} refusals={refusals} values={values} />, { status });
  }

  return [
    route({
      method: 'GET',
      path: base,
      permission,
      handle: async () => page(room.vi, <ChecklistsPage checklists={await checklists.find()} />),
    }),
    route({ method: 'GET', path: `${base}/new`, permission, handle: () => formPage(null, [], null) }),
    route({
      method: 'POST',
      path: `${base}/new`,
      permission,
      body: ChecklistForm,
      async handle({ actor, body: { title, items } }) {
        const data = { title, items: readItems(items), on: house.clock.today().toString() };
        await checklists.begin(by(desk, actor), [{ kind: 'created', data }]);
        return redirect(base, saved);
      },
      refused: ({ refusals, input, status }) => formPage(null, refusals, input, status),
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      permission,
      params: ById,
      handle: ({ params: { id } }) => formPage(id, [], null),
    }),
    route({
      method: 'POST',
      path: `${base}/:id`,
      permission,
      params: ById,
      body: ChecklistForm,
      async handle({ actor, params: { id }, body: { title, items } }) {
        const data = { title, items: readItems(items), on: house.clock.today().toString() };
        await checklists.act(by(desk, actor), id, () => [{ kind: 'changed', data }]);
        return redirect(base, saved);
      },
      refused: ({ refusals, input, status, params }) =>
        formPage(ById.parse(params).id, refusals, input, status),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/retire`,
      permission,
      params: ById,
      async handle({ actor, params: { id } }) {
        await checklists.act(by(desk, actor), id, ({ isRetired }) =>
          isRetired ? [] : [{ kind: 'retired', data: {} }],
        );
        return redirect(base, t('Đã thôi dùng bảng kiểm.', 'Retired.'));
      },
    }),
  ];
}
