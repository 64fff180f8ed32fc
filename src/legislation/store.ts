import { sql, type Selectable } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import type { LegalRelation } from '../kernel/tables.ts';
import { createCourses, graphOf, stretchesOf, type Graph, type Link, type Node } from './effect.ts';
import { next, type LegalDocument } from './life.ts';
import { numberKey, RelationKind } from './schema.ts';

export const subjectKind = 'legal-document';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** States as their events give them, by id. */
export async function loadDocuments(
  db: Queries,
  ids: readonly number[],
): Promise<Map<number, LegalDocument>> {
  const states = new Map<number, LegalDocument>();
  if (ids.length === 0) return states;
  const rows = await db
    .selectFrom('event')
    .select(['subjectId', 'number', 'kind', 'data', 'happenedAt'])
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('subjectId')
    .orderBy('number')
    .execute();
  for (const { subjectId, ...moment } of rows)
    states.set(subjectId, next(subjectId, states.get(subjectId), moment));
  return states;
}

/** Every issued document and every relation between them. */
export async function loadGraph(db: Queries): Promise<Graph> {
  const [nodes, links] = await Promise.all([
    db.selectFrom('legalDocument').select(nodeColumns).where('standing', '=', 'issued').execute(),
    db.selectFrom('legalRelation').selectAll().execute(),
  ]);
  return graphOf(nodes.map(nodeOf), links.map(linkOf));
}

/**
 * The issued documents whose effect hangs on `ids`, and everything that bears on the effect of those and of `alone`: as much
 * as their courses need. What else hangs on a law that many guide stays out of it.
 */
export async function loadGraphAround(
  db: Queries,
  ids: readonly number[],
  alone: readonly number[] = [],
): Promise<Graph> {
  const { rows: reached } = await sql<{ id: number }>`
    with recursive hanging (id) as (
      select unnest(${[...ids]}::int[])
      union
      select other.id from hanging cross join lateral (
        select target_id from legal_relation where source_id = hanging.id and kind in ('amends', 'replaces', 'annuls', 'suspends')
        union all
        select source_id from legal_relation where target_id = hanging.id and kind = 'guides'
      ) as other (id)
    ), reached (id) as (
      (select id from hanging union select unnest(${[...alone]}::int[]))
      union
      select other.id from reached cross join lateral (
        select source_id from legal_relation where target_id = reached.id and kind in ('amends', 'replaces', 'annuls', 'suspends')
        union all
        select target_id from legal_relation where source_id = reached.id and kind = 'guides'
      ) as other (id)
    )
    select id from reached`.execute(db);
  const around = sql<number>`any(${reached.map(({ id }) => id)}::int[])`;
  const [nodes, links] = await Promise.all([
    db
      .selectFrom('legalDocument')
      .select(nodeColumns)
      .where('standing', '=', 'issued')
      .where('id', '=', around)
      .execute(),
    db
      .selectFrom('legalRelation')
      .selectAll()
      .where('sourceId', '=', around)
      .where('kind', 'not in', ['cites', 'corrects'])
      .execute(),
  ]);
  return graphOf(nodes.map(nodeOf), links.map(linkOf));
}

const nodeColumns = ['id', 'effectiveOn', 'endsOn'] as const;

function nodeOf({ id, effectiveOn, endsOn }: NodeRow): Node {
  return { id, effectiveOn: effectiveOn?.toString() ?? '', endsOn: endsOn?.toString() ?? null };
}
type NodeRow = {
  readonly id: number;
  readonly effectiveOn: Temporal.PlainDate | null;
  readonly endsOn: Temporal.PlainDate | null;
};

function linkOf({ number: _, effectiveOn, untilOn, kind, ...link }: Selectable<LegalRelation>): Link {
  return {
    ...link,
    kind: RelationKind.parse(kind),
    effectiveOn: effectiveOn.toString(),
    untilOn: untilOn?.toString() ?? null,
  };
}

/**
 * Brings the stretches of documents to what a graph gives; those that are not in it have none. What lists filter by is taken
 * from the documents’ rows.
 */
