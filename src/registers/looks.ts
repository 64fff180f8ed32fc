import type { Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { Register } from './schema.ts';
import { subjectKind } from './store.ts';

type Place = { readonly db: Queries; readonly at: Temporal.Instant };
/** How many rows at once were looked at: on a page, as a file, on paper, by a program, in a search, behind a figure. */
type Purpose = 'list' | 'export' | 'print' | 'api' | 'search' | 'figure' | 'linked';

/** Remembers that a person opened a row that names people (Nghị định 13/2023/NĐ-CP). */
export async function rememberLook(
  { db, at }: Place,
  actor: Actor,
  register: Register,
  id: number,
): Promise<void> {
  await insertLook(db, actor, register, { lookedAt: at, subjectId: id, purpose: 'register', asked: null });
}

/** Remembers, once for all rows of a page or a file, that a person looked at rows that name people, and what they asked. */
export async function rememberLooks(
  { db, at }: Place,
  actor: Actor,
  register: Register,
  { purpose, asked, count }: { readonly purpose: Purpose; readonly asked: string; readonly count: number },
): Promise<void> {
  if (count > 0)
    await insertLook(db, actor, register, {
      lookedAt: at,
      subjectId: 0,
      purpose,
      asked: asked.slice(0, 2000),
    });
}

/** A list’s address, without what is not filled. */
export function askedOf(address: Readonly<Record<string, string | number>>): string {
  const filled = Object.entries(address).filter(([, value]) => value !== '');
  return new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
}

type Look = {
  readonly lookedAt: Temporal.Instant;
  readonly subjectId: number;
  readonly purpose: string;
  readonly asked: string | null;
};

/** What the program itself does is no look. */
async function insertLook(db: Queries, actor: Actor, register: Register, look: Look): Promise<void> {
  if (register.personal !== true || actor.kind !== 'staff') return;
  const { accountId } = actor;
  await db
    .insertInto('personalDataLook')
    .values({ accountId, subjectKind: subjectKind(register), ...look })
    .execute();
}
