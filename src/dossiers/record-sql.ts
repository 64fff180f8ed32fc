import type pg from 'pg';
import { fold } from '../kernel/messages.ts';
import type { Change, NumberRequest, Numbered } from './change.ts';
import { signedFacts } from './facts.ts';
import { states, type Dossier } from './schema.ts';

/** What runs the statement of changes: a connection of the driver, or a transaction of others. */
export type Statements = {
  query(statement: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: { updated: number }[] }>;
};

/** Numbers in the register of each agency and day, without gaps, and ids; in the order asked for. */
export async function allocateNumbers(
  client: pg.PoolClient,
  requests: readonly NumberRequest[],
): Promise<Numbered[]> {
  const wanted = Map.groupBy(requests, ({ agencyId, day }) => `${agencyId} ${day}`);
  const rows = [...wanted.values()].map((group) => ({ ...group[0], count: group.length }));
  const { rows: counters } = await client.query<{
    agencyId: number;
    day: string;
    last: number;
    ids: number[];
  }>({
    name: 'allocate numbers',
    text: `with counter as (
        insert into dossier_counter (agency_id, day, last)
        select "agencyId", day, count from jsonb_to_recordset($1) as x("agencyId" int, day date, count int)
        order by 1, 2
        on conflict (agency_id, day) do update set last = dossier_counter.last + excluded.last
        returning agency_id, day, last
      )
      select c.agency_id as "agencyId", c.day::text as day, c.last,
             (select array_agg(nextval('dossier_id')::int8) from generate_series(1, x.count)) as ids
      from counter c join jsonb_to_recordset($1) as x("agencyId" int, day date, count int)
        on x."agencyId" = c.agency_id and x.day = c.day`,
    values: [JSON.stringify(rows)],
  });
  const left = new Map(
    counters.map((row) => [`${row.agencyId} ${row.day}`, { last: row.last, ids: row.ids.map(Number) }]),
  );
  return requests.map(({ agencyId, day }) => {
    const counter = left.get(`${agencyId} ${day}`);
    const id = counter?.ids.shift();
    if (counter === undefined || id === undefined) throw new Error('the counter gave too few numbers');
    return { id, sequence: counter.last - counter.ids.length };
  });
}

/**
 * Events and projections of many changes in one statement; gives how many present dossiers were updated (a dossier
 * that has moved on since it was read is not).
 */
export async function recordChanges(
  client: Statements,
  changes: readonly Change[],
  keys: readonly { accountId: number; key: string; result: unknown }[],
  now: Temporal.Instant,
): Promise<number> {
  const created = changes.filter((change) => change.before === null);
  const updated = changes.filter((change) => change.before !== null);
  const { rows } = await client.query({
    name: 'record changes',
    text: recordStatement,
    values: [
      JSON.stringify(created.map(dossierRow)),
      JSON.stringify(updated.map(dossierRow)),
      JSON.stringify(changes.flatMap(eventRows)),
      JSON.stringify(changes.flatMap(stepRows)),
      JSON.stringify(changes.flatMap(timerRows)),
      JSON.stringify(changes.flatMap(goneTimerRows)),
      JSON.stringify(changes.flatMap((change) => fileRows(change, now))),
      JSON.stringify(keys),
      now.toString(),
      JSON.stringify(changes.flatMap(factRows)),
    ],
  });
  return rows[0]?.updated ?? 0;
}

const dossierColumns = `id int8, code text, agency_id int, procedure_id int, procedure_version_id int, process_version_id int,
  parent_id int8, state int2, channel text, applicant_name text, id_number text, phone text, search text,
  registered_at timestamptz, received_at timestamptz, due_at timestamptz, paused_since timestamptz,
  resolved_at timestamptz, closed_at timestamptz, timeliness text, version int, expected int, head_hash text`;

/** Inserts the facts of dossiers alone, e.g. to make them anew. */
export async function recordFacts(client: pg.PoolClient, changes: readonly Change[]): Promise<void> {
  await client.query(insertFacts('$1'), [JSON.stringify(changes.flatMap(factRows))]);
}

