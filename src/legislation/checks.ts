import type { Database } from '../kernel/database.ts';
import type { Part } from './finding.ts';

/** A self-check with the document that was checked. */
export type CheckRow = {
  readonly documentId: number;
  readonly check: number;
  readonly checkedOn: Temporal.PlainDate;
  readonly result: string;
  readonly dueOn: Temporal.PlainDate | null;
  readonly doneOn: Temporal.PlainDate | null;
  readonly number: string | null;
  readonly title: string;
};
/** All checks, those that found a fault, those whose fault is not remedied yet. */
export const shownOfChecks = ['all', 'faulty', 'open'] as const;
export type ShownOfChecks = (typeof shownOfChecks)[number];

/** Self-checks of a year (0: of all), how many stand where, and a part of those shown, newest first. */
export async function listChecks(
  db: Database,
  { year, show }: { readonly year: number; readonly show: ShownOfChecks },
  { size, number }: Part,
): Promise<{ readonly rows: readonly CheckRow[]; readonly counts: Readonly<Record<ShownOfChecks, number>> }> {
  const ofYear = db
    .selectFrom('legalCheck')
    .$if(year > 0, (some) =>
      some
        .where('checkedOn', '>=', new Temporal.PlainDate(year, 1, 1))
        .where('checkedOn', '<=', new Temporal.PlainDate(year, 12, 31)),
    );
  const [counts, rows] = await Promise.all([
    ofYear
      .select(({ fn }) => [
        fn.countAll<number>().as('all'),
        fn.countAll<number>().filterWhere('result', '=', 'faulty').as('faulty'),
        fn
          .countAll<number>()
          .filterWhere('result', '=', 'faulty')
          .filterWhere('doneOn', 'is', null)
          .as('open'),
      ])
      .executeTakeFirstOrThrow(),
    ofYear
      .innerJoin('legalDocument', 'legalDocument.id', 'legalCheck.documentId')
      .select(['documentId', 'legalCheck.number as check', 'checkedOn', 'result', 'dueOn', 'doneOn'])
      .select(['legalDocument.number', 'title'])
      .$if(show !== 'all', (some) => some.where('result', '=', 'faulty'))
      .$if(show === 'open', (some) => some.where('doneOn', 'is', null))
      .orderBy('checkedOn', 'desc')
      .orderBy('documentId')
      .orderBy('legalCheck.number')
      .limit(size)
      .offset(size * (number - 1))
      .execute(),
  ]);
  return { rows, counts };
}
