import { can, covers, type Actor } from '../kernel/access.ts';
import { forbidden, isRefusal, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Period } from '../indicators/schema.ts';
import { createActs } from './acts.ts';
import type { Reports, Written } from './face.ts';
import { checkTemplate, type Known } from './check.ts';
import { documentOf, templateOf } from './documents.ts';
import { followReports, maySeeDraft, readReports } from './permissions.ts';
import { recount } from './recount.ts';
import { renderReport } from './render.ts';
import { noOfficeYet } from './office.ts';
import type { ReportRooms } from './rooms.ts';
import type { ReportCity } from './schema.ts';
import {
  findReport,
  findReportOf,
  listReports,
  readComments,
  readSections,
  type ReportRow,
} from './store.ts';
import { readTemplate } from './template.ts';
import { noTemplate } from './templates.ts';

export { handOverSections } from './handing-over.ts';
export { noRegisters, type ReportRooms } from './rooms.ts';
export { steeringRegisters } from './steering-registers.ts';
export { reportJson } from './json.ts';
export { reportPageFile } from './page-file.tsx';
export { reportPdf } from './pdf.ts';
export { reportWord } from './word.ts';
export { demonstrateReports } from './demonstration.ts';
export type { Reports } from './face.ts';
export { loadTemplates } from './templates.ts';
export { readReports } from './permissions.ts';

export function createReports(
  house: House,
  city: ReportCity,
  rooms: ReportRooms,
  templates: ReadonlyMap<string, string>,
): Reports {
  const known: Known = {
    indicators: rooms.indicators,
    hasAgency: (code) => rooms.organization.findAgency(code) !== undefined,
  };

  /** The report, if this actor sees it, and whether they have part in its writing. */
  async function opened(actor: Actor, id: number): Promise<{ report: ReportRow; isWriting: boolean }> {
    const report = await findReport(house.db, id);
    if (report === undefined) throw new Refused(notFound);
    const sections = await readSections(house.db, id);
    const assigned = [...sections.values()].flatMap(({ agencyIds }) => agencyIds);
    const isWriting = maySeeDraft(actor, city.agencyId, assigned);
    if (report.state !== 'published' && !isWriting) throw new Refused(notFound);
    return { report, isWriting };
  }

  const visible = async (actor: Actor, id: number) => (await opened(actor, id)).report;

  async function writeSource(
    source: string,
    frame: { period: Period; asOf: Temporal.PlainDate | null },
  ): Promise<Written | Refusal> {
    const template = readTemplate(source);
    if (isRefusal(template)) return template;
    const fault = checkTemplate(template, known);
    if (fault !== null) return fault;
    const document = await renderReport(rooms, city, template, frame);
    return { document, office: noOfficeYet(template), id: null };
  }

  return {
    city,
    rooms,
    templates,
    ...createActs(house, { city, rooms, templates, known, visible }),
    async list(actor) {
      if (can(actor, readReports) === false) throw new Refused(forbidden);
      const isFollowing = covers(can(actor, followReports), city.agencyId);
      return (await listReports(house.db)).filter(
        ({ state, assigned }) =>
          state === 'published' || isFollowing || maySeeDraft(actor, city.agencyId, assigned),
      );
    },
    async view(actor, id) {
      const { report, isWriting } = await opened(actor, id);
      // What was said while it was written stays with those who wrote it, also after publication.
      const [document, sections, comments] = await Promise.all([
        documentOf(house, rooms, city, report),
        readSections(house.db, id),
        isWriting ? readComments(house.db, id) : [],
      ]);
      return { report, document, sections, comments, template: templateOf(report.source, sections) };
    },
    async version(id) {
      const report = await findReport(house.db, id);
      if (report === undefined) throw new Refused(notFound);
      return report.version;
    },
    async sectionVersion(id, section) {
      return (await readSections(house.db, id)).get(section)?.version ?? null;
    },
    recount: (document) => recount(rooms.indicators, document),
    async write(name, frame) {
      const kept = await findReportOf(house.db, name, frame.period);
      const source = templates.get(name);
      if (kept === undefined)
        return source === undefined ? noTemplate(name, templates) : writeSource(source, frame);
      const { id, office, frozen } = kept;
      if (frozen !== null && (frame.asOf === null || frozen.asOf === frame.asOf.toString()))
        return { document: frozen, office, id };
      const template = templateOf(kept.source, await readSections(house.db, id));
      const document = await renderReport(rooms, city, template, frame);
      // What was signed are the figures of the frozen report; these, of another day, have no number yet.
      const unsigned = frozen === null ? office : { ...office, number: '', signedOn: '' };
      return { document: { ...document, title: kept.title }, office: unsigned, id };
    },
    writeSource,
  };
}
