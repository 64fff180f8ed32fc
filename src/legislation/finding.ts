import { sql, type RawBuilder } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import { kept } from './counts.ts';
import { Body, DocumentKind, DocumentLevel, EffectState, type Day } from './schema.ts';

/** A line of a list of issued documents. */
export type Listed = {
  readonly id: number;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly level: DocumentLevel;
  readonly body: Body;
  readonly agencyId: number;
  readonly issuer: string;
  readonly title: string;
  readonly field: string;
  readonly issuedOn: Day;
  readonly effectiveOn: Day;
  readonly state: EffectState;
  /** First day of that state; null: not yet in force. */
  readonly since: Day | null;
};

export type Filter = {
  readonly text: string;
  readonly kind: DocumentKind | '';
  readonly level: DocumentLevel | '';
  readonly field: string;
  readonly state: EffectState | '';
  /** The day whose effect is asked. */
  readonly on: Day;
  readonly sort?: Sort;
};
export const noFilter = { text: '', kind: '', level: '', field: '', state: '' } as const;

/** By the day of issue or of effect; `-`: the latest first, as where nothing is said. */
export const sorts = ['-issuedOn', 'issuedOn', '-effectiveOn', 'effectiveOn'] as const;
export type Sort = (typeof sorts)[number];

/** Part of a list. */
export type Part = { readonly size: number; readonly number: number };

/** Where words are looked for, found documents are counted so far: `total` is then `mostCounted`, and there are more. */
export const mostCounted = 2000;

export type Found = { readonly rows: readonly Listed[]; readonly total: number; readonly isMore: boolean };

/** A part of the issued documents that a filter finds, each with its state on the day. */
export async function findDocuments(db: Queries, filter: Filter, part: Part): Promise<Found> {
  const from = sourceOf(filter);
  const { sort: _, on, ...wanted } = filter;
  const counted = JSON.stringify([wanted, wanted.state === '' ? '' : on]);
  const [{ rows: ids }, total] = await Promise.all([
    sql<{ id: number }>`
      select ${from.id} as id ${from.rows} order by ${from.order}
      limit ${part.size} offset ${(part.number - 1) * part.size}`.execute(db),
    kept(db, counted, () => countRows(db, from.rows, from.isCapped ? mostCounted + 1 : null)),
  ]);
  const isMore = from.isCapped && total > mostCounted;
  const rows = await listedOn(
    db,
    ids.map(({ id }) => id),
    on,
  );
  return { rows, total: isMore ? mostCounted : total, isMore };
}

async function countRows(db: Queries, rows: RawBuilder<unknown>, most: number | null): Promise<number> {
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 ${rows} limit ${most}) as counted`.execute(db);
  return counted[0]?.total ?? 0;
}

/**
 * Ids of stretches in several parts that have no document in common, the newest issued first; a part of them, or all. Each
 * part is read in the order of its index, so that no more is read than is shown.
 */
export async function idsOfParts(
  db: Queries,
  parts: readonly RawBuilder<unknown>[],
  part?: Part,
): Promise<readonly number[]> {
  const limit = part === undefined ? sql`` : sql`limit ${part.size * part.number}`;
  const { rows } = await sql<{ id: number }>`
    select found.id from (${sql.join(
      parts.map(
        (each) => sql`(select stretch.document_id as id, stretch.issued_on ${each}
          order by stretch.issued_on desc, stretch.document_id desc ${limit})`,
      ),
      sql` union all `,
    )}) as found
    order by found.issued_on desc, found.id desc
    ${part === undefined ? sql`` : sql`limit ${part.size} offset ${part.size * (part.number - 1)}`}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** How many documents the parts have together; kept under `key` until something is recorded. */
export function countParts(db: Queries, key: string, parts: readonly RawBuilder<unknown>[]): Promise<number> {
  return kept(db, key, async () => {
    const { rows } = await sql<{ total: number }>`
      select coalesce(sum(part.total), 0)::int as total from (${sql.join(
        parts.map((part) => sql`select count(*) as total ${part}`),
        sql` union all `,
      )}) as part`.execute(db);
    return rows[0]?.total ?? 0;
  });
}

