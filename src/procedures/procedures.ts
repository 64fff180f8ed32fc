import { actorId, permission, system, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Tx } from '../kernel/database.ts';
import { t } from '../kernel/messages.ts';
import { exchangeLines, type FoundRecord } from './export.ts';
import { importInto, type ImportSummary } from './import-records.ts';
import type { ImportReading } from './import.ts';
import { installInto, type Installed, type InstalledVersion } from './install.ts';
import { reassignInto } from './reassign.ts';
import { draftChanged, publishInto, type PublicationItem, type Published } from './publish.ts';
import type {
  Decision,
  Office,
  ProcedureContent,
  ProcedureDraft,
  ProcedureList,
  ProcedureQuery,
  ProcedureSummary,
  ProcedureVersion,
  VersionInTime,
} from './schema.ts';
import * as drafts from './store-draft.ts';
import { readFoundContents, readLegalBases, readSearch, type SettledQuery } from './store-search.ts';
import * as store from './store.ts';

export { catalogueIndicators } from './indicators.ts';
export { readKnownCodes } from './store-search.ts';

export const editProcedures = permission(
  'editProcedures',
  t('Soạn và sửa dự thảo thủ tục hành chính', 'Write and change drafts of procedures'),
  { 'procedure-controller': 'city' },
);
export const publishProcedures = permission(
  'publishProcedures',
  t(
    'Ghi quyết định công bố, bãi bỏ và nhập danh mục thủ tục hành chính',
    'Record decisions that publish or abolish procedures, and import a catalogue',
  ),
  { 'procedure-controller': 'city' },
);

/** The catalogue of administrative procedures (danh mục thủ tục hành chính). */
export type Procedures = {
  /** A version by its id; versions never change, so they are kept in memory. @throws Refused when there is none. */
  getVersion(id: number): Promise<ProcedureVersion>;
  /** The version in force on a day; none before the first and once it is abolished. */
  findInForce(code: string, date: Temporal.PlainDate): Promise<ProcedureVersion | undefined>;
  /** All versions with their decisions, the newest first; empty when the code is unknown. */
  versionsOf(code: string): Promise<VersionInTime[]>;
  /** Search without case and diacritics; the last word may be unfinished. */
  search(query: ProcedureQuery): Promise<ProcedureList>;
  /** What an agency's counter receives on a day. */
  offeredAt(office: Office, date: Temporal.PlainDate): Promise<ProcedureSummary[]>;

  listDrafts(): Promise<ProcedureDraft[]>;
  findDraft(code: string): Promise<ProcedureDraft | undefined>;
  /**
   * Keeps a draft that was begun from `revision` (0: none was there). Gives the new revision.
   * @throws Refused with `conflict` when somebody else saved meanwhile.
   */
  saveDraft(
    draft: { code: string; content: ProcedureContent; revision: number },
    actor: Actor,
  ): Promise<number>;
  /** @throws Refused with `conflict` when the draft is no longer at this revision. */
  discardDraft(code: string, revision: number, actor: Actor): Promise<void>;

  /**
   * Records a publication decision and what it does: drafts become new or amended versions, procedures are abolished,
   * each from the day it takes effect. All of it or nothing.
   * @throws Refused with a refusal for each thing in the way.
   */
  publish(items: readonly PublicationItem[], decision: Decision, actor: Actor): Promise<Published[]>;
  listDecisions(page: number): ReturnType<typeof store.readDecisions>;
  /** @throws Refused when there is none. */
  getDecision(id: number): Promise<store.DecisionWithVersions>;

  /** New versions with other performing agencies, by a reorganisation, in its transaction; call `forget` after it. */
  reassign(
    tx: Tx,
    changes: Parameters<typeof reassignInto>[1],
    decision: Decision,
    actor: Actor,
  ): Promise<string[]>;
  forget(): void;
  /** Puts whole histories into an empty catalogue, in statements of many rows. */
  installProcedures(versions: readonly InstalledVersion[]): Promise<Installed>;
  /** Takes in what was read from a file: one transaction, nothing half-imported. A trial changes nothing. */
  importRecords(reading: ImportReading, options: { actor: Actor; isTrial?: boolean }): Promise<ImportSummary>;
  /** All that a query finds, whole, to be written to a file. */
  exportRecords(query: ProcedureQuery): Promise<FoundRecord[]>;
  /** Every procedure in force on a day with the lines of its legal basis, by code. */
  legalBases(day: Temporal.PlainDate): ReturnType<typeof readLegalBases>;
};

