import { z } from 'zod';
import { Refused } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { redirect, route, type Asking, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import type { RefusedForm } from './pages-parts.ts';
import { approveReports, manageReports, readReports, writeReports } from './permissions.ts';
import type { Reports } from './face.ts';
import { Office } from './schema.ts';

const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const OfSection = Id.extend({ section: z.string().max(60) });
const Seen = z.object({ seen: z.coerce.number().int().min(0).max(2_147_483_647).catch(-1) });
const longText = z
  .string()
  .max(40_000, 'Nhiều nhất 40.000 ký tự|At most 40,000 characters')
  .transform((text) => text.replaceAll('\r\n', '\n'));
const shortText = z.string().trim().max(4000, 'Nhiều nhất 4.000 ký tự|At most 4,000 characters');
const Said = z.object({ text: shortText.min(1, 'Hãy ghi góp ý|Write a comment') });
const Move = z
  .object({ act: z.enum(['submit', 'approve', 'return']), note: shortText.default('') })
  .refine(({ act, note }) => act !== 'return' || note !== '', {
    path: ['note'],
    message: 'Hãy ghi lý do trả lại|Say why it is returned',
  });
const AgencyId = z.coerce.number().int().min(1).max(2_147_483_647);
const Assigned = z.object({
  agencies: z.union([z.array(AgencyId).max(200), AgencyId.transform((id) => [id])]).default([]),
});
const OfficeForm = Seen.extend({
  ...Office.omit({ isDemonstration: true, recipients: true }).shape,
  recipients: longText.default('').transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter((line) => line !== '')
      .slice(0, 40),
  ),
});
const FreezeForm = Seen.extend({
  asOf: z.iso.date('Hãy chọn ngày chốt số liệu|Choose the day of freezing'),
});

type Pages = {
  reportPage(context: Asking, id: number, refused: RefusedForm | null): Promise<Reply>;
  sectionPage(
    context: Asking,
    at: { id: number; section: string },
    refused: RefusedForm | null,
  ): Promise<Reply>;
};

const saved = t('Đã lưu.', 'Saved.');
const done: Record<string, Text> = {
  freeze: t('Đã chốt số liệu.', 'The figures are frozen.'),
  thaw: t('Báo cáo đã mở lại để sửa.', 'The report can be changed again.'),
  approve: t('Đã duyệt báo cáo.', 'The report is approved.'),
  publish: t('Đã phát hành báo cáo.', 'The report is published.'),
};

/** What is done with a report and its sections. */
export function reportActRoutes(reports: Reports, { reportPage, sectionPage }: Pages): Route[] {
  const onReport = (form: string) => (context: RefusedContext) => {
    const { id } = shown(context, Id);
    const { refusals, input } = context;
    return reportPage(context, id, { form, refusals, values: input });
  };
  const onSection = (form: string) => (context: RefusedContext) => {
    const at = shown(context, OfSection);
    const { refusals, input } = context;
    return sectionPage(context, at, { form, refusals, values: input });
  };
  const backTo = ({ id, section }: { id: number; section: string }, words: Text): Reply =>
    redirect(`/reports/${id}/sections/${encodeURIComponent(section)}`, words);

  const simple = (name: 'thaw' | 'approve' | 'publish') =>
    route({
      method: 'POST',
      path: `/reports/:id/${name}`,
      permission: name === 'approve' ? approveReports : manageReports,
      params: Id,
      body: Seen,
      async handle({ actor, params: { id }, body: { seen } }) {
        await reports[name](actor, id, seen);
        return redirect(`/reports/${id}`, done[name]);
      },
      refused: onReport(name),
    });

  return [
    route({
      method: 'POST',
      path: '/reports/:id/office',
      permission: manageReports,
      params: Id,
      body: OfficeForm,
      async handle({ actor, params: { id }, body: { seen, ...office } }) {
        await reports.office(actor, id, seen, office);
        return redirect(`/reports/${id}`, saved);
      },
      refused: onReport('office'),
    }),
    route({
      method: 'POST',
      path: '/reports/:id/freeze',
      permission: manageReports,
      params: Id,
      body: FreezeForm,
      async handle({ actor, params: { id }, body: { seen, asOf } }) {
        await reports.freeze(actor, id, seen, Temporal.PlainDate.from(asOf));
        return redirect(`/reports/${id}`, done['freeze']);
      },
      refused: onReport('freeze'),
    }),
    simple('thaw'),
    simple('approve'),
    simple('publish'),
    route({
      method: 'POST',
      path: '/reports/:id/sections/:section/draft',
      permission: writeReports,
      params: OfSection,
      body: z.object({ text: longText }).and(Seen),
      async handle({ actor, params, body }) {
        await reports.draft(actor, params.id, params.section, body);
        return backTo(params, saved);
      },
      refused: onSection('draft'),
    }),
    route({
      method: 'POST',
      path: '/reports/:id/sections/:section/move',
      permission: writeReports,
      params: OfSection,
      body: Move,
      async handle({ actor, params, body: { act, note } }) {
        await reports.moveSection(actor, params.id, params.section, act, note);
        return backTo(params, saved);
      },
      refused: onSection('move'),
    }),
    route({
      method: 'POST',
      path: '/reports/:id/sections/:section/assign',
      permission: manageReports,
      params: OfSection,
      body: Assigned,
      async handle({ actor, params, body: { agencies } }) {
        await reports.assign(actor, params.id, params.section, agencies);
        return backTo(params, saved);
      },
      refused: onSection('assign'),
    }),
    route({
      method: 'POST',
      path: '/reports/:id/sections/:section/comment',
      permission: readReports,
      params: OfSection,
      body: Said,
      async handle({ actor, params, body: { text } }) {
        await reports.comment(actor, params.id, params.section, text);
        return backTo(params, saved);
      },
      refused: onSection('comment'),
    }),
  ];
}

/** The place whose page shows the form again. What is not there, or not theirs, has none: its refusal is a page itself. */
function shown<Place>({ refusals, params }: RefusedContext, place: z.ZodType<Place>): Place {
  const read = place.safeParse(params);
  const isBarred = refusals.some(({ code }) => ['not-found', 'forbidden', 'csrf-failed'].includes(code));
  if (isBarred || !read.success) throw new Refused(refusals);
  return read.data;
}
