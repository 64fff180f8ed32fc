import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import pg from 'pg';
import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { staffOf, type Desk } from './desk.ts';
import { recordRow, type Sending } from './recording.ts';

const Result = z.object({ row: z.number(), digest: z.string() });

/** Records a new row; the same request under the same key gives the row that it made before. @throws Refused */
export async function recordOnce(
  desk: Desk,
  actor: Actor,
  sending: Sending,
  key: string | undefined,
): Promise<number> {
  if (key === undefined) return recordRow(desk, actor, sending);
  if (key.length < 8 || key.length > 200) throw new Refused(badKey);
  const { db, clock } = desk.house;
  const { accountId } = staffOf(actor);
  const own = `register:${desk.register.code}:${createHash('sha256').update(key).digest('base64url')}`;
  const words = canonicalize({ values: sending.values, isDraft: sending.isDraft }) ?? '';
  const digest = createHash('sha256').update(words).digest('base64url');

  async function before(): Promise<number | null> {
    const found = await db
      .selectFrom('idempotencyKey')
      .select('result')
      .where('accountId', '=', accountId)
      .where('key', '=', own)
      .executeTakeFirst();
    if (found === undefined) return null;
    const result = Result.parse(found.result);
    if (result.digest !== digest) throw new Refused(otherContent);
    return result.row;
  }

  const known = await before();
  if (known !== null) return known;
  try {
    return await recordRow(desk, actor, sending, async (tx, row) => {
      const result = JSON.stringify({ row, digest });
      await tx
        .insertInto('idempotencyKey')
        .values({ accountId, key: own, result, createdAt: clock.now() })
        .execute();
    });
  } catch (error) {
    // The same request came twice at once: the other one made the row.
    const isTwice =
      error instanceof Refused ||
      (error instanceof pg.DatabaseError && error.constraint === 'idempotency_key_pkey');
    const made = isTwice ? await before() : null;
    if (made === null) throw error;
    return made;
  }
}

const badKey = refuse(
  'invalid',
  t(
    'Tiêu đề Idempotency-Key phải dài từ 8 đến 200 ký tự, mỗi dòng một khóa riêng, ví dụ một UUID.',
    'The header Idempotency-Key must have 8 to 200 characters, a key of its own for each row, for example a UUID.',
  ),
  'Idempotency-Key',
);
const otherContent = refuse(
  'conflict',
  t(
    'Khóa Idempotency-Key này đã dùng cho nội dung khác; hãy dùng khóa mới.',
    'This Idempotency-Key was used for other content; use a new one.',
  ),
  'Idempotency-Key',
);
