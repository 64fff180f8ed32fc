import { sql, type RawBuilder } from 'kysely';
import { can, type Actor, type Answer } from '../kernel/access.ts';
import type { Part } from './finding.ts';
import { agencyName } from './desk.ts';
import type { Legislation } from './legislation.ts';
import { standings, type Standing } from './life.ts';
import { giveOpinions } from './permissions.ts';
import { DocumentKind, type Day } from './schema.ts';

export type Draft = {
  readonly id: number;
  readonly standing: Standing;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly drafter: string;
  readonly postedUntil: Day | null;
  /** Agencies whose opinion is still awaited. */
  readonly awaited: number;
  /** This person may answer for one of them. */
  readonly isMine: boolean;
};

/** Steps of a document on its way, and the one in which it went no further. */
export const draftStandings = [
  'proposed',
  'drafting',
  'opinions',
  'appraisal',
  'submitted',
  'dropped',
] as const;
/** Everything that is on its way, or one step of it. */
export const shownDrafts = ['open', ...draftStandings] as const;
export type ShownDrafts = (typeof shownDrafts)[number];

/** Documents on their way within this person’s reach: how many stand where, and a part of those shown, what waits for their agency first. */
export async function listDrafts(
  { house: { db }, organization }: Pick<Legislation, 'house' | 'organization'>,
  actor: Actor,
  answer: Answer,
  show: ShownDrafts,
  { size, number }: Part,
): Promise<{ readonly rows: readonly Draft[]; readonly counts: Readonly<Record<ShownDrafts, number>> }> {
  const mine = sql<boolean>`standing = 'opinions' and ${overlaps('asked', can(actor, giveOpinions))}`;
  const seen = sql`standing in ('proposed', 'drafting', 'opinions', 'appraisal', 'submitted', 'dropped')
    and (${overlaps('drafter', answer)} or ${overlaps('asked', can(actor, giveOpinions))})`;
  const wanted = show === 'open' ? sql`standing <> 'dropped'` : sql`standing = ${show}`;
  const [counted, { rows }] = await Promise.all([
    sql<{ standing: ShownDrafts; total: number }>`
      select standing, count(*)::int as total from legal_document where ${seen} group by standing`.execute(
      db,
    ),
    sql<{
      id: number;
      standing: string;
      kind: string;
      title: string;
      drafterId: number | null;
      postedUntil: Temporal.PlainDate | null;
      awaited: number;
      isMine: boolean;
    }>`
      select id, standing, kind, title, drafter_id as "drafterId", posted_until as "postedUntil",
        cardinality(asked) as awaited, ${mine} as "isMine"
      from legal_document where ${seen} and ${wanted}
      order by ${mine} desc, id desc limit ${size} offset ${size * (number - 1)}`.execute(db),
  ]);
  const name = agencyName({ organization });
  const of = (standing: ShownDrafts): number =>
    counted.rows.find((row) => row.standing === standing)?.total ?? 0;
  const counts = Object.fromEntries(draftStandings.map((one) => [one, of(one)]));
  const open = counted.rows.reduce(
    (sum, { standing, total }) => (standing === 'dropped' ? sum : sum + total),
    0,
  );
  return {
    counts: { open, ...counts } as Record<ShownDrafts, number>,
    rows: rows.map(({ standing, kind, drafterId, postedUntil, ...row }) => ({
      ...row,
      standing: standings.find((one) => one === standing) ?? 'dropped',
      kind: DocumentKind.parse(kind),
      drafter: drafterId === null ? '' : name(drafterId),
      postedUntil: postedUntil?.toString() ?? null,
    })),
  };
}

/** Whether the drafting agency, or one that is still to answer, is within reach. */
function overlaps(what: 'drafter' | 'asked', answer: Answer): RawBuilder<boolean> {
  if (answer === false) return sql<boolean>`false`;
  if (answer === true) return what === 'drafter' ? sql<boolean>`true` : sql<boolean>`cardinality(asked) > 0`;
  const ids = sql`${[...answer.agencyIds]}::int[]`;
  return what === 'drafter'
    ? sql<boolean>`coalesce(drafter_id = any(${ids}), false)`
    : sql<boolean>`asked && ${ids}`;
}