function insertFacts(parameter: string): string {
  return `insert into dossier_fact (dossier_id, weight, recorded_at, kind, scope, agency_id, procedure_id, channel,
    happened_on, due_at, timeliness, ending)
  select * from jsonb_to_recordset(${parameter}) as x(dossier_id int8, weight int2, recorded_at timestamptz, kind text,
    scope text, agency_id int, procedure_id int, channel text, happened_on date, due_at timestamptz, timeliness text,
    ending text)`;
}

const recordStatement = `
with
created as (
  insert into dossier (id, code, agency_id, procedure_id, procedure_version_id, process_version_id, parent_id, state,
    channel, applicant_name, id_number, phone, search, registered_at, received_at, due_at, paused_since, resolved_at,
    closed_at, timeliness, version, head_hash)
  select id, code, agency_id, procedure_id, procedure_version_id, process_version_id, parent_id, state, channel,
    applicant_name, id_number, phone, to_tsvector('simple', search), registered_at, received_at, due_at, paused_since,
    resolved_at, closed_at, timeliness, version, decode(head_hash, 'hex')
  from jsonb_to_recordset($1) as x(${dossierColumns})
),
updated as (
  update dossier d set agency_id = x.agency_id, state = x.state, applicant_name = x.applicant_name, id_number = x.id_number, phone = x.phone,
    search = to_tsvector('simple', x.search), received_at = x.received_at, due_at = x.due_at,
    paused_since = x.paused_since, resolved_at = x.resolved_at, closed_at = x.closed_at, timeliness = x.timeliness,
    version = x.version, head_hash = decode(x.head_hash, 'hex')
  from jsonb_to_recordset($2) as x(${dossierColumns})
  where d.id = x.id and d.version = x.expected
  returning d.id
),
happened as (
  insert into event (subject_kind, subject_id, number, kind, data, actor_id, happened_at, recorded_at, previous_hash, hash)
  select 'dossier', subject_id, number, kind, data, actor_id, happened_at, recorded_at, decode(previous_hash, 'hex'),
    decode(hash, 'hex')
  from jsonb_to_recordset($3) as x(subject_id int8, number int, kind text, data jsonb, actor_id int,
    happened_at timestamptz, recorded_at timestamptz, previous_hash text, hash text)
),
worked as (
  insert into step (dossier_id, number, element_id, name, kind, agency_id, role, assignee_id, opened_at, due_at,
    closed_at, closed_by, outcome)
  select * from jsonb_to_recordset($4) as x(dossier_id int8, number int, element_id text, name text, kind text,
    agency_id int, role text, assignee_id int, opened_at timestamptz, due_at timestamptz, closed_at timestamptz,
    closed_by int, outcome text)
  on conflict (dossier_id, number) do update set agency_id = excluded.agency_id, assignee_id = excluded.assignee_id, due_at = excluded.due_at,
    closed_at = excluded.closed_at, closed_by = excluded.closed_by, outcome = excluded.outcome
),
timed as (
  insert into timer (dossier_id, element_id, fires_at)
  select * from jsonb_to_recordset($5) as x(dossier_id int8, element_id text, fires_at timestamptz)
),
fired as (
  delete from timer t using jsonb_to_recordset($6) as x(dossier_id int8, element_id text)
  where t.dossier_id = x.dossier_id and t.element_id = x.element_id
),
attached as (
  insert into dossier_file (dossier_id, hash, name, paper, uploaded_by, uploaded_at)
  select * from jsonb_to_recordset($7) as x(dossier_id int8, hash text, name text, paper int, uploaded_by int,
    uploaded_at timestamptz)
),
keyed as (
  insert into idempotency_key (account_id, key, result, created_at)
  select "accountId", key, result, $9::timestamptz
  from jsonb_to_recordset($8) as x("accountId" int, key text, result jsonb)
),
counted as (
  ${insertFacts('$10')}
)
select count(*)::int as updated from updated`;

function dossierRow({ before, after, events }: Change) {
  return {
    ...projectedRow(after),
    search: searchText(after),
    expected: before?.version ?? null,
    head_hash: events.at(-1)?.hash.toString('hex') ?? null,
  };
}

