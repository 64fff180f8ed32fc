import { can, type Staff } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { Text } from '../kernel/messages.ts';
import {
  countWork,
  noFilters,
  processDossiers,
  readDossiers,
  readStandings,
  superviseDossiers,
  type Standings,
  type WorkTab,
} from '../dossiers/dossiers.ts';
import type { BreakdownLine, Figures, Indicators, TrendPoint } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import { approveReportedFigures, fillReportedFigures } from '../reported-figures/reported-figures.ts';

/** Something that the person's agency has to do by a day: a report to send, a task to finish. */
export type Owed = {
  readonly title: string;
  readonly kind: 'report' | 'approval' | 'task' | 'quality' | 'inspection';
  readonly due: Temporal.PlainDate;
  readonly href: string;
};

/** Something that goes no further until this person does their part; the law or a plan sets no day for it. */
export type Waiting = { readonly what: Text; readonly title: Text | string; readonly href: string };

export type DashboardRooms = {
  readonly house: House;
  readonly indicators: Indicators;
  /** What an agency owes until a day, the most urgent first. */
  owedBy(agencyId: number, until: Temporal.PlainDate): Promise<readonly Owed[]>;
  /** What waits for this very person in the rooms of law, people and reports. */
  waitingFor(staff: Staff): Promise<readonly Waiting[]>;
  /** Publication decisions of procedures of the last days, newest first. */
  recentDecisions(since: Temporal.PlainDate): Promise<readonly { title: string; on: Temporal.PlainDate }[]>;
};

export type Week = { readonly period: Period; readonly figures: Figures };

export type Dashboard = {
  readonly work: Record<WorkTab, number> | null;
  readonly standings: Standings | null;
  readonly owed: readonly Owed[];
  readonly waiting: readonly Waiting[];
  readonly decisions: Awaited<ReturnType<DashboardRooms['recentDecisions']>>;
  /** This week and the one before; null for those who see no dossiers. */
  readonly weeks: readonly [Week, Week] | null;
  readonly months: readonly TrendPoint[];
  /** By agency, this year; empty for those who see one agency alone. */
  readonly agencies: readonly BreakdownLine[];
  readonly year: Period;
};

export const weekCodes = ['dossier.received', 'dossier.resolved', 'dossier.resolvedLate'] as const;
export const shareCode = 'dossier.onTimeShare';
/** Who reports and approves figures: nobody else is sent to their pages, which are closed to them. */
const doneBy = { report: fillReportedFigures, approval: approveReportedFigures } as const;
const owedDays = 30;
const newsDays = 30;

export async function gather(rooms: DashboardRooms, staff: Staff): Promise<Dashboard> {
  const { house, indicators } = rooms;
  const today = house.clock.today();
  const now = house.clock.now();
  const sees = can(staff, readDossiers);
  const seesMany = sees === true || (sees !== false && sees.agencyIds.length > 1);
  const year = { from: today.with({ month: 1, day: 1 }), to: today };
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const week = { from: monday, to: today };
  const before = { from: monday.subtract({ days: 7 }), to: monday.subtract({ days: 1 }) };
  const months = { from: today.with({ day: 1 }).subtract({ months: 11 }), to: today };
  const supervised = can(staff, superviseDossiers);
  const ask = (period: Period) => indicators.figures(staff, weekCodes, { period });
  const [work, standings, owed, waiting, decisions, thisWeek, lastWeek, trend, agencies] = await Promise.all([
    can(staff, processDossiers) === false
      ? null
      : countWork(house.db, { staff, answer: sees, filters: noFilters, now }),
    supervised === false
      ? null
      : readStandings(house.db, { answer: supervised, agencyId: null, now, from: today, to: today }),
    rooms
      .owedBy(staff.agencyId, today.add({ days: owedDays }))
      .then((all) =>
        all.filter(
          ({ kind }) => (kind !== 'report' && kind !== 'approval') || can(staff, doneBy[kind]) !== false,
        ),
      ),
    rooms.waitingFor(staff),
    rooms.recentDecisions(today.subtract({ days: newsDays })),
    sees === false ? null : ask(week),
    sees === false ? null : ask(before),
    sees === false ? [] : indicators.trend(staff, [shareCode], 'month', { period: months }),
    seesMany ? indicators.breakdown(staff, [shareCode], 'agency', { period: year }) : [],
  ]);
  const weeks: Dashboard['weeks'] =
    thisWeek === null || lastWeek === null
      ? null
      : [
          { period: week, figures: thisWeek },
          { period: before, figures: lastWeek },
        ];
  return { work, standings, owed, waiting, decisions, weeks, months: trend, agencies, year };
}
