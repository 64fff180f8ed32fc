import { can, type Actor, type Answer } from '../kernel/access.ts';
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

/** Documents on their way, those that wait for this person’s agency first. */
export async function listDrafts(
  legislation: Legislation,
  actor: Actor,
  answer: Answer,
): Promise<readonly Draft[]> {
  const rows = await legislation.house.db
    .selectFrom('legalDocument')
    .select(['id', 'standing', 'kind', 'title', 'drafterId', 'postedUntil', 'asked'])
    .where('standing', 'not in', ['issued', 'withdrawn'])
    .orderBy('id', 'desc')
    .execute();
  const name = agencyName(legislation);
  const opinions = can(actor, giveOpinions);
  const answers = (id: number): boolean =>
    typeof opinions === 'boolean' ? opinions : opinions.agencyIds.includes(id);
  return rows
    .filter(
      ({ drafterId, asked }) =>
        answer === true ||
        (answer !== false && answer.agencyIds.includes(drafterId ?? 0)) ||
        asked.some(answers),
    )
    .map(({ id, standing, kind, title, drafterId, postedUntil, asked }) => ({
      id,
      title,
      standing: standings.find((one) => one === standing) ?? 'dropped',
      kind: DocumentKind.parse(kind),
      drafter: drafterId === null ? '' : name(drafterId),
      postedUntil: postedUntil?.toString() ?? null,
      awaited: asked.length,
      isMine: standing === 'opinions' && asked.some(answers),
    }))
    .toSorted((one, other) => Number(other.isMine) - Number(one.isMine));
}