/** What the columns of a dossier's row must hold. */
export function projectedRow(dossier: Dossier) {
  const { applicant } = dossier.filing;
  return {
    id: dossier.id,
    code: dossier.code,
    agency_id: dossier.agencyId,
    procedure_id: dossier.procedureId,
    procedure_version_id: dossier.procedureVersionId,
    process_version_id: dossier.processVersionId,
    parent_id: dossier.parent?.id ?? null,
    state: states[dossier.state].code,
    channel: dossier.channel,
    applicant_name: applicant.name,
    id_number: applicant.idNumber,
    phone: applicant.phone,
    registered_at: dossier.registeredAt.toString(),
    received_at: dossier.receivedAt?.toString() ?? null,
    due_at: dossier.dueAt?.toString() ?? null,
    paused_since: dossier.pauses.find((pause) => pause.to === null)?.from.toString() ?? null,
    resolved_at: dossier.resolvedAt?.toString() ?? null,
    closed_at: dossier.closedAt?.toString() ?? null,
    timeliness: dossier.timeliness,
    version: dossier.version,
  };
}

/** Words by which people look for a dossier: the names on it, folded. Codes and numbers have exact indexes. */
export function searchText({ filing }: Pick<Dossier, 'filing'>): string {
  return fold(`${filing.applicant.name} ${filing.owner?.name ?? ''}`);
}

function eventRows({ events }: Change) {
  return events.map((event) => ({
    subject_id: event.subjectId,
    number: event.number,
    kind: event.kind,
    data: event.data,
    actor_id: event.actorId,
    happened_at: event.happenedAt.toString(),
    recorded_at: event.recordedAt.toString(),
    previous_hash: event.previousHash?.toString('hex') ?? null,
    hash: event.hash.toString('hex'),
  }));
}

/** What the change adds to the facts that statistics count. */
function factRows(change: Change) {
  const { id, procedureId, channel } = change.after;
  return signedFacts(change).map(({ recordedAt, ...fact }) => ({
    dossier_id: id,
    weight: fact.weight,
    recorded_at: recordedAt.toString(),
    kind: fact.kind,
    scope: fact.scope,
    agency_id: fact.agencyId,
    procedure_id: procedureId,
    channel,
    happened_on: fact.happenedOn.toString(),
    due_at: fact.dueAt?.toString() ?? null,
    timeliness: fact.timeliness,
    ending: fact.ending,
  }));
}

function stepRows({ before, after }: Change) {
  const known = new Map(before?.steps.map((step) => [step.number, step]));
  return after.steps
    .filter((step) => known.get(step.number) !== step)
    .map((step) => ({
      dossier_id: after.id,
      number: step.number,
      element_id: step.elementId,
      name: step.name,
      kind: step.kind,
      agency_id: step.agencyId,
      role: step.role,
      assignee_id: step.assigneeId,
      opened_at: step.openedAt.toString(),
      due_at: step.dueAt?.toString() ?? null,
      closed_at: step.closedAt?.toString() ?? null,
      closed_by: step.closedBy,
      outcome: step.outcome,
    }));
}

function timerRows({ before, after }: Change) {
  const known = new Set(before?.timers.map((timer) => timer.elementId));
  return after.timers
    .filter((timer) => !known.has(timer.elementId))
    .map((timer) => ({
      dossier_id: after.id,
      element_id: timer.elementId,
      fires_at: timer.firesAt.toString(),
    }));
}

function goneTimerRows({ before, after }: Change) {
  const left = new Set(after.timers.map((timer) => timer.elementId));
  return (before?.timers ?? [])
    .filter((timer) => !left.has(timer.elementId))
    .map((timer) => ({ dossier_id: after.id, element_id: timer.elementId }));
}

function fileRows({ before, after, events }: Change, now: Temporal.Instant) {
  return after.files.slice(before?.files.length ?? 0).map((file) => ({
    dossier_id: after.id,
    hash: file.hash,
    name: file.name,
    paper: file.paper,
    uploaded_by: events.at(-1)?.actorId ?? null,
    uploaded_at: now.toString(),
  }));
}
