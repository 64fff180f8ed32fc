import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import { chain, emptyChain } from '../kernel/events.ts';

/** An account's new place of work; everything else of it stays. */
export type AccountMove = {
  readonly accountId: number;
  readonly agencyId: number;
  readonly unitId: number | null;
};

const accountsATime = 500;

/** Moves people to other agencies by a reorganisation: same names, passwords and roles; each with its event. */
export async function moveAccounts(
  tx: Tx,
  moves: readonly AccountMove[],
  by: { readonly actorId: number | null; readonly at: Temporal.Instant; readonly decision: string },
): Promise<void> {
  for (let start = 0; start < moves.length; start += accountsATime) {
    await moveSome(tx, moves.slice(start, start + accountsATime), by);
  }
}

async function moveSome(
  tx: Tx,
  moves: readonly AccountMove[],
  { actorId, at, decision }: { actorId: number | null; at: Temporal.Instant; decision: string },
): Promise<void> {
  const ids = moves.map(({ accountId }) => accountId);
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'agencyId', 'unitId'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const heads = await tx
    .selectFrom('event')
    .distinctOn('subjectId')
    .select(['subjectId', 'number', 'hash'])
    .where('subjectKind', '=', 'account')
    .where('subjectId', 'in', ids)
    .orderBy('subjectId')
    .orderBy('number', 'desc')
    .execute();
  const headOf = new Map(heads.map(({ subjectId, number, hash }) => [subjectId, { number, hash }]));
  const before = new Map(accounts.map((account) => [account.id, account]));
  const events = moves.flatMap(({ accountId, agencyId, unitId }) => {
    const data = {
      decision,
      from: {
        agencyId: before.get(accountId)?.agencyId ?? null,
        unitId: before.get(accountId)?.unitId ?? null,
      },
      to: { agencyId, unitId },
    };
    const draft = { kind: 'reorganized', data, actorId, happenedAt: at, recordedAt: at };
    return chain({ kind: 'account', id: accountId }, headOf.get(accountId) ?? emptyChain, [draft]);
  });
  await tx
    .insertInto('event')
    .values(events.map((event) => ({ ...event, data: JSON.stringify(event.data) })))
    .execute();
  await sql`
    update account a set agency_id = x."agencyId", unit_id = x."unitId"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as x("accountId" int, "agencyId" int, "unitId" int)
    where a.id = x."accountId"`.execute(tx);
}
