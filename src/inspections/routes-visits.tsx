import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { forbidden, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { inspectReform, readReformWork } from '../reform-work/reform-work.ts';
import { agencyChoices, agencyNamed, by, inspects, namesOf, reads, type Desk } from './desk.ts';
import { ById, ConcludeForm, FindingsForm, Id, ItemForm, VisitForm } from './forms.ts';
import { room } from './page-overview.tsx';
import { NewVisitPage } from './page-new-visit.tsx';
import { VisitPage, type Refused as Sent } from './page-visit.tsx';
import { keepPhotographs, photoLimits } from './photographs.ts';
import { conclusionPdf } from './printing.ts';
import { findingsOf, findInspection } from './reading.ts';

const base = '/inspections/visits/:id';
const daysToRemedy = 30;

/** A visit: its checklist item by item, photographs, findings, conclusion. */
export function visitRoutes(desk: Desk): Route[] {
  const { house, inspections } = desk;

  async function open(actor: Actor, id: number) {
    const inspection = await findInspection(house.db, reads(actor), id);
    const sheet = inspection === null ? null : await inspections.sheetOf(id);
    if (inspection === null || sheet === null) throw new Refused(notFound);
    return { inspection, sheet };
  }

  async function openToWrite(actor: Actor, id: number) {
    const found = await open(actor, id);
    if (!inspects(actor, found.inspection.agencyId)) throw new Refused(forbidden);
    return found;
  }

  async function visitPage(actor: Actor, id: number, refused: Sent, status = 200): Promise<Reply> {
    const { inspection, sheet } = await open(actor, id);
    const today = house.clock.today();
    const props = {
      inspection,
      sheet,
      names: namesOf(desk),
      inspects: inspects(actor, inspection.agencyId),
      today: today.toString(),
      due: today.add({ days: daysToRemedy }).toString(),
      refused,
    };
    return page(room.vi, <VisitPage {...props} findings={await findingsOf(house.db, [id])} />, {
      status,
      scripts: ['checklist.js'],
    });
  }

  const again =
    (form: (input: RefusedContext['input']) => string) =>
    async (context: RefusedContext): Promise<Reply> => {
      const { success, data } = ById.safeParse(context.params);
      if (!success) throw new Refused(context.refusals);
      return visitPage(
        context.actor,
        data.id,
        {
          form: form(context.input),
          refusals: context.refusals.map(besideItsField),
          values: context.input,
        },
        context.status,
      );
    };

  async function newPage(
    refusals: readonly Refusal[],
    values: Readonly<Record<string, unknown>>,
    status = 200,
  ): Promise<Reply> {
    const lists = (await inspections.checklists.find()).filter(({ state }) => !state.isRetired);
    const checklists = lists.map(({ id, state }) => ({ value: String(id), label: state.title }));
    return page(
      room.vi,
      <NewVisitPage
        agencies={agencyChoices(desk)}
        checklists={checklists}
        values={values}
        refusals={refusals}
      />,
      { status },
    );
  }

  return [
    route({
      method: 'GET',
      path: '/inspections/visits/new',
      permission: inspectReform,
      query: z.object({ plan: Id.or(z.literal('')).catch(''), line: Id.or(z.literal('')).catch('') }),
      async handle({ query: { plan, line } }) {
        const on = house.clock.today().toString();
        if (plan === '' || line === '') return newPage([], { on });
        const { state } = await inspections.plans.get(plan);
        const planned = state.lines.find(({ number }) => number === line);
        if (planned === undefined) throw new Refused(notFound);
        const agency = desk.organization.getAgency(planned.agencyId).code;
        return newPage([], { on, plan, line, agency, team: planned.team });
      },
    }),
    route({
      method: 'POST',
      path: '/inspections/visits/new',
      permission: inspectReform,
      body: VisitForm,
      async handle({ actor, body: { agency, on, team, checklist, plan, line } }) {
        const id = await inspections.visit(by(desk, actor), {
          agencyId: agencyNamed(desk, agency).id,
          on,
          team,
          checklistId: checklist,
          plan: plan === '' || line === '' ? null : { id: plan, line },
        });
        return redirect(`/inspections/visits/${id}`);
      },
      refused: ({ refusals, input, status }) =>
        newPage(
          refusals.map((one) =>
            one.field?.startsWith('values.') === true ? { ...one, field: 'agency' } : one,
          ),
          input,
          status,
        ),
    }),
    route({
      method: 'GET',
      path: base,
      permission: readReformWork,
      params: ById,
      handle: ({ actor, params: { id } }) => visitPage(actor, id, null),
    }),
    route({
      method: 'POST',
      path: `${base}/items`,
      permission: inspectReform,
      params: ById,
      upload: photoLimits,
      body: ItemForm,
      async handle({ actor, params: { id }, body: { item, answer, note }, files }) {
        const { sheet } = await openToWrite(actor, id);
        const photos = await keepPhotographs(house, files);
        await inspections.answer(by(desk, actor), sheet.id, {
          item,
          answer: answer === '' ? null : answer,
          note,
          photos,
        });
        return redirect(
          `/inspections/visits/${id}#item-${Math.min(item + 1, sheet.state.items.length - 1)}`,
          t(`Đã lưu mục ${item + 1}.`, `Item ${item + 1} saved.`),
        );
      },
      refused: again((input) => `item-${String(input['item'])}`),
    }),
    route({
      method: 'GET',
      path: `${base}/photos/:hash`,
      permission: readReformWork,
      params: ById.extend({ hash: z.string().max(64) }),
      async handle({ actor, params: { id, hash } }) {
        const { sheet } = await open(actor, id);
        const photo = sheet.state.answers.flatMap(({ photos }) => photos).find((one) => one.hash === hash);
        if (photo === undefined) throw new Refused(notFound);
        return {
          kind: 'bytes',
          data: house.files.read(hash),
          mediaType: photo.mediaType,
          fileName: photo.name,
        };
      },
    }),
    route({
      method: 'POST',
      path: `${base}/findings`,
      permission: inspectReform,
      params: ById,
      body: FindingsForm,
      async handle({ actor, params: { id }, body: { dueOn } }) {
        const { sheet } = await openToWrite(actor, id);
        const count = await inspections.makeFindings(by(desk, actor), sheet.id, dueOn);
        return redirect(
          `/inspections/visits/${id}`,
          t(`Đã lập ${count} tồn tại.`, `${count} findings made.`),
        );
      },
      refused: again(() => 'findings'),
    }),
    route({
      method: 'POST',
      path: `${base}/conclude`,
      permission: inspectReform,
      params: ById,
      body: ConcludeForm,
      async handle({ actor, params: { id }, body: { conclusion } }) {
        await openToWrite(actor, id);
        await inspections.conclude(by(desk, actor), id, conclusion);
        return redirect(`/inspections/visits/${id}`, t('Đã ra kết luận.', 'The conclusion stands.'));
      },
      refused: again(() => 'conclude'),
    }),
    route({
      method: 'GET',
      path: `${base}/conclusion.pdf`,
      permission: readReformWork,
      params: ById,
      async handle({ actor, params: { id } }) {
        const { inspection, sheet } = await open(actor, id);
        const data = conclusionPdf(
          inspection,
          sheet.state,
          await findingsOf(house.db, [id]),
          namesOf(desk),
          desk.head,
          house.clock.now(),
        );
        return { kind: 'bytes', data, mediaType: 'application/pdf', fileName: `ket-luan-kiem-tra-${id}.pdf` };
      },
    }),
  ];
}

/** What the register says of a row's column stands beside the field of the same name. */
function besideItsField(refusal: Refusal): Refusal {
  return refusal.field?.startsWith('values.') === true
    ? { ...refusal, field: refusal.field.slice('values.'.length) }
    : refusal;
}
