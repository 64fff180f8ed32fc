import { sql } from 'kysely';
import { actorId, can } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { forbidden, notFound, refuse, Refused } from '../kernel/errors.ts';
import { chain, insertEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import { counted, lockEffect, type By } from './acting.ts';
import { touchedBy } from './effect.ts';
import { factRows, insertFacts } from './facts.ts';
import type { Kept, Outcome } from './import-runs.ts';
import { next } from './life.ts';
import { keepDocuments } from './permissions.ts';
import { atOnce, loadDocuments, loadGraphAround, projectStates, subjectKind } from './store.ts';

/** What taking an import back would do: ids that go, and what stays because something has been built on it. */
export type UndoPlan = { readonly removable: readonly number[]; readonly kept: readonly Kept[] };

/**
 * A document goes with its import as long as nobody has touched it since, and no document that stays points at it: what was
 * worked on stays, and so does what it rests on.
 */
export async function planUndo(db: Queries, importId: number): Promise<UndoPlan> {
  const { rows } = await sql<{ id: number; number: string; isTouched: boolean; standing: string }>`
    select document.id, document.number, document.standing,
      exists (select from event where subject_kind = ${subjectKind} and subject_id = document.id
        and event.number > document.import_version) as "isTouched"
    from legal_document as document where document.import_id = ${importId} order by document.id`.execute(db);
  const there = rows.filter(({ standing }) => standing === 'issued');
  const numbers = new Map(there.map(({ id, number }) => [id, number]));
  const { rows: links } = await sql<{ sourceId: number; targetId: number; number: string }>`
    select relation.source_id as "sourceId", relation.target_id as "targetId", source.number
    from legal_relation as relation
    join legal_document as target on target.id = relation.target_id and target.import_id = ${importId}
    join legal_document as source on source.id = relation.source_id`.execute(db);
  const bySource = Map.groupBy(links, ({ sourceId }) => sourceId);
  const kept = new Map<number, Text>();
  const waiting: number[] = [];
  const keep = (id: number, why: Text): void => {
    if (kept.has(id) || !numbers.has(id)) return;
    kept.set(id, why);
    waiting.push(id);
  };
  for (const { id, isTouched } of there) if (isTouched) keep(id, touched);
  for (const { sourceId, targetId, number } of links)
    if (!numbers.has(sourceId)) keep(targetId, pointedAt(number));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
    for (const { targetId, number } of bySource.get(id) ?? []) keep(targetId, pointedAt(number));
  return {
    removable: [...numbers.keys()].filter((id) => !kept.has(id)),
    kept: [...kept].map(([id, why]) => ({ id, number: numbers.get(id) ?? '', why })),
  };
}

/**
 * Takes an import back as far as nothing has been built on it, in one step, with the effect and the figures of the documents
 * that it had touched; names what stays, and why. @throws Refused
 */
export async function undoImport(
  { db }: Pick<House, 'db'>,
  by: By,
  id: number,
): Promise<{ readonly removed: number; readonly kept: readonly Kept[] }> {
  if (can(by.actor, keepDocuments) === false) throw new Refused(forbidden);
  return db.transaction().execute(async (tx) => {
    await lockEffect(tx);
    const found = await tx
      .selectFrom('legalImport')
      .select('stage')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (found?.stage === 'undone') throw new Refused(undoneBefore);
    if (found?.stage !== 'imported') throw new Refused(notFound);
    const { removable, kept } = await planUndo(tx, id);
    if (removable.length === 0) throw new Refused(allBuiltOn);
    await withdrawAll(tx, by, removable, `Hoàn tác lần nhập số ${id}`);
    const outcome: Outcome = {
      kind: 'undone',
      count: removable.length + kept.length,
      removed: removable.length,
      kept,
    };
    await tx
      .updateTable('legalImport')
      .set({
        stage: 'undone',
        undoneAt: by.at,
        undoneBy: actorId(by.actor),
        outcome: JSON.stringify(outcome),
      })
      .where('id', '=', id)
      .execute();
    return { removed: removable.length, kept };
  });
}

/** Withdraws documents at once that nothing else points at. */
async function withdrawAll(tx: Tx, by: By, ids: readonly number[], reason: string): Promise<void> {
  const before = await loadGraphAround(tx, ids);
  const touchedIds = touchedBy(before, ids);
  const own = new Set(ids);
  const outside = [...touchedIds].filter((id) => !own.has(id));
  const states = await loadDocuments(tx, [...touchedIds]);
  const drafts = [
    { kind: 'withdraw', data: { reason }, actorId: actorId(by.actor), happenedAt: by.at, recordedAt: by.at },
  ];
  const among = (some: readonly number[]) => sql<number>`any(${[...some]}::int[])`;
  for (let from = 0; from < ids.length; from += atOnce) {
    const { rows: heads } = await sql<{ id: number; number: number; hash: Buffer }>`
      select distinct on (subject_id) subject_id as id, number, hash from event
      where subject_kind = ${subjectKind} and subject_id = any(${ids.slice(from, from + atOnce)}::bigint[])
      order by subject_id, number desc`.execute(tx);
    await insertEvents(
      tx,
      heads.flatMap(({ id, number, hash }) => chain({ kind: subjectKind, id }, { number, hash }, drafts)),
    );
  }
  await tx.updateTable('legalDocument').set({ standing: 'withdrawn' }).where('id', '=', among(ids)).execute();
  await tx.deleteFrom('legalRelation').where('sourceId', '=', among(ids)).execute();
  const after = await loadGraphAround(tx, outside);
  await projectStates(tx, after, touchedIds);
  const facts = [...touchedIds].flatMap((id) => {
    const state = states.get(id);
    if (state === undefined) return [];
    const now = own.has(id)
      ? next(id, state, { number: state.version + 1, kind: 'withdraw', data: { reason }, happenedAt: by.at })
      : state;
    return factRows(counted(state, before), counted(now, after), by.at);
  });
  for (let from = 0; from < facts.length; from += atOnce)
    await insertFacts(tx, facts.slice(from, from + atOnce));
}

const touched = t('đã có người sửa, kiểm tra hoặc rà soát từ khi nhập', 'somebody has worked on it since');
const pointedAt = (number: string): Text =>
  t(`văn bản ${number} đang có quan hệ với văn bản này`, `the document ${number} is related to it`);
const undoneBefore = refuse(
  'conflict',
  t('Lần nhập này đã được hoàn tác.', 'This import has been undone already.'),
);
const allBuiltOn = refuse(
  'conflict',
  t(
    'Không hoàn tác được: mọi văn bản của lần nhập này đã có người sửa hoặc có văn bản khác quan hệ; lý do của từng văn bản nêu dưới đây.',
    'It cannot be undone: every document of this import has been worked on or is related to another; why is said below.',
  ),
);
