import { actorId, can, covers, type Actor, type Permission } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { accepted, forbidden, isRefusal, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Period } from '../indicators/schema.ts';
import { checkSection, checkTemplate, type Known } from './check.ts';
import { snapshotOf, templateOf } from './documents.ts';
import { noOfficeYet } from './office.ts';
import { approveReports, manageReports, writeReports } from './permissions.ts';
import { fillWords } from './report-words.ts';
import { kindOf } from './period.ts';
import type { ReportRooms } from './rooms.ts';
import {
  changedMeanwhile,
  mayDo,
  mayDoSection,
  mayFreeze,
  mayPublish,
  type ReportAct,
  type SectionAct,
} from './rules.ts';
import type { Office, ReportCity, ReportFigure, TemplateSection } from './schema.ts';
import {
  findReport,
  insertComment,
  insertReport,
  lockReport,
  readSections,
  recordAct,
  saveSection,
  type ReportChange,
  type ReportRow,
  type SectionRow,
} from './store.ts';
import { readSectionText, readTemplate } from './template.ts';
import { noTemplate } from './templates.ts';

/** Acts on a report. Each is recorded as an event; what is refused changes nothing. `seen`: the version the page showed. */
export type ReportActs = {
  begin(actor: Actor, wanted: Beginning): Promise<number>;
  assign(actor: Actor, id: number, section: string, agencyIds: readonly number[]): Promise<void>;
  /** @throws Refused (conflict) when somebody saved the section after it was read as version `seen` */
  draft(actor: Actor, id: number, section: string, draft: { text: string; seen: number }): Promise<void>;
  moveSection(
    actor: Actor,
    id: number,
    section: string,
    act: Exclude<SectionAct, 'draft'>,
    note?: string,
  ): Promise<void>;
  comment(actor: Actor, id: number, section: string, text: string): Promise<void>;
  office(actor: Actor, id: number, seen: number, office: Omit<Office, 'isDemonstration'>): Promise<void>;
  freeze(actor: Actor, id: number, seen: number, asOf: Temporal.PlainDate): Promise<void>;
  thaw(actor: Actor, id: number, seen: number): Promise<void>;
  approve(actor: Actor, id: number, seen: number): Promise<void>;
  publish(actor: Actor, id: number, seen: number): Promise<void>;
};
export type Beginning = {
  readonly template: string;
  readonly period: Period;
  readonly title?: string;
  readonly office?: Partial<Office>;
};

type Rooms = {
  readonly city: ReportCity;
  readonly rooms: ReportRooms;
  readonly templates: ReadonlyMap<string, string>;
  readonly known: Known;
  visible(actor: Actor, id: number): Promise<ReportRow>;
};

