import { can, type Actor } from '../kernel/access.ts';
import { forbidden, notFound, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { Register } from './schema.ts';

export type PastImport = {
  readonly id: number;
  readonly fileName: string;
  readonly rowCount: number;
  readonly importedAt: Temporal.Instant;
  readonly by: string;
  readonly undoneAt: Temporal.Instant | null;
  readonly keptCount: number | null;
  readonly mayUndo: boolean;
};

export async function pastImports(
  { db }: Pick<House, 'db'>,
  register: Register,
  actor: Actor,
): Promise<PastImport[]> {
  const me = actor.kind === 'staff' ? actor.accountId : null;
  const isEverywhere = can(actor, register.access.write) === true;
  const rows = await db
    .selectFrom('registerImport')
    .leftJoin('account', 'account.id', 'registerImport.importedBy')
    .select([
      'registerImport.id',
      'fileName',
      'rowCount',
      'importedAt',
      'importedBy',
      'undoneAt',
      'keptCount',
      'fullName',
    ])
    .where('register', '=', register.code)
    .$if(!isEverywhere, (query) => query.where('importedBy', '=', me))
    .orderBy('registerImport.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ importedBy, fullName, ...row }) => ({
    ...row,
    by: fullName ?? '',
    mayUndo: row.undoneAt === null && (isEverywhere || importedBy === me),
  }));
}

/** @throws Refused when this actor may not undo the import, or somebody has */
export function mayUndo(
  actor: Actor,
  register: Register,
  found: { readonly importedBy: number | null; readonly undoneAt: Temporal.Instant | null } | undefined,
): void {
  if (found === undefined) throw new Refused(notFound);
  const isOwn = actor.kind === 'staff' && actor.accountId === found.importedBy;
  if (!isOwn && can(actor, register.access.write) !== true) throw new Refused(forbidden);
  if (found.undoneAt !== null) throw new Refused(undoneBefore);
}

const undoneBefore = refuse(
  'conflict',
  t('Lần nhập này đã được hoàn tác.', 'This import has been undone already.'),
);
