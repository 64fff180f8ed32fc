import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import { chain, emptyChain, type ChainHead, type EventDraft } from '../kernel/events.ts';
import { levelsOf } from './rules.ts';
import type { Change, KnownDecision, ProcedureContent } from './schema.ts';
import { searchText } from './search.ts';
import { contentOf } from './store.ts';

/** A version to be added; the one before it ends the day before. */
export type NewVersion = {
  readonly code: string;
  readonly number: number;
  readonly change: Change;
  readonly validFrom: Temporal.PlainDate;
  readonly content: ProcedureContent;
  readonly decision: KnownDecision | null;
};

export type By = { readonly at: Temporal.Instant; readonly accountId: number | null };

/** Where each procedure stands: its newest version, in force or still to come. Locks the procedures until the end. */
export async function lockNewest(tx: Tx, codes: readonly string[]): Promise<Map<string, NewestVersion>> {
  await sql`select 1 from procedure where code = any(${codes}) order by id for update`.execute(tx);
  const { rows } = await sql<Omit<NewestVersion, 'content'> & { content: string }>`
    select distinct on (p.id) p.code, v.number, v.change, v.valid_from, v.content::text as content,
           d.number as decision_number
    from procedure p join procedure_version v on v.procedure_id = p.id
    left join publication_decision d on d.id = v.decision_id
    where p.code = any(${codes}) order by p.id, v.number desc`.execute(tx);
  return new Map(rows.map((row) => [row.code, { ...row, content: contentOf(row.content) }]));
}

export type NewestVersion = {
  readonly code: string;
  readonly number: number;
  readonly change: Change;
  readonly validFrom: Temporal.PlainDate;
  readonly content: ProcedureContent;
  readonly decisionNumber: string | null;
};

/** Only one publication, import or installation at a time decides what the next version of a procedure is. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' procedures'))`.execute(tx);
}

/** Adds versions in statements of many rows, ends the days of those before, and appends the events. Gives their ids. */
export async function writeVersions(tx: Tx, versions: readonly NewVersion[], by: By): Promise<number[]> {
  if (versions.length === 0) return [];
  const procedureIds = await ensureProcedures(
    tx,
    versions.map((version) => version.code),
  );
  const decisionIds = await ensureDecisions(tx, versions);
  const list = versions.map((version) => {
    const { content } = version;
    const { a, b, c } = searchText(content);
    return {
      procedure_id: procedureIds.get(version.code),
      number: version.number,
      change: version.change,
      decision_id: version.decision === null ? null : decisionIds.get(identity(version.decision)),
      valid_from: version.validFrom.toString(),
      content,
      name: content.name,
      field: content.field,
      level: content.level,
      levels: levelsOf(content),
      agencies: content.agencies,
      life_events: content.lifeEvents,
      process_code: content.process,
      a,
      b,
      c,
    };
  });
  const { rows } = await sql<{ id: number; procedureId: number; number: number }>`
    insert into procedure_version (procedure_id, number, change, decision_id, valid_from, content, name, field, level,
      levels, agencies, life_events, process_code, search, published_at, published_by)
    select procedure_id, number, change, decision_id, valid_from, content, name, field, level,
      levels, agencies, life_events, process_code,
      setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B')
        || setweight(to_tsvector('simple', c), 'C'),
      ${by.at}::timestamptz, ${by.accountId}::int
    from json_to_recordset(${JSON.stringify(list)}::json) as r (procedure_id int, number int, change text,
      decision_id int, valid_from date, content jsonb, name text, field text, level text, levels text[],
      agencies text[], life_events text[], process_code text, a text, b text, c text)
    returning id, procedure_id, number`.execute(tx);
  await endPredecessors(tx, [...new Set(procedureIds.values())]);
  await appendToChains(
    tx,
    versions.map((version) => ({
      id: required(procedureIds, version.code),
      draft: publishedEvent(version, by),
    })),
  );
  const ids = new Map(rows.map((row) => [`${row.procedureId} ${row.number}`, row.id]));
  return versions.map(({ code, number }) => required(ids, `${required(procedureIds, code)} ${number}`));
}

