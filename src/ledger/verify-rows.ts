import { nameOf, type Collector } from './problems.ts';
import type { Connection } from './store.ts';
import type { ProjectionOf, StoredEvent } from './verification.ts';

/** A subject with all its events, in order. */
export type Subject = { readonly kind: string; readonly id: number; readonly events: readonly StoredEvent[] };

type Row = Readonly<Record<string, unknown>> & { readonly version: number; readonly head_hash: Buffer };

/** The row of each dossier against its events: number and hash of the last, and all columns that follow from them. */
export async function verifyRows(
  db: Connection,
  problems: Collector,
  subjects: readonly Subject[],
  projectionOf?: ProjectionOf,
): Promise<void> {
  const dossiers = subjects.filter((subject) => subject.kind === 'dossier');
  if (dossiers.length === 0) return;
  const { rows } = await db.query<Row & { id: number }>('select * from dossier where id = any($1)', [
    dossiers.map((dossier) => dossier.id),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const dossier of dossiers) verifyRow(problems, dossier, byId.get(dossier.id), projectionOf);
}

function verifyRow(
  problems: Collector,
  { kind, id, events }: Subject,
  row: Row | undefined,
  projectionOf?: ProjectionOf,
): void {
  const last = events.at(-1);
  if (last === undefined) return;
  if (row === undefined) {
    problems.add({ fault: 'row-missing', place: last.place, event: nameOf(last) });
  } else if (row.version > last.number) {
    const missing = { ...nameOf(last), number: last.number + 1, kind: null, seq: null };
    problems.add({ fault: 'event-missing', place: last.place + 0.5, event: missing });
  } else if (row.version < last.number) {
    const surplus = events.find((event) => event.number > row.version) ?? last;
    const detail = `version ${row.version}, ${last.number} events`;
    problems.add({ fault: 'row-changed', place: surplus.place, event: nameOf(surplus), detail });
  } else {
    const differing = row.head_hash.equals(last.hash) ? [] : ['head_hash'];
    const expected = projectionOf === undefined ? {} : expectedRow(projectionOf, kind, id, events);
    if (typeof expected === 'string') differing.push(expected);
    else
      differing.push(
        ...Object.keys(expected).filter((column) => plain(expected[column]) !== plain(row[column])),
      );
    if (differing.length === 0) return;
    problems.add({
      fault: 'row-changed',
      place: last.place,
      event: nameOf(last),
      detail: differing.join(', '),
    });
  }
}

/** The row by the caller's rules, or in words why they could not give one: a spoilt history may not be foldable at all. */
function expectedRow(
  projectionOf: ProjectionOf,
  kind: string,
  id: number,
  events: readonly StoredEvent[],
): Readonly<Record<string, unknown>> | string {
  try {
    return projectionOf(kind, id, events) ?? {};
  } catch (error) {
    return `not replayable: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Values as they compare: instants and days by their ISO text, bytes by their hex digits. */
function plain(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  return value === undefined || value === null ? '' : JSON.stringify(value).replace(/^"|"$/g, '');
}