export const decisionsPerPage = 30;
const largestPage = 10_000;
const keptVersions = 5000;
const inForceMilliseconds = 3000;

export function createProcedures(house: House): Procedures {
  const { db, clock } = house;
  const known = new Map<number, ProcedureVersion>();
  const inForce = new Map<string, { version: ProcedureVersion | undefined; readAt: number }>();

  const by = (actor: Actor) => ({ at: clock.now(), accountId: actorId(actor), today: clock.today() });

  async function getVersion(id: number): Promise<ProcedureVersion> {
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const version = await store.readVersion(db, id);
    if (version === undefined) throw new Refused(notFound);
    if (known.size >= keptVersions) known.clear();
    known.set(id, version);
    return version;
  }

  /** Asked for at every receipt: kept for some seconds, and forgotten when this process changes the catalogue. */
  async function findInForce(code: string, date: Temporal.PlainDate): Promise<ProcedureVersion | undefined> {
    const key = `${code} ${date.toString()}`;
    const kept = inForce.get(key);
    if (kept !== undefined && performance.now() - kept.readAt < inForceMilliseconds) return kept.version;
    const found = await store.findVersionOn(db, code, date);
    const version =
      found === undefined || found.change === 'abolished' ? undefined : await getVersion(found.id);
    if (inForce.size >= keptVersions) inForce.clear();
    inForce.set(key, { version, readAt: performance.now() });
    return version;
  }

  async function changing<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      inForce.clear();
    }
  }

  function settle(query: ProcedureQuery): SettledQuery {
    const page = Math.min(Math.max(1, Math.trunc(query.page ?? 1)), largestPage);
    const pageSize = Math.min(Math.max(1, Math.trunc(query.pageSize ?? 30)), 200);
    return { ...query, onDate: query.onDate ?? clock.today(), page, pageSize };
  }

  return {
    getVersion,
    findInForce,
    versionsOf: (code) => store.readVersions(db, code),
    search: (query) => readSearch(db, settle(query)),
    offeredAt: (office, date) => store.readOffered(db, office, date),

    listDrafts: () => drafts.readDrafts(db),
    findDraft: (code) => drafts.findDraft(db, code),
    saveDraft: (draft, actor) =>
      db.transaction().execute(async (tx) => {
        const revision = await drafts.writeDraft(tx, draft, by(actor));
        if (revision === null) throw new Refused(draftChanged(draft.code));
        return revision;
      }),
    discardDraft: (code, revision, actor) =>
      db.transaction().execute(async (tx) => {
        const isGone = await drafts.deleteDraft(tx, code, revision, by(actor), 'draftDiscarded');
        if (!isGone) throw new Refused(draftChanged(code));
      }),

    publish: (items, decision, actor) =>
      changing(db.transaction().execute((tx) => publishInto(tx, items, decision, by(actor)))),
    listDecisions: (page) =>
      store.readDecisions(db, { limit: decisionsPerPage, offset: (page - 1) * decisionsPerPage }),
    async getDecision(id) {
      const decision = await store.findDecision(db, id);
      if (decision === undefined) throw new Refused(notFound);
      return decision;
    },

    reassign: (tx, changes, decision, actor) => reassignInto(tx, changes, decision, by(actor)),
    forget: () => inForce.clear(),
    installProcedures: (versions) => db.transaction().execute((tx) => installInto(tx, versions, by(system))),
    importRecords: (reading, { actor, isTrial = false }) =>
      changing(db.transaction().execute((tx) => importInto(tx, reading, { ...by(actor), isTrial }))),
    legalBases: (day) => readLegalBases(db, day),
    exportRecords: async (query) => exchangeLines(db, await readFoundContents(db, settle(query))),
  };
}
