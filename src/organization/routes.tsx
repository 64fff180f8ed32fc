import { z } from 'zod';
import { OfficeHours } from '../calendar/schema.ts';
import { can, covers, type Actor } from '../kernel/access.ts';
import { accepted, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { fold, say, t, type Text } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { AgencyPage, type RefusedForm } from './agency-page.tsx';
import type { Changing } from './changes.ts';
import { AgencyListPage, pageSize } from './list-page.tsx';
import type { Organization } from './organization.ts';
import { manageAgencies } from './permissions.ts';
import { AgencyDetails, AgencyLevel, UnitDetails, WeekText, type Agency } from './schema.ts';
import { readWeek } from './week-text.ts';
import { words } from './words.ts';

/** Filters of the list; what makes no sense filters nothing. */
const Filters = z.object({
  q: z.string().max(200).catch(''),
  level: AgencyLevel.or(z.literal('')).catch(''),
  hours: z.enum(['own', 'usual', '']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

const OfAgency = z.object({ code: z.string() });
const OfUnit = z.object({ code: z.string(), unit: z.string() });

/** The number of the last event that the page showed. */
const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);

const saved = t('Đã lưu.', 'Saved.');
const hoursSaved = t(
  'Đã lưu giờ làm việc. Hồ sơ tiếp nhận từ lúc này theo giờ mới; hồ sơ đã hẹn giữ nguyên ngày hẹn.',
  'Office hours saved. Dossiers received from now on follow them; dossiers already promised keep their dates.',
);

/** The administrators' pages on agencies. `usual`: the city's usual office hours. */
export function organizationRoutes(organization: Organization, usual: OfficeHours): Route[] {
  const parentOf = ({ parentId }: Agency): Agency | null =>
    parentId === null ? null : organization.getAgency(parentId);

  /** An agency that the actor may manage; any other is answered as one that is not there. */
  function agencyFor(actor: Actor, code: string): Agency {
    const agency = organization.findAgency(code);
    if (agency === undefined || !covers(can(actor, manageAgencies), agency.id)) throw new Refused(notFound);
    return agency;
  }

  async function agencyPage(actor: Actor, code: string, refused: RefusedForm | null): Promise<Reply> {
    const agency = agencyFor(actor, code);
    const hours = agency.officeHours === null ? null : OfficeHours.parse(agency.officeHours);
    const moments = await organization.readHistory(agency.id);
    const props = { agency, parent: parentOf(agency), hours, usual, moments, refused };
    return page(agency.name, <AgencyPage {...props} />);
  }

  function refusedIn(form: (context: RefusedContext) => RefusedForm['form']) {
    return (context: RefusedContext): Promise<Reply> => {
      const { actor, refusals, input, params } = context;
      if (refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
        throw new Refused(refusals);
      return agencyPage(actor, params['code'] ?? '', { form: form(context), refusals, values: input });
    };
  }

  async function change(
    context: { actor: Actor; params: { code: string }; body: { seen: number } },
    act: (changing: Changing) => Promise<true | Refusal>,
    done: Text = saved,
  ): Promise<Reply> {
    const { actor, params, body } = context;
    const agency = agencyFor(actor, params.code);
    accepted(await act({ actor, agencyId: agency.id, seen: body.seen }));
    return redirect(`/admin/agencies/${encodeURIComponent(agency.code)}`, done);
  }

  return [
    route({
      method: 'GET',
      path: '/admin/agencies',
      permission: manageAgencies,
      query: Filters,
      handle({ answer, query, language }) {
        const { page: number, ...values } = query;
        const wanted = fold(values.q).split(' ');
        const found = organization
          .all()
          .filter(
            (agency) =>
              covers(answer, agency.id) &&
              (values.level === '' || agency.level === values.level) &&
              (values.hours === '' || (agency.officeHours === null) === (values.hours === 'usual')) &&
              isFound(agency, wanted),
          );
        const rows = found.slice((number - 1) * pageSize, number * pageSize);
        const props = { rows, total: found.length, page: number, values };
        return page(
          say(words.agencies, language),
          <AgencyListPage {...props} parentOf={(agency) => parentOf(agency)?.name ?? ''} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/admin/agencies/:code',
      permission: manageAgencies,
      params: OfAgency,
      handle: ({ actor, params }) => agencyPage(actor, params.code, null),
    }),
    route({
      method: 'POST',
      path: '/admin/agencies/:code',
      permission: manageAgencies,
      params: OfAgency,
      body: AgencyDetails.extend({ seen }),
      handle: (context) =>
        change(context, (changing) => {
          const { seen: _, ...details } = context.body;
          return organization.changeDetails(changing, details);
        }),
      refused: refusedIn(() => 'details'),
    }),
    route({
      method: 'POST',
      path: '/admin/agencies/:code/office-hours',
      permission: manageAgencies,
      params: OfAgency,
      body: WeekText.extend({ seen }),
      handle: (context) =>
        change(
          context,
          (changing) => {
            const hours = readWeek(context.body);
            if (Array.isArray(hours)) throw new Refused(hours);
            return organization.changeOfficeHours(changing, hours);
          },
          hoursSaved,
        ),
      refused: refusedIn(() => 'hours'),
    }),
    route({
      method: 'POST',
      path: '/admin/agencies/:code/units',
      permission: manageAgencies,
      params: OfAgency,
      body: UnitDetails.extend({ seen }),
      handle: (context) =>
        change(
          context,
          (changing) => {
            const { seen: _, ...details } = context.body;
            return organization.addUnit(changing, details);
          },
          t('Đã thêm bộ phận.', 'The unit has been added.'),
        ),
      refused: refusedIn(() => 'new-unit'),
    }),
    route({
      method: 'POST',
      path: '/admin/agencies/:code/units/:unit',
      permission: manageAgencies,
      params: OfUnit,
      body: UnitDetails.extend({ seen }),
      handle: (context) =>
        change(context, (changing) => {
          const { seen: _, ...details } = context.body;
          return organization.changeUnit(changing, context.params.unit, details);
        }),
      refused: refusedIn(({ params }) => `unit ${params['unit'] ?? ''}`),
    }),
  ];
}

/** Every word stands in the name or the code, without case and diacritics. */
function isFound({ name, nameEn, code }: Agency, wanted: readonly string[]): boolean {
  const text = fold(`${name} ${nameEn} ${code}`);
  return wanted.every((word) => text.includes(word));
}
