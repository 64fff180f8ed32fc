import { sql } from 'kysely';
import { actorId, can, covers, type Actor, type Permission } from '../kernel/access.ts';
import { localDate } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import { forbidden, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { appendEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { decide, entryRefusals } from './decide.ts';
import { createCourses, dependence, stateOn, touchedBy, wouldCircle, type Graph } from './effect.ts';
import { factRows, factsOf, insertFacts, type Fact } from './facts.ts';
import { acts, next, type Begun, type Done, type LegalDocument } from './life.ts';
import { draftDocuments, giveOpinions, keepDocuments } from './permissions.ts';
import { numberKey, type RelationFields } from './schema.ts';
import {
  documentRow,
  loadDocuments,
  loadGraphAround,
  projectDocument,
  projectStates,
  subjectKind,
} from './store.ts';

/** Who does something, and when. */
export type By = { readonly actor: Actor; readonly at: Temporal.Instant };

/** What is changed, and the number of the last event that the person saw; undefined: whatever it is. */
export type At = { readonly id: number; readonly seen?: number | undefined };

const permissions: Readonly<Record<'drafter' | 'asked' | 'officer', Permission>> = {
  drafter: draftDocuments,
  asked: giveOpinions,
  officer: keepDocuments,
};

/** Whether somebody may do this to a document: the officer to all, drafters to their drafts, who was asked for their part. */
export function mayAct(actor: Actor, document: LegalDocument, done: Pick<Done, 'kind'>, asked = 0): boolean {
  const { by } = acts[done.kind];
  const answer = can(actor, permissions[by]);
  if (by === 'asked') return covers(answer, asked);
  if (answer === true || by === 'officer' || document.standing === 'issued')
    return can(actor, keepDocuments) === true;
  return covers(answer, document.fields.drafterId ?? 0);
}

/** Does something to a document; gives its new state. @throws Refused with everything that stands in the way */
export async function act({ db }: Pick<House, 'db'>, by: By, at: At, done: Done): Promise<LegalDocument> {
  return db.transaction().execute(async (tx) => {
    await lockEffect(tx);
    const before = (await loadDocuments(tx, [at.id])).get(at.id);
    if (before === undefined) throw new Refused(notFound);
    const asked = done.kind === 'opine' ? done.data.agencyId : 0;
    if (!mayAct(by.actor, before, done, asked)) throw new Refused(forbidden);
    if (at.seen !== undefined && at.seen !== before.version) throw new Refused(changedMeanwhile);
    const today = localDate(by.at).toString();
    const decided = decide(before, done, today);
    if ('kind' in decided) await refuseBroken(tx, before, done);
    else throw new Refused(decided);
    const after = await record(tx, by, before, at.id, done);
    return after;
  });
}

/** A new document, proposed or entered as issued; gives its id. @throws Refused */
export async function beginDocument({ db }: Pick<House, 'db'>, by: By, begun: Begun): Promise<number> {
  const { fields } = begun.data;
  const isKept = can(by.actor, keepDocuments) === true;
  const isDrafted = covers(can(by.actor, draftDocuments), fields.drafterId ?? 0);
  if (!(begun.kind === 'registered' ? isKept : isKept || isDrafted)) throw new Refused(forbidden);
  return db.transaction().execute(async (tx) => {
    await lockEffect(tx);
    if (begun.kind === 'registered') {
      const { issue } = begun.data;
      const refusals = entryRefusals(fields, issue, localDate(by.at).toString());
      if (refusals.length > 0) throw new Refused(refusals);
      await refuseTaken(tx, issue.number, fields.issuer, 0);
    }
    const first = next(0, undefined, { number: 1, kind: begun.kind, data: begun.data, happenedAt: by.at });
    const { id } = await tx
      .insertInto('legalDocument')
      .values(documentRow(first))
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(tx, by, undefined, id, begun);
    return id;
  });
}

/** Appends the event, projects the document, and takes the figures of everything whose effect it touches along. */
async function record(
  tx: Tx,
  by: By,
  before: LegalDocument | undefined,
  id: number,
  done: Done | Begun,
): Promise<LegalDocument> {
  const graphBefore = await loadGraphAround(tx, [id]);
  const [event] = await appendEvents(tx, { kind: subjectKind, id }, [
    {
      kind: done.kind,
      data: done.data,
      actorId: actorId(by.actor),
      happenedAt: by.at,
      recordedAt: by.at,
    },
  ]);
  if (event === undefined) throw new Error('nothing was recorded');
  const after = next(id, before, event);
  await projectDocument(tx, after);
  if (after.standing !== 'issued' && before?.standing !== 'issued') return after;
  const wereTouched = touchedBy(graphBefore, [id]);
  const graphAfter = await loadGraphAround(tx, [id, ...wereTouched]);
  const touched = new Set([...wereTouched, ...touchedBy(graphAfter, [id])]);
  await projectStates(tx, graphAfter, touched);
  const states = await loadDocuments(tx, [...touched]);
  const rows = [...touched].flatMap((each) => {
    const state = states.get(each);
    if (state === undefined) return [];
    const was = each === id ? before : state;
    return factRows(counted(was, graphBefore), counted(state, graphAfter), by.at);
  });
  await insertFacts(tx, rows);
  return after;
}

/** What a document counts as in a graph. */
export function counted(document: LegalDocument | undefined, graph: Graph): readonly Fact[] {
  if (document === undefined) return [];
  const isThere = graph.nodes.has(document.id);
  return factsOf(document, isThere ? createCourses(graph)(document.id) : null);
}

/** What only the other documents can tell: numbers that are taken, targets that are not there, circles. */
async function refuseBroken(tx: Tx, document: LegalDocument, done: Done): Promise<void> {
  if (done.kind === 'issue')
    await refuseTaken(tx, done.data.issue.number, document.fields.issuer, document.id);
  if (done.kind === 'correct')
    await refuseTaken(tx, done.data.issue.number, done.data.fields.issuer, document.id);
  if (done.kind === 'relate') {
    const refusal = await relationRefusal(tx, document, done.data);
    if (refusal !== null) throw new Refused(refusal);
  }
  if (done.kind === 'withdraw') {
    const pointing = await tx
      .selectFrom('legalRelation')
      .select('sourceId')
      .where('targetId', '=', document.id)
      .executeTakeFirst();
    if (pointing !== undefined) throw new Refused(pointedAt);
  }
}

async function relationRefusal(
  tx: Tx,
  document: LegalDocument,
  relation: RelationFields,
): Promise<Refusal | null> {
  const target = await tx
    .selectFrom('legalDocument')
    .select(['issuedOn'])
    .where('id', '=', relation.targetId)
    .where('standing', '=', 'issued')
    .executeTakeFirst();
  if (target?.issuedOn == null || document.issue === null) return noTarget;
  const [dependent, on] = dependence({ ...relation, sourceId: document.id });
  const graph = await loadGraphAround(
    tx,
    dependent === undefined ? [] : [dependent],
    on === undefined ? [] : [on],
  );
  return relationFault(graph, document.id, document.issue.issuedOn, relation, target.issuedOn.toString());
}

/** What is wrong with a relation between two issued documents; null: nothing. */
export function relationFault(
  graph: Graph,
  sourceId: number,
  issuedOn: string,
  relation: RelationFields,
  targetIssuedOn: string,
): Refusal | null {
  const link = { ...relation, sourceId };
  if (wouldCircle(graph, link) || relation.targetId === sourceId) return circle;
  if (issuedOn < targetIssuedOn) return olderActs;
  if (relation.effectiveOn < issuedOn) return beforeIssue;
  const isOver =
    relation.kind === 'guides' &&
    !relation.survives &&
    stateOn(createCourses(graph)(relation.targetId), issuedOn) === 'expired';
  return isOver ? guidesExpired : null;
}

async function refuseTaken(tx: Tx, number: string, issuer: string, self: number): Promise<void> {
  const row = await tx
    .selectFrom('legalDocument')
    .select('id')
    .where('numberKey', '=', numberKey(number))
    .where('issuer', '=', issuer)
    .where('standing', '=', 'issued')
    .where('id', '<>', self)
    .executeTakeFirst();
  if (row !== undefined) throw new Refused(taken);
}

/** One writer at a time: what one document does changes the effect, and so the figures, of others. Counts are made anew. */
export async function lockEffect(tx: Tx): Promise<void> {
  await sql`update legal_version set number = number + 1`.execute(tx);
}

const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa thay đổi văn bản này. Hãy xem lại rồi gửi lại.',
    'Somebody else has just changed this document. Look at what is new, then send again.',
  ),
);
export const taken = refuse(
  'taken',
  t(
    'Văn bản cùng số, ký hiệu và cơ quan ban hành đã có.',
    'A document of this number and issuer is there already.',
  ),
  'number',
);
const noTarget = refuse(
  'invalid',
  t('Hãy chọn văn bản đã ban hành trong danh mục.', 'Choose an issued document of the list.'),
  'targetId',
);
const circle = refuse(
  'circle',
  t(
    'Quan hệ này làm hiệu lực của văn bản phụ thuộc vào chính nó (thay thế vòng tròn).',
    'With this relation the document’s effect would hang on itself.',
  ),
  'targetId',
);
const olderActs = refuse(
  'order',
  t(
    'Văn bản này ban hành trước văn bản kia nên không thể tác động đến nó.',
    'This document is older than the other, and cannot act on it.',
  ),
  'targetId',
);
const beforeIssue = refuse(
  'order',
  t(
    'Quan hệ có hiệu lực trước ngày ban hành văn bản này.',
    'The relation would hold before this document was issued.',
  ),
  'effectiveOn',
);
const guidesExpired = refuse(
  'expired',
  t(
    'Văn bản được hướng dẫn đã hết hiệu lực vào ngày ban hành văn bản này.',
    'The guided document had expired when this one was issued.',
  ),
  'targetId',
);
const pointedAt = refuse(
  'pointed-at',
  t(
    'Có văn bản khác đang có quan hệ với văn bản này; hãy gỡ các quan hệ đó trước.',
    'Another document is related to this one; take those relations off first.',
  ),
);
