import type { Queries } from '../kernel/database.ts';
import { openPositionsOf } from '../examinations/examinations.ts';
import { positionsEnding } from '../positions/positions.ts';

export type SeatRow = {
  readonly part: 'seats' | 'schemes' | 'examinations';
  readonly agency: string;
  readonly title: string;
  readonly href: string;
};

/** Seats and schemes that end with these agencies, and positions of examinations under way that they asked for. */
export async function readSeats(
  db: Queries,
  codes: readonly string[],
  lastDay: Temporal.PlainDate,
): Promise<SeatRow[]> {
  const places = await db.selectFrom('agency').select(['id', 'code']).where('code', 'in', codes).execute();
  const codeOf = new Map(places.map(({ id, code }) => [id, code]));
  const ids = [...codeOf.keys()];
  const ending = await positionsEnding(db, ids, lastDay.toString());
  const asked = await openPositionsOf(db, ids);
  return [
    ...ending.map(({ kind, id, agencyId, title }): SeatRow => {
      const agency = codeOf.get(agencyId) ?? '';
      return kind === 'seat'
        ? { part: 'seats', agency, title, href: `/positions/agencies/${encodeURIComponent(agency)}` }
        : { part: 'schemes', agency, title, href: `/positions/schemes/${id}` };
    }),
    ...asked.map(({ examinationId, agencyId, title, examination }): SeatRow => ({
      part: 'examinations',
      agency: codeOf.get(agencyId) ?? '',
      title: `${examination}: ${title}`,
      href: `/examinations/${examinationId}`,
    })),
  ];
}
