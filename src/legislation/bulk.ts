import { sql } from 'kysely';
import { actorId } from '../kernel/access.ts';
import { localDate } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import { chain, emptyChain, insertEvents, type EventDraft } from '../kernel/events.ts';
import { lockEffect, type By } from './acting.ts';
import { decide } from './decide.ts';
import { createCourses, touchedBy, type Graph, type Link, type Node } from './effect.ts';
import { factRows, factsOf, insertFacts, type Fact, type FactRow } from './facts.ts';
import { next, type Begun, type Done, type LegalDocument } from './life.ts';
import {
  atOnce,
  documentRow,
  insertParts,
  linksOf,
  loadDocuments,
  loadGraph,
  projectStates,
  subjectKind,
} from './store.ts';

/** A document with all that happens to it. What is done may name other documents of the same bulk by their place in it. */
export type Entry = {
  readonly by: By;
  readonly begun: Begun;
  readonly course?: readonly {
    readonly by: By;
    /** What is done, to the document as it stands then. */
    done(idOf: (place: number) => number, state: LegalDocument): Done;
  }[];
};

/** What brings them, and who hears how many are recorded. */
type Along = {
  readonly importId?: number | null;
  readonly progress?: (done: number, total: number) => Promise<void> | void;
};
const factsAtOnce = 10_000;

type Step = { readonly at: Temporal.Instant; readonly index: number; readonly state: LegalDocument };

/**
 * Records many documents by the rules that hold for one, inside the caller's transaction, with the figures of every
 * moment between. Gives their ids, in order. @throws RangeError for what would be refused
 */
