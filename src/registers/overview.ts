import { sql } from 'kysely';
import { can, type Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import { fold } from '../kernel/messages.ts';
import { reformAreas } from '../indicators/schema.ts';
import { countRows, lastChange, type View } from './listing.ts';
import type { OverviewLine } from './page-overview.tsx';
import type { Register } from './schema.ts';

/** The registers that this person sees and that fit the words, with what stands and waits in each, by area. */
export async function readOverview(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  all: readonly Register[],
  actor: Actor,
  words: string,
): Promise<OverviewLine[]> {
  const today = clock.today();
  const wanted = fold(words);
  const areas = Object.keys(reformAreas);
  const seen = all
    .filter((register) => can(actor, register.access.read) !== false && isAbout(register, wanted))
    .toSorted((one, other) => areas.indexOf(one.area) - areas.indexOf(other.area));
  if (seen.length === 0) return [];
  const own = await ownCounts(db, actor);
  return Promise.all(
    seen.map(async (register) => {
      const count = async (view: View): Promise<number> => {
        const ask = { words: '', state: '', view, filters: {}, from: null, to: null, sort: '' };
        const bare = { ...register, columns: {} };
        return (await countRows(db, bare, actor, ask, today)).total;
      };
      const [total, changedAt, late] = await Promise.all([
        count(''),
        lastChange(db, register, actor),
        register.due === undefined ? 0 : count('late'),
      ]);
      const mine = own.get(register.code);
      return { register, total, changedAt, late, mine: mine?.mine ?? 0, drafts: mine?.drafts ?? 0 };
    }),
  );
}

function isAbout({ title, one, about, law }: Register, wanted: string): boolean {
  const words = [title.vi, title.en, one.vi, about?.vi ?? '', about?.en ?? '', law].join(' ');
  return fold(words).includes(wanted);
}

/** By register, rows that are assigned to this person, and their drafts. */
async function ownCounts(
  db: House['db'],
  actor: Actor,
): Promise<Map<string, { mine: number; drafts: number }>> {
  if (actor.kind !== 'staff') return new Map();
  const { rows } = await sql<{ register: string; mine: number; drafts: number }>`
    select register, count(*) filter (where state <> 'draft' and assignee_id = ${actor.accountId})::int as mine,
      count(*) filter (where state = 'draft' and author_id = ${actor.accountId})::int as drafts
    from register_row
    where not is_removed and (assignee_id = ${actor.accountId} or (state = 'draft' and author_id = ${actor.accountId}))
    group by 1`.execute(db);
  return new Map(rows.map(({ register, ...counts }) => [register, counts]));
}
