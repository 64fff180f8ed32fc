import type { Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { Clock } from '../kernel/clock.ts';
import { t, type Text } from '../kernel/messages.ts';
import { staffSubject } from './life.ts';

/** What a record was looked at for. */
export const purposes = {
  read: t('Xem hồ sơ (phần nhạy cảm được che)', 'Record read, sensitive parts covered'),
  open: t('Mở phần nhạy cảm', 'Sensitive parts opened'),
  edit: t('Mở biểu mẫu cập nhật', 'Opened for editing'),
  print: t('In sơ yếu lý lịch mẫu 2C', 'Form 2C printed'),
  export: t('Xuất danh sách ra Excel', 'Exported in a list'),
  evidence: t('Xem tệp minh chứng', 'Evidence seen'),
} satisfies Record<string, Text>;
export type Purpose = keyof typeof purposes;

/** Remembers that somebody looked at records. What the program itself does is no look. */
export async function rememberLooks(
  { db, clock }: { readonly db: Queries; readonly clock: Clock },
  actor: Actor,
  ids: readonly number[],
  purpose: Purpose,
): Promise<void> {
  if (actor.kind !== 'staff' || ids.length === 0) return;
  const lookedAt = clock.now();
  const rows = ids.map((subjectId) => ({
    lookedAt,
    accountId: actor.accountId,
    subjectKind: staffSubject,
    subjectId,
    purpose,
  }));
  for (let from = 0; from < rows.length; from += 5000)
    await db
      .insertInto('personalDataLook')
      .values(rows.slice(from, from + 5000))
      .execute();
}

export type LookSeen = {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly agency: string;
  readonly purpose: Text;
};

/** Who looked at a record, newest first. */
export async function looksAt(db: Queries, id: number, limit: number): Promise<LookSeen[]> {
  const rows = await db
    .selectFrom('personalDataLook')
    .innerJoin('account', 'account.id', 'personalDataLook.accountId')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .select([
      'personalDataLook.id',
      'personalDataLook.lookedAt',
      'personalDataLook.purpose',
      'account.fullName',
      'agency.name',
    ])
    .where('subjectKind', '=', staffSubject)
    .where('subjectId', '=', id)
    .orderBy('personalDataLook.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.lookedAt,
    by: row.fullName,
    agency: row.name,
    purpose:
      Object.entries(purposes).find(([name]) => name === row.purpose)?.[1] ?? t(row.purpose, row.purpose),
  }));
}
