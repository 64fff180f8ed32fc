import { sql } from 'kysely';
import { TemplateSet } from '../forms/forms.ts';
import type { Answer } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import type { Filing } from './schema.ts';
import { visible } from './store.ts';

/** A form as it was issued: the event it tells of, what it said, and the templates it was set with. */
export type Issued = { readonly data: unknown; readonly templateHash: string };

export async function findIssued(
  db: Queries,
  dossierId: number,
  kind: string,
  occasion: number,
): Promise<Issued | undefined> {
  const row = await db
    .selectFrom('printedForm')
    .select([sql`data -> 'form'`.as('form'), 'templateHash'])
    .where('dossierId', '=', dossierId)
    .where('kind', '=', kind)
    .where(sql<boolean>`data ->> 'occasion' = ${String(occasion)}`)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { data: row.form, templateHash: row.templateHash };
}

/** Whoever prints the same dossier at the same time waits here. */
export async function holdDossier(tx: Tx, dossierId: number): Promise<void> {
  await tx.selectFrom('dossier').select('id').where('id', '=', dossierId).forUpdate().execute();
}

/** The next number of a sign in an agency's year. */
export async function nextLetterNumber(
  tx: Tx,
  letter: { agencyId: number; year: number; sign: string },
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into form_number (agency_id, year, sign, last)
    values (${letter.agencyId}, ${letter.year}, ${letter.sign}, 1)
    on conflict (agency_id, year, sign) do update set last = form_number.last + 1
    returning last`.execute(tx);
  const last = rows[0]?.last;
  if (last === undefined) throw new Error('no letter number was given');
  return last;
}

export async function keepTemplates(db: Queries, { hash, files }: TemplateSet): Promise<void> {
  await db
    .insertInto('formTemplateSet')
    .values({ hash, texts: JSON.stringify(files) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function readTemplates(db: Queries, hash: string): Promise<unknown> {
  const row = await db
    .selectFrom('formTemplateSet')
    .select('texts')
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return { hash, files: row.texts };
}

export async function keepIssued(
  tx: Tx,
  issued: {
    dossierId: number;
    kind: string;
    occasion: number;
    form: unknown;
    templateHash: string;
    at: Temporal.Instant;
    by: number | null;
  },
): Promise<void> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from printed_form where dossier_id = ${issued.dossierId}`.execute(
    tx,
  );
  await tx
    .insertInto('printedForm')
    .values({
      dossierId: issued.dossierId,
      number: rows[0]?.next ?? 1,
      kind: issued.kind,
      data: JSON.stringify({ occasion: issued.occasion, form: issued.form }),
      templateHash: issued.templateHash,
      printedAt: issued.at,
      printedBy: issued.by,
    })
    .execute();
}

export type RegisterRow = {
  readonly id: number;
  readonly code: string;
  readonly procedure: string;
  readonly agencyId: number;
  readonly channel: string;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly filing: Filing;
  readonly returnedAt: Temporal.Instant | null;
  readonly returned: { readonly receivedBy: string; readonly way: string } | null;
  readonly state: number;
};

/** Dossiers that an agency received in a period, in the order of receipt; at most `limit`. */
export async function readRegister(
  db: Queries,
  period: { agencyId: number; from: Temporal.Instant; before: Temporal.Instant; answer: Answer },
  limit: number,
): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select dossier.id, dossier.code, v.name as procedure, dossier.agency_id, dossier.channel, dossier.received_at,
      dossier.due_at, filed.filing, returned.happened_at as returned_at, returned.data as returned, dossier.state
    from (${db
      .selectFrom('dossier')
      .selectAll()
      .where('dossier.agencyId', '=', period.agencyId)
      .where('dossier.receivedAt', '>=', period.from)
      .where('dossier.receivedAt', '<', period.before)
      .where(visible(period.answer))
      .orderBy('dossier.receivedAt')
      .orderBy('dossier.id')
      .limit(limit)}) as dossier
    join procedure_version v on v.id = dossier.procedure_version_id
    cross join lateral (
      select coalesce(e.data -> 'filing', e.data -> 'opening' -> 'filing') as filing from event e
      where e.subject_kind = 'dossier' and e.subject_id = dossier.id
        and e.kind in ('registered', 'received', 'supplemented', 'receiptCorrected')
        and coalesce(e.data -> 'filing', e.data -> 'opening' -> 'filing') is not null
      order by e.number desc limit 1) as filed
    left join lateral (
      select e.happened_at, e.data from event e
      where e.subject_kind = 'dossier' and e.subject_id = dossier.id and e.kind = 'returned' limit 1) as returned on true
    order by dossier.received_at, dossier.id`.execute(db);
  return rows;
}

/** The register shows the personal data of many: each look is recorded. */
export async function recordLooks(
  db: Queries,
  looks: { accountId: number; dossierIds: readonly number[]; purpose: string; at: Temporal.Instant },
): Promise<void> {
  if (looks.dossierIds.length === 0) return;
  await db
    .insertInto('personalDataLook')
    .values(
      looks.dossierIds.map((subjectId) => ({
        accountId: looks.accountId,
        subjectKind: 'dossier',
        subjectId,
        purpose: looks.purpose,
        lookedAt: looks.at,
      })),
    )
    .execute();
}