export async function projectStates(tx: Tx, graph: Graph, ids: Iterable<number>): Promise<void> {
  const wanted = [...ids];
  const courseOf = createCourses(graph);
  const rows = wanted
    .filter((id) => graph.nodes.has(id))
    .flatMap((id) => stretchesOf(courseOf(id)).map(({ from, until, state }) => ({ id, from, until, state })));
  await tx
    .deleteFrom('legalState')
    .where('documentId', '=', sql<number>`any(${wanted}::int[])`)
    .execute();
  if (rows.length === 0) return;
  await sql`
    insert into legal_state (document_id, from_on, until_on, state, kind, level, field, issued_on, effective_on)
    select stretch.id, stretch."from", stretch.until, stretch.state, document.kind, document.level, document.field,
      document.issued_on, document.effective_on
    from json_to_recordset(${JSON.stringify(rows)}::json) as stretch (id int, "from" date, until date, state text)
    join legal_document as document on document.id = stretch.id`.execute(tx);
}

/** The row by which a document is found. */
export function documentRow({ standing, fields, issue, posted, opinions }: LegalDocument) {
  const { kind, level, body, agencyId, drafterId, issuer, title, field } = fields;
  return {
    standing,
    kind,
    level,
    body,
    agencyId,
    drafterId,
    issuer,
    title,
    field,
    number: issue?.number ?? null,
    numberKey: issue === null ? null : numberKey(issue.number),
    issuedOn: issue === null ? null : day(issue.issuedOn),
    effectiveOn: issue === null ? null : day(issue.effectiveOn),
    endsOn: issue?.endsOn == null ? null : day(issue.endsOn),
    postedFrom: posted === null ? null : day(posted.from),
    postedUntil: posted === null ? null : day(posted.until),
    asked: opinions.filter(({ stance }) => stance === null).map(({ agencyId: id }) => id),
    search: fold(`${issue?.number ?? ''} ${title} ${issuer} ${field}`),
  };
}

export function linksOf({ id, relations }: LegalDocument): Link[] {
  return relations.map(({ number: _, ...relation }) => ({ ...relation, sourceId: id }));
}

export function relationRows({ id, relations }: LegalDocument) {
  return relations.map(({ number, targetId, kind, effectiveOn, untilOn, articles, survives }) => ({
    sourceId: id,
    number,
    targetId,
    kind,
    effectiveOn: day(effectiveOn),
    untilOn: untilOn === null ? null : day(untilOn),
    articles: [...articles],
    survives,
  }));
}

export function checkRows({ id, checks }: LegalDocument) {
  return checks.map(({ number, checkedOn, faults, dueOn, doneOn }) => ({
    documentId: id,
    number,
    checkedOn: day(checkedOn),
    result: faults.length === 0 ? 'fits' : 'faulty',
    dueOn: dueOn === null ? null : day(dueOn),
    doneOn: doneOn === null ? null : day(doneOn),
  }));
}

export function conclusionRows({ id, conclusions }: LegalDocument) {
  return conclusions.map(({ reviewId, conclusion, dueOn, doneOn }) => ({
    documentId: id,
    reviewId,
    conclusion,
    dueOn: dueOn === null ? null : day(dueOn),
    doneOn: doneOn === null ? null : day(doneOn),
  }));
}

/** Brings the rows of one document to what its events give. */
export async function projectDocument(tx: Tx, document: LegalDocument): Promise<void> {
  const { id } = document;
  await tx.updateTable('legalDocument').set(documentRow(document)).where('id', '=', id).execute();
  await tx.deleteFrom('legalRelation').where('sourceId', '=', id).execute();
  await tx.deleteFrom('legalCheck').where('documentId', '=', id).execute();
  await tx.deleteFrom('legalConclusion').where('documentId', '=', id).execute();
  await insertParts(tx, [document]);
}

/** Relations, checks and conclusions of documents that have no such rows yet. */
export async function insertParts(tx: Tx, documents: readonly LegalDocument[]): Promise<void> {
  const relations = documents.flatMap(relationRows);
  const checks = documents.flatMap(checkRows);
  const conclusions = documents.flatMap(conclusionRows);
  for (let from = 0; from < relations.length; from += atOnce)
    await tx
      .insertInto('legalRelation')
      .values(relations.slice(from, from + atOnce))
      .execute();
  for (let from = 0; from < checks.length; from += atOnce)
    await tx
      .insertInto('legalCheck')
      .values(checks.slice(from, from + atOnce))
      .execute();
  for (let from = 0; from < conclusions.length; from += atOnce)
    await tx
      .insertInto('legalConclusion')
      .values(conclusions.slice(from, from + atOnce))
      .execute();
}

/** Rows in one statement: a statement has at most 65,535 parameters. */
export const atOnce = 2000;
