import type { Day, EffectState, RelationFields } from './schema.ts';

/*
 * Effect in time (Luật 80/2015/QH13, điều 151–154, 156; Luật 64/2025/QH15, its counterparts unverified). Nothing of it is
 * ever entered: it follows from the days that documents set and from what they do to each other.
 *
 * - A relation operates from the first day, not before its own, on which its source is in force; what has operated stands,
 *   even when the source ends later: replacing the replacement revives nothing.
 * - A document ends when it says so, or is replaced or annulled as a whole, or when all that it guides has ended (80/2015,
 *   điều 154 khoản 4), unless a relation says that it survives. It ends in part when that is so of some of it.
 * - A suspension runs from the day it operates to its last day, or until it is ended.
 */

export type Node = {
  readonly id: number;
  readonly effectiveOn: Day;
  /** Last day of effect that it sets itself. */
  readonly endsOn: Day | null;
};
export type Link = RelationFields & { readonly sourceId: number };

export type Graph = {
  readonly nodes: ReadonlyMap<number, Node>;
  readonly bySource: ReadonlyMap<number, readonly Link[]>;
  readonly byTarget: ReadonlyMap<number, readonly Link[]>;
};

/** Why something ended or changed: the other document; null: the document's own last day. */
export type Cause = { readonly documentId: number; readonly kind: Link['kind'] } | null;

/** What a document lives through. Parts without articles: what concerns a document that it guided, or an unnamed part. */
export type Course = {
  readonly startsOn: Day;
  /** First day on which it is not in force at all any more. */
  readonly endsOn: Day | null;
  readonly endedBy: Cause;
  readonly parts: readonly {
    readonly on: Day;
    readonly change: 'amended' | 'ended';
    readonly articles: readonly string[];
    readonly by: Cause;
  }[];
  readonly suspensions: readonly {
    readonly from: Day;
    /** Last day; null: not ended yet. */
    readonly until: Day | null;
    readonly articles: readonly string[];
    readonly by: Cause;
  }[];
};

export function graphOf(nodes: Iterable<Node>, links: readonly Link[]): Graph {
  return {
    nodes: new Map([...nodes].map((node) => [node.id, node])),
    bySource: Map.groupBy(links, ({ sourceId }) => sourceId),
    byTarget: Map.groupBy(links, ({ targetId }) => targetId),
  };
}

/** Courses of documents of a graph, each worked out once. @throws RangeError for a document that is not in it */
export function createCourses(graph: Graph): (id: number) => Course {
  const known = new Map<number, Course>();
  return courseOf;

  function courseOf(id: number): Course {
    const found = known.get(id);
    if (found !== undefined) return found;
    const node = graph.nodes.get(id);
    if (node === undefined) throw new RangeError(`no document ${id}`);
    const course = follow(node);
    known.set(id, course);
    return course;
  }

  function follow({ id, effectiveOn, endsOn }: Node): Course {
    const ends: { on: Day; by: Cause }[] = endsOn === null ? [] : [{ on: dayAfter(endsOn), by: null }];
    const parts: Course['parts'][number][] = [];
    const suspensions: Course['suspensions'][number][] = [];
    for (const link of graph.byTarget.get(id) ?? []) {
      if (!isActing(link)) continue;
      const on = opening(link);
      if (on === null) continue;
      const { articles, untilOn: until } = link;
      const by = { documentId: link.sourceId, kind: link.kind };
      if (link.kind === 'suspends') {
        if (until === null || on <= until) suspensions.push({ from: on, until, articles, by });
      } else if (link.kind === 'amends') parts.push({ on, change: 'amended', articles, by });
      else if (articles.length === 0) ends.push({ on, by });
      else parts.push({ on, change: 'ended', articles, by });
    }
    const guided = endsOfGuided(id);
    if (guided.whole !== null) ends.push(guided.whole);
    const end = ends.toSorted((one, other) => compare(one.on, other.on))[0] ?? null;
    return {
      startsOn: effectiveOn,
      endsOn: end?.on ?? null,
      endedBy: end?.by ?? null,
      parts: [...parts, ...guided.parts]
        .filter(({ on }) => end === null || on < end.on)
        .toSorted((one, other) => compare(one.on, other.on)),
      suspensions: suspensions.toSorted((one, other) => compare(one.from, other.from)),
    };
  }

  /** The first day on which a relation operates; null: never. */
  function opening({ sourceId, effectiveOn }: Link): Day | null {
    const source = courseOf(sourceId);
    let day = effectiveOn > source.startsOn ? effectiveOn : source.startsOn;
    for (const { from, until, articles } of source.suspensions) {
      if (articles.length > 0 || day < from || (until !== null && day > until)) continue;
      if (until === null) return null;
      day = dayAfter(until);
    }
    return source.endsOn !== null && day >= source.endsOn ? null : day;
  }

  /** What the end of the documents that it guides takes with it. */
  function endsOfGuided(id: number) {
    const guides = (graph.bySource.get(id) ?? []).filter(({ kind }) => kind === 'guides');
    const parts: Course['parts'][number][] = [];
    const wholes: (Day | null)[] = [];
    let last: { on: Day; by: Cause } | null = null;
    for (const { targetId, articles, survives } of guides) {
      const on = survives ? null : courseOf(targetId).endsOn;
      if (articles.length === 0) wholes.push(on);
      if (on === null) continue;
      const by = { documentId: targetId, kind: 'guides' as const };
      parts.push({ on, change: 'ended', articles, by });
      if (articles.length === 0 && (last === null || on > last.on)) last = { on, by };
    }
    return { parts, whole: wholes.length > 0 && !wholes.includes(null) ? last : null };
  }
}

