import { agencyName } from './desk.ts';
import type { Part } from './finding.ts';
import type { Legislation } from './legislation.ts';
import { DocumentKind, type Day } from './schema.ts';

/** A draft that stands open for everybody’s comments. */
export type Posted = {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly drafter: string;
  readonly until: Day;
};

const drafted = ['proposed', 'drafting', 'opinions', 'appraisal', 'submitted'] as const;

/** How many drafts stand open on a day. */
export async function countPosted({ house }: Pick<Legislation, 'house'>, on: Day): Promise<number> {
  const { total } = await openOn(house, on)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Drafts that stand open on a day, those that close first before the others. */
export async function listPosted(
  legislation: Pick<Legislation, 'house' | 'organization'>,
  on: Day,
  { size, number }: Part,
): Promise<readonly Posted[]> {
  const name = agencyName(legislation);
  const rows = await openOn(legislation.house, on)
    .select(['id', 'kind', 'title', 'drafterId', 'postedUntil'])
    .orderBy('postedUntil')
    .orderBy('id')
    .limit(size)
    .offset(size * (number - 1))
    .execute();
  return rows.map(({ id, kind, title, drafterId, postedUntil }) => ({
    id,
    title,
    kind: DocumentKind.parse(kind),
    drafter: drafterId === null ? '' : name(drafterId),
    until: postedUntil?.toString() ?? '',
  }));
}

function openOn({ db }: Legislation['house'], on: Day) {
  const day = Temporal.PlainDate.from(on);
  return db
    .selectFrom('legalDocument')
    .where('standing', 'in', drafted)
    .where('postedFrom', '<=', day)
    .where('postedUntil', '>=', day);
}
