import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { rootOf } from './acting.ts';
import { askedOf, knownOf } from './asked.ts';
import { acceptEvidence, evidenceLimits, shownEvidence } from './evidence.ts';
import { FormPrintPage } from './pages-form-table.tsx';
import { FormPage, type FormPageProps } from './pages-form-view.tsx';
import { formAddress } from './parts.tsx';
import {
  approveReportedFigures,
  fillReportedFigures,
  mayApproveAt,
  mayFill,
  readReportedFigures,
} from './permissions.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { OfId } from './routes-collections.tsx';
import { isOpenFor } from './rules.ts';
import { TypedEntry, type Collection, type FigureForm } from './schema.ts';
import { readFormHistory, readNames } from './store.ts';
import { shownAgain } from './shown-again.ts';
import { readTyped } from './typed.ts';

const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);
const Filled = z.object({
  seen,
  action: z.enum(['save', 'submit']).catch('save'),
  entries: z.array(TypedEntry, 'Biểu gửi lên thiếu phần số liệu|The form came without its values').max(400),
});
const Seen = z.object({ seen });
const Reasoned = Seen.extend({
  reason: z.string().trim().min(1, 'Hãy ghi lý do|Give the reason').max(1000),
});
/** One agency's form and what is done with it. */
export function formRoutes(figures: ReportedFigures): Route[] {
  const { house, indicators, organization } = figures.rooms;
  const { db } = house;

  async function open(actor: Actor, id: number) {
    const { collection, row } = await figures.form(actor, id);
    const known = await knownOf(indicators, collection, [row.agency.id]);
    return {
      collection,
      row,
      asked: askedOf(indicators, collection),
      known: known.get(row.agency.id) ?? new Map<string, never>(),
    };
  }

  async function formPage(actor: Actor, id: number, refused: FormPageProps['refused']): Promise<Reply> {
    const opened = await open(actor, id);
    const { row, collection } = opened;
    const history = await readFormHistory(db, id);
    const names = await readNames(
      db,
      history.map(({ actorId }) => actorId),
    );
    const props: FormPageProps = {
      ...opened,
      refused,
      history: history.map((event) => ({ event, by: names.get(event.actorId ?? 0) ?? '' })),
      today: house.clock.today(),
      nameOf: (agencyId) => organization.getAgency(agencyId).name,
      mayEdit: mayEdit(actor, row.form, collection),
      mayDecide: row.form.waitsAt !== null && mayApproveAt(actor, row.form.waitsAt, rootId()),
      mayReopen: isOpenFor(row.form.state, 'reopen') && mayApproveAt(actor, rootId(), rootId()),
    };
    return page(`${row.agency.name} – ${collection.name}`, <FormPage {...props} />);
  }

  const rootId = (): number => rootOf(organization).id;

  const mayEdit = (actor: Actor, form: FigureForm, { state }: Collection): boolean =>
    mayFill(actor, form.agencyId) &&
    isOpenFor(form.state, 'save') &&
    (state === 'open' || form.standing !== null);

  const refusedIn =
    (form: NonNullable<FormPageProps['refused']>['form']) =>
    (context: RefusedContext): Promise<Reply> => {
      const { actor, params, refusals, input } = context;
      const refused = { form, refusals, values: input };
      return shownAgain(context, () => formPage(actor, OfId.parse(params).id, refused));
    };

  /** A form whose decision is the actor's: where it waits, or at the city for a reopening. */
  async function decidable(actor: Actor, id: number, place: (form: FigureForm) => number | null) {
    const { row } = await figures.form(actor, id);
    const at = place(row.form);
    if (at !== null && !mayApproveAt(actor, at, rootId())) throw new Refused(notFound);
    return row;
  }

  const decided = (id: number, words: Text): Reply => redirect(formAddress(id), words);

  return [
    route({
      method: 'GET',
      path: '/reported-figures/forms/:id',
      permission: readReportedFigures,
      params: OfId,
      handle: ({ actor, params }) => formPage(actor, params.id, null),
    }),
    route({
      method: 'GET',
      path: '/reported-figures/forms/:id/print',
      permission: readReportedFigures,
      params: OfId,
      async handle({ actor, params }) {
        const opened = await open(actor, params.id);
        return page(`${opened.row.agency.name} – ${opened.collection.name}`, <FormPrintPage {...opened} />);
      },
    }),
    route({
      method: 'GET',
      path: '/reported-figures/forms/:id/evidence/:hash',
      permission: readReportedFigures,
      params: OfId.extend({ hash: z.string().max(100) }),
      async handle({ actor, params }) {
        const { row } = await figures.form(actor, params.id);
        const entries = [row.form.entries, row.form.standing ?? {}].flatMap((one) => Object.values(one));
        const evidence = entries.find((entry) => entry.evidence?.hash === params.hash)?.evidence;
        const file =
          evidence == null
            ? undefined
            : await db
                .selectFrom('file')
                .select('mediaType')
                .where('hash', '=', evidence.hash)
                .executeTakeFirst();
        if (evidence == null || file === undefined) throw new Refused(notFound);
        const isShown = shownEvidence.has(file.mediaType);
        return {
          kind: 'bytes',
          data: house.files.read(evidence.hash),
          mediaType: isShown ? file.mediaType : 'application/octet-stream',
          fileName: evidence.name,
          isDownload: !isShown,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/reported-figures/forms/:id',
      permission: fillReportedFigures,
      params: OfId,
      body: Filled,
      upload: evidenceLimits,
      async handle({ actor, params, body, files }) {
        const { collection, row } = await figures.form(actor, params.id);
        if (!mayFill(actor, row.agency.id)) throw new Refused(notFound);
        const evidence = await acceptEvidence(house, files);
        const entries = readTyped(askedOf(indicators, collection), body.entries, row.form.entries, evidence);
        if (body.action === 'save') {
          await figures.save(actor, params.id, body.seen, entries);
          return decided(
            params.id,
            t('Đã lưu nháp; biểu chưa gửi.', 'Draft saved; the form is not sent yet.'),
          );
        }
        await figures.submit(actor, params.id, body.seen, entries);
        return decided(params.id, t('Đã gửi số liệu để duyệt.', 'The figures have been sent for approval.'));
      },
      refused: refusedIn('fill'),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/forms/:id/approve',
      permission: approveReportedFigures,
      params: OfId,
      body: Seen,
      async handle({ actor, params, body }) {
        await decidable(actor, params.id, ({ waitsAt }) => waitsAt);
        await figures.approve(actor, params.id, body.seen);
        return decided(params.id, t('Đã duyệt biểu.', 'The form is approved.'));
      },
      refused: refusedIn('approve'),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/forms/:id/return',
      permission: approveReportedFigures,
      params: OfId,
      body: Reasoned,
      async handle({ actor, params, body }) {
        await decidable(actor, params.id, ({ waitsAt }) => waitsAt);
        await figures.giveBack(actor, params.id, body.seen, body.reason);
        return decided(params.id, t('Đã trả lại biểu cho cơ quan.', 'The form went back to the agency.'));
      },
      refused: refusedIn('return'),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/forms/:id/reopen',
      permission: approveReportedFigures,
      params: OfId,
      body: Reasoned,
      async handle({ actor, params, body }) {
        await decidable(actor, params.id, rootId);
        await figures.reopen(actor, params.id, body.seen, body.reason);
        return decided(params.id, t('Đã mở lại biểu để đính chính.', 'The form is open for correction.'));
      },
      refused: refusedIn('reopen'),
    }),
  ];
}