export async function recordInBulk(
  tx: Tx,
  entries: readonly Entry[],
  { importId = null, progress = () => undefined }: Along = {},
): Promise<number[]> {
  if (entries.length === 0) return [];
  await lockEffect(tx);
  const { rows: reserved } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('legal_document', 'id'))::int as id
    from generate_series(1, ${entries.length}::int)`.execute(tx);
  const ids = reserved.map(({ id }) => id);
  const lives = entries.map((entry, index) => live(entry, ids[index] ?? 0, (place) => ids[place] ?? 0));
  const final = lives.map(({ states }) => lastOf(states));
  for (let from = 0; from < final.length; from += atOnce)
    await tx
      .insertInto('legalDocument')
      .values(
        final.slice(from, from + atOnce).map((state) => ({
          id: state.id,
          ...documentRow(state),
          importId,
          importVersion: importId === null ? null : state.version,
        })),
      )
      .execute();
  await insertParts(tx, final);
  for (let from = 0; from < lives.length; from += atOnce) {
    const some = lives.slice(from, from + atOnce);
    await insertEvents(
      tx,
      some.flatMap(({ drafts }, index) =>
        chain({ kind: subjectKind, id: ids[from + index] ?? 0 }, emptyChain, drafts),
      ),
    );
    await progress(from + some.length, lives.length);
  }
  const steps = lives.flatMap(({ drafts, states }, index) =>
    states.map((state, step) => ({
      at: drafts[step]?.recordedAt ?? Temporal.Instant.from('1900-01-01T00:00Z'),
      index,
      state,
    })),
  );
  const stock = await loadGraph(tx);
  await projectStates(tx, stock, touchedBy(stock, ids));
  const facts = await factsOfSteps(tx, stock, new Set(ids), steps);
  for (let from = 0; from < facts.length; from += factsAtOnce)
    await insertFacts(tx, facts.slice(from, from + factsAtOnce));
  return ids;
}

function live(
  { by, begun, course = [] }: Entry,
  id: number,
  idOf: (place: number) => number,
): { drafts: EventDraft[]; states: LegalDocument[] } {
  const drafts = [draft(begun, by)];
  const states = [next(id, undefined, { ...lastOf(drafts), number: 1 })];
  for (const step of course) {
    const done = step.done(idOf, lastOf(states));
    const decided = decide(lastOf(states), done, localDate(step.by.at).toString());
    if (!('kind' in decided))
      throw new RangeError(`${begun.data.fields.title}: ${done.kind}: ${decided[0]?.text.en ?? ''}`);
    drafts.push(draft(done, step.by));
    states.push(next(id, lastOf(states), { ...lastOf(drafts), number: drafts.length }));
  }
  return { drafts, states };
}

/** The facts that each step writes, in the order in which things were recorded. */
async function factsOfSteps(
  tx: Tx,
  stock: Graph,
  own: ReadonlySet<number>,
  steps: readonly Step[],
): Promise<FactRow[]> {
  const nodes = new Map<number, Node>([...stock.nodes].filter(([id]) => !own.has(id)));
  const bySource = new Map<number, readonly Link[]>();
  const byTarget = new Map<number, Link[]>();
  for (const [id, links] of stock.bySource) if (!own.has(id)) setLinks(id, links);
  const graph: Graph = { nodes, bySource, byTarget };
  const states = new Map<number, LegalDocument>();
  const known = new Map<number, readonly Fact[]>();
  const rows: FactRow[] = [];
  const ordered = steps.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const outside = await loadOutside(tx, stock, own, ordered);
  for (const [id, state] of outside) {
    states.set(id, state);
    known.set(id, factsOf(state, createCourses(graph)(id)));
  }
  for (const { at, state } of ordered) {
    const { id, issue } = state;
    const touched = new Set(touchedBy(graph, [id]));
    states.set(id, state);
    if (state.standing === 'issued' && issue !== null) nodes.set(id, { id, ...issue });
    else nodes.delete(id);
    setLinks(id, linksOf(state));
    for (const each of touchedBy(graph, [id])) touched.add(each);
    const courseOf = createCourses(graph);
    for (const each of touched) {
      const now = states.get(each);
      if (now === undefined) continue;
      const facts = factsOf(now, nodes.has(each) && areThere(graph, each) ? courseOf(each) : null);
      rows.push(...factRows(known.get(each) ?? [], facts, at));
      known.set(each, facts);
    }
  }
  return rows;

  function setLinks(id: number, links: readonly Link[]): void {
    for (const { targetId } of bySource.get(id) ?? [])
      byTarget.set(
        targetId,
        (byTarget.get(targetId) ?? []).filter(({ sourceId }) => sourceId !== id),
      );
    bySource.set(id, links);
    for (const link of links) byTarget.set(link.targetId, [...(byTarget.get(link.targetId) ?? []), link]);
  }
}

/** Whether everything that a document points at or is touched by is entered already: a bulk is told in order of time. */
function areThere({ nodes, bySource, byTarget }: Graph, id: number): boolean {
  return (
    (bySource.get(id) ?? []).every(({ targetId }) => nodes.has(targetId)) &&
    (byTarget.get(id) ?? []).every(({ sourceId }) => nodes.has(sourceId))
  );
}

/** Documents that stood before and that the bulk acts on. */
async function loadOutside(
  tx: Tx,
  stock: Graph,
  own: ReadonlySet<number>,
  steps: readonly Step[],
): Promise<Map<number, LegalDocument>> {
  const targets = steps.flatMap(({ state }) => state.relations.map(({ targetId }) => targetId));
  const seeds = [...new Set(targets)].filter((id) => !own.has(id));
  if (seeds.length === 0) return new Map();
  const reached = [...touchedBy(stock, seeds)];
  return loadDocuments(
    tx,
    reached.filter((id) => !own.has(id)),
  );
}

function draft({ kind, data }: Done | Begun, { actor, at }: By): EventDraft {
  return { kind, data, actorId: actorId(actor), happenedAt: at, recordedAt: at };
}

function lastOf<T>(list: readonly T[]): T {
  const last = list.at(-1);
  if (last === undefined) throw new RangeError('nothing has happened');
  return last;
}