/** Ids of procedures by code; those that were not there are made. */
export async function ensureProcedures(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> {
  const list = [...new Set(codes)];
  await sql`insert into procedure (code) select unnest(${list}::text[]) on conflict (code) do nothing`.execute(
    tx,
  );
  const { rows } = await sql<{ id: number; code: string }>`
    select id, code from procedure where code = any(${list})`.execute(tx);
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Appends one event to each of many procedures' chains, or several in the order given. */
export async function appendToChains(
  tx: Tx,
  events: readonly { readonly id: number; readonly draft: EventDraft }[],
): Promise<void> {
  const ids = [...new Set(events.map((event) => event.id))];
  const { rows } = await sql<ChainHead & { subjectId: number }>`
    select distinct on (subject_id) subject_id, number, hash from event
    where subject_kind = 'procedure' and subject_id = any(${ids}) order by subject_id, number desc`.execute(
    tx,
  );
  const heads = new Map(rows.map((row) => [row.subjectId, row]));
  const byProcedure = Map.groupBy(events, (event) => event.id);
  const chained = [...byProcedure].flatMap(([id, of]) =>
    chain(
      { kind: 'procedure', id },
      heads.get(id) ?? emptyChain,
      of.map((event) => event.draft),
    ),
  );
  for (let from = 0; from < chained.length; from += 2000) {
    await tx
      .insertInto('event')
      .values(
        chained.slice(from, from + 2000).map((event) => ({ ...event, data: JSON.stringify(event.data) })),
      )
      .execute();
  }
}

async function ensureDecisions(tx: Tx, versions: readonly NewVersion[]): Promise<Map<string, number>> {
  const decisions = new Map(
    versions.flatMap(({ decision }) => (decision === null ? [] : [[identity(decision), decision]])),
  );
  if (decisions.size === 0) return new Map();
  const list = [...decisions.values()].map((decision) => ({
    number: decision.number,
    issued_on: decision.issuedOn?.toString() ?? null,
    effective_on: decision.effectiveOn?.toString() ?? null,
    issuer: decision.issuer,
    title: decision.title,
  }));
  const { rows } = await sql<KnownDecision & { id: number }>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(list)}::json)
        as r (number text, issued_on date, effective_on date, issuer text, title text)
    ), added as (
      insert into publication_decision (number, issued_on, effective_on, issuer, title)
      select number, issued_on, effective_on, issuer, title from wanted
      on conflict do nothing returning id, number, issued_on, issuer
    )
    select id, number, issued_on, issuer from added
    union
    select d.id, d.number, d.issued_on, d.issuer from publication_decision d join wanted w
      on d.number = w.number and d.issuer = w.issuer and d.issued_on is not distinct from w.issued_on`.execute(
    tx,
  );
  return new Map(rows.map((row) => [identity(row), row.id]));
}

/** Each version lasts until the day before the next one starts; the last has no end. */
async function endPredecessors(tx: Tx, procedureIds: readonly number[]): Promise<void> {
  await sql`
    update procedure_version v set valid_to = n.valid_from - 1
    from procedure_version n
    where v.procedure_id = any(${procedureIds}) and n.procedure_id = v.procedure_id and n.number = v.number + 1
      and v.valid_to is null`.execute(tx);
}

function publishedEvent({ number, change, validFrom, content, decision }: NewVersion, by: By): EventDraft {
  return {
    kind: 'published',
    data: {
      version: number,
      change,
      validFrom: validFrom.toString(),
      decision: decision?.number ?? null,
      issuedOn: decision?.issuedOn?.toString() ?? null,
      contentHash: contentHash(content),
    },
    actorId: by.accountId,
    happenedAt: by.at,
    recordedAt: by.at,
  };
}

/** SHA-256 over the canonical JSON (RFC 8785) of a content: the event proves the row. */
export function contentHash(content: ProcedureContent): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}

function identity({
  number,
  issuer,
  issuedOn,
}: Pick<KnownDecision, 'number' | 'issuer' | 'issuedOn'>): string {
  return JSON.stringify([number, issuer, issuedOn?.toString() ?? null]);
}

function required<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing was written for ${String(key)}`);
  return value;
}
