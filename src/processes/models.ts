import { appendEvents } from '../kernel/events.ts';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { checkProcess, type Verdict } from './processes.ts';
import * as store from './store.ts';

/** The city's process models: drafts that may be anything, versions that are proven sound. */
export type ProcessModels = {
  /** A published version, kept in memory: it never changes. */
  getVersion(id: number): Promise<store.ProcessVersion>;
  findVersion(code: string, number: number): Promise<store.ProcessVersion | undefined>;
  findLatest(code: string): Promise<store.ProcessVersion | undefined>;
  list(): Promise<store.ProcessSummary[]>;
  versionsOf(code: string): ReturnType<typeof store.listVersions>;
  findDraft(code: string): Promise<store.ProcessDraft | undefined>;
  check(xml: string | Uint8Array): Promise<Verdict>;
  saveDraft(
    draft: { code: string; name: string; xml: string; expected: number },
    by: number | null,
  ): Promise<void>;
  discardDraft(code: string): Promise<void>;
  /** Publishes the model when it is sound; else the problems, and nothing changes. */
  publish(model: { code: string; name: string; xml: string }, by: number | null): Promise<number | Refusal[]>;
};

/** `owners`: codes and names of the city's roles and agencies, by which a lane must be known at publication. */
export function createProcessModels(house: House, owners: () => ReadonlySet<string>): ProcessModels {
  const byId = new Map<number, store.ProcessVersion>();
  const latest = new Map<string, { version: store.ProcessVersion; readAt: number }>();

  return {
    async getVersion(id) {
      const known = byId.get(id);
      if (known !== undefined) return known;
      const version = await store.findVersionById(house.db, id);
      if (version === undefined) throw new Error(`no process version ${id}`);
      byId.set(id, version);
      return version;
    },
    findVersion: (code, number) => store.findVersionByNumber(house.db, code, number),
    async findLatest(code) {
      const known = latest.get(code);
      if (known !== undefined && performance.now() - known.readAt < 5000) return known.version;
      const version = await store.findLatestVersion(house.db, code);
      if (version !== undefined) latest.set(code, { version, readAt: performance.now() });
      return version;
    },
    list: () => store.listProcesses(house.db),
    versionsOf: (code) => store.listVersions(house.db, code),
    findDraft: (code) => store.findDraft(house.db, code),
    check: (xml) => checkProcess(xml, owners()),
    async saveDraft(draft, by) {
      const isSaved = await house.db
        .transaction()
        .execute((tx) => store.saveDraft(tx, { ...draft, at: house.clock.now(), by }));
      if (!isSaved) throw new Refused(changedMeanwhile);
    },
    discardDraft: (code) => store.deleteDraft(house.db, code),
    async publish(model, by) {
      const verdict = await checkProcess(model.xml, owners());
      const { graph } = verdict;
      if (graph === null) {
        return verdict.problems
          .filter((problem) => problem.severity === 'error')
          .map((problem) => refuse(problem.code, problem.text, problem.elementId));
      }
      const at = house.clock.now();
      const number = await house.db.transaction().execute(async (tx) => {
        const published = await store.insertVersion(tx, { ...model, graph, at, by });
        await store.deleteDraft(tx, model.code);
        const subject = { kind: 'process', id: await store.ensureProcess(tx, model.code) };
        const data = { code: model.code, number: published, name: model.name };
        await appendEvents(tx, subject, [
          { kind: 'published', data, actorId: by, happenedAt: at, recordedAt: at },
        ]);
        return published;
      });
      latest.delete(model.code);
      return number;
    },
  };
}

const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa lưu bản thảo này. Hãy xuất bản vẽ của bạn ra tệp, tải lại trang rồi so sánh.',
    'Somebody else has just saved this draft. Export your drawing to a file, reload the page and compare.',
  ),
);
