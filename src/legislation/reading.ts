import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import { createCourses, type Course } from './effect.ts';
import { matchBases, numbersIn, type Basis, type Citable } from './bases.ts';
import {
  Body,
  DocumentKind,
  DocumentLevel,
  EffectState,
  numberKey,
  type Day,
  type ReviewFields,
} from './schema.ts';
import { loadGraphAround } from './store.ts';

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
};

/** Part of a list. */
export type Part = { readonly size: number; readonly number: number };

/** Issued documents that a filter finds, newest first, each with its state on the day; all of them, or a part. */
export async function findDocuments(
  db: Database,
  filter: Filter,
  part?: Part,
): Promise<{ readonly rows: readonly Listed[]; readonly total: number }> {
  const found = matching(db, filter);
  const rows = await found
    .select(columns)
    .select([sql<string>`coalesce(stretch.state, 'not-yet')`.as('state'), 'stretch.fromOn as since'])
    .orderBy('issuedOn', 'desc')
    .orderBy('id', 'desc')
    .$if(part !== undefined, (query) =>
      query.limit(part?.size ?? 0).offset(((part?.number ?? 1) - 1) * (part?.size ?? 0)),
    )
    .execute();
  if (part === undefined) return { rows: rows.map(listed), total: rows.length };
  // Stretches need not be looked at where no state is asked for.
  const counted = filter.state === '' ? issued(db, filter) : found;
  const { total } = await counted
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.map(listed), total };
}

function matching(db: Database, filter: Filter) {
  const { state } = filter;
  const day = Temporal.PlainDate.from(filter.on);
  return issued(db, filter)
    .leftJoin('legalState as stretch', (join) =>
      join
        .onRef('stretch.documentId', '=', 'legalDocument.id')
        .on('stretch.fromOn', '<=', day)
        .on(({ eb, or }) => or([eb('stretch.untilOn', 'is', null), eb('stretch.untilOn', '>', day)])),
    )
    .$if(state === 'not-yet', (query) => query.where('stretch.state', 'is', null))
    .$if(state !== '' && state !== 'not-yet', (query) => query.where('stretch.state', '=', state));
}

function issued(db: Database, { text, kind, level, field }: Filter) {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  return db
    .selectFrom('legalDocument')
    .where('standing', '=', 'issued')
    .$if(kind !== '', (query) => query.where('kind', '=', kind))
    .$if(level !== '', (query) => query.where('level', '=', level))
    .$if(field !== '', (query) => query.where('field', '=', field))
    .where((eb) => eb.and(words.map((word) => eb('search', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`))));
}

/** Documents by id, for pages that name them. */
export async function namesOf(
  db: Database,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, { readonly number: string; readonly title: string }>> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0
      ? []
      : await db
          .selectFrom('legalDocument')
          .select(['id', 'number', 'title'])
          .where('id', '=', sql<number>`any(${wanted}::int[])`)
          .execute();
  return new Map(rows.map(({ id, number, title }) => [id, { number: number ?? '', title }]));
}

/** Everything that a review looks at: what was not over on the day of its mark, of its level and field. */
export async function documentsInScope(db: Database, review: ReviewFields): Promise<readonly Listed[]> {
  const { rows: all } = await findDocuments(db, {
    text: '',
    kind: '',
    level: review.level,
    field: review.field,
    state: '',
    on: review.markOn,
  });
  return all.filter(
    ({ level, issuedOn, state }) => level !== 'central' && issuedOn <= review.markOn && state !== 'expired',
  );
}

/** The lines of legal bases with the documents that they name and their states on a day. */
export async function readBases(
  db: Database,
  lines: readonly (readonly string[])[],
  on: Day,
): Promise<Basis[][]> {
  const keys = [...new Set(lines.flat().flatMap(numbersIn))];
  const day = Temporal.PlainDate.from(on);
  const rows =
    keys.length === 0
      ? []
      : await db
          .selectFrom('legalDocument')
          .leftJoin('legalState as stretch', (join) =>
            join
              .onRef('stretch.documentId', '=', 'legalDocument.id')
              .on('stretch.fromOn', '<=', day)
              .on(({ eb, or }) => or([eb('stretch.untilOn', 'is', null), eb('stretch.untilOn', '>', day)])),
          )
          .select(['id', 'number', 'numberKey', 'issuer', 'level', 'stretch.state'])
          .where('standing', '=', 'issued')
          .where('numberKey', '=', sql<string>`any(${keys}::text[])`)
          .execute();
  const byKey = new Map<string, Citable[]>();
  for (const { id, number, numberKey: key, issuer, level, state } of rows) {
    if (number === null || key === null) continue;
    const found = {
      id,
      number,
      issuer,
      level: DocumentLevel.parse(level),
      state: EffectState.parse(state ?? 'not-yet'),
    };
    byKey.set(key, [...(byKey.get(key) ?? []), found]);
  }
  return lines.map((one) => matchBases(one, byKey));
}

/** Ids of issued documents by number; those of one number by several issuers all. */
export async function idsByNumber(
  db: Database,
): Promise<ReadonlyMap<string, readonly { id: number; issuer: string; issuedOn: Day }[]>> {
  const rows = await db
    .selectFrom('legalDocument')
    .select(['id', 'number', 'issuer', 'issuedOn'])
    .where('standing', '=', 'issued')
    .execute();
  return Map.groupBy(
    rows.map(({ id, number, issuer, issuedOn }) => ({
      id,
      issuer,
      issuedOn: issuedOn?.toString() ?? '',
      key: numberKey(number ?? ''),
    })),
    ({ key }) => key,
  );
}

export async function fieldsInUse(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('legalDocument').select('field').distinct().orderBy('field').execute();
  return rows.map(({ field }) => field);
}

/** The course of a document; null for one that is not issued. */
export async function findCourse(db: Database, id: number): Promise<Course | null> {
  return (await coursesOf(db, [id])).get(id) ?? null;
}

/** Courses of issued documents, by id. */
export async function coursesOf(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, Course>> {
  if (ids.length === 0) return new Map();
  const graph = await loadGraphAround(db, ids);
  const courseOf = createCourses(graph);
  return new Map(ids.filter((id) => graph.nodes.has(id)).map((id) => [id, courseOf(id)]));
}

const columns = [
  'id',
  'number',
  'kind',
  'level',
  'body',
  'agencyId',
  'issuer',
  'title',
  'field',
  'issuedOn',
  'effectiveOn',
] as const;

type Row = Readonly<Record<'kind' | 'level' | 'body' | 'issuer' | 'title' | 'field' | 'state', string>> & {
  readonly id: number;
  readonly agencyId: number;
  readonly number: string | null;
  readonly issuedOn: Temporal.PlainDate | null;
  readonly effectiveOn: Temporal.PlainDate | null;
  readonly since: Temporal.PlainDate | null;
};

function listed({ kind, level, body, number, issuedOn, effectiveOn, state, since, ...row }: Row): Listed {
  return {
    ...row,
    number: number ?? '',
    issuedOn: issuedOn?.toString() ?? '',
    effectiveOn: effectiveOn?.toString() ?? '',
    kind: DocumentKind.parse(kind),
    level: DocumentLevel.parse(level),
    body: Body.parse(body),
    state: EffectState.parse(state),
    since: since?.toString() ?? null,
  };
}
