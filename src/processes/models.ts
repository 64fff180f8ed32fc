import { createHash } from 'node:crypto';
import { actorId, system, type Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { accepted, isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { appendEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { callProblems, type CalledProcedure } from './calls.ts';
import { checkProcess, type CityProof, type Verdict } from './check.ts';
import { cityOwners, ownerNames, settleOwners, type NamedAgency } from './city-owners.ts';
import { takeIn } from './intake.ts';
import { isError } from './problem.ts';
import type { Graph, Problem } from './schema.ts';
import * as store from './store.ts';

/** What process models need to know of the rooms beside them; the house that puts them together gives it. */
export type ProcessSurroundings = {
  agencies(): readonly NamedAgency[];
  /** A procedure in force today. */
  findProcedure(code: string): Promise<CalledProcedure | undefined>;
};

/** A drawing with the name under which the city knows it. */
export type Model = { readonly code: string; readonly name: string; readonly xml: string };

/** The city's process models: drafts that may be anything, versions that are proven sound. */
export type ProcessModels = {
  /** A published version, kept in memory: it never changes. */
  getVersion(id: number): Promise<store.ProcessVersion>;
  findVersion(code: string, number: number): Promise<store.ProcessVersion | undefined>;
  findLatest(code: string): Promise<store.ProcessVersion | undefined>;
  list(): Promise<store.ProcessSummary[]>;
  versionsOf(code: string): Promise<store.VersionSummary[]>;
  findDraft(code: string): Promise<store.ProcessDraft | undefined>;

  /** The verdict that a publication would give. `code`: the process it is meant for, to find calls in a circle. */
  check(xml: string | Uint8Array, code?: string): Promise<Verdict>;
  /** Begins a process with a draft. @throws Refused about `code` when there is one of this code. */
  createDraft(model: Model, actor: Actor): Promise<void>;
  /**
   * Keeps a drawing as the draft and gives its revision; it need not be sound.
   * @throws Refused `conflict` when somebody else changed the process since `seen`; or what keeps the drawing from being
   * read, about `xml`.
   */
  saveDraft(model: Model, seen: store.Seen, actor: Actor): Promise<number>;
  /** @throws Refused `conflict` when the draft is not the one that was seen. */
  discardDraft(code: string, seen: store.Seen, actor: Actor): Promise<void>;
  /**
   * Publishes a drawing as the next version and ends the draft; gives its number. Dossiers received from then on follow
   * it, those in progress stay on theirs.
   * @throws Refused with every problem of a drawing that is not sound (`field` names the element), with `unchanged` when it
   * is the version in force, with `conflict` when somebody else changed the process since `seen`.
   */
  publish(model: Model, seen: store.Seen, actor: Actor): Promise<number>;
  /** Publishes a model of a city pack, before there is a catalogue: the pack has checked what it calls. */
  install(model: Model): Promise<number | Refusal[]>;
};

const latestKept = 5000; // milliseconds that another process of the program may go on with the version before

export function createProcessModels(house: House, around: ProcessSurroundings): ProcessModels {
  const { db, clock } = house;
  const byId = new Map<number, store.ProcessVersion>();
  const latest = new Map<string, { version: store.ProcessVersion; readAt: number }>();

  let publications = 0;

  async function findLatest(code: string): Promise<store.ProcessVersion | undefined> {
    const known = latest.get(code);
    if (known !== undefined && performance.now() - known.readAt < latestKept) return known.version;
    const before = publications;
    const version = await store.findLatestVersion(db, code);
    // What was read while something was being published may be the version before it.
    if (version !== undefined && before === publications)
      latest.set(code, { version, readAt: performance.now() });
    return version;
  }

  const proofFor = (code: string): CityProof => ({
    owners: ownerNames(cityOwners(around.agencies())),
    callProblems: (graph) =>
      callProblems(graph, code, {
        findProcedure: around.findProcedure,
        findGraph: async (process) => (await store.findLatestVersion(db, process))?.graph,
      }),
  });

  /** Every change is an event of the subject `process`, in the transaction that makes it. */
  async function record(
    tx: Queries,
    id: number,
    actor: Actor,
    event: { kind: string; data: object },
  ): Promise<void> {
    const at = clock.now();
    await appendEvents(tx, { kind: 'process', id }, [
      { ...event, actorId: actorId(actor), happenedAt: at, recordedAt: at },
    ]);
  }

  /** Writes the draft's next revision, where `check` lets it stand as it is. */
  async function keepDraft(
    { code, name, xml: sent }: Model,
    actor: Actor,
    check: (stands: store.Seen) => void,
  ): Promise<number> {
    const { xml } = accepted(await takeIn(sent, 'xml'));
    return db.transaction().execute(async (tx) => {
      const { id, stands } = await store.lockProcess(tx, code);
      check(stands);
      const revision = stands.revision + 1;
      const by = { at: clock.now(), by: actorId(actor) };
      await store.writeDraft(tx, { processId: id, name, xml, revision, ...by });
      return revision;
    });
  }

  async function publishGraph(model: Model, graph: Graph, seen: store.Seen | null, actor: Actor) {
    const { code, name, xml } = model;
    const settled = settleOwners(graph, cityOwners(around.agencies()));
    const number = await db.transaction().execute(async (tx) => {
      const { id, stands } = await store.lockProcess(tx, code);
      if (seen !== null) checkSeen(seen, stands);
      const before = await store.findVersionByNumber(tx, code, stands.version);
      if (before?.xml === xml && before.name === name) throw new Refused(unchanged(before.number));
      const next = stands.version + 1;
      const by = { at: clock.now(), by: actorId(actor) };
      await store.insertVersion(tx, { processId: id, number: next, name, xml, graph: settled, ...by });
      await store.deleteDraft(tx, id);
      const sha256 = createHash('sha256').update(xml).digest('hex');
      await record(tx, id, actor, { kind: 'published', data: { code, number: next, name, sha256 } });
      return next;
    });
    publications += 1;
    latest.delete(code);
    return number;
  }

  return {
    async getVersion(id) {
      const known = byId.get(id);
      if (known !== undefined) return known;
      const version = await store.findVersionById(db, id);
      if (version === undefined) throw new Error(`no process version ${id}`);
      byId.set(id, version);
      return version;
    },
    findVersion: (code, number) => store.findVersionByNumber(db, code, number),
    findLatest,
    list: () => store.listProcesses(db),
    versionsOf: (code) => store.listVersions(db, code),
    findDraft: (code) => store.findDraft(db, code),
    check: (xml, code = '') => checkProcess(xml, proofFor(code)),
    createDraft: (model, actor) =>
      keepDraft(model, actor, ({ revision, version }) => {
        if (revision > 0 || version > 0) throw new Refused(codeTaken);
      }).then(() => undefined),
    saveDraft: (model, seen, actor) => keepDraft(model, actor, (stands) => checkSeen(seen, stands)),
    discardDraft: (code, seen, actor) =>
      db.transaction().execute(async (tx) => {
        const { id, stands } = await store.lockProcess(tx, code);
        checkSeen(seen, stands);
        if (stands.revision === 0) throw new Refused(changedMeanwhile);
        await store.deleteDraft(tx, id);
        await record(tx, id, actor, { kind: 'draftDiscarded', data: { code, revision: stands.revision } });
      }),
    async publish(model, seen, actor) {
      const { xml } = accepted(await takeIn(model.xml, 'xml'));
      const { graph, problems } = await checkProcess(xml, proofFor(model.code));
      if (graph === null) {
        throw new Refused(problems.filter(isError).map(asRefusal));
      }
      return publishGraph({ ...model, xml }, graph, seen, actor);
    },
    async install(model) {
      const taken = await takeIn(model.xml, 'xml');
      if (isRefusal(taken)) return [taken];
      const owners = ownerNames(cityOwners(around.agencies()));
      const { graph, problems } = await checkProcess(taken.xml, { owners, callProblems: async () => [] });
      if (graph === null) return problems.filter(isError).map(asRefusal);
      return publishGraph(model, graph, null, system);
    },
  };
}

function asRefusal({ code, text, elementId }: Problem): Refusal {
  return elementId === '' ? refuse(code, text) : refuse(code, text, elementId);
}

/** What was seen must be what stands, and there must be something: a process is begun by `createDraft` alone. */
function checkSeen(seen: store.Seen, stands: store.Seen): void {
  const isThere = stands.revision > 0 || stands.version > 0;
  if (isThere && seen.revision === stands.revision && seen.version === stands.version) return;
  throw new Refused(changedMeanwhile);
}

const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa lưu hoặc ban hành quy trình này. Hãy xuất bản vẽ của bạn ra tệp, tải lại trang rồi so sánh.',
    'Somebody else has just saved or published this process. Export your drawing to a file, reload the page and compare.',
  ),
);

const codeTaken = refuse(
  'code-taken',
  t('Mã này đã có quy trình khác dùng. Hãy chọn mã khác.', 'Another process has this code. Choose another.'),
  'code',
);

function unchanged(number: number): Refusal {
  return refuse(
    'unchanged',
    t(
      `Bản vẽ giống hệt phiên bản ${number} đang áp dụng, không có gì mới để ban hành.`,
      `The drawing is the very version ${number} in force; there is nothing new to publish.`,
    ),
  );
}