export function createActs(house: House, { city, rooms, templates, known, visible }: Rooms): ReportActs {
  const now = () => house.clock.now();

  function demand(actor: Actor, permission: Permission): void {
    if (!covers(can(actor, permission), city.agencyId)) throw new Refused(forbidden);
  }

  /** One act on a locked report. */
  async function act(
    actor: Actor,
    id: number,
    wanted: ReportAct,
    does: (tx: Tx, report: ReportRow) => Promise<{ kind: string; data: unknown; change?: ReportChange }>,
    seen?: number,
  ): Promise<void> {
    await visible(actor, id);
    await house.db.transaction().execute(async (tx) => {
      const report = await lockReport(tx, id);
      if (seen !== undefined && report.version !== seen) throw new Refused(changedMeanwhile);
      accepted(mayDo(report.state, wanted));
      const { kind, data, change } = await does(tx, report);
      await recordAct(tx, report, { kind, data, actor, at: now() }, change);
    });
  }

  function sectionOf(report: ReportRow, code: string): TemplateSection {
    const found = accepted(readTemplate(report.source)).sections.find((section) => section.code === code);
    if (found === undefined) throw new Refused(notFound);
    return found;
  }

  async function standing(tx: Tx, report: ReportRow, code: string): Promise<SectionRow> {
    const row = (await readSections(tx, report.id)).get(code);
    const fresh = { code, agencyIds: [], text: null, state: 'open', version: 0, updatedBy: null } as const;
    return row ?? { ...fresh, updatedAt: report.updatedAt };
  }

  /** Who manages reports writes in any section; others in those of their agency. */
  function demandWriting(actor: Actor, { agencyIds }: SectionRow): void {
    const answer = can(actor, writeReports);
    const isOwn = agencyIds.some((agencyId) => covers(answer, agencyId));
    if (!isOwn && !covers(can(actor, manageReports), city.agencyId)) throw new Refused(forbidden);
  }

  const touched = (actor: Actor) => ({ updatedAt: now(), updatedBy: actorId(actor) });

  return {
    async begin(actor, wanted) {
      demand(actor, manageReports);
      const source = templates.get(wanted.template);
      if (source === undefined) throw new Refused(noTemplate(wanted.template, templates));
      const template = accepted(readTemplate(source));
      const fault = checkTemplate(template, known);
      if (fault !== null) throw new Refused(fault);
      const { period } = wanted;
      const own = fillWords(template.titles[kindOf(period)] ?? template.title, city, { period, asOf: null });
      const title = wanted.title === undefined || wanted.title === '' ? own : wanted.title;
      const usual = noOfficeYet(template);
      const office = { ...usual, ...wanted.office };
      if (office.recipients.length === 0) office.recipients = usual.recipients;
      return house.db.transaction().execute(async (tx) => {
        const report = { template: template.name, source, title, period, office };
        const id = await insertReport(tx, report, actor, now());
        const data = {
          template: template.name,
          title,
          from: period.from.toString(),
          to: period.to.toString(),
        };
        await recordAct(tx, { id, version: 0 }, { kind: 'begun', data, actor, at: now() });
        return id;
      });
    },

    async assign(actor, id, code, agencyIds) {
      demand(actor, manageReports);
      const agencies = new Set(rooms.organization.all().map((agency) => agency.id));
      if (!agencyIds.every((agencyId) => agencies.has(agencyId))) throw new Refused(notFound);
      await act(actor, id, 'assign', async (tx, report) => {
        sectionOf(report, code);
        const row = await standing(tx, report, code);
        const state = row.state === 'approved' ? 'open' : row.state;
        await saveSection(tx, id, { ...row, agencyIds, state, ...touched(actor) }, row.version + 1);
        return { kind: 'section-assigned', data: { section: code, agencyIds: [...agencyIds] } };
      });
    },

    async draft(actor, id, code, { text, seen }) {
      await act(actor, id, 'write', async (tx, report) => {
        const row = await standing(tx, report, code);
        demandWriting(actor, row);
        accepted(mayDoSection(row.state, 'draft'));
        if (row.version !== seen) throw new Refused(changedMeanwhile);
        const section = sectionOf(report, code);
        const read = accepted(readSectionText(section, text));
        const fault = checkSection(read, known, 'text');
        if (fault !== null) throw new Refused(fault);
        const own = text.trim() === section.source ? null : text;
        await saveSection(tx, id, { ...row, text: own, state: 'open', ...touched(actor) }, row.version + 1);
        return { kind: 'section-drafted', data: { section: code, text: own } };
      });
    },

    async moveSection(actor, id, code, wanted, note = '') {
      await act(actor, id, 'write', async (tx, report) => {
        sectionOf(report, code);
        const row = await standing(tx, report, code);
        if (wanted === 'submit') demandWriting(actor, row);
        else demand(actor, manageReports);
        accepted(mayDoSection(row.state, wanted));
        const state = ({ submit: 'submitted', approve: 'approved', return: 'open' } as const)[wanted];
        await saveSection(tx, id, { ...row, state, ...touched(actor) }, row.version + 1);
        if (note !== '') await insertComment(tx, commentOf(actor, id, code, note));
        const kind = (
          { submit: 'section-submitted', approve: 'section-approved', return: 'section-returned' } as const
        )[wanted];
        return { kind, data: note === '' ? { section: code } : { section: code, note } };
      });
    },

    async comment(actor, id, code, text) {
      await act(actor, id, 'comment', async (tx, report) => {
        sectionOf(report, code);
        await insertComment(tx, commentOf(actor, id, code, text));
        return { kind: 'commented', data: { section: code, text } };
      });
    },

    async office(actor, id, seen, wanted) {
      demand(actor, manageReports);
      await act(
        actor,
        id,
        'office',
        (_, report) => {
          const office = { ...report.office, ...wanted };
          return Promise.resolve({ kind: 'office-set', data: office, change: { office } });
        },
        seen,
      );
    },

    async freeze(actor, id, seen, asOf) {
      demand(actor, manageReports);
      await visible(actor, id);
      const taken = await snapshotOf(house, rooms, city, (db) => mayBeFrozen(db, id, seen, asOf), asOf);
      if (isRefusal(taken)) throw new Refused(taken);
      const { document } = taken;
      await act(
        actor,
        id,
        'freeze',
        () => {
          const data = { asOf: asOf.toString(), figures: document.figures.map(figureFact) };
          return Promise.resolve({
            kind: 'frozen',
            data,
            change: { state: 'frozen', asOf, frozen: document },
          });
        },
        seen,
      );
    },

    async thaw(actor, id, seen) {
      demand(actor, manageReports);
      const change = { state: 'draft', asOf: null, frozen: null } as const;
      await act(actor, id, 'thaw', () => Promise.resolve({ kind: 'thawed', data: {}, change }), seen);
    },

    async approve(actor, id, seen) {
      demand(actor, approveReports);
      const change = { state: 'approved' } as const;
      await act(actor, id, 'approve', () => Promise.resolve({ kind: 'approved', data: {}, change }), seen);
    },

    async publish(actor, id, seen) {
      demand(actor, manageReports);
      await act(
        actor,
        id,
        'publish',
        (_, { office }) => {
          accepted(mayPublish(office));
          const change = { state: 'published' } as const;
          return Promise.resolve({
            kind: 'published',
            data: { number: office.number, signedOn: office.signedOn },
            change,
          });
        },
        seen,
      );
    },
  };

  function commentOf(actor: Actor, reportId: number, section: string, text: string) {
    return { reportId, section, text, at: now(), accountId: actorId(actor) };
  }

  async function mayBeFrozen(
    db: Parameters<Parameters<typeof snapshotOf>[3]>[0],
    id: number,
    seen: number,
    asOf: Temporal.PlainDate,
  ): Promise<ReportRow | Refusal> {
    const report = await findReport(db, id);
    if (report === undefined) return notFound;
    if (report.version !== seen) return changedMeanwhile;
    const open = mayDo(report.state, 'freeze');
    if (open !== true) return open;
    const rows = await readSections(db, id);
    const sections = templateOf(report.source, rows).sections.flatMap(({ code, heading }) => {
      const row = rows.get(code);
      return row === undefined ? [] : [{ heading, agencyIds: row.agencyIds, state: row.state }];
    });
    const verdict = mayFreeze(sections, report.period.to, asOf, house.clock.today());
    return verdict === true ? report : verdict;
  }
}

/** What the chain of events keeps of a frozen figure. */
function figureFact({ code, period, where, value, parts, source }: ReportFigure) {
  return { code, period, where, value, parts, source };
}
