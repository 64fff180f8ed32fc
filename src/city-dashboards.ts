import { dashboardRoutes, type Owed } from './dashboards/dashboards.tsx';
import { plansToApprove, remediesOwed } from './inspections/inspections.ts';
import type { Route } from './kernel/web.ts';
import type { Procedures } from './procedures/procedures.ts';
import { qualityDuties } from './quality/quality.ts';
import type { Steering } from './steering.ts';
import { waitingFor, type WaitingRooms } from './city-waiting.ts';

type Rooms = WaitingRooms & {
  readonly procedures: Procedures;
  readonly steering: Steering;
};

/** The first page of each role, from what the other rooms know. */
export function cityDashboards(rooms: Rooms): Route[] {
  const { house, organization, procedures, steering } = rooms;
  const { indicators, reportedFigures, programme } = steering;
  return dashboardRoutes(
    {
      house,
      indicators,
      waitingFor: (staff) => waitingFor(rooms, staff),
      async owedBy(agencyId, until) {
        const isCity = organization.getAgency(agencyId).parentId === null;
        const [reports, tasks, remedies, quality, plans] = await Promise.all([
          reportedFigures.owedBy(agencyId),
          programme.owed([agencyId], until.toString()),
          remediesOwed(house.db, { agencyIds: [agencyId] }),
          qualityDuties(house.db, agencyId, house.clock.today()),
          isCity ? plansToApprove(house.db) : [],
        ]);
        const yearAgo = until.subtract({ years: 1 });
        const isRecent = (day: string): boolean =>
          Temporal.PlainDate.compare(Temporal.PlainDate.from(day), yearAgo) >= 0;
        const owed: Owed[] = [
          ...reports.map(({ kind, collection, due, href }) => ({
            kind: kind === 'fill' ? ('report' as const) : ('approval' as const),
            title: collection,
            due,
            href,
          })),
          ...tasks
            // What is reported done waits for the reform office, no longer for the agency.
            .filter(({ task }) => task.own.standing === 'open' && isRecent(task.fields.dueOn))
            .map(({ task }) => ({
              kind: 'task' as const,
              title: task.fields.title,
              due: Temporal.PlainDate.from(task.fields.dueOn),
              href: `/programme/tasks/${task.id}`,
            })),
        ];
        for (const { title, due, href } of quality)
          if (Temporal.PlainDate.compare(due, until) <= 0 && isRecent(due.toString()))
            owed.push({ kind: 'quality', title, due, href });
        for (const { id, year, due } of plans)
          owed.push({
            kind: 'inspection',
            title: `Duyệt kế hoạch kiểm tra năm ${year}`,
            due,
            href: `/inspections/plans/${id}`,
          });
        for (const { id, values, dueOn } of remedies)
          if (dueOn !== '')
            owed.push({
              kind: 'inspection',
              title: `Khắc phục sau kiểm tra: ${String(values['fault'])}`,
              due: Temporal.PlainDate.from(dueOn),
              href: `/inspections/findings/${id}`,
            });
        return owed.toSorted((one, other) => Temporal.PlainDate.compare(one.due, other.due));
      },
      async recentDecisions(since) {
        const { rows } = await procedures.listDecisions(1);
        return rows.flatMap(({ number, title, issuedOn }) =>
          issuedOn === null || Temporal.PlainDate.compare(issuedOn, since) < 0
            ? []
            : [{ title: title === '' ? number : `${number}: ${title}`, on: issuedOn }],
        );
      },
    },
    organization,
  );
}
