import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { json, page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { PeriodQuery } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { reportJson } from './json.ts';
import { reportPageFile } from './page-file.tsx';
import { ReportsPage, type BeginForm } from './pages-list.tsx';
import type { RefusedForm, ReportRights } from './pages-parts.ts';
import { ReportPage } from './pages-report.tsx';
import { RecountPage } from './pages-recount.tsx';
import { SectionPage } from './pages-section.tsx';
import { reportPdf } from './pdf.ts';
import { approveReports, manageReports, readReports, writeReports } from './permissions.ts';
import { reportActRoutes } from './routes-acts.ts';
import type { Reports } from './face.ts';
import { reportWord } from './word.ts';
import { templateTitles } from './templates.ts';

const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const OfSection = Id.extend({ section: z.string().max(60) });
const NewReport = z.object({ template: z.string().max(60) }).and(PeriodQuery);
const styles = { styles: ['report.css'] };

/** Pages and files of reports. */
export function reportRoutes(house: House, reports: Reports): Route[] {
  const rightsOf = (actor: Actor): ReportRights => ({
    isManager: covers(can(actor, manageReports), reports.city.agencyId),
    isApprover: covers(can(actor, approveReports), reports.city.agencyId),
    writesFor: (agencyIds) => agencyIds.some((id) => covers(can(actor, writeReports), id)),
  });

  async function listPage(actor: Actor, refused: Pick<BeginForm, 'refusals' | 'values'>): Promise<Reply> {
    const begin = rightsOf(actor).isManager
      ? { templates: templateTitles(reports.templates), ...refused }
      : null;
    return page('Báo cáo', <ReportsPage reports={await reports.list(actor)} begin={begin} />);
  }

  async function reportPage({ actor }: Asking, id: number, refused: RefusedForm | null): Promise<Reply> {
    const view = await reports.view(actor, id);
    const agencies = new Map(reports.rooms.organization.all().map((agency) => [agency.id, agency]));
    const rights = rightsOf(actor);
    const props = { view, agencies, refused, rights, today: house.clock.today(), city: reports.city };
    return page(view.report.title, <ReportPage {...props} />, styles);
  }

  async function sectionPage(
    { actor }: Asking,
    { id, section: code }: { id: number; section: string },
    refused: RefusedForm | null,
  ): Promise<Reply> {
    const view = await reports.view(actor, id);
    const section = view.template.sections.find((one) => one.code === code);
    if (section === undefined) throw new Refused(notFound);
    const agencies = reports.rooms.organization
      .all()
      .filter(
        ({ kind, level }) => level !== 'commune' && (kind.endsWith('-committee') || kind === 'department'),
      );
    const props = { view, section, agencies, refused, rights: rightsOf(actor) };
    return page(section.heading, <SectionPage {...props} />, styles);
  }

  return [
    route({
      method: 'GET',
      path: '/reports',
      permission: readReports,
      handle: ({ actor }) => listPage(actor, { refusals: [], values: {} }),
    }),
    route({
      method: 'POST',
      path: '/reports',
      permission: manageReports,
      body: NewReport,
      async handle({ actor, body: { template, from, to } }) {
        const id = await reports.begin(actor, { template, period: { from, to } });
        return redirect(`/reports/${id}`, t('Đã lập báo cáo.', 'The report has been begun.'));
      },
      refused: ({ actor, refusals, input }) => listPage(actor, { refusals, values: input }),
    }),
    route({
      method: 'GET',
      path: '/reports/:id',
      permission: readReports,
      params: Id,
      handle: (context) => reportPage(context, context.params.id, null),
    }),
    route({
      method: 'GET',
      path: '/reports/:id/sections/:section',
      permission: readReports,
      params: OfSection,
      handle: (context) => sectionPage(context, context.params, null),
    }),
    route({
      method: 'GET',
      path: '/reports/:id/recount',
      permission: readReports,
      params: Id,
      async handle({ actor, params: { id } }) {
        const { report } = await reports.view(actor, id);
        if (report.frozen === null) throw new Refused(notFound);
        const lines = await reports.recount(report.frozen);
        return page('Đối chiếu số liệu', <RecountPage report={report} lines={lines} />);
      },
    }),
    route({
      method: 'GET',
      path: '/reports/:id/file',
      permission: readReports,
      params: Id,
      query: z.object({ format: z.enum(['html', 'docx', 'pdf', 'json']).catch('html') }),
      perMinute: 60,
      async handle({ actor, params: { id }, query: { format }, origin }) {
        const { report, document } = await reports.view(actor, id);
        const written = { document, office: report.office };
        const name = `bao-cao-${report.template}-${document.period.from}-${document.period.to}`;
        switch (format) {
          case 'json':
            return json(reportJson(written, origin));
          case 'html':
            return file(
              reportPageFile(written, reports.city, origin),
              'text/html; charset=utf-8',
              `${name}.html`,
              true,
            );
          case 'pdf':
            return file(reportPdf(written, reports.city, origin), 'application/pdf', `${name}.pdf`, false);
          case 'docx':
            return file(await reportWord(written, reports.city, origin), wordType, `${name}.docx`, true);
        }
      },
    }),
    ...reportActRoutes(reports, { reportPage, sectionPage }),
  ];
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function file(data: Uint8Array | string, mediaType: string, fileName: string, isDownload: boolean): Reply {
  return { kind: 'bytes', data, mediaType, fileName, isDownload };
}
