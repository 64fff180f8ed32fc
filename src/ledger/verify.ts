import type pg from 'pg';
import { isSignedBy } from './note.ts';
import { collectProblems, faults, type EventName, type Found, type Problem } from './problems.ts';
import type { PublicKey, TreeHead } from './schema.ts';
import { readHeads, type Connection } from './store.ts';
import type { Verdict, VerifyOptions } from './verification.ts';
import { verifyChains } from './verify-chains.ts';
import { verifyTree } from './verify-tree.ts';

const shown = 100;

/** Checks all that is recorded, as it stands at one instant; writers go on meanwhile. Needs memory for one portion only. */
export async function verifyLedger(pool: pg.Pool, options: VerifyOptions): Promise<Verdict> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    const problems = collectProblems();
    const newest = await findNewestSigned(client, options.publicKey);
    const events = await verifyChains(client, problems, newest?.lastSeq ?? 0, options.projectionOf);
    const heads = await verifyTree(client, problems, options, newest);
    const named = await nameSubjects(client, problems.sorted().slice(0, shown));
    return {
      intact: problems.count() === 0,
      events,
      heads,
      firstProblem: named[0] ?? null,
      problemCount: problems.count(),
      problems: named,
    };
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    if (failure === undefined) await client.query('rollback');
    client.release(failure);
  }
}

async function findNewestSigned(db: Connection, key: PublicKey): Promise<TreeHead | null> {
  for (let before: number | undefined; ;) {
    const heads = await readHeads(db, 50, before);
    const signed = heads.find((head) => isSignedBy(key, head));
    if (signed !== undefined) return signed;
    before = heads.at(-1)?.size;
    if (before === undefined) return null;
  }
}

/** Puts a code that people know in the place of each subject. */
async function nameSubjects(db: Connection, found: readonly Found[]): Promise<Problem[]> {
  const ids = found.flatMap(({ event }) => (event?.subjectKind === 'dossier' ? [event.subjectId] : []));
  const { rows } = await db.query<{ id: number; code: string | null }>(
    `select x.id, coalesce(d.code, e.data ->> 'code', e.data -> 'opening' ->> 'code') as code
     from unnest($1::bigint[]) x(id) left join dossier d on d.id = x.id
     left join event e on e.subject_kind = 'dossier' and e.subject_id = x.id and e.number = 1`,
    [ids],
  );
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  const named = (event: Omit<EventName, 'subject'>): EventName => {
    const code = event.subjectKind === 'dossier' ? codes.get(event.subjectId) : null;
    return { ...event, subject: code ?? `${event.subjectKind}/${event.subjectId}` };
  };
  return found.map(({ fault, event, head, detail }) => ({
    fault,
    event: event === undefined ? null : named(event),
    head: head ?? null,
    detail: detail ?? '',
    text: faults[fault],
  }));
}
