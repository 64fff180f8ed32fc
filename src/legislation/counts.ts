import type { Queries } from '../kernel/database.ts';

/** What is worked out over whole lists, kept until something is recorded: 100,000 documents are not counted for every page turned. */
type Kept = { readonly version: number; readonly counts: Map<string, Promise<unknown>> };

const keptOf = new WeakMap<Queries, Kept>();
const mostKept = 1000;

/** What `count` gives for the documents as they are recorded now; `key` says what is counted. */
export async function kept<T>(db: Queries, key: string, count: () => Promise<T>): Promise<T> {
  const { number: version } = await db.selectFrom('legalVersion').select('number').executeTakeFirstOrThrow();
  const found = keptOf.get(db);
  const now =
    found?.version === version && found.counts.size < mostKept ? found : { version, counts: new Map() };
  keptOf.set(db, now);
  const known = now.counts.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const counting = count();
  now.counts.set(key, counting);
  counting.catch(() => now.counts.delete(key));
  return counting;
}
