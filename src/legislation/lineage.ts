import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { listedOn, type Listed } from './finding.ts';
import { RelationKind, type Day } from './schema.ts';

/** Which way relations are followed: to what a document does to others, or to what others do to it. */
export const ways = ['out', 'in'] as const;
export type Way = (typeof ways)[number];

/** A relation of a lineage: the document that was come from, and the one that it leads to. */
export type Step = {
  readonly way: Way;
  /** 1: of the document itself. */
  readonly depth: number;
  readonly fromId: number;
  readonly toId: number;
  readonly kind: RelationKind;
  readonly effectiveOn: Day;
  readonly untilOn: Day | null;
  readonly articles: readonly string[];
};
export type Lineage = {
  readonly steps: readonly Step[];
  readonly documents: ReadonlyMap<number, Listed>;
  /** There is more than is shown. */
  readonly isCut: boolean;
};

/** How far relations are followed, and how many of them in one direction. */
export const mostDepth = 4;
const mostSteps = 300;

/**
 * The relations around a document, followed in each direction by themselves: the forebears that it replaced and amended,
 * those that replaced and amended it. Citations are followed no further, as everything cites everything.
 */
export async function lineageOf(db: Database, id: number, on: Day): Promise<Lineage> {
  const found = await Promise.all(ways.map((way) => stepsOf(db, id, way)));
  const steps = found.flatMap((list) => list.slice(0, mostSteps));
  const ids = [...new Set(steps.map(({ toId }) => toId))];
  const documents = new Map((await listedOn(db, ids, on)).map((one) => [one.id, one]));
  return { steps, documents, isCut: found.some(({ length }) => length > mostSteps) };
}

async function stepsOf(db: Database, id: number, way: Way): Promise<Step[]> {
  const [from, to] = way === 'out' ? [sql`source_id`, sql`target_id`] : [sql`target_id`, sql`source_id`];
  const { rows } = await sql<{
    depth: number;
    fromId: number;
    toId: number;
    kind: string;
    effectiveOn: Temporal.PlainDate;
    untilOn: Temporal.PlainDate | null;
    articles: string[];
  }>`
    with recursive step as (
      select 1 as depth, ${from} as "fromId", ${to} as "toId", kind, effective_on as "effectiveOn", until_on as "untilOn",
        articles, array[${id}::int, ${to}] as path
      from legal_relation where ${from} = ${id}
      union all
      select step.depth + 1, relation.${from}, relation.${to}, relation.kind, relation.effective_on, relation.until_on,
        relation.articles, step.path || relation.${to}
      from step join legal_relation as relation on relation.${from} = step."toId"
      where step.depth < ${mostDepth} and step.kind not in ('cites', 'corrects') and relation.kind not in ('cites', 'corrects')
        and not relation.${to} = any(step.path)
    )
    select depth, "fromId", "toId", kind, "effectiveOn", "untilOn", articles from step
    order by depth, "effectiveOn", "fromId", "toId" limit ${mostSteps + 1}`.execute(db);
  return rows.map(({ kind, effectiveOn, untilOn, ...row }) => ({
    ...row,
    way,
    kind: RelationKind.parse(kind),
    effectiveOn: effectiveOn.toString(),
    untilOn: untilOn?.toString() ?? null,
  }));
}