/** State of a document on a day. An end comes before everything else: annulled before its first day, it never begins. */
export function stateOn({ startsOn, endsOn, suspensions, parts }: Course, day: Day): EffectState {
  if (endsOn !== null && endsOn <= day) return 'expired';
  if (day < startsOn) return 'not-yet';
  const running = suspensions.filter(({ from, until }) => from <= day && (until === null || day <= until));
  if (running.some(({ articles }) => articles.length === 0)) return 'suspended';
  return running.length > 0 || parts.some(({ on }) => on <= day) ? 'partly' : 'in-force';
}

/** A stretch of days in one state; `until` is the first day of the next, null where nothing follows. */
export type Stretch = {
  readonly from: Day;
  readonly until: Day | null;
  readonly state: EffectState;
};
/** No day that anybody asks about lies before it. */
const firstDay = '1900-01-01';

/** The life of a document as stretches: one of them holds on any day that can be asked about. */
export function stretchesOf(course: Course): Stretch[] {
  const { startsOn, endsOn, suspensions, parts } = course;
  const turns = [
    firstDay,
    startsOn,
    endsOn,
    ...parts.map(({ on }) => on),
    ...suspensions.flatMap(({ from, until }) => [from, until === null ? null : dayAfter(until)]),
  ].filter((day) => day !== null);
  const found: { from: Day; until: Day | null; state: Stretch['state'] }[] = [];
  for (const from of [...new Set(turns)].toSorted(compare)) {
    const state = stateOn(course, from);
    const last = found.at(-1);
    if (state === last?.state) continue;
    if (last !== undefined) last.until = from;
    found.push({ from, until: null, state });
  }
  return found;
}

export type ArticleState = {
  readonly state: Exclude<EffectState, 'partly'>;
  /** What ended or suspended it, or amended it last. */
  readonly by: Cause;
  readonly isAmended: boolean;
};

/** State of one article on a day: as its document's, unless something has touched it alone. */
export function articleOn(course: Course, article: string, day: Day): ArticleState {
  const whole = stateOn(course, day);
  if (whole === 'expired') return { state: whole, by: course.endedBy, isAmended: false };
  if (whole === 'not-yet') return { state: whole, by: null, isAmended: false };
  const touched = course.parts.filter(({ on, articles }) => on <= day && articles.includes(article));
  const ended = touched.find(({ change }) => change === 'ended');
  if (ended !== undefined) return { state: 'expired', by: ended.by, isAmended: false };
  const amended = touched.at(-1);
  const held = course.suspensions.find(
    ({ from, until, articles }) =>
      from <= day &&
      (until === null || day <= until) &&
      (articles.length === 0 || articles.includes(article)),
  );
  const isAmended = amended !== undefined;
  if (held !== undefined) return { state: 'suspended', by: held.by, isAmended };
  return { state: 'in-force', by: amended?.by ?? null, isAmended };
}

/** Whether a new relation would make a document's effect hang on itself (A replaces B, which replaces A). */
export function wouldCircle(graph: Graph, link: Link): boolean {
  const [dependent, on] = dependence(link);
  if (dependent === undefined || on === undefined) return false;
  return on === dependent || touchedBy(graph, [dependent]).has(on);
}

/** The documents whose effect hangs on these, themselves included. */
export function touchedBy(graph: Graph, ids: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const link of [...(graph.bySource.get(id) ?? []), ...(graph.byTarget.get(id) ?? [])]) {
      const [dependent, on] = dependence(link);
      if (on === id && dependent !== undefined) waiting.push(dependent);
    }
  }
  return found;
}

/** Whose effect hangs on whose; empty: nobody’s. */
export function dependence({ kind, sourceId, targetId }: Link): readonly number[] {
  if (kind === 'guides') return [sourceId, targetId];
  return kind === 'cites' || kind === 'corrects' ? [] : [targetId, sourceId];
}

function isActing({ kind }: Link): boolean {
  return kind === 'amends' || kind === 'replaces' || kind === 'annuls' || kind === 'suspends';
}

export function dayAfter(day: Day, days = 1): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function compare(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
