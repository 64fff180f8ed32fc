import { createHmac } from 'node:crypto';
import { localDate, timeZone } from '../kernel/clock.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { forbidden, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Sitting, Test } from './schema.ts';
import { readSittings, writeFacts, type SittingRow } from './store.ts';

/** A sheet written on paper. Marks of 100. */
export type PaperSheet = {
  readonly person: string;
  readonly agencyId: number;
  readonly on: Temporal.PlainDate;
  readonly marks: number;
};

export async function insertPaper(
  tx: Tx,
  test: Test,
  sheets: readonly (PaperSheet & { readonly sittingId: number; readonly isPassed: boolean })[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = sheets.map(({ sittingId: id, person, agencyId, on, marks, isPassed }) => {
    const moment = on.toZonedDateTime({ timeZone, plainTime: '10:00' }).toInstant();
    const when = { startedAt: moment, dueAt: moment, endedAt: moment };
    return {
      id,
      testId: test.id,
      accountId: null,
      person,
      agencyId,
      attempt: 1,
      state: 'ended',
      ...when,
      seed: 0,
      marks,
      isPassed,
      code: null,
      version: 0,
      data: '{"answers":{},"result":null}',
    };
  });
  for (let from = 0; from < rows.length; from += 1500)
    await tx
      .insertInto('knowledgeSitting')
      .values(rows.slice(from, from + 1500))
      .execute();
  const { subject } = test.fields;
  await writeFacts(
    tx,
    sheets.map(({ sittingId, agencyId, on, isPassed }) => ({
      sittingId,
      agencyId,
      onDay: on,
      isPassed,
      subject,
      weight: 1,
      recordedAt: at,
    })),
  );
}

/** A person of a test counts once, by the best of their sheets. */
export async function countPerson(tx: Tx, test: Test, ended: Sitting, at: Temporal.Instant): Promise<void> {
  if (ended.accountId === null || ended.result === null || ended.endedAt === null)
    throw new Refused(forbidden);
  const others = (await readSittings(tx, { testId: test.id, accountId: ended.accountId })).filter(
    ({ id, endedAt }) => id !== ended.id && endedAt !== null,
  );
  const best = others.toSorted((one, other) => (other.marks ?? 0) - (one.marks ?? 0) || one.id - other.id)[0];
  if (best !== undefined && (best.marks ?? 0) >= ended.result.marks) return;
  const counted = { subject: test.fields.subject, recordedAt: at };
  const before = best?.endedAt ?? null;
  await writeFacts(tx, [
    ...(best === undefined || before === null
      ? []
      : [
          {
            ...counted,
            sittingId: best.id,
            agencyId: best.agencyId,
            onDay: localDate(before),
            isPassed: best.isPassed === true,
            weight: -1 as const,
          },
        ]),
    {
      ...counted,
      sittingId: ended.id,
      agencyId: ended.agencyId,
      onDay: localDate(ended.endedAt),
      isPassed: ended.result.isPassed,
      weight: 1,
    },
  ]);
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Code of a certificate: 60 bits that only this house can make, in letters that are not mistaken for each other. */
export function certificateCode({ secret }: Pick<House, 'secret'>, sittingId: number): string {
  const digest = createHmac('sha256', secret).update(`knowledge certificate ${sittingId}`).digest();
  const code = Array.from({ length: 12 }, (_, place) => letters[(digest[place] ?? 0) % letters.length]).join(
    '',
  );
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

export async function findCertificate(db: Queries, code: string): Promise<SittingRow | null> {
  return (await readSittings(db, { code }))[0] ?? null;
}