/** Documents as lists show them, in the order of their ids given. */
export async function listedOn(db: Queries, ids: readonly number[], on: Day): Promise<readonly Listed[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('legalDocument')
    .leftJoin('legalState as stretch', (join) =>
      join.onRef('stretch.documentId', '=', 'legalDocument.id').on(holdsOn(on)),
    )
    .select(columns)
    .select(['stretch.state', 'stretch.fromOn as since'])
    .where('legalDocument.id', '=', sql<number>`any(${[...ids]}::int[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, listed(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whether a stretch named `stretch` is that of a day. */
export function holdsOn(on: Day): RawBuilder<boolean> {
  const day = Temporal.PlainDate.from(on);
  return sql<boolean>`stretch.from_on <= ${day} and (stretch.until_on is null or stretch.until_on > ${day})`;
}

/** Without a state the documents’ own index tells all; with one that of the stretches, which know what is filtered by. */
function sourceOf({ text, kind, level, field, state, on, sort = '-issuedOn' }: Filter) {
  const words = searchOf(text);
  const isByDocument = state === '';
  const of = isByDocument ? sql`document` : sql`stretch`;
  const id = isByDocument ? sql<number>`document.id` : sql<number>`stretch.document_id`;
  const isJoined = !isByDocument && words !== '';
  const wanted: RawBuilder<unknown>[] = [
    isByDocument ? sql`document.standing = 'issued'` : sql`stretch.state = ${state} and ${holdsOn(on)}`,
  ];
  if (kind !== '') wanted.push(sql`${of}.kind = ${kind}`);
  if (level !== '') wanted.push(sql`${of}.level = ${level}`);
  if (field !== '') wanted.push(sql`${of}.field = ${field}`);
  if (words !== '') wanted.push(sql`document.words @@ to_tsquery('simple', ${words})`);
  else if (text.trim() !== '') wanted.push(sql`false`);
  const tables = isByDocument
    ? sql`legal_document as document`
    : sql`legal_state as stretch ${isJoined ? sql`join legal_document as document on document.id = stretch.document_id` : sql``}`;
  const day = sort.endsWith('effectiveOn') ? sql`${of}.effective_on` : sql`${of}.issued_on`;
  const way = sort.startsWith('-') ? sql`desc` : sql`asc`;
  return {
    id,
    rows: sql`from ${tables} where ${sql.join(wanted, sql` and `)}`,
    order: sql`${day} ${way}, ${id} ${way}`,
    isCapped: words !== '',
  };
}

/**
 * What people type as a search of folded words: every word begins one of the document; a number is the whole number, with
 * or without the zero that offices put before one figure. Nothing to look for is ''.
 */
export function searchOf(text: string): string {
  const words = fold(text).match(/[a-z0-9]+/g) ?? [];
  return words
    .map((word) => {
      if (!/^\d+$/.test(word)) return `${word}:*`;
      const bare = word.replace(/^0+(?=\d)/, '');
      return bare.length === 1 ? `(${bare} | 0${bare})` : word;
    })
    .join(' & ');
}

const columns = [
  'id',
  'number',
  'legalDocument.kind',
  'legalDocument.level',
  'body',
  'agencyId',
  'issuer',
  'title',
  'legalDocument.field',
  'legalDocument.issuedOn',
  'legalDocument.effectiveOn',
] as const;

type Row = Readonly<Record<'kind' | 'level' | 'body' | 'issuer' | 'title' | 'field', string>> & {
  readonly id: number;
  readonly agencyId: number;
  readonly number: string | null;
  readonly issuedOn: Temporal.PlainDate | null;
  readonly effectiveOn: Temporal.PlainDate | null;
  readonly state: string | null;
  readonly since: Temporal.PlainDate | null;
};

function listed({ kind, level, body, number, issuedOn, effectiveOn, state, since, ...row }: Row): Listed {
  const effect = EffectState.parse(state ?? 'not-yet');
  return {
    ...row,
    number: number ?? '',
    issuedOn: issuedOn?.toString() ?? '',
    effectiveOn: effectiveOn?.toString() ?? '',
    kind: DocumentKind.parse(kind),
    level: DocumentLevel.parse(level),
    body: Body.parse(body),
    state: effect,
    since: effect === 'not-yet' ? null : (since?.toString() ?? null),
  };
}
