import { can, covers, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { mayAct } from './acting.ts';
import { numbersIn } from './bases.ts';
import { isOpen } from './decide.ts';
import type { DeskView } from './desk-view.ts';
import { agencyName, today } from './desk.ts';
import type { DocumentView } from './document-view.ts';
import type { Legislation } from './legislation.ts';
import type { LegalDocument } from './life.ts';
import type { Filled } from './parts.tsx';
import { draftDocuments, giveOpinions, keepDocuments, readDrafts } from './permissions.ts';
import { findCourse, namesOf, readBases } from './reading.ts';
import { listReviews } from './reviews.ts';
import { numberKey, RelationKind, type Day, type KeptFile } from './schema.ts';
import { loadDocuments, subjectKind } from './store.ts';

/** A document that this person may see: issued ones and posted drafts everybody. @throws Refused `not-found` */
export async function visibleDocument(
  legislation: Legislation,
  actor: Actor,
  id: number,
): Promise<LegalDocument> {
  const document = (await loadDocuments(legislation.house.db, [id])).get(id);
  if (document === undefined || !maySee(actor, document, today(legislation))) throw new Refused(notFound);
  return document;
}

/** Whether somebody sees a document: also those who draft it, and those who were asked for their opinion. */
export function maySee(
  actor: Actor,
  { standing, posted, fields, opinions }: LegalDocument,
  on: Day,
): boolean {
  const isPosted = standing !== 'dropped' && posted !== null && posted.from <= on && on <= posted.until;
  if (standing === 'issued' || isPosted) return true;
  const reads = can(actor, readDrafts);
  if (covers(reads, fields.drafterId ?? 0) || covers(can(actor, draftDocuments), fields.drafterId ?? 0))
    return true;
  return opinions.some(({ agencyId }) => covers(can(actor, giveOpinions), agencyId));
}

/** Whether somebody sees how a document came about: checks, opinions, appraisal and history. */
export function seesDesk(actor: Actor, document: LegalDocument, on: Day): boolean {
  if (can(actor, readDrafts) === false) return false;
  return document.standing === 'issued' || maySee(actor, { ...document, posted: null }, on);
}

/** Attachments that somebody sees: all who follow the draft, also once it is issued; else what is meant for everybody. */
export function filesFor(actor: Actor, document: LegalDocument, on: Day): readonly KeptFile[] {
  if (maySee(actor, { ...document, standing: 'drafting', posted: null }, on)) return document.files;
  return document.files.filter((file) => file.isOpen);
}

export async function documentView(
  legislation: Legislation,
  actor: Actor,
  document: LegalDocument,
  on: Day,
): Promise<DocumentView> {
  const { db } = legislation.house;
  const course = await findCourse(db, document.id);
  const incoming = (
    await db.selectFrom('legalRelation').selectAll().where('targetId', '=', document.id).execute()
  ).map(({ kind, effectiveOn, untilOn, ...row }) => ({
    ...row,
    kind: RelationKind.parse(kind),
    effectiveOn: effectiveOn.toString(),
    untilOn: untilOn?.toString() ?? null,
  }));
  const causes = [course?.endedBy, ...(course?.parts ?? []).map(({ by }) => by)];
  const ids = [
    ...document.relations.map(({ targetId }) => targetId),
    ...incoming.map(({ sourceId }) => sourceId),
    ...causes.flatMap((cause) => (cause == null ? [] : [cause.documentId])),
  ];
  return {
    document,
    on,
    course,
    incoming,
    names: await namesOf(db, ids),
    resting: course === null ? [] : await restingOn(legislation, document),
    agency: agencyName(legislation),
    files: filesFor(actor, document, today(legislation)),
    seesDesk: seesDesk(actor, document, today(legislation)),
    mayOpenFiles: isOpen(document.standing, 'open-file') && mayAct(actor, document, { kind: 'open-file' }),
    mayCorrect: mayAct(actor, document, { kind: document.standing === 'issued' ? 'correct' : 'edit' }),
  };
}

/** Procedures in force today whose legal basis names the document. */
async function restingOn(legislation: Legislation, { id, issue }: LegalDocument) {
  const { house } = legislation;
  const key = numberKey(issue?.number ?? '');
  const candidates = (await legislation.procedures(house.clock.today())).filter(({ lines }) =>
    lines.some((line) => numbersIn(line).includes(key)),
  );
  const bases = await readBases(
    house.db,
    candidates.map(({ lines }) => lines),
    today(legislation),
  );
  return candidates.filter((_, index) =>
    (bases[index] ?? []).some(({ documents }) => documents.some((one) => one.id === id)),
  );
}

export async function deskView(
  legislation: Legislation,
  actor: Actor,
  document: LegalDocument,
  { names }: DocumentView,
  filled: Filled | null,
): Promise<DeskView> {
  const { db } = legislation.house;
  const agency = agencyName(legislation);
  const [comments, moments, reviews] = await Promise.all([
    db.selectFrom('legalComment').selectAll().where('documentId', '=', document.id).orderBy('id').execute(),
    readMoments(legislation, document.id),
    can(actor, keepDocuments) === false ? [] : listReviews(db),
  ]);
  const concluded = new Set(document.conclusions.map(({ reviewId }) => reviewId));
  const answering = document.opinions
    .filter(({ stance, agencyId }) => stance === null && mayAct(actor, document, { kind: 'opine' }, agencyId))
    .map(({ agencyId }) => ({ value: String(agencyId), label: agency(agencyId) }));
  return {
    document,
    names,
    agency,
    answering,
    comments,
    mayHide: can(actor, keepDocuments) !== false,
    moments,
    filled,
    agencies: legislation.organization
      .all()
      .filter(({ level, kind }) => level === 'city' || kind === 'district-committee')
      .map(({ id, name }) => ({ value: String(id), label: name })),
    may: (act) => mayAct(actor, document, { kind: act }),
    reviews: reviews.filter(
      ({ id, closedOn, level, field, markOn }) =>
        closedOn === null &&
        !concluded.has(id) &&
        document.fields.level !== 'central' &&
        (level === '' || level === document.fields.level) &&
        (field === '' || field === document.fields.field) &&
        (document.issue?.issuedOn ?? '') <= markOn,
    ),
  };
}

async function readMoments({ house }: Legislation, id: number) {
  const rows = await house.db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.actorId')
    .select(['number', 'kind', 'account.fullName', 'happenedAt'])
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(({ fullName, ...row }) => ({ ...row, by: fullName ?? '' }));
}
