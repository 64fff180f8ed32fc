import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import { isCounted } from './life.ts';
import type { Row } from './schema.ts';

export type FactRow = {
  readonly register: string;
  readonly rowId: number;
  readonly weight: 1 | -1;
  readonly recordedAt: Temporal.Instant;
  readonly agencyId: number;
  readonly state: string;
  readonly data: string;
};

/** The signed rows that lead from what a row counted for to what it counts for now. */
export function factsBetween(
  register: string,
  before: Row | null,
  after: Row,
  at: Temporal.Instant,
): FactRow[] {
  const [was, is] = [factOf(before), factOf(after)];
  if (was?.words === is?.words) return [];
  const rowOf = (fact: Fact, weight: 1 | -1): FactRow => {
    const { words: _, ...counted } = fact;
    return { register, rowId: after.id, weight, recordedAt: at, ...counted };
  };
  return [...(was === null ? [] : [rowOf(was, -1)]), ...(is === null ? [] : [rowOf(is, 1)])];
}

type Fact = Pick<FactRow, 'agencyId' | 'state' | 'data'> & { readonly words: string };

function factOf(row: Row | null): Fact | null {
  if (row === null || !isCounted(row)) return null;
  const data = canonicalize(row.values) ?? '{}';
  return { agencyId: row.agencyId, state: row.state, data, words: `${row.agencyId} ${row.state} ${data}` };
}

export async function writeFacts(tx: Tx, facts: readonly FactRow[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ recordedAt, ...fact }) => ({ ...fact, recordedAt: recordedAt.toString() }));
  await sql`insert into register_fact (register, row_id, weight, recorded_at, agency_id, state, data)
    select register, "rowId", weight, "recordedAt", "agencyId", state, data::jsonb
    from json_to_recordset(${JSON.stringify(rows)}::json) as fact (register text, "rowId" bigint, weight smallint,
      "recordedAt" timestamptz, "agencyId" int, state text, data text)`.execute(tx);
}
